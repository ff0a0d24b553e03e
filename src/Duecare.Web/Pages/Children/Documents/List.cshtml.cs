using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Documents;

/// <summary>The documents that stand in a child's record, those filed last first.</summary>
public sealed class ListModel(RecordAccess access, LedgerTerms terms) : RecordPage(access, terms)
{
    /// <summary>The child.</summary>
    [BindProperty(SupportsGet = true)]
    public string ChildId { get; set; } = "";

    /// <summary>Whose documents they are.</summary>
    public Child Child { get; private set; } = null!;

    /// <summary>The documents.</summary>
    public IReadOnlyList<Document> Documents { get; private set; } = [];

    /// <summary>Whether the reader may attach one.</summary>
    public bool MayAttach => RecordAccess.MayState(Reader, EntryKind.All.First(k => k.Type == typeof(Document)));

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await Read(ChildId) is not { } record) return NotFound();
        Child = record.Chronology.Child;
        Documents = [.. record.Chronology.Standing().OfType<Document>().Reverse()];
        return Page();
    }

    /// <summary>How large a file is, in words.</summary>
    public static string Size(int bytes) => bytes >= 1_000_000 ? $"{bytes / 1_000_000.0:0.#} MB" : $"{Math.Max(1, bytes / 1000)} kB";
}
