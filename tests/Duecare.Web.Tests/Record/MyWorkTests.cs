using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Records.Appending;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Record;
using Duecare.Web.Testing;
using Xunit;

namespace Duecare.Web.Tests.Record;

public class MyWorkTests(SiteFixture fixture)
{
    [Theory]
    [EachEngine]
    public async Task What_is_past_its_limit_comes_first_once_for_brother_and_sister_with_how_late_it_is_and_the_next_thing_to_do(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync("/work");
        Assert.Equal(["Past the limit", "Due in the next five working days", "Write up"], page.QuerySelectorAll("section.duecare-block > h2").Select(h => h.TextContent));
        var first = page.QuerySelector("section.duecare-block")!;
        Assert.Equal("Amber and Basil Field", first.QuerySelector("h3")!.Said());
        var row = Assert.Single(first.QuerySelectorAll(".duecare-row"), r => r.QuerySelector(".duecare-row__title")!.TextContent == "Visit and see the child on a protection plan");
        Assert.Equal("overdue 4 working days", row.QuerySelector(".duecare-row__standing")!.TextContent);
        Assert.Contains("due Monday 16 November 2026", row.Said(), StringComparison.Ordinal);
        Assert.Contains("reason needed", row.Said(), StringComparison.Ordinal);
        Assert.Equal(["/children/amber", "/children/basil"], row.QuerySelectorAll(".duecare-row__small a").Select(a => a.GetAttribute("href")));
        Assert.Equal("/children/amber/visits/record", row.QuerySelector("a.govuk-button")!.GetAttribute("href"));
        Assert.Equal("SK", row.QuerySelector(".duecare-initials")!.TextContent);
        Assert.Contains("about Mr Reed, mother's partner", first.Said().Replace('’', '\''), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-22", "0 days")]
    [InlineData("2026-11-21", "1 day")]
    [InlineData("2026-11-09", "13 days")]
    [InlineData("2026-11-08", "2 weeks")]
    [InlineData("2026-10-23", "4 weeks")]
    [InlineData("2026-10-22", "1 month")]
    [InlineData("2024-11-23", "23 months")]
    [InlineData("2024-11-22", "2 years")]
    public void A_baby_is_so_many_days_weeks_or_months_old(string born, string age) =>
        Assert.Equal(age, PersonWords.Age(new(new("c"), DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture)), new(2026, 11, 22)));

    [Fact]
    public async Task The_counts_are_links_that_show_one_part_and_everything_owed_is_in_one_of_them()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync("/work");
        var counts = page.QuerySelectorAll(".duecare-chip").ToDictionary(c => c.GetAttribute("href")!, c => int.Parse(c.QuerySelector("b")!.TextContent));
        Assert.Equal(["/work?show=PastTheLimit", "/work?show=Soon", "/work?show=WriteUp", "/work?show=Later"], counts.Keys);
        foreach (var (address, count) in counts)
        {
            var shown = await client.PageAsync(address);
            Assert.Equal(count, shown.QuerySelectorAll(".duecare-row").Length);
            Assert.Single(shown.QuerySelectorAll("section.duecare-block"));
        }
        Assert.True(counts["/work?show=PastTheLimit"] > 0 && counts["/work?show=Later"] > 0);
    }

    [Fact]
    public async Task A_contact_begun_about_a_child_not_known_yet_is_to_be_written_up()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Everything);
        var row = Assert.Single((await client.PageAsync("/work?show=WriteUp")).QuerySelectorAll(".duecare-row"), r => r.Said().StartsWith("Contact about Ambar Field", StringComparison.Ordinal));
        Assert.Equal("/contacts/record?nth=2", row.QuerySelector("a.govuk-button")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(0, 72, "up to 72 hours")]
    [InlineData(72, 72, "72 hours")]
    [InlineData(73, 73, "3 days")]
    [InlineData(7989, 7989, "332 days")]
    [InlineData(20, 100, "up to 4 days")]
    public void What_is_late_by_more_than_72_hours_is_late_by_days(int least, int most, string said) =>
        Assert.Equal(said, DutySaid.Length(new(TimeUnit.Hours, least, most)));

    [Fact]
    public async Task A_colleague_sees_their_own_and_not_another_s()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Shah);
        var page = await client.PageAsync("/work?show=Later");
        Assert.DoesNotContain("Field", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Cleo Marsh", (await client.PageAsync("/work")).Body!.TextContent + page.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task What_stands_with_nobody_who_works_here_is_on_the_managers_list_and_says_so(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs("TeamManager");
        var rows = new[] { "/work", "/work?show=Later" }.Select(client.PageAsync);
        var said = (await Task.WhenAll(rows)).SelectMany(p => p.QuerySelectorAll(".duecare-row")).Select(r => r.Said()).ToList();
        Assert.Contains(said, s => s.Contains("Nobody here holds this It stands with colleague, and so with you.", StringComparison.Ordinal));
        Assert.Contains(said, s => s.Contains("Held by: team manager", StringComparison.Ordinal));
        Assert.DoesNotContain(said, s => s.Contains("Amber", StringComparison.Ordinal) || s.Contains("restricted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_holds_a_duty_is_named_and_not_by_an_id()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        Assert.All((await client.PageAsync("/work")).QuerySelectorAll(".duecare-initials"), i => Assert.Equal("Sana Khan", i.GetAttribute("title")));
        var child = await client.PageAsync("/children/amber");
        Assert.Contains("Sana Khan", child.QuerySelectorAll(".duecare-clock__small").Select(c => c.TextContent));
        Assert.DoesNotContain("s.khan", child.QuerySelectorAll(".duecare-clock__small, .duecare-identity__facts").Select(c => c.Said()));
    }

    [Theory]
    [EachEngine]
    public async Task A_child_to_whom_nothing_is_owed_is_named_among_the_readers_own(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        ChildId quiet = new("quiet");
        Entry[] entries =
        [
            new ChildDetails { Id = new("d-quiet"), Occurred = When.On(new DateOnly(2026, 11, 2)), Children = [quiet], Name = "Quill Marsh", Born = new(2016, 5, 1) },
            new Allocation { Id = new("a-quiet"), Occurred = When.On(new DateOnly(2026, 11, 2)), Children = [quiet], Worker = new("colleague"), Team = "Team 1" },
            new AbsenceCover { Id = new("c-quiet"), Occurred = When.On(new DateOnly(2026, 11, 22)), Children = [quiet], Worker = new(TestStaff.Khan) },
        ];
        Assert.IsType<Appended.Acknowledged>(await kept.Ledger.Append(new(entries, "tests", "r-quiet")));
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var own = (await client.PageAsync("/work")).QuerySelector("section[aria-labelledby=children]")!;
        Assert.Contains("Quill Marsh 10 years, quiet", own.QuerySelectorAll("li").Select(l => l.Said()));
        Assert.DoesNotContain("Amber", own.TextContent, StringComparison.Ordinal);
    }
}
