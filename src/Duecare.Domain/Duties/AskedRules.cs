using System.Numerics;

namespace Duecare.Domain.Duties;

/// <summary>The rules asked of every child of one source, found by what happened: most rules have nothing to start them in a child's record.</summary>
internal sealed class AskedRules
{
    private const int BitsAWord = 64;

    /// <summary>What the engine reads whatever the rules are: closures, deaths, and what the statuses of a child turn on.</summary>
    private static readonly Happened[] ReadRegardless =
    [
        Happened.CaseClosed, Happened.ChildDied, Happened.ReferralReceived, Happened.PreProceedingsDecided, Happened.PreProceedingsEnded,
        .. Reckoner.StatusTriggers.SelectMany(triggers => triggers.Select(t => t.What)),
    ];

    private readonly ulong[][] _startedBy = [.. Enum.GetValues<Happened>().Select(_ => Array.Empty<ulong>())];
    private readonly ulong[] _started;

    public AskedRules(VersionedRule[] rules, Func<VersionedRule, bool> isAsked)
    {
        _started = new ulong[(rules.Length + BitsAWord - 1) / BitsAWord];
        foreach (var what in ReadRegardless) Read[(int)what] = true;
        for (var i = 0; i < rules.Length; i++)
        {
            if (!isAsked(rules[i])) continue;
            foreach (var trigger in rules[i].Triggers) Read[(int)trigger.What] = true;
            if (rules[i].Row.Form != RuleForm.LimitOnly) Index(i, rules[i].Row.StartsOn);
        }
    }

    /// <summary>By kind: whether any rule asked reads such happenings. The others need not be told.</summary>
    public bool[] Read { get; } = new bool[Enum.GetValues<Happened>().Length];

    /// <summary>Forgets what the last child's happenings started.</summary>
    public void Clear() => Array.Clear(_started);

    /// <summary>Notes that something of this kind happened.</summary>
    public void Note(Happened what)
    {
        var rules = _startedBy[(int)what];
        for (var word = 0; word < rules.Length; word++) _started[word] |= rules[word];
    }

    /// <summary>The place of the next rule that something noted may start, in the rulebook's order; -1 after the last.</summary>
    public int After(int rule)
    {
        var next = rule + 1;
        for (var word = next / BitsAWord; word < _started.Length; word++, next = word * BitsAWord)
        {
            var left = _started[word] >> (next % BitsAWord);
            if (left != 0) return next + BitOperations.TrailingZeroCount(left);
        }
        return -1;
    }

    private void Index(int rule, IReadOnlyList<Trigger> starts)
    {
        foreach (var start in starts)
        {
            ref var rules = ref _startedBy[(int)start.What];
            if (rules.Length == 0) rules = new ulong[_started.Length];
            rules[rule / BitsAWord] |= 1UL << (rule % BitsAWord);
        }
    }
}
