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
        output.Write($"\n{rule.Id}\n  {rule.Title}\n");
        foreach (var (label, text) in RuleCard.Lines(rule)) WriteWrapped(output, label, text);
    }

    private static void WriteWrapped(TextWriter output, string label, string text)
    {
        output.Write($"  {label}".PadRight(LabelWidth));
        var column = LabelWidth;
        foreach (var word in text.Split(' '))
        {
            if (column > LabelWidth && column + word.Length >= Width)
            {
                output.Write("\n".PadRight(LabelWidth + 1));
                column = LabelWidth;
            }
            else if (column > LabelWidth)
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
