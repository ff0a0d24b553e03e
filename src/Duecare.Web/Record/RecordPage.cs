using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Reading;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Duecare.Web.Record;

/// <summary>A page of the record: for who is signed in, and never by a posted id alone.</summary>
public abstract class RecordPage(RecordAccess access, LedgerTerms terms) : SignedInPage
{
    private ReadRecord? _own;

    /// <summary>London's date.</summary>
    public DateOnly Today => LondonTime.DateOf(Now);

    /// <summary>The instant of this request, in UTC.</summary>
    public DateTime Now { get; } = terms.Clock.GetUtcNow().UtcDateTime;

    /// <summary>The rules and working days by which duties are told.</summary>
    public LedgerTerms Terms { get; } = terms;

    /// <summary>The number of a record joined to this one by which somebody was led here.</summary>
    [BindProperty(SupportsGet = true, Name = Links.LedFrom)]
    public string? LedFrom { get; set; }

    /// <summary>The way to what the record holds.</summary>
    protected RecordAccess Access { get; } = access;

    /// <summary>The page's address without ids, as the log of reads names it.</summary>
    protected string Route => PageContext.ActionDescriptor.AttributeRouteInfo!.Template!;

    /// <summary>What the lines of the log are written with; null where each is written before anything is read.</summary>
    protected PendingLooks? Looks { get; set; }

    private string? Asked => RouteData.Values["childId"] as string;

    /// <summary>A child's record, if the reader may see it; the read is logged under this page's route, with the day and the instant asked about.</summary>
    protected async Task<ReadRecord?> Read(string childId, AsAt? asAt = null)
    {
        var record = await Access.Child(Reader, new ChildId(childId), new Look(Route) { AsAt = asAt?.Day, KnownAt = asAt?.KnownAt, Pending = Looks }, HttpContext.RequestAborted);
        if (childId == Asked) _own = record;
        return record;
    }

    /// <summary>Leads from the address of a record that is joined to another to the same address of that one, for a reader who was given it; and says so there.</summary>
    public override void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        base.OnPageHandlerExecuted(context);
        if (_own is not { } record || context.Result is NotFoundResult || !HttpMethods.IsGet(Request.Method)) return;
        if (record.Chronology.Child.Id.Value != Asked) context.Result = Redirect(Links.OfKept(record.Chronology.Child.Id, new(Asked!), Request));
        else if (LedFrom is not null) ViewData[nameof(LedFrom)] = record.Joinings.FirstOrDefault(j => j.Entry is RecordsJoined joined && joined.Joined.Value == LedFrom);
    }
}
