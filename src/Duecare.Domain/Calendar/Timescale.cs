using System.Globalization;

namespace Duecare.Domain.Calendar;

/// <summary>What a period is counted in.</summary>
public enum TimeUnit : byte
{
    /// <summary>Working days of England: <see cref="WorkingDayCalendar"/>.</summary>
    WorkingDays,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Weeks of exactly seven calendar days: six weeks is 42 days.</summary>
    Weeks,

    /// <summary>Calendar months to the same day-number, or the last day of a shorter month. Three months is not twelve weeks.</summary>
    Months,

    /// <summary>Hours that pass, over nights, weekends and clock changes.</summary>
    Hours,
}

/// <summary>How the day that starts a clock is counted.</summary>
public enum Counting : byte
{
    /// <summary>The start day is day zero, so the first day counted is the next one: due = start + count. The law's "within N days of".</summary>
    StartIsDayZero,

    /// <summary>The start day is day one, working or not: due is a day sooner. Some local procedures count so; no rule of law here does.</summary>
    StartIsDayOne,

    /// <summary>Counted back from a known day, which is itself not counted: two working days before a Tuesday is the Friday.</summary>
    Backwards,
}

/// <summary>What happens to a due date that falls on a weekend or bank holiday.</summary>
public enum OnNonWorkingDay : byte
{
    /// <summary>It stays: a maximum is a maximum. Pages warn and offer the working day before.</summary>
    Stays,

    /// <summary>It moves to the next working day, as a subject access request's does (UK GDPR article 12(3), ICO).</summary>
    MovesLater,
}

/// <summary>A length of time as the law writes it: a count and a unit, with how its first day is counted.</summary>
/// <param name="Count">Zero or more.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Counting">How the start day is counted; day zero unless said.</param>
/// <param name="NonWorkingDay">What becomes of a due date on a weekend or bank holiday; it stays unless said.</param>
public readonly record struct Timescale(
    int Count,
    TimeUnit Unit,
    Counting Counting = Counting.StartIsDayZero,
    OnNonWorkingDay NonWorkingDay = OnNonWorkingDay.Stays)
{
    /// <summary>Working days after the start.</summary>
    public static Timescale WorkingDays(int count) => new(count, TimeUnit.WorkingDays);

    /// <summary>Calendar days after the start.</summary>
    public static Timescale Days(int count) => new(count, TimeUnit.Days);

    /// <summary>Weeks of seven days after the start.</summary>
    public static Timescale Weeks(int count) => new(count, TimeUnit.Weeks);

    /// <summary>Calendar months after the start.</summary>
    public static Timescale Months(int count) => new(count, TimeUnit.Months);

    /// <summary>Elapsed hours after the start.</summary>
    public static Timescale Hours(int count) => new(count, TimeUnit.Hours);

    /// <summary>Working days before a known day.</summary>
    public static Timescale WorkingDaysBefore(int count) => new(count, TimeUnit.WorkingDays, Counting.Backwards);

    /// <summary>The day of the start itself.</summary>
    public static Timescale SameDay => new(0, TimeUnit.Days);

    /// <summary>The due day, <paramref name="times"/> periods after the start, always counted from the start: months are never chained.</summary>
    /// <param name="start">A day number.</param>
    /// <param name="times">One for the first due day, two for the one after it.</param>
    /// <param name="calendar">The working days; used for working days and for a due day that moves.</param>
    /// <param name="due">The day number reached; zero when refused.</param>
    /// <returns>
    /// False if the sum leaves the bank holidays known or the years 1 to 9999, and for a period in hours, which has no due day but a due instant.
    /// </returns>
    public bool TryAdd(int start, int times, WorkingDayCalendar calendar, out int due)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        due = 0;
        var count = Signed(times);
        var startCounts = Counting == Counting.StartIsDayOne ? 1 : 0;
        long? reached = Unit switch
        {
            TimeUnit.WorkingDays => WorkingDaysAfter(start, count - startCounts, calendar),
            TimeUnit.Days => start + count - startCounts,
            TimeUnit.Weeks => start + (7 * count) - startCounts,
            TimeUnit.Months => MonthsAfter(start, count) - startCounts,
            _ => null,
        };
        if (reached is not { } day || day < 0 || day > DateOnly.MaxValue.DayNumber) return false;
        if (NonWorkingDay == OnNonWorkingDay.MovesLater) return TryMoveLater(calendar, (int)day, out due);
        due = (int)day;
        return true;
    }

    /// <summary>The due instant of a period in hours, <paramref name="times"/> periods after the start.</summary>
    /// <param name="startUtc">The start, in UTC.</param>
    /// <param name="times">One for the first due instant, two for the one after it.</param>
    /// <param name="dueUtc">The instant reached, in UTC; the first there is when refused.</param>
    /// <returns>False if the sum leaves the years 1 to 9999, and for a period in days or longer.</returns>
    public bool TryAddHours(DateTime startUtc, int times, out DateTime dueUtc)
    {
        dueUtc = default;
        var hours = Signed(times);
        if (Unit != TimeUnit.Hours || hours > (DateTime.MaxValue - startUtc).TotalHours || hours < (DateTime.MinValue - startUtc).TotalHours) return false;
        dueUtc = startUtc.AddHours(hours);
        return true;
    }

    /// <summary>Reads the short form: <c>45wd</c>, <c>10d</c>, <c>6w</c>, <c>3m</c>, <c>24h</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Timescale timescale)
    {
        timescale = default;
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        if (digits is 0 or > 5 || !int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return false;
        TimeUnit? unit = text[digits..] switch
        {
            "wd" => TimeUnit.WorkingDays,
            "d" => TimeUnit.Days,
            "w" => TimeUnit.Weeks,
            "m" => TimeUnit.Months,
            "h" => TimeUnit.Hours,
            _ => null,
        };
        if (unit is null) return false;
        timescale = new(count, unit.Value);
        return true;
    }

    /// <summary>The short form that <see cref="TryParse"/> reads: the count and unit, without which way they are counted.</summary>
    public string Short => Count + Unit switch
    {
        TimeUnit.WorkingDays => "wd",
        TimeUnit.Days => "d",
        TimeUnit.Weeks => "w",
        TimeUnit.Months => "m",
        _ => "h",
    };

    /// <summary>In words: "10 working days", "2 working days before", "the same day".</summary>
    public override string ToString()
    {
        if (Count == 0) return "the same day";
        var noun = Unit switch
        {
            TimeUnit.WorkingDays => "working day",
            TimeUnit.Days => "day",
            TimeUnit.Weeks => "week",
            TimeUnit.Months => "month",
            _ => "hour",
        };
        var words = Count == 1 ? $"1 {noun}" : $"{Count} {noun}s";
        return Counting == Counting.Backwards ? words + " before" : words;
    }

    private long Signed(int times) => Counting == Counting.Backwards ? -(long)Count * times : (long)Count * times;

    private static long? WorkingDaysAfter(int start, long count, WorkingDayCalendar calendar) =>
        count is >= int.MinValue and <= int.MaxValue && calendar.TryAfter(start, (int)count, out var day) ? day : null;

    private static long? MonthsAfter(int start, long count)
    {
        var day = DateOnly.FromDayNumber(start);
        var month = (12L * day.Year) + day.Month - 1 + count;
        return month is >= 12 and < 120_000 ? day.AddMonths((int)count).DayNumber : null;
    }

    private static bool TryMoveLater(WorkingDayCalendar calendar, int day, out int due)
    {
        due = 0;
        var reached = DateOnly.FromDayNumber(day);
        if (!calendar.Knows(reached)) return false;
        return calendar.TryAfter(day, calendar.IsWorkingDay(reached) ? 0 : 1, out due);
    }
}
