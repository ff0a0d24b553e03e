namespace Duecare.Domain.Calendar;

/// <summary>London's clocks: which date an instant falls on, and which instants a day spans.</summary>
/// <remarks>
/// Clocks go forward an hour at 01:00 UTC on the last Sunday of March and back at 01:00 UTC on the last Sunday of October
/// (Summer Time Order 2002); from 1990 to 1995 they went back on the fourth Sunday, and from 1981 on the Sunday from the 23rd to the
/// 29th. Worked out here rather than asked of the machine, so that the answer is the same on every machine. Right for 1981 and
/// later; for earlier years the rule of 1981 is used, which can be an hour out.
/// </remarks>
public static class LondonTime
{
    /// <summary>How far London is ahead of UTC at an instant: nothing, or one hour.</summary>
    public static TimeSpan Offset(DateTime utc)
    {
        var summer = utc.Month switch
        {
            3 => utc >= ChangeAt(utc.Year, 3),
            10 => utc < ChangeAt(utc.Year, 10),
            var month => month is > 3 and < 10,
        };
        return summer ? TimeSpan.FromHours(1) : TimeSpan.Zero;
    }

    /// <summary>The instant with London's offset, as people in London would write it.</summary>
    public static DateTimeOffset At(DateTime utc) => new DateTimeOffset(utc, TimeSpan.Zero).ToOffset(Offset(utc));

    /// <summary>London's date at an instant.</summary>
    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(utc + Offset(utc));

    /// <summary>The first instant of a London day, in UTC.</summary>
    public static DateTime StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return midnight - Offset(midnight);
    }

    /// <summary>The last whole second of a London day, in UTC: a thing dated only by its day happened no later.</summary>
    public static DateTime EndOf(DateOnly day)
    {
        var lastSecond = day.ToDateTime(new(23, 59, 59), DateTimeKind.Utc);
        return lastSecond - Offset(lastSecond);
    }

    /// <summary>The instant that London's wall clock showed.</summary>
    /// <returns>
    /// Null, with a message, for the hour that does not exist in March and the hour that happens twice in October: say the offset instead.
    /// </returns>
    public static DateTime? FromWallClock(DateTime wall, out string? problem)
    {
        var asUtc = DateTime.SpecifyKind(wall, DateTimeKind.Utc);
        var inWinter = Offset(asUtc) == TimeSpan.Zero;
        var inSummer = asUtc >= ChangeAt(wall.Year, 3).AddHours(1) && asUtc < ChangeAt(wall.Year, 10).AddHours(1);
        problem = (inWinter, inSummer) switch
        {
            (false, false) => $"{wall:yyyy-MM-ddTHH:mm} did not happen in London: the clocks went forward over it",
            (true, true) => $"{wall:yyyy-MM-ddTHH:mm} happened twice in London, as the clocks went back: add +01:00 or +00:00",
            _ => null,
        };
        if (problem is not null) return null;
        return inWinter ? asUtc : asUtc.AddHours(-1);
    }

    private static DateTime ChangeAt(int year, int month)
    {
        var lastPossible = (month, year) switch { (10, < 1990) => 29, (10, < 1996) => 28, _ => 31 };
        var last = new DateTime(year, month, lastPossible, 1, 0, 0, DateTimeKind.Utc);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
