using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.LookedAfter;
using Duecare.Domain.Protection;
using Duecare.Domain.Risk;
using Duecare.Domain.Visits;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Rules;

/// <summary>The law on visits to a child on a protection plan. The plan started on Monday 3 March 2025; its tenth working day is Monday 17 March.</summary>
public class VisitLawTests
{
    private static readonly ChildId Brother = new("brook");
    private static readonly ProtectionPlan Plan = OnPlan("2025-03-03");

    [Theory]
    [InlineData("2025-03-17", DutyState.Met, null)]
    [InlineData("2025-03-18", DutyState.MetLate, 1)]
    public void A_visit_is_in_time_up_to_the_tenth_working_day(string visited, DutyState expected, int? late)
    {
        var duty = Owed("cp-visit", "2025-03-18", Plan, Saw(visited))[0];
        Assert.Equal((expected, late), (duty.State, duty.Late?.Max));
    }

    [Theory]
    [InlineData("2025-03-07", DutyState.Pending)]
    [InlineData("2025-03-10", DutyState.DueSoon)]
    [InlineData("2025-03-17", DutyState.DueSoon)]
    [InlineData("2025-03-18", DutyState.Overdue)]
    public void A_visit_is_due_soon_for_five_working_days_and_overdue_from_the_eleventh(string asAt, DutyState expected) =>
        Assert.Equal(expected, TheOne("cp-visit", asAt, Plan).State);

    [Fact]
    public void The_next_visit_is_counted_from_the_last_one_and_not_from_the_day_it_was_due() =>
        Assert.Equal(["2025-12-30", "2026-01-14", "2026-01-28", "2026-02-11"], Owed(
            "cp-visit", "2026-02-01", OnPlan("2025-12-12"), Saw("2025-12-30"), Saw("2026-01-14"), Saw("2026-01-28")).DueDays());

    [Theory]
    [InlineData("2025-03-31", 10, 1)]
    [InlineData("2025-04-01", 11, 2)]
    [InlineData("2025-04-22", 24, 3)]
    public void A_visit_is_met_however_late_and_says_how_many_due_days_had_passed(string visited, int late, int passed)
    {
        var duty = Owed("cp-visit", "2025-04-22", Plan, Saw(visited))[0];
        Assert.Equal((DutyState.MetLate, late, passed), (duty.State, duty.Late!.Value.Max, duty.Passed));
        Assert.Equal(2, Owed("cp-visit", "2025-04-22", Plan, Saw(visited)).Count);
    }

    [Theory]
    [InlineData("2025-03-10", DutyState.Met)]
    [InlineData("2025-03-11", DutyState.MetLate)]
    public void The_plans_own_interval_counts(string visited, DutyState expected)
    {
        var weekly = Plan with { VisitInterval = Timescale.WorkingDays(5) };
        Assert.Equal(expected, Owed("cp-visit", "2025-03-20", weekly, Saw(visited))[0].State);
    }

    [Theory]
    [InlineData("2025-03-05", "2025-03-12")]
    [InlineData("2025-03-10", "2025-03-17")]
    [InlineData("2025-03-12", "2025-03-17")]
    [InlineData("2025-03-18", "2025-03-17")]
    public void A_shorter_interval_acts_from_its_day_and_never_moves_a_due_day_later(string changed, string due) =>
        Assert.Equal(due, TheOne("cp-visit", "2025-03-20", Plan, VisitsEvery(Timescale.WorkingDays(5), changed)).DueOn());

    [Fact]
    public void A_longer_interval_leaves_the_open_due_day_and_counts_from_the_next_visit() =>
        Assert.Equal(["2025-03-17", "2025-04-14"], Owed(
            "cp-visit", "2025-03-20", Plan, VisitsEvery(Timescale.WorkingDays(20), "2025-03-05"), Saw("2025-03-17")).DueDays());

    [Fact]
    public void A_change_of_interval_leaves_every_earlier_visit_as_it_was()
    {
        Entry[] visited = [Plan, Saw("2025-03-17"), Saw("2025-03-31")];
        var before = Owed("cp-visit", "2025-04-02", visited);
        var after = Owed("cp-visit", "2025-04-02", [.. visited, VisitsEvery(Timescale.WorkingDays(5), "2025-04-01")]);
        Assert.Equal(before.Take(2).Select(d => (d.DueOn(), d.State)), after.Take(2).Select(d => (d.DueOn(), d.State)));
        Assert.Equal("2025-04-08", after[2].DueOn());
    }

    public static TheoryData<Entry> WhatIsNoVisit { get; } =
    [
        Saw("2025-03-10") with { Seen = false },
        Saw("2025-03-10") with { Seen = null },
        Saw("2025-03-10") with { Mode = VisitMode.Virtual },
        Saw("2025-03-10") with { Qualified = false },
        Saw("2025-03-10") with { Outcome = VisitOutcome.Attempted },
        Saw("2025-03-10") with { Type = VisitType.EarlyHelp },
        Saw("2025-03-10") with { Children = [.. Amber, Brother], Seen = null, Each = [Facts(Brother, seen: true), Facts(Amber[0], seen: false)] },
        CoreGroupMet("2025-03-10"),
        ReviewConference("2025-03-10"),
        new ChildSeenByAgency { Id = Id("school"), Occurred = On("2025-03-10"), Children = Amber, Agency = "school" },
    ];

    [Theory]
    [MemberData(nameof(WhatIsNoVisit))]
    public void A_child_not_seen_in_person_by_a_social_worker_was_not_visited(Entry entry) =>
        Assert.Equal(DutyState.Overdue, TheOne("cp-visit", "2025-03-18", Plan, entry).State);

    [Theory]
    [InlineData(VisitType.Section47)]
    [InlineData(VisitType.ChildInNeed)]
    [InlineData(VisitType.LookedAfter)]
    public void A_social_workers_visit_counts_whatever_duty_it_was_made_under(VisitType type) =>
        Assert.Equal(DutyState.Met, Owed("cp-visit", "2025-03-18", Plan, Saw("2025-03-10") with { Type = type })[0].State);

    [Fact]
    public void A_visit_stated_as_not_made_on_its_due_day_is_missed_for_ever_and_the_next_is_counted_from_that_day()
    {
        var duties = Owed("cp-visit", "2025-04-02", Plan, NotMade("2025-03-17"), Saw("2025-04-01"));
        Assert.Equal([DutyState.Missed, DutyState.MetLate, DutyState.Pending], duties.States());
        Assert.Equal(["2025-03-17", "2025-03-31", "2025-04-15"], duties.DueDays());
        Assert.Equal(1, duties[0].Passed);
    }

    [Fact]
    public void A_visit_stated_as_not_made_before_its_due_day_changes_nothing()
    {
        var duty = Owed("cp-visit", "2025-03-18", Plan, NotMade("2025-03-14"), Saw("2025-03-17"))[0];
        Assert.Equal(("2025-03-17", DutyState.Met), (duty.DueOn(), duty.State));
    }

    [Fact]
    public void Of_a_brother_and_sister_visited_together_each_has_what_is_true_of_that_child()
    {
        var both = Plan with { Children = [.. Amber, Brother] };
        var visit = Saw("2025-03-10") with
        {
            Children = both.Children,
            SeenAlone = null,
            Each = [Facts(Amber[0], seen: true, alone: true), Facts(Brother, seen: true, alone: false)],
        };
        Assert.Equal(DutyState.Met, OwedToChild(Amber[0], "cp-visit-alone", "2025-03-11", both, visit)[0].State);
        Assert.Equal(DutyState.AwaitingDate, OwedToChild(Brother, "cp-visit-alone", "2025-03-11", both, visit)[0].State);
        Assert.Equal(DutyState.Met, OwedToChild(Brother, "cp-visit", "2025-03-11", both, visit)[0].State);
    }

    [Fact]
    public void The_child_is_seen_alone_at_one_of_every_two_visits()
    {
        Entry[] visits = [Plan, Together("2025-03-10"), Saw("2025-03-17"), Together("2025-03-24"), Together("2025-03-31"), Together("2025-04-07")];
        var duties = Owed("cp-visit-alone", "2025-04-08", visits);
        Assert.Equal([DutyState.Met, DutyState.Missed, DutyState.AwaitingDate], duties.States());
        Assert.Equal(["2025-03-17", "2025-03-31"], duties.Take(2).DueDays());
    }

    [Fact]
    public void A_reason_for_not_seeing_the_child_alone_answers_it() =>
        Assert.Equal(DutyState.Met, Owed("cp-visit-alone", "2025-03-11", Plan, Together("2025-03-10") with { NotAloneReason = "a baby" })[0].State);

    [Fact]
    public void The_bedroom_is_seen_at_one_of_every_two_visits()
    {
        var seen = Saw("2025-03-17") with { BedroomSeen = true };
        Assert.Equal([DutyState.Met], Owed("cp-visit-bedroom", "2025-03-18", Plan, Saw("2025-03-10"), seen).States());
        Assert.Equal([DutyState.Missed], Owed("cp-visit-bedroom", "2025-03-18", Plan, Saw("2025-03-10"), Saw("2025-03-17")).States());
    }

    [Theory]
    [InlineData("2025-03-12", DutyState.Met)]
    [InlineData("2025-03-13", DutyState.MetLate)]
    public void A_visit_is_written_up_within_two_working_days(string finalised, DutyState expected)
    {
        var visit = Saw("2025-03-10") with { FinalisedAt = On(finalised) };
        Assert.Equal(expected, TheOne("cp-visit-recorded", "2025-04-01", Plan, visit).State);
        Assert.Empty(Owed("cp-visit-recorded", "2025-04-01", visit));
    }

    [Theory]
    [InlineData("2025-03-31", DutyState.Met)]
    [InlineData("2025-04-01", DutyState.MetLate)]
    public void One_visit_in_the_plans_own_interval_is_unannounced_and_at_home(string visited, DutyState expected)
    {
        var plan = Plan with { UnannouncedInterval = Timescale.Weeks(4) };
        Assert.Equal(expected, Owed("cp-visit-unannounced", "2025-04-02", plan, Saw(visited) with { Announced = false, Place = "home" })[0].State);
        Assert.Equal(DutyState.Overdue, TheOne("cp-visit-unannounced", "2025-04-02", plan, Saw(visited) with { Announced = false, Place = "school" }).State);
        Assert.Equal(DutyState.Overdue, TheOne("cp-visit-unannounced", "2025-04-02", plan, Saw(visited) with { Announced = true }).State);
        Assert.Empty(Owed("cp-visit-unannounced", "2025-04-02", Plan, Saw(visited)));
    }

    [Fact]
    public void Lifting_one_restriction_leaves_the_unannounced_visits_that_another_asks_for()
    {
        var first = new Restriction { Id = Id("first"), Occurred = On("2025-03-03"), Children = Amber, Adult = new("mr-b"), Wording = "not alone with Amber" };
        var second = first with { Id = Id("second"), Occurred = On("2025-03-10"), Adult = new("mr-z") };
        var lifted = new RestrictionLifted { Id = Id("lifted"), Occurred = On("2025-03-12"), Children = Amber, Restriction = first.Id };
        var duties = Owed("cp-visit-unannounced", "2025-04-08", first, second, lifted);
        Assert.Equal([DutyState.Cancelled, DutyState.Overdue], duties.States());
        Assert.Equal(["2025-03-31", "2025-04-07"], duties.DueDays());
    }

    [Theory]
    [InlineData("2025-03-17", DutyState.Cancelled)]
    [InlineData("2025-03-18", DutyState.Missed)]
    public void Becoming_looked_after_ends_the_plans_visits(string on, DutyState expected) =>
        Assert.Equal(expected, TheOne("cp-visit", "2025-06-01", Plan, BecameLookedAfter(on)).State);

    [Fact]
    public void Where_the_plan_goes_on_beside_care_both_visits_are_owed_and_one_visit_serves_both()
    {
        var care = BecameLookedAfter("2025-03-10") with { ProtectionPlanContinues = true };
        Entry[] both = [Plan, care, Placed("2025-03-10"), Saw("2025-03-17")];
        Assert.Equal([DutyState.Met, DutyState.Pending], Owed("cp-visit", "2025-03-18", both).States());
        Assert.Equal(DutyState.Met, TheOne("lac-visit-first", "2025-03-18", both).State);
    }

    [Theory]
    [InlineData("2025-03-17", DutyState.Cancelled)]
    [InlineData("2025-03-18", DutyState.Missed)]
    public void Stepping_down_ends_the_plans_visits(string on, DutyState expected) =>
        Assert.Equal(expected, TheOne("cp-visit", "2025-06-01", Plan, ReviewConference(on, ConferenceDecision.StepDown), Saw("2025-03-19")).State);

    private static Visit Together(string on) => Saw(on) with { SeenAlone = false };

    private static ChildAtVisit Facts(ChildId child, bool seen, bool? alone = null) => new() { Child = child, Seen = seen, SeenAlone = alone };

    private static IReadOnlyList<Duty> OwedToChild(ChildId child, string rule, string asAt, params Entry[] entries) =>
        [.. DutyList.AsAt(DateOnly.Parse(asAt), Rulebook.Shipped, new(new Child(child), entries), WorkingDayCalendar.England).Where(d => d.Rule.Id == rule)];
}
