using Duecare.Domain.Duties;
using Duecare.Exchange;

namespace Duecare.Audit;

/// <summary>Writes an audit in one form. Children come one at a time and in order; only totals, and as many children as the form names, are kept.</summary>
public abstract class AuditWriter(AuditHeader header) : IDisposable
{
    /// <summary>What holds for the whole audit.</summary>
    protected AuditHeader Header { get; } = header;

    /// <summary>The forms by the names that <c>--format</c> takes.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "csv", "html", "xlsx"];

    /// <summary>A writer of the form named. It leaves the stream open.</summary>
    public static AuditWriter For(string format, AuditHeader header, Stream stream) => format switch
    {
        "json" => new JsonAudit(header, stream),
        "csv" => new CsvAudit(header, stream),
        "xlsx" => new WorkbookAudit(header, stream),
        "html" => new HtmlAudit(header, stream),
        "text" => new TextAudit(header, stream),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, $"expected one of {string.Join(", ", Formats)}"),
    };

    /// <summary>Whether it counts duties and keeps none, so that they need only be counted for it. What it does keep of a child it asks for: <see cref="ChildDuties.Kept"/>.</summary>
    public virtual bool OnlyCounts => false;

    /// <summary>Forgets every child, which only what counts and has written nothing yet can do.</summary>
    public virtual void StartAgain() => throw new InvalidOperationException("What was written can't be taken back.");

    /// <summary>Takes the next child.</summary>
    public abstract void Add(ChildDuties child);

    /// <summary>A stretch of children that one thread gathers while others gather theirs. It is handed in when its turn comes.</summary>
    public virtual AuditStretch Stretch() => new HeldStretch(this);

    /// <summary>Writes what can only be said once every child has come. Until then nothing written is a whole document.</summary>
    /// <param name="unread">What of the source could not be read, which the document then says that it lacks.</param>
    /// <param name="inNoEntry">The children of whom there was nothing to work duties out of.</param>
    public abstract void Finish(IReadOnlyCollection<Unread> unread, ChildrenInNoEntry inNoEntry);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the writer opened for itself, never of the stream it was given.</summary>
    protected abstract void Dispose(bool disposing);

    private sealed class HeldStretch(AuditWriter writer) : AuditStretch
    {
        private readonly List<ChildDuties> _children = [];

        public override void Add(ChildDuties child) => _children.Add(child);

        public override void HandIn() => _children.ForEach(writer.Add);
    }
}

/// <summary>Children one after another in the audit's order. Gathered on any one thread; handed in one stretch at a time, in order.</summary>
public abstract class AuditStretch
{
    /// <summary>Takes the next child of the stretch.</summary>
    public abstract void Add(ChildDuties child);

    /// <summary>Gives the stretch to the writer.</summary>
    public abstract void HandIn();
}
