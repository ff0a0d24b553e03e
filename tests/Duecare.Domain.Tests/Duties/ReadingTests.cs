using Duecare.Domain.Assessment;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Risk;
using Duecare.Domain.Tests.Rules;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Duties;

/// <summary>What the page on the engine settles about days that are not known, and about what an entry leaves unsaid.</summary>
public class ReadingTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("z")]
    public void A_decision_that_names_no_referral_is_of_one_received_the_same_day_whatever_the_ids(string referral)
    {
        var decided = Decided("2025-03-03") with { Id = Id("m"), Referral = null };
        Assert.Equal(referral, TheOne("assessment-complete", "2025-04-01", Referred("2025-03-03", referral), decided).StartedBy.Matter);
    }

    [Theory]
    [InlineData("2025-03-04", "2025-03-03")]
    [InlineData("2025-03-05", "2025-03-10")]
    public void A_decision_that_names_no_referral_leaves_out_one_whose_decision_was_overdue_when_the_case_closed(string closed, string from)
    {
        var decided = Decided("2025-03-11") with { Referral = null };
        var duty = Assert.Single(Owed("assessment-complete", "2025-03-12", Referred("2025-03-03", "old"), Closed(closed), Referred("2025-03-10", "new"), decided));
        Assert.Equal(from, DateOnly.FromDayNumber(duty.CountedFrom.From).ToString("yyyy-MM-dd"));
    }

    [Fact]
    public void A_statement_that_a_visit_was_not_made_counts_as_of_its_last_possible_day()
    {
        var visits = Owed("cp-visit", "2025-03-24", OnPlan("2025-03-03"), NotMade("2025-03-14") with { Occurred = On("[2025-03-14..2025-03-18]") });
        Assert.Equal([DutyState.Missed, DutyState.Pending], visits.States());
        Assert.Equal((Certainty.Certain, "2025-04-01"), (visits[0].Certainty, visits[1].DueOn()));
    }

    [Fact]
    public void A_plan_that_names_a_conference_of_an_unknown_day_starts_on_that_day_and_is_not_late_to_itself()
    {
        var conference = InitialConference("2025-03-03") with { Occurred = On("[2025-03-03..2025-03-04]") };
        Assert.Equal(DutyState.Met, TheOne("cp-plan-start", "2025-04-01", conference, OnPlan("2025-03-05") with { Conference = conference.Id }).State);
    }

    [Fact]
    public void A_plan_that_its_own_entry_ends_on_the_day_it_starts_is_not_in_force_afterwards()
    {
        var oneDay = OnPlan("2025-03-10") with { EndedOn = ApproximateDate.Exactly(new(2025, 3, 10)) };
        Assert.Empty(Owed("core-group-subsequent", "2025-04-01", OnPlan("2025-03-03"), PlanOver("2025-03-10"), oneDay, CoreGroupMet("2025-03-17")));
    }

    [Theory]
    [InlineData("in need 2025-03-03", DutyState.Pending)]
    [InlineData(null, DutyState.Cancelled)]
    public void An_end_that_names_a_plan_already_over_does_not_end_another_that_starts_on_its_day(string? named, DutyState expected)
    {
        var end = new Domain.ChildInNeed.ChildInNeedPlanEnd { Id = Id("over"), Occurred = On("2025-03-24"), Children = Amber, Plan = named is null ? null : Id(named) };
        var visits = Owed("cin-visit", "2025-03-25", InNeed("2025-03-03"), OnPlan("2025-03-10"), PlanOver("2025-03-17"), InNeed("2025-03-24"), end);
        Assert.Equal([DutyState.Cancelled, expected], visits.States());
    }

    [Fact]
    public void A_change_of_contact_after_the_case_closed_gives_no_due_day_to_what_the_closure_ended()
    {
        var release = new CustodyRelease { Id = Id("release"), Occurred = On("2025-03-03"), Children = Amber, Adult = new("an-adult") };
        var back = new AdultContactChange { Id = Id("back"), Occurred = On("2025-06-02"), Children = Amber, Adult = new("an-adult"), Change = ContactChange.MovedIn };
        var duty = TheOne("adult-risk-assessment-release", "2025-07-01", release, Closed("2025-04-01"), back);
        Assert.Equal((DutyState.Cancelled, (Window?)null), (duty.State, duty.Due));
    }

    [Theory]
    [InlineData("2025-03-19", DutyState.DueSoon)]
    [InlineData("2025-03-20", DutyState.Met)]
    public void A_test_counts_only_once_its_result_has_come(string asAt, DutyState expected)
    {
        var series = new TestSeries { Id = Id("series"), Occurred = On("2025-02-24"), Children = Amber, Person = new("an-adult"), Interval = Timescale.Months(1) };
        var test = new Test { Id = Id("test"), Occurred = On("2025-03-17"), Children = Amber, Series = series.Id, Person = new("an-adult"), ResultOn = ApproximateDate.Exactly(new(2025, 3, 20)) };
        Assert.Equal(expected, Owed("drug-test", asAt, series, test)[0].State);
    }

    [Theory]
    [InlineData("2025-03-11", "2025-03-18", "2025-03-18")]
    [InlineData("[2025-03-11..2025-03-12]", "2025-03-11", "2025-03-18")]
    public void An_extension_that_may_have_come_too_late_leaves_the_earlier_day_possible(string extended, string first, string last)
    {
        var order = new EmergencyProtectionOrder { Id = Id("order"), Occurred = On("2025-03-03"), Children = Amber };
        var longer = new EmergencyOrderOutcome { Id = Id("longer"), Occurred = On(extended), Children = Amber, Change = EmergencyOrderChange.Extended };
        var due = TheOne("epo-limit", "2025-04-01", order, longer).Due!.Value;
        Assert.Equal((first, last), (due.Earliest.ToString("yyyy-MM-dd"), due.Latest.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public void Consent_that_may_have_come_after_the_check_is_possibly_missed_and_one_due_point_passed()
    {
        var check = new AgencyCheck { Id = Id("check"), Occurred = On("2025-03-03"), Children = Amber, Agency = "school" };
        var consent = new Consent { Id = Id("consent"), Occurred = On("[2025-03-03..2025-03-04]"), Children = Amber, Agency = "school" };
        var duty = TheOne("assessment-consent", "2025-04-01", check, consent);
        Assert.Equal((DutyState.Missed, Certainty.Possible, 1), (duty.State, duty.Certainty, duty.Passed));
    }

    [Fact]
    public void A_manager_s_endorsement_of_one_enquiry_does_not_endorse_another()
    {
        var endorsed = new Section47Outcome { Id = Id("first"), Occurred = On("2025-03-03"), Children = Amber, ConferenceNeeded = false, NoConferenceReason = "safe", EndorsedBy = "manager" };
        var not = endorsed with { Id = Id("second"), Occurred = On("2025-06-02"), EndorsedBy = null };
        Assert.Equal([DutyState.Met, DutyState.Missed], Owed("icpc-not-required", "2025-07-01", endorsed, not).States());
    }

    [Theory]
    [InlineData("2025-05-08", Certainty.Possible)]
    [InlineData("2025-05-09", Certainty.Certain)]
    public void A_reason_is_certainly_owed_only_if_the_assessment_was_unfinished_on_its_due_day_on_every_reading(string from, Certainty expected)
    {
        var authorised = Authorised("2025-05-12") with { Occurred = On($"[{from}..2025-05-12]") };
        var reason = new ReasonForDelay { Id = Id("reason"), Occurred = On("2025-05-01"), Children = Amber, Duty = "assessment-complete", Reason = "a late report" };
        Assert.Equal(expected, TheOne("assessment-overrun-reason", "2025-06-02", Referred("2025-03-03"), Decided("2025-03-04"), reason, authorised).Certainty);
    }

    [Fact]
    public void A_second_closure_makes_certain_what_a_first_of_unknown_day_only_may_have_missed()
    {
        var notice = new TransferInNotice { Id = Id("notice"), Occurred = On("2025-03-03"), Children = Amber };
        var first = Closed("2025-03-24") with { Occurred = On("[2025-03-24..2025-03-25]") };
        Assert.Equal(Certainty.Possible, TheOne("cp-transfer-in-conference", "2025-06-02", notice, first).Certainty);
        Assert.Equal(Certainty.Certain, TheOne("cp-transfer-in-conference", "2025-06-02", notice, first, Closed("2025-05-01")).Certainty);
    }

    [Theory]
    [InlineData("2024-02-28", true)]
    [InlineData("2024-02-29", false)]
    public void Twelve_months_after_28_February_end_on_28_February_in_a_leap_year_too(string again, bool owed) =>
        Assert.Equal(owed, Owed("rereferral-check", "2024-04-01", Referred("2023-02-28", "old"), Referred(again), Decided("2024-03-01")).Count == 1);

    [Fact]
    public void A_plan_brings_supervision_forward_on_every_reading_of_the_last_one()
    {
        var held = new SupervisionRecord { Id = Id("held"), Occurred = On("[2025-03-03..2025-03-04]"), Children = Amber };
        var supervision = Owed("supervision-case", "2025-04-07", Allocated("2025-02-03", "worker"), held, OnPlan("2025-03-31"));
        Assert.Equal("2025-04-28", supervision[^1].DueOn());
    }

    [Fact]
    public void The_due_window_of_a_later_supervision_spans_what_each_reading_of_the_last_one_gives()
    {
        var held = new SupervisionRecord { Id = Id("held"), Occurred = On("[2025-03-03..2025-03-05]"), Children = Amber };
        var last = Owed("supervision-case", "2025-06-02", Allocated("2025-02-03", "worker"), OnPlan("2025-02-03"), held, PlanOver("2025-04-01"))[^1].Due!.Value;
        Assert.Equal(("2025-04-28", "2025-05-28"), (last.Earliest.ToString("yyyy-MM-dd"), last.Latest.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public void A_plan_that_may_start_only_after_the_case_closed_brings_supervision_forward_on_the_other_reading()
    {
        var closed = Closed("2025-03-18") with { Occurred = On("[2025-03-18..2025-03-20]") };
        var last = TheOne("supervision-case", "2025-06-02", Allocated("2025-03-03", "worker"), closed, OnPlan("2025-03-20"));
        Assert.Equal((DutyState.Cancelled, "2025-04-17", "2025-04-28"), (last.State, last.Due!.Value.Earliest.ToString("yyyy-MM-dd"), last.Due!.Value.Latest.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public void An_authorisation_of_an_assessment_entered_in_error_is_of_no_particular_one()
    {
        var letter = new AssessmentOutcomeLetter { Id = Id("letter"), Occurred = On("2025-03-10"), Children = Amber, Assessment = Id("gone too") };
        Assert.Equal(DutyState.Met, TheOne("assessment-outcome-shared", "2025-04-01", Authorised("2025-03-03") with { Assessment = Id("gone") }, letter).State);
    }

    [Theory]
    [InlineData("2025-03-03", 1)]
    [InlineData("[2025-03-03..2025-03-06]", 3)]
    public void Of_two_things_asked_the_one_that_may_have_come_later_says_how_late_it_can_have_been(string discussed, int most)
    {
        var safe = new ChildMadeSafe { Id = Id("safe"), Occurred = On("2025-03-04"), Children = Amber };
        var late = TheOne("immediate-protection", "2025-04-01", Referred("2025-03-03"), Decided("2025-03-03", ReferralOutcome.ImmediateProtection), Discussed(On(discussed)), safe).Late;
        Assert.Equal((1, most), (late!.Value.Min, late.Value.Max));
    }

    [Fact]
    public void A_plans_own_end_after_it_is_over_ends_nothing_that_starts_on_its_day()
    {
        var plan = OnPlan("2025-03-03") with { EndedOn = ApproximateDate.Exactly(new(2025, 3, 20)) };
        var restriction = new Restriction { Id = Id("restriction"), Occurred = On("2025-03-20"), Children = Amber, Adult = new("mr-b"), Wording = "not alone with Amber" };
        Assert.Equal(DutyState.Pending, TheOne("interim-restriction-review", "2025-03-24", plan, PlanOver("2025-03-19"), restriction).State);
        Assert.Equal(DutyState.Pending, TheOne("interim-restriction-review", "2025-03-24", plan, Closed("2025-03-19"), restriction).State);
    }
}
