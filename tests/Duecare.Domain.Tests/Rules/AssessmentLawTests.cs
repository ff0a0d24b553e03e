using Duecare.Domain.Assessment;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.Oversight;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Rules;

/// <summary>The law on assessments, on both sides of its edges. The referral came on Monday 9 June 2025; its 45th working day is Monday 11 August.</summary>
public class AssessmentLawTests
{
    private static readonly Referral Referral = Referred("2025-06-09");
    private static readonly ReferralDecision Accepted = Decided("2025-06-10");

    [Theory]
    [InlineData("2025-08-11", DutyState.Met, null)]
    [InlineData("2025-08-12", DutyState.MetLate, 1)]
    public void An_assessment_is_authorised_by_the_45th_working_day_after_the_referral(string authorised, DutyState expected, int? late)
    {
        var duty = TheOne("assessment-complete", "2025-09-01", Referral, Accepted, Authorised(authorised));
        Assert.Equal((expected, late), (duty.State, duty.Late?.Min));
    }

    [Theory]
    [InlineData("2025-08-11", DutyState.DueSoon)]
    [InlineData("2025-08-12", DutyState.Overdue)]
    public void An_assessment_not_authorised_is_overdue_from_the_46th(string asAt, DutyState expected) =>
        Assert.Equal(expected, TheOne("assessment-complete", asAt, Referral, Accepted).State);

    [Theory]
    [InlineData("2023-01-23", "2023-03-27")]
    [InlineData("2023-01-31", "2023-04-04")]
    [InlineData("2025-12-19", "2026-02-25")]
    [InlineData("2026-01-02", "2026-03-06")]
    public void The_45_working_days_leave_out_weekends_and_bank_holidays(string referred, string due) =>
        Assert.Equal(due, TheOne("assessment-complete", "2026-12-01", Referred(referred), Decided(referred)).DueOn());

    [Fact]
    public void The_clock_runs_from_the_referral_and_not_from_the_start_of_the_assessment()
    {
        var started = new ChildAndFamilyAssessment { Id = Id("assessment"), Occurred = On("2025-06-30"), Children = Amber, Referral = Referral.Id };
        var duty = TheOne("assessment-complete", "2025-09-01", Referral, Accepted, Allocated("2025-06-20", "worker-1"), started, Authorised("2025-08-12"));
        Assert.Equal(("2025-08-11", DutyState.MetLate), (duty.DueOn(), duty.State));
    }

    [Theory]
    [InlineData("2025-08-10", 0)]
    [InlineData("2025-08-11", 1)]
    public void A_reason_for_an_overrun_is_owed_only_once_the_limit_has_come(string asAt, int owed) =>
        Assert.Equal(owed, Owed("assessment-overrun-reason", asAt, Referral, Accepted).Count);

    [Fact]
    public void No_reason_is_owed_for_an_assessment_in_time() =>
        Assert.Empty(Owed("assessment-overrun-reason", "2025-09-01", Referral, Accepted, Authorised("2025-08-08")));

    [Theory]
    [InlineData("2025-08-11", DutyState.Met)]
    [InlineData("2025-08-12", DutyState.MetLate)]
    public void A_reason_is_recorded_by_the_limit_and_never_makes_the_assessment_in_time(string recorded, DutyState expected)
    {
        var reason = new ReasonForDelay { Id = Id("reason"), Occurred = On(recorded), Children = Amber, Duty = "assessment-complete", Reason = "A parent was in hospital." };
        Assert.Equal(expected, TheOne("assessment-overrun-reason", "2025-09-01", Referral, Accepted, reason).State);
        var assessment = TheOne("assessment-complete", "2025-09-01", Referral, Accepted, reason, Authorised("2025-08-20"));
        Assert.Equal((DutyState.MetLate, reason.Reason), (assessment.State, assessment.Reason));
    }

    [Theory]
    [InlineData("2025-06-16", DutyState.Met)]
    [InlineData("2025-06-17", DutyState.MetLate)]
    public void The_child_is_seen_within_five_working_days(string seen, DutyState expected) =>
        Assert.Equal(expected, TheOne("child-seen-assessment", "2025-07-01", Referral, Accepted, Saw(seen)).State);

    [Fact]
    public void The_manager_looks_at_the_assessment_on_the_10th_20th_and_35th_working_day()
    {
        var looked = new AssessmentCheckpoint { Id = Id("looked"), Occurred = On("2025-06-24"), Children = Amber };
        var duties = Owed("assessment-checkpoint", "2025-07-08", Referral, Accepted, looked);
        Assert.Equal(["2025-06-23", "2025-07-07", "2025-07-28"], duties.DueDays());
        Assert.Equal([DutyState.MetLate, DutyState.Overdue, DutyState.Pending], duties.States());
    }

    [Theory]
    [InlineData("2025-06-13", DutyState.Met)]
    [InlineData("2025-06-16", DutyState.MetLate)]
    public void The_managers_instructions_follow_the_allocation_within_two_working_days(string briefed, DutyState expected)
    {
        var brief = new AssessmentBrief { Id = Id("brief"), Occurred = On(briefed), Children = Amber };
        Assert.Equal(expected, TheOne("assessment-manager-brief", "2025-07-01", Referral, Accepted, Allocated("2025-06-11", "worker-1"), brief).State);
    }

    [Fact]
    public void A_managers_own_day_stands_beside_the_limit_and_never_instead_of_it()
    {
        var brief = new AssessmentBrief { Id = Id("brief"), Occurred = On("2025-06-11"), Children = Amber, AimFor = On("2025-07-11").Days };
        Assert.Equal(DutyState.MetLate, TheOne("assessment-target", "2025-09-01", Referral, Accepted, brief, Authorised("2025-07-14")).State);
        Assert.Equal(DutyState.Met, TheOne("assessment-complete", "2025-09-01", Referral, Accepted, brief, Authorised("2025-07-14")).State);
    }

    [Theory]
    [InlineData("2025-08-15", DutyState.Met)]
    [InlineData("2025-08-18", DutyState.MetLate)]
    public void Family_and_agencies_are_told_the_outcome_within_five_working_days(string told, DutyState expected)
    {
        var letter = new AssessmentOutcomeLetter { Id = Id("letter"), Occurred = On(told), Children = Amber };
        Assert.Equal(expected, TheOne("assessment-outcome-shared", "2025-09-01", Referral, Accepted, Authorised("2025-08-08"), letter).State);
    }

    [Theory]
    [InlineData("2025-06-12", true, DutyState.Met)]
    [InlineData("2025-06-12", false, DutyState.Missed)]
    [InlineData("2025-06-13", true, DutyState.Missed)]
    public void Consent_comes_before_another_agency_is_asked(string on, bool given, DutyState expected)
    {
        var asked = new AgencyCheck { Id = Id("asked"), Occurred = On("2025-06-12"), Children = Amber, Agency = "school" };
        var consent = new Consent { Id = Id("consent"), Occurred = On(on), Children = Amber, Given = given };
        Assert.Equal(expected, TheOne("assessment-consent", "2025-07-01", Referral, Accepted, asked, consent).State);
    }
}
