using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Domain.Tests.Rules;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Duties;

/// <summary>Which plan a thing belongs to, where plans, conferences, closures and intervals meet.</summary>
public class PlanTests
{
    [Fact]
    public void A_plan_made_on_the_day_the_old_case_closes_and_a_referral_comes_is_in_force_for_its_reviews()
    {
        var review = TheOne("cin-plan-review-subsequent", "2025-04-01",
            Referred("2024-01-08", "old"), Closed("2025-03-03"), Referred("2025-03-03"), InNeed("2025-03-03"), InNeedReview("2025-03-10"));
        Assert.Equal(("2025-09-10", DutyState.Pending), (review.DueOn(), review.State));
    }

    [Fact]
    public void A_plan_made_and_closed_in_one_day_without_an_older_case_is_not_in_force_afterwards() =>
        Assert.Empty(Owed("cin-plan-review-subsequent", "2025-04-01", Closed("2025-03-03"), Referred("2025-03-03"), InNeed("2025-03-03"), InNeedReview("2025-03-10")));

    [Theory]
    [InlineData("2025-03-03", "2025-03-18")]
    [InlineData("2025-03-04", "2025-03-11")]
    public void An_interval_set_before_there_was_a_plan_does_not_govern_it(string set, string due) =>
        Assert.Equal(due, TheOne("cp-visit", "2025-03-05", VisitsEvery(Timescale.WorkingDays(5), set), OnPlan("2025-03-04")).DueOn());

    [Theory]
    [InlineData("2025-03-04", "2025-03-11")]
    [InlineData("2025-03-31", "2025-03-31")]
    public void A_change_of_how_often_the_child_is_visited_governs_a_child_in_need_plan_too(string set, string due) =>
        Assert.Equal(due, TheOne("cin-visit", "2025-03-31", InNeed("2025-03-03"), VisitsEvery(Timescale.WorkingDays(5), set)).DueOn());

    [Fact]
    public void An_interval_that_the_conference_set_governs_the_plan_recorded_a_day_later()
    {
        var conference = InitialConference("2025-03-03") with { VisitInterval = Timescale.WorkingDays(5) };
        Assert.Equal("2025-03-11", TheOne("cp-visit", "2025-03-05", conference, OnPlan("2025-03-04")).DueOn());
    }

    [Fact]
    public void An_interval_that_a_conference_set_for_a_plan_of_one_day_does_not_govern_the_next()
    {
        var conference = InitialConference("2025-03-03") with { VisitInterval = Timescale.WorkingDays(5) };
        Assert.Equal(["2025-03-10", "2025-04-15"], Owed("cp-visit", "2025-04-02", conference, PlanOver("2025-03-03"), InitialConference("2025-04-01")).DueDays());
    }

    [Fact]
    public void A_plan_entry_that_names_another_conference_does_not_stand_in_for_this_one()
    {
        var old = InitialConference("2025-03-03");
        var later = InitialConference("2025-03-07");
        var plan = OnPlan("2025-03-07") with { Conference = later.Id };
        Assert.Equal(["2025-03-17", "2025-03-21"], Owed("cp-visit", "2025-03-10", old, PlanOver("2025-03-05"), later, plan).DueDays());
    }
}
