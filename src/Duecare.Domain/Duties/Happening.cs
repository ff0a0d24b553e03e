using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Visits;

namespace Duecare.Domain.Duties;

/// <summary>One thing that an entry says happened to one child: what, when, with which particulars, about what matter.</summary>
public sealed class Happening
{
    private Detail? _detail;
    private Entry? _entry;
    private VisitsInBrief? _visits;
    private int _visit;

    internal Happening(Happened what, Entry entry, When when, Facts facts, string? matter, Detail? detail)
    {
        Become(what, entry, when, facts, matter, detail);
    }

    internal Happening(VisitsInBrief visits, in BriefVisit visit)
    {
        Become(visits, visit);
    }

    /// <summary>Becomes another happening, so that counting millions does not make millions.</summary>
    internal void Become(Happened what, Entry entry, When when, Facts facts, string? matter, Detail? detail)
    {
        What = what;
        _entry = entry;
        From = when.Earliest.DayNumber;
        To = when.Latest.DayNumber;
        AtTicks = when.AtTicks;
        Facts = facts;
        Matter = matter;
        _detail = detail;
    }

    /// <summary>Becomes a visit at which the child was seen, of which an entry is made if it is asked for.</summary>
    internal void Become(VisitsInBrief visits, in BriefVisit visit)
    {
        What = Happened.Visited;
        From = To = visit.Day;
        AtTicks = 0;
        Facts = visit.Facts;
        (_visits, _visit) = (visits, visit.Number);
        (_entry, Matter, _detail) = (null, null, null);
    }

    /// <summary>What happened.</summary>
    public Happened What { get; private set; }

    /// <summary>The first day number it can have been.</summary>
    public int From { get; private set; }

    /// <summary>The last day number it can have been.</summary>
    public int To { get; private set; }

    /// <summary>The instant in UTC ticks where known, else zero.</summary>
    public long AtTicks { get; private set; }

    /// <summary>Particulars that a rule may insist on.</summary>
    public Facts Facts { get; private set; }

    /// <summary>What it is about, when rules must not confuse two of them: a referral, an adult, a plan, an action. Null if it does not say.</summary>
    public string? Matter { get; private set; }

    /// <summary>The entry that says so.</summary>
    public Entry Entry => _entry ??= _visits![_visit];

    /// <summary>The entry whose day it is: its own, unless it names another that it goes by.</summary>
    internal Entry DatedBy => _detail?.DatedBy ?? Entry;

    /// <summary>The adult it is about, if any.</summary>
    public string? Person => _detail?.Person;

    /// <summary>A date the entry names for what it asks, as day numbers; zero if none.</summary>
    public int NamedFrom => _detail?.NamedFrom ?? 0;

    /// <summary>The last day of the named date; zero if none.</summary>
    public int NamedTo => _detail?.NamedTo ?? 0;

    /// <summary>An earlier date that a second limit runs from, such as the receipt of the referral decided on; zero if none.</summary>
    public int BasisFrom => _detail?.BasisFrom ?? 0;

    /// <summary>The last day of that earlier date; zero if none.</summary>
    public int BasisTo => _detail?.BasisTo ?? 0;

    /// <summary>An interval that the entry's plan sets; null if none.</summary>
    public Timescale? Interval => _detail?.Interval;

    /// <summary>Words for the because-sentence: what in particular was agreed or asked; null if the entry's title serves.</summary>
    public string? About => _detail?.About;

    /// <summary>The reason recorded with it, if it is a decision.</summary>
    public string? Reason => _detail?.Reason;

    /// <summary>Who is to do what it asks, if it names somebody.</summary>
    public string? Owner => _detail?.Owner;

    /// <summary>What few happenings have, kept apart so that the many are small.</summary>
    internal sealed class Detail
    {
        public string? Person { get; init; }

        public int NamedFrom { get; init; }

        public int NamedTo { get; init; }

        public int BasisFrom { get; init; }

        public int BasisTo { get; init; }

        public Timescale? Interval { get; init; }

        public string? About { get; init; }

        public string? Reason { get; init; }

        public string? Owner { get; init; }

        public Entry? DatedBy { get; init; }
    }
}

/// <summary>Collects what the entries of one child say happened. An entry tells its happenings here, in the order it likes.</summary>
public sealed class Telling
{
    private readonly Told _kept = new();
    private readonly Told _lent = new();
    private Told _told = null!;
    private readonly EntryIds _ids = new();
    private Entry[] _standing = new Entry[64];
    private int _read;
    private Entry _entry = null!;
    private bool[]? _wanted;
    private DateOnly _asAt;
    private VisitsInBrief? _visits;
    private int _toldVisits;
    private int _allTold;
    private bool _staysBrief;
    private ChildChronology _chronology = null!;

    /// <summary>The child whose clocks are asked about.</summary>
    public Child Child { get; private set; } = null!;

    /// <summary>The working days in force, for an entry whose own dates are counted in them.</summary>
    public WorkingDayCalendar Calendar { get; private set; } = null!;

    /// <summary>Which entries put right which.</summary>
    internal Corrections Corrections { get; private set; } = Corrections.None;

    /// <summary>The child's standing entries up to the day asked about, in order, for the few entries that mean something only beside others.</summary>
    public ReadOnlySpan<Entry> Entries => _standing.AsSpan(0, _read);

    /// <summary>What was told. It may be put in another order.</summary>
    internal Span<Happening> All => _told.All.AsSpan(0, _allTold);

    /// <summary>Reads every entry of a child that stands, up to a day.</summary>
    /// <param name="chronology">The child's entries. What names a corrected entry means the one that corrects it.</param>
    /// <param name="asAt">Entries that can only have happened later are not read.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="knownAt">The instant at which the record is asked; null for all it holds.</param>
    /// <param name="lent">Whether the happenings are taken back when the next child is read.</param>
    /// <param name="wanted">By kind: whether to take such happenings at all; null to take every one.</param>
    /// <param name="tellers">The kinds of entry that can tell something wanted; null to ask every entry.</param>
    /// <param name="brief">Whether visits in brief may stay so: <see cref="VisitsInBrief"/>.</param>
    /// <returns>What the entries say happened, in the order they say it: <see cref="All"/>.</returns>
    internal Span<Happening> Read(ChildChronology chronology, DateOnly asAt, WorkingDayCalendar calendar, DateTime? knownAt = null, bool lent = false, bool[]? wanted = null, HashSet<Type>? tellers = null,
        bool brief = false)
    {
        _told = lent ? _lent : _kept;
        _told.Count = 0;
        _wanted = wanted;
        if (knownAt is not null) chronology = chronology.InFull();
        (_chronology, Child, Calendar) = (chronology, chronology.Child, calendar);
        _visits = chronology.Visits;
        _toldVisits = 0;
        _asAt = asAt;
        var count = chronology.Standing(knownAt, ref _standing, out var corrects);
        Corrections = corrects ? Corrections.In(chronology.Entries) : Corrections.None;
        _read = 0;
        while (_read < count && _standing[_read].Occurred.Earliest <= asAt) _read++;
        _ids.Forget();
        _staysBrief = wanted is not null && !wanted[(int)Happened.VisitDone] && !wanted[(int)Happened.VisitAttempted] && (brief || !wanted[(int)Happened.Visited]);
        Ask(tellers);
        _allTold = _told.Count;
        return All;
    }

    private void Ask(HashSet<Type>? tellers)
    {
        var (last, tells) = ((Type?)null, true);
        for (var i = 0; i < _read; i++)
        {
            _entry = _standing[i];
            if (_visits is not null && !_staysBrief) TellVisits(_entry.Occurred.Earliest.DayNumber);
            // Entries of one kind mostly come one after another.
            if (tellers is not null && _entry.GetType() is var kind && kind != last) (last, tells) = (kind, tellers.Contains(kind));
            if (tells) _entry.Tell(this);
        }
        if (_visits is not null && !_staysBrief) TellVisits(int.MaxValue);
    }

    /// <summary>Tells the next of the visits in brief, made entries, down to those of a day.</summary>
    private void TellVisits(int until)
    {
        until = Math.Min(until, _asAt.DayNumber);
        var days = _visits!.Days;
        var next = _entry;
        for (; _toldVisits < days.Length && days[_toldVisits] <= until; _toldVisits++)
        {
            _entry = _visits[_toldVisits];
            _entry.Tell(this);
        }
        _entry = next;
    }

    /// <summary>The visits in brief, where nothing is wanted but those at which the child was seen: they are then not among what was told.</summary>
    internal VisitsInBrief? VisitsInBrief => _staysBrief && _wanted![(int)Happened.Visited] ? _visits : null;

    /// <summary>How many of the visits in brief were up to the day asked about.</summary>
    internal int VisitsUntilNow => VisitsInBrief?.Until(_asAt.DayNumber) ?? 0;

    /// <summary>Makes one of the visits in brief a happening.</summary>
    internal Happening Make(in BriefVisit visit)
    {
        ref var next = ref NextPlace();
        if (next is not null && ReferenceEquals(_told, _lent)) next.Become(_visits!, visit);
        else next = new(_visits!, visit);
        return next;
    }

    private ref Happening NextPlace()
    {
        if (_told.Count == _told.All.Length) Array.Resize(ref _told.All, _told.Count * 2);
        return ref _told.All[_told.Count++];
    }

    /// <summary>Leaves out some of what was told.</summary>
    /// <returns>The rest, in the order in which all of it was.</returns>
    internal Span<Happening> LeaveOut(List<Happening> others)
    {
        var (all, kept) = (_told.All, 0);
        for (var i = 0; i < _allTold; i++)
        {
            if (others.Contains(all[i])) continue;
            (all[kept], all[i]) = (all[i], all[kept]);
            kept++;
        }
        _told.Count = _allTold = kept;
        return All;
    }

    /// <summary>Tells a happening of the entry's own day that has no other particulars, as most have none.</summary>
    public void Add(Happened what, Facts facts, string? matter)
    {
        if (!Wants(what)) return;
        Take(what, _entry.Occurred, facts, matter, null);
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
        if (when is not { } w || !Wants(what)) return;
        var plain = person is null && interval is null && named is null && basis is null && about is null && reason is null && owner is null;
        var detail = plain ? null : new Happening.Detail
        {
            Person = person?.Value,
            NamedFrom = named?.Earliest.DayNumber ?? 0,
            NamedTo = named?.Latest.DayNumber ?? 0,
            BasisFrom = basis?.Earliest.DayNumber ?? 0,
            BasisTo = basis?.Latest.DayNumber ?? 0,
            Interval = interval,
            About = about,
            Reason = reason,
            Owner = owner,
        };
        Take(what, w, facts, matter, detail);
    }

    private void Take(Happened what, When when, Facts facts, string? matter, Happening.Detail? detail)
    {
        if (matter is not null) matter = Corrections.FirstIdOf(matter);
        ref var next = ref NextPlace();
        if (next is not null && ReferenceEquals(_told, _lent)) next.Become(what, _entry, when, facts, matter, detail);
        else next = new(what, _entry, when, facts, matter, detail);
    }

    /// <summary>Whether such happenings are taken at all: what takes long to find out need not be found out for nothing.</summary>
    internal bool Wants(Happened what) => _wanted is null || _wanted[(int)what];

    /// <summary>Whether a day has certainly come by the day asked about.</summary>
    internal bool HasHappened(ApproximateDate day) => day.Latest <= _asAt;

    /// <summary>Tells that a plan started: on the day of the conference that it names, if it names one.</summary>
    internal void AddStart(Happened what, Entry? datedBy, Timescale? interval)
    {
        if (datedBy is null) Add(what, interval: interval);
        else if (Wants(what)) Take(what, datedBy.Occurred, Facts.None, null, new() { Interval = interval, DatedBy = datedBy });
    }

    /// <summary>The standing entry with this id, if it is of this type; a dangling id gives null.</summary>
    public T? Find<T>(EntryId? id)
        where T : Entry => id is { } named ? _ids.Find(Entries, Corrections.FirstIdOf(named.Value), Corrections) as T : null;

    /// <summary>Whether several records are read as this child's.</summary>
    internal bool IsOfSeveral => _chronology.Halves is not null;

    /// <summary>Whether two entries were recorded on two records of the child before these were one.</summary>
    internal bool AreApart(Entry one, Entry other) => _chronology.AreApart(one, other);

    /// <summary>Whether two ids mean one entry: the same, or one a correction of the other.</summary>
    public bool AreOne(EntryId? a, EntryId? b) => Corrections.AreOne(a, b);

    /// <summary>Happenings told, and room for more.</summary>
    private sealed class Told
    {
        public Happening[] All = new Happening[64];
        public int Count;
    }
}
