using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Documents;

/// <summary>A document's file, to be saved and never opened here.</summary>
public sealed class FileModel(RecordAccess access, LedgerTerms terms) : DocumentPage(access, terms)
{
    /// <summary>Gives it.</summary>
    public Task<IActionResult> OnGetAsync() => Give(isPreview: false);
}
