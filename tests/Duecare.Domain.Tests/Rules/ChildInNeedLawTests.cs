using Duecare.Domain.Assessment;
using Duecare.Domain.Calendar;
using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Visits;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Rules;

/// <summary>The law on children in need, on both sides of its edges. The plan started on Monday 3 March 2025.</summary>
public class ChildInNeedLawTests
{
    private static readonly ChildInNeedPlan Plan = InNeed("2025-03-03");

    [Theory]
    [InlineData("2025-03-17", DutyState.Met)]
    [InlineData("2025-03-18", DutyState.MetLate)]
    public void A_plan_follows_an_assessment_that_asks_for_one_within_ten_working_days(string started, DutyState expected) =>
        Assert.Equal(expected, TheOne("cin-plan-meeting", "2025-04-01", Authorised("2025-03-03", AssessmentOutcome.ChildInNeedPlan), InNeed(started)).State);

    [Fact]
    public void An_assessment_that_led_to_nothing_asks_for_no_plan() =>
        Assert.Empty(Owed("cin-plan-meeting", "2025-04-01", Authorised("2025-03-03", AssessmentOutcome.NoFurtherAction)));

    [Theory]
    [InlineData("2025-06-03", DutyState.Met)]
    [InlineData("2025-06-04", DutyState.MetLate)]
    public void The_plan_is_reviewed_within_three_months_of_its_start(string held, DutyState expected) =>
        Assert.Equal(expected, TheOne("cin-plan-review-first", "2025-07-01", Plan, InNeedReview(held)).State);

    [Theory]
    [InlineData("2025-11-20", DutyState.Met)]
    [InlineData("2025-11-21", DutyState.MetLate)]
    public void It_is_reviewed_again_within_six_months_of_the_review_before(string held, DutyState expected)
    {
        var duties = Owed("cin-plan-review-subsequent", "2025-12-01", Plan, InNeedReview("2025-05-20"), InNeedReview(held));
        Assert.Equal(expected, duties[0].State);
        Assert.Equal(On(held).Earliest.AddMonths(6), duties[1].Due!.Value.Earliest);
    }

    [Theory]
    [InlineData("2025-03-31", DutyState.Met)]
    [InlineData("2025-04-01", DutyState.MetLate)]
    public void The_child_is_visited_within_twenty_working_days(string visited, DutyState expected)
    {
        var duties = Owed("cin-visit", "2025-04-02", Plan, Visited(visited, VisitType.ChildInNeed));
        Assert.Equal(("2025-03-31", expected), (duties[0].DueOn(), duties[0].State));
        Assert.Equal(2, duties.Count);
    }

    [Fact]
    public void A_plan_may_ask_for_visits_closer_together()
    {
        var weekly = Plan with { VisitInterval = Timescale.Weeks(1) };
        Assert.Equal(["2025-03-10", "2025-03-14"], Owed("cin-visit", "2025-03-10", weekly, Visited("2025-03-07", VisitType.ChildInNeed)).DueDays());
    }

    [Theory]
    [InlineData("2025-03-31", DutyState.Cancelled)]
    [InlineData("2025-04-01", DutyState.Missed)]
    public void Stepping_up_ends_the_visits_and_leaves_what_was_overdue_missed(string steppedUp, DutyState expected) =>
        Assert.Equal(expected, TheOne("cin-visit", "2025-06-01", Plan, OnPlan(steppedUp), Saw("2025-04-02")).State);

    [Theory]
    [InlineData("2025-06-03", DutyState.Cancelled)]
    [InlineData("2025-06-04", DutyState.Missed)]
    public void Stepping_up_ends_the_review_and_leaves_one_that_was_overdue_missed(string steppedUp, DutyState expected) =>
        Assert.Equal(expected, TheOne("cin-plan-review-first", "2025-08-01", Plan, OnPlan(steppedUp), InNeedReview("2025-07-01")).State);

    [Theory]
    [InlineData("2025-06-17", DutyState.Met)]
    [InlineData("2025-06-18", DutyState.MetLate)]
    public void Stepping_down_asks_for_a_child_in_need_plan_within_ten_working_days(string started, DutyState expected)
    {
        var down = ReviewConference("2025-06-03", ConferenceDecision.StepDown);
        Assert.Equal(expected, TheOne("cin-plan-meeting", "2025-07-01", OnPlan("2025-03-03"), down, InNeed(started)).State);
    }

    [Fact]
    public void A_protection_plan_that_ends_without_stepping_down_asks_for_none() =>
        Assert.Empty(Owed("cin-plan-meeting", "2025-07-01", OnPlan("2025-03-03"), ReviewConference("2025-06-03", ConferenceDecision.PlanEnds)));

    [Theory]
    [InlineData("2025-05-21", DutyState.Met)]
    [InlineData("2025-05-22", DutyState.MetLate)]
    public void Too_little_progress_is_decided_on_within_one_working_day(string decided, DutyState expected)
    {
        var review = InNeedReview("2025-05-20") with { InsufficientProgress = true };
        var decision = new ManagementDecision
        {
            Id = Id("decision"),
            Occurred = On(decided),
            Children = Amber,
            About = DecisionAbout.StepUp,
            Decision = "Step up",
            Reason = "no change at home",
        };
        Assert.Equal(expected, TheOne("cin-step-up-decision", "2025-06-01", Plan, review, decision).State);
        Assert.Empty(Owed("cin-step-up-decision", "2025-06-01", Plan, InNeedReview("2025-05-20")));
    }

    [Theory]
    [InlineData("2025-03-17", DutyState.Met)]
    [InlineData("2025-03-18", DutyState.MetLate)]
    public void A_case_is_closed_within_ten_working_days_of_the_decision_to_close_it(string closed, DutyState expected)
    {
        var decision = new ManagementDecision { Id = Id("decision"), Occurred = On("2025-03-03"), Children = Amber, About = DecisionAbout.Closure, Decision = "Close" };
        Assert.Equal(expected, TheOne("cin-closure", "2025-04-01", decision, Closed(closed)).State);
    }
}
