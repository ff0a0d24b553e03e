using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Protection;
using Duecare.Domain.Tests.Rules;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Duties;

/// <summary>Meetings held again and again, and what becomes of them when the case closes. The first core group met on Monday 10 March 2025; 42 days later is 21 April.</summary>
public class SeriesTests
{
    private static readonly ProtectionPlan Plan = OnPlan("2025-03-03");
    private static readonly CoreGroup First = CoreGroupMet("2025-03-10");

    [Theory]
    [InlineData("2025-04-21", new[] { DutyState.Met }, "2025-06-02")]
    [InlineData("2025-04-22", new[] { DutyState.MetLate }, "2025-06-03")]
    [InlineData("2025-06-02", new[] { DutyState.MetLate }, "2025-07-14")]
    [InlineData("2025-06-03", new[] { DutyState.Missed, DutyState.Missed }, "2025-07-15")]
    [InlineData("2025-07-14", new[] { DutyState.Missed, DutyState.Missed }, "2025-08-25")]
    [InlineData("2025-07-15", new[] { DutyState.Missed, DutyState.Missed, DutyState.Missed }, "2025-08-26")]
    public void One_due_day_passed_makes_a_meeting_late_two_are_missed_and_the_next_is_counted_from_the_meeting(string held, DutyState[] expected, string next)
    {
        var duties = Owed("core-group-subsequent", held, Plan, First, CoreGroupMet(held));
        Assert.Equal([.. expected, DutyState.Pending], duties.States());
        Assert.Equal(next, duties[^1].DueOn());
        Assert.Equal(expected.Count(s => s != DutyState.Met), duties[0].Passed);
    }

    [Fact]
    public void On_every_day_that_no_meeting_comes_the_last_due_day_passed_is_overdue_and_the_earlier_are_missed()
    {
        for (var day = First.Occurred.Earliest.AddDays(1); day <= new DateOnly(2025, 9, 1); day = day.AddDays(1))
        {
            var passed = (day.DayNumber - First.Occurred.Earliest.DayNumber - 1) / 42;
            var states = Owed("core-group-subsequent", day.ToString("yyyy-MM-dd"), Plan, First).States().ToList();
            Assert.Equal(Math.Max(1, passed), states.Count);
            Assert.All(states.SkipLast(1), s => Assert.Equal(DutyState.Missed, s));
            Assert.Equal(passed > 0, states[^1] == DutyState.Overdue);
        }
    }

    [Fact]
    public void What_a_later_meeting_leaves_missed_was_overdue_or_missed_on_the_day_before()
    {
        Entry[] held = [Plan, First, CoreGroupMet("2025-06-03")];
        Assert.Equal([DutyState.Overdue], Owed("core-group-subsequent", "2025-06-02", held).States());
        Assert.Equal([DutyState.Missed, DutyState.Missed, DutyState.Pending], Owed("core-group-subsequent", "2025-06-03", held).States());
    }

    [Theory]
    [InlineData("2025-04-21", new[] { DutyState.Cancelled })]
    [InlineData("2025-04-22", new[] { DutyState.Missed })]
    [InlineData("2025-06-03", new[] { DutyState.Missed, DutyState.Missed })]
    public void Due_days_before_the_plan_ends_are_missed_and_one_not_yet_due_is_cancelled(string ended, DutyState[] expected) =>
        Assert.Equal(expected, Owed("core-group-subsequent", "2025-09-01", Plan, First, PlanOver(ended)).States());

    [Fact]
    public void A_meeting_held_early_brings_the_next_forward() =>
        Assert.Equal(["2025-04-21", "2025-05-12"], Owed("core-group-subsequent", "2025-04-01", Plan, First, CoreGroupMet("2025-03-31")).DueDays());

    [Fact]
    public void Closing_a_case_with_duties_outstanding_leaves_them_missed_even_if_done_later()
    {
        Entry[] closed = [Plan, Closed("2025-03-18"), Saw("2025-03-19"), CoreGroupMet("2025-03-19")];
        Assert.Equal(DutyState.Missed, TheOne("cp-visit", "2025-06-01", closed).State);
        Assert.Equal(DutyState.Missed, TheOne("core-group-first", "2025-06-01", closed).State);
        Assert.Equal(DutyState.Cancelled, TheOne("cp-visit", "2025-06-01", Plan, Closed("2025-03-17")).State);
    }

    [Fact]
    public void A_referral_overdue_when_the_case_closes_is_missed_for_ever_though_only_its_decision_ends_it()
    {
        Entry[] closed = [Referred("2025-03-03"), Closed("2025-03-05"), Decided("2025-03-06")];
        Assert.Equal(DutyState.Missed, TheOne("referral-decision", "2025-06-01", closed).State);
        Assert.Equal(DutyState.Overdue, TheOne("referral-decision", "2025-03-05", Referred("2025-03-03")).State);
        Assert.Equal(DutyState.Met, TheOne("referral-decision", "2025-06-01", Referred("2025-03-03"), Closed("2025-03-04"), Decided("2025-03-04")).State);
    }

    [Fact]
    public void A_case_that_opens_again_owes_anew_and_counts_on_from_the_last()
    {
        var duties = Owed("cp-visit", "2025-09-20", Plan, Saw("2025-03-10"), Closed("2025-03-20"), OnPlan("2025-09-01"), Saw("2025-09-16"));
        Assert.Equal([DutyState.Met, DutyState.Cancelled, DutyState.MetLate, DutyState.Pending], duties.States());
        Assert.Equal(["2025-03-17", "2025-03-24", "2025-09-15", "2025-09-30"], duties.DueDays());
        Assert.Equal([1, 2, 3, 4], duties.Occurrences());
    }

    [Fact]
    public void The_order_in_which_entries_come_changes_nothing()
    {
        Entry[] record = [Plan, First, Saw("2025-03-18"), CoreGroupMet("2025-04-22"), NotMade("2025-04-01"), PlanOver("2025-06-20")];
        Assert.Equal(Everything(record), Everything([.. record.Reverse()]));
    }

    private static List<(string, DutyState, string)> Everything(Entry[] entries) =>
    [
        .. DutyList.AsAt(new(2025, 7, 1), Rulebook.Shipped, new(new Child(Amber[0]), entries), WorkingDayCalendar.England)
            .Select(d => (d.Rule.Id, d.State, d.Because)),
    ];
}
