using System.Globalization;

namespace Duecare.Domain.Tests.Calendar;

/// <summary>Dates as a test writes them.</summary>
internal static class Days
{
    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTime Utc(string iso) =>
        DateTime.ParseExact(iso, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Iso(DateTime wall) => wall.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
