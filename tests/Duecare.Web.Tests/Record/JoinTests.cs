using System.Net;
using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;
using static Duecare.Web.Tests.Record.Filled;

namespace Duecare.Web.Tests.Record;

/// <summary>Two records of one child: found, compared, joined, and taken apart again. "joined" is joined to "team" from the beginning.</summary>
public class JoinTests
{
    internal const string Form = "/children/team/join/request";
    internal const string PartForm = "/children/team/part/j-team";

    internal static readonly (string, string)[] OneChild =
    [
        ("Answers.Decision", "OneChild"), ("Answers.Kept", "team"), ("Answers.Compared", "Name"), ("Answers.Compared", "SomebodyWhoKnows"),
        ("Answers.Because", "The school knows one child by both names."), ("then", "save"),
    ];

    internal static readonly (string, string)[] Apart =
        [("Answers.Because", "Two cousins of one name."), ("Answers.Told[0].Entry", "n-joined"), ("Answers.Told[0].Of", "Joined"), ("then", "save")];

    [Theory, EachEngine]
    public async Task Two_records_are_compared_and_joined_and_every_address_of_the_other_leads_to_the_one(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs("ServiceManager");
        var compare = (await client.PageAsync(Form)).QuerySelector("main")!.Said();
        foreach (var said in new[] { "Number team", "Number request", "Name Differs", "2 March 2015", "If number team goes on" }) Assert.Contains(said, compare, StringComparison.Ordinal);
        var leads = await client.Through(Form, OneChild);
        Assert.Contains("records joined", (await client.PageAsync(leads)).QuerySelector("main")!.Said(), StringComparison.Ordinal);
        foreach (var page in new[] { "", "/people", "/documents", "/duplicates", "/visits/record" })
        {
            using var answer = await client.GetAsync($"/children/request{page}", Cancel);
            Assert.Equal($"/children/team{page}?led-from=request", $"{answer.Headers.Location}");
        }
        var led = (await client.PageAsync("/children/team?led-from=request")).QuerySelector("main")!.Said();
        Assert.Contains("The record number request, which you asked for, was joined to this one at", led, StringComparison.Ordinal);
        Assert.Contains("because: The school knows one child by both names.", led, StringComparison.Ordinal);
        Assert.Contains("Also allocated: colleague", led, StringComparison.Ordinal);
        Assert.DoesNotContain("which you asked for", (await client.PageAsync("/children/team?led-from=other")).QuerySelector("main")!.Said(), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_the_other_record_says_of_the_child_stands_beside_what_counts(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs("TeamManager");
        var who = (await client.PageAsync("/children/team/people")).QuerySelector("[aria-labelledby=who]")!.Said();
        Assert.Contains("Also recorded, on number joinedTeamm, born 3 March 2015", who, StringComparison.Ordinal);
        Assert.Contains("2 March 2015", who, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Taken_apart_each_child_has_its_own_page_again_with_what_was_told_to_be_its(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs("ServiceManager");
        await client.Through(PartForm, Apart);
        Assert.DoesNotContain("Spoke with the school.", (await client.PageAsync("/children/team")).QuerySelector("main")!.Said(), StringComparison.Ordinal);
        Assert.Contains("Spoke with the school.", (await client.PageAsync("/children/joined")).QuerySelector("main")!.Said(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(PartForm, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Nothing_is_joined_or_taken_apart_without_an_answer_to_each_question()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs("ServiceManager");
        Assert.Equal(["Say whether they are one child or two", "Enter how you know"], Errors(await client.Refused(Form, ("then", "save"))));
        Assert.Equal(["Choose the record that goes on", "Tick what you compared"], Errors(await client.Refused(Form, ("Answers.Decision", "OneChild"), ("Answers.Because", "x"), ("then", "save"))).Order());
        Assert.Equal(["Other records are joined to team: choose that one to go on, or take them apart first"], Errors(await client.Refused(Form, [.. OneChild.Where(a => a.Item1 != "Answers.Kept"), ("Answers.Kept", "request")])));
        Assert.Equal(["Choose the record that goes on"], Errors(await client.Refused(Form, [.. OneChild.Where(a => a.Item1 != "Answers.Kept"), ("Answers.Kept", "other")])));
        Assert.Equal(["Enter why they are two children", "Say whose this is"], Errors(await client.Refused(PartForm, ("then", "save"))).Order());
        Assert.Empty(await kept.Held<RecordsParted>(new("team")));
    }

    [Theory, EachEngine]
    public async Task Who_looks_alike_is_offered_to_whoever_may_open_both_and_not_again_once_they_are_said_to_be_two(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs("ServiceManager");
        const string Compare = "/children/alike/join/request";
        foreach (var page in new[] { "/duplicates", "/children/request/duplicates" })
            Assert.Contains(Compare, (await client.PageAsync(page)).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        using (var officer = await kept.Site.SignedInAs("InformationGovernanceOfficer"))
            Assert.DoesNotContain("alike", (await officer.PageAsync("/children/request/duplicates")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        await client.Through(Compare, ("Answers.Decision", "TwoChildren"), ("Answers.Because", "Born in different years."), ("then", "save"));
        foreach (var page in new[] { "/duplicates", "/children/request/duplicates" })
            Assert.DoesNotContain(Compare, (await client.PageAsync(page)).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/children/alike", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Another_record_is_compared_by_its_number_if_it_may_be_opened()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs("TeamManager");
        foreach (var with in new[] { "request", "restricted", "nobody", "team", "joined" })
            Assert.Equal(["There is no other record under this number that you may open: check it, or find the child by name"], Errors(await client.PageAsync($"/children/team/duplicates?with={with}")));
        using var manager = await kept.Site.SignedInAs("ServiceManager");
        using var answer = await manager.GetAsync("/children/request/duplicates?with=joined", Cancel);
        Assert.Equal("/children/request/join/team", $"{answer.Headers.Location}");
    }

    [Theory, EachEngine]
    public async Task A_form_open_while_the_records_are_joined_is_kept_with_the_one_record(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs("ServiceManager");
        const string Flag = "/children/request/flags/record";
        var page = await client.PageAsync(Flag);
        await client.Through(Form, OneChild);
        using var answer = await client.SendFormAsync(Flag, page, ("Answers.Why", "Typed before the joining."), ("then", "keep"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Typed before the joining.", (await client.PageAsync("/children/team/flags/record")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }
}
