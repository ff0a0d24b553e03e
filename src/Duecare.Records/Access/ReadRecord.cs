using Duecare.Domain.Chronology.Written;
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
}

/// <summary>A child's record, given to a reader who may see it and whose reading is logged.</summary>
public sealed record ReadRecord : ChildRecord
{
    internal ReadRecord(ChildRecord record, Reader reader, AccessBasis basis)
        : base(record) => (Reader, Basis) = (reader, basis);

    /// <summary>Who reads.</summary>
    public Reader Reader { get; }

    /// <summary>Why they may.</summary>
    public AccessBasis Basis { get; }

    /// <summary>Whether the reader may state entries of a kind about this child.</summary>
    public bool MayState(EntryKind kind) => Stating.May(Reader, kind);
}
