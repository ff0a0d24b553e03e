using System.Net;
using AngleSharp.Html.Dom;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Records.Appending;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Record;

public class SearchTests(SiteFixture fixture)
{
    [Theory]
    [EachEngine]
    public async Task A_child_is_found_by_part_of_the_name_by_a_misspelling_by_date_of_birth_and_by_id(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        foreach (var words in new[] { "ambe fie", "AMBER", "Ambre Field", "Amber Feild", "ámber", "2 March 2015", "2/3/2015", "2015-03-02 amber", "amber" })
            Assert.Contains("Amber Field", Names(await Searched(client, words)));
        Assert.Equal(["Cleo Marsh"], Names(await Searched(client, "marsh 9/1/2012")));
        Assert.Empty(Names(await Searched(client, "amber 3/3/2015")));
    }

    [Theory]
    [EachEngine]
    public async Task Each_result_says_name_age_and_id_and_leads_to_the_record(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var row = Assert.Single((await Searched(client, "cleo")).QuerySelectorAll("main .duecare-row"));
        Assert.Contains("14 years, born 9 January 2012", row.Said(), StringComparison.Ordinal);
        Assert.Contains("cleo", row.QuerySelector(".duecare-row__when")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/children/cleo", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [EachEngine]
    public async Task A_name_that_is_changed_or_new_is_found_at_once(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs("ServiceManager");
        Assert.Empty(Names(await Searched(client, "Fennelcroft")));
        var details = new ChildDetails { Id = new("d-new"), Occurred = When.On(new DateOnly(2026, 11, 21)), Children = [TestAuthority.Dov], Name = "Dov Fennelcroft", Born = new(2026, 10, 30) };
        Assert.IsType<Appended.Acknowledged>(await kept.Ledger.Append(new([details], "tests", "r-new")));
        Assert.Equal(["Dov Fennelcroft"], Names(await Searched(client, "Fenelcroft")));
        Assert.Equal(["Cleo Marsh"], Names(await Searched(client, "marsh")));
    }

    [Fact]
    public async Task A_child_whom_the_reader_may_not_see_is_answered_as_one_who_is_not_there()
    {
        foreach (var (reader, child) in new[] { ("Practitioner", "other"), ("TeamManager", "restricted"), ("ServiceManager", "restricted"), ("FrontDoorWorker", "restricted"), ("Inspector", "restricted") })
        {
            using var client = await fixture.Site.SignedInAs(reader);
            Assert.Equal(Answer(await Searched(client, "qqqqqqq"), "qqqqqqq"), Answer(await Searched(client, child), child));
        }
    }

    [Fact]
    public async Task The_front_door_is_told_who_a_child_elsewhere_is_and_not_given_the_record()
    {
        using var client = await fixture.Site.SignedInAs("FrontDoorWorker");
        var row = Assert.Single((await Searched(client, "Amber")).QuerySelectorAll("main .duecare-row"));
        Assert.Contains("The record is not yours to open", row.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain(row.QuerySelectorAll("a"), a => a.GetAttribute("href")!.StartsWith("/children/", StringComparison.Ordinal));
        Assert.DoesNotContain("Child protection", row.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Enter a name, a date of birth or an id")]
    [InlineData("   ", "Enter a name, a date of birth or an id")]
    [InlineData("a", "Enter at least 2 letters of a name, a date of birth or a whole id")]
    [InlineData("%", "Enter at least 2 letters of a name, a date of birth or a whole id")]
    [InlineData("__", "Enter at least 2 letters of a name, a date of birth or a whole id")]
    [InlineData("'", "Enter at least 2 letters of a name, a date of birth or a whole id")]
    [InlineData("\u202E\u202D", "Enter at least 2 letters of a name, a date of birth or a whole id")]
    [InlineData(null, "Enter up to 100 characters: a part of a name is enough")]
    public async Task What_nobody_can_be_found_by_is_said_so(string? words, string problem)
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        var page = await Searched(client, words ?? new string('a', 300));
        Assert.Equal([problem], Filled.Errors(page));
        Assert.Null(page.QuerySelector("main [role=status]"));
    }

    [Theory]
    [InlineData("am%er")]
    [InlineData("amb_r")]
    [InlineData("' or 1=1 --")]
    [InlineData("\ud800\ud800ab")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Signs_that_mean_something_elsewhere_mean_nothing_here(string words)
    {
        using var client = await fixture.Site.SignedInAs("ServiceManager");
        var page = await Searched(client, words);
        Assert.NotNull(page.QuerySelector("main [role=status]"));
        Assert.True(page.QuerySelectorAll("main .duecare-row").Length <= 2);
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task The_box_stands_on_every_page_for_who_may_search_and_its_words_are_in_no_address()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        var work = await client.PageAsync("/work");
        var box = Assert.IsType<IHtmlFormElement>(work.QuerySelector("form.duecare-find"), exactMatch: false);
        Assert.Equal(("post", "/search"), (box.Method, box.GetAttribute("action")));
        var fields = box.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value)).Append(new("Words", "amber"));
        using var answer = await client.PostAsync("/search", new FormUrlEncodedContent(fields), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Amber Field", Names(await answer.PageAsync()));
        using var clerk = await fixture.Site.SignedInAs(TestStaff.Clerk);
        Assert.Null((await clerk.PageAsync("/work")).QuerySelector("form.duecare-find"));
    }

    [Fact]
    public async Task Sixty_searches_a_minute_are_enough()
    {
        await using var site = await RunningSite.StartAsync(new() { IsDemonstration = true });
        using var client = await site.SignedInAs(TestStaff.Khan);
        for (var i = 0; i < 60; i++) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/search", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.GetAsync("/search", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/work", Cancel)).StatusCode);
    }

    private static async Task<IHtmlDocument> Searched(HttpClient client, string words)
    {
        using var answer = await client.SendFormAsync("/search", await client.PageAsync("/search"), ("Words", words));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }

    private static List<string> Names(IHtmlDocument page) => [.. page.QuerySelectorAll("main .duecare-row__title").Select(t => t.TextContent)];

    /// <summary>Everything the page says, but for the word that was typed and what is new on every page.</summary>
    private static string Answer(IHtmlDocument page, string words)
    {
        foreach (var hidden in page.QuerySelectorAll("input[type=hidden]")) hidden.Remove();
        return page.DocumentElement.OuterHtml.Replace($"value=\"{words}\"", "", StringComparison.Ordinal);
    }
}
