using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.People;

/// <summary>Of what a flag warns.</summary>
public enum FlagKind
{
    RiskToStaff,
    VisitInTwos,
    DangerousAnimal,
    RiskToChildren,
    DomesticAbuse,
    Exploitation,
    MayGoMissing,
    SelfHarm,
    Allergy,
    MedicalCondition,
    Other,
}

/// <summary>Something that whoever opens the record must know first, from the day it happened: what, why, who set it, and when it is to be looked at again.</summary>
/// <remarks>A flag past its review day stands, and says so, until somebody reviews or ends it: it never falls away by itself. On its review day it is not past it.</remarks>
[Tells]
public sealed record RecordFlag : Entry
{
    /// <summary>Of what it warns.</summary>
    public required FlagKind Type { get; init; }

    /// <summary>Why, and what to do.</summary>
    public required string Why { get; init; }

    /// <summary>Whom it is about, where it is not the children.</summary>
    public PersonId? Person { get; init; }

    /// <summary>The day by which somebody looks at it again.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The last day it counts; left out while it does.</summary>
    public ApproximateDate? EndedOn { get; init; }

    /// <summary>Why it was ended.</summary>
    public string? EndReason { get; init; }

    /// <summary>Whether its review was due before a day.</summary>
    public bool IsPastReviewOn(DateOnly day) => ReviewOn < day;

    internal override void Tell(Telling tell)
    {
    }
}
