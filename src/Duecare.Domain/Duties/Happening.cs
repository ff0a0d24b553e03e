using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;

namespace Duecare.Domain.Duties;

/// <summary>One thing that an entry says happened to one child: what, when, with which particulars, about what matter.</summary>
public sealed class Happening
{
    private readonly Detail? _detail;

    internal Happening(Happened what, Entry entry, When when, Facts facts, string? matter, Detail? detail)
    {
        What = what;
        Entry = entry;
        From = when.Earliest.DayNumber;
        To = when.Latest.DayNumber;
        AtTicks = when.AtTicks;
        Facts = facts;
        Matter = matter;
        _detail = detail;
    }

    /// <summary>What happened.</summary>
    public Happened What { get; }

    /// <summary>The first day number it can have been.</summary>
    public int From { get; }

    /// <summary>The last day number it can have been.</summary>
    public int To { get; }

    /// <summary>The instant in UTC ticks where known, else zero.</summary>
    public long AtTicks { get; }

    /// <summary>Particulars that a rule may insist on.</summary>
    public Facts Facts { get; }

    /// <summary>What it is about, when rules must not confuse two of them: a referral, an adult, a plan, an action. Null if it does not say.</summary>
    public string? Matter { get; }

    /// <summary>The entry that says so.</summary>
    public Entry Entry { get; }

    /// <summary>The entry whose day it is: its own, unless it names another that it goes by.</summary>
    internal Entry DatedBy => _detail?.DatedBy ?? Entry;

    /// <summary>The adult it is about, if any.</summary>
    public string? Person => _detail?.Person;

    /// <summary>A date the entry names for what it asks, as day numbers; zero if none.</summary>
    public int NamedFrom => _detail?.Named?.Earliest.DayNumber ?? 0;

    /// <summary>The last day of the named date; zero if none.</summary>
    public int NamedTo => _detail?.Named?.Latest.DayNumber ?? 0;

    /// <summary>An earlier date that a second limit runs from, such as the receipt of the referral decided on; zero if none.</summary>
    public int BasisFrom => _detail?.Basis?.Earliest.DayNumber ?? 0;

    /// <summary>The last day of that earlier date; zero if none.</summary>
    public int BasisTo => _detail?.Basis?.Latest.DayNumber ?? 0;

    /// <summary>An interval that the entry's plan sets; null if none.</summary>
    public Timescale? Interval => _detail?.Interval;

    /// <summary>Words for the because-sentence: what in particular was agreed or asked; null if the entry's title serves.</summary>
    public string? About => _detail?.About;

    /// <summary>The reason recorded with it, if it is a decision.</summary>
    public string? Reason => _detail?.Reason;

    /// <summary>Who is to do what it asks, if it names somebody.</summary>
    public string? Owner => _detail?.Owner;

    /// <summary>What few happenings have, kept apart so that the many are small.</summary>
    internal sealed record Detail(
        string? Person, ApproximateDate? Named, When? Basis, Timescale? Interval, string? About, string? Reason, string? Owner, Entry? DatedBy = null);
}

/// <summary>Collects what the entries of one child say happened. An entry tells its happenings here, in the order it likes.</summary>
public sealed class Telling
{
    private readonly List<Happening> _told = [];
    private Entry _entry = null!;
    private Dictionary<string, string>? _corrected;
    private bool[]? _wanted;
    private DateOnly _asAt;

    /// <summary>The child whose clocks are asked about.</summary>
    public Child Child { get; private set; } = null!;

    /// <summary>The child's standing entries, in order, for the few entries that mean something only beside earlier ones.</summary>
    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    /// <summary>Reads every entry up to a day and returns what they say happened.</summary>
    /// <param name="child">The child.</param>
    /// <param name="standing">The standing entries, in order of day.</param>
    /// <param name="asAt">Entries that can only have happened later are not read.</param>
    /// <param name="all">Every entry, the superseded too: what names a corrected entry means the one that corrects it.</param>
    /// <param name="wanted">By kind: whether to take such happenings at all; null to take every one.</param>
    internal List<Happening> Read(Child child, IReadOnlyList<Entry> standing, IReadOnlyList<Entry> all, DateOnly asAt, bool[]? wanted = null)
    {
        _told.Clear();
        _wanted = wanted;
        _corrected = CorrectedIn(all);
        Child = child;
        _asAt = asAt;
        var count = 0;
        while (count < standing.Count && standing[count].Occurred.Earliest <= asAt) count++;
        Entries = count == standing.Count ? standing : [.. standing.Take(count)];
        for (var i = 0; i < count; i++)
        {
            _entry = standing[i];
            _entry.Tell(this);
        }
        return _told;
    }

    /// <summary>Tells a happening of the entry's own day that has no other particulars, as most have none.</summary>
    public void Add(Happened what, Facts facts, string? matter)
    {
        if (_wanted?[(int)what] == false) return;
        _told.Add(new(what, _entry, _entry.Occurred, facts, matter is null ? null : FirstIdOf(matter), null));
    }

    /// <summary>Tells a happening of the entry's own day.</summary>
    public void Add(Happened what, Facts facts = Facts.None, string? matter = null, PersonId? person = null, Timescale? interval = null,
        ApproximateDate? named = null, When? basis = null, string? about = null, string? reason = null, string? owner = null) =>
        Add(what, _entry.Occurred, facts, matter, person, interval, named, basis, about, reason, owner);

    /// <summary>Tells a happening of another day that the entry states, if it states one.</summary>
    public void Add(Happened what, When? when, Facts facts = Facts.None, string? matter = null, PersonId? person = null,
        Timescale? interval = null, ApproximateDate? named = null, When? basis = null, string? about = null,
        string? reason = null, string? owner = null)
    {
        if (when is not { } w || _wanted?[(int)what] == false) return;
        var plain = person is null && interval is null && named is null && basis is null && about is null && reason is null && owner is null;
        var detail = plain ? null : new Happening.Detail(person?.Value, named, basis, interval, about, reason, owner);
        _told.Add(new(what, _entry, w, facts, matter is null ? null : FirstIdOf(matter), detail));
    }

    /// <summary>Whether a day has certainly come by the day asked about.</summary>
    internal bool HasHappened(ApproximateDate day) => day.Latest <= _asAt;

    /// <summary>Tells that a plan started: on the day of the conference that it names, if it names one.</summary>
    internal void AddStart(Happened what, Entry? datedBy, Timescale? interval)
    {
        if (datedBy is null) Add(what, interval: interval);
        else if (_wanted?[(int)what] != false) _told.Add(new(what, _entry, datedBy.Occurred, Facts.None, null, new(null, null, null, interval, null, null, null, datedBy)));
    }

    /// <summary>The standing entry with this id, if it is of this type; a dangling id gives null.</summary>
    public T? Find<T>(EntryId? id)
        where T : Entry
    {
        if (id is not { } wanted) return null;
        for (var i = 0; i < Entries.Count; i++)
            if (Entries[i].Id == wanted || (_corrected is not null && FirstIdOf(Entries[i].Id.Value) == FirstIdOf(wanted.Value))) return Entries[i] as T;
        return null;
    }

    /// <summary>The id of the entry that a chain of corrections began with, so that links survive a correction of either end.</summary>
    internal string FirstIdOf(string id)
    {
        for (var links = _corrected?.Count ?? 0; links > 0 && _corrected!.TryGetValue(id, out var earlier); links--) id = earlier;
        return id;
    }

    private static Dictionary<string, string>? CorrectedIn(IReadOnlyList<Entry> all)
    {
        Dictionary<string, string>? corrected = null;
        for (var i = 0; i < all.Count; i++)
            if (all[i].Supersedes is { } earlier && earlier != all[i].Id) (corrected ??= new(StringComparer.Ordinal)).TryAdd(all[i].Id.Value, earlier.Value);
        return corrected;
    }
}
