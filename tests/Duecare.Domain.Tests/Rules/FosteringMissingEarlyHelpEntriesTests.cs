using Duecare.Domain.Allegations;
using Duecare.Domain.Duties;
using Duecare.Domain.EarlyHelp;
using Duecare.Domain.Missing;
using Duecare.Domain.PrivateFostering;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;

namespace Duecare.Domain.Tests.Rules;

public class FosteringMissingEarlyHelpEntriesTests
{
    [Theory]
    [InlineData(false, "2022-05-05")]
    [InlineData(true, "2024-05-05")]
    public void Private_fostering_lasts_until_16_or_18_if_the_child_is_disabled(bool disabled, string until) =>
        Assert.Equal([until], Said("2006-05-05", PrivatelyFostered("2021-03-01") with { ChildDisabled = disabled }).Days(Happened.PrivateFosteringEnded));

    [Fact]
    public void A_child_of_16_who_is_not_disabled_is_not_privately_fostered()
    {
        Assert.Empty(Said("2005-03-01", PrivatelyFostered("2021-03-01")));
        Assert.NotEmpty(Said("2005-03-02", PrivatelyFostered("2021-03-01")));
        Assert.NotEmpty(Said("2005-03-01", PrivatelyFostered("2021-03-01") with { ChildDisabled = true }));
    }

    [Theory]
    [InlineData("2022-03-01", 0)]
    [InlineData("2022-03-02", 1)]
    public void The_first_year_passes_unless_the_arrangement_ended_by_then(string ended, int passes)
    {
        var end = new PrivateFosteringEnd { Id = Id("end"), Occurred = On(ended), Children = Amber };
        Assert.Equal(passes, Said(PrivatelyFostered("2021-03-01"), end).Days(Happened.PrivateFosteringYearPassed).Count());
        Assert.Equal(passes, Said(PrivatelyFostered("2021-03-01") with { EndedOn = On(ended).Days }).Days(Happened.PrivateFosteringYearPassed).Count());
    }

    [Theory]
    [InlineData("2006-03-01", 0)]
    [InlineData("2006-03-02", 1)]
    public void The_first_year_passes_unless_the_child_is_16_by_then(string born, int passes) =>
        Assert.Equal(passes, Said(born, PrivatelyFostered("2021-03-01")).Days(Happened.PrivateFosteringYearPassed).Count());

    [Fact]
    public void The_year_runs_from_the_day_the_authority_became_aware_and_the_first_visit_from_the_notification()
    {
        var told = Said(PrivatelyFostered("2021-03-01") with { NotifiedOn = On("2021-02-20").Days });
        Assert.Equal(["2021-02-20"], told.Days(Happened.PrivateFosteringNotified));
        Assert.Equal(["2021-03-01"], told.Days(Happened.PrivateFosteringBecameKnown));
        Assert.Equal(["2022-03-01"], told.Days(Happened.PrivateFosteringYearPassed));
    }

    [Fact]
    public void A_later_notification_belongs_to_the_arrangement_known_of()
    {
        var notification = new PrivateFosteringNotification { Id = Id("notice"), Occurred = On("2021-03-09"), Children = Amber };
        Assert.Equal("arrangement", Assert.Single(Said(PrivatelyFostered("2021-03-01"), notification), h => h.What == Happened.PrivateFosteringNotified).Matter);
    }

    [Theory]
    [InlineData("2021-03-31", 1)]
    [InlineData("2021-04-01", 0)]
    public void A_third_missing_episode_within_30_days_of_the_first_makes_a_pattern(string third, int patterns) =>
        Assert.Equal(patterns, Said(WentMissing("2021-03-01"), WentMissing("2021-03-20"), WentMissing(third)).Days(Happened.MissingPatternReached).Count());

    [Fact]
    public void The_pattern_is_told_by_the_third_episode_and_each_later_one_close_enough()
    {
        var told = Said(WentMissing("2021-03-01"), WentMissing("2021-03-10"), WentMissing("2021-03-20"), WentMissing("2021-04-05"), WentMissing("2021-06-01"));
        Assert.Equal(["2021-03-20", "2021-04-05"], told.Days(Happened.MissingPatternReached));
    }

    [Fact]
    public void An_absence_with_whereabouts_known_makes_no_pattern_and_owes_no_interview()
    {
        var away = WentMissing("2021-03-10", MissingType.Away) with { ReturnedAt = At("2021-03-11T09:00+00:00") };
        Assert.Empty(Said(WentMissing("2021-03-01"), away, WentMissing("2021-03-20")));
        var back = new MissingReturn { Id = Id("back"), Occurred = At("2021-03-11T09:00+00:00"), Children = Amber };
        Assert.Empty(Said(WentMissing("2021-03-10", MissingType.Away), back));
    }

    [Fact]
    public void A_return_belongs_to_the_last_episode_begun_before_it()
    {
        var back = new MissingReturn { Id = Id("back"), Occurred = At("2021-03-11T09:00+00:00"), Children = Amber };
        var told = Said(WentMissing("2021-03-01"), WentMissing("2021-03-10"), back, WentMissing("2021-03-12"));
        Assert.Equal("missing 2021-03-10", Assert.Single(told, h => h.What == Happened.ReturnedFromMissing).Matter);
    }

    [Theory]
    [InlineData(true, null, 1)]
    [InlineData(false, "placed abroad", 1)]
    [InlineData(false, null, 0)]
    public void Not_offering_a_return_interview_answers_the_duty_only_with_a_reason(bool offered, string? reason, int answers)
    {
        var offer = new ReturnInterviewOffer { Id = Id("offer"), Occurred = On("2021-03-01"), Children = Amber, Offered = offered, Reason = reason };
        Assert.Equal(answers, Said(offer).Days(Happened.ReturnInterviewOffered).Count());
    }

    [Theory]
    [InlineData(ReturnInterviewOutcome.Held, true, 1)]
    [InlineData(ReturnInterviewOutcome.Held, null, 1)]
    [InlineData(ReturnInterviewOutcome.Held, false, 0)]
    [InlineData(ReturnInterviewOutcome.Declined, false, 1)]
    public void A_return_interview_counts_if_somebody_independent_held_it_or_the_child_declined(ReturnInterviewOutcome outcome, bool? independent, int counts)
    {
        var interview = new ReturnInterview { Id = Id("interview"), Occurred = On("2021-03-01"), Children = Amber, Outcome = outcome, Independent = independent };
        Assert.Equal(counts, Said(interview).Days(Happened.ReturnInterviewHeldOrDeclined).Count());
        Assert.Single(Said(interview).Days(Happened.ReturnInterviewOffered));
    }

    [Fact]
    public void An_early_help_assessment_belongs_to_the_episode_begun_before_it_and_shows_consent_unless_it_says_otherwise()
    {
        var episode = new EarlyHelpEpisode { Id = Id("help"), Occurred = On("2021-03-01"), Children = Amber };
        var assessment = new EarlyHelpAssessment { Id = Id("assessment"), Occurred = On("2021-03-10"), Children = Amber };
        Assert.All(Said(episode, assessment), h => Assert.Equal("help", h.Matter));
        Assert.Single(Said(episode, assessment).Days(Happened.ConsentRecorded));
        Assert.Empty(Said(episode, assessment with { ConsentGiven = false }).Days(Happened.ConsentRecorded));
        Assert.Empty(Said(episode, assessment with { PlanMade = false }).Days(Happened.EarlyHelpAssessed));
        Assert.Empty(Said(episode, assessment with { Again = true }).Days(Happened.EarlyHelpAssessed));
        Assert.Single(Said(episode, assessment with { Again = true }).Days(Happened.EarlyHelpReassessed));
        Assert.Empty(Said(assessment));
    }

    [Fact]
    public void Consent_to_early_help_is_no_consent_to_ask_an_agency()
    {
        var episode = new EarlyHelpEpisode { Id = Id("help"), Occurred = On("2021-03-01"), Children = Amber };
        var assessment = new EarlyHelpAssessment { Id = Id("assessment"), Occurred = On("2021-03-10"), Children = Amber };
        Assert.NotNull(Assert.Single(Said(episode, assessment), h => h.What == Happened.ConsentRecorded).Matter);
    }

    [Fact]
    public void An_allegation_starts_its_clock_on_the_day_it_became_known()
    {
        var allegation = new Allegation { Id = Id("allegation"), Occurred = On("2021-03-01"), Children = Amber, OfficerToldOn = On("2021-03-03").Days };
        Assert.Equal(["2021-03-01"], Said(allegation).Days(Happened.AllegationMade));
        Assert.Equal(["2021-03-03"], Said(allegation).Days(Happened.DesignatedOfficerTold));
        Assert.Empty(Said(allegation with { OfficerToldOn = null }).Days(Happened.DesignatedOfficerTold));
    }
}
