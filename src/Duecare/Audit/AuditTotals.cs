using System.Runtime.InteropServices;
using Duecare.Domain.Duties;

namespace Duecare.Audit;

/// <summary>How many duties stand where. "Late" is all that is overdue, missed or was met late.</summary>
public sealed class Tally
{
    private static readonly int States = Enum.GetValues<DutyState>().Length;
    private readonly long[] _byState = new long[States];

    /// <summary>How many stand in one state.</summary>
    public long this[DutyState state] => _byState[(int)state];

    /// <summary>Every duty counted.</summary>
    public long All => _byState.Sum();

    /// <summary>Overdue, missed or met late, certainly or possibly.</summary>
    public long Late => this[DutyState.Overdue] + this[DutyState.Missed] + this[DutyState.MetLate];

    /// <summary>Of the late ones, those where another reading of the dates gives a better state.</summary>
    public long Possibly { get; private set; }

    /// <summary>Of the late ones, those with no reason recorded.</summary>
    public long NoReason { get; private set; }

    /// <summary>Not due yet: pending, due soon, or with no date to be due by.</summary>
    public long Ahead => this[DutyState.Pending] + this[DutyState.DueSoon] + this[DutyState.AwaitingDate];

    internal void Count(Duty duty)
    {
        _byState[(int)duty.State]++;
        if (!DutyWords.IsLate(duty.State)) return;
        if (duty.Certainty == Certainty.Possible) Possibly++;
        if (duty.Reason is null) NoReason++;
    }

    internal void Count(DutyState state, int more)
    {
        _byState[(int)state] += more;
        if (DutyWords.IsLate(state)) NoReason += more;
    }

    internal void Add(Tally other)
    {
        for (var i = 0; i < States; i++) _byState[i] += other._byState[i];
        Possibly += other.Possibly;
        NoReason += other.NoReason;
    }
}

/// <summary>The totals of one rule, over every version of it.</summary>
/// <param name="Rule">The version first met.</param>
/// <param name="Tally">Its duties.</param>
public sealed record RuleTally(DutyRule Rule, Tally Tally);

/// <summary>How a child's duties stand, to rank children by.</summary>
/// <param name="Overdue">How many are overdue now.</param>
/// <param name="LongestOverdue">The calendar days since the longest overdue was due, from the last day it can have been due.</param>
/// <param name="Missed">How many were missed.</param>
/// <param name="MetLate">How many were met late.</param>
public readonly record struct Standing(int Overdue, int LongestOverdue, int Missed, int MetLate)
{
    /// <summary>Worst first: the longest overdue, then the most overdue, then the most missed, then the most met late.</summary>
    public static int WorstFirst(Standing a, Standing b)
    {
        var order = b.LongestOverdue.CompareTo(a.LongestOverdue);
        if (order == 0) order = b.Overdue.CompareTo(a.Overdue);
        if (order == 0) order = b.Missed.CompareTo(a.Missed);
        return order != 0 ? order : b.MetLate.CompareTo(a.MetLate);
    }
}

/// <summary>Counts the duties of an audit by rule, without reading more of each than its state, certainty and reason.</summary>
public sealed class AuditTotals(DateOnly asAt)
{
    private readonly int _asAt = asAt.DayNumber;
    private readonly Dictionary<DutyRule, Tally> _byVersion = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, RuleTally> _byRule = new(StringComparer.Ordinal);

    /// <summary>The children counted.</summary>
    public int Children { get; private set; }

    /// <summary>The children with something overdue now.</summary>
    public int ChildrenOverdue { get; private set; }

    /// <summary>The children of whom something was missed.</summary>
    public int ChildrenMissed { get; private set; }

    /// <summary>The rules owed to anyone: the most overdue first, then the most missed, then the most met late, then by chapter and title.</summary>
    public IEnumerable<RuleTally> ByRule => _byRule.Values
        .OrderByDescending(r => r.Tally[DutyState.Overdue]).ThenByDescending(r => r.Tally[DutyState.Missed]).ThenByDescending(r => r.Tally[DutyState.MetLate])
        .ThenBy(r => r.Rule.Chapter).ThenBy(r => r.Rule.Title, StringComparer.Ordinal).ThenBy(r => r.Rule.Id, StringComparer.Ordinal);

    /// <summary>Every duty of every rule.</summary>
    public Tally All()
    {
        var all = new Tally();
        foreach (var row in _byRule.Values) all.Add(row.Tally);
        return all;
    }

    /// <summary>The rules that have duties for which the source holds no evidence.</summary>
    public IEnumerable<RuleTally> NotInSource => ByRule.Where(r => r.Tally[DutyState.NoEvidence] > 0);

    /// <summary>Counts a child, and says how the child stands.</summary>
    public Standing Add(ChildDuties child)
    {
        ArgumentNullException.ThrowIfNull(child);
        int overdue = 0, longest = 0, missed = 0, metLate = 0;
        DutyRule? rule = null;
        Tally tally = null!;
        foreach (var duty in child.Duties is List<Duty> list ? CollectionsMarshal.AsSpan(list) : [.. child.Duties])
        {
            if (!ReferenceEquals(rule, duty.Rule)) tally = Of(rule = duty.Rule);
            tally.Count(duty);
            switch (duty.State)
            {
                case DutyState.Overdue:
                    overdue++;
                    if (duty.Due is { } due) longest = Math.Max(longest, _asAt - due.To);
                    break;
                case DutyState.Missed:
                    missed++;
                    break;
                case DutyState.MetLate:
                    metLate++;
                    break;
            }
        }
        for (var i = 0; i < child.Others.Count; i++)
        {
            var others = child.Others[i];
            Of(others.Rule).Count(others.State, others.Count);
            if (others.State == DutyState.Missed) missed += others.Count;
            if (others.State == DutyState.MetLate) metLate += others.Count;
        }
        Children++;
        if (overdue > 0) ChildrenOverdue++;
        if (missed > 0) ChildrenMissed++;
        return new(overdue, longest, missed, metLate);
    }

    /// <summary>Adds what was counted of other children.</summary>
    public void Add(AuditTotals others)
    {
        ArgumentNullException.ThrowIfNull(others);
        foreach (var row in others._byRule.Values) Of(row.Rule).Add(row.Tally);
        Children += others.Children;
        ChildrenOverdue += others.ChildrenOverdue;
        ChildrenMissed += others.ChildrenMissed;
    }

    private Tally Of(DutyRule rule)
    {
        if (_byVersion.TryGetValue(rule, out var tally)) return tally;
        if (!_byRule.TryGetValue(rule.Id, out var row)) _byRule.Add(rule.Id, row = new(rule, new()));
        _byVersion.Add(rule, row.Tally);
        return row.Tally;
    }
}
