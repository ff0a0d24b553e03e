using System.Collections.Concurrent;
using Duecare.Domain.People;
using Duecare.Records.Chain;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Reading;

/// <summary>Reads what the ledger holds of children, from the ledger alone.</summary>
internal static class ChildReading
{
    private const int EntriesAtATime = 5000;

    // Children taken over together share what their source covers, and the engine works faster on what it knows again.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<Coverage>> CoversInUse = new(StringComparer.Ordinal);

    /// <summary>One child's record: entries in the order of the chain. Null if no entry names the child.</summary>
    public static async Task<ChildRecord?> Of(LedgerDb db, ChildId child, CancellationToken cancel, DateTime? knownAt = null)
    {
        // From the index of children to their entries: the other way round, an engine may look at every entry there is.
        var rows = await (from c in db.EntryChildren where c.Child == child.Value join e in db.Entries on c.Seq equals e.Seq orderby c.Seq select e).AsNoTracking().ToListAsync(cancel);
        return rows.Count == 0 ? null : Of(child, rows, knownAt);
    }

    /// <summary>Every child's record, in order of id, a bounded number of entries at a time.</summary>
    public static async IAsyncEnumerable<ChildRecord> All(LedgerDb db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        string? child = null;
        var rows = new List<EntryRow>();
        var (afterChild, afterSeq) = ("", 0L);
        while (true)
        {
            var (lastChild, lastSeq) = (afterChild, afterSeq);
            var page = await (
                from c in db.EntryChildren
                join e in db.Entries on c.Seq equals e.Seq
                where c.Child.CompareTo(lastChild) > 0 || (c.Child == lastChild && c.Seq > lastSeq)
                orderby c.Child, c.Seq
                select new { c.Child, Entry = e }).AsNoTracking().Take(EntriesAtATime).ToListAsync(cancel);
            foreach (var next in page)
            {
                if (child is not null && next.Child != child)
                {
                    yield return Of(new(child), rows, null);
                    rows = [];
                }
                child = next.Child;
                rows.Add(next.Entry);
            }
            if (page.Count < EntriesAtATime) break;
            (afterChild, afterSeq) = (page[^1].Child, page[^1].Entry.Seq);
        }
        if (child is not null) yield return Of(new(child), rows, null);
    }

    /// <summary>What all the transfers that stand say their sources hold completely.</summary>
    public static async Task<IReadOnlyList<Coverage>?> Covers(LedgerDb db, CancellationToken cancel)
    {
        var rows = await db.Entries.AsNoTracking().Where(e => e.Kind == "record-transfer" && !db.Entries.Any(later => later.Supersedes == e.Id)).OrderBy(e => e.Seq).ToListAsync(cancel);
        return RecordTransfer.Together([.. rows.Select(Recorded.Of).OfType<Recorded>().Select(r => r.Entry).OfType<RecordTransfer>()])?.Distinct().ToList();
    }

    private static ChildRecord Of(ChildId child, List<EntryRow> rows, DateTime? knownAt)
    {
        var entries = rows.Select(Recorded.Of).OfType<Recorded>().ToList();
        var chronology = new ChildChronology(new(child), [.. entries.Select(r => r.Entry)]);
        var standing = chronology.Standing(knownAt);
        chronology = chronology with
        {
            Child = WhoIs(child, entries, standing),
            Covers = Shared(RecordTransfer.Together([.. chronology.Standing().OfType<RecordTransfer>()])),
        };
        return new(chronology, rows[^1].Seq, entries);
    }

    /// <summary>The details recorded last, of those that stood; before the record held any, the first.</summary>
    private static Child WhoIs(ChildId child, List<Recorded> entries, IReadOnlyList<Entry> standing)
    {
        var ids = standing.OfType<ChildDetails>().Select(d => d.Id).ToHashSet();
        var details = entries.Where(r => r.Entry is ChildDetails).ToList();
        var last = details.LastOrDefault(r => ids.Contains(r.Entry.Id)) ?? details.FirstOrDefault();
        return last?.Entry is ChildDetails known ? known.Child() : new(child);
    }

    private static IReadOnlyList<Coverage>? Shared(IReadOnlyList<Coverage>? covers) =>
        covers is null ? null : CoversInUse.GetOrAdd(string.Join('|', covers.Select(c => $"{c.Kind} {c.From} {c.To}")), covers);
}

/// <summary>What the ledger holds of one child.</summary>
/// <param name="Chronology">The child and the entries, for the duty list.</param>
/// <param name="LastSeq">The last entry about the child: what a writer says it has read.</param>
/// <param name="Entries">The entries in the order of the chain, with who recorded them. What was disposed of is not among them.</param>
public record ChildRecord(ChildChronology Chronology, long LastSeq, IReadOnlyList<Recorded> Entries);
