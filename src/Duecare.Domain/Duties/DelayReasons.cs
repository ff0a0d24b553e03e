using Duecare.Domain.Chronology;
using Duecare.Domain.Oversight;

namespace Duecare.Domain.Duties;

/// <summary>Puts each recorded reason for delay beside the duty it names. It changes no state.</summary>
internal static class DelayReasons
{
    public static bool AnyIn(ReadOnlySpan<Entry> standing)
    {
        foreach (var entry in standing)
            if (entry is ReasonForDelay) return true;
        return false;
    }

    public static void Attach(List<Duty> duties, ReadOnlySpan<Entry> standing, Corrections corrections)
    {
        foreach (var entry in standing)
            if (entry is ReasonForDelay reason && DutyFor(duties, reason, corrections) is { } duty) duty.Reason = reason.Reason;
    }

    private static Duty? DutyFor(List<Duty> duties, ReasonForDelay reason, Corrections corrections)
    {
        Duty? found = null;
        var (rule, isNamed) = ((DutyRule?)null, false);
        foreach (var duty in duties)
        {
            // A rule's duties come one after another.
            if (!ReferenceEquals(rule, duty.Rule)) (rule, isNamed) = (duty.Rule, duty.Rule.Id == reason.Duty);
            if (!isNamed || !IsAbout(duty, reason, corrections)) continue;
            if (reason.Occurrence is { } occurrence)
            {
                if (duty.Occurrence == occurrence) return duty;
                continue;
            }
            if (found is null || (duty.Due is { } due && due.From <= reason.Occurred.Latest.DayNumber)) found = duty;
        }
        return found;
    }

    private static bool IsAbout(Duty duty, ReasonForDelay reason, Corrections corrections) =>
        (reason.Person is not { } person || duty.Person == person.Value)
        && (reason.Action is not { } action || duty.Matter is null || duty.Matter == corrections.FirstIdOf(action));
}
