using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;

namespace Duecare.Oracle;

/// <summary>By when, or when: days, or instants in UTC ticks for a clock in hours.</summary>
public readonly record struct Span(int From, int To, long FromTicks = 0, long ToTicks = 0)
{
    public static Span On(int day) => new(day, day);

    public static Span Instants(long from, long to) => new(Days.DayOf(from), Days.DayOf(to), from, to);

    public static Span Cover(Span a, Span b) =>
        new(Math.Min(a.From, b.From), Math.Max(a.To, b.To), Math.Min(a.FromTicks, b.FromTicks), Math.Max(a.ToTicks, b.ToTicks));
}

/// <summary>One duty as the oracle finds it.</summary>
public sealed record Row(string Duty, string Key, string? Person, int Start)
{
    public Span? Due { get; init; }

    public Span? Met { get; init; }

    public DutyState State { get; init; }

    public bool Certain { get; init; } = true;

    public TimeUnit LateIn { get; init; } = TimeUnit.Days;

    public (int Min, int Max)? Late { get; init; }

    public int Passed { get; init; }

    /// <summary>The day it was met, stated not made or ended.</summary>
    public int? OverOn { get; init; }

    /// <summary>The entry by which it was.</summary>
    public string? OverBy { get; init; }

    /// <summary>The days on which that can have been, over all readings that leave the row in its state.</summary>
    public Span? Over { get; init; }

    /// <summary>Whether this reading only says when it would have been due: another may find it owed.</summary>
    public bool OnlyDue { get; init; }

    /// <summary>Which due point of its gap it is, in a series that has many; zero for the rest.</summary>
    public int Point { get; init; }

    public int Occurrence { get; init; }
}
