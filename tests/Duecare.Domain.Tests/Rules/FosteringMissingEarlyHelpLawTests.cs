using Duecare.Domain.Allegations;
using Duecare.Domain.Assessment;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.EarlyHelp;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.Missing;
using Duecare.Domain.Oversight;
using Duecare.Domain.PrivateFostering;
using Duecare.Domain.Visits;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;

namespace Duecare.Domain.Tests.Rules;

/// <summary>Private fostering, missing children, early help and allegations, on both sides of each edge. 1 March 2021 is a Monday.</summary>
public class FosteringMissingEarlyHelpLawTests
{
    private static readonly PrivateFosteringArrangement Arrangement = PrivatelyFostered("2021-03-01") with { NotifiedOn = On("2021-03-01").Days };
    private static readonly EarlyHelpEpisode Help = new() { Id = Id("help"), Occurred = On("2021-03-01"), Children = Amber };
    private static readonly EarlyHelpAssessment Assessed = new() { Id = Id("assessed"), Occurred = On("2021-03-10"), Children = Amber };

    [Theory]
    [InlineData("2021-03-10", DutyState.Met)]
    [InlineData("2021-03-11", DutyState.MetLate)]
    public void A_notification_is_followed_by_a_visit_within_seven_working_days(string visited, DutyState expected) =>
        Assert.Equal(expected, Assert.Single(Owed("pf-initial-visit", "2021-06-01", Arrangement, FosteringVisit(visited))).State);

    [Fact]
    public void A_visit_at_which_the_child_was_not_seen_alone_counts_only_with_the_reason()
    {
        var together = FosteringVisit("2021-03-10") with { SeenAlone = false };
        Assert.Equal(DutyState.Overdue, Assert.Single(Owed("pf-initial-visit", "2021-03-12", Arrangement, together)).State);
        Assert.Equal(DutyState.Met, Assert.Single(Owed("pf-initial-visit", "2021-03-12", Arrangement, together with { NotAloneReason = "a baby" })).State);
        Assert.Equal(DutyState.Overdue, Assert.Single(Owed("pf-initial-visit", "2021-03-12", Arrangement, Visited("2021-03-10"))).State);
    }

    [Theory]
    [InlineData("2021-04-12", DutyState.Met)]
    [InlineData("2021-04-13", DutyState.MetLate)]
    public void In_the_first_year_visits_are_at_most_six_weeks_apart(string visited, DutyState expected)
    {
        var duties = Owed("pf-visit-year1", "2021-04-14", Arrangement, FosteringVisit(visited));
        Assert.Equal(expected, duties[0].State);
        Assert.Equal(On(visited).Earliest.AddDays(42), duties[1].Due!.Value.Earliest);
    }

    [Fact]
    public void After_the_first_year_visits_are_at_most_twelve_weeks_apart_counted_from_the_last_one()
    {
        var last = FosteringVisit("2022-02-14");
        Assert.Empty(Owed("pf-visit-year2", "2022-02-28", Arrangement, last));
        Assert.Equal("2022-05-09", Assert.Single(Owed("pf-visit-year2", "2022-03-01", Arrangement, last)).DueOn());
        Assert.Equal(DutyState.Cancelled, Owed("pf-visit-year1", "2022-03-01", Arrangement, last)[^1].State);
        Assert.Equal(DutyState.Met, Owed("pf-visit-year2", "2022-05-20", Arrangement, last, FosteringVisit("2022-05-09"))[0].State);
        Assert.Equal(DutyState.MetLate, Owed("pf-visit-year2", "2022-05-20", Arrangement, last, FosteringVisit("2022-05-10"))[0].State);
    }

    [Fact]
    public void Visits_stop_when_the_child_is_16()
    {
        Assert.Equal(DutyState.Pending, Assert.Single(OwedTo("2005-03-20", "pf-visit-year1", "2021-03-19", Arrangement)).State);
        Assert.Equal(DutyState.Cancelled, Assert.Single(OwedTo("2005-03-20", "pf-visit-year1", "2021-03-20", Arrangement)).State);
    }

    [Theory]
    [InlineData("2021-03-08", DutyState.Met)]
    [InlineData("2021-03-09", DutyState.MetLate)]
    public void A_requested_visit_is_made_within_five_working_days_by_default(string visited, DutyState expected)
    {
        var request = new PrivateFosteringVisitRequest { Id = Id("request"), Occurred = On("2021-03-01"), Children = Amber };
        Assert.Equal(expected, Assert.Single(Owed("pf-visit-requested", "2021-06-01", request, FosteringVisit(visited))).State);
    }

    [Theory]
    [InlineData("2021-04-30", DutyState.Met)]
    [InlineData("2021-05-04", DutyState.MetLate)]
    public void Suitability_is_decided_within_42_working_days_by_default(string decided, DutyState expected)
    {
        var decision = new PrivateFosteringDecision { Id = Id("decision"), Occurred = On(decided), Children = Amber, Suitable = true };
        Assert.Equal(expected, Assert.Single(Owed("pf-assessment", "2021-06-01", Arrangement, decision)).State);
    }

    [Theory]
    [InlineData("rhi-offer", "2021-03-28T21:00+01:00", DutyState.Met)]
    [InlineData("rhi-offer", "2021-03-28T21:01+01:00", DutyState.MetLate)]
    [InlineData("rhi-complete", "2021-03-30T21:00+01:00", DutyState.Met)]
    [InlineData("rhi-complete", "2021-03-30T21:01+01:00", DutyState.MetLate)]
    public void The_hours_of_a_return_interview_are_hours_that_pass_over_the_change_of_the_clocks(string rule, string interviewed, DutyState expected)
    {
        var missing = WentMissing("2021-03-26") with { ReturnedAt = At("2021-03-27T20:00+00:00") };
        var interview = new ReturnInterview { Id = Id("interview"), Occurred = At(interviewed), Children = Amber, Outcome = ReturnInterviewOutcome.Held };
        Assert.Equal(expected, Assert.Single(Owed(rule, "2021-04-10", missing, interview)).State);
    }

    [Fact]
    public void One_unnamed_interview_answers_one_return_and_the_earliest()
    {
        var first = WentMissing("2021-03-01") with { ReturnedAt = At("2021-03-01T20:00+00:00") };
        var second = WentMissing("2021-03-02") with { ReturnedAt = At("2021-03-02T20:00+00:00") };
        var interview = new ReturnInterview { Id = Id("interview"), Occurred = At("2021-03-03T10:00+00:00"), Children = Amber, Outcome = ReturnInterviewOutcome.Held };
        Assert.Equal([DutyState.Met, DutyState.Overdue], Owed("rhi-complete", "2021-03-10", first, second, interview).Select(d => d.State));
        Assert.Equal([DutyState.Overdue, DutyState.Met], Owed("rhi-complete", "2021-03-10", first, second, interview with { Episode = second.Id }).Select(d => d.State));
    }

    [Theory]
    [InlineData("2021-03-22", DutyState.Met)]
    [InlineData("2021-03-23", DutyState.MetLate)]
    public void A_pattern_of_missing_episodes_is_decided_on_within_one_working_day(string decided, DutyState expected)
    {
        var decision = new ManagementDecision { Id = Id("decision"), Occurred = On(decided), Children = Amber, About = DecisionAbout.MissingPattern, Decision = "hold a strategy discussion" };
        Assert.Equal(expected, Assert.Single(Owed("missing-pattern-strategy", "2021-04-10", WentMissing("2021-03-01"), WentMissing("2021-03-10"), WentMissing("2021-03-19"), decision)).State);
    }

    [Theory]
    [InlineData("2021-03-15", DutyState.Met)]
    [InlineData("2021-03-16", DutyState.MetLate)]
    public void An_early_help_assessment_is_completed_within_ten_working_days(string completed, DutyState expected) =>
        Assert.Equal(expected, Assert.Single(Owed("eh-assessment", "2021-06-01", Help, Assessed with { Occurred = On(completed) })).State);

    [Theory]
    [InlineData("2021-03-15", DutyState.Met)]
    [InlineData("2021-03-16", DutyState.MetLate)]
    public void An_assessment_without_consent_is_complete_when_consent_is_given(string given, DutyState expected)
    {
        var consent = new Consent { Id = Id("consent"), Occurred = On(given), Children = Amber };
        Assert.Equal(expected, Assert.Single(Owed("eh-assessment", "2021-06-01", Help, Assessed with { ConsentGiven = false }, consent)).State);
        Assert.Equal(DutyState.Overdue, Assert.Single(Owed("eh-assessment", "2021-06-01", Help, Assessed with { ConsentGiven = false })).State);
    }

    [Fact]
    public void A_family_that_withdraws_consent_ends_the_duty()
    {
        var end = new EarlyHelpEpisodeEnd { Id = Id("end"), Occurred = On("2021-03-05"), Children = Amber, Reason = EarlyHelpEndReason.ConsentWithdrawn };
        Assert.Equal(DutyState.Cancelled, Assert.Single(Owed("eh-assessment", "2021-06-01", Help, end)).State);
    }

    [Theory]
    [InlineData("2021-04-21", DutyState.Met)]
    [InlineData("2021-04-22", DutyState.MetLate)]
    public void The_early_help_plan_is_first_reviewed_within_six_weeks_of_the_assessment(string reviewed, DutyState expected) =>
        Assert.Equal(expected, Assert.Single(Owed("eh-plan-review-first", "2021-06-01", Help, Assessed, EarlyHelpReviewed(reviewed))).State);

    [Theory]
    [InlineData("2021-07-20", DutyState.Met)]
    [InlineData("2021-07-21", DutyState.MetLate)]
    public void Later_reviews_of_early_help_are_within_three_months_of_the_one_before(string reviewed, DutyState expected)
    {
        var duties = Owed("eh-plan-review-subsequent", "2021-08-01", Help, Assessed, EarlyHelpReviewed("2021-04-20"), EarlyHelpReviewed(reviewed));
        Assert.Equal(expected, duties[0].State);
        Assert.Equal(On(reviewed).Earliest.AddMonths(3), duties[1].Due!.Value.Earliest);
    }

    [Fact]
    public void Stepping_up_ends_the_reviews_of_early_help()
    {
        var up = new EarlyHelpStepUp { Id = Id("up"), Occurred = On("2021-05-01"), Children = Amber };
        Assert.Equal(DutyState.Cancelled, Owed("eh-plan-review-subsequent", "2021-08-01", Help, Assessed, EarlyHelpReviewed("2021-04-20"), up)[^1].State);
    }

    [Theory]
    [InlineData("2022-03-01", DutyState.Met)]
    [InlineData("2022-03-02", DutyState.MetLate)]
    public void A_child_with_early_help_is_assessed_again_within_twelve_months(string again, DutyState expected) =>
        Assert.Equal(expected, Owed("eh-reassess", "2022-03-10", Help, Assessed, Assessed with { Id = Id("again"), Occurred = On(again), Again = true })[0].State);

    [Theory]
    [InlineData("2021-03-15", DutyState.Met)]
    [InlineData("2021-03-16", DutyState.MetLate)]
    public void A_risk_of_significant_harm_is_referred_the_same_day(string referred, DutyState expected)
    {
        var concern = new EarlyHelpHarmConcern { Id = Id("concern"), Occurred = On("2021-03-15"), Children = Amber };
        var up = new EarlyHelpStepUp { Id = Id("up"), Occurred = On(referred), Children = Amber };
        var referral = new Referral { Id = Id("referral"), Occurred = On(referred), Children = Amber };
        Assert.Equal(expected, Assert.Single(Owed("eh-step-up", "2021-03-20", concern, up)).State);
        Assert.Equal(expected, Assert.Single(Owed("eh-step-up", "2021-03-20", concern, referral)).State);
    }

    [Theory]
    [InlineData("2021-03-08", DutyState.Met)]
    [InlineData("2021-03-09", DutyState.MetLate)]
    public void The_designated_officer_is_told_of_an_allegation_within_one_working_day(string told, DutyState expected)
    {
        var allegation = new Allegation { Id = Id("allegation"), Occurred = On("2021-03-05"), Children = Amber };
        var officer = new DesignatedOfficerReferral { Id = Id("officer"), Occurred = On(told), Children = Amber };
        Assert.Equal(expected, Assert.Single(Owed("lado-referral", "2021-03-20", allegation, officer)).State);
    }

    private static Visit FosteringVisit(string on) => Visited(on, VisitType.PrivateFostering);

    private static EarlyHelpReview EarlyHelpReviewed(string on) => new() { Id = Id("reviewed " + on), Occurred = On(on), Children = Amber };
}
