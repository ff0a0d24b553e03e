using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Reading;
using Duecare.Web.Security;

namespace Duecare.Web.Record;

/// <summary>A page of the record: for who is signed in, and never by a posted id alone.</summary>
public abstract class RecordPage(RecordAccess access, LedgerTerms terms) : SignedInPage
{
    /// <summary>London's date.</summary>
    public DateOnly Today => LondonTime.DateOf(Now);

    /// <summary>The instant of this request, in UTC.</summary>
    public DateTime Now { get; } = terms.Clock.GetUtcNow().UtcDateTime;

    /// <summary>The rules and working days by which duties are told.</summary>
    public LedgerTerms Terms { get; } = terms;

    /// <summary>The way to what the record holds.</summary>
    protected RecordAccess Access { get; } = access;

    /// <summary>The page's address without ids, as the log of reads names it.</summary>
    protected string Route => PageContext.ActionDescriptor.AttributeRouteInfo!.Template!;

    /// <summary>What the lines of the log are written with; null where each is written before anything is read.</summary>
    protected PendingLooks? Looks { get; set; }

    /// <summary>A child's record, if the reader may see it; the read is logged under this page's route, with the day and the instant asked about.</summary>
    protected async Task<ReadRecord?> Read(string childId, AsAt? asAt = null) =>
        await Access.Child(Reader, new ChildId(childId), new Look(Route) { AsAt = asAt?.Day, KnownAt = asAt?.KnownAt, Pending = Looks }, HttpContext.RequestAborted);
}
