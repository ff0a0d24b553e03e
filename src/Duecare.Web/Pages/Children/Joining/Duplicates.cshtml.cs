using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.People;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Joining;

/// <summary>Records that may be of the same child as this one, of those that the reader may open.</summary>
public sealed class DuplicatesModel(RecordAccess access, LedgerTerms terms) : RecordPage(access, terms)
{
    private static readonly EntryKind Joins = EntryKind.All.First(k => k.Type == typeof(RecordsJoined));

    /// <summary>A number to compare with, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? With { get; set; }

    /// <summary>The record.</summary>
    public ReadRecord Record { get; private set; } = null!;

    /// <summary>Who looks alike, and in what.</summary>
    public IReadOnlyList<AlikePair> Pairs { get; private set; } = [];

    /// <summary>Whether the reader decides on it.</summary>
    public bool MayJoin => Record.MayState(Joins);

    /// <summary>Shows them; with a number, goes to the comparison.</summary>
    public async Task<IActionResult> OnGetAsync(string childId)
    {
        if (await Read(childId) is not { } record) return NotFound();
        Record = record;
        var own = record.Chronology.Child.Id;
        if (With?.Trim() is { Length: > 0 } with)
        {
            if (MayJoin && await Access.ReadAs(Reader, new(with), HttpContext.RequestAborted) is { } other && other != own) return Redirect(Links.Join(own, other));
            ModelState.AddModelError(nameof(With), "There is no other record under this number that you may open: check it, or find the child by name");
        }
        Pairs = await Access.Duplicates(Reader, own, Route, HttpContext.RequestAborted);
        return Page();
    }
}
