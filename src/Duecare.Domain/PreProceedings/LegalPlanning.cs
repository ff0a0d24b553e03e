using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.PreProceedings;

/// <summary>What a legal planning meeting, or gateway, decided.</summary>
public enum GatewayOutcome
{
    /// <summary>Go on with the plan as it is. Dataset code A.</summary>
    ContinuePlan,

    /// <summary>Start pre-proceedings. Dataset code B: this is the decision that the letter and the sixteen weeks count from.</summary>
    StartPreProceedings,

    /// <summary>Issue care proceedings at once. Dataset code C.</summary>
    Issue,

    /// <summary>Held, but what it decided is not known. Dataset code D.</summary>
    Unknown,
}

/// <summary>Whether the parents had a lawyer.</summary>
public enum LegalRepresentation
{
    /// <summary>They had.</summary>
    Yes,

    /// <summary>They had none.</summary>
    No,

    /// <summary>It is not known.</summary>
    Unknown,
}

/// <summary>Someone asked for a legal planning meeting because the threshold for proceedings may be met. The day it was asked starts the clock.</summary>
[Tells(Happened.LegalPlanningRequested)]
public sealed record LegalPlanningRequest : Entry
{
    /// <summary>Why the threshold may be met.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it was asked for as urgent; the meeting is then due sooner.</summary>
    public bool Urgent { get; init; }

    /// <summary>Who asked.</summary>
    public WorkerId? RequestedBy { get; init; }

    internal override void Tell(Telling tell) =>
        tell.Add(Happened.LegalPlanningRequested, Urgent ? Facts.Urgent : Facts.None);
}

/// <summary>Lawyers and managers met and decided whether to continue the plan, start pre-proceedings or issue.</summary>
[Tells(Happened.LegalPlanningMeetingHeld, Happened.PreProceedingsDecided)]
public sealed record LegalPlanningMeeting : Entry
{
    /// <summary>What was decided. Starting pre-proceedings here needs no <see cref="PreProceedingsDecision"/> besides.</summary>
    public required GatewayOutcome Outcome { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The manager who decided.</summary>
    public WorkerId? DecidedBy { get; init; }

    /// <summary>The lawyer who advised.</summary>
    public string? LegalAdviser { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.LegalPlanningMeetingHeld);
        if (Outcome == GatewayOutcome.StartPreProceedings) tell.Add(Happened.PreProceedingsDecided);
    }
}
