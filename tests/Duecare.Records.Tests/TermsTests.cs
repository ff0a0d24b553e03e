using System.Diagnostics;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Protection;
using Duecare.Records.Access;
using Duecare.Records.Terms;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests;

/// <summary>The council's policy and further bank holidays, laid down in the record and worked by at once. The clock stands at 31 March 2026.</summary>
public class TermsTests
{
    private static readonly Reader Clerk = new(new("clerk"), "Clerk", [AccessRole.Administrator], null);

    [Theory, EachEngine]
    public async Task A_policy_governs_the_clocks_that_start_from_its_day_and_the_open_ones_at_once_where_its_day_is_past(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Planned("2026-03-30"));
        Assert.Equal(new(2026, 4, 15), await VisitDue(made.Ledger));
        var change = Assert.Single((await new WhatWouldChange(made.Ledger).By(Visits("2026.1", "2026-03-01", 5))).Rules, c => c.Rule == "cp-visit");
        Assert.Equal((1, 0, 0, 0, 0), (change.Sooner, change.Later, change.Overdue, change.New, change.Gone));

        Assert.Null(await new LayDown(made.Ledger).Put(Clerk, Visits("2026.1", "2026-03-01", 5), "r1"));
        Assert.Equal(1, await made.Ledger.Recheck());

        Assert.Equal(new(2026, 4, 8), await VisitDue(made.Ledger));
        await made.Reopen();
        Assert.Equal("duecare-rules/1 + Exampleshire 2026.1", made.Ledger.Terms.Rules.Version);
        Assert.Equal(new(2026, 4, 8), await VisitDue(made.Ledger));
        await made.Ledger.Rebuild();
        Assert.Equal(new(2026, 4, 8), await VisitDue(made.Ledger));
    }

    [Theory, EachEngine]
    public async Task A_policy_of_a_later_day_changes_nothing_that_runs(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Planned("2026-03-30"));
        Assert.Empty((await new WhatWouldChange(made.Ledger).By(Visits("2026.1", "2026-03-31", 5))).Rules);
        Assert.Null(await new LayDown(made.Ledger).Put(Clerk, Visits("2026.1", "2026-03-31", 5), "r1"));
        await made.Ledger.Recheck();
        Assert.Equal(new(2026, 4, 15), await VisitDue(made.Ledger));
    }

    [Theory, EachEngine]
    public async Task An_old_version_is_followed_and_never_edited_left_out_or_put_in_twice(Engine engine)
    {
        await using var made = await Made.On(engine);
        var (layDown, first) = (new LayDown(made.Ledger), Visits("2026.1", "2026-03-01", 5));
        Assert.Null(await layDown.Put(Clerk, first, "r1"));
        Assert.Null(await layDown.Put(Clerk, first, "r1"));
        Assert.StartsWith("There is no new version in it", await layDown.Put(Clerk, first, "r2"), StringComparison.Ordinal);
        Assert.StartsWith("Version 2026.1, in force from 1 March 2026, is not as it was put in", await layDown.Put(Clerk, Then(Visits("2026.1", "2026-03-01", 6), "2026.2", "2026-05-01", 6), "r3"), StringComparison.Ordinal);
        Assert.StartsWith("Version 2026.1 is missing", LayDown.WhyNot(first, first with { Versions = [] }), StringComparison.Ordinal);
        Assert.Null(await layDown.Put(Clerk, Then(first, "2026.2", "2026-05-01", 6), "r4"));
        Assert.Equal(["2026.2 clerk", "2026.1 clerk"], (await layDown.All()).Select(l => $"{l.Version!.Version} {l.By}"));
    }

    [Theory, EachEngine]
    public async Task What_loosens_the_law_or_comes_from_anybody_but_an_administrator_is_refused(Engine engine)
    {
        await using var made = await Made.On(engine);
        var layDown = new LayDown(made.Ledger);
        var loose = Policy("2026.1", "2026-03-01", new RuleChange { Id = "icpc", Within = Timescale.WorkingDays(20), Reason = "Too few rooms" });
        Assert.Contains("a policy may shorten it, not lengthen it", await layDown.Put(Clerk, loose, "r1"), StringComparison.Ordinal);
        Assert.Equal("Only an administrator changes this", await layDown.Put(Clerk with { Roles = [AccessRole.ServiceManager] }, Visits("2026.1", "2026-03-01", 5), "r2"));
        Assert.Empty(await layDown.All());
        Assert.Equal("duecare-rules/1", made.Ledger.Terms.Rules.Version);
    }

    [Theory, EachEngine]
    public async Task A_bank_holiday_added_moves_what_is_counted_over_it_and_a_year_added_gives_a_day_to_what_had_none(Engine engine)
    {
        await using var made = await Made.On(engine);
        var layDown = new LayDown(made.Ledger);
        await made.Ledger.Recorded(Born(Amber), Planned("2026-03-30"));
        Assert.Null(await layDown.Put(Clerk, Year(2026, [.. Known(2026), new DateOnly(2026, 4, 14)]), "Royal proclamation of 30 March 2026", "r1"));
        await made.Ledger.Recheck();
        Assert.Equal(new(2026, 4, 16), await VisitDue(made.Ledger));
        Assert.False(made.Ledger.Terms.Calendar.IsWorkingDay(new(2026, 4, 14)));

        Assert.StartsWith("The list begins in 2030", await layDown.Put(Clerk, Year(2030, Sundries(2030)), "A test", "r2"), StringComparison.Ordinal);
        Assert.Null(await layDown.Put(Clerk, Year(2029, Sundries(2029)), "A test", "r3"));
        await made.Ledger.Recheck();
        await made.Reopen();
        Assert.Equal(new(2029, 12, 31), made.Ledger.Terms.Calendar.LastDay);
        Assert.Equal(new(2026, 4, 16), await VisitDue(made.Ledger));
        await made.Ledger.Rebuild();
        Assert.Equal(new(2026, 4, 16), await VisitDue(made.Ledger));
        Assert.Equal(["2029", "2026"], (await layDown.All()).Select(l => l.Holidays!.Years));
    }

    [Theory, EachEngine]
    public async Task What_is_recorded_while_the_others_are_worked_out_again_goes_by_the_new_policy(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Planned("2026-03-30"), Born(Basil), Planned("2026-03-30", Basil));
        Assert.Null(await new LayDown(made.Ledger).Put(Clerk, Visits("2026.1", "2026-03-01", 5), "r1"));
        Assert.Equal((2, 2), await made.Ledger.ToBeWorkedOut());

        await made.Ledger.Recorded(new Domain.CaseNotes.CaseNote { Id = new("note"), Occurred = On("2026-03-31"), Children = [Amber], Text = "A note" });

        Assert.Equal((1, 2), await made.Ledger.ToBeWorkedOut());
        Assert.Equal((new(2026, 4, 8), new DateOnly(2026, 4, 15)), (await VisitDue(made.Ledger), await VisitDue(made.Ledger, Basil)));
        Assert.Equal(1, await made.Ledger.Recheck());
        Assert.Equal((0, 0), await made.Ledger.ToBeWorkedOut());
        Assert.Equal(new(2026, 4, 8), await VisitDue(made.Ledger, Basil));
    }

    [Theory, EachEngine]
    public async Task Killed_in_the_middle_it_goes_on_with_the_rest_at_the_next_start(Engine engine)
    {
        await using var made = await Made.On(engine);
        ChildId[] children = [.. Enumerable.Range(10, 60).Select(n => new ChildId($"child-{n}"))];
        foreach (var child in children) await made.Ledger.Recorded(Born(child), Planned("2026-03-30", child));
        Assert.Null(await new LayDown(made.Ledger).Put(Clerk, Visits("2026.1", "2026-03-01", 5), "r1"));
        await made.Ledger.DisposeAsync();

        using var worker = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Duecare.Records.Crash.dll"), "work-out", made.Where]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var done = int.Parse((await worker.StandardOutput.ReadLineAsync())!);
        worker.Kill();
        await worker.WaitForExitAsync();

        await made.Reopen();
        Assert.Equal((60 - done, 60), await made.Ledger.ToBeWorkedOut());
        Assert.InRange(done, 1, 59);
        Assert.Equal(60 - done, await made.Ledger.Recheck());
        foreach (var child in children) Assert.Equal(new(2026, 4, 8), await VisitDue(made.Ledger, child));
    }

    [Theory, EachEngine]
    public async Task Where_more_are_owed_something_than_can_be_read_while_one_waits_it_is_counted_over_some_taken_evenly(Engine engine)
    {
        await using var made = await Made.On(engine);
        ChildId[] children = [.. Enumerable.Range(0, WhatWouldChange.Most + 20).Select(n => new ChildId($"child-{n:000}"))];
        await made.Ledger.Recorded([.. children.SelectMany(child => new Entry[] { Born(child), Planned("2026-03-30", child) })]);

        var would = await new WhatWouldChange(made.Ledger).By(Visits("2026.1", "2026-03-01", 5));

        Assert.Equal((WhatWouldChange.Most, children.Length, 1), (would.Counted, would.Owed, would.Times));
        Assert.Equal(WhatWouldChange.Most, Assert.Single(would.Rules, c => c.Rule == "cp-visit").Sooner);
    }

    private static ProtectionPlan Planned(string on, ChildId child) => new() { Id = new($"plan-{child}"), Occurred = On(on), Children = [child] };

    private static ProtectionPlan Planned(string on) => new() { Id = new("plan"), Occurred = On(on), Children = [Amber] };

    private static async Task<DateOnly> VisitDue(Ledger ledger, ChildId? child = null) => Assert.Single(await ledger.OpenDuties(child: child ?? Amber), d => d.Rule == "cp-visit").Due!.Value.Earliest;

    private static CouncilPolicy Policy(string version, string from, params RuleChange[] changes) =>
        new("Exampleshire", [new() { Version = version, InForceFrom = DateOnly.Parse(from), Reason = "The practice board", Rules = changes }]);

    private static CouncilPolicy Visits(string version, string from, int days) =>
        Policy(version, from, new RuleChange { Id = "cp-visit", Within = Timescale.WorkingDays(days), Then = Timescale.WorkingDays(days), Reason = "Seen more often" });

    private static CouncilPolicy Then(CouncilPolicy policy, string version, string from, int days) => policy with { Versions = [.. policy.Versions, Visits(version, from, days).Versions[0]] };

    private static IEnumerable<DateOnly> Known(int year) => WorkingDayCalendar.England.Holidays.Where(h => h.On.Year == year).Select(h => h.On);

    /// <summary>Eight weekdays of a year.</summary>
    private static IEnumerable<DateOnly> Sundries(int year) =>
        Enumerable.Range(0, 60).Select(d => new DateOnly(year, 1, 1).AddDays(d)).Where(d => d.DayOfWeek == DayOfWeek.Monday).Take(BankHolidayList.FewestInAYear);

    private static BankHolidayList Year(int year, IEnumerable<DateOnly> days) => new(year, year, [.. days.Select(d => new BankHoliday(d, "A holiday", "A test", true))]);
}
