using System.Net;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Records.Appending;
using Duecare.Records.Staff;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Record;

public class TeamWorkTests(SiteFixture fixture)
{
    [Theory]
    [EachEngine]
    public async Task Children_without_a_worker_come_first_and_each_other_with_worker_status_and_what_presses_most(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        await Append(kept, new AllocationEnd { Id = new("e-cleo"), Occurred = When.On(new DateOnly(2026, 11, 20)), Children = [TestAuthority.Cleo], Worker = new(TestStaff.Shah) });
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync("/team");
        Assert.Equal("Team 1", page.QuerySelector("h1")!.TextContent);
        var rows = page.QuerySelectorAll("main .duecare-row");
        Assert.Equal("Cleo Marsh", rows[0].QuerySelector(".duecare-row__title")!.TextContent);
        Assert.Contains("No worker", rows[0].Said(), StringComparison.Ordinal);
        var amber = Assert.Single(rows, r => r.QuerySelector(".duecare-row__title")!.TextContent == "Amber Field");
        Assert.Contains("11 years, amber", amber.Said(), StringComparison.Ordinal);
        Assert.Contains("Child protection", amber.Said(), StringComparison.Ordinal);
        Assert.Contains("Sana Khan", amber.Said(), StringComparison.Ordinal);
        Assert.StartsWith("Overdue", amber.QuerySelector(".duecare-row__standing")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.QuerySelector(".duecare-chip b")!.TextContent);
    }

    [Theory]
    [EachEngine]
    public async Task The_totals_are_those_of_the_rows_and_of_the_duties_one_by_one(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Shah);
        var page = await client.PageAsync("/team");
        var overdue = int.Parse(page.QuerySelectorAll(".duecare-chip b")[2].TextContent);
        var soon = int.Parse(page.QuerySelectorAll(".duecare-chip b")[3].TextContent);
        Assert.True(overdue > 0);
        var counts = page.QuerySelectorAll(".duecare-row__count").Select(c => c.QuerySelectorAll("b").Select(b => int.Parse(b.TextContent)).ToList()).ToList();
        Assert.Equal((overdue, soon), (counts.Sum(c => c[0]), counts.Sum(c => c[1])));
        var byDuty = page.QuerySelectorAll("main tbody tr").Select(r => r.QuerySelectorAll("td").Select(t => int.Parse(t.TextContent)).ToList()).ToList();
        Assert.Equal((overdue, soon), (byDuty.Sum(d => d[0]), byDuty.Sum(d => d[1])));
        Assert.All(byDuty, d => Assert.True(d[0] + d[1] <= d[2]));
    }

    [Theory]
    [EachEngine]
    public async Task Somebody_who_left_and_still_has_children_is_named_as_one_who_left(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        Assert.Null(await new StaffList(kept.Ledger).Leave(StaffList.Operator, new(TestStaff.Shah)));
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync("/team");
        Assert.Contains("Jo Shah", page.QuerySelector(".govuk-warning-text")!.Said(), StringComparison.Ordinal);
        Assert.Contains("Jo Shah Has left", Assert.Single(page.QuerySelectorAll("main .duecare-row"), r => r.Said().StartsWith("Cleo Marsh", StringComparison.Ordinal)).Said(), StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task A_list_of_more_than_fifty_is_in_parts_that_together_hold_every_child_once(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        var ids = Enumerable.Range(1, 60).Select(i => new ChildId($"many-{i:00}")).ToList();
        await Append(kept, [.. ids.Select(id => new ChildDetails { Id = new($"d-{id}"), Occurred = When.On(new DateOnly(2026, 11, 2)), Children = [id], Name = $"Kit {id}" }),
            new Allocation { Id = new("a-many"), Occurred = When.On(new DateOnly(2026, 11, 2)), Children = ids, Worker = new(TestStaff.Khan), Team = "Team 1" }]);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var first = await client.PageAsync("/team?worker=s.khan&order=Child");
        Assert.Contains("Showing 1 to 50 of 62 children.", first.Body!.TextContent, StringComparison.Ordinal);
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await client.PageAsync(next);
        var names = first.QuerySelectorAll("main .duecare-row__title").Concat(second.QuerySelectorAll("main .duecare-row__title")).Select(t => t.TextContent).ToList();
        Assert.Equal(62, names.Distinct().Count());
        Assert.Equal(62, names.Count);
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public async Task A_team_of_others_and_one_that_is_not_there_are_the_same_not_found()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        foreach (var team in new[] { "North", "South", "Nowhere" }) Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/teams/{team}/work", Cancel)).StatusCode);
        using var manager = await fixture.Site.SignedInAs("ServiceManager");
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/teams/Nowhere/work", Cancel)).StatusCode);
        var teams = await manager.PageAsync("/team");
        Assert.Equal(["North", "South", "Team 1"], teams.QuerySelectorAll("main tbody a").Select(a => a.TextContent));
        foreach (var link in teams.QuerySelectorAll("main tbody a")) Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(link.GetAttribute("href"), Cancel)).StatusCode);
        Assert.Equal("1", teams.QuerySelector("main tbody td")!.TextContent);
    }

    [Fact]
    public async Task A_restricted_child_of_the_team_is_in_no_row_and_in_no_count()
    {
        using var client = await fixture.Site.SignedInAs("TeamManager");
        var page = await client.PageAsync("/team");
        Assert.Equal(["team"], page.QuerySelectorAll("main .duecare-row__title").Select(t => t.TextContent));
        Assert.Equal("1", page.QuerySelectorAll(".duecare-chip b")[1].TextContent);
    }

    private static async Task Append(KeptSite kept, params Entry[] entries) => Assert.IsType<Appended.Acknowledged>(await kept.Ledger.Append(new(entries, "tests", "r-" + entries[0].Id)));
}
