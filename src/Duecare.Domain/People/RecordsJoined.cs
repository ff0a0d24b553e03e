using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.People;

/// <summary>By what two records were compared.</summary>
public enum Compared
{
    Name,
    DateOfBirth,
    Number,
    Address,
    Family,

    /// <summary>What somebody says who knows the child.</summary>
    SomebodyWhoKnows,
}

/// <summary>Two records are of one child: from here on the one is read as part of the other. Nothing in either is changed, and it can be taken apart again.</summary>
/// <remarks>
/// It counts from the moment it is recorded, whatever day it is said to have happened: what the record held before then is still two records. A record is joined to one other at most, and one to which others are joined
/// is joined to none, so that there is never a chain to follow.
/// </remarks>
[Tells]
public sealed record RecordsJoined : Entry
{
    /// <summary>The record that goes on, under its own id; where the two differ on who the child is, its word holds.</summary>
    public required ChildId Kept { get; init; }

    /// <summary>The record that is read as part of it.</summary>
    public required ChildId Joined { get; init; }

    /// <summary>Why it is the same child.</summary>
    public required string Because { get; init; }

    /// <summary>What was compared.</summary>
    public IReadOnlyList<Compared> Compared { get; init; } = [];

    /// <summary>Who decided, where that is somebody else than whoever recorded it.</summary>
    public string? DecidedBy { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>Whose an entry is that was recorded while two records were one.</summary>
public enum Whose
{
    /// <summary>The child's whose record was kept.</summary>
    Kept,

    /// <summary>The child's whose record was joined to it.</summary>
    Joined,

    /// <summary>Both children's.</summary>
    Both,
}

/// <summary>Whose one entry is.</summary>
public sealed record ToldApart
{
    /// <summary>The entry.</summary>
    public required EntryId Entry { get; init; }

    /// <summary>Whose it is.</summary>
    public required Whose Of { get; init; }
}

/// <summary>Two records that were joined are of two children after all. What was recorded meanwhile is told apart entry by entry; what either held before is its own again.</summary>
/// <remarks>A correction goes where the entry goes that it puts right, and is not told apart by itself.</remarks>
[Tells]
public sealed record RecordsParted : Entry
{
    /// <summary>The joining.</summary>
    public required EntryId Joining { get; init; }

    /// <summary>Why they are two children.</summary>
    public required string Because { get; init; }

    /// <summary>Whose each entry is that was recorded while they were joined.</summary>
    public IReadOnlyList<ToldApart> Told { get; init; } = [];

    /// <summary>Who decided, where that is somebody else than whoever recorded it.</summary>
    public string? DecidedBy { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>Two children who look alike are not the same, so that nobody is asked again. It says nothing else of either, and stops no joining if somebody learns better.</summary>
[Tells]
public sealed record DifferentChildren : Entry
{
    /// <summary>How it is known.</summary>
    public required string Because { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}
