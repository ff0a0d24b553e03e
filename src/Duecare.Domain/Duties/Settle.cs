using Duecare.Domain.Calendar;

namespace Duecare.Domain.Duties;

/// <summary>Compares a due window with what became of the duty, and says where it stands, how surely and how late.</summary>
internal static class Settle
{
    /// <summary>The first and last instant of a happening: its own instant, or the whole of its days in London.</summary>
    public static (DateTime First, DateTime Last) Instants(int from, int to, long atTicks)
    {
        if (atTicks != 0) return (new(atTicks, DateTimeKind.Utc), new(atTicks, DateTimeKind.Utc));
        return (LondonTime.StartOf(DateOnly.FromDayNumber(from)), LondonTime.EndOf(DateOnly.FromDayNumber(to)));
    }

    public static void Met(Duty duty, Happening met, WorkingDayCalendar calendar)
    {
        duty.MetBy = met;
        var done = duty.Due is { IsInstant: true } ? Instant(met) : new Window(met.From, met.To);
        duty.State = DutyState.Met;
        if (duty.Due is not { } due || !After(done, due, surely: false) || IsSameMoment(duty, met)) return;
        duty.State = DutyState.MetLate;
        duty.Certainty = After(done, due, surely: true) ? Certainty.Certain : Certainty.Possible;
        duty.Late = Late(duty, due, done, calendar);
        duty.Passed = Math.Max(duty.Passed, 1);
    }

    /// <summary>What an entry both asks and does on its own unknown day is not late to itself, unless it was owed before that day.</summary>
    private static bool IsSameMoment(Duty duty, Happening met) =>
        duty.Due!.Value.From >= met.From && ReferenceEquals(duty.StartedBy.Entry, met.DatedBy) && duty.StartedBy.From == met.From && duty.StartedBy.To == met.To && duty.CountedFrom == new Window(met.From, met.To);

    public static void Ended(Duty duty, Happening end)
    {
        duty.EndedBy = end;
        var ended = duty.Due is { IsInstant: true } ? Instant(end) : new Window(end.From, end.To);
        if (duty.Due is { } due && After(ended, due, surely: false))
        {
            duty.State = DutyState.Missed;
            duty.Certainty = After(ended, due, surely: true) ? Certainty.Certain : Certainty.Possible;
            duty.Passed = Math.Max(duty.Passed, 1);
            return;
        }
        duty.State = DutyState.Cancelled;
    }

    public static void Open(Duty duty, int asAt, WorkingDayCalendar calendar)
    {
        if (duty.Due is not { } due)
        {
            duty.State = DutyState.AwaitingDate;
            return;
        }
        var now = due.IsInstant ? EndOf(asAt) : new Window(asAt, asAt);
        (duty.State, duty.Certainty) = Standing(due, now, calendar);
        if (duty.State != DutyState.Overdue) return;
        duty.Late = Late(duty, due, now, calendar);
        duty.Passed = Math.Max(duty.Passed, 1);
    }

    /// <summary>Where a duty that is not done stands, by nothing but its due window and what day, or instant, it is.</summary>
    public static (DutyState State, Certainty Certainty) Standing(in Window due, in Window now, WorkingDayCalendar calendar)
    {
        if (After(now, due, surely: false)) return (DutyState.Overdue, After(now, due, surely: true) ? Certainty.Certain : Certainty.Possible);
        if (due.IsInstant) return (DutyState.DueSoon, Certainty.Certain);
        if (!IsSoon(due.From, now.To, calendar)) return (DutyState.Pending, Certainty.Certain);
        return (DutyState.DueSoon, IsSoon(due.To, now.To, calendar) ? Certainty.Certain : Certainty.Possible);
    }

    /// <summary>How late, or null where the working days between are not all known.</summary>
    public static Lateness? Late(Duty duty, in Window due, in Window done, WorkingDayCalendar calendar) =>
        Late(duty.Period is { Unit: TimeUnit.WorkingDays }, due, done, calendar);

    /// <inheritdoc cref="Late(Duty, in Window, in Window, WorkingDayCalendar)"/>
    public static Lateness? Late(bool inWorkingDays, in Window due, in Window done, WorkingDayCalendar calendar)
    {
        if (due.IsInstant)
            return new Lateness(TimeUnit.Hours, WholeHours(due.ToTicks, done.FromTicks), WholeHours(due.FromTicks, done.ToTicks));
        if (inWorkingDays)
            return calendar.Knows(done.Latest) ? new(TimeUnit.WorkingDays, calendar.Between(due.To, done.From), calendar.Between(due.From, done.To)) : null;
        return new Lateness(TimeUnit.Days, Math.Max(0, done.From - due.To), Math.Max(0, done.To - due.From));
    }

    private static bool After(in Window done, in Window due, bool surely)
    {
        if (due.IsInstant) return surely ? done.FromTicks > due.ToTicks : done.ToTicks > due.FromTicks;
        return surely ? done.From > due.To : done.To > due.From;
    }

    private static bool IsSoon(int due, int asAt, WorkingDayCalendar calendar) =>
        calendar.TryAfter(due, -5, out var soon) ? asAt >= soon : asAt >= due - 7;

    /// <summary>A happening as instants.</summary>
    public static Window Instant(Happening happening)
    {
        var (first, last) = Instants(happening.From, happening.To, happening.AtTicks);
        return new(happening.From, happening.To, first.Ticks, last.Ticks);
    }

    public static Window EndOf(int day)
    {
        var end = LondonTime.EndOf(DateOnly.FromDayNumber(day)).Ticks;
        return new(day, day, end, end);
    }

    private static int WholeHours(long fromTicks, long toTicks) => (int)Math.Max(0, (toTicks - fromTicks) / TimeSpan.TicksPerHour);
}
