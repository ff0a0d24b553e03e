using Duecare.Domain.Duties.Rules;

namespace Duecare.Domain.Duties;

/// <summary>Every rule in force at any time, in the order of the law's chapters. Two versions of a rule share an id and never a day.</summary>
public sealed class Rulebook
{
    /// <summary>A rulebook of these rows.</summary>
    /// <param name="version">The rule-set version that results are marked with.</param>
    /// <param name="rows">The rows; versions of one rule in order of their days.</param>
    public Rulebook(string version, IReadOnlyList<DutyRule> rows)
    {
        Version = version;
        Rows = rows;
        Rules = [.. rows.GroupBy(r => r.Id).Select(g => new VersionedRule([.. g], TriggerSets))];
        foreach (var rule in Rules) rule.Caps = [.. Rules.Where(r => r.Row.CappedByRule == rule.Row.Id)];
        Limits = new([.. Rules.Where(r => r.Row.FlaggedActs.Count > 0)]);
        Reckoner.AskFor(TriggerSets);
    }

    /// <summary>The rules this version ships: the law, statutory guidance, and the defaults for local policy.</summary>
    public static Rulebook Shipped { get; } = new("duecare-rules/1",
    [
        .. FrontDoorRules.Rows,
        .. AssessmentRules.Rows,
        .. ChildInNeedRules.Rows,
        .. ProtectionRules.Rows,
        .. RiskRules.Rows,
        .. PreProceedingsRules.Rows,
        .. OversightRules.Rows,
        .. LookedAfterRules.Rows,
        .. FosteringMissingEarlyHelpRules.Rows,
        .. ComplaintsAndInformationRules.Rows,
    ]);

    /// <summary>The rule-set version, with the policy's where one applies.</summary>
    public string Version { get; }

    /// <summary>Every row, every version.</summary>
    public IReadOnlyList<DutyRule> Rows { get; }

    /// <summary>The rules, each with its versions.</summary>
    internal VersionedRule[] Rules { get; }

    /// <summary>Every set of triggers that they ask for.</summary>
    internal TriggerSets TriggerSets { get; } = new();

    /// <summary>The rules that state a limit only, and say which acts are flagged outside it.</summary>
    internal LimitRules Limits { get; }

    /// <summary>This rulebook with a council's policy laid over it: what a version changes has a row of its own from that version's first day.</summary>
    /// <exception cref="ArgumentException">The policy loosens the law, or can't be taken for another reason: ask <see cref="PolicyLimits.Refusals"/> first.</exception>
    public Rulebook With(CouncilPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (PolicyLimits.Refusals(this, policy) is [var first, ..]) throw new ArgumentException($"{first.Subject}: {first.Message}", nameof(policy));
        return new($"{Version} + {policy.Council} {policy.Versions[^1].Version}", [.. PolicyRows.Of(Rows, policy)]);
    }
}

/// <summary>A rule with its versions. What starts, meets and ends it is the same in all; numbers, holders and sources may differ.</summary>
internal sealed class VersionedRule(DutyRule[] versions, TriggerSets sets)
{
    private readonly bool _always = versions is [{ InForceFrom: null, InForceTo: null }];

    /// <summary>The row whose triggers stand for all versions.</summary>
    public DutyRule Row { get; } = versions[0];

    /// <summary>The rules whose due day its own may shorten.</summary>
    public VersionedRule[] Caps { get; set; } = [];

    /// <summary>What is looked for in a child's record.</summary>
    public RuleTriggers Asks { get; } = new(versions[0], sets);

    /// <summary>Every trigger that any version has, of whatever part it plays.</summary>
    public IEnumerable<Trigger> Triggers => versions.SelectMany(r => (IEnumerable<Trigger>)
    [
        .. r.StartsOn, .. r.MetBy, .. r.EndsOn, .. r.AndBy, .. r.NotMadeBy, .. r.IntervalSetBy, .. r.FirstLastsUntil, .. r.DueBefore, .. r.DateAgreedBy, .. r.Visits, .. r.UndatedMetBy, .. r.FlaggedActs,
        .. r.Steps.Select(s => s.MetBy).OfType<Trigger>(), .. r.Extension is { } extension ? [extension.By] : Array.Empty<Trigger>(),
    ]);

    /// <summary>The version in force on the first possible day of a start; null if none was.</summary>
    public DutyRule? On(int day)
    {
        if (_always) return Row;
        for (var i = versions.Length - 1; i >= 0; i--)
        {
            var row = versions[i];
            if ((row.InForceFrom is not { } from || day >= from.DayNumber) && (row.InForceTo is not { } to || day <= to.DayNumber)) return row;
        }
        return null;
    }
}
