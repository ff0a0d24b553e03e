using Duecare.Domain.Chronology;
using Duecare.Records.Access;
using Duecare.Web.Record;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Seen;

/// <summary>Who has seen a child's record, for those who answer for it.</summary>
public sealed class RecordModel(RecordAccess access) : SignedInPage
{
    /// <summary>Latest first.</summary>
    public IReadOnlyList<Looked> Lines { get; private set; } = [];

    /// <summary>Reads them.</summary>
    public async Task<IActionResult> OnGetAsync(string childId)
    {
        if (await access.WhoHasSeen(Reader, new ChildId(childId), HttpContext.RequestAborted) is not { } lines) return NotFound();
        if (await access.ReadAs(Reader, new ChildId(childId), HttpContext.RequestAborted) is { } kept && kept.Value != childId) return Redirect(Links.OfKept(kept, new(childId), Request));
        Lines = lines;
        return Page();
    }
}
