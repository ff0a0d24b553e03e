using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Risk;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Rules;

/// <summary>The rules on risk from adults, restrictions, agreed dates and tests, on both sides of their edges.</summary>
public class RiskLawTests
{
    private static readonly PersonId Adult = new("adult-z");

    [Theory]
    [InlineData("2025-03-04", DutyState.Met)]
    [InlineData("2025-03-05", DutyState.MetLate)]
    public void A_concern_about_an_adult_is_decided_on_within_one_working_day(string decided, DutyState expected)
    {
        var concern = new AdultConcern { Id = Id("concern"), Occurred = On("2025-03-03"), Children = Amber, Adult = Adult };
        Assert.Equal(expected, TheOne("adult-risk-concern-triage", "2025-04-01", concern, Triaged(decided)).State);
    }

    [Theory]
    [InlineData("2025-03-31", DutyState.Met)]
    [InlineData("2025-04-01", DutyState.MetLate)]
    public void An_adults_risk_is_assessed_within_twenty_working_days_where_no_date_is_agreed(string assessed, DutyState expected) =>
        Assert.Equal(expected, TheOne("adult-risk-assessment", "2025-05-01", Triaged("2025-03-03"), Assessed(assessed)).State);

    [Fact]
    public void An_assessment_that_no_manager_signed_or_of_another_adult_does_not_count()
    {
        Assert.Equal(DutyState.Overdue, TheOne("adult-risk-assessment", "2025-04-01", Triaged("2025-03-03"), Assessed("2025-03-20") with { Signed = false }).State);
        Assert.Equal(DutyState.Overdue, TheOne("adult-risk-assessment", "2025-04-01", Triaged("2025-03-03"), Assessed("2025-03-20") with { Adult = new("adult-b") }).State);
    }

    [Theory]
    [InlineData("2020-02-29", DutyState.Met)]
    [InlineData("2020-03-01", DutyState.MetLate)]
    public void An_assessment_agreed_for_January_or_February_is_due_on_the_last_day_of_February(string assessed, DutyState expected)
    {
        var duty = TheOne("adult-risk-assessment", "2020-04-01", Triaged("2019-11-04"), Agreed("2019-11-12", "[2020-01..2020-02]"), Assessed(assessed));
        Assert.Equal(("2020-02-29", expected), (duty.DueOn(), duty.State));
    }

    [Fact]
    public void An_agreed_date_replaces_the_twenty_working_days_even_after_they_had_passed()
    {
        Entry[] record = [Triaged("2019-10-01"), Agreed("2019-11-12", "[2020-01..2020-02]")];
        Assert.Equal(("2019-10-29", DutyState.Overdue), (TheOne("adult-risk-assessment", "2019-11-11", record).DueOn(), TheOne("adult-risk-assessment", "2019-11-11", record).State));
        Assert.Equal("2020-02-29", TheOne("adult-risk-assessment", "2019-11-12", record).DueOn());
    }

    [Fact]
    public void A_second_agreed_date_does_not_replace_the_first() =>
        Assert.Equal("2020-02-29", TheOne("adult-risk-assessment", "2020-03-10", Triaged("2019-11-04"), Agreed("2019-11-12", "[2020-01..2020-02]"), Agreed("2020-02-20", "2020-04-30")).DueOn());

    [Theory]
    [InlineData("2020-02-28", 0)]
    [InlineData("2020-02-29", 1)]
    public void A_reason_is_owed_only_once_the_agreed_date_has_come(string asAt, int owed) =>
        Assert.Equal(owed, Owed("deferral-reason", asAt, Agreed("2019-11-12", "[2020-01..2020-02]")).Count);

    [Theory]
    [InlineData("2020-02-29", DutyState.Met)]
    [InlineData("2020-03-01", DutyState.MetLate)]
    public void A_reason_for_letting_an_agreed_date_pass_is_recorded_by_that_date_and_mends_nothing(string recorded, DutyState expected)
    {
        Entry[] record = [Agreed("2019-11-12", "[2020-01..2020-02]"), Deferred(recorded)];
        Assert.Equal(expected, TheOne("deferral-reason", "2020-04-01", record).State);
        Assert.Equal(DutyState.Overdue, TheOne("adult-risk-assessment", "2020-04-01", record).State);
    }

    [Fact]
    public void No_reason_is_owed_for_what_was_done_by_the_agreed_date() =>
        Assert.Empty(Owed("deferral-reason", "2020-04-01", Agreed("2019-11-12", "[2020-01..2020-02]"), Assessed("2020-02-28")));

    [Theory]
    [InlineData("2025-03-20", DutyState.Met)]
    [InlineData("2025-03-21", DutyState.MetLate)]
    public void An_adult_who_is_to_leave_custody_is_assessed_by_the_day_of_release(string assessed, DutyState expected) =>
        Assert.Equal(expected, TheOne("adult-risk-assessment-release", "2025-05-01", Release("2025-03-03", "2025-03-20"), Assessed(assessed)).State);

    [Theory]
    [InlineData("2025-03-10", DutyState.Met)]
    [InlineData("2025-03-11", DutyState.MetLate)]
    public void Where_notice_comes_after_the_release_the_adult_is_assessed_within_five_working_days_of_the_notice(string assessed, DutyState expected) =>
        Assert.Equal(expected, TheOne("adult-risk-assessment-release", "2025-05-01", Release("2025-03-03", "2025-02-20"), Assessed(assessed)).State);

    [Fact]
    public void An_unknown_day_of_release_awaits_its_date_until_it_is_known()
    {
        Assert.Equal(DutyState.AwaitingDate, TheOne("adult-risk-assessment-release", "2025-05-01", Release("2025-03-03", null)).State);
        Entry[] known = [Release("2025-03-03", null), Release("2025-03-10", "2025-04-04") with { Id = Id("known") }, Assessed("2025-04-04")];
        var duties = Owed("adult-risk-assessment-release", "2025-05-01", known);
        Assert.Equal([DutyState.Cancelled, DutyState.Met], duties.States());
        Assert.Equal("2025-04-04", duties[1].DueOn());
    }

    [Fact]
    public void Contact_that_resumes_before_the_release_was_due_brings_the_assessment_forward()
    {
        var movedIn = new AdultContactChange { Id = Id("moved in"), Occurred = On("2025-03-12"), Children = Amber, Adult = Adult, Change = ContactChange.MovedIn };
        Assert.Equal(DutyState.MetLate, TheOne("adult-risk-assessment-release", "2025-05-01", Release("2025-03-03", "2025-03-20"), movedIn, Assessed("2025-03-19")).State);
    }

    [Theory]
    [InlineData("2025-03-04", DutyState.Met)]
    [InlineData("2025-03-05", DutyState.MetLate)]
    public void An_adult_who_moves_in_is_decided_on_within_one_working_day(string decided, DutyState expected)
    {
        var movedIn = new AdultContactChange { Id = Id("moved in"), Occurred = On("2025-03-03"), Children = Amber, Adult = Adult, Change = ContactChange.MovedIn };
        var decision = new AdultContactDecision { Id = Id("decision"), Occurred = On(decided), Children = Amber, Adult = Adult };
        Assert.Equal(expected, TheOne("adult-contact-change", "2025-04-01", movedIn, decision).State);
        Assert.Empty(Owed("adult-contact-change", "2025-04-01", movedIn with { Change = ContactChange.MovedOut }));
    }

    [Theory]
    [InlineData("2025-03-17", new[] { DutyState.Met, DutyState.Pending })]
    [InlineData("2025-03-31", new[] { DutyState.MetLate, DutyState.Pending })]
    [InlineData("2025-04-01", new[] { DutyState.Missed, DutyState.Missed, DutyState.Pending })]
    [InlineData("2025-04-15", new[] { DutyState.Missed, DutyState.Missed, DutyState.Missed, DutyState.Pending })]
    public void A_restriction_is_checked_every_ten_working_days_and_each_time_that_passes_counts(string looked, DutyState[] expected) =>
        Assert.Equal(expected, Owed("interim-restriction-monitor", looked, Restricted("2025-03-03"), Looked(looked)).States());

    [Fact]
    public void A_visit_alone_checks_no_restriction() =>
        Assert.Equal(DutyState.Overdue, TheOne("interim-restriction-monitor", "2025-03-18", Restricted("2025-03-03"), Saw("2025-03-10")).State);

    [Theory]
    [InlineData("2025-04-14", DutyState.Met)]
    [InlineData("2025-04-15", DutyState.MetLate)]
    public void A_restriction_is_reviewed_within_six_weeks(string reviewed, DutyState expected)
    {
        var review = new RestrictionReview { Id = Id("reviewed"), Occurred = On(reviewed), Children = Amber };
        Assert.Equal(expected, Owed("interim-restriction-review", "2025-04-16", Restricted("2025-03-03") with { MonitoringInterval = Timescale.WorkingDays(5) }, review)[0].State);
        Assert.Equal(DutyState.Overdue, TheOne("interim-restriction-review", "2025-04-16", Restricted("2025-03-03"), CoreGroupMet(reviewed)).State);
    }

    [Theory]
    [InlineData("2025-03-17", DutyState.Cancelled)]
    [InlineData("2025-03-18", DutyState.Missed)]
    public void Lifting_a_restriction_ends_its_checks(string lifted, DutyState expected)
    {
        var lift = new RestrictionLifted { Id = Id("lifted"), Occurred = On(lifted), Children = Amber };
        Assert.Equal(expected, TheOne("interim-restriction-monitor", "2025-05-01", Restricted("2025-03-03"), lift).State);
    }

    [Fact]
    public void A_restriction_until_assessed_asks_for_the_assessment() =>
        Assert.Equal("2025-03-31", TheOne("adult-risk-assessment", "2025-03-10", Restricted("2025-03-03") with { UntilAssessed = true }).DueOn());

    [Fact]
    public void Tests_asked_for_at_an_interval_are_owed_at_each()
    {
        var series = Tests("2025-03-03") with { Interval = Timescale.Months(1) };
        var duties = Owed("drug-test", "2025-04-05", series, Tested("2025-04-03", result: "2025-04-04"));
        Assert.Equal(["2025-04-03", "2025-05-03"], duties.DueDays());
        Assert.Equal(DutyState.Met, duties[0].State);
        Assert.Equal(DutyState.Overdue, TheOne("drug-test", "2025-04-05", series, Tested("2025-04-03")).State);
    }

    [Fact]
    public void Regular_tests_without_a_number_are_one_duty_without_a_date_met_by_a_statement_of_the_days_covered()
    {
        Assert.Equal(DutyState.AwaitingDate, TheOne("drug-test", "2025-12-01", Tests("2025-03-03")).State);
        var covers = Tested("2025-06-01") with { CoversFrom = On("2025-03-03").Days, CoversTo = On("2025-05-31").Days };
        Assert.Equal(DutyState.Met, TheOne("drug-test", "2025-12-01", Tests("2025-03-03"), covers).State);
    }

    [Theory]
    [InlineData("2025-03-17", DutyState.Met)]
    [InlineData("2025-03-18", DutyState.MetLate)]
    public void A_result_is_recorded_within_ten_working_days_and_chased_at_five(string result, DutyState expected)
    {
        var duty = TheOne("drug-test-result", "2025-04-01", Tests("2025-03-03"), Tested("2025-03-03", result));
        Assert.Equal((expected, "2025-03-10"), (duty.State, duty.Target!.Value.Iso().From));
    }

    [Theory]
    [InlineData("2025-03-04", DutyState.Met)]
    [InlineData("2025-03-05", DutyState.MetLate)]
    public void A_test_missed_or_refused_is_decided_on_within_one_working_day(string decided, DutyState expected)
    {
        var decision = new ManagementDecision { Id = Id("decision"), Occurred = On(decided), Children = Amber, About = DecisionAbout.MissedTest, Decision = "Test again this week" };
        Assert.Equal(expected, TheOne("drug-test-missed", "2025-04-01", Tests("2025-03-03"), Tested("2025-03-03") with { Attended = false }, decision).State);
    }

    private static AdultConcernTriage Triaged(string on) =>
        new() { Id = Id("triaged"), Occurred = On(on), Children = Amber, Adult = Adult, Decision = ConcernDecision.Assess, Reason = "a police record" };

    private static AdultRiskAssessment Assessed(string on) => new() { Id = Id("assessed " + on), Occurred = On(on), Children = Amber, Adult = Adult };

    private static CoreGroup Agreed(string on, string due) => CoreGroupMet(on) with
    {
        Actions = [new() { Id = "action-1 " + on, What = "Assess the risk", Due = On(due).Days, RiskAssessmentOf = Adult }],
    };

    private static ReasonForDelay Deferred(string on) =>
        new() { Id = Id("deferred"), Occurred = On(on), Children = Amber, Duty = "adult-risk-assessment", Person = Adult, Reason = "He could not be reached." };

    private static CustodyRelease Release(string noticed, string? on) =>
        new() { Id = Id("notice"), Occurred = On(noticed), Children = Amber, Adult = Adult, ReleaseOn = on is null ? null : On(on).Days };

    private static Restriction Restricted(string on) =>
        new() { Id = Id("restriction"), Occurred = On(on), Children = Amber, Adult = Adult, Wording = "not to be alone with the children" };

    private static RestrictionCheck Looked(string on) => new() { Id = Id("looked " + on), Occurred = On(on), Children = Amber };

    private static TestSeries Tests(string on) => new() { Id = Id("tests"), Occurred = On(on), Children = Amber, Person = Adult };

    private static Test Tested(string on, string? result = null) =>
        new() { Id = Id("test " + on), Occurred = On(on), Children = Amber, Person = Adult, ResultOn = result is null ? null : On(result).Days };
}
