using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.CaseNotes;

/// <summary>How a contact noted on the case came about.</summary>
public enum NoteChannel
{
    /// <summary>Not a contact: a thought, an analysis, a record for the file.</summary>
    FileNote,

    /// <summary>A telephone call.</summary>
    Telephone,

    /// <summary>An email.</summary>
    Email,

    /// <summary>A text or other message.</summary>
    Message,

    /// <summary>Face to face, other than a visit.</summary>
    InPerson,

    /// <summary>A video call, which is not a visit either.</summary>
    Video,
}

/// <summary>A dated note on the case. It meets no duty: what a duty asks for has an entry of its own kind.</summary>
[Tells]
public sealed record CaseNote : Entry
{
    /// <summary>What there is to say.</summary>
    public required string Text { get; init; }

    /// <summary>How it came about.</summary>
    public NoteChannel Channel { get; init; }

    /// <summary>The people spoken with.</summary>
    public IReadOnlyList<PersonId> People { get; init; } = [];

    /// <summary>What the child said or showed, in the child's own words where there are any.</summary>
    public string? ChildsVoice { get; init; }

    /// <summary>Whether it holds what third parties told, which may not be shown to a requester without a decision.</summary>
    public bool ThirdParty { get; init; }

    /// <summary>The entry it is about, if one in particular.</summary>
    public EntryId? About { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}
