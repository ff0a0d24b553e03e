using Duecare.Domain.Chronology;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Record;

/// <summary>Something of a document that is given as it is, and never run here. A document of another child's record is not there.</summary>
public abstract class DocumentPage(RecordAccess access, LedgerTerms terms) : RecordPage(access, terms)
{
    /// <summary>The child.</summary>
    [BindProperty(SupportsGet = true)]
    public string ChildId { get; set; } = "";

    /// <summary>The document.</summary>
    [BindProperty(SupportsGet = true)]
    public string DocumentId { get; set; } = "";

    /// <summary>Gives it, once the read is logged: the file itself to be saved under its name, or its small picture to be shown.</summary>
    protected async Task<IActionResult> Give(bool isPreview)
    {
        var look = new Look(Route) { Verb = isPreview ? AccessVerb.Consulted : AccessVerb.Exported };
        if (await Access.File(Reader, new(ChildId), new EntryId(DocumentId), look, isPreview, HttpContext.RequestAborted) is not { } file) return NotFound();
        SafeHeaders.Sandbox(HttpContext);
        return isPreview ? File(file.Content, file.MediaType) : File(file.Content, file.MediaType, file.Name);
    }
}
