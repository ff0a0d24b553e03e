using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.People;

/// <summary>Who a child is: one child, whom the record holds from the first of these on. The last that stands is what counts.</summary>
[Tells]
public sealed record ChildDetails : Entry
{
    /// <summary>The name the record uses.</summary>
    public string? Name { get; init; }

    /// <summary>Date of birth; left out for a child not born yet.</summary>
    public DateOnly? Born { get; init; }

    /// <summary>Expected date of birth, for an unborn child.</summary>
    public DateOnly? Expected { get; init; }

    /// <summary>Date of death.</summary>
    public DateOnly? Died { get; init; }

    /// <summary>How the date of birth is known; left out, it was not said.</summary>
    public BirthDateBasis? BornKnownBy { get; init; }

    /// <summary>Other names: names before and after, and those the child is called by. Each is found in a search.</summary>
    public IReadOnlyList<OtherName> OtherNames { get; init; } = [];

    /// <summary>Sex, as the census counts it. A child not born yet is unknown.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Gender identity, in the child's own words.</summary>
    public string? GenderIdentity { get; init; }

    /// <summary>Ethnicity, as the child or the family says it.</summary>
    public Ethnicity? Ethnicity { get; init; }

    /// <summary>Religion or belief.</summary>
    public string? Religion { get; init; }

    /// <summary>Nationality.</summary>
    public string? Nationality { get; init; }

    /// <summary>Immigration status, in words.</summary>
    public string? ImmigrationStatus { get; init; }

    /// <summary>Whether the child came alone and asks for asylum.</summary>
    public bool? IsUnaccompanied { get; init; }

    /// <summary>The language spoken at home or first learnt.</summary>
    public string? FirstLanguage { get; init; }

    /// <summary>Whether an interpreter is needed, a signer among them.</summary>
    public bool? NeedsInterpreter { get; init; }

    /// <summary>How to communicate with the child, and what gets in the way.</summary>
    public string? CommunicationNeeds { get; init; }

    /// <summary>Disabilities, each once; empty where it was not said. That there is none is said by <see cref="People.Disability.None"/>, which stands alone.</summary>
    public IReadOnlyList<Disability> Disabilities { get; init; } = [];

    /// <summary>Whether there is an education, health and care plan.</summary>
    public bool? HasEducationHealthAndCarePlan { get; init; }

    /// <summary>The child as this entry states it.</summary>
    public Child Child() => new(Children[0], Born, Expected, Died) { Name = Name, Sex = Sex };

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>Who someone in the children's lives is, other than a worker. The last that stands is what counts.</summary>
[Tells]
public sealed record PersonDetails : Entry
{
    /// <summary>The person.</summary>
    public required PersonId Person { get; init; }

    /// <summary>What they are to the children named, in words: "mother", "mother's partner".</summary>
    public string? Relation { get; init; }

    /// <summary>The name the record uses.</summary>
    public string? Name { get; init; }

    /// <summary>Date of birth, perhaps known only roughly.</summary>
    public ApproximateDate? Born { get; init; }

    /// <summary>Date of death, perhaps known only roughly.</summary>
    public ApproximateDate? Died { get; init; }

    /// <summary>Sex; left out, it was not said.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Other names.</summary>
    public IReadOnlyList<OtherName> OtherNames { get; init; } = [];

    /// <summary>The language spoken best.</summary>
    public string? FirstLanguage { get; init; }

    /// <summary>Whether an interpreter is needed, a signer among them.</summary>
    public bool? NeedsInterpreter { get; init; }

    /// <summary>How to communicate with the person, and what gets in the way.</summary>
    public string? CommunicationNeeds { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>A name besides the one the record uses.</summary>
public sealed record OtherName
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The first day it was used; left out where that is not known.</summary>
    public ApproximateDate? From { get; init; }

    /// <summary>The last day it was used; left out while it is.</summary>
    public ApproximateDate? To { get; init; }
}
