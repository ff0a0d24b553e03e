using Duecare.Domain.Chronology.Written;
using Duecare.Domain.Retention;
using Duecare.Records.Appending;
using Duecare.Records.Chain;
using Duecare.Records.Documents;
using Duecare.Records.Projections;
using Duecare.Records.Reading;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Keeping;

/// <summary>Disposes of what entries say, within the transaction it is given.</summary>
internal sealed class Disposing(Recorder recorder)
{
    /// <summary>The kind of entry that a disposal is.</summary>
    public const string Kind = "disposal";

    private static readonly string[] Never = [Kind, "legal-hold", "legal-hold-lifted", "records-joined", "records-parted"];

    public async Task<Appended> Dispose(LedgerDb db, Disposal disposal, string author, string requestId, CancellationToken cancel)
    {
        if (await Recorder.AnsweredBefore(db, new([disposal], author, requestId), cancel) is { } before) return before;
        var ids = disposal.Entries.Select(e => e.Value).Distinct().ToList();
        var rows = await db.Entries.Include(e => e.Children).Include(e => e.People).Where(e => ids.Contains(e.Id)).ToListAsync(cancel);
        var refusals = Refusals(disposal, rows);
        refusals.AddRange(await Holds(db, disposal, rows, cancel));
        refusals.AddRange(await WouldStandAgain(db, disposal, rows, cancel));
        if (refusals.Count > 0) return new Appended.Refused(refusals);
        var files = FileStore.NamedBy(rows);
        foreach (var row in rows) (row.Payload, row.Salt) = (null, null);
        var recorded = await Record(db, disposal, author, requestId, cancel);
        await FileStore.Remove(db, files, cancel);
        await recorder.Project(db, [recorded, .. rows], LondonTime.DateOf(recorded.RecordedAt), cancel);
        return Recorder.Acknowledged(recorded.Seq, recorded);
    }

    private async Task<EntryRow> Record(LedgerDb db, Disposal disposal, string author, string requestId, CancellationToken cancel)
    {
        var head = await db.Entries.AsNoTracking().OrderByDescending(e => e.Seq).FirstAsync(cancel);
        var row = recorder.Chain(disposal, WrittenEntry.Of(disposal), head, recorder.Now(head), author, source: null);
        db.Add(row);
        db.Add(new RequestRow { RequestId = requestId, FirstSeq = row.Seq, LastSeq = row.Seq });
        await db.SaveChangesAsync(cancel);
        return row;
    }

    private static List<Refusal> Refusals(Disposal disposal, List<EntryRow> rows)
    {
        var refusals = new List<Refusal>();
        foreach (var id in disposal.Entries.Where(id => !rows.Exists(r => r.Id == id.Value))) Refuse($"there is no entry \"{id}\" in the record");
        foreach (var row in rows.Where(r => r.Payload is null)) Refuse($"\"{row.Id}\" was disposed of already");
        foreach (var row in rows.Where(r => Never.Contains(r.Kind))) Refuse($"\"{row.Id}\" is a {row.Kind}, which stays as the proof of what was done");
        var unnamed = rows.SelectMany(r => r.Children.Select(c => c.Child)).Except(disposal.Children.Select(c => c.Value)).ToList();
        if (unnamed.Count > 0) Refuse($"is about {string.Join(", ", unnamed)} too, whom it does not name in \"children\"");
        if (disposal.Entries.Count == 0) Refuse("names no entry: expected at least one in \"entries\"");
        return refusals;

        void Refuse(string message) => refusals.Add(new(disposal.Id, "", message));
    }

    /// <summary>A hold on any of the children keeps every entry about them.</summary>
    private static async Task<IEnumerable<Refusal>> Holds(LedgerDb db, Disposal disposal, List<EntryRow> rows, CancellationToken cancel)
    {
        var refusals = new List<Refusal>();
        foreach (var child in rows.SelectMany(r => r.Children).Select(c => c.Child).Distinct())
        {
            var standing = (await ChildReading.Of(db, new(child), cancel))!.Chronology.Standing();
            var lifted = standing.OfType<LegalHoldLifted>().Select(l => l.Hold).ToHashSet();
            foreach (var hold in standing.OfType<LegalHold>().Where(h => !lifted.Contains(h.Id)))
                refusals.Add(new(disposal.Id, "", $"a legal hold stands for {child} ({hold.Id}: {hold.Reason}): nothing about that child can be disposed of until it is lifted"));
        }
        return refusals;
    }

    /// <summary>A correction can't go while what it corrected stays: that would stand again.</summary>
    private static async Task<IEnumerable<Refusal>> WouldStandAgain(LedgerDb db, Disposal disposal, List<EntryRow> rows, CancellationToken cancel)
    {
        var corrected = rows.Select(r => r.Supersedes).OfType<string>().Except(rows.Select(r => r.Id)).ToList();
        var left = await db.Entries.Where(e => corrected.Contains(e.Id) && e.Payload != null).Select(e => e.Id).ToListAsync(cancel);
        return left.Select(id => new Refusal(disposal.Id, "", $"leaves \"{id}\", which would stand again without the entry that put it right: dispose of it too"));
    }
}
