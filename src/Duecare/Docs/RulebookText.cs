using Duecare.Domain.Duties;

namespace Duecare.Docs;

/// <summary>The rulebook for a terminal: a block for each row, no line longer than 100 characters.</summary>
internal static class RulebookText
{
    private const int Width = 100;
    private const int LabelWidth = 16;

    public static void Write(TextWriter output, string version, IReadOnlyList<DutyRule> rows)
    {
        output.Write($"Rulebook {version}: {rows.Count} rules\n");
        foreach (var chapter in rows.GroupBy(rule => rule.Chapter).OrderBy(chapter => chapter.Key))
        {
            output.Write($"\n{RuleCard.Heading(chapter.Key).ToUpperInvariant()}\n");
            foreach (var rule in chapter) Write(output, rule);
        }
    }

    private static void Write(TextWriter output, DutyRule rule)
    {
        output.Write($"\n{rule.Id}\n");
        WriteWrapped(output, "  ", rule.Title);
        foreach (var (label, text) in RuleCard.Lines(rule)) WriteWrapped(output, $"  {label}".PadRight(LabelWidth), text);
    }

    /// <summary>Writes words after a margin, and further lines under the first word.</summary>
    private static void WriteWrapped(TextWriter output, string margin, string text)
    {
        output.Write(margin);
        var column = margin.Length;
        foreach (var word in text.Split(' '))
        {
            if (column > margin.Length && column + word.Length >= Width)
            {
                output.Write("\n".PadRight(margin.Length + 1));
                column = margin.Length;
            }
            else if (column > margin.Length)
            {
                output.Write(' ');
                column++;
            }
            output.Write(word);
            column += word.Length;
        }
        output.Write('\n');
    }
}
