using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Web.Pages.Policies;

/// <summary>What a policy changes, as pages say it.</summary>
public static class PolicyWords
{
    /// <summary>What a rule asks; its id where there is no such rule.</summary>
    public static string Title(string rule) => Rulebook.Shipped.Rows.LastOrDefault(r => r.Id == rule)?.Title ?? Plain.Text(rule);

    /// <summary>"within 5 working days, then every 5 working days".</summary>
    public static string Of(RuleChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Off) return "not owed";
        var parts = new[]
        {
            change.Within is { } within ? $"within {within}" : null, change.Then is { } then ? $"then every {then}" : null, change.Target is { } target ? $"a target of {target}" : null,
            change.Steps.Count > 0 ? $"steps of {string.Join(", ", change.Steps)}" : null,
        };
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>"within 5 working days of: a core group is held".</summary>
    public static string Of(AddedDuty duty)
    {
        ArgumentNullException.ThrowIfNull(duty);
        return $"within {duty.Within}{(duty.Then is { } then ? $", then every {then}" : "")}";
    }
}
