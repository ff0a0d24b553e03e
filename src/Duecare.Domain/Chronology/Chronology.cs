using Duecare.Domain.Calendar;
using Duecare.Domain.People;
using Duecare.Domain.Visits;

namespace Duecare.Domain.Chronology;

/// <summary>A child whose record this is.</summary>
/// <param name="Id">The council's own id for the child.</param>
/// <param name="Born">Date of birth; null for a child not born yet.</param>
/// <param name="Expected">Expected date of birth, for an unborn child.</param>
/// <param name="Died">Date of death.</param>
public sealed record Child(ChildId Id, DateOnly? Born = null, DateOnly? Expected = null, DateOnly? Died = null)
{
    /// <summary>The name the record uses; a pseudonym in a published decision.</summary>
    public string? Name { get; init; }

    /// <summary>Sex, as the record has it; null where it was not said.</summary>
    public Sex? Sex { get; init; }
}

/// <summary>The days for which a source says that it holds every entry of a kind.</summary>
/// <param name="Kind">The kind of entry, in its file form.</param>
/// <param name="From">The first day, included; null from the beginning.</param>
/// <param name="To">The last day, included; null to the end.</param>
public sealed record Coverage(string Kind, DateOnly? From = null, DateOnly? To = null);

/// <summary>One child's entries in order, with what their source claims to hold completely.</summary>
/// <param name="Child">The child.</param>
/// <param name="Entries">Every entry that names the child, in any order, superseded ones among them.</param>
/// <param name="Covers">What the source holds completely; null if it holds everything.</param>
public sealed record ChildChronology(Child Child, IReadOnlyList<Entry> Entries, IReadOnlyList<Coverage>? Covers = null)
{
    /// <summary>The child's visits where they are only told in brief, and so are not among the entries; null where every visit is an entry.</summary>
    internal VisitsInBrief? Visits { get; init; }

    /// <summary>The same record, to keep, with each visit among its entries: an extract of very many lends visits in brief, to be counted.</summary>
    public ChildChronology InFull()
    {
        if (Visits is not { Count: > 0 } visits) return this;
        return this with { Visits = null, Entries = [.. Entries, .. Enumerable.Range(0, visits.Count).Select(i => visits[i])] };
    }

    /// <summary>Whether no entry says more of the child than who they and the people in their life are, and where the record came from: nothing can be owed on the strength of those.</summary>
    public bool IsInNoEntry
    {
        get
        {
            if (Visits is { Count: > 0 }) return false;
            for (var i = 0; i < Entries.Count; i++)
                if (Entries[i] is not (ChildDetails or PersonDetails or RecordTransfer)) return false;
            return true;
        }
    }

    /// <summary>On which of several records that are read as one each entry was recorded; null for a child of one record, as nearly all are.</summary>
    public RecordHalves? Halves { get; init; }

    /// <summary>Whether two entries were recorded on two records before these were one.</summary>
    internal bool AreApart(Entry one, Entry other) => Halves?.AreApart(one, other) == true;

    /// <summary>The entries that stand: recorded by the instant asked about, superseded by none that was, in order of the day they happened.</summary>
    /// <param name="knownAt">What the record held at this instant, in UTC; null for all it holds now.</param>
    /// <remarks>The order of arrival plays no part: entries of one day are ordered by time where they have one, then by id.</remarks>
    public IReadOnlyList<Entry> Standing(DateTime? knownAt = null)
    {
        var (inFull, standing) = (InFull(), Array.Empty<Entry>());
        var count = inFull.Standing(knownAt, ref standing, out _);
        return standing[..count];
    }

    /// <summary>Puts the entries that stand at the beginning of an array, which is made longer if need be.</summary>
    /// <param name="knownAt">What the record held at this instant, in UTC; null for all it holds now.</param>
    /// <param name="standing">The array.</param>
    /// <param name="corrects">Whether any entry, known then or not, supersedes another.</param>
    /// <returns>How many there are.</returns>
    internal int Standing(DateTime? knownAt, ref Entry[] standing, out bool corrects)
    {
        var count = Entries.Count;
        if (standing.Length < count) standing = new Entry[standing.Length == 0 ? count : count * 2];
        if (Entries is ICollection<Entry> collection) collection.CopyTo(standing, 0);
        else for (var i = 0; i < count; i++) standing[i] = Entries[i];
        corrects = false;
        var inOrder = true;
        for (var i = 0; i < count; i++)
        {
            corrects = corrects || standing[i].Supersedes is not null;
            inOrder = inOrder && (i == 0 || ByDay(standing[i - 1], standing[i]) <= 0);
        }
        if (knownAt is { } instant) count = Keep(standing.AsSpan(0, count), e => e.KnownFrom <= instant);
        if (corrects) count = KeepWhatStands(standing.AsSpan(0, count));
        if (!inOrder) PutInOrder(standing.AsSpan(0, count));
        return count;
    }

    private static int KeepWhatStands(Span<Entry> entries)
    {
        var superseded = new HashSet<EntryId>();
        foreach (var entry in entries)
            if (entry.Supersedes is { } earlier) superseded.Add(earlier);
        return Keep(entries, e => !superseded.Contains(e.Id));
    }

    private static int Keep(Span<Entry> entries, Func<Entry, bool> which)
    {
        var kept = 0;
        foreach (var entry in entries)
            if (which(entry)) entries[kept++] = entry;
        return kept;
    }

    /// <summary>Sorts by day first, as numbers, and then by the rest among the few of one day.</summary>
    private static void PutInOrder(Span<Entry> entries)
    {
        var order = new long[entries.Length];
        for (var i = 0; i < entries.Length; i++) order[i] = ((long)entries[i].Occurred.Earliest.DayNumber << 32) | (uint)i;
        Array.Sort(order);
        var unordered = entries.ToArray();
        for (var i = 0; i < order.Length; i++)
        {
            var entry = unordered[(int)order[i]];
            var at = i;
            for (; at > 0 && order[at - 1] >> 32 == order[i] >> 32 && ByDay(entries[at - 1], entry) > 0; at--) entries[at] = entries[at - 1];
            entries[at] = entry;
        }
    }

    private static int ByDay(Entry a, Entry b)
    {
        var byDay = a.Occurred.Earliest.CompareTo(b.Occurred.Earliest);
        if (byDay != 0) return byDay;
        byDay = a.Occurred.Latest.CompareTo(b.Occurred.Latest);
        if (byDay != 0) return byDay;
        // An entry without a time of day has no ticks, and comes before those of its day that have.
        var byTime = a.Occurred.AtTicks.CompareTo(b.Occurred.AtTicks);
        return byTime != 0 ? byTime : a.Id.CompareTo(b.Id);
    }
}
