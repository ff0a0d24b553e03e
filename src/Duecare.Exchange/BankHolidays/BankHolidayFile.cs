using System.Globalization;
using System.Text.Json;
using Duecare.Domain.Calendar;

namespace Duecare.Exchange.BankHolidays;

/// <summary>A list of bank holidays as read: the list, or why it was refused.</summary>
/// <param name="List">Of every whole year in it; null if it was refused.</param>
/// <param name="LeftOut">Years of which the file holds a part only, and which are left out.</param>
/// <param name="Problem">What is wrong, and what was expected; null if it was read.</param>
public sealed record BankHolidayReading(BankHolidayList? List, IReadOnlyList<int> LeftOut, string? Problem);

/// <summary>Reads a published list of bank holidays: the government's JSON, of which England and Wales is taken, or a calendar file (iCalendar).</summary>
public static class BankHolidayFile
{
    private const string Division = "england-and-wales";
    private const string Expected = "expected the JSON file of bank holidays that the government publishes, or its calendar file for England and Wales";

    /// <summary>Reads a list.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="source">Where it was published, which every holiday of it then names.</param>
    public static BankHolidayReading Read(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        var begins = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var (days, problem) = begins.StartsWith('{') ? ReadJson(begins) : begins.StartsWith("BEGIN:VCALENDAR", StringComparison.Ordinal) ? ReadCalendar(begins) : ([], $"This is neither: {Expected}");
        if (problem is not null) return new(null, [], problem);
        return Whole([.. days.Select(d => new BankHoliday(d.On, d.Name, source, Verified: true))]);
    }

    /// <summary>Reads days typed one a line, each a date and a name: "2029-01-01 New Year's Day".</summary>
    /// <param name="lines">What was typed.</param>
    /// <param name="year">The year, all of it.</param>
    /// <param name="source">Where they were published.</param>
    public static BankHolidayReading Typed(string lines, int year, string source)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var (holidays, number) = (new List<BankHoliday>(), 0);
        foreach (var line in lines.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var parts = line.Trim().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length == 0) continue;
            if (parts.Length < 2 || !DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
                return new(null, [], $"Line {number}: expected a date and a name, such as {year}-01-01 New Year’s Day");
            holidays.Add(new(on, parts[1], source, Verified: true));
        }
        return new(new(year, year, holidays), [], null);
    }

    /// <summary>The years that are all there, if they follow each other; a list begins and ends within a year as it was published.</summary>
    private static BankHolidayReading Whole(IReadOnlyList<BankHoliday> holidays)
    {
        var years = holidays.GroupBy(h => h.On.Year).OrderBy(g => g.Key).ToList();
        var whole = years.Where(g => g.Count() >= BankHolidayList.FewestInAYear).Select(g => g.Key).ToList();
        if (whole.Count == 0) return new(null, [], $"No year in it is whole: {Expected}");
        if (whole[^1] - whole[0] != whole.Count - 1) return new(null, [], $"The years between {whole[0]} and {whole[^1]} are not all there: {Expected}");
        return new(new(whole[0], whole[^1], [.. holidays.Where(h => whole.Contains(h.On.Year)).OrderBy(h => h.On)]), [.. years.Select(g => g.Key).Except(whole)], null);
    }

    private static (IReadOnlyList<(DateOnly On, string Name)> Days, string? Problem) ReadJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (!json.RootElement.TryGetProperty(Division, out var division) || !division.TryGetProperty("events", out var events)) return ([], $"There is no list of events for \"{Division}\" in it: {Expected}");
            return ([.. events.EnumerateArray().Select(e => (DateOnly.ParseExact(e.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture), e.GetProperty("title").GetString()!))], null);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentNullException)
        {
            return ([], $"It can’t be read as JSON with a date and a title for each event: {Expected}");
        }
    }

    private static (IReadOnlyList<(DateOnly On, string Name)> Days, string? Problem) ReadCalendar(string text)
    {
        var (days, on, name) = (new List<(DateOnly, string)>(), (DateOnly?)null, (string?)null);
        foreach (var line in text.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (field, value) = colon < 0 ? (line, "") : (line[..colon].Split(';')[0], line[(colon + 1)..]);
            if (field == "DTSTART" && DateOnly.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) on = day;
            if (field == "SUMMARY") name = value.Replace("\\,", ",", StringComparison.Ordinal);
            if (field != "END" || value != "VEVENT") continue;
            if (on is null || name is null) return ([], $"An event in it has no day or no name: {Expected}");
            days.Add((on.Value, name));
            (on, name) = (null, null);
        }
        return (days, null);
    }
}
