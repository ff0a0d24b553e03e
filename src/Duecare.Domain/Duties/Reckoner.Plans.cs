using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Chronology;
using Duecare.Domain.Protection;

namespace Duecare.Domain.Duties;

/// <summary>Which plan an end ends, where it says.</summary>
internal sealed partial class Reckoner
{
    private static readonly Trigger[] ProtectionTurns = [Happened.ProtectionPlanStarted, Happened.ProtectionPlanEnded, Happened.CaseClosed, Happened.ChildDied];

    private static readonly Trigger[] ChildInNeedTurns =
        [Happened.CinPlanStarted, Happened.CinPlanEnded, Happened.CaseClosed, Happened.ProtectionPlanStarted];

    /// <summary>Leaves out each end that names a plan which is over: it is that plan's, and ends no other. Says whether there was one.</summary>
    private bool LeaveOutEndsOfOtherPlans(List<Happening> told)
    {
        List<Happening>? others = null;
        FindEndsOfOtherPlans(ProtectionTurns, ref others);
        FindEndsOfOtherPlans(ChildInNeedTurns, ref others);
        return others is not null && told.RemoveAll(others.Contains) > 0;
    }

    private void FindEndsOfOtherPlans(Trigger[] turns, ref List<Happening>? others)
    {
        _ = TurnsOf(StartCondition.WhileCaseIsOpen);
        Gather(turns, _turning, starting: true);
        if (_turning.FindAll(t => _happenings[t].What == turns[0].What).Count < 2) return;
        var inForce = new List<string>();
        for (var i = 0; i < _turning.Count;)
        {
            var day = _turning.Skip(i).Select(t => _happenings[t]).TakeWhile(h => h.From == _happenings[_turning[i]].From).ToList();
            i += day.Count;
            var starts = day.Where(h => h.What == turns[0].What).Select(h => _telling.FirstIdOf(h.Entry.Id.Value)).ToList();
            var mayEnd = inForce.Count > 0 ? inForce : starts;
            var strangers = day.Where(h => h.What == turns[1].What && PlanNamedBy(h) is { } plan && !mayEnd.Contains(plan) && !(plan == IdOf(h) && starts.Contains(plan))).ToList();
            if (strangers.Count > 0) (others ??= []).AddRange(strangers);
            var own = day.Where(h => h.What == turns[1].What && starts.Contains(IdOf(h))).Select(IdOf).ToList();
            var ended = day.Exists(h => h.What != turns[0].What && !strangers.Contains(h) && (inForce.Count > 0 || h.What != Happened.CaseClosed || !ClosesTheCaseBefore(h)));
            if (inForce.Count > 0 && !ended) inForce.AddRange(starts);
            else inForce = inForce.Count == 0 && ended ? [] : [.. starts.Except(own)];
        }
    }

    private string IdOf(Happening h) => _telling.FirstIdOf(h.Entry.Id.Value);

    /// <summary>The plan that an end names, if the record holds it: a plan's own end names itself.</summary>
    private string? PlanNamedBy(Happening end) => (end.What, end.Entry) switch
    {
        (Happened.ProtectionPlanEnded, ProtectionPlan plan) => IdOf(end),
        (Happened.CinPlanEnded, ChildInNeedPlan plan) => IdOf(end),
        (_, ProtectionPlanEnd named) => _telling.Find<ProtectionPlan>(named.Plan) is { } plan ? _telling.FirstIdOf(plan.Id.Value) : null,
        (_, ChildInNeedPlanEnd named) => _telling.Find<ChildInNeedPlan>(named.Plan) is { } plan ? _telling.FirstIdOf(plan.Id.Value) : null,
        _ => null,
    };
}
