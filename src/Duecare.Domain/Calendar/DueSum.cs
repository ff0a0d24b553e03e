namespace Duecare.Domain.Calendar;

/// <summary>When a period is up that runs from a day or, in hours, from an instant; and how it was counted.</summary>
public readonly record struct DueSum
{
    private const string PastTheLastYear = "the answer lies past the year 9999: expected an earlier date or a shorter period";

    private DueSum(Timescale period, DateOnly from, DateOnly on) => (Period, From, On) = (period, from, on);

    private DueSum(Timescale period, DateTime fromUtc, DateTime atUtc) => (Period, FromUtc, AtUtc) = (period, fromUtc, atUtc);

    /// <summary>The period counted.</summary>
    public Timescale Period { get; }

    /// <summary>The day it ran from, itself not counted; none for a period in hours.</summary>
    public DateOnly From { get; }

    /// <summary>The day it is up, itself still in time; none for a period in hours.</summary>
    public DateOnly On { get; }

    /// <summary>For a period in hours, the instant it ran from.</summary>
    public DateTime FromUtc { get; }

    /// <summary>For a period in hours, the instant it is up.</summary>
    public DateTime AtUtc { get; }

    /// <summary>Whether the answer is an instant and not a day.</summary>
    public bool IsInstant => Period.Unit == TimeUnit.Hours;

    /// <summary>Counts a period in anything but hours. Says why not when it can't: past the bank holidays known, or past the year 9999.</summary>
    public static bool TryCount(Timescale period, DateOnly from, WorkingDayCalendar calendar, out DueSum sum, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        problem = null;
        if (period.TryAdd(from.DayNumber, 1, calendar, out var day)) sum = new(period, from, DateOnly.FromDayNumber(day));
        else
        {
            sum = default;
            problem = period.Unit == TimeUnit.WorkingDays ? $"{period} from {from:yyyy-MM-dd} can't be counted: {calendar.Limits()}" : PastTheLastYear;
        }
        return problem is null;
    }

    /// <summary>Counts a period in hours, which pass over nights, weekends and clock changes.</summary>
    public static bool TryCount(Timescale period, DateTime fromUtc, out DueSum sum, out string? problem)
    {
        var counted = period.TryAddHours(fromUtc, 1, out var atUtc);
        sum = counted ? new(period, fromUtc, atUtc) : default;
        problem = counted ? null : PastTheLastYear;
        return counted;
    }

    /// <summary>For a period in working days, each day after the start that was not counted, and why.</summary>
    public IReadOnlyList<(DateOnly Day, string Why)> Skipped(WorkingDayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var skipped = new List<(DateOnly, string)>();
        if (Period.Unit != TimeUnit.WorkingDays) return skipped;
        for (var day = From.AddDays(1); day < On; day = day.AddDays(1))
            if (calendar.WhyNotWorking(day) is { } why) skipped.Add((day, why));
        return skipped;
    }

    /// <summary>What was added to the start: "6 weeks, which is 42 days".</summary>
    public string WhatWasAdded => Period.Unit switch
    {
        TimeUnit.Weeks => $"{Period}, which is {Timescale.Days(7 * Period.Count)}",
        TimeUnit.Months when On.Day != From.Day => $"{Period}, to the last day of a month that has no day {From.Day}",
        TimeUnit.Months => $"{Period}, to the same day of the month",
        TimeUnit.Hours when LondonTime.Offset(FromUtc) != LondonTime.Offset(AtUtc) => $"{Period} that pass, while the clocks change",
        TimeUnit.Hours => $"{Period} that pass",
        _ => Period.ToString(),
    };

    /// <summary>Why the due day is not a working day, and the working day before it; null if it is one, is not known, or the answer is an instant.</summary>
    public (string Why, DateOnly DayBefore)? FallsOnDayOff(WorkingDayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (IsInstant || !calendar.Knows(On) || calendar.WhyNotWorking(On) is not { } why) return null;
        return calendar.TryAfter(On.DayNumber, -1, out var before) ? (why, DateOnly.FromDayNumber(before)) : null;
    }
}
