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
        if (rows.Count == 0) return null;
        List<Recorded> entries = [.. rows.Select(Recorded.Of).OfType<Recorded>()];
        var named = entries.SelectMany(e => e.Entry.Children).Append(child).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        // Joining and parting name both children, so that a record which names no other child is its own.
        var joinings = named.Count == 1 ? [] : await RecordsTogether.Concerning(db, named, cancel);
        return joinings.Count == 0 ? Of(child, entries, rows[^1].Seq, null, knownAt) : Of(child, await RecordsTogether.For(db, child.Value, joinings, knownAt, cancel), knownAt);
    }

    private static ChildRecord Of(ChildId child, RecordsTogether together, DateTime? knownAt)
    {
        child = together.Records.Of(child);
        var entries = together.Of(child);
        var joinings = together.Records.To(child).Select(j => j.Id).ToHashSet();
        return Of(child, entries, together.LastSeq, together.Halves(child), knownAt) with { Joinings = [.. entries.Where(e => joinings.Contains(e.Entry.Id))], Together = together };
    }

    /// <summary>Every child's record, in order of id, a bounded number of entries at a time. One that is joined to another is in that one.</summary>
    public static async IAsyncEnumerable<ChildRecord> All(LedgerDb db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        string? child = null;
        var rows = new List<EntryRow>();
        var joined = (await db.Joinings.AsNoTracking().ToListAsync(cancel)).SelectMany(j => new[] { j.Kept, j.Joined }).ToHashSet(StringComparer.Ordinal);
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
                    if (await Next(child, rows) is { } record) yield return record;
                    rows = [];
                }
                child = next.Child;
                rows.Add(next.Entry);
            }
            if (page.Count < EntriesAtATime) break;
            (afterChild, afterSeq) = (page[^1].Child, page[^1].Entry.Seq);
        }
        if (child is not null && await Next(child, rows) is { } last) yield return last;

        async Task<ChildRecord?> Next(string id, List<EntryRow> own)
        {
            List<Recorded> entries = [.. own.Select(Recorded.Of).OfType<Recorded>()];
            if (!joined.Contains(id) && !entries.Exists(e => e.Entry.Children.Any(c => joined.Contains(c.Value)))) return Of(new(id), entries, own[^1].Seq, null, null);
            return await Of(db, new(id), cancel) is { } record && record.Chronology.Child.Id.Value == id ? record : null;
        }
    }

    /// <summary>What all the transfers that stand say their sources hold completely.</summary>
    public static async Task<IReadOnlyList<Coverage>?> Covers(LedgerDb db, CancellationToken cancel)
    {
        var rows = await db.Standing("record-transfer").AsNoTracking().OrderBy(e => e.Seq).ToListAsync(cancel);
        return RecordTransfer.Together([.. rows.Select(Recorded.Of).OfType<Recorded>().Select(r => r.Entry).OfType<RecordTransfer>()])?.Distinct().ToList();
    }

    private static ChildRecord Of(ChildId child, IReadOnlyList<Recorded> entries, long lastSeq, RecordHalves? halves, DateTime? knownAt)
    {
        var chronology = new ChildChronology(new(child), [.. entries.Select(r => r.Entry)]) { Halves = halves };
        var standing = chronology.Standing(knownAt);
        chronology = chronology with
        {
            Child = WhoIs(chronology, standing),
            Covers = Shared(RecordTransfer.Together([.. chronology.Standing().OfType<RecordTransfer>()])),
        };
        return new(chronology, lastSeq, entries);
    }

    /// <summary>Who the child is by what stood; before the record held anything of that, by the first it held.</summary>
    private static Child WhoIs(ChildChronology chronology, IReadOnlyList<Entry> standing)
    {
        var details = PeopleOn.WhoTheChildIs(chronology, standing) ?? chronology.Entries.OfType<ChildDetails>().FirstOrDefault();
        return details?.Child() ?? chronology.Child;
    }

    private static IReadOnlyList<Coverage>? Shared(IReadOnlyList<Coverage>? covers) =>
        covers is null ? null : CoversInUse.GetOrAdd(string.Join('|', covers.Select(c => $"{c.Kind} {c.From} {c.To}")), covers);
}

/// <summary>What the ledger holds of one child.</summary>
/// <param name="Chronology">The child and the entries, for the duty list.</param>
/// <param name="LastSeq">The last entry about the child: what a writer says it has read.</param>
/// <param name="Entries">The entries in the order of the chain, with who recorded them. What was disposed of is not among them.</param>
public record ChildRecord(ChildChronology Chronology, long LastSeq, IReadOnlyList<Recorded> Entries)
{
    /// <summary>The joinings by which other records are read as part of this one, as they stood at the instant asked about.</summary>
    public IReadOnlyList<Recorded> Joinings { get; init; } = [];

    /// <summary>The records that were read for it, where others have to do with it.</summary>
    internal RecordsTogether? Together { get; init; }

    /// <summary>What has to be told apart before a joining is taken apart: what was recorded on this record since, corrections aside.</summary>
    public IReadOnlyList<Recorded> ToTellApart(EntryId joining) => Together?.ToTellApart(joining) is { } ids ? [.. Entries.Where(e => ids.Contains(e.Entry.Id))] : [];
}
