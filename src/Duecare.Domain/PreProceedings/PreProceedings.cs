using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.PreProceedings;

/// <summary>How pre-proceedings ended.</summary>
public enum PreProceedingsOutcome
{
    /// <summary>The family stepped down to a plan without the court.</summary>
    SteppedDown,

    /// <summary>The council decided to issue; the application itself is a <see cref="CourtApplication"/>.</summary>
    Issue,

    /// <summary>Another end, told in the reason.</summary>
    Other,
}

/// <summary>Pre-proceedings were decided on outside a legal planning meeting, or a source knows the decision but not the meeting.</summary>
[Tells(Happened.PreProceedingsDecided)]
public sealed record PreProceedingsDecision : Entry
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The council's id for the family, shared by siblings in one pre-proceedings.</summary>
    public string? Family { get; init; }

    /// <summary>The manager who decided.</summary>
    public WorkerId? DecidedBy { get; init; }

    /// <summary>How many times the child was in pre-proceedings before.</summary>
    public int? PreviousPreProceedings { get; init; }

    /// <summary>How many times the child was in care proceedings before.</summary>
    public int? PreviousCareProceedings { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.PreProceedingsDecided);
}

/// <summary>The letter before proceedings was sent to the parents. A letter that lacked what must go with it does not meet the duty to send one.</summary>
[Tells(Happened.LetterBeforeProceedingsSent)]
public sealed record LetterBeforeProceedings : Entry
{
    /// <summary>The parents it was sent to.</summary>
    public IReadOnlyList<PersonId> To { get; init; } = [];

    /// <summary>Whether the plan went with it. Left out, it did.</summary>
    public bool PlanEnclosed { get; init; } = true;

    /// <summary>Whether it told the parents how to get free legal advice. Left out, it did.</summary>
    public bool LegalAidExplained { get; init; } = true;

    internal override void Tell(Telling tell) =>
        tell.Add(Happened.LetterBeforeProceedingsSent, PlanEnclosed && LegalAidExplained ? Facts.PlanAndLegalAidEnclosed : Facts.None);
}

/// <summary>The first meeting with the parents and their lawyer. Later ones are reviews.</summary>
[Tells(Happened.PreProceedingsMeetingHeld)]
public sealed record PreProceedingsMeeting : Entry
{
    /// <summary>Whether a parent took part. Left out, one did; a meeting without the parents does not meet the duty to meet them, but reviews count from it.</summary>
    public bool ParentsAttended { get; init; } = true;

    /// <summary>Whether the parents had a lawyer.</summary>
    public LegalRepresentation LegalRepresentation { get; init; } = LegalRepresentation.Unknown;

    /// <summary>What was agreed.</summary>
    public string? Agreed { get; init; }

    internal override void Tell(Telling tell) =>
        tell.Add(Happened.PreProceedingsMeetingHeld, ParentsAttended ? Facts.ParentsTookPart : Facts.None);
}

/// <summary>A review of pre-proceedings. The next is counted from the day it was held.</summary>
[Tells(Happened.PreProceedingsReviewHeld)]
public sealed record PreProceedingsReview : Entry
{
    /// <summary>Whether the parents had a lawyer.</summary>
    public LegalRepresentation LegalRepresentation { get; init; } = LegalRepresentation.Unknown;

    /// <summary>What progress was found, and what was decided.</summary>
    public string? Found { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.PreProceedingsReviewHeld);
}

/// <summary>The decision that ended pre-proceedings: to step down or to issue.</summary>
[Tells(Happened.PreProceedingsEnded)]
public sealed record PreProceedingsEnd : Entry
{
    /// <summary>How they ended.</summary>
    public required PreProceedingsOutcome Outcome { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The manager who decided.</summary>
    public WorkerId? DecidedBy { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.PreProceedingsEnded);
}

/// <summary>Where the child would live if the plan failed, worked out before it is needed. A later one takes the place of an earlier one.</summary>
[Tells(Happened.ContingencyPlanRecorded)]
public sealed record ContingencyPlan : Entry
{
    /// <summary>What would happen.</summary>
    public required string Plan { get; init; }

    /// <summary>Who would care for the child.</summary>
    public IReadOnlyList<PersonId> Carers { get; init; } = [];

    /// <summary>When they were assessed as carers, if they were.</summary>
    public ApproximateDate? CarersAssessedOn { get; init; }

    /// <summary>Whether the council would support the child living with them; null while that is not decided.</summary>
    public bool? CarersSupported { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.ContingencyPlanRecorded);
}

/// <summary>A family group meeting, or other decision making led by the family: whether it was offered, whether it was held, and what the family planned.</summary>
/// <remarks>No clock turns on it. It is counted in the return of pre-proceedings.</remarks>
[Tells]
public sealed record FamilyGroupDecisionMaking : Entry
{
    /// <summary>The day it was offered; null if it was not.</summary>
    public ApproximateDate? OfferedOn { get; init; }

    /// <summary>Whether the family took it up; null while they have not said.</summary>
    public bool? Accepted { get; init; }

    /// <summary>The day it was held; null if it was not.</summary>
    public ApproximateDate? HeldOn { get; init; }

    /// <summary>The family's own plan.</summary>
    public string? Plan { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}
