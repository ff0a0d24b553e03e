using System.Net;
using AngleSharp.Html.Dom;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Tests.Record;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;
using static Duecare.Web.Tests.Record.Filled;

namespace Duecare.Web.Tests.Administration;

/// <summary>The council's policy and the bank holidays, as an administrator keeps them. The day is Sunday 22 November 2026.</summary>
public class PolicyPageTests
{
    private const string First = """
        {
          "format": "duecare-policy/1",
          "council": "Exampleshire",
          "versions": [
            {
              "version": "2026.1", "inForceFrom": "2026-09-01", "reason": "The practice board",
              "rules": [{"id": "icpc", "within": "15wd", "reason": "As it was"}]
            }
          ]
        }
        """;

    private static readonly (string, string)[] Weekly =
    [
        ("How", "Changed"), ("Within.Count", "5"), ("Within.Unit", "WorkingDays"), ("Then.Count", "5"), ("Then.Unit", "WorkingDays"), ("Council", "Exampleshire"), ("Reason", "Seen every week"),
        ("Version", "2026.2"), .. NewContactTests.On("InForceFrom", "1", "9", "2026"),
    ];

    [Theory]
    [EachEngine]
    public async Task A_file_that_loosens_the_law_is_refused_with_the_line_and_the_limit_and_one_that_does_not_is_shown_before_it_is_in_force(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Clerk);
        var loose = await client.Upload("/policy/new", First.Replace("15wd", "20wd", StringComparison.Ordinal));
        Assert.Equal(["Line 7: rule icpc: 20 working days is longer than the 15 working days of Working Together to Safeguard Children 2023: a policy may shorten it, not lengthen it"], Errors(loose));
        Assert.Equal(["Choose a policy file"], Errors(await client.Refused("/policy/new")));

        var shown = await client.Upload("/policy/new", First.Replace("15wd", "10wd", StringComparison.Ordinal));
        Assert.Contains("nothing is in force yet", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(kept.Ledger.Terms.Policy);
        using var put = await client.SendFormAsync("/policy/new?handler=Put", shown);
        Assert.Equal("/policy", put.Headers.Location!.ToString());
        Assert.Equal("2026.1", Assert.Single(kept.Ledger.Terms.Policy!.Versions).Version);
        var page = (await client.PageAsync("/policy")).QuerySelector("main")!.Said();
        Assert.Contains("Version 2026.1 In force", page, StringComparison.Ordinal);
        Assert.Contains("from 1 September 2026", page, StringComparison.Ordinal);
        Assert.Contains("by Al Clerk", page, StringComparison.Ordinal);
        var rule = (await client.PageAsync("/rulebook/icpc")).QuerySelector("main")!.Said();
        Assert.Contains("on or after 1 September 2026", rule, StringComparison.Ordinal);
        Assert.Contains("10 working days", rule, StringComparison.Ordinal);

        var edited = await client.Upload("/policy/new", First.Replace("15wd", "9wd", StringComparison.Ordinal));
        Assert.StartsWith("Version 2026.1, in force from 1 September 2026, is not as it was put in: an old version can’t be edited", Assert.Single(Errors(edited)), StringComparison.Ordinal);
        var file = await client.GetStringAsync("/policy?handler=File", Cancel);
        Assert.StartsWith("There is no new version in it", Assert.Single(Errors(await client.Upload("/policy/new", file))), StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task One_rule_is_changed_by_a_form_which_shows_what_it_would_change_and_puts_in_force_only_what_was_shown(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Clerk);
        const string Form = "/policy/change?rule=cp-visit";
        var loose = await client.Refused("/policy/change?rule=assessment-complete", [.. Weekly.Where(w => !w.Item1.StartsWith("Then", StringComparison.Ordinal) && w.Item1 != "Within.Count"), ("Within.Count", "50")]);
        Assert.Contains("a policy may shorten it, not lengthen it", Assert.Single(Errors(loose)), StringComparison.Ordinal);
        Assert.Equal(["Enter the council’s name", "Say how it is to be", "Enter why, and who decided it", "Enter a name for the version, such as 2026.1", "Enter the first day"], Errors(await client.Refused(Form)));

        Assert.Equal(new(2026, 11, 16), await Due(kept));
        var shown = await client.Refused(Form, Weekly);
        Assert.Contains(shown.QuerySelectorAll("tbody tr").Select(r => r.Said()), r => r.StartsWith("Visit and see the child on a protection plan", StringComparison.Ordinal));
        Assert.Equal(new(2026, 11, 16), await Due(kept));
        var changed = await client.SendFormAsync("/policy/change", shown, [.. Weekly.Where(w => w.Item1 != "Version"), ("Version", "2026.3"), ("then", "put")]);
        Assert.Contains("Version 2026.3", (await changed.PageAsync()).QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);
        Assert.Null(kept.Ledger.Terms.Policy);
        using var put = await client.SendFormAsync("/policy/change", shown, [.. Weekly, ("then", "put")]);
        Assert.Equal("/policy", put.Headers.Location!.ToString());
        Assert.Equal("duecare-rules/1 + Exampleshire 2026.2", kept.Ledger.Terms.Rules.Version);

        using var khan = await kept.Site.SignedInAs(TestStaff.Khan);
        Assert.Contains("duecare-rules/1 + Exampleshire 2026.2", (await khan.PageAsync("/work")).QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Say how it is to be"], Errors(await client.Refused(Form, [.. Weekly.Where(w => w.Item1 != "How"), ("Version", "2027.1")])));
    }

    [Theory]
    [EachEngine]
    public async Task A_year_of_bank_holidays_is_added_by_hand_with_its_source_and_shown_before(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Clerk);
        const string Form = "/bank-holidays/add";
        Assert.Equal(["Say how you add them", "Say where they were published, in up to 500 characters"], Errors(await client.Refused(Form)));
        (string, string)[] typed = [("How", "ByHand"), ("Year", "2026"), ("Source", "Royal proclamation")];
        Assert.Equal(["2026 has 1 bank holiday: expected the whole year, which has 8 or more"], Errors(await client.Refused(Form, [.. typed, ("Days", "2026-11-13 A holiday")])));
        var days = string.Join('\n', WorkingDayCalendar.England.Holidays.Where(h => h.On.Year == 2026).Select(h => $"{h.On:yyyy-MM-dd} {h.Name}").Append("2026-11-13 A day of thanks"));
        var shown = await client.Refused(Form, [.. typed, ("Days", days)]);
        Assert.Contains("Friday 13 November 2026, A day of thanks", shown.QuerySelectorAll("main li").Select(l => l.Said()));
        Assert.Contains(shown.QuerySelectorAll("tbody tr").Select(r => r.Said()), r => r.StartsWith("Visit and see the child on a protection plan", StringComparison.Ordinal));
        using var put = await client.SendFormAsync(Form + "?handler=Put", shown);
        Assert.Equal("/bank-holidays", put.Headers.Location!.ToString());
        Assert.Equal(new(2026, 11, 17), await Due(kept));
        Assert.Equal(["2026", "Royal proclamation"], (await client.PageAsync("/bank-holidays")).QuerySelectorAll("tbody tr:first-child td").Take(2).Select(c => c.Said()));
        using var khan = await kept.Site.SignedInAs(TestStaff.Khan);
        Assert.Contains("Friday 13 November 2026: A day of thanks", (await khan.PageAsync("/children/amber/duties/cp-visit/6")).QuerySelectorAll("tbody tr").Select(r => string.Join(": ", r.Children.Select(c => c.Said()))));
    }

    [Fact]
    public async Task An_administrator_is_warned_nine_months_before_the_days_known_end_and_not_before()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        foreach (var (day, isWarned) in new[] { (new DateTime(2028, 3, 31, 9, 0, 0, DateTimeKind.Utc), false), (new DateTime(2028, 4, 1, 9, 0, 0, DateTimeKind.Utc), true) })
        {
            kept.Clock.Utc = day;
            using var client = await kept.Site.SignedInAs(TestStaff.Clerk);
            foreach (var address in new[] { "/bank-holidays", "/work" })
                Assert.Equal(isWarned, (await client.PageAsync(address)).QuerySelector(".govuk-warning-text")?.TextContent.Contains("add 2029", StringComparison.Ordinal) == true);
        }
    }

    /// <summary>When a visit is due, once the duties are worked out that are due to be.</summary>
    private static async Task<DateOnly> Due(KeptSite kept)
    {
        await kept.Ledger.Recheck(cancel: Cancel);
        return Assert.Single(await kept.Ledger.OpenDuties(child: new ChildId("amber"), cancel: Cancel), d => d.Rule == "cp-visit").Due!.Value.Earliest;
    }
}

internal static class Uploading
{
    /// <summary>Sends the page's form with a file, as a browser does, and gives the page that comes back.</summary>
    public static async Task<IHtmlDocument> Upload(this HttpClient client, string address, string text)
    {
        var page = await client.PageAsync(address);
        using var form = new MultipartFormDataContent();
        foreach (var hidden in page.QuerySelectorAll("main form[method=post] input[type=hidden]").Cast<IHtmlInputElement>()) form.Add(new StringContent(hidden.Value), hidden.Name!);
        form.Add(new StringContent(text), "Chosen", "policy.json");
        using var answer = await client.PostAsync(address, form, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }
}
