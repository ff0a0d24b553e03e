using Duecare.Domain.Calendar;

namespace Duecare.Domain.Chronology;

/// <summary>When a thing happened: a day, perhaps known only roughly, or an instant.</summary>
public readonly record struct When
{
    /// <summary>On a day, and at an instant of it where that is known.</summary>
    public When(ApproximateDate days, DateTime? atUtc = null)
    {
        Days = days;
        AtTicks = atUtc?.Ticks ?? 0;
    }

    /// <summary>The London day or days it can have been.</summary>
    public ApproximateDate Days { get; init; }

    /// <summary>The instant, in UTC, where it is known; clocks that run in hours need it and otherwise count the whole day.</summary>
    public DateTime? AtUtc => AtTicks == 0 ? null : new DateTime(AtTicks, DateTimeKind.Utc);

    /// <summary>The instant in ticks, zero where it is not known: half the size, and every entry of every child has one.</summary>
    internal long AtTicks { get; }

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
