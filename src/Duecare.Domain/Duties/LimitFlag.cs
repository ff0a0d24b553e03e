using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;

namespace Duecare.Domain.Duties;

/// <summary>An act that the record shows outside a limit or window: a plan ended sooner than a minimum, a stage asked for after its window. Not a duty, so never missed.</summary>
public sealed class LimitFlag
{
    internal LimitFlag(DutyRule rule, Happening? start, Happening act, Window? limit, Lateness? outside, Certainty certainty) =>
        (Rule, Start, Act, Limit, Outside, Certainty) = (rule, start, act, limit, outside, certainty);

    /// <summary>The row of the rulebook that states the limit.</summary>
    public DutyRule Rule { get; }

    /// <summary>What the limit is counted from; null where the flag is that there is nothing.</summary>
    public Happening? Start { get; }

    /// <summary>The act.</summary>
    public Happening Act { get; }

    /// <summary>The entry that records the act.</summary>
    public EntryId Entry => Act.Entry.Id;

    /// <summary>The day or days of the act.</summary>
    public Window ActedOn => new(Act.From, Act.To);

    /// <summary>The last day of a window, or the first day on which a minimum is kept; null where nothing starts the limit.</summary>
    public Window? Limit { get; }

    /// <summary>By how much it is outside, before a minimum or after a limit, from the least to the most that the dates allow; null where nothing starts the limit.</summary>
    public Lateness? Outside { get; }

    /// <summary>Whether every reading of the dates puts it outside.</summary>
    public Certainty Certainty { get; }

    /// <summary>One English sentence: what the limit is counted from, where it lies, and what was done when.</summary>
    public string Because
    {
        get
        {
            var act = $"{Words.Of(Act.What)} {Explanation.On(Act)}";
            if (Start is null) return $"{Explanation.Capital(act)}, and nothing that it answers came before it ({string.Join(" or ", Rule.StartsOn.Select(t => Words.Of(t.What)))}).";
            var side = Rule.FlaggedWhen == FlaggedWhen.BeforeThePeriodIsUp ? "before" : "after";
            var possibly = Certainty == Certainty.Possible ? "possibly " : "";
            return $"{Explanation.Capital(Words.Of(Start.What))} {Explanation.On(Start)}; {Rule.Within} from there is {Limit}; {act}, {possibly}{Outside} {side} that.";
        }
    }

    /// <summary>The citation that governs it.</summary>
    public string Source => Rule.SourceOn(DateOnly.FromDayNumber((Start ?? Act).From)).ToString();
}
