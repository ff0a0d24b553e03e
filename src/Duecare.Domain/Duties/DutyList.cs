using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;

namespace Duecare.Domain.Duties;

/// <summary>Every duty that has ever existed for a child, as at a day: <c>docs/engine.md</c> says exactly how each is computed.</summary>
public static class DutyList
{
    [ThreadStatic]
    private static Reckoner? _reckoner;

    /// <summary>The duties of one child, worked out from what the record held.</summary>
    /// <param name="asAt">The day asked about, to its end. What happened later is not read.</param>
    /// <param name="rules">The rulebook.</param>
    /// <param name="chronology">The child's entries, in any order.</param>
    /// <param name="calendar">The working days. A sum that leaves the days it knows gives a duty without a date, which says so.</param>
    /// <param name="knownAt">The instant, in UTC, at which the record is asked; null for all it holds. Never mixed with <paramref name="asAt"/>.</param>
    /// <returns>The duties in the order of the rulebook, then of their starts. The same inputs give the same list, in whatever order the entries came.</returns>
    public static IReadOnlyList<Duty> AsAt(DateOnly asAt, Rulebook rules, ChildChronology chronology, WorkingDayCalendar calendar, DateTime? knownAt = null)
    {
        ArgumentNullException.ThrowIfNull(chronology);
        return For(rules, calendar).Reckon(asAt, chronology, knownAt, Scope.EveryRule, Purpose.Keeping);
    }

    /// <summary>The duties of one child to be counted and let go, for an audit of very many children.</summary>
    /// <inheritdoc cref="AsAt" path="/param"/>
    /// <param name="scope">Which rules are asked.</param>
    /// <returns>
    /// As many of each rule in each state as in <see cref="AsAt"/>, but for the rules that the scope leaves out. Duties are listed without holders, unnumbered unless
    /// a reason for delay names a number, and lent: the lists, every duty and what it says happened become another child's when this thread next asks here or there.
    /// </returns>
    public static CountedDuties Counted(
        DateOnly asAt, Rulebook rules, ChildChronology chronology, WorkingDayCalendar calendar, DateTime? knownAt = null, Scope scope = Scope.EveryRule)
    {
        ArgumentNullException.ThrowIfNull(chronology);
        var reckoner = For(rules, calendar);
        return new(reckoner.Reckon(asAt, chronology, knownAt, scope, Purpose.Counting), reckoner.Others, reckoner.MayBeFlagged);
    }

    /// <summary>The rules that <see cref="Scope.WhatTheSourceHolds"/> leaves out, though something the source holds could start them, in the rulebook's order.</summary>
    /// <param name="rules">The rulebook.</param>
    /// <param name="covers">What the source holds completely; null if everything, and then no rule is left out.</param>
    public static IReadOnlyList<DutyRule> NotAsked(Rulebook rules, IReadOnlyList<Coverage>? covers)
    {
        var holdings = new SourceHoldings();
        holdings.Use(covers);
        return [.. rules.Rules.Where(r => !Reckoner.IsAsked(r, holdings) && holdings.HoldsAny(r.Row.StartsOn)).Select(r => r.Row)];
    }

    private static Reckoner For(Rulebook rules, WorkingDayCalendar calendar)
    {
        if (_reckoner is null || !_reckoner.Uses(rules, calendar)) _reckoner = new(rules, calendar);
        return _reckoner;
    }
}

/// <summary>One child's duties, counted.</summary>
/// <param name="Listed">Every duty of which more than its number may be asked: all that are still owed, and most others.</param>
/// <param name="Others">How many others there are, of those owed again and again: met in time, met late or missed. A rule may stand there more than once.</param>
/// <param name="MayBeFlagged">Whether <see cref="LimitFlags.AsAt"/> may find anything; if not, it need not be asked.</param>
public readonly record struct CountedDuties(IReadOnlyList<Duty> Listed, IReadOnlyList<OtherDuties> Others, bool MayBeFlagged);

/// <summary>Duties of one rule in one state, every one of them certain and with no reason recorded.</summary>
/// <param name="Rule">The rule, in one of its versions.</param>
/// <param name="State">Met, met late or missed.</param>
/// <param name="Count">How many.</param>
public readonly record struct OtherDuties(DutyRule Rule, DutyState State, int Count);

/// <summary>What the duties are worked out for.</summary>
internal enum Purpose
{
    /// <summary>To be kept: each is a thing of its own.</summary>
    Keeping,

    /// <summary>To be counted and let go.</summary>
    Counting,
}
