using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;

namespace Duecare.Domain.Assessment;

/// <summary>What an assessment led to.</summary>
public enum AssessmentOutcome
{
    ChildInNeedPlan,
    Services,
    ProtectionEnquiry,
    EarlyHelp,
    NoFurtherAction,
}

/// <summary>A child and family assessment, from its start. The clock runs from the referral, not from this day.</summary>
[Tells(Happened.AssessmentOwed, Happened.AssessmentAuthorised, Happened.AssessmentAuthorisedForServices,
    IfRecorded = [Happened.ChildSeen, Happened.AssessmentOutcomeShared])]
public sealed record ChildAndFamilyAssessment : Entry
{
    /// <summary>The referral it answers. Without one, or when it comes after that referral's first assessment was authorised, it counts from its own start.</summary>
    public EntryId? Referral { get; init; }

    /// <summary>When the child was seen for it.</summary>
    public ApproximateDate? ChildSeenOn { get; init; }

    /// <summary>Whether the child was seen, where a source holds no day for it.</summary>
    public bool? ChildSeen { get; init; }

    /// <summary>Whether the child was seen alone.</summary>
    public bool? SeenAlone { get; init; }

    /// <summary>What the child said and showed.</summary>
    public string? ViewsOfChild { get; init; }

    /// <summary>What each parent and carer said.</summary>
    public string? ViewsOfFamily { get; init; }

    /// <summary>Factors at the end of assessment, by census code.</summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>Who is writing it.</summary>
    public WorkerId? Worker { get; init; }

    /// <summary>The team.</summary>
    public string? Team { get; init; }

    /// <summary>The day the manager authorised it: the day that ends the 45 working days. Where it is authorised later by an entry of its own, leave this out.</summary>
    public ApproximateDate? AuthorisedOn { get; init; }

    /// <summary>Who authorised it.</summary>
    public string? AuthorisedBy { get; init; }

    /// <summary>What it led to.</summary>
    public AssessmentOutcome? Outcome { get; init; }

    /// <summary>The day family and agencies were told the outcome.</summary>
    public ApproximateDate? SharedOn { get; init; }

    internal override void Tell(Telling tell)
    {
        var (matter, counted) = Clock(tell);
        tell.Add(Happened.AssessmentOwed, counted, matter: matter);
        if (ChildSeenOn is { } seen) tell.Add(Happened.ChildSeen, When.On(seen));
        if (AuthorisedOn is { } authorised) Authorised(tell, When.On(authorised), matter, Id.Value, Outcome);
        if (SharedOn is { } shared) tell.Add(Happened.AssessmentOutcomeShared, When.On(shared), matter: matter);
    }

    /// <summary>The matter that this assessment's 45 working days belong to, and the day they run from.</summary>
    internal (string Matter, When From) Clock(Telling tell)
    {
        var referral = tell.Find<Referral>(Referral);
        if (Referral is not { } named || referral is null) return (Referral?.Value ?? Id.Value, Occurred);
        foreach (var entry in tell.Entries)
        {
            if (entry is ChildAndFamilyAssessment earlier && earlier.Id != Id && tell.AreOne(earlier.Referral, named)
                && earlier.EndedBefore(this, tell))
                return (Id.Value, Occurred);
        }
        return (named.Value, referral.Occurred);
    }

    internal static void Authorised(Telling tell, When when, string matter, string assessment, AssessmentOutcome? outcome)
    {
        tell.Add(Happened.AssessmentAuthorised, when, matter: matter);
        if (outcome is AssessmentOutcome.ChildInNeedPlan or AssessmentOutcome.Services)
            tell.Add(Happened.AssessmentAuthorisedForServices, when, matter: assessment);
    }

    private bool EndedBefore(ChildAndFamilyAssessment later, Telling tell)
    {
        if (AuthorisedOn is { } day) return day.Latest <= later.Occurred.Earliest;
        for (var i = 0; i < tell.Entries.Length; i++)
            if (tell.Entries[i] is AssessmentAuthorisation a && tell.AreOne(a.Assessment, Id)) return a.Occurred.Latest <= later.Occurred.Earliest;
        return false;
    }
}

/// <summary>A manager authorised an assessment. This is the day that ends the 45 working days, not the day it was written.</summary>
[Tells(Happened.AssessmentAuthorised, Happened.AssessmentAuthorisedForServices)]
public sealed record AssessmentAuthorisation : Entry
{
    /// <summary>The assessment; left out, whichever is open.</summary>
    public EntryId? Assessment { get; init; }

    /// <summary>What it led to.</summary>
    public AssessmentOutcome? Outcome { get; init; }

    /// <summary>Who authorised it.</summary>
    public string? AuthorisedBy { get; init; }

    internal override void Tell(Telling tell)
    {
        var matter = tell.Find<ChildAndFamilyAssessment>(Assessment)?.Clock(tell).Matter;
        tell.Add(Happened.AssessmentAuthorised, matter: matter);
        if (Outcome is AssessmentOutcome.ChildInNeedPlan or AssessmentOutcome.Services)
            tell.Add(Happened.AssessmentAuthorisedForServices, matter: Assessment?.Value ?? Id.Value);
    }
}

/// <summary>A manager's instructions for an assessment: direct work, history, consent, when to escalate, and a day to aim for.</summary>
[Tells(Happened.AssessmentBriefed, Happened.AssessmentTargetSet)]
public sealed record AssessmentBrief : Entry
{
    /// <summary>The referral being assessed.</summary>
    public EntryId? Referral { get; init; }

    /// <summary>What the social worker is to do.</summary>
    public string? Instructions { get; init; }

    /// <summary>The day to aim for: a target of the council's own, beside the legal limit and never instead of it.</summary>
    public ApproximateDate? AimFor { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.AssessmentBriefed);
        if (AimFor is { } day) tell.Add(Happened.AssessmentTargetSet, matter: Referral?.Value, named: day);
    }
}

/// <summary>A manager looked at how an assessment was going.</summary>
[Tells(Happened.AssessmentCheckpointReviewed)]
public sealed record AssessmentCheckpoint : Entry
{
    /// <summary>The referral being assessed.</summary>
    public EntryId? Referral { get; init; }

    /// <summary>What was found and decided.</summary>
    public string? Findings { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.AssessmentCheckpointReviewed, matter: Referral?.Value);
}

/// <summary>Family and agencies were told in writing what an assessment led to.</summary>
[Tells(Happened.AssessmentOutcomeShared)]
public sealed record AssessmentOutcomeLetter : Entry
{
    /// <summary>The assessment.</summary>
    public EntryId? Assessment { get; init; }

    internal override void Tell(Telling tell) =>
        tell.Add(Happened.AssessmentOutcomeShared, matter: tell.Find<ChildAndFamilyAssessment>(Assessment)?.Clock(tell).Matter);
}

/// <summary>Consent given, refused or dispensed with: who, to what, and until when.</summary>
[Tells(Happened.ConsentRecorded)]
public sealed record Consent : Entry
{
    /// <summary>Who gave or refused it.</summary>
    public PersonId? GivenBy { get; init; }

    /// <summary>The agency or service it is for; left out, all of them.</summary>
    public string? Agency { get; init; }

    /// <summary>False if it was refused.</summary>
    public bool? Given { get; init; }

    /// <summary>Why it was dispensed with, by a manager. That stands in for consent.</summary>
    public string? OverrideReason { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Given != false || OverrideReason is not null) tell.Add(Happened.ConsentRecorded, matter: Agency);
    }
}

/// <summary>Another agency was asked about the family for an assessment under section 17.</summary>
[Tells(Happened.AgencyChecked)]
public sealed record AgencyCheck : Entry
{
    /// <summary>Which agency.</summary>
    public required string Agency { get; init; }

    /// <summary>What came back.</summary>
    public string? Reply { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.AgencyChecked, matter: Agency);
}
