using Duecare.Domain.Duties;
using Duecare.Domain.LookedAfter;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;

namespace Duecare.Domain.Tests.Rules;

public class LookedAfterEntriesTests
{
    [Fact]
    public void Only_an_episode_that_starts_being_looked_after_begins_a_period()
    {
        var moved = BecameLookedAfter("2021-06-01", "second") with { StartReason = EpisodeStartReason.PlacementAndCarer };
        Assert.Equal(["2021-03-01"], Said(BecameLookedAfter("2021-03-01"), moved).Days(Happened.BecameLookedAfter));
    }

    [Theory]
    [InlineData("E4A", 1)]
    [InlineData(null, 1)]
    [InlineData("X1", 0)]
    public void An_episode_that_a_new_one_follows_the_same_day_does_not_end_the_period(string? reason, int ends)
    {
        Assert.Equal(ends, Said(LeftCare("2021-06-01", reason)).Days(Happened.CeasedToBeLookedAfter).Count());
        var row = BecameLookedAfter("2021-03-01") with { EndedOn = On("2021-06-01").Days, EndReason = reason };
        Assert.Equal(ends, Said(row).Days(Happened.CeasedToBeLookedAfter).Count());
    }

    [Fact]
    public void The_first_placement_of_each_period_is_first_and_no_other()
    {
        var told = Said(BecameLookedAfter("2021-03-01"), Placed("2021-03-01", "a"), PlacementOver("2021-05-10", "a"), Placed("2021-05-10", "b"),
            LeftCare("2021-08-02"), BecameLookedAfter("2022-01-04", "again"), Placed("2022-01-04", "c"));
        Assert.Equal(["2021-03-01", "2022-01-04"], told.Days(Happened.PlacementStarted, Facts.FirstPlacement));
        Assert.Equal(3, told.Days(Happened.PlacementStarted).Count());
    }

    [Theory]
    [InlineData("2022-02-28", 0)]
    [InlineData("2022-03-01", 0)]
    [InlineData("2022-03-02", 1)]
    public void A_placement_has_lasted_a_year_unless_it_ended_by_the_anniversary(string ended, int told)
    {
        Assert.Equal(told, Said(Placed("2021-03-01"), PlacementOver(ended)).Days(Happened.PlacementOneYearOn).Count());
        Assert.Equal(told, Said(Placed("2021-03-01"), PlacementOver(ended, "placement")).Days(Happened.PlacementOneYearOn).Count());
        Assert.Equal(told, Said(BecameLookedAfter("2021-03-01"), Placed("2021-03-01"), LeftCare(ended)).Days(Happened.PlacementOneYearOn).Count());
    }

    [Fact]
    public void The_end_of_another_placement_does_not_stop_this_one_lasting_a_year()
    {
        var told = Said(Placed("2021-03-01", "a"), Placed("2021-04-01", "b"), PlacementOver("2021-06-01", "a"));
        Assert.Equal(["2022-04-01"], told.Days(Happened.PlacementOneYearOn));
        Assert.Equal("a", Assert.Single(told, h => h.What == Happened.PlacementEnded).Matter);
    }

    [Theory]
    [InlineData("2021-09-01", "2022-03-01")]
    [InlineData("2022-07-15", "2022-07-15")]
    public void A_placement_meant_to_last_by_a_later_decision_counts_from_the_decision_or_the_anniversary(string decided, string from)
    {
        var decision = new PlacementMeantToLast { Id = Id("decision"), Occurred = On(decided), Children = Amber };
        Assert.Equal([from], Said(Placed("2021-03-01"), decision).Days(Happened.PlacementOneYearOn, Facts.IntendedToLast | Facts.OrdinaryPlacement));
    }

    [Theory]
    [InlineData("2021-09-01", "2022-03-01")]
    [InlineData("2022-07-15", "2022-07-15")]
    public void Six_monthly_visits_begin_no_sooner_than_a_year_into_the_placement(string agreed, string from)
    {
        var agreement = new LongTermFosterAgreement { Id = Id("agreed"), Occurred = On(agreed), Children = Amber, ChildAgrees = true };
        Assert.Equal([from], Said(Placed("2021-03-01"), agreement).Days(Happened.LongTermFosterVisitsAgreed));
        Assert.Empty(Said(Placed("2021-03-01"), agreement with { ChildAgrees = false }).Days(Happened.LongTermFosterVisitsAgreed));
    }

    [Theory]
    [InlineData(PlacementBasis.Ordinary, true, Happened.None)]
    [InlineData(PlacementBasis.WithParentBeforeAssessment, false, Happened.PlacedWithParentBeforeAssessment)]
    [InlineData(PlacementBasis.TemporaryApproval, false, Happened.PlacedWithConnectedPersonOrInterimOrder)]
    [InlineData(PlacementBasis.WithParentUnderInterimCareOrder, false, Happened.PlacedWithConnectedPersonOrInterimOrder)]
    [InlineData(PlacementBasis.WithParentUnderCareOrder, false, Happened.CareOrderMadeLivingWithParent)]
    public void Where_and_how_the_child_lives_decides_which_visits_are_owed(PlacementBasis basis, bool ordinary, Happened visits)
    {
        var told = Said(Placed("2021-03-01") with { Basis = basis });
        Assert.Equal(ordinary, told.Days(Happened.PlacementStarted, Facts.OrdinaryPlacement).Any());
        Happened[] special = [Happened.PlacedWithParentBeforeAssessment, Happened.PlacedWithConnectedPersonOrInterimOrder, Happened.CareOrderMadeLivingWithParent];
        Assert.Equal(visits == Happened.None ? [] : [visits], told.Select(h => h.What).Intersect(special));
    }

    [Theory]
    [InlineData(LegalFooting.InterimCareOrder, true, Happened.PlacedWithConnectedPersonOrInterimOrder)]
    [InlineData(LegalFooting.CareOrder, true, Happened.CareOrderMadeLivingWithParent)]
    [InlineData(LegalFooting.CareOrder, false, null)]
    [InlineData(LegalFooting.Section20, true, null)]
    public void An_order_asks_for_visits_of_its_own_only_while_the_child_lives_with_a_parent(LegalFooting footing, bool withParent, Happened? visits)
    {
        var status = new LegalStatus { Id = Id("status"), Occurred = On("2021-03-01"), Children = Amber, Footing = footing, LivingWithParent = withParent };
        Assert.Equal(visits is { } one ? [one] : [], Said(status).Select(h => h.What));
    }

    [Fact]
    public void A_care_plan_prepared_before_the_first_placement_counts_from_its_first_day()
    {
        var plan = new CarePlan { Id = Id("plan"), Occurred = On("2021-02-22"), Children = Amber };
        Assert.Equal(["2021-03-01"], Said(plan, Placed("2021-03-01")).Days(Happened.CarePlanPrepared));
        Assert.Equal(["2021-02-22"], Said(Placed("2021-02-20"), plan, Placed("2021-03-01", "b")).Days(Happened.CarePlanPrepared));
        Assert.Equal(["2021-02-22"], Said(plan, LeftCare("2021-02-25"), Placed("2021-03-01")).Days(Happened.CarePlanPrepared));
        Assert.Empty(Said(plan with { Complete = false }, Placed("2021-03-01")).Days(Happened.CarePlanPrepared));
    }

    [Fact]
    public void A_placement_plan_counts_for_the_placement_it_was_made_for()
    {
        var plan = new PlacementPlan { Id = Id("plan"), Occurred = On("2021-05-03"), Children = Amber };
        var (a, b) = (Placed("2021-03-01", "a"), Placed("2021-05-10", "b"));
        Assert.Equal("a", Assert.Single(Said(a, plan, b), h => h.What == Happened.PlacementPlanPrepared).Matter);
        var named = Assert.Single(Said(a, plan, b with { Plan = plan.Id }), h => h.What == Happened.PlacementPlanPrepared);
        Assert.Equal(("b", On("2021-05-10").Earliest.DayNumber), (named.Matter, named.From));
        var first = Assert.Single(Said(plan, b), h => h.What == Happened.PlacementPlanPrepared);
        Assert.Equal(("b", On("2021-05-10").Earliest.DayNumber), (first.Matter, first.From));
    }

    [Fact]
    public void Reviews_are_counted_from_the_start_of_the_period()
    {
        var told = Said(BecameLookedAfter("2021-03-01"), Review("2021-03-20"), Review("2021-06-10"), Review("2021-12-01"), Review("2022-05-01"),
            LeftCare("2022-06-01"), BecameLookedAfter("2023-01-09", "again"), Review("2023-02-01"));
        Assert.Equal(["2021-03-20", "2023-02-01"], told.Days(Happened.FirstLookedAfterReviewHeld));
        Assert.Equal(["2021-06-10"], told.Days(Happened.SecondLookedAfterReviewHeld));
        Assert.Equal(["2021-12-01", "2022-05-01"], told.Days(Happened.LaterLookedAfterReviewHeld));
        Assert.Equal(5, told.Days(Happened.LookedAfterReviewHeld).Count());
    }

    [Fact]
    public void A_cancelled_meeting_or_one_that_no_reviewing_officer_chaired_is_not_a_review()
    {
        var told = Said(Review("2021-03-10") with { Cancelled = true }, Review("2021-03-15") with { ChairedByReviewingOfficer = false }, Review("2021-03-20"));
        Assert.Equal(["2021-03-20"], told.Days(Happened.FirstLookedAfterReviewHeld));
        Assert.Equal(["2021-03-20"], told.Days(Happened.LookedAfterReviewHeld));
    }

    [Theory]
    [InlineData("2021-02-28", false)]
    [InlineData("2021-03-01", true)]
    [InlineData("2021-05-31", true)]
    [InlineData("2021-06-01", false)]
    public void A_doctors_assessment_in_the_three_months_before_takes_the_place_of_the_first(string assessed, bool waived)
    {
        var told = Said(Health(assessed, HealthAssessmentType.Initial), BecameLookedAfter("2021-06-01"));
        var became = Assert.Single(told, h => h.What == Happened.BecameLookedAfter);
        Assert.Equal(waived, became.Facts.HasFlag(Facts.AssessedShortlyBefore));
        Assert.Equal(waived ? On(assessed).Earliest.DayNumber : 0, became.BasisFrom);
    }

    [Fact]
    public void A_nurses_assessment_takes_the_place_of_no_first_one_but_is_a_review()
    {
        var byNurse = Health("2021-05-01", HealthAssessmentType.Initial) with { ByMedicalPractitioner = false };
        Assert.Empty(Said(byNurse));
        Assert.Empty(Said(byNurse, BecameLookedAfter("2021-06-01")).Days(Happened.BecameLookedAfter, Facts.AssessedShortlyBefore));
        Assert.Single(Said(byNurse with { Type = HealthAssessmentType.Review }).Days(Happened.ReviewHealthAssessed));
        Assert.Empty(Said(Health("2021-05-01", HealthAssessmentType.Review) with { Attended = false }));
    }

    [Theory]
    [InlineData("2010-01-01", "2021-06-01", "2022-06-01")]
    [InlineData("2019-08-09", "2021-06-01", "2023-08-09")]
    [InlineData("2005-06-02", "2021-06-01", "2022-06-01")]
    [InlineData("2005-06-01", "2021-06-01", null)]
    public void A_difficulties_score_is_asked_of_children_of_4_to_16_looked_after_for_a_year(string born, string became, string? from) =>
        Assert.Equal(from is null ? [] : [from], Said(born, BecameLookedAfter(became)).Days(Happened.DifficultiesScoreDue));

    [Theory]
    [InlineData("2022-06-01", 0)]
    [InlineData("2022-06-02", 1)]
    public void No_score_is_asked_of_a_child_who_left_within_the_year(string left, int asked) =>
        Assert.Equal(asked, Said("2010-01-01", BecameLookedAfter("2021-06-01"), LeftCare(left)).Days(Happened.DifficultiesScoreDue).Count());

    [Fact]
    public void No_score_is_asked_from_the_seventeenth_birthday() =>
        Assert.Equal(["2027-01-01"], Said("2010-01-01", BecameLookedAfter("2021-06-01")).Days(Happened.TooOldForDifficultiesScore));

    [Fact]
    public void A_questionnaire_without_a_score_does_not_count()
    {
        var questionnaire = new DifficultiesScore { Id = Id("sdq"), Occurred = On("2021-06-01"), Children = Amber, NoScoreReason = "carer did not return it" };
        Assert.Empty(Said(questionnaire));
        Assert.Single(Said(questionnaire with { Score = 0 }).Days(Happened.DifficultiesScored));
    }

    [Fact]
    public void An_unreasonable_request_starts_no_clock()
    {
        var request = new LookedAfterVisitRequest { Id = Id("request"), Occurred = On("2021-06-01"), Children = Amber };
        Assert.Single(Said(request).Days(Happened.LookedAfterVisitRequested));
        Assert.Empty(Said(request with { Reasonable = false }));
    }
}
