using System.Globalization;
using Duecare.Domain.Calendar;

namespace Duecare.Web.Record;

/// <summary>Which day a page is about, and what the record held when: two questions, never mixed.</summary>
/// <param name="Day">The day asked about, to its end.</param>
/// <param name="KnownAt">What the record held at this instant, in UTC; null for all it holds.</param>
/// <param name="Today">London's date now.</param>
public sealed record AsAt(DateOnly Day, DateTime? KnownAt, DateOnly Today)
{
    /// <summary>Whether it is the record as it is, today.</summary>
    public bool IsNow => Day == Today && KnownAt is null;

    /// <summary>The same question in another page's address; empty for now.</summary>
    public string Query => IsNow ? "" : string.Create(CultureInfo.InvariantCulture,
        $"?asAtDay.Day={Day.Day}&asAtDay.Month={Day.Month}&asAtDay.Year={Day.Year}{(KnownAt is { } known ? Known(LondonTime.At(known)) : "")}");

    private static string Known(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"&known.Day={at.Day}&known.Month={at.Month}&known.Year={at.Year}&knownTime={at:HH}%3A{at:mm}");
}
