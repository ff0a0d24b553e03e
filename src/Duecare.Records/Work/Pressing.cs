using Duecare.Domain.Duties;
using Duecare.Records.Access;

namespace Duecare.Records.Work;

/// <summary>Says of open duties how soon they are to be done.</summary>
internal sealed class Pressing(LedgerTerms terms)
{
    /// <summary>One thing to do: the same duty to each of some children, as it stands at an instant.</summary>
    public WorkRow Row(OpenDuty duty, HeldAs heldAs, IReadOnlyList<Child> children, DateTime now)
    {
        var (rule, today) = (terms.RulesById[duty.Rule], LondonTime.DateOf(now));
        var (state, certainty) = duty.On(today, terms.Calendar, now);
        var isWriting = rule.MetBy.Any(t => t.What == Happened.VisitFinalised);
        return new(duty, rule, children, certainty, duty.Late(today, terms.Calendar, now), Left(duty, today))
        {
            As = heldAs,
            Block = state == DutyState.Overdue ? WorkBlock.PastTheLimit : isWriting ? WorkBlock.WriteUp : state == DutyState.DueSoon || IsTargetNear(duty, today) ? WorkBlock.Soon : WorkBlock.Later,
        };
    }

    /// <summary>A target that is near or past asks to be seen as a limit that is near does; only a limit is ever overdue.</summary>
    private bool IsTargetNear(OpenDuty duty, DateOnly today) =>
        duty.Target is { } target && terms.Calendar.TryAfter(today.DayNumber, 5, out var soon) && target.From <= soon;

    private Lateness? Left(OpenDuty duty, DateOnly today)
    {
        if (duty.Due is not { IsInstant: false } due || due.From < today.DayNumber) return null;
        if (!duty.InWorkingDays) return new(TimeUnit.Days, due.From - today.DayNumber, due.To - today.DayNumber);
        return terms.Calendar.Knows(due.Latest)
            ? new(TimeUnit.WorkingDays, terms.Calendar.Between(today.DayNumber, due.From), terms.Calendar.Between(today.DayNumber, due.To)) : null;
    }
}
