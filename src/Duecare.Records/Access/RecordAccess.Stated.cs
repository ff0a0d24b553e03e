using Duecare.Domain.Chronology.Written;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

/// <summary>What a reader recorded by one request.</summary>
/// <param name="Children">The children whom it is about.</param>
/// <param name="Kinds">What kinds of entry, in order.</param>
/// <param name="Seen">Those of the children whose record the reader may see now.</param>
public sealed record OwnStatement(IReadOnlyList<ChildId> Children, IReadOnlyList<EntryKind> Kinds, IReadOnlyCollection<ChildId> Seen);

public sealed partial class RecordAccess
{
    /// <summary>What the reader themselves recorded by a request: whom it was about and of what kind, and nothing of what the record says.</summary>
    /// <remarks>A decision can end the reason for which whoever made it could see the record. They are told that it was recorded all the same.</remarks>
    /// <returns>Null if there is no such request, or it was somebody else's.</returns>
    public async Task<OwnStatement?> Stated(Reader reader, string requestId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (await ledger.AnswerTo(requestId, cancel) is not { } answer) return null;
        await using var db = ledger.Reading();
        var rows = await db.Entries.AsNoTracking().Include(e => e.Children).Where(e => e.Seq >= answer.FirstSeq && e.Seq <= answer.LastSeq).OrderBy(e => e.Seq).ToListAsync(cancel);
        if (rows.Exists(r => r.Author != reader.Worker.Value)) return null;
        var children = rows.SelectMany(r => r.Children).Select(c => c.Child).Distinct().ToList();
        var readAs = await db.ChildHeads.Where(c => children.Contains(c.Child)).ToDictionaryAsync(c => c.Child, c => c.JoinedTo ?? c.Child, StringComparer.Ordinal, cancel);
        var facts = await AccessQuery.Of(db, db.ChildHeads.Where(c => readAs.Values.Contains(c.Child)), reader, ledger.Now).ToListAsync(cancel);
        var seen = facts.Where(f => Deciding.Of(reader, f) is not null).Select(f => f.Child).ToHashSet(StringComparer.Ordinal);
        return new([.. children.Select(c => new ChildId(c))], [.. rows.Select(r => EntryKind.Find(r.Kind)).OfType<EntryKind>()],
            [.. children.Where(c => readAs.TryGetValue(c, out var read) && seen.Contains(read)).Select(c => new ChildId(c))]);
    }
}
