using System.Globalization;
using Duecare.Domain.Calendar;

namespace Duecare.Web;

/// <summary>Days and times as a page says them.</summary>
public static class Wording
{
    /// <summary>Words as the start of a sentence.</summary>
    public static string Sentence(string words)
    {
        ArgumentException.ThrowIfNullOrEmpty(words);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>"15,000".</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"Monday 27 March 2023".</summary>
    public static string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"4pm on Sunday 29 March 2026": London's clock.</summary>
    public static string Instant(DateTime utc)
    {
        var london = LondonTime.At(utc);
        var time = london.ToString(london.Minute == 0 ? "htt" : "h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant();
        return $"{time} on {Day(DateOnly.FromDateTime(london.DateTime))}";
    }

    /// <summary>The name of the time that London's clocks show at an instant.</summary>
    public static string Clocks(DateTime utc) => LondonTime.Offset(utc) == TimeSpan.Zero ? "Greenwich Mean Time" : "British Summer Time";
}
