using System.Globalization;
using Duecare.Domain.Calendar;

namespace Duecare.Domain.Duties;

/// <summary>Why a policy can't be taken, and which part of it is at fault.</summary>
/// <param name="Version">Which version, from 0.</param>
/// <param name="Within">The list of the version that the part stands in, <c>rules</c> or <c>duties</c>; null for the version itself.</param>
/// <param name="Index">Its place in that list, from 0.</param>
/// <param name="Field">The field at fault, as files write it.</param>
/// <param name="Subject">What is at fault, in words: "rule icpc".</param>
/// <param name="Message">What is wrong, and the limit that a policy must keep to.</param>
public sealed record PolicyRefusal(int Version, string? Within, int Index, string Field, string Subject, string Message);

/// <summary>Holds a policy against the law: it may add duties, set targets and shorten periods, and set what the law leaves to the council.</summary>
/// <remarks>
/// Where law or statutory guidance fixes the number, another unit is taken only if it gives no later day from any start for which the bank holidays are
/// known: 6 weeks for 45 working days is, 3 weeks for 15 working days is not, since 15 working days can be 21 days exactly, or fewer.
/// </remarks>
public static class PolicyLimits
{
    /// <summary>Everything in a policy that the law does not allow, or that would have no effect; empty if it can be taken.</summary>
    /// <param name="rulebook">The law.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="calendar">The working days in force, by which periods in different units are compared; those the program ships if left out.</param>
    public static IReadOnlyList<PolicyRefusal> Refusals(Rulebook rulebook, CouncilPolicy policy, WorkingDayCalendar? calendar = null)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        ArgumentNullException.ThrowIfNull(policy);
        calendar ??= WorkingDayCalendar.England;
        var refused = new List<PolicyRefusal>();
        for (var v = 0; v < policy.Versions.Count; v++)
        {
            Version(policy, v, refused);
            for (var i = 0; i < policy.Versions[v].Rules.Count; i++) Rule(rulebook, policy, calendar, v, i, refused);
            for (var i = 0; i < policy.Versions[v].Duties.Count; i++) Duty(rulebook, policy, v, i, refused);
        }
        return refused;
    }

    /// <summary>Whether one period never ends later than another from the same start, whatever the start.</summary>
    internal static bool NeverLater(Timescale period, Timescale limit, WorkingDayCalendar calendar)
    {
        if (period.Unit == limit.Unit) return period.Counting == Counting.Backwards ? period.Count >= limit.Count : period.Count <= limit.Count;
        if (limit.Unit == TimeUnit.Hours) return false;
        if (period.Unit == TimeUnit.Hours) return period.Counting != Counting.Backwards && NeverLater(DaysThatHold(period), limit, calendar);
        for (var start = calendar.FirstDay.DayNumber; start <= calendar.LastDay.DayNumber; start++)
            if (period.TryAdd(start, 1, calendar, out var due) && limit.TryAdd(start, 1, calendar, out var last) && due > last) return false;
        return true;
    }

    // Hours that start just before midnight, over a night in which the clocks go forward.
    private static Timescale DaysThatHold(Timescale hours) => hours with { Count = (hours.Count / 24) + 1, Unit = TimeUnit.Days };

    private static void Version(CouncilPolicy policy, int v, List<PolicyRefusal> refused)
    {
        var version = policy.Versions[v];
        void Refuse(string field, string message) => refused.Add(new(v, null, 0, field, $"version {version.Version}", message));
        if (string.IsNullOrWhiteSpace(version.Version)) Refuse("version", "has no name: expected one such as 2026.1");
        if (string.IsNullOrWhiteSpace(version.Reason)) Refuse("reason", "gives no reason: a policy says why it was made");
        if (v == 0) return;
        var before = policy.Versions[v - 1];
        if (version.InForceFrom <= before.InForceFrom)
            Refuse("inForceFrom", $"{Day(version.InForceFrom)} is not after {Day(before.InForceFrom)}, when version {before.Version} came into force: a new version goes last and starts later");
        if (policy.Versions.Take(v).Any(earlier => earlier.Version == version.Version)) Refuse("version", "stands twice: each version has its own name");
    }

    private static void Rule(Rulebook rulebook, CouncilPolicy policy, WorkingDayCalendar calendar, int v, int i, List<PolicyRefusal> refused)
    {
        var version = policy.Versions[v];
        var change = version.Rules[i];
        void Refuse(string field, string message)
        {
            var refusal = new PolicyRefusal(v, "rules", i, field, $"rule {change.Id}", message);
            if (!refused.Contains(refusal)) refused.Add(refusal);
        }
        if (string.IsNullOrWhiteSpace(change.Reason)) Refuse("reason", "gives no reason: a policy says why it changes a rule");
        if (version.Rules.Take(i).Any(r => r.Id == change.Id)) Refuse("id", $"stands twice in version {version.Version}");
        if (change is { Within: null, Then: null, Target: null, Steps.Count: 0, Off: false }) Refuse("id", "changes nothing: expected within, then, target, steps or off");
        if (change.Off && change is not { Within: null, Then: null, Target: null, Steps.Count: 0 }) Refuse("off", "is switched off and has a period: expected one or the other");
        var rows = rulebook.Rows.Where(row => row.Id == change.Id).ToList();
        if (rows.Count == 0) Refuse("id", "there is no such rule in the rulebook");
        foreach (var row in rows.Where(r => InForceDuring(r, version.InForceFrom, policy.InForceTo(v)))) Row(row, change, version.InForceFrom, calendar, Refuse);
    }

    private static bool InForceDuring(DutyRule row, DateOnly from, DateOnly? to) =>
        (row.InForceTo is not { } last || last >= from) && (row.InForceFrom is not { } first || to is not { } end || first <= end);

    private static void Row(DutyRule row, RuleChange change, DateOnly from, WorkingDayCalendar calendar, Action<string, string> refuse)
    {
        var source = row.SourceOn(from);
        if (change.Off)
        {
            if (!IsWhollyLocal(row)) refuse("off", $"{source} asks it ({Words.Of(row.Kind)}): a policy may not switch it off");
            return;
        }
        if (row.Form == RuleForm.LimitOnly && !row.IsLocal)
        {
            refuse("id", $"states a limit that {source} fixes ({Words.Of(row.Kind)}): a policy may not change it");
            return;
        }
        Period("within", change.Within, row.Form is RuleForm.Once or RuleForm.Series or RuleForm.LimitOnly ? row.Within : null, row, source, calendar, refuse);
        Period("then", change.Then, row.Form == RuleForm.Series ? row.Then : null, row, source, calendar, refuse);
        Steps(row, change, source, calendar, refuse);
        HasEffect(row, change, calendar, refuse);
        Target(row, change, calendar, refuse);
    }

    /// <summary>Whether nothing but the council's own policy asks the duty; one whose number alone is local is still owed.</summary>
    private static bool IsWhollyLocal(DutyRule row) => row.IsLocal && row.Kind is RuleKind.Local or RuleKind.BestPractice;

    private static void Period(string field, Timescale? asked, Timescale? own, DutyRule row, Source source, WorkingDayCalendar calendar, Action<string, string> refuse)
    {
        if (asked is not { } written) return;
        if (own is not { } limit)
        {
            refuse(field, $"the rule has no period \"{field}\" that a policy could set");
            return;
        }
        if (written.Count == 0) refuse(field, "is no time at all: expected one or more");
        if (written.Unit == TimeUnit.Hours && row.Form == RuleForm.Series) refuse(field, $"{written} is in hours: what is owed again and again is counted in days, weeks, months or working days");
        var period = PolicyRows.Counted(written, limit)!.Value;
        if (row.IsLocal || NeverLater(period, limit, calendar)) return;
        refuse(field, TooLong(period, limit, $"{limit} of {source}"));
    }

    private static string TooLong(Timescale period, Timescale limit, string of)
    {
        const string Rule = "a policy may shorten it, not lengthen it";
        if (limit.Counting == Counting.Backwards) return $"{period} is, or can be, later than the {of}: {Rule}";
        return period.Unit == limit.Unit ? $"{period} is longer than the {of}: {Rule}" : $"{period} can be longer than the {of}: {Rule}";
    }

    private static void Steps(DutyRule row, RuleChange change, Source source, WorkingDayCalendar calendar, Action<string, string> refuse)
    {
        if (change.Steps.Count == 0) return;
        if (change.Steps.Count != row.Steps.Count)
        {
            refuse("steps", row.Steps.Count == 0 ? "the rule has no steps" : $"{change.Steps.Count} periods for {row.Steps.Count} steps: expected one for each, in order");
            return;
        }
        for (var s = 0; s < row.Steps.Count; s++)
        {
            var (limit, period) = (row.Steps[s].After, PolicyRows.Counted(change.Steps[s], row.Steps[s].After)!.Value);
            if (period.Count == 0 && limit.Count > 0) refuse("steps", $"step {s + 1} is no time at all: expected one or more");
            if (!row.IsLocal && !NeverLater(period, limit, calendar)) refuse("steps", $"step {s + 1}: {TooLong(period, limit, $"{limit} of {source}")}");
        }
    }

    /// <summary>Refuses a period that no start would ever use, since each has a shorter one of its own.</summary>
    private static void HasEffect(DutyRule row, RuleChange change, WorkingDayCalendar calendar, Action<string, string> refuse)
    {
        if (change.Within is null || row.Within is null || row.StartsOn.Any(start => start.Within is null && !start.AwaitsDate)) return;
        if (row.StartsOn.Count > 0 && PolicyRows.Changed(row, change, calendar)!.StartsOn.SequenceEqual(row.StartsOn))
            refuse("within", $"has no effect: each start has a shorter period of its own ({string.Join("; ", row.StartsOn)})");
    }

    private static void Target(DutyRule row, RuleChange change, WorkingDayCalendar calendar, Action<string, string> refuse)
    {
        var changed = PolicyRows.Changed(row, change, calendar)!;
        if (changed.Target is not { } target) return;
        if (change.Target is not null && (row.Form != RuleForm.Once || row.Within is null))
            refuse("target", "a target is kept only for what is owed once, by a period from its start");
        else if (target.Unit == TimeUnit.Hours)
            refuse("target", $"{target} is in hours: a target is counted in days, weeks, months or working days");
        else if (changed.Within is { } within && Earliest(changed, within).FirstOrDefault(limit => !NeverLater(target, limit, calendar)) is { Count: > 0 } sooner)
            refuse(change.Target is null ? "within" : "target", $"the target of {target} is, or can be, later than the limit of {sooner}: expected a target no later than the limit");
    }

    private static IEnumerable<Timescale> Earliest(DutyRule row, Timescale within) =>
        row.StartsOn.Where(start => !start.AwaitsDate).Select(start => start.Within ?? within);

    private static void Duty(Rulebook rulebook, CouncilPolicy policy, int v, int i, List<PolicyRefusal> refused)
    {
        var version = policy.Versions[v];
        var duty = version.Duties[i];
        void Refuse(string field, string message) => refused.Add(new(v, "duties", i, field, $"duty {duty.Id}", message));
        if (!IsAddedId(duty.Id)) Refuse("id", $"the id of an added duty begins \"{AddedDuty.Prefix}\", then small letters, digits and hyphens");
        else if (rulebook.Rows.Any(row => row.Id == duty.Id) || version.Duties.Take(i).Any(d => d.Id == duty.Id)) Refuse("id", "the id is taken: expected another");
        if (string.IsNullOrWhiteSpace(duty.Title)) Refuse("title", "has no title: expected what is to be done, such as \"Send the record of the core group\"");
        if (string.IsNullOrWhiteSpace(duty.Reason)) Refuse("reason", "gives no reason: a policy says why it adds a duty");
        foreach (var (field, list) in (ReadOnlySpan<(string, IReadOnlyList<Happened>)>)[("startsOn", duty.StartsOn), ("metBy", duty.MetBy), ("endsOn", duty.EndsOn)])
            if (list.Count == 0 || list.Contains(Happened.None)) Refuse(field, "is an empty list, or names \"none\": expected one happening or more");
        foreach (var (field, period) in (ReadOnlySpan<(string, Timescale?)>)[("within", duty.Then is null ? null : duty.Within), ("then", duty.Then)])
            if (period is { Count: 0 } or { Unit: TimeUnit.Hours })
                Refuse(field, $"{period.Value.Short}: what is owed again and again is counted in one or more days, weeks, months or working days");
        if (policy.Versions.Take(v).SelectMany(earlier => earlier.Duties).Any(d => d.Id == duty.Id && !SameClock(d, duty)))
            Refuse("id", "starts, is met, ends or repeats otherwise than in an earlier version: give it another id");
    }

    private static bool IsAddedId(string id) =>
        id.Length > AddedDuty.Prefix.Length && id.StartsWith(AddedDuty.Prefix, StringComparison.Ordinal)
        && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool SameClock(AddedDuty a, AddedDuty b) =>
        a.StartsOn.SequenceEqual(b.StartsOn) && a.MetBy.SequenceEqual(b.MetBy) && a.MetWith.SequenceEqual(b.MetWith) && a.EndsOn.SequenceEqual(b.EndsOn)
        && a.Then is null == b.Then is null;

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
