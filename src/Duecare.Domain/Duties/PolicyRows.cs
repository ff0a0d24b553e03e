using System.Globalization;
using Duecare.Domain.Calendar;

namespace Duecare.Domain.Duties;

/// <summary>The rows of a rulebook with a council's policy laid over them: each row up to the day before a version, then as that version has it.</summary>
internal static class PolicyRows
{
    public static IEnumerable<DutyRule> Of(IReadOnlyList<DutyRule> rows, CouncilPolicy policy) =>
        rows.SelectMany(row => Split(row, policy)).Concat(Added(policy));

    /// <summary>The row as one change makes it, without its days; null if it is switched off.</summary>
    public static DutyRule? Changed(DutyRule row, RuleChange change, WorkingDayCalendar calendar)
    {
        if (change.Off) return null;
        var changed = row with { Target = Counted(change.Target, row.Within) ?? row.Target };
        if (Counted(change.Within, row.Within) is { } within)
            changed = changed with { Within = within, StartsOn = [.. row.StartsOn.Select(start => NoLater(start, within, calendar))] };
        if (Counted(change.Then, row.Then) is { } then)
            changed = changed with { Then = then, Intervals = [.. row.Intervals.Select(i => PolicyLimits.NeverLater(i.Then, then, calendar) ? i : i with { Then = then })] };
        if (change.Steps.Count > 0)
            changed = changed with { Steps = [.. row.Steps.Zip(change.Steps, (step, after) => step with { After = Counted(after, step.After)!.Value })] };
        return changed;
    }

    /// <summary>A policy's period, counted in the way of the one it replaces.</summary>
    public static Timescale? Counted(Timescale? period, Timescale? replaced) =>
        period is { } p && replaced is { } r ? p with { Counting = r.Counting, NonWorkingDay = r.NonWorkingDay } : period;

    private static Trigger NoLater(Trigger start, Timescale within, WorkingDayCalendar calendar) =>
        start.Within is { } own && !PolicyLimits.NeverLater(own, within, calendar) ? start with { Within = within } : start;

    private static List<DutyRule> Split(DutyRule row, CouncilPolicy policy)
    {
        var rows = new List<DutyRule>(1);
        DateOnly? next = row.InForceFrom;
        for (var i = 0; i < policy.Versions.Count; i++)
        {
            var version = policy.Versions[i];
            if (version.Rules.FirstOrDefault(r => r.Id == row.Id) is not { } change) continue;
            var from = next > version.InForceFrom ? next.Value : version.InForceFrom;
            var to = Sooner(row.InForceTo, policy.InForceTo(i));
            if (from > to) continue;
            if (next is null ? from > DateOnly.MinValue : next < from) rows.Add(row with { InForceFrom = next, InForceTo = from.AddDays(-1) });
            if (Changed(row, change, WorkingDayCalendar.England) is { } changed) rows.Add(Told(row, changed, change, policy.Council, version) with { InForceFrom = from, InForceTo = to });
            if (to is not { } last || last == row.InForceTo) return rows;
            next = last.AddDays(1);
        }
        rows.Add(row with { InForceFrom = next });
        return rows;
    }

    /// <summary>The changed row with whose number it is. A target leaves the limit, and so where that is written, as it was.</summary>
    private static DutyRule Told(DutyRule row, DutyRule changed, RuleChange change, string council, PolicyVersion version)
    {
        var policy = $"{council}'s policy {version.Version}";
        var note = $"{policy}, in force from {Day(version.InForceFrom)}: {change.Reason}";
        changed = changed with { Note = row.Note is null ? note : $"{row.Note} {note}" };
        if (change.Within is null && change.Then is null && change.Steps.Count == 0) return changed;
        return changed with { Sources = [new(policy, $"in place of {InPlaceOf(row, change)} of {row.SourceOn(version.InForceFrom)}"), .. row.Sources] };
    }

    private static string InPlaceOf(DutyRule row, RuleChange change)
    {
        if (change.Steps.Count > 0) return "the steps";
        return $"the {(change.Within is not null ? row.Within : row.Then)}";
    }

    private static IEnumerable<DutyRule> Added(CouncilPolicy policy) => policy.Versions
        .SelectMany((version, i) => version.Duties.Select(duty => Row(duty, policy, i)))
        .GroupBy(row => row.Id)
        .SelectMany(versions => versions);

    private static DutyRule Row(AddedDuty duty, CouncilPolicy policy, int version) => new()
    {
        Id = duty.Id,
        Title = duty.Title,
        Chapter = duty.Chapter,
        Form = duty.Then is null ? RuleForm.Once : RuleForm.Series,
        Counts = duty.MetBy.Contains(Happened.Visited) ? SeriesCount.OneOpenAtATime : SeriesCount.EachDuePoint,
        OnNewStart = duty.Then is null ? OnNewStart.OpensAnother : OnNewStart.KeepsTheOpenOne,
        StartsOn = [.. duty.StartsOn.Select(what => new Trigger(what))],
        Within = duty.Within,
        Then = duty.Then,
        MetBy = [.. duty.MetBy.Select(what => new Trigger(what, With: duty.MetWith.Aggregate(Facts.None, (all, fact) => all | fact)))],
        EndsOn = [.. duty.EndsOn.Select(what => new Trigger(what))],
        Holder = duty.Holder,
        Kind = RuleKind.Local,
        Sources = [new($"{policy.Council}'s policy {policy.Versions[version].Version}", $"duty {duty.Id}")],
        Confidence = Confidence.Read,
        InForceFrom = policy.Versions[version].InForceFrom,
        InForceTo = policy.InForceTo(version),
        Note = duty.Reason,
    };

    private static DateOnly? Sooner(DateOnly? a, DateOnly? b) => a is null || b < a ? b : a;

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
