using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.People;
using Duecare.Records.Chain;
using Duecare.Records.Projections;
using Duecare.Records.Reading;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Appending;

/// <summary>Records one request within the transaction it is given: judged, chained, projected, or answered with why not.</summary>
internal sealed class Recorder(LedgerTerms terms)
{
    private readonly Recomputing _recomputing = new(terms);

    /// <summary>Records a request with what was looked at for it, or says why not; what it says no to leaves nothing else in the transaction.</summary>
    public async Task<Appended> Answer(LedgerDb db, Append append, CancellationToken cancel)
    {
        append.Looks?.Into(db);
        var answer = await Record(db, append, cancel);
        if (answer is not Appended.Acknowledged && append.Looks is not null) await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return answer;
    }

    /// <summary>Records a request, or says why not; what it says no to leaves nothing in the transaction.</summary>
    public async Task<Appended> Record(LedgerDb db, Append append, CancellationToken cancel)
    {
        if (await AnsweredBefore(db, append, cancel) is { } before) return before;
        var head = await db.Entries.AsNoTracking().OrderByDescending(e => e.Seq).FirstOrDefaultAsync(cancel);
        var now = Now(head);
        if (await ConflictOf(db, append, cancel) is { } conflict) return conflict;
        if (append.Source is not null && await Held(db, append, cancel) is { Count: > 0 } held)
        {
            append = append with { Entries = [.. append.Entries.Where(e => !held.ContainsKey(e.Id.Value))] };
            if (append.Entries.Count == 0) return Acknowledged(held.Values.Min(r => r.Seq), held.Values.MaxBy(r => r.Seq)!);
        }
        var (refusals, written) = await Admission.Of(db, append, now, cancel);
        if (refusals.Count > 0) return new Appended.Refused(refusals);
        var rows = Chained(append, written, head, now);
        db.AddRange(rows);
        await Documents.FileStore.Keep(db, append.Files, cancel);
        db.Add(new RequestRow { RequestId = append.RequestId, FirstSeq = rows[0].Seq, LastSeq = rows[^1].Seq });
        if (head is null) await Rebuilding.Note(db, terms, cancel);
        else await db.SaveChangesAsync(cancel);
        if (append.Draft is { } draft) await Drafts.DraftStore.Drop(db, draft, cancel);
        foreach (var joined in append.Entries.OfType<RecordsJoined>()) await Drafts.DraftStore.Move(db, joined.Joined, joined.Kept, cancel);
        await Project(db, rows, LondonTime.DateOf(now), cancel);
        return Acknowledged(rows[0].Seq, rows[^1]);
    }

    /// <summary>Works out again everything that hangs on these entries.</summary>
    public async Task Project(LedgerDb db, IReadOnlyList<EntryRow> rows, DateOnly today, CancellationToken cancel)
    {
        await Recomputing.Joinings(db, rows, cancel);
        var records = new Dictionary<ChildId, ChildRecord>();
        foreach (var child in rows.SelectMany(r => r.Children).Select(c => new ChildId(c.Child)).Distinct())
        {
            var record = (await ChildReading.Of(db, child, cancel))!;
            if (record.Chronology.Child.Id != child) await Recomputing.Joined(db, child, record, cancel);
            records.TryAdd(record.Chronology.Child.Id, record);
        }
        var since = rows.Any(r => r.Kind is "records-joined" or "records-parted") ? null : rows;
        foreach (var record in records.Values) await _recomputing.Child(db, record, today, since, cancel);
        foreach (var person in await Recomputing.PeopleTouched(db, rows, cancel)) await Recomputing.Person(db, person, cancel);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>Now, to the microsecond, and never before the head of the chain: a clock that jumps back can't put an entry before one that it follows.</summary>
    public DateTime Now(EntryRow? head)
    {
        var now = terms.Clock.GetUtcNow().UtcDateTime;
        now = new(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        return head?.RecordedAt > now ? head.RecordedAt : now;
    }

    /// <summary>A row for an entry, chained to the one before.</summary>
    public EntryRow Chain(Entry entry, ReadOnlyMemory<byte> written, EntryRow? before, DateTime now, string author, string? source)
    {
        var (payload, salt, seq) = (Encoding.UTF8.GetString(written.Span), terms.Salt(), (before?.Seq ?? 0) + 1);
        var row = new EntryRow
        {
            Seq = seq,
            Id = entry.Id.Value,
            Kind = EntryKind.Of(entry).Name,
            OccurredFrom = entry.Occurred.Earliest,
            OccurredTo = entry.Occurred.Latest,
            OccurredAt = entry.Occurred.AtUtc is { } at ? new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc) : null,
            RecordedAt = now,
            Author = author,
            Source = source,
            Supersedes = entry.Supersedes?.Value,
            PayloadVersion = Recorded.PayloadVersion,
            Payload = payload,
            Salt = salt,
            PayloadHash = EntryHash.OfPayload(salt, payload),
            PreviousHash = before?.Hash ?? EntryHash.BeforeTheFirst,
            Hash = [],
            Children = [.. entry.Children.Select(c => new EntryChildRow { Seq = seq, Child = c.Value })],
            People = [.. WrittenEntry.PeopleIn(entry).Select(p => new EntryPersonRow { Seq = seq, Person = p.Value })],
        };
        row.Hash = EntryHash.Of(row);
        return row;
    }

    private List<EntryRow> Chained(Append append, IReadOnlyList<ReadOnlyMemory<byte>> written, EntryRow? head, DateTime now)
    {
        var rows = new List<EntryRow>(written.Count);
        for (var i = 0; i < written.Count; i++)
        {
            head = Chain(append.Entries[i], written[i], head, now, append.Author, append.Source);
            rows.Add(head);
        }
        return rows;
    }

    /// <summary>The entries that a request recorded, in the order of the chain; null if it recorded none.</summary>
    private static async Task<List<EntryRow>?> RowsOf(LedgerDb db, string requestId, CancellationToken cancel)
    {
        if (await db.Requests.AsNoTracking().FirstOrDefaultAsync(r => r.RequestId == requestId, cancel) is not { } request) return null;
        return await db.Entries.AsNoTracking().Where(e => e.Seq >= request.FirstSeq && e.Seq <= request.LastSeq).OrderBy(e => e.Seq).ToListAsync(cancel);
    }

    /// <summary>What a request was acknowledged with; null if it never was.</summary>
    public static async Task<Appended.Acknowledged?> AnswerTo(LedgerDb db, string requestId, CancellationToken cancel) =>
        await RowsOf(db, requestId, cancel) is { } rows ? Acknowledged(rows[0].Seq, rows[^1]) : null;

    /// <summary>The answer that the same request was given before; null for a new one.</summary>
    public static async Task<Appended?> AnsweredBefore(LedgerDb db, Append append, CancellationToken cancel)
    {
        if (await RowsOf(db, append.RequestId, cancel) is not { } rows) return null;
        if (append.Source is not null || rows.Count == append.Entries.Count && rows.Zip(append.Entries).All(pair => IsSame(pair.First, pair.Second))) return Acknowledged(rows[0].Seq, rows[^1]);
        return new Appended.Refused([new(append.Entries[0].Id, "", $"the request \"{append.RequestId}\" was recorded already, with other entries: send these under a request id of their own")]);
    }

    /// <summary>What of a source the ledger holds already, saying the same.</summary>
    private static async Task<Dictionary<string, EntryRow>> Held(LedgerDb db, Append append, CancellationToken cancel)
    {
        var held = new Dictionary<string, EntryRow>(StringComparer.Ordinal);
        foreach (var some in append.Entries.Chunk(500))
        {
            var ids = some.Select(e => e.Id.Value).ToList();
            var rows = await db.Entries.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
            foreach (var entry in some)
                if (rows.TryGetValue(entry.Id.Value, out var row) && IsSame(row, entry)) held.TryAdd(row.Id, row);
        }
        return held;
    }

    private static bool IsSame(EntryRow row, Entry entry)
    {
        if (row.Salt is null) return row.Id == entry.Id.Value;
        // Of a source, the id of these follows from what they say.
        if (row.Source is not null && entry is (ChildDetails or PersonDetails or RecordTransfer)) return row.Id == entry.Id.Value;
        var payload = Encoding.UTF8.GetString(WrittenEntry.Of(entry).Span);
        return CryptographicOperations.FixedTimeEquals(EntryHash.OfPayload(row.Salt, payload), row.PayloadHash);
    }

    /// <summary>What others recorded of the same kind about the same children after the writer last read.</summary>
    private static async Task<Appended.Conflict?> ConflictOf(LedgerDb db, Append append, CancellationToken cancel)
    {
        if (append.ReadUpTo is not { } read || append.Confirmed) return null;
        var children = append.Entries.SelectMany(e => e.Children).Select(c => c.Value).Distinct().ToList();
        var later = db.EntryChildren.Where(c => children.Contains(c.Child) && c.Seq > read).Select(c => c.Seq);
        var since = await db.Entries.AsNoTracking().Include(e => e.Children).Where(e => later.Contains(e.Seq)).OrderBy(e => e.Seq).ToListAsync(cancel);
        var theirs = since.Where(row => append.Entries.Any(yours => EntryKind.Of(yours).Name == row.Kind && row.Children.Exists(c => yours.Children.Contains(new(c.Child)))));
        var recorded = theirs.Select(Recorded.Of).OfType<Recorded>().ToList();
        return recorded.Count == 0 ? null : new(append.Entries, recorded);
    }

    public static Appended.Acknowledged Acknowledged(long firstSeq, EntryRow last) => new(firstSeq, last.Seq, last.RecordedAt, Convert.ToHexStringLower(last.Hash));
}
