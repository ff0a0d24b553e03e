using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;

namespace Duecare.Domain.Duties;

/// <summary>One thing that an entry says happened to one child: what, when, with which particulars, about what matter.</summary>
public sealed class Happening
{
    /// <summary>What happened.</summary>
    public required Happened What { get; init; }

    /// <summary>The first day number it can have been.</summary>
    public required int From { get; init; }

    /// <summary>The last day number it can have been.</summary>
    public required int To { get; init; }

    /// <summary>The instant in UTC ticks where known, else zero.</summary>
    public long AtTicks { get; init; }

    /// <summary>Particulars that a rule may insist on.</summary>
    public Facts Facts { get; init; }

    /// <summary>What it is about, when rules must not confuse two of them: a referral, an adult, a plan, an action. Null if it does not say.</summary>
    public string? Matter { get; init; }

    /// <summary>The adult it is about, if any.</summary>
    public string? Person { get; init; }

    /// <summary>A date the entry names for what it asks, as day numbers; zero if none.</summary>
    public int NamedFrom { get; init; }

    /// <summary>The last day of the named date; zero if none.</summary>
    public int NamedTo { get; init; }

    /// <summary>An earlier date that a second limit runs from, such as the receipt of the referral decided on; zero if none.</summary>
    public int BasisFrom { get; init; }

    /// <summary>The last day of that earlier date; zero if none.</summary>
    public int BasisTo { get; init; }

    /// <summary>An interval that the entry's plan sets; null if none.</summary>
    public Timescale? Interval { get; init; }

    /// <summary>Words for the because-sentence: what in particular was agreed or asked; null if the entry's title serves.</summary>
    public string? About { get; init; }

    /// <summary>The reason recorded with it, if it is a decision.</summary>
    public string? Reason { get; init; }

    /// <summary>Who is to do what it asks, if it names somebody.</summary>
    public string? Owner { get; init; }

    /// <summary>The entry that says so.</summary>
    public required Entry Entry { get; init; }
}

/// <summary>Collects what the entries of one child say happened. An entry tells its happenings here, in the order it likes.</summary>
public sealed class Telling
{
    private readonly List<Happening> _told = [];
    private Entry _entry = null!;

    /// <summary>The child whose clocks are asked about.</summary>
    public Child Child { get; private set; } = null!;

    /// <summary>The child's standing entries, in order, for the few entries that mean something only beside earlier ones.</summary>
    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    /// <summary>Reads every entry up to a day and returns what they say happened.</summary>
    /// <param name="child">The child.</param>
    /// <param name="standing">The standing entries, in order of day.</param>
    /// <param name="asAt">Entries that can only have happened later are not read.</param>
    internal List<Happening> Read(Child child, IReadOnlyList<Entry> standing, DateOnly asAt)
    {
        _told.Clear();
        Child = child;
        Entries = standing;
        for (var i = 0; i < standing.Count; i++)
        {
            _entry = standing[i];
            if (_entry.Occurred.Earliest > asAt) break;
            _entry.Tell(this);
        }
        return _told;
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
        if (when is not { } w) return;
        _told.Add(new()
        {
            What = what,
            From = w.Earliest.DayNumber,
            To = w.Latest.DayNumber,
            AtTicks = w.AtUtc?.Ticks ?? 0,
            Facts = facts,
            Matter = matter,
            Person = person?.Value,
            NamedFrom = named?.Earliest.DayNumber ?? 0,
            NamedTo = named?.Latest.DayNumber ?? 0,
            BasisFrom = basis?.Earliest.DayNumber ?? 0,
            BasisTo = basis?.Latest.DayNumber ?? 0,
            Interval = interval,
            About = about,
            Reason = reason,
            Owner = owner,
            Entry = _entry,
        });
    }

    /// <summary>The standing entry with this id, if it is of this type; a dangling id gives null.</summary>
    public T? Find<T>(EntryId? id)
        where T : Entry
    {
        if (id is not { } wanted) return null;
        for (var i = 0; i < Entries.Count; i++)
            if (Entries[i].Id == wanted) return Entries[i] as T;
        return null;
    }
}
