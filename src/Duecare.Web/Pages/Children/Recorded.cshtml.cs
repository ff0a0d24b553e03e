using Duecare.Domain.Chronology.Written;
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
    public string What { get; private set; } = "";

    /// <summary>Whether what the reader recorded ended the reason for which they could see the child's record.</summary>
    public bool IsSeenNoMore { get; private set; }

    /// <summary>Reads what the request recorded.</summary>
    public async Task<IActionResult> OnGetAsync(string childId, string requestId)
    {
        if (await Access.Stated(Reader, requestId, HttpContext.RequestAborted) is { } stated && stated.Children.Contains(new(childId)) && !stated.Seen.Contains(new(childId)))
        {
            (IsSeenNoMore, What) = (true, Said(stated.Kinds));
            return Page();
        }
        if (await Read(childId) is not { } own || await ledger.AnswerTo(requestId, HttpContext.RequestAborted) is not { } answer) return NotFound();
        var recorded = own.Entries.Where(e => e.Seq >= answer.FirstSeq && e.Seq <= answer.LastSeq).ToList();
        if (recorded.Count == 0) return NotFound();
        var children = new List<WhatItMet> { Met(own) };
        foreach (var other in recorded.SelectMany(e => e.Entry.Children).Distinct().Where(c => c != own.Chronology.Child.Id))
            if (await Read(other.Value) is { } record) children.Add(Met(record));
        (Children, What) = (children, Said(recorded.Select(e => EntryKind.Of(e.Entry))));
        return Page();

        static string Said(IEnumerable<EntryKind> kinds) => string.Join(", ", kinds.Select(k => k.Name.Replace('-', ' ')).Distinct());

        WhatItMet Met(Duecare.Records.Reading.ChildRecord record) => WhatItMet.Of(record, answer.FirstSeq, answer.LastSeq, Today, Terms);
    }
}
