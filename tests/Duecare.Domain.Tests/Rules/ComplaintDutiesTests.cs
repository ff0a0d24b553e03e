using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Complaints;
using Duecare.Domain.Duties;
using Xunit;

namespace Duecare.Domain.Tests.Rules;

/// <summary>A complaint received on Monday 4 March 2024. Good Friday was 29 March, Easter Monday 1 April.</summary>
public class ComplaintDutiesTests
{
    private const ComplaintProcedure ChildrenAct = ComplaintProcedure.ChildrenAct;
    private const ComplaintProcedure Corporate = ComplaintProcedure.Corporate;
    private const ComplaintStage Stage1 = ComplaintStage.Stage1;
    private const ComplaintStage Stage2 = ComplaintStage.Stage2;
    private const ComplaintStage Stage3 = ComplaintStage.Stage3;

    private static readonly ChildId[] Children = [Told.Child.Id];

    [Theory]
    [InlineData("2024-03-06", DutyState.Met)]
    [InlineData("2024-03-07", DutyState.MetLate)]
    public void A_complaint_is_routed_within_two_working_days(string on, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("complaint-route", "2024-05-01", Received(), Routed(on, ChildrenAct)).State);

    [Fact]
    public void A_route_without_a_reason_leaves_the_complaint_to_be_routed() =>
        Assert.Equal(DutyState.Overdue, Reckoned.One("complaint-route", "2024-03-07", Received(ChildrenAct) with { RouteReason = null }).State);

    [Theory]
    [InlineData("2024-03-18", DutyState.Met)]
    [InlineData("2024-03-19", DutyState.MetLate)]
    public void Stage_1_is_answered_within_ten_working_days_of_receipt(string on, DutyState expected)
    {
        var duty = Reckoned.One("ca-stage1", "2024-05-01", Received(), Routed("2024-03-06", ChildrenAct), Answered(on, ChildrenAct, Stage1));
        Reckoned.Due("2024-03-18", duty);
        Assert.Equal(expected, duty.State);
        if (expected == DutyState.MetLate) Assert.Equal(new Lateness(TimeUnit.WorkingDays, 1, 1), duty.Late);
    }

    [Theory]
    [InlineData("2024-03-18", "2024-04-03", DutyState.Met)]
    [InlineData("2024-03-18", "2024-04-04", DutyState.MetLate)]
    [InlineData("2024-03-19", "2024-03-20", DutyState.MetLate)]
    public void An_extension_told_in_time_gives_stage_1_twenty_working_days(string told, string answered, DutyState expected)
    {
        var duty = Reckoned.One("ca-stage1", "2024-05-01", Received(ChildrenAct), Extended(told, ChildrenAct, Stage1), Answered(answered, ChildrenAct, Stage1));
        Assert.Equal(expected, duty.State);
    }

    [Fact]
    public void An_answer_to_one_complaint_leaves_the_other_open()
    {
        var other = Received(ChildrenAct) with { Id = new("c2"), Reference = "c2" };
        var duties = Reckoned.All("ca-stage1", "2024-03-18", Received(ChildrenAct), other, Answered("2024-03-15", ChildrenAct, Stage1));
        Assert.Equal([("c1", DutyState.Met), ("c2", DutyState.DueSoon)], duties.Select(d => (d.Matter!, d.State)).Order());
    }

    [Fact]
    public void A_complaint_moved_to_the_Children_Act_procedure_still_counts_from_receipt()
    {
        Entry[] moved = [Received(), Routed("2024-03-05", Corporate), Routed("2024-03-20", ChildrenAct)];
        var stage1 = Reckoned.One("ca-stage1", "2024-03-20", moved);
        Reckoned.Due("2024-03-18", stage1);
        Assert.Equal(DutyState.Overdue, stage1.State);
        Assert.Equal(DutyState.Missed, Reckoned.One("corp-ack", "2024-03-20", moved).State);
    }

    [Theory]
    [InlineData("2024-03-18", DutyState.Cancelled)]
    [InlineData("2024-03-19", DutyState.Missed)]
    public void A_complaint_withdrawn_cancels_what_was_not_yet_overdue(string on, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("ca-stage1", "2024-05-01", Received(ChildrenAct),
            new ComplaintWithdrawal { Id = new("w"), Occurred = Told.On(on), Children = Children, Complaint = "c1" }).State);

    [Fact]
    public void A_complainant_who_goes_to_stage_2_unanswered_leaves_stage_1_missed()
    {
        Entry[] entries = [Received(ChildrenAct), Requested("2024-03-19", ChildrenAct, Stage2), Answered("2024-03-25", ChildrenAct, Stage1)];
        Assert.Equal(DutyState.Missed, Reckoned.One("ca-stage1", "2024-05-01", entries).State);
        Reckoned.Due("2024-04-25", Reckoned.One("ca-stage2", "2024-04-01", entries));
    }

    [Fact]
    public void Stage_2_has_no_due_day_while_the_statement_is_awaited_and_counts_from_its_agreement()
    {
        var asked = Requested("2024-04-02", ChildrenAct, Stage2) with { StatementAwaited = true };
        var waiting = Reckoned.One("ca-stage2", "2024-04-08", Received(ChildrenAct), asked);
        Assert.Equal(DutyState.AwaitingDate, waiting.State);
        Assert.Null(waiting.Due);

        var agreed = new ComplaintStatement { Id = new("s"), Occurred = Told.On("2024-04-09"), Children = Children, Complaint = "c1" };
        var duties = Reckoned.All("ca-stage2", "2024-04-09", Received(ChildrenAct), asked, agreed);
        Assert.Equal([DutyState.Cancelled, DutyState.Pending], duties.Select(d => d.State));
        Reckoned.Due("2024-05-15", duties[1]);
    }

    [Theory]
    [InlineData("2024-05-15", true, DutyState.Met)]
    [InlineData("2024-05-16", true, DutyState.MetLate)]
    [InlineData("2024-05-15", false, DutyState.Overdue)]
    public void Stage_2_is_adjudicated_with_both_reports_within_twenty_five_working_days(string on, bool reports, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("ca-stage2", "2024-05-20", Requested("2024-04-09", ChildrenAct, Stage2),
            Answered(on, ChildrenAct, Stage2) with { ReportsAttached = reports }).State);

    [Theory]
    [InlineData("2024-07-11", DutyState.Met)]
    [InlineData("2024-07-12", DutyState.MetLate)]
    public void Stage_2_extended_takes_at_most_sixty_five_working_days(string on, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("ca-stage2", "2024-08-01", Requested("2024-04-09", ChildrenAct, Stage2),
            Extended("2024-05-15", ChildrenAct, Stage2), Answered(on, ChildrenAct, Stage2)).State);

    [Theory]
    [InlineData("2024-05-22", 3, DutyState.Met)]
    [InlineData("2024-05-23", 3, DutyState.MetLate)]
    [InlineData("2024-05-22", 2, DutyState.Overdue)]
    public void The_panel_of_three_meets_within_thirty_working_days(string on, int members, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("ca-stage3-panel", "2024-06-01", Requested("2024-04-09", ChildrenAct, Stage3), Panel(on, members)).State);

    [Theory]
    [InlineData("2024-04-16", DutyState.Met)]
    [InlineData("2024-04-17", DutyState.MetLate)]
    public void The_panel_reports_within_five_working_days(string on, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("ca-stage3-report", "2024-06-01", Panel("2024-04-09", 3), Reported(on)).State);

    [Theory]
    [InlineData("2024-04-30", true, DutyState.Met)]
    [InlineData("2024-05-01", true, DutyState.MetLate)]
    [InlineData("2024-04-30", false, DutyState.Overdue)]
    public void The_director_answers_the_panel_within_fifteen_working_days_and_names_the_Ombudsman(string on, bool signposted, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("ca-stage3-response", "2024-06-01", Reported("2024-04-09"),
            Answered(on, ChildrenAct, Stage3) with { NextStepExplained = signposted }).State);

    [Theory]
    [InlineData("2024-03-11", DutyState.Met)]
    [InlineData("2024-03-12", DutyState.MetLate)]
    public void A_corporate_complaint_is_acknowledged_within_five_working_days(string on, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("corp-ack", "2024-05-01", Received(Corporate), Acknowledged(on, Stage1)).State);

    [Theory]
    [InlineData("2024-01-31", 0)]
    [InlineData("2024-02-01", 1)]
    public void The_code_governs_complaints_received_since_it_was_issued(string received, int duties) =>
        Assert.Equal(duties, Reckoned.All("corp-ack", "2024-05-01", Received(Corporate) with { Occurred = Told.On(received) }).Count);

    [Theory]
    [InlineData("2024-03-06", "2024-03-20")]
    [InlineData("2024-03-11", "2024-03-25")]
    [InlineData("2024-03-15", "2024-03-25")]
    public void Corporate_stage_1_counts_from_the_acknowledgement_but_never_past_fifteen_working_days_from_receipt(string acknowledged, string due) =>
        Reckoned.Due(due, Reckoned.One("corp-stage1", "2024-03-15", Received(Corporate), Acknowledged(acknowledged, Stage1)));

    [Theory]
    [InlineData("2024-03-20", true, DutyState.Met)]
    [InlineData("2024-03-21", true, DutyState.MetLate)]
    [InlineData("2024-03-20", false, DutyState.Overdue)]
    public void Corporate_stage_1_is_answered_in_ten_working_days_and_says_how_to_go_on(string on, bool next, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("corp-stage1", "2024-05-01", Received(Corporate), Acknowledged("2024-03-06", Stage1),
            Answered(on, Corporate, Stage1) with { NextStepExplained = next }).State);

    [Theory]
    [InlineData("2024-03-06", "2024-03-20", "2024-04-05", DutyState.Met)]
    [InlineData("2024-03-06", "2024-03-20", "2024-04-08", DutyState.MetLate)]
    [InlineData("2024-03-06", "2024-03-21", "2024-03-22", DutyState.MetLate)]
    [InlineData("2024-03-15", "2024-03-26", "2024-03-27", DutyState.MetLate)]
    public void An_extension_told_by_the_due_day_gives_corporate_stage_1_twenty_working_days(string acknowledged, string told, string answered, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("corp-stage1", "2024-05-01", Received(Corporate), Acknowledged(acknowledged, Stage1),
            Extended(told, Corporate, Stage1), Answered(answered, Corporate, Stage1)).State);

    [Theory]
    [InlineData("2024-04-16", DutyState.Met)]
    [InlineData("2024-04-17", DutyState.MetLate)]
    public void A_request_for_corporate_stage_2_is_acknowledged_within_five_working_days(string on, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("corp-stage2-ack", "2024-06-01", Requested("2024-04-09", Corporate, Stage2), Acknowledged(on, Stage2)).State);

    [Theory]
    [InlineData("2024-05-08", false, DutyState.Met)]
    [InlineData("2024-05-09", false, DutyState.MetLate)]
    [InlineData("2024-05-08", true, DutyState.Overdue)]
    public void Corporate_stage_2_is_answered_in_twenty_working_days_by_someone_else(string on, bool earlierResponder, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("corp-stage2", "2024-06-01", Acknowledged("2024-04-09", Stage2),
            Answered(on, Corporate, Stage2) with { ByEarlierResponder = earlierResponder }).State);

    [Theory]
    [InlineData("2024-06-06", DutyState.Met)]
    [InlineData("2024-06-07", DutyState.MetLate)]
    public void Corporate_stage_2_extended_takes_at_most_forty_working_days(string on, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("corp-stage2", "2024-07-01", Acknowledged("2024-04-09", Stage2),
            Extended("2024-05-08", Corporate, Stage2), Answered(on, Corporate, Stage2)).State);

    private static Complaint Received(ComplaintProcedure? route = null) => new()
    {
        Id = new("c1"),
        Occurred = Told.On("2024-03-04"),
        Children = Children,
        Reference = "c1",
        Route = route,
        RouteReason = "Decided on receipt",
    };

    private static ComplaintRoute Routed(string on, ComplaintProcedure route) =>
        new() { Id = new("route-" + on), Occurred = Told.On(on), Children = Children, Complaint = "c1", Route = route, Reason = "Person and function eligible or not" };

    private static ComplaintAcknowledgement Acknowledged(string on, ComplaintStage stage) =>
        new() { Id = new("ack-" + on), Occurred = Told.On(on), Children = Children, Complaint = "c1", Procedure = Corporate, Stage = stage };

    private static ComplaintStageRequest Requested(string on, ComplaintProcedure procedure, ComplaintStage stage) =>
        new() { Id = new("request-" + on), Occurred = Told.On(on), Children = Children, Complaint = "c1", Procedure = procedure, Stage = stage };

    private static ComplaintExtension Extended(string on, ComplaintProcedure procedure, ComplaintStage stage) =>
        new() { Id = new("extension-" + on), Occurred = Told.On(on), Children = Children, Complaint = "c1", Procedure = procedure, Stage = stage, Reason = "A witness is away" };

    private static ComplaintResponse Answered(string on, ComplaintProcedure procedure, ComplaintStage stage) =>
        new() { Id = new("answer-" + on), Occurred = Told.On(on), Children = Children, Complaint = "c1", Procedure = procedure, Stage = stage };

    private static ComplaintPanel Panel(string on, int members) =>
        new() { Id = new("panel-" + on), Occurred = Told.On(on), Children = Children, Complaint = "c1", IndependentMembers = members };

    private static ComplaintPanelReport Reported(string on) => new() { Id = new("report-" + on), Occurred = Told.On(on), Children = Children, Complaint = "c1" };
}
