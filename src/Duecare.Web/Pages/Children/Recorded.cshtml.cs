using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Forms;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children;

/// <summary>What a form recorded, which clocks it met and by how much, and what is owed next: the end of every form.</summary>
public sealed class RecordedModel(RecordAccess access, LedgerTerms terms, Ledger ledger) : RecordPage(access, terms)
{
    /// <summary>What it did to the clocks of each child whom the reader may see.</summary>
    public IReadOnlyList<WhatItMet> Children { get; private set; } = [];

    /// <summary>What was recorded, in a few words.</summary>
    public string What => string.Join(", ", Children[0].Entries.Select(e => EntryWords.Kind(e.Entry).ToLowerInvariant()).Distinct());

    /// <summary>Reads what the request recorded.</summary>
    public async Task<IActionResult> OnGetAsync(string childId, string requestId)
    {
        if (await Read(childId) is not { } own || await ledger.AnswerTo(requestId, HttpContext.RequestAborted) is not { } answer) return NotFound();
        var recorded = own.Entries.Where(e => e.Seq >= answer.FirstSeq && e.Seq <= answer.LastSeq).ToList();
        if (recorded.Count == 0) return NotFound();
        var children = new List<WhatItMet> { Met(own) };
        foreach (var other in recorded.SelectMany(e => e.Entry.Children).Distinct().Where(c => c != own.Chronology.Child.Id))
            if (await Read(other.Value) is { } record) children.Add(Met(record));
        Children = children;
        return Page();

        WhatItMet Met(Duecare.Records.Reading.ChildRecord record) => WhatItMet.Of(record, answer.FirstSeq, answer.LastSeq, Today, Terms);
    }
}
