using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.Duties;

namespace Duecare.Domain.People;

/// <summary>The record of these children was taken over from a file or another system, which says what it holds completely.</summary>
[Tells]
public sealed record RecordTransfer : Entry
{
    /// <summary>What it was taken from, in words.</summary>
    public required string From { get; init; }

    /// <summary>Whether the source claims to hold everything; then it says nothing in <see cref="Covers"/>.</summary>
    public bool HoldsEverything { get; init; }

    /// <summary>What the source claims to hold completely.</summary>
    public IReadOnlyList<Coverage> Covers { get; init; } = [];

    /// <summary>The day from which everything is recorded here; left out while nothing is, as for a story taken in to be read.</summary>
    public DateOnly? RecordedHereFrom { get; init; }

    /// <summary>What the record of a child holds completely, by all the transfers that stand; null for everything, as where nothing was taken over.</summary>
    public static IReadOnlyList<Coverage>? Together(IReadOnlyList<RecordTransfer> standing)
    {
        if (standing.Count == 0 || standing.Any(t => t.HoldsEverything)) return null;
        var covers = standing.SelectMany(t => t.Covers).ToList();
        if (standing.Min(t => t.RecordedHereFrom) is { } from) covers.AddRange(EntryKind.All.Select(k => new Coverage(k.Name, from)));
        return covers;
    }

    internal override void Tell(Telling tell)
    {
    }
}
