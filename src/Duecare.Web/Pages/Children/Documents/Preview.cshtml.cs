using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Documents;

/// <summary>The small picture of a document, which was drawn here and is nobody's file.</summary>
public sealed class PreviewModel(RecordAccess access, LedgerTerms terms) : DocumentPage(access, terms)
{
    /// <summary>Gives it.</summary>
    public Task<IActionResult> OnGetAsync() => Give(isPreview: true);
}
