using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Duecare.Records.Tests.Engines;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests;

/// <summary>What is kept ready, against what the ledger says.</summary>
public class ProjectionTests
{
    [Theory, EachEngine]
    public async Task On_each_day_the_open_duties_kept_are_those_of_the_duty_list_and_stand_where_it_says(Engine engine)
    {
        using var file = Taken.Authority(40);
        await using var made = await Made.On(engine);
        made.Clock.Utc = new(2026, 4, 1, 9, 0, 0, DateTimeKind.Utc);
        await Taken.Whole(made.Ledger, Taken.Source(file));
        var (rechecked, read) = (0, await Read(made.Ledger));
        for (var days = 0; days < (engine == Engine.Sqlite ? 120 : 40); days++, made.Clock.Utc = made.Clock.Utc.AddDays(1))
        {
            rechecked += await made.Ledger.Recheck();
            var today = LondonTime.DateOf(made.Clock.Utc);
            Assert.Equal(Listed(read, today), Kept(await made.Ledger.OpenDuties(), today));
        }
        Assert.InRange(rechecked, 40, 40 * 60);
    }

    [Theory, EachEngine]
    public async Task Without_the_recheck_of_the_day_the_open_duties_would_go_wrong(Engine engine)
    {
        using var file = Taken.Authority(40);
        await using var made = await Made.On(engine);
        made.Clock.Utc = new(2026, 4, 1, 9, 0, 0, DateTimeKind.Utc);
        await Taken.Whole(made.Ledger, Taken.Source(file));
        var later = new DateOnly(2026, 5, 20);
        Assert.NotEqual(Listed(await Read(made.Ledger), later), Kept(await made.Ledger.OpenDuties(), later));
    }

    /// <summary>To ask whether either of two things is so, where one is that nothing is known, is to look at every entry for each: 0.3 s in a ledger of 400,000.</summary>
    [Theory, EachEngine]
    public async Task What_no_later_entry_puts_right_is_found_by_an_index_however_long_the_ledger_is(Engine engine)
    {
        await using var made = await Made.On(engine);
        await using var db = made.Ledger.Accounts();
        Assert.DoesNotContain(" OR ", db.Standing("person-details").ToQueryString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachEngine]
    public async Task Worked_out_again_from_the_ledger_every_projection_is_what_it_was(Engine engine)
    {
        using var file = Taken.Authority(60);
        await using var made = await Made.On(engine);
        made.Clock.Utc = new(2026, 4, 1, 9, 0, 0, DateTimeKind.Utc);
        await Taken.Whole(made.Ledger, Taken.Source(file));
        var before = await Everything(made);

        Assert.Equal(60, await made.Ledger.Rebuild());
        Assert.Equal(before, await Everything(made));

        await made.Tamper("DELETE FROM open_duty WHERE place = 0", "UPDATE child_head SET born = '2001-01-01'", "DELETE FROM person_head", "UPDATE caseload SET worker = 'nobody'",
            "DELETE FROM involved WHERE involved_as = 'Team'", "UPDATE child_head SET matters = 7", "INSERT INTO involved (child, involved_as, who) VALUES ('a child of no entry', 'Named', 'nobody')",
            "INSERT INTO caseload (child, worker, since) VALUES ('a child of no entry', 'nobody', '2020-01-01')");
        Assert.NotEqual(before, await Everything(made));
        await made.Ledger.Rebuild();
        Assert.Equal(before, await Everything(made));
    }

    [Theory, EachEngine]
    public async Task A_new_entry_changes_the_duties_of_the_children_it_names_at_once(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Born(Basil));
        await made.Ledger.Recorded(new Domain.FrontDoor.Referral { Id = new("r1"), Occurred = On("2026-03-30"), Children = [Amber, Basil], Source = "1A" });

        Assert.Equal([Amber, Basil], (await made.Ledger.OpenDuties()).Where(d => d.Rule == "referral-decision").Select(d => d.Child));
        var owed = (await made.Ledger.OpenDuties(child: Amber)).Single(d => d.Rule == "referral-decision");
        Assert.Equal((DutyState.DueSoon, Certainty.Certain), owed.On(new(2026, 3, 31), WorkingDayCalendar.England));
        Assert.Equal((DutyState.Overdue, Certainty.Certain), owed.On(new(2026, 4, 1), WorkingDayCalendar.England));
        Assert.Equal("1 working day", owed.Late(new(2026, 4, 1), WorkingDayCalendar.England)?.ToString());
    }

    [Theory, EachEngine]
    public async Task Duties_are_found_by_whose_they_are_and_by_when_they_are_due(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(
            Born(Amber), Born(Basil),
            new Allocation { Id = new("a1"), Occurred = On("2026-03-02"), Children = [Amber], Worker = new("j.shah"), Team = "North" },
            PlanFor(Amber),
            PlanFor(Basil));

        var hers = await made.Ledger.OpenDuties(holder: "j.shah");
        Assert.NotEmpty(hers);
        Assert.All(hers, d => Assert.Equal(Amber, d.Child));
        var soon = await made.Ledger.OpenDuties(dueBy: new(2026, 3, 23));
        Assert.NotEmpty(soon);
        Assert.All(soon, d => Assert.True(d.Due!.Value.Earliest <= new DateOnly(2026, 3, 23)));
        Assert.Equal(soon.OrderBy(d => d.Due!.Value.From).Select(d => d.Rule), soon.Select(d => d.Rule));
    }

    [Theory, EachEngine]
    public async Task A_child_is_on_the_caseload_of_the_worker_allocated_now_until_the_allocation_ends(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber),
            new Allocation { Id = new("a1"), Occurred = On("2026-03-02"), Children = [Amber], Worker = new("j.shah"), Team = "North", EndedOn = ApproximateDate.Exactly(new(2026, 4, 2)) });
        Assert.Equal("amber j.shah North", await Caseload(made));

        made.Clock.Utc = new(2026, 4, 2, 9, 0, 0, DateTimeKind.Utc);
        await made.Ledger.Recheck();
        Assert.Equal("amber j.shah North", await Caseload(made));
        made.Clock.Utc = new(2026, 4, 3, 9, 0, 0, DateTimeKind.Utc);
        await made.Ledger.Recheck();
        Assert.Equal("", await Caseload(made));
    }

    [Theory, EachEngine]
    public async Task Who_a_child_is_follows_the_last_details_that_stand(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber));
        await made.Ledger.Recorded(Born(Amber, "2016-03-02", "d2") with { Supersedes = new("details-amber") });
        await using (var db = made.Store.Open()) Assert.Equal(new(2016, 3, 2), (await db.ChildHeads.SingleAsync()).Born);
        await made.Ledger.Recorded(new EnteredInError { Id = new("x1"), Occurred = On("2026-03-01"), Children = [Amber], Supersedes = new("d2"), Reason = "The first was right" });
        Assert.Equal(new(2015, 3, 2), (await made.Ledger.Child(Amber))!.Chronology.Child.Born);
    }

    [Theory, EachEngine]
    public async Task Duties_worked_out_by_other_rules_are_to_be_worked_out_again(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber));
        var others = new Rulebook("other rules", []);
        var opening = await Ledger.Open(made.Store, new() { Clock = made.Clock, Rules = others });
        await using var ledger = opening.Ledger!;

        Assert.True(opening.NeedsRebuild);
        await ledger.Rebuild();
        Assert.False((await Ledger.Open(made.Store, new() { Clock = made.Clock, Rules = others })).NeedsRebuild);
        Assert.True((await Ledger.Open(made.Store, new() { Clock = made.Clock })).NeedsRebuild);
    }

    private static async Task<string> Caseload(Made made)
    {
        await using var db = made.Store.Open();
        return string.Join('\n', (await db.Caseload.ToListAsync()).Select(c => $"{c.Child} {c.Worker} {c.Team}"));
    }

    private static async Task<List<ChildChronology>> Read(Ledger ledger)
    {
        var read = new List<ChildChronology>();
        await foreach (var record in ledger.Children()) read.Add(record.Chronology);
        return read;
    }

    private static List<string> Listed(List<ChildChronology> read, DateOnly day)
    {
        var lines = new List<string>();
        foreach (var chronology in read)
        {
            lines.AddRange(DutyList.AsAt(day, Rulebook.Shipped, chronology, WorkingDayCalendar.England)
                .Where(d => OpenDuty.IsOpen(d.State))
                .Select(d => $"{chronology.Child.Id} {d.Rule.Id} {d.Occurrence} {d.Person} {d.Matter} {d.Due?.Iso()} {d.Target?.Iso()} {d.State} {d.Certainty} {d.Late} {d.Holder} {d.HeldBy} {d.StartedBy.Entry.Id} {d.Reason}"));
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static List<string> Kept(IReadOnlyList<OpenDuty> duties, DateOnly day)
    {
        var lines = duties.Select(d =>
        {
            var (state, certainty) = d.On(day, WorkingDayCalendar.England);
            return $"{d.Child} {d.Rule} {d.Occurrence} {d.Person} {d.Matter} {d.Due?.Iso()} {d.Target?.Iso()} {state} {certainty} {d.Late(day, WorkingDayCalendar.England)} {d.Holder} {d.HeldBy} {d.StartedBy} {d.Reason}";
        }).ToList();
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static async Task<string> Everything(Made made)
    {
        await using var db = made.Store.Open();
        var duties = await db.OpenDuties.OrderBy(d => d.Child).ThenBy(d => d.Place).ToListAsync();
        var children = await db.ChildHeads.OrderBy(c => c.Child).ToListAsync();
        var people = await db.PersonHeads.OrderBy(p => p.Person).ToListAsync();
        var caseload = await db.Caseload.OrderBy(c => c.Child).ToListAsync();
        var involved = await db.Involved.OrderBy(i => i.Child).ThenBy(i => i.As).ThenBy(i => i.Who).ToListAsync();
        return string.Join('\n',
        [
            .. involved.Select(i => $"{i.Child} {i.As} {i.Who} {i.Until}"),
            .. duties.Select(d => d.ToDuty().ToString()),
            .. children.Select(c => $"{c.ToChild()} {c.LastSeq} {c.RecheckOn} {c.IsRestricted} {c.Matters}"),
            .. people.Select(p => $"{p.Person} {p.Name} {p.Relation} {p.DetailsSeq}"),
            .. caseload.Select(c => $"{c.Child} {c.Worker} {c.Team} {c.Since}"),
        ]);
    }

    private static Domain.Protection.ProtectionPlan PlanFor(ChildId child) => new() { Id = new($"plan-{child}"), Occurred = On("2026-03-09"), Children = [child] };
}
