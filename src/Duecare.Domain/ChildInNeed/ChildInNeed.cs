using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;

namespace Duecare.Domain.ChildInNeed;

/// <summary>A multi-agency meeting planned the help for a child in need.</summary>
[Tells(Happened.CinPlanningMeetingHeld, Happened.ActionAgreed, Happened.ActionDateAgreed, Happened.AdultAssessmentRequired, Happened.AdultAssessmentDateAgreed)]
public sealed record ChildInNeedPlanningMeeting : Entry
{
    /// <summary>What was agreed, with who and when.</summary>
    public IReadOnlyList<AgreedAction> Actions { get; init; } = [];

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.CinPlanningMeetingHeld);
        AgreedAction.Tell(tell, Actions);
    }
}

/// <summary>A child in need plan, from the day it starts.</summary>
[Tells(Happened.CinPlanStarted, Happened.CinPlanEnded)]
public sealed record ChildInNeedPlan : Entry
{
    /// <summary>The referral that the episode began with.</summary>
    public EntryId? Referral { get; init; }

    /// <summary>How often the child is to be visited; left out, the council's default.</summary>
    public Timescale? VisitInterval { get; init; }

    /// <summary>The lead worker.</summary>
    public WorkerId? LeadWorker { get; init; }

    /// <summary>What the plan is to achieve.</summary>
    public string? Outcomes { get; init; }

    /// <summary>What happens if it does not work.</summary>
    public string? Contingency { get; init; }

    /// <summary>The day it ended, where a source holds it in the same row. Otherwise an entry of its own ends it.</summary>
    public ApproximateDate? EndedOn { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.CinPlanStarted, interval: VisitInterval);
        if (EndedOn is { } day) tell.Add(Happened.CinPlanEnded, When.On(day));
    }
}

/// <summary>A child in need plan ended, without being stepped up.</summary>
[Tells(Happened.CinPlanEnded)]
public sealed record ChildInNeedPlanEnd : Entry
{
    /// <summary>The plan; left out, whichever is in force.</summary>
    public EntryId? Plan { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.CinPlanEnded);
}

/// <summary>A review of a child in need plan was held, with the family invited.</summary>
[Tells(Happened.CinReviewHeld, Happened.InsufficientProgressFound, Happened.ActionAgreed, Happened.ActionDateAgreed, Happened.AdultAssessmentRequired, Happened.AdultAssessmentDateAgreed)]
public sealed record ChildInNeedReview : Entry
{
    /// <summary>Whether progress was found insufficient, so that a manager must decide about stepping up.</summary>
    public bool InsufficientProgress { get; init; }

    /// <summary>What changed in the plan.</summary>
    public string? Findings { get; init; }

    /// <summary>What was agreed, with who and when.</summary>
    public IReadOnlyList<AgreedAction> Actions { get; init; } = [];

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.CinReviewHeld);
        if (InsufficientProgress) tell.Add(Happened.InsufficientProgressFound, matter: Id.Value);
        AgreedAction.Tell(tell, Actions);
    }
}
