using Duecare.Domain.Duties;

namespace Duecare.Domain.Tests.Rules;

/// <summary>One row of the rulebook as the written rules give it, to hold the code's row against.</summary>
public sealed record RulebookRow(
    string Id, string? Limit, Role Holder, Role? Accountable, RuleKind Kind, Confidence Confidence, string Source, RuleForm Form = RuleForm.Once)
{
    public static RulebookRow Of(DutyRule rule) =>
        new(rule.Id, rule.Within?.Short, rule.Holder, rule.Accountable, rule.Kind, rule.Confidence, rule.Sources[0].ToString(), rule.Form);
}
