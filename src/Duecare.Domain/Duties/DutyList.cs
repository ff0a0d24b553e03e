using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;

namespace Duecare.Domain.Duties;

/// <summary>Every duty that has ever existed for a child, as at a day: <c>docs/engine.md</c> says exactly how each is computed.</summary>
public static class DutyList
{
    [ThreadStatic]
    private static Reckoner? _reckoner;

    /// <summary>The duties of one child, worked out from what the record held.</summary>
    /// <param name="asAt">The day asked about, to its end. What happened later is not read.</param>
    /// <param name="rules">The rulebook.</param>
    /// <param name="chronology">The child's entries, in any order.</param>
    /// <param name="calendar">The working days. A sum that leaves the days it knows gives a duty without a date, which says so.</param>
    /// <param name="knownAt">The instant, in UTC, at which the record is asked; null for all it holds. Never mixed with <paramref name="asAt"/>.</param>
    /// <returns>The duties in the order of the rulebook, then of their starts. The same inputs give the same list, in whatever order the entries came.</returns>
    public static IReadOnlyList<Duty> AsAt(DateOnly asAt, Rulebook rules, ChildChronology chronology, WorkingDayCalendar calendar, DateTime? knownAt = null)
    {
        ArgumentNullException.ThrowIfNull(chronology);
        if (_reckoner is null || !_reckoner.Uses(rules, calendar)) _reckoner = new(rules, calendar);
        return _reckoner.Reckon(asAt, chronology, knownAt);
    }
}
