using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.People;

/// <summary>What a professional or agency does.</summary>
public enum AgencyKind
{
    School,
    Nursery,
    GeneralPractice,
    HealthVisiting,
    Midwifery,
    SchoolNursing,
    Hospital,
    ChildMentalHealth,
    AdultMentalHealth,
    SubstanceMisuse,
    DomesticAbuseService,
    Police,
    Probation,
    YouthJustice,
    Housing,
    AdultSocialCare,
    EarlyHelp,
    Advocacy,
    Cafcass,
    Solicitor,
    Voluntary,
    Other,
}

/// <summary>A professional or agency outside children's social care works with the children named, or with an adult in their lives, from the day it happened. The council's own workers are allocated.</summary>
[Tells]
public sealed record AgencyInvolvement : Entry
{
    /// <summary>With whom they work, where it is not the children.</summary>
    public PersonId? With { get; init; }

    /// <summary>What they do.</summary>
    public required AgencyKind Agency { get; init; }

    /// <summary>The school, practice, service or firm.</summary>
    public string? Organisation { get; init; }

    /// <summary>Who it is, by name.</summary>
    public string? Name { get; init; }

    /// <summary>Their post: "designated safeguarding lead".</summary>
    public string? Post { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Telephone { get; init; }

    /// <summary>Email address.</summary>
    public string? Email { get; init; }

    /// <summary>Whether somebody could find the child by it, such as the school of a child at a safe address.</summary>
    public bool IsSafe { get; init; }

    /// <summary>The last day; left out while it lasts.</summary>
    public ApproximateDate? EndedOn { get; init; }

    /// <inheritdoc/>
    public override bool IsProtected => IsSafe;

    /// <inheritdoc/>
    public override Entry WithoutProtected() => this with { Organisation = null, Name = null, Post = null, Telephone = null, Email = null, IsSafe = true };

    internal override void Tell(Telling tell)
    {
    }
}
