using System.Reflection;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Visits;

namespace Duecare.Domain.Duties;

/// <summary>What one child's record shows outside the limits and windows that rules state without owing anything: <c>docs/engine.md</c> says how each is found.</summary>
/// <remarks>
/// An act is held against the last start before it that may be about the same matter, and only the first act after a start is. An act of the limit's own last day, or of
/// the day on which a minimum is kept, is within it. Only what is recorded is flagged: that something was not done is a duty's business.
/// </remarks>
public static class LimitFlags
{
    [ThreadStatic]
    private static Telling? _telling;

    /// <summary>The flags of one child, as at a day, in the order of the rulebook and then of the acts.</summary>
    /// <inheritdoc cref="DutyList.AsAt" path="/param"/>
    public static IReadOnlyList<LimitFlag> AsAt(DateOnly asAt, Rulebook rules, ChildChronology chronology, WorkingDayCalendar calendar, DateTime? knownAt = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(chronology);
        ArgumentNullException.ThrowIfNull(calendar);
        if (!rules.Limits.MayConcern(chronology)) return [];
        // Few records have anything to flag: happenings are made to keep only for those that do.
        var lent = (_telling ??= new()).Read(chronology, asAt, calendar, knownAt, lent: true, rules.Limits.Wanted, rules.Limits.Tellers);
        return Among(lent, asAt, rules, calendar).Count == 0 ? [] : Among(new Telling().Read(chronology.InFull(), asAt, calendar, knownAt, wanted: rules.Limits.Wanted), asAt, rules, calendar);
    }

    private static List<LimitFlag> Among(ReadOnlySpan<Happening> told, DateOnly asAt, Rulebook rules, WorkingDayCalendar calendar)
    {
        var flags = new List<LimitFlag>();
        if (!rules.Limits.MayConcern(told)) return flags;
        var inOrder = told.ToArray().Where(h => h.To <= asAt.DayNumber).OrderBy(h => h.From).ThenBy(h => h.To).ThenBy(h => h.AtTicks).ThenBy(h => h.Entry.Id).ToList();
        foreach (var rule in rules.Limits.Rules) Flag(rule, inOrder, calendar, flags);
        return flags;
    }

    private static void Flag(VersionedRule rule, List<Happening> told, WorkingDayCalendar calendar, List<LimitFlag> flags)
    {
        var acts = told.FindAll(h => Fits(rule.Row.FlaggedActs, h));
        if (acts.Count == 0) return;
        var starts = told.FindAll(h => Fits(rule.Row.StartsOn, h));
        if (starts.Count == 0 && rule.Row.FlaggedWhen != FlaggedWhen.NotStarted) return;
        var ends = told.FindAll(h => Fits(rule.Row.EndsOn, h));
        for (var i = 0; i < acts.Count; i++)
        {
            var act = acts[i];
            var start = starts.FindLast(s => SameMatter(s, act) && Precedes(rule.Row, s, act));
            var earlier = acts.FindLastIndex(Math.Max(0, i - 1), i, a => SameMatter(a, act));
            var answered = earlier >= 0 && start is not null && Precedes(rule.Row, start, acts[earlier]);
            if (rule.Row.FlaggedWhen == FlaggedWhen.NotStarted)
            {
                if ((start is null || (answered && start.To < acts[earlier].From)) && rule.On(act.From) is { } unasked)
                    flags.Add(new(unasked, null, act, null, null, Certainty.Certain));
            }
            else if (start is not null && !answered && !ends.Exists(e => SameMatter(e, act) && e.From > start.From && e.From <= act.From)
                && rule.On(start.From) is { } version && Outside(version, start, act, calendar) is { } flag)
            {
                flags.Add(flag);
            }
        }
    }

    /// <summary>Whether an act can be held against a start. What ends on the day something starts is what was on before, so a minimum is held against later days only.</summary>
    private static bool Precedes(DutyRule rule, Happening start, Happening act) =>
        rule.FlaggedWhen == FlaggedWhen.BeforeThePeriodIsUp ? start.From < act.From : start.From <= act.From;

    private static LimitFlag? Outside(DutyRule rule, Happening start, Happening act, WorkingDayCalendar calendar)
    {
        if (rule.Within is not { } period || !period.TryAdd(start.From, 1, calendar, out var first) || !period.TryAdd(start.To, 1, calendar, out var last)) return null;
        var (limit, acted) = (new Window(first, last), new Window(act.From, act.To));
        var (early, late) = rule.FlaggedWhen == FlaggedWhen.BeforeThePeriodIsUp ? (acted, limit) : (limit, acted);
        if (late.To <= early.From) return null;
        return new(rule, start, act, limit, Between(period, early, late, calendar), late.From > early.To ? Certainty.Certain : Certainty.Possible);
    }

    private static Lateness? Between(Timescale period, Window early, Window late, WorkingDayCalendar calendar)
    {
        if (period.Unit != TimeUnit.WorkingDays) return new(TimeUnit.Days, Math.Max(0, late.From - early.To), late.To - early.From);
        return calendar.Knows(late.Latest) ? new(TimeUnit.WorkingDays, calendar.Between(early.To, late.From), calendar.Between(early.From, late.To)) : null;
    }

    private static bool SameMatter(Happening a, Happening b) => a.Matter is null || b.Matter is null || a.Matter == b.Matter;

    private static bool Fits(IReadOnlyList<Trigger> triggers, Happening happening) => triggers.Any(t => t.Fits(happening));
}

/// <summary>The rules that flag acts, and which kinds of entry record those acts: few records hold any, and the others need not be read.</summary>
internal sealed class LimitRules
{
    private readonly bool[] _isStart;
    private readonly bool[] _isAct;
    private readonly HashSet<Type> _startedBy;
    private readonly HashSet<Type> _actedBy;

    public LimitRules(VersionedRule[] rules)
    {
        Rules = rules;
        HashSet<Happened> starts = [.. rules.SelectMany(r => r.Row.FlaggedWhen == FlaggedWhen.NotStarted ? r.Row.FlaggedActs : r.Row.StartsOn).Select(t => t.What)];
        HashSet<Happened> acts = [.. rules.SelectMany(r => r.Row.FlaggedActs).Select(t => t.What)];
        HashSet<Happened> wanted = [.. rules.SelectMany(r => (IEnumerable<Trigger>)[.. r.Row.StartsOn, .. r.Row.FlaggedActs, .. r.Row.EndsOn]).Select(t => t.What)];
        (_startedBy, _actedBy, Tellers) = (ThatTell(starts), ThatTell(acts), ThatTell(wanted));
        (_isStart, _isAct, Wanted) = (ByKind(starts), ByKind(acts), ByKind(wanted));
    }

    public VersionedRule[] Rules { get; }

    /// <summary>By kind: whether any of the rules reads such happenings.</summary>
    public bool[] Wanted { get; }

    /// <summary>The kinds of entry that can tell such happenings.</summary>
    public HashSet<Type> Tellers { get; }

    /// <summary>Whether anything in a child's record can be a start, and anything an act.</summary>
    public bool MayConcern(ChildChronology chronology)
    {
        var entries = chronology.Entries;
        var visited = chronology.Visits is { Count: > 0 };
        return AnyOf(_actedBy) && AnyOf(_startedBy);

        bool AnyOf(HashSet<Type> kinds)
        {
            if (visited && kinds.Contains(typeof(Visit))) return true;
            Type? last = null;
            for (var i = 0; i < entries.Count; i++)
            {
                var kind = entries[i].GetType();
                if (kind == last) continue;
                last = kind;
                if (kinds.Contains(kind)) return true;
            }
            return false;
        }
    }

    /// <summary>Whether any of what happened is a start, and any an act.</summary>
    public bool MayConcern(ReadOnlySpan<Happening> told)
    {
        var (start, act) = (false, false);
        foreach (var happening in told)
        {
            start |= _isStart[(int)happening.What];
            act |= _isAct[(int)happening.What];
        }
        return start && act;
    }

    /// <summary>Whether any kind of what happened is a start, and any an act.</summary>
    public bool MayConcern(List<Happened> kinds)
    {
        var (start, act) = (false, false);
        foreach (var kind in kinds)
        {
            start |= _isStart[(int)kind];
            act |= _isAct[(int)kind];
        }
        return start && act;
    }

    private static bool[] ByKind(HashSet<Happened> kinds) => [.. Enum.GetValues<Happened>().Select(kinds.Contains)];

    private static HashSet<Type> ThatTell(HashSet<Happened> told) =>
        [.. typeof(Entry).Assembly.GetTypes().Where(t => t.GetCustomAttribute<TellsAttribute>()?.Happenings.Any(told.Contains) == true)];
}
