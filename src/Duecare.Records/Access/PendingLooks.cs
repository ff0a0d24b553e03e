namespace Duecare.Records.Access;

/// <summary>What somebody has looked at for one request, whose lines of the log are written together with what the request records: one write to disk for both.</summary>
/// <remarks>Whoever asks for it answers nothing before <see cref="RecordAccess.Write"/>, whatever became of the request: a look is in the log even if nothing was recorded.</remarks>
public sealed class PendingLooks
{
    private readonly List<AccessLine> _lines = [];

    internal bool IsEmpty => _lines.Count == 0;

    internal void Add(AccessLine line) => _lines.Add(line);

    /// <summary>Puts the lines into a unit of work. They are pending until <see cref="Clear"/>, since it may fail.</summary>
    internal void Into(LedgerDb db) => db.AddRange(_lines.Select(line => line.ToRow()));

    /// <summary>Lets the lines go: they are written, or nothing was shown of what they speak of.</summary>
    public void Clear() => _lines.Clear();
}

/// <summary>A line of the log that is yet to be written.</summary>
internal sealed record AccessLine(DateTime At, string Worker, string? Child, string Page, AccessVerb Verb, AccessExtent Extent)
{
    public AccessBasis? Basis { get; init; }

    public DateOnly? AsAt { get; init; }

    public DateTime? KnownAt { get; init; }

    public AccessRow ToRow() => new() { At = At, Worker = Worker, Child = Child, Page = Page, Verb = Verb, Extent = Extent, Basis = Basis, AsAt = AsAt, KnownAt = KnownAt };
}
