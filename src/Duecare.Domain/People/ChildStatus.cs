using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.People;

/// <summary>Under what a child is worked with, as a record's page heads it.</summary>
public enum WorkedWithAs
{
    ChildInNeed,
    ChildProtection,
    LookedAfter,
    PrivateFostering,
    EarlyHelp,
}

/// <summary>Where a child stood on a day, by what was recorded to have begun and not to have ended.</summary>
public static class ChildStatus
{
    private static readonly (WorkedWithAs Status, Happened Starts, Happened[] Ends)[] Statuses =
    [
        (WorkedWithAs.ChildProtection, Happened.ProtectionPlanStarted, [Happened.ProtectionPlanEnded, Happened.CaseClosed]),
        (WorkedWithAs.LookedAfter, Happened.BecameLookedAfter, [Happened.CeasedToBeLookedAfter]),
        (WorkedWithAs.ChildInNeed, Happened.CinPlanStarted, [Happened.CinPlanEnded, Happened.CaseClosed, Happened.ProtectionPlanDecided, Happened.BecameLookedAfter]),
        (WorkedWithAs.PrivateFostering, Happened.PrivateFosteringNotified, [Happened.PrivateFosteringEnded]),
        (WorkedWithAs.EarlyHelp, Happened.EarlyHelpAccepted, [Happened.EarlyHelpEnded]),
    ];

    /// <summary>Every status in force at the end of a day, the one that asks most first, and since when.</summary>
    /// <param name="day">The day.</param>
    /// <param name="chronology">The child's entries.</param>
    /// <param name="knownAt">What the record held at this instant, in UTC; null for all it holds.</param>
    public static IReadOnlyList<(WorkedWithAs Status, Window Since)> On(DateOnly day, ChildChronology chronology, DateTime? knownAt = null)
    {
        ArgumentNullException.ThrowIfNull(chronology);
        // No status begins or ends on a day that is counted in working days.
        var happenings = new Telling().Read(chronology, day, WorkingDayCalendar.England, knownAt);
        var begun = new List<Happening>[Statuses.Length];
        for (var i = 0; i < begun.Length; i++) begun[i] = [];
        foreach (var happening in happenings.ToArray().OrderBy(h => h.From))
        {
            for (var i = 0; i < Statuses.Length; i++)
            {
                if (happening.From > day.DayNumber) continue;
                if (happening.What == Statuses[i].Starts) begun[i].Add(happening);
                else if (Statuses[i].Ends.Contains(happening.What)) begun[i].RemoveAll(b => happening.What != Happened.CaseClosed || !chronology.AreApart(b.Entry, happening.Entry));
            }
        }
        return [.. Statuses.Zip(begun).Where(pair => pair.Second.Count > 0).Select(pair => (pair.First.Status, new Window(pair.Second[0].From, pair.Second[0].To)))];
    }
}
