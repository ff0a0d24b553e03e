using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;

namespace Duecare.Oracle;

/// <summary>What the oracle takes an entry to say, on one reading of its dates.</summary>
/// <param name="What">A name of the oracle's own.</param>
/// <param name="Entry">The entry.</param>
/// <param name="First">The first day it can have been: what the order of things goes by.</param>
/// <param name="Last">The last day it can have been.</param>
/// <param name="Day">The day on this reading: what sums go by.</param>
/// <param name="At">The instant in UTC ticks, or zero.</param>
public sealed record Sign(string What, Entry Entry, int First, int Last, int Day, long At = 0)
{
    /// <summary>What it is about, if it says.</summary>
    public string? Matter { get; init; }

    /// <summary>The adult it is about.</summary>
    public string? Person { get; init; }

    /// <summary>Which plan of the child it belongs to or ends; -1 for none.</summary>
    public int Plan { get; init; } = -1;

    /// <summary>An earlier day that it rests on.</summary>
    public int? Basis { get; init; }

    /// <summary>A day that it names.</summary>
    public int? Named { get; init; }

    /// <summary>An interval that it sets.</summary>
    public Timescale? Interval { get; init; }

    /// <summary>Whether it has what is asked of it.</summary>
    public bool Sound { get; init; } = true;

    /// <summary>Its place among several of the same entry.</summary>
    public int Item { get; init; }

    /// <summary>A second thing asked of it.</summary>
    public bool Also { get; init; } = true;

    public string Id => Entry.Id.Value;

    public long Opens => At != 0 ? At : Days.StartOf(Day);

    public long Closes => At != 0 ? At : Days.EndOf(Day);

    /// <summary>Not before another: a later day, or the same day with no two times of day that say otherwise.</summary>
    public bool NotBefore(Sign start) =>
        First > start.First
        || (First == start.First && (At == 0 || start.At == 0 || At >= start.At))
        || (Matter is not null && Matter == start.Matter && Last >= start.First && (At == 0 || start.At == 0));

    /// <summary>Not about another matter, adult or plan.</summary>
    public bool Concerns(Sign start) =>
        (Matter is null || start.Matter is null || Matter == start.Matter)
        && (Person is null || start.Person is null || Person == start.Person)
        && (Plan < 0 || start.Plan < 0 || Plan == start.Plan);
}
