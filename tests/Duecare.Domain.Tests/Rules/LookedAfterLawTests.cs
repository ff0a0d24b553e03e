using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Domain.LookedAfter;
using Duecare.Domain.Visits;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;

namespace Duecare.Domain.Tests.Rules;

/// <summary>The law on looked-after children, on both sides of its edges. The child became looked after and was placed on Monday 1 March 2021.</summary>
public class LookedAfterLawTests
{
    private static readonly LookedAfterEpisode Care = BecameLookedAfter("2021-03-01");
    private static readonly Placement Home = Placed("2021-03-01");

    [Theory]
    [InlineData("2021-03-01", DutyState.Met)]
    [InlineData("2021-03-08", DutyState.Met)]
    [InlineData("2021-03-09", DutyState.MetLate)]
    public void The_first_visit_is_in_time_up_to_one_week_after_the_placement_starts(string visited, DutyState expected) =>
        Assert.Equal(expected, Assert.Single(Owed("lac-visit-first", "2021-06-01", Home, Visited(visited))).State);

    [Theory]
    [InlineData("2021-03-08", DutyState.DueSoon)]
    [InlineData("2021-03-09", DutyState.Overdue)]
    public void The_first_visit_is_overdue_from_the_day_after_that_week(string asAt, DutyState expected) =>
        Assert.Equal(expected, Assert.Single(Owed("lac-visit-first", asAt, Home)).State);

    [Fact]
    public void Each_placement_has_a_first_visit_of_its_own()
    {
        var duties = Owed("lac-visit-first", "2021-06-30", Home, Visited("2021-03-03"), PlacementOver("2021-05-10"), Placed("2021-05-10", "second"), Visited("2021-05-20"));
        Assert.Equal([DutyState.Met, DutyState.MetLate], duties.Select(d => d.State));
        Assert.Equal(["2021-03-08", "2021-05-17"], duties.Select(d => d.DueOn()));
    }

    [Theory]
    [InlineData("2021-04-16", DutyState.Met, 0)]
    [InlineData("2021-04-17", DutyState.MetLate, 1)]
    [InlineData("2021-05-29", DutyState.MetLate, 2)]
    public void The_next_visit_is_due_six_weeks_after_the_last_and_is_met_however_late(string visited, DutyState expected, int passed)
    {
        var duties = Owed("lac-visit", "2021-06-01", Home, Visited("2021-03-05"), Visited(visited));
        Assert.Equal("2021-04-16", duties[1].DueOn());
        Assert.Equal((expected, passed), (duties[1].State, duties[1].Passed));
        Assert.Equal(On(visited).Earliest.AddDays(42), duties[2].Due!.Value.Earliest);
    }

    [Fact]
    public void A_visit_stated_as_not_made_is_missed_for_ever_and_the_next_is_due_six_weeks_after()
    {
        var notMade = Visited("2021-04-16") with { Outcome = VisitOutcome.NotMade, Seen = null };
        var duties = Owed("lac-visit", "2021-06-01", Home, Visited("2021-03-05"), notMade, Visited("2021-05-28"));
        Assert.Equal([DutyState.Met, DutyState.Missed, DutyState.Met, DutyState.Pending], duties.Select(d => d.State));
        Assert.Equal("2021-05-28", duties[2].DueOn());
    }

    [Fact]
    public void A_visit_at_which_the_child_was_not_seen_does_not_count() =>
        Assert.Equal(DutyState.Overdue, Assert.Single(Owed("lac-visit-first", "2021-03-10", Home, Visited("2021-03-05") with { Seen = false })).State);

    [Fact]
    public void After_a_year_visits_to_a_placement_meant_to_last_may_be_three_months_apart()
    {
        var meantToLast = Home with { IntendedToLast = true };
        var visits = Visited("2022-02-15");
        Assert.Equal(DutyState.Pending, Owed("lac-visit", "2022-02-28", meantToLast, visits)[^1].State);
        Assert.Empty(Owed("lac-visit-permanent", "2022-02-28", meantToLast, visits));
        Assert.Equal(DutyState.Cancelled, Owed("lac-visit", "2022-03-01", meantToLast, visits)[^1].State);
        Assert.Equal("2022-05-15", Assert.Single(Owed("lac-visit-permanent", "2022-03-01", meantToLast, visits)).DueOn());
        var after = Owed("lac-visit-permanent", "2022-06-01", meantToLast, visits, Visited("2022-05-16"));
        Assert.Equal(DutyState.MetLate, after[0].State);
        Assert.Equal("2022-08-16", after[1].DueOn());
    }

    [Fact]
    public void After_a_year_visits_to_any_other_placement_stay_six_weeks_apart()
    {
        Assert.Equal("2022-03-29", Owed("lac-visit", "2022-03-10", Home, Visited("2022-02-15"))[^1].DueOn());
        Assert.Empty(Owed("lac-visit-permanent", "2022-03-10", Home, Visited("2022-02-15")));
    }

    [Fact]
    public void In_a_long_term_foster_placement_visits_may_be_six_months_apart_if_the_child_agrees()
    {
        var placement = Home with { IntendedToLast = true };
        var agreement = new LongTermFosterAgreement { Id = Id("agreed"), Occurred = On("2022-04-01"), Children = Amber, ChildAgrees = true };
        Assert.Equal("2022-08-15", Assert.Single(Owed("lac-visit-longterm-foster", "2022-04-02", placement, Visited("2022-02-15"), agreement)).DueOn());
        Assert.Equal(DutyState.Cancelled, Assert.Single(Owed("lac-visit-permanent", "2022-04-02", placement, Visited("2022-02-15"), agreement)).State);
        Assert.Empty(Owed("lac-visit-longterm-foster", "2022-04-02", placement, Visited("2022-02-15"), agreement with { ChildAgrees = false }));
        var withdrawn = new LongTermFosterAgreementEnd { Id = Id("withdrawn"), Occurred = On("2022-05-01"), Children = Amber };
        var back = Owed("lac-visit-permanent", "2022-05-02", placement, Visited("2022-02-15"), agreement, withdrawn);
        Assert.Equal("2022-05-15", back[^1].DueOn());
        Assert.Equal(DutyState.Cancelled, Assert.Single(Owed("lac-visit-longterm-foster", "2022-05-02", placement, Visited("2022-02-15"), agreement, withdrawn)).State);
    }

    [Theory]
    [InlineData("lac-visit-with-parent-preassessment", PlacementBasis.WithParentBeforeAssessment, "2021-05-03")]
    [InlineData("lac-visit-connected-or-ico", PlacementBasis.TemporaryApproval, "2021-04-19")]
    [InlineData("lac-visit-connected-or-ico", PlacementBasis.WithParentUnderInterimCareOrder, "2021-04-19")]
    public void Visits_are_weekly_until_the_first_review_and_then_further_apart(string rule, PlacementBasis basis, string dueAfterReview)
    {
        var duties = Owed(rule, "2021-03-23", Home with { Basis = basis }, Visited("2021-03-08"), Visited("2021-03-16"), Review("2021-03-18"), Visited("2021-03-22"));
        Assert.Equal(["2021-03-08", "2021-03-15", "2021-03-23", dueAfterReview], duties.Select(d => d.DueOn()));
        Assert.Equal([DutyState.Met, DutyState.MetLate, DutyState.Met, DutyState.Pending], duties.Select(d => d.State));
        Assert.Empty(Owed("lac-visit", "2021-03-23", Home with { Basis = basis }));
    }

    [Theory]
    [InlineData("2021-05-10", DutyState.Met)]
    [InlineData("2021-05-11", DutyState.MetLate)]
    public void A_child_at_home_under_a_care_order_is_visited_within_a_week_of_it_and_then_every_six(string visited, DutyState expected)
    {
        var order = new LegalStatus { Id = Id("order"), Occurred = On("2021-05-03"), Children = Amber, Footing = LegalFooting.CareOrder, LivingWithParent = true };
        var duties = Owed("lac-visit-careorder-parent", "2021-05-12", Home, order, Visited(visited));
        Assert.Equal(expected, duties[0].State);
        Assert.Equal(On(visited).Earliest.AddDays(42), duties[1].Due!.Value.Earliest);
        var before = Owed("lac-visit-connected-or-ico", "2021-05-12", Home with { Basis = PlacementBasis.WithParentUnderInterimCareOrder }, Visited("2021-05-01"), order);
        Assert.Equal(DutyState.Cancelled, before[^1].State);
    }

    [Theory]
    [InlineData("2021-02-15", DutyState.Met)]
    [InlineData("2021-03-15", DutyState.Met)]
    [InlineData("2021-03-16", DutyState.MetLate)]
    public void The_care_plan_is_in_time_before_the_first_placement_or_within_ten_working_days(string prepared, DutyState expected)
    {
        var plan = new CarePlan { Id = Id("plan"), Occurred = On(prepared), Children = Amber };
        Assert.Equal(expected, Assert.Single(Owed("lac-care-plan", "2021-06-01", Care, Home, plan)).State);
    }

    [Fact]
    public void A_second_placement_asks_for_no_new_care_plan()
    {
        var plan = new CarePlan { Id = Id("plan"), Occurred = On("2021-03-05"), Children = Amber };
        Assert.Single(Owed("lac-care-plan", "2021-06-01", Care, Home, plan, PlacementOver("2021-05-10"), Placed("2021-05-10", "second")));
    }

    [Theory]
    [InlineData("2021-02-22", DutyState.Met)]
    [InlineData("2021-03-01", DutyState.Met)]
    [InlineData("2021-03-02", DutyState.MetLate)]
    public void The_placement_plan_is_due_by_the_day_the_placement_starts(string prepared, DutyState expected)
    {
        var plan = new PlacementPlan { Id = Id("plan"), Occurred = On(prepared), Children = Amber };
        Assert.Equal(expected, Assert.Single(Owed("lac-placement-plan", "2021-06-01", Home, plan)).State);
    }

    [Theory]
    [InlineData("2021-03-29", DutyState.Met)]
    [InlineData("2021-03-30", DutyState.MetLate)]
    public void The_first_review_is_held_within_20_working_days(string held, DutyState expected) =>
        Assert.Equal(expected, Assert.Single(Owed("lac-review-first", "2021-06-01", Care, Review(held))).State);

    [Theory]
    [InlineData("2021-06-20", DutyState.Met)]
    [InlineData("2021-06-21", DutyState.MetLate)]
    public void The_second_review_is_held_within_three_months_of_the_first(string held, DutyState expected) =>
        Assert.Equal(expected, Assert.Single(Owed("lac-review-second", "2021-07-01", Care, Review("2021-03-20"), Review(held))).State);

    [Theory]
    [InlineData("2021-12-10", DutyState.Met)]
    [InlineData("2021-12-11", DutyState.MetLate)]
    public void Later_reviews_are_held_within_six_months_of_the_one_before(string held, DutyState expected)
    {
        var duties = Owed("lac-review-subsequent", "2022-01-01", Care, Review("2021-03-20"), Review("2021-06-10"), Review(held));
        Assert.Equal(expected, duties[0].State);
        Assert.Equal(On(held).Earliest.AddMonths(6), duties[1].Due!.Value.Earliest);
    }

    [Theory]
    [InlineData("2022-06-10", new[] { DutyState.MetLate })]
    [InlineData("2022-06-11", new[] { DutyState.Missed, DutyState.Missed })]
    public void Two_reviews_that_passed_unheld_are_missed_and_the_next_one_held_meets_neither(string held, DutyState[] expected)
    {
        var duties = Owed("lac-review-subsequent", "2022-07-01", Care, Review("2021-03-20"), Review("2021-06-10"), Review(held));
        Assert.Equal([.. expected, DutyState.Pending], duties.Select(d => d.State));
    }

    [Theory]
    [InlineData("2021-03-29", DutyState.Met)]
    [InlineData("2021-03-30", DutyState.MetLate)]
    public void A_doctor_assesses_the_childs_health_within_20_working_days(string assessed, DutyState expected) =>
        Assert.Equal(expected, Assert.Single(Owed("lac-health-initial", "2021-06-01", Care, Health(assessed, HealthAssessmentType.Initial))).State);

    [Fact]
    public void A_first_review_held_sooner_makes_the_health_assessment_due_by_it() =>
        Assert.Equal("2021-03-15", Assert.Single(Owed("lac-health-initial", "2021-03-20", Care, Review("2021-03-15"))).DueOn());

    [Fact]
    public void A_doctors_assessment_shortly_before_care_is_the_one_that_later_reviews_count_from()
    {
        var before = Health("2021-01-11", HealthAssessmentType.Initial);
        Assert.Empty(Owed("lac-health-initial", "2021-06-01", before, Care));
        Assert.Equal("2022-01-11", Assert.Single(Owed("lac-health-review", "2021-06-01", before, Care)).DueOn());
    }

    [Theory]
    [InlineData("2016-09-10", "2022-03-10")]
    [InlineData("2016-09-11", "2021-09-10")]
    public void Health_is_reviewed_after_six_months_only_if_the_child_is_still_under_five_then(string born, string due) =>
        Assert.Equal(due, Assert.Single(OwedTo(born, "lac-health-review", "2021-04-01", Care, Health("2021-03-10", HealthAssessmentType.Initial))).DueOn());

    [Theory]
    [InlineData("2022-03-01", DutyState.Met)]
    [InlineData("2022-03-02", DutyState.MetLate)]
    public void Teeth_are_checked_within_twelve_months(string seen, DutyState expected)
    {
        var check = new DentalCheck { Id = Id("dentist"), Occurred = On(seen), Children = Amber };
        var duties = Owed("lac-dental", "2022-03-10", Care, check);
        Assert.Equal(expected, duties[0].State);
        Assert.Equal(On(seen).Earliest.AddMonths(12), duties[1].Due!.Value.Earliest);
    }

    [Theory]
    [InlineData("2021-03-15", DutyState.Met)]
    [InlineData("2021-03-16", DutyState.MetLate)]
    public void The_education_plan_is_in_place_within_ten_working_days(string made, DutyState expected)
    {
        var plan = new EducationPlan { Id = Id("pep"), Occurred = On(made), Children = Amber };
        Assert.Equal(expected, Assert.Single(Owed("lac-pep-initial", "2021-06-01", Care, plan)).State);
    }

    [Fact]
    public void The_education_plan_is_reviewed_on_the_day_that_the_plan_or_the_last_review_names()
    {
        var plan = new EducationPlan { Id = Id("pep"), Occurred = On("2021-03-10"), Children = Amber, NextReviewOn = On("2021-06-15").Days };
        var review = new EducationPlanReview { Id = Id("pep review"), Occurred = On("2021-06-16"), Children = Amber, NextReviewOn = On("2021-11-01").Days };
        var duties = Owed("lac-pep-review", "2021-11-02", Care, plan, review);
        Assert.Equal([DutyState.MetLate, DutyState.Overdue], duties.Select(d => d.State));
        Assert.Equal(["2021-06-15", "2021-11-01"], duties.Select(d => d.DueOn()));
        Assert.Equal(DutyState.Met, Owed("lac-pep-review", "2021-11-02", Care, plan, review with { Occurred = On("2021-06-15") })[0].State);
        Assert.Equal(DutyState.AwaitingDate, Assert.Single(Owed("lac-pep-review", "2021-11-02", Care, plan with { NextReviewOn = null })).State);
    }

    [Theory]
    [InlineData("2023-03-01", DutyState.Met)]
    [InlineData("2023-03-02", DutyState.MetLate)]
    public void A_difficulties_score_is_owed_each_year_from_the_day_the_child_has_been_looked_after_for_one(string scored, DutyState expected)
    {
        var score = new DifficultiesScore { Id = Id("sdq"), Occurred = On(scored), Children = Amber, Score = 9 };
        Assert.Equal(expected, OwedTo("2010-01-01", "lac-sdq", "2023-03-10", Care, score)[0].State);
        Assert.Equal(DutyState.Cancelled, Assert.Single(OwedTo("2005-12-01", "lac-sdq", "2023-03-10", Care)).State);
    }

    [Fact]
    public void A_child_in_short_breaks_is_visited_after_three_months_and_then_every_six_unless_agreed_otherwise()
    {
        var breaks = new ShortBreaks { Id = Id("breaks"), Occurred = On("2021-03-01"), Children = Amber };
        var duties = Owed("lac-short-breaks", "2021-06-02", breaks, Visited("2021-06-01"));
        Assert.Equal(["2021-06-01", "2021-12-01"], duties.Select(d => d.DueOn()));
        Assert.Equal(DutyState.Met, duties[0].State);
        Assert.Equal(DutyState.MetLate, Owed("lac-short-breaks", "2021-06-02", breaks, Visited("2021-06-02"))[0].State);
        var agreed = Owed("lac-short-breaks", "2021-06-02", breaks with { VisitInterval = Timescale.Weeks(8) }, Visited("2021-04-01"));
        Assert.Equal(["2021-04-26", "2021-05-27"], agreed.Select(d => d.DueOn()));
    }

    [Theory]
    [InlineData("2021-05-10", DutyState.Met)]
    [InlineData("2021-05-11", DutyState.MetLate)]
    public void A_visit_on_request_is_made_within_five_working_days_by_default(string visited, DutyState expected)
    {
        var request = new LookedAfterVisitRequest { Id = Id("request"), Occurred = On("2021-04-30"), Children = Amber };
        Assert.Equal(expected, Assert.Single(Owed("lac-visit-requested", "2021-06-01", request, Visited(visited))).State);
    }

    [Theory]
    [InlineData("2021-04-12", DutyState.Cancelled)]
    [InlineData("2021-04-13", DutyState.Missed)]
    public void What_is_overdue_when_the_child_leaves_care_is_missed_and_the_rest_is_cancelled(string left, DutyState expected) =>
        Assert.Equal(expected, Assert.Single(Owed("lac-visit", "2021-06-01", Care, Home, LeftCare(left))).State);
}
