using System.Globalization;
using Duecare.Domain.Calendar;

namespace Duecare.Web.Record;

/// <summary>A time of day as people type it, by London's clocks.</summary>
internal static class TimeOfDay
{
    private static readonly string[] Formats = ["H:mm", "HH:mm", "H.mm", "HH.mm", "h:mmtt", "h.mmtt", "htt"];

    /// <summary>Reads it on a day.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public static string? Read(string typed, DateOnly day, out DateTime utc)
    {
        utc = default;
        if (!TimeOnly.TryParseExact(typed.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return "The time must be such as 3:30pm or 15:30";
        if (LondonTime.FromWallClock(day.ToDateTime(time, DateTimeKind.Utc), out _) is not { } at) return "London’s clocks changed over this time that night: enter an earlier or a later one";
        utc = at;
        return null;
    }
}
