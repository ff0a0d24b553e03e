using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Reading;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Record;

/// <summary>A page of the record: for who is signed in, and never by a posted id alone.</summary>
public abstract class RecordPage(RecordAccess access, LedgerTerms terms) : PageModel
{
    /// <summary>Who reads.</summary>
    public Reader Reader { get; private set; } = null!;

    /// <summary>London's date.</summary>
    public DateOnly Today => LondonTime.DateOf(Now);

    /// <summary>The instant of this request, in UTC.</summary>
    public DateTime Now { get; } = terms.Clock.GetUtcNow().UtcDateTime;

    /// <summary>The rules and working days by which duties are told.</summary>
    public LedgerTerms Terms { get; } = terms;

    /// <summary>The way to what the record holds.</summary>
    protected RecordAccess Access { get; } = access;

    /// <inheritdoc/>
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (SignedIn.Reader(User) is not { } reader)
        {
            context.Result = new UnauthorizedResult();
            return Task.CompletedTask;
        }
        Reader = reader;
        return next();
    }

    /// <summary>A child's record, if the reader may see it; the read is logged under this page's route.</summary>
    protected Task<ChildRecord?> Read(string childId, DateTime? knownAt = null) =>
        Access.Child(Reader, new ChildId(childId), PageContext.ActionDescriptor.AttributeRouteInfo!.Template!, knownAt, HttpContext.RequestAborted);
}
