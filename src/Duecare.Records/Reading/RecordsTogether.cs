using Duecare.Domain.People;
using Duecare.Records.Chain;
using Duecare.Records.Projections;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Reading;

/// <summary>The records that have, or had, to do with one another, as the ledger holds them: what is read as one child's, and what was told apart.</summary>
internal sealed class RecordsTogether
{
    private readonly List<Recorded> _recorded;
    private readonly List<Placed> _placed;

    private RecordsTogether(IReadOnlyList<EntryRow> rows, DateTime? knownAt)
    {
        LastSeq = rows[^1].Seq;
        _recorded = [.. rows.Select(Recorded.Of).OfType<Recorded>()];
        _placed = [.. _recorded.Select(r => new Placed(r.Seq, r.Entry))];
        Records = JoinedRecords.Among([.. _recorded.Where(r => !JoinedRecords.IsAboutRecords(r.Entry) || knownAt is null || r.RecordedAt <= knownAt).Select(r => new Placed(r.Seq, r.Entry))]);
    }

    /// <summary>Which records are read as one.</summary>
    public JoinedRecords Records { get; }

    /// <summary>Every entry of any of them, as it was recorded.</summary>
    public IReadOnlyList<Entry> Entries => [.. _recorded.Select(r => r.Entry)];

    /// <summary>The last entry of any of them.</summary>
    public long LastSeq { get; }

    /// <summary>The joinings and partings that concern any of some children.</summary>
    public static async Task<IReadOnlyList<JoiningRow>> Concerning(LedgerDb db, IReadOnlyCollection<string> children, CancellationToken cancel) =>
        await db.Joinings.AsNoTracking().Where(j => children.Contains(j.Kept) || children.Contains(j.Joined)).ToListAsync(cancel);

    /// <summary>Reads them for a child, with every record that was ever joined with it or with one of those.</summary>
    /// <param name="db">The database.</param>
    /// <param name="child">The child.</param>
    /// <param name="concerning">The joinings of the children whom the child's own entries name.</param>
    /// <param name="knownAt">The instant, in UTC, by which joinings and partings were known; null for now.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<RecordsTogether> For(LedgerDb db, string child, IReadOnlyList<JoiningRow> concerning, DateTime? knownAt, CancellationToken cancel)
    {
        var (family, joinings) = (new HashSet<string>(StringComparer.Ordinal) { child }, concerning.ToDictionary(j => j.Id));
        for (var before = 0; before < family.Count;)
        {
            before = family.Count;
            foreach (var joining in await Concerning(db, family, cancel))
            {
                joinings[joining.Id] = joining;
                family.UnionWith([joining.Kept, joining.Joined]);
            }
        }
        var about = joinings.Values.Select(j => j.Seq).Concat(joinings.Values.Select(j => j.PartedSeq).OfType<long>()).ToList();
        var seqs = db.EntryChildren.Where(c => family.Contains(c.Child)).Select(c => c.Seq).Union(db.Entries.Where(e => about.Contains(e.Seq)).Select(e => e.Seq));
        return new(await (from s in seqs join e in db.Entries on s equals e.Seq orderby e.Seq select e).AsNoTracking().ToListAsync(cancel), knownAt);
    }

    /// <summary>A child's entries as they are read.</summary>
    public IReadOnlyList<Recorded> Of(ChildId child)
    {
        var bySeq = _recorded.ToDictionary(r => r.Seq);
        return [.. Records.Read(child, _placed).Select(p => bySeq[p.Place] with { Entry = p.Entry })];
    }

    /// <summary>On which of the records that are read as one each entry was recorded.</summary>
    public RecordHalves? Halves(ChildId child) => Records.Halves(child, _placed);

    /// <summary>The ids of the entries that have to be told apart before a joining is taken apart.</summary>
    public IReadOnlySet<EntryId> ToTellApart(EntryId joining) => Records.ToTellApart(joining, _placed).Select(e => e.Id).ToHashSet();

    /// <summary>Why a joining can't be taken apart so.</summary>
    public string? WhyNot(RecordsParted parting) => Records.WhyNot(parting, _placed);

    /// <summary>The children whom an entry of the record is about, as it is read now.</summary>
    public IReadOnlyList<ChildId>? About(string entry) => _placed.Where(p => p.Entry.Id.Value == entry).Select(Records.About).FirstOrDefault();
}
