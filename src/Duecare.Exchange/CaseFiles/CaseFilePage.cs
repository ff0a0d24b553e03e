using System.Globalization;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Exchange.CaseFiles;

/// <summary>The page <c>docs/case-file.md</c>: everything that a case file may hold, made from the types that read it.</summary>
public static class CaseFilePage
{
    private static readonly string[] Parts =
        ["FrontDoor", "EarlyHelp", "Assessment", "ChildInNeed", "Protection", "Visits", "Risk", "PreProceedings", "LookedAfter", "Oversight", "Complaints", "InformationRights"];

    private static readonly string[] OfEveryEntry = ["id", "children", "supersedes", "recordedAt", "by"];

    /// <summary>The page as text.</summary>
    /// <param name="rules">The rulebook, to say which rules turn on each kind.</param>
    public static string Text(IReadOnlyList<DutyRule> rules)
    {
        using var page = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(page, rules);
        return page.ToString();
    }

    /// <summary>Writes the page.</summary>
    /// <param name="to">Where to; its line ends should be line feeds.</param>
    /// <param name="rules">The rulebook, to say which rules turn on each kind.</param>
    public static void Write(TextWriter to, IReadOnlyList<DutyRule> rules)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(rules);
        var comments = new Comments(AppContext.BaseDirectory);
        WriteHead(to, comments);
        foreach (var part in EntryKind.All.GroupBy(k => k.Part).OrderBy(g => PlaceOf(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            to.WriteLine($"\n## {InWords(part.Key)}");
            foreach (var kind in part) WriteKind(to, comments, kind, rules);
        }
        var shapes = Reached();
        to.WriteLine("\n## Objects within entries");
        foreach (var record in shapes.OfType<RecordShape>().OrderBy(s => s.Name, StringComparer.Ordinal)) WriteRecord(to, comments, record);
        to.WriteLine("\n## Lists of words");
        foreach (var words in shapes.OfType<WordShape>().OrderBy(s => s.Name, StringComparer.Ordinal)) WriteWords(to, comments, words);
    }

    private static int PlaceOf(string part) => Array.IndexOf(Parts, part) is var at and >= 0 ? at : Parts.Length;

    private static string InWords(string part)
    {
        var words = Words.Kebab(part).Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static void WriteHead(TextWriter to, Comments comments)
    {
        to.WriteLine($$"""
            # Case files

            <!-- Made from the code by `./duecare docs --write`. Change the code, not this page. -->

            A case file is the record of some children as one JSON file, in UTF-8. `docs/case-file.schema.json` is its JSON Schema, for an editor that checks while you write.

            ```json
            {
              "format": "{{CaseFile.Format}}",
              "title": "An example",
              "children": [{ "id": "child-1", "born": "2013-05-14" }],
              "people": [{ "id": "mr-b", "relation": "mother's partner" }],
              "entries": [
                { "id": "e1", "kind": "core-group", "on": "2019-11-08", "children": ["child-1"] }
              ]
            }
            ```

            | field | must be given | what it is |
            | --- | --- | --- |
            | `format` | yes | `{{CaseFile.Format}}`, so that no other JSON is taken for a case file |
            | `title` | | what the file is, for people |
            | `policy` | | the council's own policy, as [policy.md](policy.md) has it |
            | `covers` | | a list of kinds, or of `{"kind", "from", "to"}`: what the source claims to hold completely, and for which days. Left out, it claims to hold everything. A duty that only other kinds could meet is shown as without evidence, never as missed |
            | `children` | yes | the children whose record this is |
            | `people` | | everyone else whom entries name, apart from workers |
            | `entries` | yes | what happened, in any order |

            What can't be read is refused with the line, the entry, the field and what was expected; nothing is skipped in silence. A `null` is a field left out.
            """);
        WriteFields(to, comments, "A child", ((RecordShape)Shape.Of(typeof(Child))).Fields);
        WriteFields(to, comments, "A person", ((RecordShape)Shape.Of(typeof(CasePerson))).Fields);
        to.WriteLine($$"""

            ### Dates

            Dates are EDTF (ISO 8601-2): `2019-09-17`, `2019-09`, `2019`, or `[2023-01-21..2023-01-31]` for one day in a range, both ends included. Beside a date may stand the words that were used:
            an entry has them in `asStated`; any other date is then an object, `{"on": "[2023-01-21..2023-01-31]", "asStated": "late January 2023"}`.
            Instants carry the offset from UTC that the clocks showed: `2019-09-17T14:30:00+01:00`. An entry has either `on` or `at`. Where the fields below ask for a date or an instant, both are text, and with words `{"at": "2019-09-17T14:30:00+01:00", "asStated": "that afternoon"}`.

            An entry more than 280 days before a child's birth is refused, unless the child's `expected` is given.
            """);
        WriteFieldsOfEveryEntry(to, comments);
    }

    private static void WriteFieldsOfEveryEntry(TextWriter to, Comments comments)
    {
        to.WriteLine("\n### Fields of every entry\n");
        to.WriteLine("| field | must be given | type | meaning |\n| --- | --- | --- | --- |");
        var fields = EntryKind.All[0].Shape.Fields.ToDictionary(f => f.Name);
        WriteField(to, comments, fields["id"]);
        to.WriteLine("| `kind` | yes | the name of a kind below | What the entry states. |");
        to.WriteLine("| `on` | or `at` | a date, perhaps [rough](#dates) | The day it happened. |");
        to.WriteLine("| `at` | or `on` | an instant with its offset | When it happened, where the time of day is known. Clocks that run in hours need it. |");
        to.WriteLine("| `asStated` | | text | The words used for the date. |");
        foreach (var name in OfEveryEntry.Skip(1)) WriteField(to, comments, fields[name]);
    }

    private static void WriteKind(TextWriter to, Comments comments, EntryKind kind, IReadOnlyList<DutyRule> rules)
    {
        to.WriteLine($"\n### {kind.Name}\n");
        to.WriteLine(string.Join(' ', new[] { comments.Of(kind.Type), comments.RemarksOf(kind.Type) }.Where(t => t.Length > 0)));
        if (kind.Own.Count > 0) WriteTable(to, comments, kind.Own);
        if (kind.Tells.Count == 0) return;
        to.WriteLine($"\nCan say: {string.Join(", ", kind.Tells.Select(Words.Of))}.");
        WriteRules(to, "Can start", rules, kind, r => r.StartsOn);
        WriteRules(to, "Can meet", rules, kind, r => [.. r.MetBy, .. r.AndBy, .. r.Visits, .. r.Steps.Select(s => s.MetBy).OfType<Trigger>()]);
        WriteRules(to, "Can end", rules, kind, r => [.. r.EndsOn, .. r.NotMadeBy]);
        WriteRules(to, "Can be flagged by", rules, kind, r => r.FlaggedActs);
        WriteRules(to, "Can move the due day of", rules, kind, r => [.. r.IntervalSetBy, .. r.DateAgreedBy, .. r.DueBefore, .. r.FirstLastsUntil, .. Extending(r)]);
    }

    private static IEnumerable<Trigger> Extending(DutyRule rule) => rule.Extension is { } extension ? [extension.By] : [];

    private static void WriteRules(TextWriter to, string verb, IReadOnlyList<DutyRule> rules, EntryKind kind, Func<DutyRule, IEnumerable<Trigger>> triggers)
    {
        var ids = rules.Where(r => triggers(r).Any(t => kind.Tells.Contains(t.What))).Select(r => $"`{r.Id}`").Distinct().ToList();
        if (ids.Count > 0) to.WriteLine($"\n{verb}: {string.Join(", ", ids)}.");
    }

    private static void WriteRecord(TextWriter to, Comments comments, RecordShape record)
    {
        to.WriteLine($"\n### {record.Name}\n");
        to.WriteLine(comments.Of(record.Type));
        WriteTable(to, comments, record.Fields);
    }

    private static void WriteWords(TextWriter to, Comments comments, WordShape words)
    {
        to.WriteLine($"\n### {words.Name}\n");
        to.WriteLine(comments.Of(words.Type));
        to.WriteLine();
        foreach (var name in Enum.GetNames(words.Type))
        {
            var meaning = comments.Of(words.Type, name);
            to.WriteLine(meaning.Length == 0 ? $"- `{Words.Kebab(name)}`" : $"- `{Words.Kebab(name)}`: {meaning}");
        }
    }

    private static void WriteFields(TextWriter to, Comments comments, string heading, IReadOnlyList<RecordField> fields)
    {
        to.WriteLine($"\n### {heading}");
        WriteTable(to, comments, fields);
    }

    private static void WriteTable(TextWriter to, Comments comments, IReadOnlyList<RecordField> fields)
    {
        to.WriteLine("\n| field | must be given | type | meaning |\n| --- | --- | --- | --- |");
        foreach (var field in fields) WriteField(to, comments, field);
    }

    private static void WriteField(TextWriter to, Comments comments, RecordField field) =>
        to.WriteLine($"| `{field.Name}` | {(field.Mandatory ? "yes " : "")}| {field.Shape.InWords} | {comments.Of(field.Property).Replace("|", "\\|", StringComparison.Ordinal)} |");

    /// <summary>The objects and lists of words that fields of entries lead to.</summary>
    private static HashSet<Shape> Reached()
    {
        var reached = new HashSet<Shape>();
        foreach (var field in EntryKind.All.SelectMany(k => k.Own)) Reach(field.Shape, reached);
        return reached;
    }

    private static void Reach(Shape shape, HashSet<Shape> reached)
    {
        if (shape is ListShape list) Reach(list.Element, reached);
        else if (reached.Add(shape) && shape is RecordShape record)
            foreach (var field in record.Fields) Reach(field.Shape, reached);
    }
}
