using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.InformationRights;

/// <summary>The council became aware of a breach of personal data. The instant it became aware, not the breach itself, starts the 72 hours.</summary>
[Tells(Happened.DataBreachKnown)]
public sealed record DataBreach : Entry
{
    /// <summary>The council's reference, which the report repeats.</summary>
    public required string Reference { get; init; }

    /// <summary>What happened.</summary>
    public required string Description { get; init; }

    /// <summary>When it happened, if that is known.</summary>
    public ApproximateDate? BreachedOn { get; init; }

    /// <summary>Whether it is likely to be a risk to people; null while that is not decided, and the clock runs. Only a stated "no" starts none.</summary>
    public bool? LikelyToBeARisk { get; init; }

    /// <summary>The people whose data it was, other than the children.</summary>
    public IReadOnlyList<PersonId> People { get; init; } = [];

    internal override void Tell(Telling tell)
    {
        if (LikelyToBeARisk is not false) tell.Add(Happened.DataBreachKnown, matter: Reference);
    }
}

/// <summary>The breach was reported to the Information Commissioner, or it was decided, with the reason, that it need not be.</summary>
[Tells(Happened.DataBreachReported)]
public sealed record DataBreachReport : Entry
{
    /// <summary>The breach's reference.</summary>
    public required string Breach { get; init; }

    /// <summary>True if it was reported; false if it was decided not to.</summary>
    public required bool Reported { get; init; }

    /// <summary>Why it was not reported, or why late. A decision not to report without a reason does not count.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Reported || !string.IsNullOrWhiteSpace(Reason)) tell.Add(Happened.DataBreachReported, matter: Breach);
    }
}
