using Duecare.Domain.Chronology;
using Duecare.Records.Access;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Seen;

/// <summary>What a worker has looked at: for themselves, and for those who answer for them.</summary>
public sealed class WorkerModel(RecordAccess access) : SignedInPage
{
    /// <summary>Latest first.</summary>
    public IReadOnlyList<Looked> Lines { get; private set; } = [];

    /// <summary>Whether it is the reader's own.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>Reads them.</summary>
    public async Task<IActionResult> OnGetAsync(string worker)
    {
        if (await access.LookedAt(Reader, new WorkerId(worker), HttpContext.RequestAborted) is not { } lines) return NotFound();
        (Lines, IsOwn) = (lines, Reader.Worker.Value == worker);
        return Page();
    }
}
