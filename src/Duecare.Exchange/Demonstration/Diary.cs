using System.Globalization;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Exchange.CaseFiles;

namespace Duecare.Exchange.Demonstration;

/// <summary>One family's record as it is being written: gives each entry its id, its children, who recorded it and when.</summary>
/// <remarks>What happens after the authority's last day is not written. Some entries are written down late, and a few are wrong at first and corrected.</remarks>
internal sealed class Diary
{
    public const string PartnersRelation = "mother's partner";

    private readonly List<Entry> _entries = [];
    private readonly string _family;
    private int _ids;
    private int _asideIds;

    public Diary(Chance chance, int family, IReadOnlyList<InventedChild> children, IReadOnlyList<CasePerson> people, Post post, DateOnly asAt)
    {
        Chance = chance;
        Parent = people[0].Id;
        Partner = people.FirstOrDefault(p => p.Relation == PartnersRelation)?.Id;
        Children = [.. children.Select(c => c.Child.Id)];
        Oldest = children.MinBy(c => c.Child.Born)!.Child;
        Post = post;
        AsAt = asAt;
        _family = string.Create(CultureInfo.InvariantCulture, $"F{family:0000000}-");
    }

    /// <summary>What falls to chance in this family.</summary>
    public Chance Chance;

    public PersonId Parent { get; }

    public PersonId? Partner { get; }

    public IReadOnlyList<ChildId> Children { get; }

    public Child Oldest { get; }

    public Post Post { get; }

    /// <summary>The last day of the record.</summary>
    public DateOnly AsAt { get; }

    /// <summary>What was recorded, in order of the day it happened.</summary>
    public IReadOnlyList<Entry> Entries() => [.. _entries.OrderBy(e => e.Occurred.Earliest).ThenBy(e => e.Occurred.AtUtc).ThenBy(e => e.Id)];

    /// <summary>The next entry's id.</summary>
    public EntryId Id() => new(string.Create(CultureInfo.InvariantCulture, $"{_family}{++_ids:000}"));

    /// <summary>Whether a day lies past the end of the record, so that the story stops there.</summary>
    public bool IsPast(DateOnly day) => day > AsAt;

    /// <summary>Working days after a day, or before it. What lies past the bank holidays known lies past the record too, and is the last day known.</summary>
    public static DateOnly After(DateOnly day, int workingDays)
    {
        var england = WorkingDayCalendar.England;
        return england.TryAfter(day.DayNumber, workingDays, out var reached) ? DateOnly.FromDayNumber(reached) : england.LastDay;
    }

    /// <summary>The earlier of two days.</summary>
    public static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    /// <summary>A day up to some working days after another, or past that if it comes late, which happens so many times in a thousand.</summary>
    public DateOnly Within(DateOnly day, int workingDays, int lateInAThousand, int latest) =>
        After(day, Chance.InAThousand(lateInAThousand) ? Chance.Between(workingDays + 1, latest) : Chance.Between(Math.Min(1, workingDays), workingDays));

    /// <summary>A time in office hours on a day.</summary>
    public When At(DateOnly day, int fromHour = 9, int toHour = 16)
    {
        var wall = day.ToDateTime(new TimeOnly(Chance.Between(fromHour, toHour), 5 * Chance.Below(12)));
        return When.At(new DateTimeOffset(LondonTime.FromWallClock(wall, out _)!.Value));
    }

    /// <summary>Who has the case on a day.</summary>
    public Tenure? WorkerOn(DateOnly day) => Post.On(day);

    /// <summary>Adds an entry, unless it happened after the end of the record.</summary>
    /// <returns>The entry as it stands: the correction, where it was corrected.</returns>
    public T Add<T>(T entry, string? by = null)
        where T : Entry
    {
        if (IsPast(entry.Occurred.Latest)) return entry;
        var recorded = (T)(entry with { RecordedAt = RecordedAt(entry.Occurred, daysLate: DaysLate()), By = by ?? WorkerOn(entry.Occurred.Latest)?.Worker.Value ?? Post.Manager });
        _entries.Add(recorded);
        return recorded;
    }

    /// <summary>The id of the next entry that stands beside what was done.</summary>
    public EntryId AsideId() => new(string.Create(CultureInfo.InvariantCulture, $"{_family}who-{++_asideIds:00}"));

    /// <summary>Adds an entry that says who is who, and is written down on a day at the earliest without disturbing what falls to chance.</summary>
    public void AddAside(Entry entry, DateOnly earliest)
    {
        var day = entry.Occurred.Latest > earliest ? entry.Occurred.Latest : earliest;
        if (IsPast(day)) return;
        _entries.Add(entry with { RecordedAt = LondonTime.FromWallClock(day.ToDateTime(new TimeOnly(17, 0)), out _)!.Value, By = WorkerOn(day)?.Worker.Value ?? Post.Manager });
    }

    /// <summary>Adds an entry whose day is sometimes mistaken at first; the correction then supersedes it some days later.</summary>
    public T AddFallibly<T>(T entry)
        where T : Entry
    {
        var mistaken = entry.Occurred.Latest.AddDays(Chance.Between(1, 3));
        if (!Chance.InAThousand(15) || IsPast(mistaken.AddDays(30))) return Add(entry);
        var first = Add((T)(entry with { Occurred = When.On(mistaken) }));
        var right = (T)(first with { Id = Id(), Occurred = entry.Occurred, Supersedes = first.Id, RecordedAt = RecordedAt(first.Occurred, Chance.Between(18, 25)) });
        _entries.Add(right);
        return right;
    }

    private int DaysLate()
    {
        var chance = Chance.Below(1000);
        if (chance < 700) return 0;
        if (chance < 910) return Chance.Between(1, 3);
        return chance < 980 ? Chance.Between(4, 12) : Chance.Between(13, 17);
    }

    private DateTime RecordedAt(When occurred, int daysLate)
    {
        var day = occurred.Latest.AddDays(daysLate);
        if (daysLate == 0 || IsPast(day)) return occurred.AtUtc?.AddMinutes(Chance.Between(5, 50)) ?? WorkEnds(occurred.Latest);
        return LondonTime.FromWallClock(day.ToDateTime(new TimeOnly(Chance.Between(9, 17), Chance.Below(60))), out _)!.Value;
    }

    private DateTime WorkEnds(DateOnly day) => LondonTime.FromWallClock(day.ToDateTime(new TimeOnly(17, Chance.Below(60))), out _)!.Value;
}
