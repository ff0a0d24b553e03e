using System.Globalization;
using Duecare.Domain.Calendar;

namespace Duecare.Domain.Duties;

/// <summary>A row of the rulebook as labelled lines, the same for the page and for the terminal. What a row leaves at its default is not said.</summary>
public static class RuleCard
{
    /// <summary>The chapter's heading.</summary>
    public static string Heading(Chapter chapter) => chapter switch
    {
        Chapter.PreProceedings => "Pre-proceedings",
        Chapter.FosteringMissingEarlyHelp => "Private fostering, missing children and early help",
        Chapter.ComplaintsAndInformation => "Complaints and information rights",
        _ => Capital(Words.Of(chapter)),
    };

    /// <summary>Every particular of the row, as a label and its text.</summary>
    public static IEnumerable<(string Label, string Text)> Lines(DutyRule rule)
    {
        (string Label, string? Text)[] lines =
        [
            ("Owed", Form(rule.Form)),
            ("Starts when", StartsOn(rule)),
            ("Period", Period(rule)),
            ("Target", rule.Target is { } target ? $"{target}, the council's own; missing it prompts, missing the limit demands a reason" : null),
            ("Another date", rule.DateAgreedBy.Count > 0 ? $"replaced, once, by the date agreed when {Any(rule.DateAgreedBy)}" : null),
            ("Extension", rule.Extension is { } longer ? $"{longer.To} from the same start, if on or before the due day {Clause(longer.By)}" : null),
            ("Again", Again(rule)),
            ("Not made", rule.NotMadeBy.Count > 0 ? $"missed for ever once it is recorded that {Any(rule.NotMadeBy)}" : null),
            ("Steps", rule.Steps.Count > 0 ? string.Join("; ", rule.Steps.Select(Step)) : null),
            ("Met when", MetBy(rule)),
            ("Flagged when", Flagged(rule)),
            ("Ends when", Any(rule.EndsOn)),
            ("A new start", rule.OnNewStart == OnNewStart.OpensAnother ? null : NewStart(rule.OnNewStart)),
            ("Holder", Holder(rule)),
            ("Fixed by", rule.NumberKind is { } number ? $"{RuleWords.Of(rule.Kind)}; the number by {RuleWords.Of(number)}" : RuleWords.Of(rule.Kind)),
            ("Source", string.Join("; ", rule.Sources.Select(Source))),
            ("In force", Days(rule.InForceFrom, rule.InForceTo) ?? "no first or last day recorded"),
            ("Confidence", Confidence(rule.Confidence)),
            ("Note", rule.Note),
        ];
        return lines.Where(line => line.Text is not null).Select(line => (line.Label, line.Text!));
    }

    private static string Form(RuleForm form) => form switch
    {
        RuleForm.Once => "once for each start",
        RuleForm.Series => "again and again, until something ends it",
        RuleForm.Steps => "at each of several steps",
        RuleForm.EveryNthVisit => "once in every so many visits",
        RuleForm.Precondition => "before or with the act that starts it; the act without it is a miss that nothing mends",
        _ => "never: it states a limit, and an act outside it is flagged",
    };

    private static string? StartsOn(DutyRule rule) => Sentence(
        rule.StartsOn.Count == 0 && rule.OnlyOnceDue ? "another duty to the child passes its due day undone" : Any(rule.StartsOn),
        rule.StartsOnly == StartCondition.Always ? null : RuleWords.Only(rule.StartsOnly),
        rule.PerMatter ? "one duty for each adult or matter" : null,
        rule.OnlyOnceDue ? "owed only once its due day has come and nothing has ended it" : null);

    private static string? Period(DutyRule rule) => Sentence(
        Within(rule),
        rule.OrWithinOfBasis is { } basis ? $"or {Of(basis)} from the earlier day that is stated, such as that of receipt, if that is sooner" : null,
        rule.OrWithinOnlyFor == Facts.None ? null : $"the second limit only for one {RuleWords.Particulars(rule.OrWithinOnlyFor)}",
        rule.CappedByRule is { } cap ? $"never later than {cap} is due" : null,
        rule.DueBefore.Count > 0 ? $"due at once when {Any(rule.DueBefore)}, if that comes first" : null);

    private static string Of(Timescale period) =>
        period + (period.NonWorkingDay == OnNonWorkingDay.MovesLater ? ", moved to the next working day off a weekend or bank holiday" : "")
        + (period.Counting == Counting.StartIsDayOne ? ", the day of the start counted as day one" : "");

    private static string? Within(DutyRule rule) => (rule.CountFrom, rule.Within) switch
    {
        (CountFrom.TheDateNamed, { } within) => $"the date that is named; where none is, {Of(within)}",
        (CountFrom.TheDateNamed, null) => "the date that is named",
        (CountFrom.ItsBasis, { } within) => $"{Of(within)}, counted from the earlier day that is stated, such as that of receipt",
        (CountFrom.LastTimeMet, { } within) => $"{Of(within)}, counted from when it was last met, if it ever was",
        (_, { } within) => Of(within),
        _ => null,
    };

    private static string? Again(DutyRule rule) => Sentence(
        rule.Then is { } then ? $"{Of(then)} from when it was last done" : null,
        rule.IntervalSetBy.Count > 0 ? $"{(rule.Then is null ? "" : "or ")}the interval set when {Any(rule.IntervalSetBy)}" : null,
        rule.FirstLastsUntil.Count > 0 ? $"the first period again and again until {Any(rule.FirstLastsUntil)}" : null,
        rule.Intervals.Count > 0 ? string.Join("; ", rule.Intervals.Select(i => $"{Of(i.Then)} {RuleWords.While(i.While)}")) : null,
        rule.EveryNth > 0 ? $"once in every {rule.EveryNth} visits" : null,
        rule.Visits.Count > 0 ? $"counted each time {Any(rule.Visits)}" : null,
        rule.Counts == SeriesCount.OneOpenAtATime ? "one is open at a time and is met however late" : null);

    private static string Step(Step step) =>
        Of(step.After) + (step.Holder is { } holder ? $" by the {Words.Of(holder)}" : "") + (step.MetBy is { } met ? $", met when {Clause(met)}" : "");

    private static string? MetBy(DutyRule rule) => Sentence(
        Any(rule.MetBy),
        rule.AndBy.Count > 0 ? $"and also when {Any(rule.AndBy)}, the later day counting" : null,
        rule.UndatedMetBy.Count > 0 ? $"where no interval is named, only when {Any(rule.UndatedMetBy)}" : null,
        rule.Answers == Answers.OneOnly ? "each answers one duty only" : null);

    private static string? Flagged(DutyRule rule) => rule.FlaggedActs.Count == 0 ? null : rule.FlaggedWhen switch
    {
        FlaggedWhen.AfterThePeriod => "after the period, ",
        FlaggedWhen.BeforeThePeriodIsUp => "before the period is up, ",
        _ => "with nothing before it that it answers, ",
    } + Any(rule.FlaggedActs);

    private static string NewStart(OnNewStart what) => what switch
    {
        OnNewStart.KeepsTheOpenOne => "leaves the open one as it is",
        OnNewStart.ReplacesTheOpenOne => "ends the open one and opens a new one in its place",
        _ => "does nothing, even after it was met: one matter opens it once",
    };

    private static string Holder(DutyRule rule) =>
        Words.Of(rule.Holder) + (rule.Accountable is { } other ? $", answered for by the {Words.Of(other)}" : "");

    private static string Source(Source source)
    {
        var days = Days(source.From, source.To) is { } governs ? $" (for clocks started {governs})" : "";
        return source.Provision is null ? $"{source.Citation}, provision not verified{days}" : $"{source}{days}";
    }

    private static string? Days(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        ({ } first, { } last) => $"from {Iso(first)} to {Iso(last)}",
        ({ } first, null) => $"from {Iso(first)}",
        (null, { } last) => $"to {Iso(last)}",
        _ => null,
    };

    private static string Confidence(Confidence confidence) => confidence switch
    {
        Duties.Confidence.StatedInDecision => "stated in an Ombudsman's decision",
        Duties.Confidence.Read => "read in the primary source",
        Duties.Confidence.ReadSecondHand => "read in a secondary source that restates it",
        _ => "unverified: general knowledge of the field, to be checked before it is presented as law",
    };

    private static string? Any(IReadOnlyList<Trigger> triggers) => triggers.Count == 0 ? null : string.Join("; or ", triggers.Select(Clause));

    private static string Clause(Trigger trigger) => RuleWords.Clause(trigger)
        + (trigger.AnyMatter ? ", whatever it is about" : "")
        + (trigger.Within is { } within ? within.Counting == Counting.Backwards ? $" ({within})" : $" (within {within})" : "")
        + (trigger.AwaitsDate ? " (no due day yet)" : "");

    private static string? Sentence(params IEnumerable<string?> parts) =>
        parts.Where(part => part is not null).ToList() is { Count: > 0 } said ? string.Join("; ", said) : null;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
