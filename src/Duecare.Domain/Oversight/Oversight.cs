using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Oversight;

/// <summary>What a manager's decision was about, where a clock waits for it.</summary>
public enum DecisionAbout
{
    /// <summary>Nothing that a clock waits for.</summary>
    Other,

    /// <summary>Whether to step a child up, after a review found too little progress.</summary>
    StepUp,

    /// <summary>To close the case.</summary>
    Closure,

    /// <summary>A plan that has run for long without enough change.</summary>
    PlanDrift,

    /// <summary>The child has not been seen for too long.</summary>
    ChildNotSeen,

    /// <summary>A missed or refused test.</summary>
    MissedTest,

    /// <summary>Several missing episodes close together.</summary>
    MissingPattern,
}

/// <summary>A manager's decision or check on the file, with its reason.</summary>
[Tells(Happened.StepUpDecided, Happened.ClosureDecided, Happened.PlanDriftReviewed, Happened.NotSeenEscalated, Happened.TestMissedDecided, Happened.MissingPatternDecided)]
public sealed record ManagementDecision : Entry
{
    /// <summary>What it was about.</summary>
    public DecisionAbout About { get; init; }

    /// <summary>The entry it decides on, if it decides on one.</summary>
    public EntryId? Subject { get; init; }

    /// <summary>What was decided.</summary>
    public required string Decision { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>What else was considered.</summary>
    public string? OptionsConsidered { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>In which role.</summary>
    public Role? DecidedAs { get; init; }

    internal override void Tell(Telling tell)
    {
        var what = About switch
        {
            DecisionAbout.StepUp => Happened.StepUpDecided,
            DecisionAbout.Closure => Happened.ClosureDecided,
            DecisionAbout.PlanDrift => Happened.PlanDriftReviewed,
            DecisionAbout.ChildNotSeen => Happened.NotSeenEscalated,
            DecisionAbout.MissedTest => Happened.TestMissedDecided,
            DecisionAbout.MissingPattern => Happened.MissingPatternDecided,
            _ => Happened.None,
        };
        if (what != Happened.None) tell.Add(what, Reason is null ? Facts.None : Facts.ReasonRecorded, Subject?.Value, reason: Reason);
    }
}

/// <summary>A worker was allocated to the child, from this day.</summary>
[Tells(Happened.WorkerAllocated, Happened.WorkerAllocatedToAssess)]
public sealed record Allocation : Entry
{
    /// <summary>The worker.</summary>
    public required WorkerId Worker { get; init; }

    /// <summary>In which role; left out, social worker.</summary>
    public Role? Role { get; init; }

    /// <summary>The team.</summary>
    public string? Team { get; init; }

    /// <summary>The last day of the allocation, where a source holds it in the same row.</summary>
    public ApproximateDate? EndedOn { get; init; }

    /// <summary>Reason for the change of social worker, by census code.</summary>
    public string? ChangeReason { get; init; }

    /// <summary>Whether it was to carry out an assessment.</summary>
    public bool ToAssess { get; init; }

    internal override void Tell(Telling tell)
    {
        if ((Role ?? Duties.Role.SocialWorker) != Duties.Role.SocialWorker) return;
        tell.Add(Happened.WorkerAllocated);
        if (ToAssess) tell.Add(Happened.WorkerAllocatedToAssess);
    }
}

/// <summary>An allocation ended, with nobody named to follow. Until somebody is, the duties are the team manager's.</summary>
[Tells]
public sealed record AllocationEnd : Entry
{
    /// <summary>The worker.</summary>
    public required WorkerId Worker { get; init; }

    /// <summary>Reason for the change of social worker, by census code.</summary>
    public string? ChangeReason { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>What supervision of one child's case covered.</summary>
public sealed record ChildInSupervision
{
    /// <summary>The child.</summary>
    public required ChildId Child { get; init; }

    /// <summary>Whether visits done were checked against visits due, and lateness acknowledged.</summary>
    public bool VisitsChecked { get; init; }

    /// <summary>What was reflected on and decided.</summary>
    public string? Decisions { get; init; }
}

/// <summary>A manager and a worker met; what they said of a child is on that child's file.</summary>
[Tells(Happened.SupervisionHeld, Happened.WorkerSupervised, Happened.ActionAgreed, Happened.ActionDateAgreed, Happened.AdultAssessmentRequired, Happened.AdultAssessmentDateAgreed,
    IfRecorded = [Happened.SupervisionVisitsChecked])]
public sealed record SupervisionRecord : Entry
{
    /// <summary>The worker.</summary>
    public WorkerId? Worker { get; init; }

    /// <summary>The manager.</summary>
    public string? Supervisor { get; init; }

    /// <summary>Whether visits done were checked against visits due, where the same is true of every child named.</summary>
    public bool VisitsChecked { get; init; }

    /// <summary>What was covered for each child, where it differs.</summary>
    public IReadOnlyList<ChildInSupervision> Each { get; init; } = [];

    /// <summary>When the next is planned.</summary>
    public ApproximateDate? NextOn { get; init; }

    /// <summary>What was agreed, with who and when.</summary>
    public IReadOnlyList<AgreedAction> Actions { get; init; } = [];

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.SupervisionHeld, matter: Id.Value);
        if (Checked(tell.Child.Id)) tell.Add(Happened.SupervisionVisitsChecked, matter: Id.Value);
        if (Worker is { } worker) tell.Add(Happened.WorkerSupervised, matter: worker.Value);
        AgreedAction.Tell(tell, Actions);
    }

    private bool Checked(ChildId child)
    {
        for (var i = 0; i < Each.Count; i++)
            if (Each[i].Child == child) return Each[i].VisitsChecked;
        return VisitsChecked;
    }
}

/// <summary>A worker began work who is supervised at intervals. Name the children whose files should show it.</summary>
[Tells(Happened.WorkerStarted)]
public sealed record WorkerStart : Entry
{
    /// <summary>The worker.</summary>
    public required WorkerId Worker { get; init; }

    /// <summary>Whether newly qualified: the first interval is then two weeks.</summary>
    public bool NewlyQualified { get; init; }

    internal override void Tell(Telling tell) =>
        tell.Add(Happened.WorkerStarted, NewlyQualified ? Facts.NewlyQualified : Facts.None, Worker.Value);
}

/// <summary>A worker left.</summary>
[Tells(Happened.WorkerLeft)]
public sealed record WorkerLeaves : Entry
{
    /// <summary>The worker.</summary>
    public required WorkerId Worker { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.WorkerLeft, matter: Worker.Value);
}

/// <summary>A named manager acknowledged that a duty is overdue, with the cause and a day for putting it right.</summary>
[Tells(Happened.OverdueAcknowledged)]
public sealed record OverdueAcknowledgement : Entry
{
    /// <summary>The rule whose duty is overdue.</summary>
    public required string Duty { get; init; }

    /// <summary>Which occurrence; left out, any that is overdue.</summary>
    public int? Occurrence { get; init; }

    /// <summary>In which role it was acknowledged: team manager, service manager or director.</summary>
    public required Role As { get; init; }

    /// <summary>The cause.</summary>
    public string? Cause { get; init; }

    /// <summary>The day by which it will be put right.</summary>
    public ApproximateDate? RecoveryOn { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.OverdueAcknowledged, As switch
    {
        Role.ServiceManager => Facts.ByServiceManager,
        Role.DirectorOfChildrensServices => Facts.ByDirector,
        _ => Facts.ByTeamManager,
    }, Occurrence is { } n ? $"{Duty}#{n}" : Duty);
}

/// <summary>Why a duty was late, or a date moved: the record whose absence the Ombudsman found fault with. It never makes a late thing on time.</summary>
[Tells(Happened.DelayReasonRecorded, Happened.AssessmentDelayReasoned)]
public sealed record ReasonForDelay : Entry
{
    /// <summary>The rule whose duty is late.</summary>
    public required string Duty { get; init; }

    /// <summary>Which occurrence; left out, the last one due by this day.</summary>
    public int? Occurrence { get; init; }

    /// <summary>The agreed action it is about, if it is about one.</summary>
    public string? Action { get; init; }

    /// <summary>The adult it is about, if the duty sits on one.</summary>
    public PersonId? Person { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided that it may wait.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The new date, if one was set.</summary>
    public ApproximateDate? NewDateOn { get; init; }

    /// <summary>How the child is kept safe meanwhile.</summary>
    public string? InterimSafety { get; init; }

    /// <summary>The day the family were told.</summary>
    public ApproximateDate? FamilyToldOn { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Duty == "assessment-complete" ? Happened.AssessmentDelayReasoned : Happened.DelayReasonRecorded, matter: Action ?? Person?.Value);
    }
}

/// <summary>The date of an agreed action was moved. A reason is owed on the same day.</summary>
[Tells(Happened.ActionDateMoved)]
public sealed record ActionDateMoved : Entry
{
    /// <summary>The action, or the adult whose risk is to be assessed.</summary>
    public required string Action { get; init; }

    /// <summary>The new date.</summary>
    public ApproximateDate? NewDateOn { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.ActionDateMoved, matter: Action);
}

/// <summary>An agreed action was done.</summary>
[Tells(Happened.ActionDone)]
public sealed record ActionDone : Entry
{
    /// <summary>The action's id.</summary>
    public required string Action { get; init; }

    /// <summary>What shows it.</summary>
    public string? Evidence { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.ActionDone, matter: Action);
}

/// <summary>It was decided not to do an agreed action, with the reason. That answers the duty too.</summary>
[Tells(Happened.ActionDropped)]
public sealed record ActionDropped : Entry
{
    /// <summary>The action's id.</summary>
    public required string Action { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.ActionDropped, matter: Action);
}

/// <summary>It was decided that another worker takes the case over.</summary>
[Tells(Happened.TransferDecided)]
public sealed record TransferDecision : Entry
{
    /// <summary>Who hands over.</summary>
    public WorkerId? From { get; init; }

    /// <summary>Who takes over.</summary>
    public WorkerId? To { get; init; }

    /// <summary>The receiving team.</summary>
    public string? Team { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.TransferDecided, matter: Id.Value);
}

/// <summary>The receiving worker and manager accepted every open duty and agreed action, one by one.</summary>
[Tells(Happened.TransferAccepted)]
public sealed record TransferAcceptance : Entry
{
    /// <summary>The transfer.</summary>
    public EntryId? Transfer { get; init; }

    /// <summary>What was not accepted. While anything is listed, the transfer is not accepted.</summary>
    public IReadOnlyList<string> NotAccepted { get; init; } = [];

    internal override void Tell(Telling tell)
    {
        if (NotAccepted.Count == 0) tell.Add(Happened.TransferAccepted, matter: Transfer?.Value);
    }
}

/// <summary>A worker will be, or is, away.</summary>
[Tells(Happened.WorkerAbsencePlanned)]
public sealed record WorkerAbsence : Entry
{
    /// <summary>The worker.</summary>
    public required WorkerId Worker { get; init; }

    /// <summary>The first day away; left out, the day of this entry.</summary>
    public ApproximateDate? FromOn { get; init; }

    /// <summary>The last day away.</summary>
    public ApproximateDate? UntilOn { get; init; }

    internal override void Tell(Telling tell)
    {
        var from = FromOn?.Earliest ?? Occurred.Earliest;
        var until = UntilOn?.Latest ?? from;
        tell.Add(Happened.WorkerAbsencePlanned, matter: Id.Value, named: new(from, until < from ? from : until));
    }
}

/// <summary>Somebody was named to cover the duties of a worker who is away.</summary>
[Tells(Happened.AbsenceCoverNamed)]
public sealed record AbsenceCover : Entry
{
    /// <summary>The absence.</summary>
    public EntryId? Absence { get; init; }

    /// <summary>Who covers.</summary>
    public required WorkerId Worker { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.AbsenceCoverNamed, matter: Absence?.Value);
}

/// <summary>Something happened that belongs in the child's chronology of significant events.</summary>
[Tells(Happened.SignificantEventHappened)]
public sealed record SignificantEvent : Entry
{
    /// <summary>What happened.</summary>
    public required string What { get; init; }

    /// <summary>What it meant for the child.</summary>
    public string? Impact { get; init; }

    /// <summary>Where it is known from.</summary>
    public string? Source { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.SignificantEventHappened, matter: Id.Value);
}

/// <summary>The child's chronology of significant events was brought up to date.</summary>
[Tells(Happened.ChronologyUpdated)]
public sealed record ChronologyUpdate : Entry
{
    /// <summary>The event entered; left out, every one so far.</summary>
    public EntryId? Event { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.ChronologyUpdated, matter: Event?.Value);
}

/// <summary>An audit of the open cases looked at this child's visits, and something was done where one was late or missed.</summary>
[Tells(Happened.CaseAuditDone)]
public sealed record CaseAudit : Entry
{
    /// <summary>What was found.</summary>
    public string? Findings { get; init; }

    /// <summary>What was done at once.</summary>
    public string? ActionTaken { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.CaseAuditDone);
}

/// <summary>An earlier entry was made in error, such as on the wrong child. Name it in <c>supersedes</c>; it then counts for nothing, and stays.</summary>
[Tells]
public sealed record EnteredInError : Entry
{
    /// <summary>What was wrong.</summary>
    public required string Reason { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}
