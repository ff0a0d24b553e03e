using System.Globalization;

namespace Duecare.Domain.Calendar;

/// <summary>A day that may be known only roughly: one day somewhere from the earliest to the latest, both included.</summary>
/// <remarks>
/// Written as EDTF (ISO 8601-2): <c>2019-09-17</c>, <c>2019-09</c>, <c>2019</c>, <c>[2023-01-21..2023-01-31]</c> for one day in a range,
/// <c>[..2019-08-31]</c> is refused because a range needs both ends here. The words a person used are kept beside it, never instead of it.
/// </remarks>
/// <param name="Earliest">The first day it can have been.</param>
/// <param name="Latest">The last day it can have been; the same when the day is known.</param>
/// <param name="AsStated">The words used, such as "late January 2023"; null if the day was given as a date.</param>
public readonly record struct ApproximateDate(DateOnly Earliest, DateOnly Latest, string? AsStated = null)
{
    /// <summary>A day that is known.</summary>
    public static ApproximateDate Exactly(DateOnly day) => new(day, day);

    /// <summary>Whether the day is known.</summary>
    public bool IsExact => Earliest == Latest;

    /// <summary>Reads the EDTF forms above. Says what was expected when it can't.</summary>
    public static bool TryParse(string text, out ApproximateDate date, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        date = default;
        problem = null;
        if (TryParsePart(text, out var first, out var last))
        {
            date = new(first, last);
            return true;
        }
        if (text.StartsWith('[') && text.EndsWith(']') && text.IndexOf("..", StringComparison.Ordinal) is var dots and > 0
            && TryParsePart(text[1..dots], out var from, out _) && TryParsePart(text[(dots + 2)..^1], out _, out var to))
        {
            if (from > to)
            {
                problem = $"the range {text} ends before it starts";
                return false;
            }
            date = new(from, to);
            return true;
        }
        problem = $"\"{text}\" is not a date: expected 2019-09-17, 2019-09, 2019 or [2023-01-21..2023-01-31]";
        return false;
    }

    /// <summary>The EDTF form, without the words.</summary>
    public string ToEdtf()
    {
        if (IsExact) return Iso(Earliest);
        var wholeMonths = Earliest.Day == 1 && Latest == LastOfMonth(Latest);
        if (wholeMonths && Earliest.Year == Latest.Year && Earliest.Month == Latest.Month) return Earliest.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (wholeMonths && Earliest.Year == Latest.Year && Earliest.Month == 1 && Latest.Month == 12) return Earliest.ToString("yyyy", CultureInfo.InvariantCulture);
        return $"[{Iso(Earliest)}..{Iso(Latest)}]";
    }

    /// <summary>For a sentence: "17 September 2019", "September 2019", "between 21 and 31 January 2023", with the words used if any.</summary>
    public override string ToString()
    {
        var days = IsExact ? Long(Earliest) : ToEdtf().Length switch
        {
            4 => Earliest.Year.ToString(CultureInfo.InvariantCulture),
            7 => Earliest.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            _ => $"between {Earliest.ToString(FormatBeforeLatest, CultureInfo.InvariantCulture)} and {Long(Latest)}",
        };
        return AsStated is null ? days : $"{days} (\"{AsStated}\")";
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private string FormatBeforeLatest => (Earliest.Year == Latest.Year, Earliest.Month == Latest.Month) switch
    {
        (true, true) => "%d",
        (true, false) => "d MMMM",
        _ => "d MMMM yyyy",
    };

    private static DateOnly LastOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static bool TryParsePart(string text, out DateOnly first, out DateOnly last)
    {
        first = last = default;
        switch (text.Length)
        {
            case 10 when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out first):
                last = first;
                return true;
            case 7 when DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out first):
                last = LastOfMonth(first);
                return true;
            case 4 when DateOnly.TryParseExact(text + "-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out first):
                last = new(first.Year, 12, 31);
                return true;
            default:
                return false;
        }
    }
}
