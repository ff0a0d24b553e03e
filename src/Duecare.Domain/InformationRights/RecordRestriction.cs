using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.InformationRights;

/// <summary>The record of these children is for named staff only: a worker's own family, an adopted child, a witness in hiding.</summary>
/// <remarks>It counts from the moment it is recorded, whatever day it is said to have happened. Where several stand, only whom each of them names may read.</remarks>
[Tells]
public sealed record RecordRestriction : Entry
{
    /// <summary>Who may read, and nobody else, whatever they do in the service.</summary>
    public required IReadOnlyList<WorkerId> Staff { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>A restriction of the record was lifted.</summary>
[Tells]
public sealed record RecordRestrictionLifted : Entry
{
    /// <summary>The restriction.</summary>
    public required EntryId Restriction { get; init; }

    /// <summary>Why it is no longer needed.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>Whom a child's record is restricted to.</summary>
public static class Restricted
{
    /// <summary>The staff named by every restriction that stands and was not lifted; null for a record that is not restricted.</summary>
    /// <remarks>A lifting may name the restriction it ends or one that was corrected to it. One that names neither lifts nothing.</remarks>
    public static IReadOnlySet<WorkerId>? To(ChildChronology chronology)
    {
        ArgumentNullException.ThrowIfNull(chronology);
        var standing = chronology.Standing();
        if (!standing.Any(e => e is RecordRestriction)) return null;
        var corrections = Corrections.In(chronology.Entries);
        var lifted = standing.OfType<RecordRestrictionLifted>().Select(l => corrections.FirstIdOf(l.Restriction.Value)).ToHashSet(StringComparer.Ordinal);
        HashSet<WorkerId>? named = null;
        foreach (var restriction in standing.OfType<RecordRestriction>())
        {
            if (lifted.Contains(corrections.FirstIdOf(restriction.Id.Value))) continue;
            if (named is null) named = [.. restriction.Staff];
            else named.IntersectWith(restriction.Staff);
        }
        return named;
    }
}
