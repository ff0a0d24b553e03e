using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Complaints;

/// <summary>Which procedure a complaint goes under was decided, some time after it was received. The stage 1 clock still runs from receipt.</summary>
/// <remarks>A second decision for one complaint moves it: what was open under the old procedure ends on the day of that decision.</remarks>
[Tells(Happened.ComplaintRouted, Happened.ComplaintMoved, Happened.StatutoryComplaintReceived, Happened.CorporateComplaintReceived, Happened.StatutoryMatterKnown)]
public sealed record ComplaintRoute : Entry
{
    /// <summary>The complaint's reference.</summary>
    public required string Complaint { get; init; }

    /// <summary>The procedure.</summary>
    public required ComplaintProcedure Route { get; init; }

    /// <summary>Why: for the Children Act procedure, why the person and the function are eligible, or are not.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided.</summary>
    public WorkerId? DecidedBy { get; init; }

    internal override void Tell(Telling tell) =>
        Complaints.Complaint.TellRoute(tell, Complaint, Route, Reason, Complaints.Complaint.Find(tell, Complaint), RouteBefore(tell));

    private ComplaintProcedure? RouteBefore(Telling tell)
    {
        ComplaintProcedure? before = null;
        for (var i = 0; i < tell.Entries.Length && !ReferenceEquals(tell.Entries[i], this); i++)
        {
            if (tell.Entries[i] is Complaint received && received.Reference == Complaint) before = received.Route;
            if (tell.Entries[i] is ComplaintRoute earlier && earlier.Complaint == Complaint) before = earlier.Route;
        }
        return before;
    }
}

/// <summary>The council acknowledged a complaint, or a request for its next stage, and said what it takes it to be about.</summary>
/// <remarks>Only the corporate procedure counts from the acknowledgement; under the others it is kept and starts nothing.</remarks>
[Tells(Happened.CorporateComplaintAcknowledged, Happened.CorporateStage2Acknowledged)]
public sealed record ComplaintAcknowledgement : Entry
{
    /// <summary>The complaint's reference.</summary>
    public required string Complaint { get; init; }

    /// <summary>The procedure it was acknowledged under.</summary>
    public required ComplaintProcedure Procedure { get; init; }

    /// <summary>The stage that begins.</summary>
    public ComplaintStage Stage { get; init; }

    /// <summary>The complaint as the council defines it, or the issues outstanding.</summary>
    public string? Definition { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Procedure != ComplaintProcedure.Corporate) return;
        if (Stage == ComplaintStage.Stage1)
            tell.Add(Happened.CorporateComplaintAcknowledged, matter: Complaint, basis: Complaints.Complaint.Find(tell, Complaint)?.Occurred);
        if (Stage == ComplaintStage.Stage2) tell.Add(Happened.CorporateStage2Acknowledged, matter: Complaint);
    }
}

/// <summary>The complainant asked for the next stage. The day the request was received starts the clock of that stage.</summary>
[Tells(Happened.StatutoryStage2Requested, Happened.StatutoryStage2Started, Happened.StatutoryStage3Requested, Happened.CorporateStage2Requested)]
public sealed record ComplaintStageRequest : Entry
{
    /// <summary>The complaint's reference.</summary>
    public required string Complaint { get; init; }

    /// <summary>The procedure it is under.</summary>
    public required ComplaintProcedure Procedure { get; init; }

    /// <summary>The stage asked for.</summary>
    public required ComplaintStage Stage { get; init; }

    /// <summary>
    /// For stage 2 of the Children Act procedure: the request was made by word of mouth, or is not complete, and a written statement has still to be
    /// agreed. The stage then has no due day until a <see cref="ComplaintStatement"/> says that it was.
    /// </summary>
    public bool StatementAwaited { get; init; }

    internal override void Tell(Telling tell)
    {
        Happened? asked = (Procedure, Stage) switch
        {
            (ComplaintProcedure.ChildrenAct, ComplaintStage.Stage2) =>
                StatementAwaited ? Happened.StatutoryStage2Requested : Happened.StatutoryStage2Started,
            (ComplaintProcedure.ChildrenAct, ComplaintStage.Stage3) => Happened.StatutoryStage3Requested,
            (ComplaintProcedure.Corporate, ComplaintStage.Stage2) => Happened.CorporateStage2Requested,
            _ => null,
        };
        if (asked is { } what) tell.Add(what, matter: Complaint);
    }
}

/// <summary>The written statement of a complaint was agreed with the complainant: stage 2 of the Children Act procedure counts from this day.</summary>
[Tells(Happened.StatutoryStage2Started)]
public sealed record ComplaintStatement : Entry
{
    /// <summary>The complaint's reference.</summary>
    public required string Complaint { get; init; }

    /// <summary>The statement as agreed.</summary>
    public string? Statement { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.StatutoryStage2Started, matter: Complaint);
}

/// <summary>The complainant was told, on this day, that the answer will take longer, and why. Told after the due day it extends nothing.</summary>
[Tells(Happened.StatutoryStage1Extended, Happened.StatutoryStage2Extended, Happened.CorporateStage1Extended, Happened.CorporateStage2Extended)]
public sealed record ComplaintExtension : Entry
{
    /// <summary>The complaint's reference.</summary>
    public required string Complaint { get; init; }

    /// <summary>The procedure it is under.</summary>
    public required ComplaintProcedure Procedure { get; init; }

    /// <summary>The stage extended.</summary>
    public required ComplaintStage Stage { get; init; }

    /// <summary>The reason, as told to the complainant.</summary>
    public required string Reason { get; init; }

    internal override void Tell(Telling tell)
    {
        Happened? extended = (Procedure, Stage) switch
        {
            (ComplaintProcedure.ChildrenAct, ComplaintStage.Stage1) => Happened.StatutoryStage1Extended,
            (ComplaintProcedure.ChildrenAct, ComplaintStage.Stage2) => Happened.StatutoryStage2Extended,
            (ComplaintProcedure.Corporate, ComplaintStage.Stage1) => Happened.CorporateStage1Extended,
            (ComplaintProcedure.Corporate, ComplaintStage.Stage2) => Happened.CorporateStage2Extended,
            _ => null,
        };
        if (extended is { } what) tell.Add(what, Facts.ReasonRecorded, Complaint);
    }
}

/// <summary>The council's answer at a stage, sent on this day: at stage 2 of the Children Act procedure the adjudication, at its stage 3 the answer to the panel.</summary>
[Tells(Happened.StatutoryStage1Answered, Happened.StatutoryStage2Adjudicated, Happened.StatutoryPanelAnswered,
    Happened.CorporateStage1Answered, Happened.CorporateStage2Answered)]
public sealed record ComplaintResponse : Entry
{
    /// <summary>The complaint's reference.</summary>
    public required string Complaint { get; init; }

    /// <summary>The procedure it is under.</summary>
    public required ComplaintProcedure Procedure { get; init; }

    /// <summary>The stage answered.</summary>
    public required ComplaintStage Stage { get; init; }

    /// <summary>What was found.</summary>
    public ComplaintOutcome? Outcome { get; init; }

    /// <summary>Whether it says where the complainant can go next: the next stage, or the Ombudsman after the last. Left out, it does.</summary>
    public bool NextStepExplained { get; init; } = true;

    /// <summary>Whether whoever answers took part at an earlier stage; a corporate stage 2 answer by such a person does not count.</summary>
    public bool ByEarlierResponder { get; init; }

    /// <summary>At stage 2 of the Children Act procedure, whether both reports, the investigating officer's and the independent person's, went with the adjudication. Left out, they did.</summary>
    public bool ReportsAttached { get; init; } = true;

    /// <summary>Who answered: at stage 2 of the Children Act procedure the adjudicating officer.</summary>
    public WorkerId? AnsweredBy { get; init; }

    /// <summary>The investigating officer, where there was one.</summary>
    public string? InvestigatingOfficer { get; init; }

    /// <summary>The independent person, where there was one.</summary>
    public string? IndependentPerson { get; init; }

    /// <summary>What the council will do.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>What the service learned.</summary>
    public string? Learning { get; init; }

    internal override void Tell(Telling tell)
    {
        Happened? answered = (Procedure, Stage) switch
        {
            (ComplaintProcedure.ChildrenAct, ComplaintStage.Stage1) => Happened.StatutoryStage1Answered,
            (ComplaintProcedure.ChildrenAct, ComplaintStage.Stage2) => Happened.StatutoryStage2Adjudicated,
            (ComplaintProcedure.ChildrenAct, ComplaintStage.Stage3) => Happened.StatutoryPanelAnswered,
            (ComplaintProcedure.Corporate, ComplaintStage.Stage1) => Happened.CorporateStage1Answered,
            (ComplaintProcedure.Corporate, ComplaintStage.Stage2) => Happened.CorporateStage2Answered,
            _ => null,
        };
        if (answered is { } what) tell.Add(what, Particulars, Complaint);
    }

    private Facts Particulars =>
        (NextStepExplained ? Facts.NextStepExplained : Facts.None)
        | (ByEarlierResponder ? Facts.None : Facts.NotInvolvedBefore)
        | (ReportsAttached ? Facts.ReportsAttached : Facts.None);
}

/// <summary>The stage 3 panel of the Children Act procedure met.</summary>
[Tells(Happened.StatutoryPanelMet)]
public sealed record ComplaintPanel : Entry
{
    /// <summary>The complaint's reference.</summary>
    public required string Complaint { get; init; }

    /// <summary>How many independent people sat on it; the regulations ask for three.</summary>
    public required int IndependentMembers { get; init; }

    /// <summary>Whether the independent person of stage 2 was one of them, which the regulations forbid.</summary>
    public bool IndependentPersonAmongThem { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.StatutoryPanelMet,
        IndependentMembers >= 3 && !IndependentPersonAmongThem ? Facts.IndependentPanel : Facts.None, Complaint);
}

/// <summary>The panel's report and recommendations were sent to the council and the complainant.</summary>
[Tells(Happened.StatutoryPanelReported)]
public sealed record ComplaintPanelReport : Entry
{
    /// <summary>The complaint's reference.</summary>
    public required string Complaint { get; init; }

    /// <summary>What the panel recommends.</summary>
    public IReadOnlyList<string> Recommendations { get; init; } = [];

    internal override void Tell(Telling tell) => tell.Add(Happened.StatutoryPanelReported, matter: Complaint);
}

/// <summary>The complainant withdrew. What was not yet due is cancelled; what was overdue stays missed.</summary>
[Tells(Happened.ComplaintWithdrawn)]
public sealed record ComplaintWithdrawal : Entry
{
    /// <summary>The complaint's reference.</summary>
    public required string Complaint { get; init; }

    /// <summary>What the complainant said.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.ComplaintWithdrawn, matter: Complaint);
}
