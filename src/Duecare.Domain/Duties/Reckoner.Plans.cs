using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Chronology;
using Duecare.Domain.Protection;

namespace Duecare.Domain.Duties;

/// <summary>Which plan an end ends, where it says.</summary>
internal sealed partial class Reckoner
{
    private readonly TriggerSet _protectionTurns;
    private readonly TriggerSet _childInNeedTurns;

    private static readonly Trigger[] ProtectionTurns = [Happened.ProtectionPlanStarted, Happened.ProtectionPlanEnded, Happened.CaseClosed, Happened.ChildDied];

    private static readonly Trigger[] ChildInNeedTurns =
        [Happened.CinPlanStarted, Happened.CinPlanEnded, Happened.CaseClosed, Happened.ProtectionPlanStarted];

    /// <summary>Each end that names a plan which is over: it is that plan's, and ends no other. Null if there is none.</summary>
    private List<Happening>? EndsOfOtherPlans()
    {
        List<Happening>? others = null;
        FindEndsOfOtherPlans(_protectionTurns, ref others);
        FindEndsOfOtherPlans(_childInNeedTurns, ref others);
        return others;
    }

    private void FindEndsOfOtherPlans(TriggerSet turns, ref List<Happening>? others)
    {
        var (starts, ends) = (turns.Any[0].What, turns.Any[1].What);
        if (_happenings.OfKind(ends).Count == 0 || (_happenings.OfKind(starts).Count < 2 && !MayEndTwice(ends))) return;
        var turning = Find(turns, starting: true);
        var (inForce, plans) = (new List<string>(), new List<Happening>());
        for (var i = 0; i < turning.Count;)
        {
            var day = new List<Happening>();
            for (var from = _happenings.From(turning[i]); i < turning.Count && _happenings.From(turning[i]) == from; i++) day.Add(_happenings[turning[i]]);
            var begun = day.Where(h => h.What == starts).Select(IdOf).ToList();
            var mayEnd = inForce.Count > 0 ? inForce : begun;
            var strangers = day.Where(h => h.What == ends && PlanNamedBy(h) is { } plan && !mayEnd.Contains(plan) && !(plan == IdOf(h) && begun.Contains(plan))).ToList();
            if (strangers.Count > 0) (others ??= []).AddRange(strangers);
            var own = day.Where(h => h.What == ends && begun.Contains(IdOf(h))).Select(IdOf).ToList();
            if (inForce.Count > 0) day.RemoveAll(h => plans.Exists(p => ClosesAnother(h, p.Entry)));
            plans.AddRange(day.Where(h => h.What == starts));
            var ended = day.Exists(h => h.What != starts && !strangers.Contains(h) && (inForce.Count > 0 || h.What != Happened.CaseClosed || !ClosesTheCaseBefore(h)));
            if (inForce.Count > 0 && !ended) inForce.AddRange(begun);
            else inForce = inForce.Count == 0 && ended ? [] : [.. begun.Except(own)];
            plans.RemoveAll(p => !inForce.Contains(IdOf(p)));
        }
    }

    private bool MayEndTwice(Happened ends) =>
        _happenings.OfKind(ends).Count > 1 || (_happenings.OfKind(Happened.CaseClosed) is { Count: > 0 } closures && _happenings.From(closures[0]) < _happenings.From(_happenings.OfKind(ends)[0]));

    private string IdOf(Happening h) => _telling.Corrections.FirstIdOf(h.Entry.Id.Value);

    /// <summary>The plan that an end names, if the record holds it: a plan's own end names itself.</summary>
    private string? PlanNamedBy(Happening end) => (end.What, end.Entry) switch
    {
        (Happened.ProtectionPlanEnded, ProtectionPlan plan) => IdOf(end),
        (Happened.CinPlanEnded, ChildInNeedPlan plan) => IdOf(end),
        (_, ProtectionPlanEnd named) => _telling.Find<ProtectionPlan>(named.Plan) is { } plan ? _telling.Corrections.FirstIdOf(plan.Id.Value) : null,
        (_, ChildInNeedPlanEnd named) => _telling.Find<ChildInNeedPlan>(named.Plan) is { } plan ? _telling.Corrections.FirstIdOf(plan.Id.Value) : null,
        _ => null,
    };
}
