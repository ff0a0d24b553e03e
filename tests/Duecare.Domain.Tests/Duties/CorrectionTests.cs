using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.LookedAfter;
using Duecare.Domain.Oversight;
using Duecare.Domain.PrivateFostering;
using Duecare.Domain.Protection;
using Duecare.Domain.Risk;
using Duecare.Domain.Tests.Rules;
using Duecare.Domain.Visits;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Duties;

/// <summary>What the record held at an instant: late recording and corrections. A visit is due on Monday 17 March 2025.</summary>
public class CorrectionTests
{
    private static readonly DateTime Recorded = new(2025, 3, 25, 9, 0, 0, DateTimeKind.Utc);
    private static readonly ProtectionPlan Plan = OnPlan("2025-03-03");
    private static readonly Visit Visit = Saw("2025-03-14");

    [Fact]
    public void A_visit_recorded_late_counts_only_from_when_it_was_recorded()
    {
        var recordedLate = Visit with { RecordedAt = Recorded };
        Assert.Equal(DutyState.Overdue, Known(Recorded.AddSeconds(-1), Plan, recordedLate)[0].State);
        Assert.Equal(DutyState.Met, Known(Recorded, Plan, recordedLate)[0].State);
        Assert.Equal(DutyState.Met, Known(null, Plan, recordedLate)[0].State);
    }

    [Fact]
    public void An_entry_without_a_time_of_recording_counts_as_recorded_at_the_end_of_its_day()
    {
        Assert.Equal(DutyState.Overdue, Known(new(2025, 3, 14, 12, 0, 0, DateTimeKind.Utc), Plan, Visit)[0].State);
        Assert.Equal(DutyState.Met, Known(new(2025, 3, 15, 0, 0, 0, DateTimeKind.Utc), Plan, Visit)[0].State);
    }

    [Fact]
    public void A_correction_takes_the_place_of_the_entry_that_it_names_from_when_it_was_recorded()
    {
        var corrected = Visit with { Id = Id("corrected"), Occurred = On("2025-03-18"), RecordedAt = Recorded, Supersedes = Visit.Id };
        Assert.Equal([DutyState.Met, DutyState.DueSoon], Known(Recorded.AddSeconds(-1), Plan, Visit, corrected).States());
        Assert.Equal(["2025-03-17", "2025-03-28"], Known(Recorded.AddSeconds(-1), Plan, Visit, corrected).DueDays());
        Assert.Equal([DutyState.MetLate, DutyState.DueSoon], Known(Recorded, Plan, Visit, corrected).States());
        Assert.Equal(["2025-03-17", "2025-04-01"], Known(Recorded, Plan, Visit, corrected).DueDays());
    }

    [Fact]
    public void An_entry_made_in_error_counts_for_nothing_from_when_that_was_recorded()
    {
        var error = new EnteredInError { Id = Id("error"), Occurred = On("2025-03-25"), Children = Amber, RecordedAt = Recorded, Supersedes = Visit.Id, Reason = "another child" };
        Assert.Equal(DutyState.Met, Known(Recorded.AddSeconds(-1), Plan, Visit, error)[0].State);
        Assert.Equal([DutyState.Overdue], Known(Recorded, Plan, Visit, error).States());
        Assert.Empty(Known(Recorded, Plan, Visit, error with { Supersedes = Plan.Id }));
    }

    [Fact]
    public void A_correction_of_a_correction_leaves_only_the_last()
    {
        var second = Visit with { Id = Id("second"), Occurred = On("2025-03-18"), RecordedAt = Recorded, Supersedes = Visit.Id };
        var third = Visit with { Id = Id("third"), Occurred = On("2025-03-17"), RecordedAt = Recorded.AddHours(1), Supersedes = second.Id };
        Assert.Equal(DutyState.MetLate, Known(Recorded, Plan, Visit, second, third)[0].State);
        Assert.Equal(DutyState.Met, Known(Recorded.AddHours(1), Plan, Visit, second, third)[0].State);
    }

    [Fact]
    public void What_names_a_corrected_entry_means_the_correction()
    {
        var corrected = Referred("2025-06-10", "corrected") with { Supersedes = Id("referral"), RecordedAt = Recorded.AddYears(1) };
        var duty = TheOne("assessment-complete", "2025-07-01", Referred("2025-06-09"), corrected, Decided("2025-06-11"));
        Assert.Equal("2025-08-12", duty.DueOn());
    }

    [Theory]
    [InlineData("first")]
    [InlineData("corrected")]
    public void A_reason_for_delay_that_names_a_contact_is_about_that_contact_whether_or_not_it_was_put_right(string named)
    {
        Contact first = new() { Id = Id("first"), Occurred = On("2025-06-02"), Children = Amber };
        var reason = new ReasonForDelay { Id = Id("reason"), Occurred = On("2025-06-20"), Children = Amber, Duty = "contact-decision", Action = named, Reason = "the telephone was out" };
        var duties = Owed("contact-decision", "2025-07-01", first, first with { Id = Id("corrected"), Occurred = On("2025-06-03"), Supersedes = first.Id },
            first with { Id = Id("other"), Occurred = On("2025-06-05") }, reason);
        Assert.Equal(["the telephone was out", null], duties.Select(d => d.Reason));
    }

    [Fact]
    public void An_action_that_names_an_entry_by_its_correction_is_moved_and_done_as_that_entry()
    {
        var meeting = CoreGroupMet("2025-03-03") with { Actions = [new() { Id = "plan-b", What = "Refer to the clinic", Due = On("2025-03-20").Days }] };
        var correction = new EnteredInError { Id = Id("plan-c"), Occurred = On("2025-03-04"), Children = Amber, Supersedes = Id("plan-b"), Reason = "renumbered" };
        var moved = new ActionDateMoved { Id = Id("moved"), Occurred = On("2025-03-18"), Children = Amber, Action = "plan-c", NewDateOn = On("2025-03-30").Days };
        var reason = new ReasonForDelay { Id = Id("why"), Occurred = On("2025-03-18"), Children = Amber, Duty = "meeting-action", Action = "plan-c", Reason = "the clinic is full" };
        var done = new ActionDone { Id = Id("done"), Occurred = On("2025-03-25"), Children = Amber, Action = "plan-c" };
        Assert.Equal(DutyState.MetLate, TheOne("meeting-action", "2025-04-01", meeting, correction, done).State);
        Assert.Equal("the clinic is full", TheOne("meeting-action", "2025-04-01", meeting, correction, done, reason).Reason);
        Assert.Equal([DutyState.Met], Owed("deferral-reason", "2025-03-19", meeting, correction, moved, reason).States());
    }

    [Fact]
    public void A_decision_that_names_a_referral_since_put_right_leaves_the_next_decision_to_the_next_referral()
    {
        var corrected = Referred("2025-06-10", "corrected") with { Supersedes = Id("referral"), RecordedAt = Recorded.AddYears(1) };
        var duties = Owed("assessment-complete", "2025-07-01", Referred("2025-06-09"), corrected, Referred("2025-06-11", "second"),
            Decided("2025-06-12"), Decided("2025-06-13") with { Referral = null });
        Assert.Equal(["2025-08-12", "2025-08-13"], duties.DueDays());
    }

    [Fact]
    public void Two_results_of_a_sample_that_was_put_right_are_one_test()
    {
        Test sample = new() { Id = Id("sample"), Occurred = On("2025-03-10"), Children = Amber, Person = new("mother") };
        Domain.Risk.TestResult first = new() { Id = Id("first result"), Occurred = On("2025-03-12"), Children = Amber, Test = Id("sample") };
        var told = Said(sample, sample with { Id = Id("corrected"), Supersedes = sample.Id }, first, first with { Id = Id("second result"), Occurred = On("2025-03-13"), Test = Id("corrected") });
        Assert.Single(told, h => h.What == Happened.TestTaken);
    }

    [Fact]
    public void A_placement_that_names_a_plan_since_put_right_has_that_plan()
    {
        PlacementPlan plan = new() { Id = Id("plan"), Occurred = On("2025-03-01"), Children = Amber };
        var told = Said(BecameLookedAfter("2025-03-03"), Placed("2025-03-03", "one"), Placed("2025-03-20", "two") with { Plan = Id("plan") },
            plan, plan with { Id = Id("corrected"), Supersedes = plan.Id });
        Assert.Equal("two", Assert.Single(told, h => h.What == Happened.PlacementPlanPrepared).Matter);
    }

    [Fact]
    public void An_end_that_names_a_private_fostering_arrangement_since_put_right_ends_it()
    {
        var end = new PrivateFosteringEnd { Id = Id("end"), Occurred = On("2025-05-01"), Children = Amber, Arrangement = Id("arrangement") };
        var told = Said(PrivatelyFostered("2025-03-03"), PrivatelyFostered("2025-03-04") with { Id = Id("corrected"), Supersedes = Id("arrangement") }, end);
        Assert.DoesNotContain(told, h => h.What == Happened.PrivateFosteringYearPassed);
    }

    [Fact]
    public void A_plan_that_names_a_conference_since_put_right_is_the_one_plan_it_made()
    {
        var plan = OnPlan("2025-03-20") with { Conference = Id("initial 2025-03-03") };
        var corrected = InitialConference("2025-03-04") with { Supersedes = Id("initial 2025-03-03") };
        Assert.Equal(["2025-03-04"], Said(InitialConference("2025-03-03"), corrected, plan).Days(Happened.ProtectionPlanStarted));
    }

    private static IReadOnlyList<Duty> Known(DateTime? knownAt, params Entry[] entries) =>
        [.. DutyList.AsAt(new(2025, 3, 25), Rulebook.Shipped, new(new Child(Amber[0]), entries), WorkingDayCalendar.England, knownAt).Where(d => d.Rule.Id == "cp-visit")];
}
