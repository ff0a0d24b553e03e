using Duecare.Domain.Chronology.Written;
using Duecare.Domain.People;
using Duecare.Records.Reading;

namespace Duecare.Records.Access;

/// <summary>What somebody wants to look at.</summary>
/// <param name="Page">The page, as a route without ids.</param>
public sealed record Look(string Page)
{
    /// <summary>The page, as a route without ids.</summary>
    public string Page { get; } = Page is { Length: > 0 } ? Page : throw new ArgumentException("a look at a record says at which page", nameof(Page));

    /// <summary>What is done with what is seen.</summary>
    public AccessVerb Verb { get; init; } = AccessVerb.Consulted;

    /// <summary>The day as at which it is asked; null for today.</summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>The instant, in UTC, by which the child's own details were known; null for now.</summary>
    public DateTime? KnownAt { get; init; }

    /// <summary>What the line of the log is written with; null if it is written before anything is read. A look that is refused is logged at once.</summary>
    public PendingLooks? Pending { get; init; }
}

/// <summary>A child's record, given to a reader who may see it and whose reading is logged.</summary>
public sealed record ReadRecord : ChildRecord
{
    internal ReadRecord(ChildRecord record, Reader reader, AccessBasis basis)
        : base(Guarded(record, Deciding.SeesProtected(reader, basis))) => (Reader, Basis) = (reader, basis);

    /// <summary>Who reads.</summary>
    public Reader Reader { get; }

    /// <summary>Why they may.</summary>
    public AccessBasis Basis { get; }

    /// <summary>Whether the reader may see what is protected in it. From anybody else's record it is withheld, whatever day and instant they ask.</summary>
    public bool SeesProtected => Deciding.SeesProtected(Reader, Basis);

    /// <summary>What is protected, told to the reader on their own screen, which is not printed; null for who may not see it.</summary>
    public Release? OnScreen => SeesProtected ? new(Reader.Name, "works with the child, and reads it on a screen") : null;

    /// <summary>Whether the reader may state entries of a kind about this child.</summary>
    public bool MayState(EntryKind kind) => Stating.May(Reader, kind);

    /// <summary>A record with what is protected in it marked, or withheld.</summary>
    internal static ChildRecord Guarded(ChildRecord record, bool seesProtected)
    {
        // A place that became safe in one of two records that were joined is not told from the other as it was before.
        var safe = SafeAddresses.In(record.Together?.Entries ?? record.Chronology.Entries);
        if (safe.Count == 0) return record;
        List<Recorded> entries = [.. record.Entries.Select(e => !safe.Contains(e.Entry.Id) ? e : e with { Entry = seesProtected ? SafeAddresses.Marked(e.Entry) : e.Entry.WithoutProtected() })];
        return record with { Entries = entries, Chronology = record.Chronology with { Entries = [.. entries.Select(e => e.Entry)] } };
    }
}
