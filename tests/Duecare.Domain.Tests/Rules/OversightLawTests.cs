using Duecare.Domain.Assessment;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Rules;

/// <summary>The rules on supervision, handover and what a manager sees, on both sides of their edges. The worker was allocated on Monday 3 March 2025.</summary>
public class OversightLawTests
{
    private static readonly Allocation Allocation = Allocated("2025-03-03", "worker-1");

    [Theory]
    [InlineData("2025-04-28", DutyState.Met)]
    [InlineData("2025-04-29", DutyState.MetLate)]
    public void A_case_is_supervised_within_eight_weeks(string held, DutyState expected)
    {
        var duties = Owed("supervision-case", "2025-05-01", Allocation, Supervised(held));
        Assert.Equal(expected, duties[0].State);
        Assert.Equal(On(held).Earliest.AddDays(56), duties[1].Due!.Value.Earliest);
    }

    [Theory]
    [InlineData("2025-03-31", DutyState.Met)]
    [InlineData("2025-04-01", DutyState.MetLate)]
    public void A_case_on_a_protection_plan_is_supervised_within_four_weeks(string held, DutyState expected) =>
        Assert.Equal(expected, Owed("supervision-case", "2025-05-01", OnPlan("2025-02-24"), Allocation, Supervised(held))[0].State);

    [Theory]
    [InlineData("2025-03-17", "2025-04-14")]
    [InlineData("2025-03-30", "2025-04-27")]
    [InlineData("2025-04-07", "2025-04-28")]
    public void Stepping_up_brings_the_next_supervision_forward_to_four_weeks_from_that_day_and_never_later(string steppedUp, string due) =>
        Assert.Equal(due, TheOne("supervision-case", "2025-04-10", Allocation, OnPlan(steppedUp)).DueOn());

    [Fact]
    public void Stepping_down_leaves_the_open_supervision_and_counts_eight_weeks_from_the_next() =>
        Assert.Equal(["2025-03-31", "2025-05-23"], Owed(
            "supervision-case", "2025-04-10", OnPlan("2025-02-24"), Allocation, PlanOver("2025-03-17"), Supervised("2025-03-28")).DueDays());

    [Theory]
    [InlineData(false, "2025-03-31")]
    [InlineData(true, "2025-03-17")]
    public void A_worker_is_supervised_every_four_weeks_and_a_new_one_first_after_two(bool newlyQualified, string due)
    {
        var start = new WorkerStart { Id = Id("start"), Occurred = On("2025-03-03"), Children = Amber, Worker = new("worker-1"), NewlyQualified = newlyQualified };
        Assert.Equal(due, TheOne("supervision-worker", "2025-03-10", start).DueOn());
        Assert.Equal(["2025-04-07"], Owed("supervision-worker", "2025-03-12", start, Supervised("2025-03-10")).Skip(1).DueDays());
    }

    [Fact]
    public void Supervision_in_which_visits_were_not_checked_is_a_miss_that_nothing_mends()
    {
        Assert.Equal(DutyState.Missed, TheOne("supervision-visit-check", "2025-05-01", Allocation, Supervised("2025-04-28")).State);
        Assert.Equal(DutyState.Met, TheOne("supervision-visit-check", "2025-05-01", Allocation, Supervised("2025-04-28") with { VisitsChecked = true }).State);
    }

    [Theory]
    [InlineData("2025-03-17", new string[0])]
    [InlineData("2025-03-18", new[] { "2025-03-18" })]
    [InlineData("2025-03-24", new[] { "2025-03-18", "2025-03-24" })]
    [InlineData("2025-03-31", new[] { "2025-03-18", "2025-03-24", "2025-03-31" })]
    public void What_is_overdue_is_acknowledged_in_one_five_and_ten_working_days(string asAt, string[] due)
    {
        var duties = ForVisits(asAt, OnPlan("2025-03-03"));
        Assert.Equal(due, duties.DueDays());
        Assert.Equal(new[] { Role.TeamManager, Role.ServiceManager, Role.DirectorOfChildrensServices }.Take(due.Length), duties.Select(d => d.HeldBy));
    }

    [Fact]
    public void Each_acknowledges_in_their_own_role()
    {
        var manager = Acknowledged("2025-03-18", Role.TeamManager);
        Assert.Equal([DutyState.Met, DutyState.Overdue], ForVisits("2025-03-25", OnPlan("2025-03-03"), manager).States());
        var senior = Acknowledged("2025-03-25", Role.ServiceManager);
        Assert.Equal([DutyState.Met, DutyState.MetLate], ForVisits("2025-03-25", OnPlan("2025-03-03"), manager, senior).States());
    }

    [Fact]
    public void A_visit_made_before_the_next_step_asks_nobody_further()
    {
        Assert.Empty(ForVisits("2025-04-10", OnPlan("2025-03-03"), Saw("2025-03-18"), Saw("2025-03-31"), Saw("2025-04-09")));
        Assert.Equal(["2025-03-18"], ForVisits("2025-04-01", OnPlan("2025-03-03"), Saw("2025-03-20"), Saw("2025-03-31")).DueDays());
    }

    [Theory]
    [InlineData("2025-03-20", DutyState.MetLate)]
    [InlineData("2025-03-21", DutyState.Missed)]
    public void What_nobody_acknowledged_by_the_day_the_visit_was_made_stays_missed_whatever_is_acknowledged_afterwards(string acknowledged, DutyState expected) =>
        Assert.Equal([expected], ForVisits("2025-04-01", OnPlan("2025-03-03"), Saw("2025-03-20"), Saw("2025-03-31"), Acknowledged(acknowledged, Role.TeamManager)).States());

    [Theory]
    [InlineData("2025-03-20", DutyState.MetLate)]
    [InlineData("2025-03-21", DutyState.Missed)]
    public void Nor_is_it_mended_once_the_visit_is_stated_as_not_made(string acknowledged, DutyState expected) =>
        Assert.Equal(expected, ForVisits("2025-03-28", OnPlan("2025-03-03"), NotMade("2025-03-20"), Acknowledged(acknowledged, Role.TeamManager))[0].State);

    [Fact]
    public void A_visit_that_may_have_been_made_only_after_a_step_possibly_asked_for_it()
    {
        var visited = Saw("2025-03-18") with { Occurred = On("[2025-03-18..2025-03-20]") };
        var duty = Assert.Single(ForVisits("2025-03-25", OnPlan("2025-03-03"), visited));
        Assert.Equal(("2025-03-18", DutyState.Missed, Certainty.Possible), (duty.DueOn(), duty.State, duty.Certainty));
    }

    [Fact]
    public void Consent_that_may_have_come_too_late_never_ends_what_its_want_asks_of_a_manager()
    {
        var check = new AgencyCheck { Id = Id("check"), Occurred = On("[2025-03-03..2025-03-05]"), Children = Amber, Agency = "health" };
        var consent = new Consent { Id = Id("consent"), Occurred = On("2025-03-04"), Children = Amber, Given = true };
        var asked = Owed("overdue-acknowledge", "2025-03-20", check, consent);
        Assert.Equal([(DutyState.Overdue, Certainty.Possible), (DutyState.Overdue, Certainty.Possible), (DutyState.Overdue, Certainty.Possible)], asked.Select(d => (d.State, d.Certainty)));
    }

    [Fact]
    public void A_visit_stated_as_not_made_is_over_on_the_last_day_that_can_have_been()
    {
        var asked = ForVisits("2025-03-25", OnPlan("2025-03-03"), NotMade("2025-03-18") with { Occurred = On("[2025-03-18..2025-03-20]") });
        Assert.Equal((DutyState.Missed, Certainty.Certain), (asked[0].State, asked[0].Certainty));
    }

    [Theory]
    [InlineData("2025-03-17", DutyState.Met)]
    [InlineData("2025-03-18", DutyState.MetLate)]
    public void A_transfer_is_accepted_within_ten_working_days(string accepted, DutyState expected) =>
        Assert.Equal(expected, TheOne("case-transfer", "2025-04-01", Transfer(), Accepted(accepted)).State);

    [Fact]
    public void A_transfer_with_something_not_accepted_is_not_accepted()
    {
        var duty = TheOne("case-transfer", "2025-03-18", Transfer(), Accepted("2025-03-10") with { NotAccepted = ["action-1"] });
        Assert.Equal(DutyState.Overdue, duty.State);
        Assert.Empty(Owed("handover-joint-visit", "2025-03-18", Transfer(), Accepted("2025-03-10") with { NotAccepted = ["action-1"] }));
    }

    [Theory]
    [InlineData("2025-03-24", DutyState.Met)]
    [InlineData("2025-03-25", DutyState.MetLate)]
    public void Both_workers_visit_together_within_ten_working_days_of_acceptance(string visited, DutyState expected) =>
        Assert.Equal(expected, TheOne("handover-joint-visit", "2025-04-01", Transfer(), Accepted("2025-03-10"), Saw(visited) with { Joint = true }).State);

    [Fact]
    public void A_visit_that_is_stated_not_made_of_an_unknown_day_is_open_until_the_last_of_them()
    {
        var notMade = NotMade("2025-03-14") with { Occurred = On("[2025-03-14..2025-03-18]") };
        Assert.Equal("2025-03-17", TheOne("handover-joint-visit", "2025-03-20", OnPlan("2025-03-03"), Transfer(), Accepted("2025-03-17"), notMade).DueOn());
    }

    [Fact]
    public void On_a_protection_plan_they_visit_together_by_the_next_visit_due()
    {
        Assert.Equal("2025-03-17", TheOne("handover-joint-visit", "2025-03-12", OnPlan("2025-03-03"), Transfer(), Accepted("2025-03-10")).DueOn());
        Assert.Equal("2025-03-24", TheOne("handover-joint-visit", "2025-03-12", Transfer(), Accepted("2025-03-10")).DueOn());
    }

    [Theory]
    [InlineData("2025-03-17", DutyState.Met)]
    [InlineData("2025-03-18", DutyState.MetLate)]
    public void Cover_is_named_by_the_first_duty_that_falls_due_in_an_absence(string named, DutyState expected)
    {
        var cover = new AbsenceCover { Id = Id("cover"), Occurred = On(named), Children = Amber, Worker = new("worker-2") };
        var duty = TheOne("worker-absence-cover", "2025-03-20", OnPlan("2025-03-03"), Away("2025-03-10", "2025-03-21"), cover);
        Assert.Equal(("2025-03-17", expected), (duty.DueOn(), duty.State));
    }

    [Theory]
    [InlineData("2025-03-17", "2025-03-17", "2025-03-18", Certainty.Certain)]
    [InlineData("2025-03-18", "2025-03-18", "2025-03-18", Certainty.Possible)]
    public void Where_the_first_due_day_is_not_known_cover_is_owed_on_what_of_it_lies_in_the_absence(string away, string first, string last, Certainty expected)
    {
        var plan = OnPlan("2025-03-03") with { Occurred = On("[2025-03-03..2025-03-04]") };
        var duty = TheOne("worker-absence-cover", "2025-03-16", plan, Away(away, "2025-03-21") with { Occurred = On("2025-03-10"), FromOn = On(away).Days });
        Assert.Equal((first, last, expected), (duty.Due!.Value.Earliest.ToString("yyyy-MM-dd"), duty.Due!.Value.Latest.ToString("yyyy-MM-dd"), duty.Certainty));
    }

    [Fact]
    public void An_absence_in_which_nothing_falls_due_asks_for_no_cover() =>
        Assert.Empty(Owed("worker-absence-cover", "2025-03-20", OnPlan("2025-03-03"), Away("2025-03-10", "2025-03-14")));

    [Theory]
    [InlineData("2025-03-21", "2025-03-21")]
    [InlineData("[2025-04..2025-05]", "2025-05-31")]
    [InlineData(null, "2025-03-31")]
    public void An_agreed_action_is_due_on_its_date_the_last_day_of_its_window_or_in_twenty_working_days(string? agreed, string due)
    {
        var meeting = CoreGroupMet("2025-03-03") with { Actions = [new() { Id = "action-1", What = "Refer to the clinic", Due = agreed is null ? null : On(agreed).Days }] };
        Assert.Equal(due, TheOne("meeting-action", "2025-03-10", meeting).DueOn());
        Assert.Equal(DutyState.Met, TheOne("meeting-action", "2025-08-01", meeting, Done(due)).State);
        Assert.Equal(DutyState.MetLate, TheOne("meeting-action", "2025-08-01", meeting, Done(On(due).Earliest.AddDays(1).ToString("yyyy-MM-dd"))).State);
    }

    [Fact]
    public void An_event_is_in_the_chronology_before_the_first_of_a_transfer_and_a_conference_whichever_that_is()
    {
        var happened = new SignificantEvent { Id = Id("event"), Occurred = On("2025-03-03"), Children = Amber, What = "moved house" };
        var transfer = Transfer() with { Occurred = On("[2025-03-10..2025-03-14]") };
        var due = TheOne("chronology-update", "2025-04-01", happened, transfer, ReviewConference("2025-03-12")).Due!.Value;
        Assert.Equal(("2025-03-10", "2025-03-12"), (due.Earliest.ToString("yyyy-MM-dd"), due.Latest.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public void An_event_is_in_the_chronology_within_twenty_working_days_and_before_a_conference()
    {
        var happened = new SignificantEvent { Id = Id("event"), Occurred = On("2025-03-03"), Children = Amber, What = "The police were called." };
        Assert.Equal("2025-03-31", TheOne("chronology-update", "2025-03-10", happened).DueOn());
        var update = new ChronologyUpdate { Id = Id("update"), Occurred = On("2025-03-14"), Children = Amber };
        Assert.Equal(DutyState.Met, TheOne("chronology-update", "2025-04-10", happened, update).State);
        Assert.Equal(DutyState.MetLate, TheOne("chronology-update", "2025-04-10", happened, InitialConference("2025-03-12"), update).State);
    }

    private static SupervisionRecord Supervised(string on) =>
        new() { Id = Id("supervised " + on), Occurred = On(on), Children = Amber, Worker = new("worker-1") };

    private static OverdueAcknowledgement Acknowledged(string on, Role by) =>
        new() { Id = Id("acknowledged " + on), Occurred = On(on), Children = Amber, Duty = "cp-visit", As = by };

    private static List<Duty> ForVisits(string asAt, params Entry[] entries) =>
        [.. Owed("overdue-acknowledge", asAt, entries).Where(d => d.About!.Rule.Id == "cp-visit")];

    private static TransferDecision Transfer() => new() { Id = Id("transfer"), Occurred = On("2025-03-03"), Children = Amber };

    private static TransferAcceptance Accepted(string on) => new() { Id = Id("accepted"), Occurred = On(on), Children = Amber };

    private static WorkerAbsence Away(string from, string until) =>
        new() { Id = Id("away"), Occurred = On(from), Children = Amber, Worker = new("worker-1"), UntilOn = On(until).Days };

    private static ActionDone Done(string on) => new() { Id = Id("done"), Occurred = On(on), Children = Amber, Action = "action-1" };
}
