namespace Duecare.Domain.Duties;

/// <summary>Triggers of which any will do. Rules that ask for the same share one, so that what fits is looked for once a child.</summary>
/// <param name="any">The triggers.</param>
/// <param name="number">Its number among those of its rulebook, from 0.</param>
internal sealed class TriggerSet(Trigger[] any, int number)
{
    private readonly bool _someOfAnyMatter = any.Any(t => t.AnyMatter);

    /// <summary>The triggers.</summary>
    public Trigger[] Any { get; } = any;

    /// <summary>Its number among those of its rulebook, from 0.</summary>
    public int Number { get; } = number;

    /// <summary>Whether one of them, for a start, has a period of its own or awaits its date.</summary>
    public bool SetPeriods { get; } = any.Any(t => t.Within is not null || t.AwaitsDate);

    /// <summary>Whether a happening of this kind counts whatever matter it names.</summary>
    public bool CountsForAnyMatter(Happened what)
    {
        if (!_someOfAnyMatter) return false;
        foreach (var trigger in Any)
            if (trigger.AnyMatter && trigger.What == what) return true;
        return false;
    }

    /// <summary>Whether the happening is one of these.</summary>
    public bool Fits(Happening happening) => Fits(happening.What, happening.Facts);

    /// <summary>Whether what happened, with these particulars, is one of these.</summary>
    public bool Fits(Happened what, Facts facts)
    {
        foreach (var trigger in Any)
            if (trigger.What == what && trigger.FitsWith(facts)) return true;
        return false;
    }
}

/// <summary>The trigger sets of one rulebook, each kept once, and all of them before the rulebook is given out: from then on they are only looked up, by any number of threads.</summary>
internal sealed class TriggerSets
{
    private readonly Dictionary<string, List<TriggerSet>> _byWords = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The set of these triggers.</summary>
    public TriggerSet Of(IEnumerable<Trigger> triggers)
    {
        Trigger[] any = [.. triggers];
        var words = string.Join('\n', any.AsEnumerable());
        if (!_byWords.TryGetValue(words, out var alike)) _byWords.Add(words, alike = []);
        if (alike.Find(s => s.Any.SequenceEqual(any)) is { } known) return known;
        alike.Add(new(any, Count++));
        return alike[^1];
    }
}

/// <summary>What starts, meets, ends and changes a rule, ready to be looked for.</summary>
internal sealed class RuleTriggers(DutyRule row, TriggerSets sets)
{
    public TriggerSet StartsOn { get; } = sets.Of(row.StartsOn);

    public TriggerSet MetBy { get; } = sets.Of(row.MetBy);

    public TriggerSet AndBy { get; } = sets.Of(row.AndBy);

    public TriggerSet EndsOn { get; } = sets.Of(row.EndsOn);

    public TriggerSet NotMadeBy { get; } = sets.Of(row.NotMadeBy);

    public TriggerSet IntervalSetBy { get; } = sets.Of(row.IntervalSetBy);

    public TriggerSet FirstLastsUntil { get; } = sets.Of(row.FirstLastsUntil);

    public TriggerSet DueBefore { get; } = sets.Of(row.DueBefore);

    public TriggerSet DateAgreedBy { get; } = sets.Of(row.DateAgreedBy);

    public TriggerSet Visits { get; } = sets.Of(row.Visits);

    public TriggerSet UndatedMetBy { get; } = sets.Of(row.UndatedMetBy);

    public TriggerSet ExtendedBy { get; } = sets.Of(row.Extension is { } extension ? [extension.By] : []);
}
