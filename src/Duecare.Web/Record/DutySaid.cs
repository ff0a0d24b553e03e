using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Records.Work;

namespace Duecare.Web.Record;

/// <summary>A duty's days as a page says them.</summary>
public static class DutySaid
{
    /// <summary>"Tuesday 3 March 2026", "between 3 and 7 March 2026", "16:00 on 3 March 2026".</summary>
    public static string Day(Window window) => window.IsInstant || window.From != window.To ? window.ToString() : Wording.Day(window.Earliest);

    private const int MostHours = 72;

    /// <summary>"6 working days"; "up to 3 days". More than 72 hours are said as whole days.</summary>
    public static string Length(Lateness length)
    {
        if (length is { Unit: TimeUnit.Hours, Max: > MostHours }) length = new(TimeUnit.Days, length.Min / 24, length.Max / 24);
        return length is { Min: 0, Max: > 0 } ? $"up to {new Lateness(length.Unit, length.Max, length.Max)}" : length.ToString();
    }

    /// <summary>"overdue 6 working days", "due today", "3 working days left".</summary>
    public static string Standing(WorkRow row, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        var possibly = row.Certainty == Certainty.Possible ? "possibly " : "";
        if (row.Late is { } late) return $"{possibly}overdue {Length(late)}";
        if (row.Block == WorkBlock.PastTheLimit) return $"{possibly}overdue";
        if (row.Duty.Due is not { } due) return "no date yet";
        if (due.IsInstant) return $"due by {due}";
        if (due.Earliest == today) return "due today";
        return row.Left is { } left ? $"{Length(left)} left" : $"due {Day(due)}";
    }

    /// <summary>The council's own target as a sentence's part; null where there is none.</summary>
    public static string? Target(Window? target, DateOnly today) => target is not { } own ? null
        : own.Latest < today ? $"the council’s target was {Day(own)}" : $"the council’s target is {Day(own)}";

    /// <summary>Where a duty stands, in words, with how late it is.</summary>
    public static string State(Duty duty)
    {
        ArgumentNullException.ThrowIfNull(duty);
        var possibly = duty.Certainty == Certainty.Possible ? "possibly " : "";
        return duty.State switch
        {
            DutyState.Overdue => $"{possibly}overdue{(duty.Late is { } late ? " " + Length(late) : "")}",
            DutyState.MetLate => $"{possibly}met {(duty.Late is { } late ? Length(late) + " " : "")}late",
            var state => possibly + DutyWords.Of(state),
        };
    }

    /// <summary>The colour that helps a state to be seen; the words say it.</summary>
    public static string Colour(DutyState state) => state switch
    {
        DutyState.Overdue => "red",
        DutyState.Missed => "pink",
        DutyState.MetLate or DutyState.DueSoon => "orange",
        DutyState.Met => "green",
        DutyState.NoEvidence => "grey",
        _ => "blue",
    };
}
