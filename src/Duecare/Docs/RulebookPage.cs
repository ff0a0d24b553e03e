using System.Text;
using Duecare.Domain.Duties;

namespace Duecare.Docs;

/// <summary>The page <c>docs/rulebook.md</c>: every row of the rulebook, by chapter.</summary>
internal static class RulebookPage
{
    public static string Write(string version, IReadOnlyList<DutyRule> rows)
    {
        var page = new StringBuilder();
        page.Append("# Rulebook\n\n");
        page.Append("Every rule that the program applies, printed from the rows it applies them by (`duecare docs --write`); edit the rows, not this page.\n");
        page.Append($"Version {version}, {rows.Count} rules, of which {rows.Count(Unverified)} are **unverified**: check those against their source before relying on them.\n");
        page.Append("[engine.md](engine.md) says how a duty is computed from a row. The day of the start is not counted, and a limit does not move off a weekend, unless the row says so.\n");
        foreach (var chapter in rows.GroupBy(rule => rule.Chapter).OrderBy(chapter => chapter.Key))
        {
            page.Append($"\n## {RuleCard.Heading(chapter.Key)}\n");
            foreach (var rule in chapter) Append(page, rule);
        }
        return page.ToString();
    }

    private static void Append(StringBuilder page, DutyRule rule)
    {
        page.Append($"\n### {Escaped(rule.Title)}{(Unverified(rule) ? " (unverified)" : "")}\n\n`{rule.Id}`\n\n");
        foreach (var (label, text) in RuleCard.Lines(rule)) page.Append($"- **{label}:** {Escaped(text)}\n");
    }

    private static bool Unverified(DutyRule rule) => rule.Confidence == Confidence.Unverified;

    private static string Escaped(string text) => text
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("*", @"\*", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);
}
