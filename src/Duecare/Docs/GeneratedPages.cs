using Duecare.Domain.Duties;
using Duecare.Exchange.CaseFiles;

namespace Duecare.Docs;

/// <summary>The pages of <c>docs/</c> that the program writes, so that they say what it does.</summary>
internal static class GeneratedPages
{
    /// <summary>Each page's name in <c>docs/</c>, and what it should say.</summary>
    public static IReadOnlyList<(string Name, Func<string> Text)> All { get; } =
    [
        ("rulebook.md", () => RulebookPage.Write(Rulebook.Shipped.Version, Rulebook.Shipped.Rows)),
        ("case-file.md", () => CaseFilePage.Text(Rulebook.Shipped.Rows)),
        ("case-file.schema.json", CaseFileSchema.Text),
    ];

    /// <summary>Writes every page that does not say what it should, and names those.</summary>
    public static IReadOnlyList<string> WriteStale(string docs)
    {
        var stale = Stale(docs);
        foreach (var (name, text) in All.Where(page => stale.Contains(page.Name))) File.WriteAllText(Path.Combine(docs, name), text());
        return stale;
    }

    /// <summary>Names every page that is not there or does not say what it should.</summary>
    public static IReadOnlyList<string> Stale(string docs) =>
        [.. All.Where(page => !Says(Path.Combine(docs, page.Name), page.Text())).Select(page => page.Name)];

    private static bool Says(string path, string text) =>
        File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text;
}
