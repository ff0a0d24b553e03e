using Duecare.Domain.Chronology;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Web.Record;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Documents;

/// <summary>A document's file, to be saved and never opened here. A document of another child's record is not there.</summary>
public sealed class FileModel(RecordAccess access, LedgerTerms terms) : RecordPage(access, terms)
{
    /// <summary>The child.</summary>
    [BindProperty(SupportsGet = true)]
    public string ChildId { get; set; } = "";

    /// <summary>The document.</summary>
    [BindProperty(SupportsGet = true)]
    public string DocumentId { get; set; } = "";

    /// <summary>Gives it, once the read is logged.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await Access.File(Reader, new(ChildId), new EntryId(DocumentId), new Look(Route) { Verb = AccessVerb.Exported }, isPreview: false, HttpContext.RequestAborted) is not { } file) return NotFound();
        SafeHeaders.Sandbox(HttpContext);
        return File(file.Content, file.MediaType, file.Name);
    }
}
