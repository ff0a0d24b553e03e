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
            ("Starts on", StartsOn(rule)),
            ("Period", Period(rule)),
            ("Target", rule.Target is { } target ? $"{target}, the council's own; missing it prompts, missing the limit demands a reason" : null),
            ("Another date", rule.DateAgreedBy.Count > 0 ? $"replaced once by the date that is agreed: {Any(rule.DateAgreedBy)}" : null),
            ("Extension", rule.Extension is { } longer ? $"{longer.To} from the same start, once it is recorded on or before the due day: {Trigger(longer.By)}" : null),
            ("Again", Again(rule)),
            ("Not made", rule.NotMadeBy.Count > 0 ? $"missed for ever when stated: {Any(rule.NotMadeBy)}" : null),
            ("Steps", rule.Steps.Count > 0 ? string.Join("; ", rule.Steps.Select(Step)) : null),
            ("Met by", MetBy(rule)),
            ("Ends on", Any(rule.EndsOn)),
            ("A new start", rule.OnNewStart == OnNewStart.OpensAnother ? null : NewStart(rule.OnNewStart)),
            ("Holder", Holder(rule)),
            ("Fixed by", rule.NumberKind is { } number ? $"{Words.Of(rule.Kind)}; the number by {Words.Of(number)}" : Words.Of(rule.Kind)),
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
        Any(rule.StartsOn),
        rule.StartsOnly == StartCondition.Always ? null : $"only {Words.Of(rule.StartsOnly)}",
        rule.PerMatter ? "each adult or matter apart" : null,
        rule.OnlyOnceDue ? "owed only once its due day has come without an end" : null);

    private static string? Period(DutyRule rule) => Sentence(
        rule.Within is { } within ? Of(within) : null,
        From(rule.CountFrom),
        rule.OrWithinOfBasis is { } basis ? $"or {Of(basis)} from the earlier day that the start states, whichever is sooner" : null,
        rule.OrWithinOnlyFor == Facts.None ? null : $"the second limit only for {Words.Of(rule.OrWithinOnlyFor)}",
        rule.CappedByRule is { } cap ? $"never later than {cap} is due" : null,
        rule.DueBefore.Count > 0 ? $"at once on {Any(rule.DueBefore)}" : null);

    private static string Of(Timescale period) =>
        period + (period.NonWorkingDay == OnNonWorkingDay.MovesLater ? ", moved to the next working day off a weekend or bank holiday" : "")
        + (period.Counting == Counting.StartIsDayOne ? ", the day of the start counted as day one" : "");

    private static string? From(CountFrom from) => from switch
    {
        CountFrom.ItsBasis => "from the earlier day that the start states",
        CountFrom.LastTimeMet => "from when it was last met, if ever",
        CountFrom.TheDateNamed => "on the date that the start names, if it names one",
        _ => null,
    };

    private static string? Again(DutyRule rule) => Sentence(
        rule.Then is { } then ? $"{Of(then)} from when it was last done" : null,
        rule.IntervalSetBy.Count > 0 ? $"or the interval set by {Any(rule.IntervalSetBy)}" : null,
        rule.FirstLastsUntil.Count > 0 ? $"the first interval lasts until {Any(rule.FirstLastsUntil)}" : null,
        rule.Intervals.Count > 0 ? string.Join("; ", rule.Intervals.Select(i => $"{Of(i.Then)} while {Words.Of(i.While)}")) : null,
        rule.EveryNth > 0 ? $"once in every {rule.EveryNth} visits" : null,
        rule.Visits.Count > 0 ? $"counting {Any(rule.Visits)}" : null,
        rule.Counts == SeriesCount.OneOpenAtATime ? "one is open at a time and is met however late" : null);

    private static string Step(Step step) =>
        Of(step.After) + (step.Holder is { } holder ? $" by the {Words.Of(holder)}" : "") + (step.MetBy is { } met ? $", met by {Trigger(met)}" : "");

    private static string? MetBy(DutyRule rule) => Sentence(
        Any(rule.MetBy),
        rule.AndBy.Count > 0 ? $"and also {Any(rule.AndBy)}, the later day counting" : null,
        rule.UndatedMetBy.Count > 0 ? $"where no interval is named, only {Any(rule.UndatedMetBy)}" : null,
        rule.Answers == Answers.OneOnly ? "each answers one duty only" : null);

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

    private static string? Any(IReadOnlyList<Trigger> triggers) => triggers.Count == 0 ? null : string.Join("; or ", triggers.Select(Trigger));

    private static string Trigger(Trigger trigger) => trigger.AnyMatter ? $"{trigger}, whatever it is about" : trigger.ToString();

    private static string? Sentence(params IEnumerable<string?> parts) =>
        parts.Where(part => part is not null).ToList() is { Count: > 0 } said ? string.Join("; ", said) : null;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
