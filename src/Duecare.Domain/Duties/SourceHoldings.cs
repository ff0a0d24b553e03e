using System.Reflection;
using Duecare.Domain.Chronology;
using Duecare.Domain.Oversight;

namespace Duecare.Domain.Duties;

/// <summary>What the source claims to hold completely, and so whether its silence says anything.</summary>
/// <remarks>
/// A duty that only kinds of entry outside the claim could have met, or that was due outside the claim's days, is not late or missed for want of an
/// entry: there is no evidence.
/// </remarks>
internal sealed class SourceHoldings
{
    private static readonly Dictionary<Happened, string[]> ToldBy = ReadToldBy();
    private static readonly string AllocationKind = Words.Kebab(nameof(Allocation));
    private readonly Dictionary<DutyRule, List<(int From, int To)>> _held = new(ReferenceEqualityComparer.Instance);
    private DutyRule? _lastRule;
    private List<(int From, int To)> _lastHeld = [];
    private IReadOnlyList<Coverage>? _covers;

    /// <summary>The kinds of entry that can tell a happening, in their file form.</summary>
    public static IReadOnlyList<string> KindsThatTell(Happened happening) => ToldBy.GetValueOrDefault(happening) ?? [];

    public void Use(IReadOnlyList<Coverage>? covers)
    {
        if (ReferenceEquals(covers, _covers)) return;
        _covers = covers;
        _held.Clear();
        _lastRule = null;
    }

    public static bool HoldsAllocations(IReadOnlyList<Coverage>? covers)
    {
        if (covers is null) return true;
        for (var i = 0; i < covers.Count; i++)
            if (covers[i].Kind == AllocationKind) return true;
        return false;
    }

    /// <summary>Whether the source holds any of the kinds that meet this rule, on any day.</summary>
    public bool HoldsAny(DutyRule rule) => _covers is null || Held(rule).Count > 0;

    /// <summary>Whether the source holds any of the kinds that tell one of these, on any day.</summary>
    public bool HoldsAny(IReadOnlyList<Trigger> triggers) => _covers is null || _covers.Any(c => triggers.Any(t => KindsThatTell(t.What).Contains(c.Kind, StringComparer.Ordinal)));

    /// <summary>Whether the source holds one of the kinds that meet this rule from the beginning to the end, so that a duty late or missed is that whenever it was due.</summary>
    public bool HoldsEveryDay(DutyRule rule)
    {
        if (_covers is null) return true;
        foreach (var held in Held(rule))
            if (held is (int.MinValue, int.MaxValue)) return true;
        return false;
    }

    public void Judge(Duty duty)
    {
        if (_covers is null || duty.State is not (DutyState.Overdue or DutyState.MetLate or DutyState.Missed) || duty.Due is not { } due) return;
        foreach (var (from, to) in Held(duty.Rule))
            if (due.From >= from && due.To <= to) return;
        duty.State = DutyState.NoEvidence;
        duty.Certainty = Certainty.Certain;
        duty.Late = null;
        duty.MetBy = null;
    }

    private List<(int From, int To)> Held(DutyRule rule)
    {
        // A rule's duties come one after another.
        if (ReferenceEquals(rule, _lastRule)) return _lastHeld;
        if (!_held.TryGetValue(rule, out var held)) _held[rule] = held = ReadHeld(rule);
        (_lastRule, _lastHeld) = (rule, held);
        return held;
    }

    private List<(int From, int To)> ReadHeld(DutyRule rule)
    {
        var held = new List<(int From, int To)>();
        var kinds = rule.MetBy.SelectMany(t => KindsThatTell(t.What)).ToHashSet(StringComparer.Ordinal);
        foreach (var cover in _covers!)
            if (kinds.Contains(cover.Kind)) held.Add((cover.From?.DayNumber ?? int.MinValue, cover.To?.DayNumber ?? int.MaxValue));
        return held;
    }

    private static Dictionary<Happened, string[]> ReadToldBy() => typeof(Entry).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Entry)) && !t.IsAbstract)
        .SelectMany(t => t.GetCustomAttribute<TellsAttribute>()?.Claimed.Select(h => (Happening: h, Kind: Words.Kebab(t.Name))) ?? [])
        .GroupBy(p => p.Happening)
        .ToDictionary(g => g.Key, g => g.Select(p => p.Kind).Distinct(StringComparer.Ordinal).ToArray());
}
