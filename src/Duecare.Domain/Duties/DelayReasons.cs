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
        var runs = RunsOf(duties);
        foreach (var entry in standing)
            if (entry is ReasonForDelay reason && DutyFor(duties, runs, reason, corrections) is { } duty) duty.Reason = reason.Reason;
    }

    /// <summary>Where the duties of each rule stand: they come one after another.</summary>
    private static List<(string Rule, int First, int End)> RunsOf(List<Duty> duties)
    {
        var runs = new List<(string Rule, int First, int End)>();
        for (int first = 0, i = 1; i <= duties.Count; i++)
        {
            if (i < duties.Count && ReferenceEquals(duties[i].Rule, duties[first].Rule)) continue;
            runs.Add((duties[first].Rule.Id, first, i));
            first = i;
        }
        return runs;
    }

    private static Duty? DutyFor(List<Duty> duties, List<(string Rule, int First, int End)> runs, ReasonForDelay reason, Corrections corrections)
    {
        Duty? found = null;
        foreach (var (rule, first, end) in runs)
        {
            if (rule != reason.Duty) continue;
            for (var i = first; i < end; i++)
            {
                var duty = duties[i];
                if (!IsAbout(duty, reason, corrections)) continue;
                if (reason.Occurrence is { } occurrence)
                {
                    if (duty.Occurrence == occurrence) return duty;
                    continue;
                }
                if (found is null || (duty.Due is { } due && due.From <= reason.Occurred.Latest.DayNumber)) found = duty;
            }
        }
        return found;
    }

    private static bool IsAbout(Duty duty, ReasonForDelay reason, Corrections corrections) =>
        (reason.Person is not { } person || duty.Person == person.Value)
        && (reason.Action is not { } action || duty.Matter is null || duty.Matter == corrections.FirstIdOf(action));
}
