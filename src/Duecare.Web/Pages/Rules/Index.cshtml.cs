using Duecare.Domain.Duties;
using Duecare.Records;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Pages.Rules;

/// <summary>Every rule by chapter, or those in whose words all the words asked for stand.</summary>
[ForEverybody]
public sealed class IndexModel(LedgerTerms? terms = null) : PageModel
{
    private const int LongestSearch = 100;

    /// <summary>The words to find.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The words looked for; null if none were given.</summary>
    public string? Search => string.IsNullOrWhiteSpace(Q) ? null : Q.Trim()[..Math.Min(Q.Trim().Length, LongestSearch)];

    /// <summary>How many rules there are.</summary>
    public int All => Rows.Count;

    /// <summary>How many of them nobody has checked against their source.</summary>
    public int Unverified => Rows.Count(rule => rule.Confidence == Confidence.Unverified);

    /// <summary>The chapters that have something to show.</summary>
    public IReadOnlyList<RuleChapter> Chapters { get; private set; } = [];

    /// <summary>How many were found, as a sentence.</summary>
    public string FoundInWords => Chapters.Sum(chapter => chapter.Rules.Count) switch
    {
        0 => "No rule has all of these words. Try fewer, or a part of one.",
        1 => "1 rule found.",
        var several => $"{several} rules found.",
    };

    /// <summary>Shows the page.</summary>
    public void OnGet() => Chapters =
    [
        .. Rows.Where(IsFound).GroupBy(rule => rule.Chapter).OrderBy(chapter => chapter.Key).Select(chapter => new RuleChapter(
            RuleCard.Heading(chapter.Key), Words.Kebab(chapter.Key.ToString()), [.. chapter.Select(RuleLine.Of)])),
    ];

    /// <summary>The rules, each as the council's last version has it.</summary>
    private IReadOnlyList<DutyRule> Rows => terms?.Policy is null ? Rulebook.Shipped.Rows : [.. terms.Rules.Rows.GroupBy(r => r.Id, StringComparer.Ordinal).Select(g => g.Last())];

    private bool IsFound(DutyRule rule)
    {
        if (Search is not { } search) return true;
        var words = string.Join('\n', RuleCard.Lines(rule).Select(line => line.Text).Prepend(rule.Title).Append(rule.Id).Append(RuleCard.Heading(rule.Chapter)));
        return search.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => words.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>A chapter of the rulebook.</summary>
public sealed record RuleChapter(string Heading, string Anchor, IReadOnlyList<RuleLine> Rules);

/// <summary>A rule in one line: what is to be done, by when, and what fixes it.</summary>
public sealed record RuleLine(string Id, string Title, bool IsUnverified, string Facts)
{
    /// <summary>The line of a row.</summary>
    public static RuleLine Of(DutyRule rule) =>
        new(rule.Id, rule.Title, rule.Confidence == Confidence.Unverified, string.Join(" · ", FactsOf(rule)));

    private static IEnumerable<string> FactsOf(DutyRule rule)
    {
        if (rule.Within is { } within) yield return within.ToString();
        if (rule.Then is { } then && then != rule.Within) yield return $"then every {then}";
        var fixedBy = rule.NumberKind ?? rule.Kind;
        yield return fixedBy == RuleKind.Local ? "local policy" : Words.Of(fixedBy);
        yield return rule.Sources[0].ToString();
    }
}
