using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Protection;
using Duecare.Domain.Visits;
using Xunit;

namespace Duecare.Domain.Tests.Duties;

/// <summary>Visits told in brief are counted without a duty being made of each, and come to what the duties made in full come to.</summary>
public sealed class CountedVisitsTests
{
    private static readonly Child Child = new(new("c"), new(2015, 6, 1));
    private static readonly Coverage[] All = [new("visit"), new("protection-plan"), new("conference")];

    [Theory]
    [InlineData(null, null)]
    [InlineData("2024-03-01", null)]
    [InlineData(null, "2024-04-30")]
    [InlineData("2024-02-01", "2024-05-01")]
    public void Whatever_days_the_source_holds(string? from, string? to)
    {
        Coverage[] covers = [All[1], All[2], new("visit", from is null ? null : DateOnly.Parse(from), to is null ? null : DateOnly.Parse(to))];
        var inBrief = Child2024(covers, (10, true, false), (24, false, false), (45, false, true), (50, false, false), (75, false, false), (100, true, true), (114, false, false));
        foreach (var asAt in new DateOnly[] { new(2024, 2, 1), new(2024, 4, 1), new(2024, 8, 1) })
        {
            var leftOut = DutyList.NotAsked(Rulebook.Shipped, covers).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
            var inFull = DutyList.AsAt(asAt, Rulebook.Shipped, inBrief.InFull(), WorkingDayCalendar.England).Where(d => !leftOut.Contains(d.Rule.Id)).ToList();
            var counted = DutyList.Counted(asAt, Rulebook.Shipped, inBrief, WorkingDayCalendar.England, scope: Scope.WhatTheSourceHolds);
            Assert.Equal(inFull.CountBy(d => (d.Rule.Id, d.State)).OrderBy(c => c.Key),
                counted.Listed.Select(d => (d.Rule.Id, d.State, Count: 1)).Concat(counted.Others.Select(o => (o.Rule.Id, o.State, o.Count)))
                    .AggregateBy(d => (d.Id, d.State), 0, (all, d) => all + d.Count).OrderBy(c => c.Key));
        }
    }

    [Fact]
    public void After_a_visit_whose_day_is_not_known_the_next_may_be_late_on_one_reading_only()
    {
        Visit On(string id, ApproximateDate days) => new()
        {
            Id = new(id),
            Occurred = When.On(days),
            Children = [Child.Id],
            Type = VisitType.ChildProtection,
            Outcome = VisitOutcome.Completed,
            Seen = true,
        };
        ProtectionPlan plan = new() { Id = new("p"), Occurred = When.On(new DateOnly(2024, 1, 2)), Children = [Child.Id] };
        Entry[] entries = [plan, On("v1", new(new(2024, 1, 10), new(2024, 1, 16))), On("v2", ApproximateDate.Exactly(new(2024, 1, 26)))];
        var counted = DutyList.Counted(new(2024, 1, 27), Rulebook.Shipped, new(Child, entries, All), WorkingDayCalendar.England, scope: Scope.WhatTheSourceHolds);
        Assert.Equal(Certainty.Possible, Assert.Single(counted.Listed, d => d.Rule.Id == "cp-visit" && d.State == DutyState.MetLate).Certainty);
    }

    [Fact]
    public void That_every_visit_fits_is_said_only_if_every_one_does()
    {
        var alone = new Trigger(Happened.Visited, With: Facts.ChildSeen | Facts.SeenAlone);
        var notAlone = new Trigger(Happened.Visited, With: Facts.ChildSeen, Without: Facts.SeenAlone);
        Assert.Equal((true, false), (Put((10, true, false), (24, true, true)).AllFit(alone), Put((10, true, false), (24, true, true)).AllFit(notAlone)));
        Assert.Equal((false, false), (Put((10, true, false), (24, false, false)).AllFit(alone), Put((10, true, false), (24, false, false)).AllFit(notAlone)));
        Assert.Equal((false, true), (Put((10, false, true), (24, false, false)).AllFit(alone), Put((10, false, true), (24, false, false)).AllFit(notAlone)));
    }

    private static HappeningsInOrder Put(params (int Day, bool Alone, bool Bedroom)[] visits)
    {
        var wanted = Enumerable.Repeat(true, Enum.GetValues<Happened>().Length).ToArray();
        (wanted[(int)Happened.VisitDone], wanted[(int)Happened.VisitAttempted]) = (false, false);
        var telling = new Telling();
        var order = new HappeningsInOrder(telling);
        order.Put(telling.Read(Child2024(All, visits), new(2024, 8, 1), WorkingDayCalendar.England, lent: true, wanted: wanted, brief: true));
        Assert.Equal(visits.Length, order.OfKind(Happened.Visited).Count);
        return order;
    }

    /// <summary>A child on a plan from 2 January to 1 July 2024, seen on days counted from the first.</summary>
    private static ChildChronology Child2024(Coverage[] covers, params (int Day, bool Alone, bool Bedroom)[] visits)
    {
        var brief = new Visits();
        foreach (var (day, alone, bedroom) in visits) brief.Add(new DateOnly(2024, 1, 1).DayNumber + day, alone, bedroom);
        ProtectionPlan plan = new() { Id = new("p"), Occurred = When.On(new DateOnly(2024, 1, 2)), Children = [Child.Id], EndedOn = ApproximateDate.Exactly(new DateOnly(2024, 7, 1)) };
        return new(Child, [plan], covers) { Visits = brief };
    }

    private sealed class Visits : VisitsInBrief
    {
        protected override IReadOnlyList<ChildId> Children => [Child.Id];

        public override EntryId IdOf(int visit) => new($"v{visit:D2}");

        public void Add(int day, bool alone, bool bedroom) => Add(day, WayOf(VisitType.ChildProtection, 2, alone ? 2 : 1, bedroom ? 2 : 1));
    }
}
