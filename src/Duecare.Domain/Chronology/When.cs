using Duecare.Domain.Calendar;

namespace Duecare.Domain.Chronology;

/// <summary>When a thing happened: a day, perhaps known only roughly, or an instant.</summary>
/// <param name="Days">The London day or days it can have been.</param>
/// <param name="AtUtc">The instant, in UTC, where it is known; clocks that run in hours need it and otherwise count the whole day.</param>
public readonly record struct When(ApproximateDate Days, DateTime? AtUtc = null)
{
    /// <summary>On a day that is known.</summary>
    public static When On(DateOnly day) => new(ApproximateDate.Exactly(day));

    /// <summary>On a day that may be known only roughly.</summary>
    public static When On(ApproximateDate days) => new(days);

    /// <summary>At an instant, which falls on London's date.</summary>
    public static When At(DateTimeOffset instant) => new(ApproximateDate.Exactly(LondonTime.DateOf(instant.UtcDateTime)), instant.UtcDateTime);

    /// <summary>The first day it can have been.</summary>
    public DateOnly Earliest => Days.Earliest;

    /// <summary>The last day it can have been.</summary>
    public DateOnly Latest => Days.Latest;
}
