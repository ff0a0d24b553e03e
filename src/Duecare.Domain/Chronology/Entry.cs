using Duecare.Domain.Duties;

namespace Duecare.Domain.Chronology;

/// <summary>Something a practitioner stated: what happened, to which children, when it happened, when it was recorded and by whom.</summary>
/// <remarks>
/// Entries are appended. A correction is a new entry that names the one it supersedes; nothing is overwritten, so every earlier
/// day can be asked again. The name of a record type is its kind in files (<c>CoreGroup</c> is <c>core-group</c>).
/// </remarks>
public abstract record Entry
{
    private readonly string? _supersedes;

    /// <summary>The entry's own id, never used again.</summary>
    public required EntryId Id { get; init; }

    /// <summary>When it happened.</summary>
    public required When Occurred { get; init; }

    /// <summary>The children it is about. An entry about an adult names every child that the adult is in contact with.</summary>
    public required IReadOnlyList<ChildId> Children { get; init; }

    /// <summary>When it was recorded, in UTC. Left out, it counts as recorded when it happened.</summary>
    public DateTime? RecordedAt { get; init; }

    /// <summary>Who recorded it.</summary>
    public string? By { get; init; }

    /// <summary>The entry that this one puts right. The earlier one then counts for nothing, but stays and can be asked for.</summary>
    // Kept as text: half the size, and every entry of every child has room for one.
    public EntryId? Supersedes { get => _supersedes is null ? null : new EntryId(_supersedes); init => _supersedes = value?.Value; }

    /// <summary>The instant from which the record held this entry, in UTC.</summary>
    public DateTime KnownFrom => RecordedAt ?? Occurred.AtUtc ?? Calendar.LondonTime.EndOf(Occurred.Latest);

    /// <summary>Whether it says something that only those who work with the child may see, such as a safe address.</summary>
    public virtual bool IsProtected => false;

    /// <summary>The entry as it is given to who may not see what is protected in it. It can't be recorded.</summary>
    public virtual Entry WithoutProtected() => this;

    /// <summary>Says what this entry means for one child's clocks, in the words that rules are written in.</summary>
    /// <param name="tell">Takes each happening; see <see cref="Telling"/>.</param>
    internal abstract void Tell(Telling tell);
}

/// <summary>Names every happening that an entry of this type can tell, so that a rule's evidence can be traced to kinds of entry.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TellsAttribute(params Happened[] happenings) : Attribute
{
    /// <summary>What only some such entries record, in a field that a source may not hold. Claiming the kind claims nothing about these.</summary>
    public Happened[] IfRecorded { get; init; } = [];

    /// <summary>What a source that holds every such entry holds completely.</summary>
    public IReadOnlyList<Happened> Claimed { get; } = happenings;

    /// <summary>What such an entry can say happened.</summary>
    public IReadOnlyList<Happened> Happenings => [.. Claimed, .. IfRecorded];
}
