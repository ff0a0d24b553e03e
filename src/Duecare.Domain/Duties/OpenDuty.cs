using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Oversight;

namespace Duecare.Domain.Duties;

/// <summary>What of a duty that is still owed stays the same from day to day, so that it can be kept and its state told at every second without working it out again.</summary>
/// <param name="Child">The child.</param>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Occurrence">The number in its series.</param>
/// <param name="Person">The adult it sits on, if any.</param>
/// <param name="Matter">What it is about, where a rule can be owed for several matters at once.</param>
/// <param name="Due">By when; null if nothing says.</param>
/// <param name="Target">The council's own earlier target.</param>
/// <param name="Holder">Whose it is: a worker's id, or a role where nobody is named.</param>
/// <param name="HeldBy">The role that does it.</param>
/// <param name="StartedBy">The entry that started it.</param>
/// <param name="Reason">The reason recorded for delay.</param>
/// <param name="InWorkingDays">Whether lateness is counted in working days.</param>
/// <param name="OnlyPossible">Whether being overdue stays possible and no more, though the due day is certain: an approximate date leaves open whether it is owed.</param>
public sealed record OpenDuty(
    ChildId Child, string Rule, int Occurrence, string? Person, string? Matter, Window? Due, Window? Target, string Holder, Role HeldBy, EntryId StartedBy, string? Reason,
    bool InWorkingDays, bool OnlyPossible)
{
    /// <summary>The duties that a child is owed on a day and that nobody has yet met or ended, of those that the engine lists.</summary>
    public static IReadOnlyList<OpenDuty> Among(IReadOnlyList<Duty> duties, ChildId child, DateOnly day, WorkingDayCalendar calendar) =>
        [.. duties.Where(d => IsOpen(d.State)).Select(d => Of(d, child, day, calendar))];

    /// <summary>Whether what was kept is this duty, and tells its state on this day.</summary>
    public bool Still(Duty duty, DateOnly day, WorkingDayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(duty);
        return On(day, calendar) == (duty.State, duty.Certainty) && Of(duty, Child, day, calendar) with { OnlyPossible = OnlyPossible } == this;
    }

    /// <summary>Where it stands on a day, to its end; a clock in hours, at an instant of that day where one is given.</summary>
    public (DutyState State, Certainty Certainty) On(DateOnly day, WorkingDayCalendar calendar, DateTime? now = null)
    {
        if (Due is not { } due) return (DutyState.AwaitingDate, Certainty.Certain);
        var (state, certainty) = Settle.Standing(due, Moment(due, day, now), calendar);
        return (state, OnlyPossible && state == DutyState.Overdue ? Certainty.Possible : certainty);
    }

    /// <summary>How late it is; null if it is not late, or the working days between are not all known.</summary>
    public Lateness? Late(DateOnly day, WorkingDayCalendar calendar, DateTime? now = null) =>
        Due is { } due && On(day, calendar, now).State == DutyState.Overdue ? Settle.Late(InWorkingDays, due, Moment(due, day, now), calendar) : null;

    /// <summary>Whether a duty in this state is still owed.</summary>
    public static bool IsOpen(DutyState state) => state is DutyState.Pending or DutyState.DueSoon or DutyState.Overdue or DutyState.AwaitingDate;

    private static OpenDuty Of(Duty duty, ChildId child, DateOnly day, WorkingDayCalendar calendar)
    {
        var open = new OpenDuty(child, duty.Rule.Id, duty.Occurrence, duty.Person, duty.Matter, duty.Due, duty.Target, duty.Holder, duty.HeldBy, duty.StartedBy.Entry.Id, duty.Reason,
            duty.Period is { Unit: TimeUnit.WorkingDays }, OnlyPossible: false);
        return open.On(day, calendar) == (duty.State, duty.Certainty) ? open : open with { OnlyPossible = true };
    }

    private static Window Moment(Window due, DateOnly day, DateTime? now)
    {
        if (!due.IsInstant) return new(day.DayNumber, day.DayNumber);
        return now is { } instant ? new(day.DayNumber, day.DayNumber, instant.Ticks, instant.Ticks) : Settle.EndOf(day.DayNumber);
    }
}

/// <summary>Who is allocated to a child.</summary>
public static class Allocated
{
    /// <summary>The social worker's allocation in force on a day, as the duty list reads it; null if nobody is allocated.</summary>
    public static Allocation? On(DateOnly day, ChildChronology chronology) => AllOn(day, chronology) is [var first, ..] ? first : null;

    /// <summary>Every social worker's allocation in force on a day, the one that holds the duties first. There is more than one only where two records are read as one, until one of them is ended.</summary>
    public static IReadOnlyList<Allocation> AllOn(DateOnly day, ChildChronology chronology)
    {
        ArgumentNullException.ThrowIfNull(chronology);
        var holders = new Holders();
        holders.Read([.. chronology.Standing().TakeWhile(e => e.Occurred.Earliest <= day)], held: true, chronology);
        return [.. holders.AllOn(day.DayNumber)];
    }
}
