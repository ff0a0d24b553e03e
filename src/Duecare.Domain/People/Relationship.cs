using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.People;

/// <summary>What one person is to another.</summary>
public enum RelationshipKind
{
    Parent,
    AdoptiveParent,
    StepParent,
    FosterCarer,
    SpecialGuardian,
    OtherCarer,
    Grandparent,
    Sibling,
    HalfSibling,
    StepSibling,
    AuntOrUncle,
    Cousin,
    OtherRelative,
    Spouse,
    CivilPartner,
    Partner,
    Friend,
    Other,
}

/// <summary>How somebody came to have parental responsibility.</summary>
/// <remarks>Children Act 1989, sections 2 to 5, 12 and 14C; Adoption and Children Act 2002, section 46; Human Fertilisation and Embryology Act 2008, section 54.</remarks>
public enum ParentalResponsibilityBy
{
    /// <summary>The mother has it from the birth.</summary>
    BeingMother,

    /// <summary>Married to, or in a civil partnership with, the mother at the birth or since.</summary>
    MarriageToMother,

    /// <summary>Registered on the birth certificate: a father from 1 December 2003, a second female parent from 1 September 2009.</summary>
    BirthRegistration,

    /// <summary>By an agreement with those who have it.</summary>
    Agreement,

    /// <summary>By an order for it.</summary>
    ParentalResponsibilityOrder,

    /// <summary>With a child arrangements order.</summary>
    ChildArrangementsOrder,

    /// <summary>With a special guardianship order.</summary>
    SpecialGuardianshipOrder,

    /// <summary>With an adoption order.</summary>
    AdoptionOrder,

    /// <summary>With a parental order after surrogacy.</summary>
    ParentalOrder,

    /// <summary>As the guardian whom a parent appointed, or a court.</summary>
    Guardianship,

    /// <summary>In another way, or under another country's law.</summary>
    Otherwise,
}

/// <summary>What somebody is to the children named, or to another adult in their lives, from the day it happened or as it was learnt then.</summary>
/// <remarks>A relationship stands on its first and its last day. Blood relationships do not end: what ends is parental responsibility, a partnership, or care.</remarks>
[Tells]
public sealed record Relationship : Entry
{
    /// <summary>Who is something to the other; left out for what the children named are to each other.</summary>
    public PersonId? Person { get; init; }

    /// <summary>To whom, where it is another adult; left out, to the children named.</summary>
    public PersonId? To { get; init; }

    /// <summary>What they are: <see cref="Person"/> is this to <see cref="To"/>.</summary>
    public required RelationshipKind Type { get; init; }

    /// <summary>The same in the family's own words: "mother's uncle".</summary>
    public string? InWords { get; init; }

    /// <summary>Whether the person has parental responsibility for the children named; left out, it is not known. A parent does not always have it.</summary>
    public bool? HasParentalResponsibility { get; init; }

    /// <summary>How they came to have it.</summary>
    public ParentalResponsibilityBy? ParentalResponsibilityBy { get; init; }

    /// <summary>The last day on which they had it; left out while they have it.</summary>
    public ApproximateDate? ParentalResponsibilityEndedOn { get; init; }

    /// <summary>What limits contact between the person and the children, and by whose order. A restriction that a plan sets, and that is checked, is a <c>restriction</c>.</summary>
    public string? ContactRestrictions { get; init; }

    /// <summary>Of partners: the day they separated.</summary>
    public ApproximateDate? SeparatedOn { get; init; }

    /// <summary>Of a marriage or civil partnership: the day it was dissolved.</summary>
    public ApproximateDate? DissolvedOn { get; init; }

    /// <summary>The last day; left out while it lasts.</summary>
    public ApproximateDate? EndedOn { get; init; }

    /// <summary>Whether parental responsibility is held on a day, as far as it is known.</summary>
    public bool HoldsParentalResponsibilityOn(DateOnly day) => HasParentalResponsibility == true && !(ParentalResponsibilityEndedOn?.Latest < day) && Occurred.Earliest <= day;

    internal override void Tell(Telling tell)
    {
    }
}
