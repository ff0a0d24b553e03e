using Duecare.Records.Reading;

namespace Duecare.Records.Appending;

/// <summary>Entries to be recorded together, all of them or none.</summary>
/// <param name="Entries">The entries. What is recorded here leaves <see cref="Entry.RecordedAt"/> and <see cref="Entry.By"/> to the ledger.</param>
/// <param name="Author">Who records them.</param>
/// <param name="RequestId">The id of this request, the same each time it is sent.</param>
public sealed record Append(IReadOnlyList<Entry> Entries, string Author, string RequestId)
{
    /// <summary>The last entry of the ledger that the writer had read; null for one who answers to nobody else's, such as an import.</summary>
    public long? ReadUpTo { get; init; }

    /// <summary>Whether the writer has seen what others recorded since, and means it all the same.</summary>
    public bool Confirmed { get; init; }

    /// <summary>The draft that this records, gone in the same transaction; null if there is none.</summary>
    public Drafts.DraftKey? Draft { get; init; }

    /// <summary>What was looked at to record this, logged in the same transaction, also where nothing is recorded.</summary>
    public Access.PendingLooks? Looks { get; init; }

    /// <summary>The files that its documents name and that are sent with them, kept in the same transaction.</summary>
    public IReadOnlyList<Documents.FileRow> Files { get; init; } = [];

    /// <summary>The file or system they are taken over from, which then says itself when and by whom they were recorded; null for what is recorded here.</summary>
    public string? Source { get; init; }
}

/// <summary>What became of a request to record.</summary>
public abstract record Appended
{
    private Appended()
    {
    }

    /// <summary>Recorded, and on disk. The same request sent again is answered with the same.</summary>
    /// <param name="FirstSeq">The first entry's place in the chain.</param>
    /// <param name="LastSeq">The last entry's; they stand one after another.</param>
    /// <param name="RecordedAt">When, in UTC.</param>
    /// <param name="Hash">The last entry's hash.</param>
    public sealed record Acknowledged(long FirstSeq, long LastSeq, DateTime RecordedAt, string Hash) : Appended;

    /// <summary>Nothing was recorded, since something is wrong with an entry.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : Appended;

    /// <summary>
    /// Nothing was recorded, since others recorded entries of the same kind about the same child after the writer last read. Both sides are to be shown; what is meant
    /// all the same is sent again, <see cref="Append.Confirmed"/>, under a request id of its own.
    /// </summary>
    /// <param name="Yours">What was to be recorded.</param>
    /// <param name="Theirs">What others recorded meanwhile, in the order of the chain.</param>
    public sealed record Conflict(IReadOnlyList<Entry> Yours, IReadOnlyList<Recorded> Theirs) : Appended;
}

/// <summary>Why an entry was not recorded.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Place">Where in it, in the words of the written form.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record Refusal(EntryId Entry, string Place, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Place.Length == 0 ? $"entry {Entry}: {Message}" : $"{Place}: {Message}";
}
