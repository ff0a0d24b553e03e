using Duecare.Domain.Duties;

namespace Duecare.Audit;

internal sealed class HtmlAudit(AuditHeader header, Stream stream) : AuditWriter(header)
{
    public override void Add(ChildDuties child)
    {
    }

    public override void Finish() => stream.Flush();

    protected override void Dispose(bool disposing)
    {
    }
}
