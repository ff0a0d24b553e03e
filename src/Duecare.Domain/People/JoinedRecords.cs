using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;

namespace Duecare.Domain.People;

/// <summary>An entry at its place in the record: of two, the one with the lower place was recorded first.</summary>
/// <param name="Place">The place.</param>
/// <param name="Entry">The entry.</param>
public readonly record struct Placed(long Place, Entry Entry);

/// <summary>Which records are read as one, by what was recorded up to some place: the one answer to whose record an entry belongs in, from which everything else follows.</summary>
/// <remarks>
/// While two are joined, what either holds is read as the kept child's. Once they are parted, what was recorded meanwhile is the child's whose it was told to be, a correction going with what it puts right, and everything else
/// the child's whom it names.
/// </remarks>
public sealed class JoinedRecords
{
    private readonly List<Joining> _joinings = [];
    private readonly Dictionary<EntryId, Placed> _byId;

    private JoinedRecords(IEnumerable<Placed> entries) => _byId = entries.GroupBy(e => e.Entry.Id).ToDictionary(g => g.Key, g => g.First());

    /// <summary>Reads every joining and parting among entries.</summary>
    /// <param name="entries">The entries of the children concerned, in any order: all that were recorded by the instant asked about.</param>
    public static JoinedRecords Among(IReadOnlyCollection<Placed> entries)
    {
        var records = new JoinedRecords(entries);
        foreach (var stated in entries.Where(e => e.Entry is RecordsJoined or RecordsParted).DistinctBy(e => e.Place).OrderBy(e => e.Place)) records.Take(stated);
        return records;
    }

    /// <summary>Whether no record was ever joined to another.</summary>
    public bool IsNone => _joinings.Count == 0;

    /// <summary>Whether an entry says of two records that they are one, or are not, and nothing of a child.</summary>
    public static bool IsAboutRecords(Entry entry) => entry is RecordsJoined or RecordsParted or DifferentChildren;

    /// <summary>The id under which a child's record is read.</summary>
    public ChildId Of(ChildId child) => Standing.FirstOrDefault(j => j.Stated.Joined == child)?.Stated.Kept ?? child;

    /// <summary>The joinings that stand to a record.</summary>
    public IReadOnlyList<RecordsJoined> To(ChildId kept) => [.. Standing.Where(j => j.Stated.Kept == kept).Select(j => j.Stated)];

    /// <summary>A child's entries as they are read: each that is about the child, with the child's own id.</summary>
    /// <param name="child">The child; one whose record is joined to another has none.</param>
    /// <param name="entries">The entries of every child concerned, in the order in which they were recorded.</param>
    public IReadOnlyList<Placed> Read(ChildId child, IEnumerable<Placed> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var read = new List<Placed>();
        foreach (var stated in entries)
            if (As(child, stated) is { } entry) read.Add(stated with { Entry = entry });
        return read;
    }

    /// <summary>The children whom an entry is about as it is read.</summary>
    public IReadOnlyList<ChildId> About(Placed stated) => [.. stated.Entry.Children.SelectMany(c => Owners(stated, c)).Select(Of).Distinct()];

    /// <summary>Which entry was recorded on which of the records that are read as one; null where nothing is joined to this child's.</summary>
    public RecordHalves? Halves(ChildId child, IEnumerable<Placed> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var joined = Standing.Where(j => j.Stated.Kept == child).ToDictionary(j => j.Stated.Joined, j => j.Place);
        if (joined.Count == 0) return null;
        var halves = new Dictionary<EntryId, (ChildId, long)>();
        foreach (var stated in entries)
        {
            var root = RootOf(stated);
            var owners = root.Entry.Children.SelectMany(c => Owners(root, c)).Where(o => Of(o) == child).Distinct().ToList();
            if (owners.Count == 1) halves[stated.Entry.Id] = (owners[0], root.Place);
        }
        return new(child, halves, joined);
    }

    /// <summary>The entries that have to be told apart before a joining is taken apart: what was recorded on the kept record since, corrections aside.</summary>
    public IReadOnlyList<Entry> ToTellApart(EntryId joining, IEnumerable<Placed> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (Standing.FirstOrDefault(j => j.Stated.Id == joining) is not { } of) return [];
        return [.. entries.Where(e => e.Place > of.Place && !IsAboutRecords(e.Entry) && RootOf(e).Place == e.Place
            && e.Entry.Children.SelectMany(c => Owners(e, c)).Any(c => c != of.Stated.Joined && Of(c) == of.Stated.Kept)).Select(e => e.Entry)];
    }

    /// <summary>Why two records can't be joined so, and what can be done; null if they can.</summary>
    public string? WhyNot(RecordsJoined joining)
    {
        ArgumentNullException.ThrowIfNull(joining);
        var (kept, joined) = (joining.Kept, joining.Joined);
        if (kept == joined) return "names one record twice: a record is joined to another child's";
        if (!joining.Children.Order().SequenceEqual(new[] { kept, joined }.Order())) return "is about other children than the two whose records it joins: expected both of them in \"children\", and nobody else";
        if (Of(joined) != joined) return $"the record {joined} is joined to {Of(joined)} already: take that apart first";
        if (Of(kept) != kept) return $"the record {kept} is itself joined to {Of(kept)}: join {joined} to {Of(kept)} instead";
        if (To(joined) is [var other, ..]) return $"the record {joined} has {other.Joined} joined to it: keep {joined} and join {kept} to it, or take {other.Joined} apart first";
        return null;
    }

    /// <summary>Why a joining can't be taken apart so, and what is expected; null if it can.</summary>
    /// <param name="parting">The parting.</param>
    /// <param name="entries">The entries of both children, in the order in which they were recorded.</param>
    public string? WhyNot(RecordsParted parting, IEnumerable<Placed> entries)
    {
        ArgumentNullException.ThrowIfNull(parting);
        if (_joinings.Find(j => j.Stated.Id == parting.Joining) is not { } joining) return $"takes apart \"{parting.Joining}\", and there is no such joining";
        if (joining.PartedAt is not null) return $"takes apart \"{parting.Joining}\", which was taken apart already";
        if (!parting.Children.Order().SequenceEqual(joining.Stated.Children.Order())) return "is about other children than the two whose records it takes apart: expected both of them in \"children\", and nobody else";
        var (toTell, told) = (ToTellApart(parting.Joining, entries).Select(e => e.Id).ToList(), parting.Told.Select(t => t.Entry).ToList());
        if (told.Distinct().Count() < told.Count) return "tells an entry apart twice";
        if (toTell.Except(told).ToList() is { Count: > 0 } untold) return $"does not say whose these are, which were recorded while the records were one: {string.Join(", ", untold)}";
        return told.Except(toTell).ToList() is { Count: > 0 } strange ? $"says whose these are, which were not recorded on the joined record: {string.Join(", ", strange)}" : null;
    }

    private IEnumerable<Joining> Standing => _joinings.Where(j => j.PartedAt is null);

    private void Take(Placed stated)
    {
        if (stated.Entry is RecordsJoined joined) _joinings.Add(new(stated.Place, joined));
        else if (stated.Entry is RecordsParted parted && Standing.FirstOrDefault(j => j.Stated.Id == parted.Joining) is { } joining)
            (joining.PartedAt, joining.Told) = (stated.Place, parted.Told.ToDictionary(t => t.Entry, t => t.Of));
    }

    private Entry? As(ChildId child, Placed stated)
    {
        var about = About(stated);
        if (!about.Contains(child)) return null;
        if (about.SequenceEqual(stated.Entry.Children)) return stated.Entry;
        var entry = IsAboutRecords(stated.Entry) ? stated.Entry : WrittenEntry.WithChildren(stated.Entry, id => Named(child, stated, id));
        return entry with { Children = about };
    }

    /// <summary>Under which id a child whom an entry names is read by whoever reads a child's record.</summary>
    private ChildId Named(ChildId child, Placed stated, ChildId named)
    {
        var read = Owners(stated, named).Select(Of).ToList();
        return read.Contains(child) ? child : read[0];
    }

    /// <summary>Whose an entry is that names a child, by what was told apart since.</summary>
    private IEnumerable<ChildId> Owners(Placed stated, ChildId named)
    {
        IEnumerable<ChildId> owners = [named];
        foreach (var joining in _joinings.Where(j => j.Place < stated.Place && stated.Place < j.PartedAt))
            owners = owners.SelectMany(id => id == joining.Stated.Kept ? Told(joining, stated) : [id]).ToList();
        return owners;
    }

    private ChildId[] Told(Joining joining, Placed stated)
    {
        var (kept, joined, root) = (joining.Stated.Kept, joining.Stated.Joined, RootOf(stated));
        return WhoseIs(joining, root) switch
        {
            Whose.Joined => [joined],
            Whose.Both => [kept, joined],
            _ => [kept],
        };
    }

    private Whose WhoseIs(Joining joining, Placed root)
    {
        if (IsAboutRecords(root.Entry)) return Whose.Kept;
        if (root.Place > joining.Place) return joining.Told.GetValueOrDefault(root.Entry.Id, Whose.Kept);
        var named = root.Entry.Children.SelectMany(c => Owners(root, c)).ToHashSet();
        if (!named.Contains(joining.Stated.Joined)) return Whose.Kept;
        return named.Contains(joining.Stated.Kept) ? Whose.Both : Whose.Joined;
    }

    /// <summary>The entry that a chain of corrections began with.</summary>
    private Placed RootOf(Placed stated)
    {
        for (var links = _byId.Count; links > 0 && stated.Entry.Supersedes is { } earlier && _byId.TryGetValue(earlier, out var before) && before.Place < stated.Place; links--) stated = before;
        return stated;
    }

    private sealed class Joining(long place, RecordsJoined stated)
    {
        public long Place => place;

        public RecordsJoined Stated => stated;

        public long? PartedAt { get; set; }

        public Dictionary<EntryId, Whose> Told { get; set; } = [];
    }
}

/// <summary>On which of the records that are read as one each entry was recorded.</summary>
/// <remarks>
/// What happened to the child happened, whichever record says so: a visit on the one meets a duty of the other. But closing a case, or giving it to a worker, was said of one record by whoever did not know of the other, and does
/// nothing to what stood on that one. What is recorded after the joining is said of both.
/// </remarks>
public sealed class RecordHalves
{
    private readonly ChildId _kept;
    private readonly IReadOnlyDictionary<EntryId, (ChildId Record, long Place)> _entries;
    private readonly IReadOnlyDictionary<ChildId, long> _joinedAt;

    internal RecordHalves(ChildId kept, IReadOnlyDictionary<EntryId, (ChildId Record, long Place)> entries, IReadOnlyDictionary<ChildId, long> joinedAt) =>
        (_kept, _entries, _joinedAt) = (kept, entries, joinedAt);

    /// <summary>The ids of the records that are joined to the one kept.</summary>
    public IEnumerable<ChildId> Joined => _joinedAt.Keys.Order();

    /// <summary>The record on which an entry was recorded before it was joined; null for one of the kept record, or of the time since.</summary>
    public ChildId? JoinedHalf(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _entries.TryGetValue(entry.Id, out var stated) && stated.Record != _kept && stated.Place < _joinedAt.GetValueOrDefault(stated.Record) ? stated.Record : null;
    }

    /// <summary>Whether two entries were recorded on two records before these were one.</summary>
    public bool AreApart(Entry one, Entry other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (!_entries.TryGetValue(one.Id, out var a) || !_entries.TryGetValue(other.Id, out var b) || a.Record == b.Record) return false;
        var together = Math.Max(_joinedAt.GetValueOrDefault(a.Record), _joinedAt.GetValueOrDefault(b.Record));
        return a.Place < together && b.Place < together;
    }
}
