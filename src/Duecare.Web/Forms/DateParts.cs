using System.Globalization;
using Duecare.Domain.Calendar;

namespace Duecare.Web.Forms;

/// <summary>What is wrong with a date, and which of its boxes it is about; the whole date if none.</summary>
/// <param name="Part">Day, Month or Year, or null.</param>
/// <param name="Message">What the person should do.</param>
public sealed record DateRefusal(string? Part, string Message);

/// <summary>A date as people type it, in three boxes. A month may be a number, a name or its first three letters.</summary>
public sealed class DateParts
{
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    /// <summary>The day of the month as typed.</summary>
    public string? Day { get; set; }

    /// <summary>The month as typed.</summary>
    public string? Month { get; set; }

    /// <summary>The year as typed.</summary>
    public string? Year { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => Missing(Day) && Missing(Month) && Missing(Year);

    /// <summary>The boxes filled with a day.</summary>
    public static DateParts Of(DateOnly day) => new() { Day = $"{day.Day}", Month = $"{day.Month}", Year = $"{day.Year}" };

    /// <summary>Reads a whole date. A missing part and one that can't be are told apart.</summary>
    /// <param name="what">What the date is, as the middle of a sentence: "date of the visit".</param>
    /// <param name="date">The date; none if refused.</param>
    public DateRefusal? Read(string what, out DateOnly date)
    {
        var refusal = IsEmpty ? new(null, $"Enter the {what}") : FirstMissing(what) ?? ReadRoughly(what, out _);
        date = default;
        if (refusal is null) _ = ReadRoughly(what, out date, out _);
        return refusal;
    }

    /// <summary>Reads a date of which the day, or the day and the month, may be left empty when they are not known.</summary>
    public DateRefusal? ReadRoughly(string what, out ApproximateDate date)
    {
        var refusal = ReadRoughly(what, out var first, out var last);
        date = refusal is null ? new(first, last) : default;
        return refusal;
    }

    private DateRefusal? FirstMissing(string what)
    {
        foreach (var (part, typed) in new[] { ("Day", Day), ("Month", Month), ("Year", Year) })
            if (Missing(typed)) return new(part, $"The {what} must include a {part.ToLowerInvariant()}");
        return null;
    }

    private DateRefusal? ReadRoughly(string what, out DateOnly first, out DateOnly last)
    {
        first = last = default;
        if (IsEmpty) return new(null, $"Enter the {what}");
        if (Missing(Year)) return new("Year", $"The {what} must include a year");
        if (!Number(Year, 1900, 9999, out var year)) return new("Year", "Year must have 4 numbers, such as 2026");
        if (Missing(Month))
        {
            if (!Missing(Day)) return new("Month", $"The {what} must include a month");
            (first, last) = (new(year, 1, 1), new(year, 12, 31));
            return null;
        }
        if (!ReadMonth(out var month)) return new("Month", "Month must be a number from 1 to 12, or a name such as March");
        (first, last) = (new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));
        if (Missing(Day)) return null;
        if (!Number(Day, 1, 31, out var day)) return new("Day", "Day must be a number from 1 to 31");
        if (day > last.Day) return new("Day", $"{Months[month - 1]} {year} has {last.Day} days");
        first = last = new(year, month, day);
        return null;
    }

    private bool ReadMonth(out int month)
    {
        if (Number(Month, 1, 12, out month)) return true;
        var typed = Month!.Trim();
        month = 1 + Array.FindIndex(Months, name => name.Length > 0 && (Same(name, typed) || Same(name[..3], typed)));
        return month > 0;
    }

    private static bool Missing(string? typed) => string.IsNullOrWhiteSpace(typed);

    private static bool Same(string name, string typed) => name.Equals(typed, StringComparison.OrdinalIgnoreCase);

    private static bool Number(string? typed, int least, int most, out int number) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}

/// <summary>When something happened, as far as it is known: a day, a month, a year, or somewhere between two days; and the words that were used.</summary>
public sealed class AboutWhen
{
    /// <summary>The date, or the first it can have been.</summary>
    public DateParts From { get; set; } = new();

    /// <summary>The last it can have been, if that is another.</summary>
    public DateParts To { get; set; } = new();

    /// <summary>What was said, such as "just before Christmas".</summary>
    public string? Words { get; set; }

    /// <summary>Reads it. Says which date, <c>From</c> or <c>To</c>, is refused and why.</summary>
    public (string Date, DateRefusal Refusal)? Read(string what, out ApproximateDate when)
    {
        when = default;
        if (From.ReadRoughly(what, out var first) is { } refusal) return (nameof(From), refusal);
        var words = string.IsNullOrWhiteSpace(Words) ? null : Words.Trim();
        when = first with { AsStated = words };
        if (To.IsEmpty) return null;
        if (To.ReadRoughly($"last day that the {what} can be", out var to) is { } wrong) return (nameof(To), wrong);
        if (to.Latest < first.Earliest) return (nameof(To), new(null, "The last day it can have been must not be before the first"));
        when = new(first.Earliest, to.Latest, words);
        return null;
    }
}
