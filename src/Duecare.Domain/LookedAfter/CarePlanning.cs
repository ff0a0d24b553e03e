using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.LookedAfter;

/// <summary>A care plan was prepared. Prepared before the first placement, it counts from the day that placement starts.</summary>
[Tells(Happened.CarePlanPrepared)]
public sealed record CarePlan : Entry
{
    /// <summary>False if it lacks what regulation 5 asks for; it then does not count as prepared.</summary>
    public bool? Complete { get; init; }

    /// <summary>The plan for permanence.</summary>
    public string? Permanence { get; init; }

    /// <summary>What it is to achieve, and how.</summary>
    public string? Contents { get; init; }

    /// <summary>The day it ended, where a source holds it in the same row.</summary>
    public ApproximateDate? EndedOn { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Complete != false) tell.Add(Happened.CarePlanPrepared, Period.PlacementToCome(tell, this)?.Occurred ?? Occurred);
    }
}

/// <summary>A placement plan was prepared. Prepared before the placement, it counts from the day the placement starts.</summary>
[Tells(Happened.PlacementPlanPrepared)]
public sealed record PlacementPlan : Entry
{
    /// <summary>The placement it is for; left out, the one that names this plan, or the one the child is in, or the first to come.</summary>
    public EntryId? Placement { get; init; }

    /// <summary>How the child will be cared for there.</summary>
    public string? Contents { get; init; }

    internal override void Tell(Telling tell)
    {
        var placement = PlacementMeant(tell);
        var early = placement is not null && placement.Occurred.Earliest > Occurred.Earliest;
        tell.Add(Happened.PlacementPlanPrepared, early ? placement!.Occurred : Occurred, matter: placement?.Id.Value ?? Placement?.Value);
    }

    private Placement? PlacementMeant(Telling tell)
    {
        for (var i = 0; i < tell.Entries.Length; i++)
            if (tell.Entries[i] is Placement naming && tell.AreOne(naming.Plan, Id)) return naming;
        if (Placement is not null) return tell.Find<Placement>(Placement);
        return Period.PlacementToCome(tell, this) ?? Period.PlacementOf(tell, this, null);
    }
}

/// <summary>A review of a looked-after child's case. Which review of the period it is, the record counts for itself.</summary>
/// <remarks>A meeting that was cancelled, or that no independent reviewing officer chaired, is kept but is not a review.</remarks>
[Tells(Happened.LookedAfterReviewHeld, Happened.FirstLookedAfterReviewHeld, Happened.SecondLookedAfterReviewHeld, Happened.LaterLookedAfterReviewHeld)]
public sealed record LookedAfterReview : Entry
{
    /// <summary>The independent reviewing officer.</summary>
    public string? Chair { get; init; }

    /// <summary>False if no independent reviewing officer chaired it.</summary>
    public bool? ChairedByReviewingOfficer { get; init; }

    /// <summary>Whether it was cancelled. The day is then the day it was to have been.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The day it was due, as a source states it. Kept for comparison: duties count their own.</summary>
    public ApproximateDate? DueOn { get; init; }

    /// <summary>How the child took part, PN0 to PN7.</summary>
    public string? Participation { get; init; }

    /// <summary>The day by which the officer asked for the next one, if sooner than the law's limit (regulation 33(3)).</summary>
    public ApproximateDate? NextOn { get; init; }

    /// <summary>What was decided.</summary>
    public string? Decisions { get; init; }

    /// <summary>Whether it was held and was a review.</summary>
    internal bool IsReview => !Cancelled && ChairedByReviewingOfficer != false;

    internal override void Tell(Telling tell)
    {
        if (!IsReview) return;
        tell.Add(Happened.LookedAfterReviewHeld, named: NextOn);
        tell.Add(Period.NumberOf(tell, this) switch
        {
            1 => Happened.FirstLookedAfterReviewHeld,
            2 => Happened.SecondLookedAfterReviewHeld,
            _ => Happened.LaterLookedAfterReviewHeld,
        }, named: NextOn);
    }
}

/// <summary>The independent reviewing officer visited or spoke to the child. Reported, but no clock turns on it.</summary>
[Tells]
public sealed record ReviewingOfficerContact : Entry
{
    /// <summary>The independent reviewing officer.</summary>
    public string? Officer { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>A personal education plan was put in place.</summary>
[Tells(Happened.EducationPlanMade)]
public sealed record EducationPlan : Entry
{
    /// <summary>The school or setting.</summary>
    public string? School { get; init; }

    /// <summary>The day set for its review, each school term. Without one, the review has no date and shows so.</summary>
    public ApproximateDate? NextReviewOn { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.EducationPlanMade, named: NextReviewOn);
}

/// <summary>A meeting reviewed the personal education plan.</summary>
[Tells(Happened.EducationPlanReviewed)]
public sealed record EducationPlanReview : Entry
{
    /// <summary>The day set for the next review.</summary>
    public ApproximateDate? NextReviewOn { get; init; }

    /// <summary>What was found and agreed.</summary>
    public string? Findings { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.EducationPlanReviewed, named: NextReviewOn);
}
