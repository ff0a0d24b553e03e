using System.Globalization;

namespace Duecare.Oracle;

/// <summary>The oracle's own calendar: it reads the bank-holiday list itself and walks from day to day.</summary>
public static class Days
{
    /// <summary>The days the list speaks of, both included.</summary>
    public static readonly int First = new DateOnly(2017, 1, 1).DayNumber, Last = new DateOnly(2028, 12, 31).DayNumber;

    private static readonly bool[] Working = ReadWorkingDays();

    public static int Of(DateOnly day) => day.DayNumber;

    public static int Of(int year, int month, int day) => new DateOnly(year, month, day).DayNumber;

    public static bool IsWorking(int day) => day >= First && day <= Last && Working[day - First];

    /// <summary>The day reached by stepping over so many working days; the first one stepped from is not counted. Null outside the list.</summary>
    public static int? Step(int from, int workingDays)
    {
        if (from < First || from > Last) return null;
        var day = from;
        var step = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day += step;
            if (day < First || day > Last) return null;
            if (Working[day - First]) left--;
        }
        return day;
    }

    /// <summary>How many working days lie after one day, up to and with another. Null where the list does not reach.</summary>
    public static int? Between(int from, int to)
    {
        if (from < First || to > Last) return null;
        var count = 0;
        for (var day = from + 1; day <= to; day++) if (Working[day - First]) count++;
        return count;
    }

    /// <summary>The same day-number so many months on, or the last day of a shorter month.</summary>
    public static int AddMonths(int from, int months)
    {
        var start = DateOnly.FromDayNumber(from);
        var ahead = (start.Year * 12) + start.Month - 1 + months;
        var (year, month) = (ahead / 12, (ahead % 12) + 1);
        return Of(year, month, Math.Min(start.Day, DateTime.DaysInMonth(year, month)));
    }

    /// <summary>The first instant of a London day, in UTC ticks.</summary>
    public static long StartOf(int day) => (day * TimeSpan.TicksPerDay) - (SummerAtMidnight(day) ? TimeSpan.TicksPerHour : 0);

    /// <summary>The last whole second of a London day, in UTC ticks.</summary>
    public static long EndOf(int day) => StartOf(day + 1) - TimeSpan.TicksPerSecond;

    /// <summary>The London day of an instant.</summary>
    public static int DayOf(long utc)
    {
        var day = (int)(utc / TimeSpan.TicksPerDay);
        return utc >= StartOf(day + 1) ? day + 1 : day;
    }

    // Clocks change at 01:00 UTC, so that midnight still has the old time on the day itself.
    private static bool SummerAtMidnight(int day)
    {
        var year = DateOnly.FromDayNumber(day).Year;
        return day > LastSunday(year, 3) && day <= LastSunday(year, 10);
    }

    private static int LastSunday(int year, int month)
    {
        var day = Of(year, month, 31);
        while (DateOnly.FromDayNumber(day).DayOfWeek != DayOfWeek.Sunday) day--;
        return day;
    }

    private static bool[] ReadWorkingDays()
    {
        using var stream = typeof(Days).Assembly.GetManifestResourceStream("bank-holidays-england.csv")!;
        using var reader = new StreamReader(stream);
        var off = new HashSet<DateOnly>();
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
            if (line.Length > 10) off.Add(DateOnly.ParseExact(line[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var working = new bool[Last - First + 1];
        for (var d = First; d <= Last; d++)
        {
            var day = DateOnly.FromDayNumber(d);
            working[d - First] = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                && day is not { Month: 12, Day: 25 or 26 } && !off.Contains(day);
        }
        return working;
    }
}
