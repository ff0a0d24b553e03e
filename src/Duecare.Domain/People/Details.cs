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

    /// <summary>The child as this entry states it.</summary>
    public Child Child() => new(Children[0], Born, Expected, Died) { Name = Name };

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

    internal override void Tell(Telling tell)
    {
    }
}
