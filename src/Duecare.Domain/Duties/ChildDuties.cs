using Duecare.Domain.Chronology;

namespace Duecare.Domain.Duties;

/// <summary>One child's part of an audit: every duty that has ever existed for the child, as at a day, beside the entries it was read from.</summary>
/// <param name="Child">The child.</param>
/// <param name="Duties">Every duty, in the engine's order; where they are only counted, those listed.</param>
/// <param name="Entries">The entries that stood at the instant asked about, in order of the day they happened; none where the duties are only counted.</param>
public sealed record ChildDuties(Child Child, IReadOnlyList<Duty> Duties, IReadOnlyList<Entry> Entries)
{
    /// <summary>How many more duties there are; none but where they are only counted.</summary>
    public IReadOnlyList<OtherDuties> Others { get; init; } = [];

    /// <summary>What the record shows outside a limit or window that a rule states. Kept even where the duties are only counted.</summary>
    public IReadOnlyList<LimitFlag> Flags { get; init; } = [];

    /// <summary>Whether the duties were worked out of nothing, as no entry tells of the child: <see cref="ChildChronology.IsInNoEntry"/>.</summary>
    public bool IsInNoEntry { get; init; }

    /// <summary>Works the child out once more, in full and to keep, where these duties are only counted; null where they may be kept.</summary>
    public Func<ChildDuties>? InFull { get; init; }

    /// <summary>The same child to keep.</summary>
    public ChildDuties Kept() => InFull is { } inFull ? inFull() : this;
}
