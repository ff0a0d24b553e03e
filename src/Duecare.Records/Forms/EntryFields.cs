using System.Text.Json;
using System.Text.Json.Nodes;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.People;

namespace Duecare.Records.Forms;

/// <summary>One thing that an entry states.</summary>
/// <param name="Path">Where in its written form, such as <c>each/0/seenAlone</c>.</param>
/// <param name="Value">What it states: text as it stands, yes or no, or a number.</param>
public sealed record EntryField(string Path, string Value)
{
    /// <summary>The path in words: "each 1, seen alone".</summary>
    public string Label => string.Join(", ", Path.Split('/').Aggregate(new List<string>(), Add));

    private static List<string> Add(List<string> words, string part)
    {
        if (int.TryParse(part, out var index)) words[^1] += $" {index + 1}";
        else words.Add(Domain.Duties.Words.Kebab(part).Replace('-', ' '));
        return words;
    }
}

/// <summary>An entry as the plain things that it states, which a page can show one below the other, whatever its kind.</summary>
public static class EntryFields
{
    private static readonly HashSet<string> HowItCame = ["id", "kind", "children", "supersedes", "recordedAt", "by", "content", "preview", "size", "mediaType"];

    /// <summary>What it states, in the order of its written form: not its id, its kind, whom it is about, how it came into the record, or what was measured of its file. What is protected in it is not told here to anybody.</summary>
    public static IReadOnlyList<EntryField> Of(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!entry.IsProtected) return Stated(entry);
        var without = entry.WithoutProtected();
        return Stated(without is Address address ? address with { Lines = new($"{address.Lines}") } : without);
    }

    private static List<EntryField> Stated(Entry entry)
    {
        var fields = new List<EntryField>();
        foreach (var (name, value) in JsonNode.Parse(WrittenEntry.Of(entry).Span)!.AsObject())
            if (!HowItCame.Contains(name)) Gather(fields, name, value);
        return fields;
    }

    /// <summary>The same entry with other things stated, under another id, as what puts it right.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="id">The id of what puts it right.</param>
    /// <param name="changed">What it is to state, by path; what is not among it stays. Nothing but space takes a thing away.</param>
    /// <param name="problems">Takes what is wrong with it: the path, and what was expected.</param>
    /// <returns>Null, with the problems, if it can't be.</returns>
    public static Entry? With(Entry entry, EntryId id, IReadOnlyDictionary<string, string?> changed, List<FieldProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(changed);
        var json = JsonNode.Parse(WrittenEntry.Of(entry).Span)!.AsObject();
        foreach (var field in Stated(entry))
            if (changed.TryGetValue(field.Path, out var text) && !IsSame(text, field.Value)) Set(json, field.Path, text, problems);
        json["id"] = id.Value;
        json["supersedes"] = entry.Id.Value;
        json.Remove("recordedAt");
        json.Remove("by");
        if (problems.Count > 0) return null;
        return WrittenEntry.Read(JsonSerializer.SerializeToUtf8Bytes(json), null, null, (place, message) => problems.Add(new(PathIn(place), message)));
    }

    private static void Gather(List<EntryField> fields, string path, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject inner:
                foreach (var (name, value) in inner) Gather(fields, $"{path}/{name}", value);
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++) Gather(fields, $"{path}/{i}", items[i]);
                break;
            case JsonValue value:
                fields.Add(new(path, value.GetValueKind() switch { JsonValueKind.True => "yes", JsonValueKind.False => "no", _ => value.ToString() }));
                break;
            default:
                break;
        }
    }

    /// <summary>A browser sends each end of a line as two characters.</summary>
    private static bool IsSame(string? typed, string value) => (typed ?? "").ReplaceLineEndings("\n").Trim() == value.ReplaceLineEndings("\n").Trim();

    private static void Set(JsonObject json, string path, string? text, List<FieldProblem> problems)
    {
        var parts = path.Split('/');
        JsonNode at = json;
        foreach (var part in parts[..^1]) at = at is JsonArray items ? items[int.Parse(part)]! : at[part]!;
        var old = at is JsonArray list ? list[int.Parse(parts[^1])] : at[parts[^1]];
        if (Value(old!, text) is { IsRight: true } value) Put(at, parts[^1], value.Node);
        else problems.Add(new(path, old!.GetValueKind() is JsonValueKind.Number ? "Enter a number" : "Enter yes or no"));
    }

    private static void Put(JsonNode at, string name, JsonNode? value)
    {
        if (at is JsonArray items) items[int.Parse(name)] = value ?? "";
        else if (value is null) at.AsObject().Remove(name);
        else at[name] = value;
    }

    private static (bool IsRight, JsonNode? Node) Value(JsonNode old, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (true, null);
        var typed = text.ReplaceLineEndings("\n").Trim();
        return old.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => typed.ToLowerInvariant() switch { "yes" => (true, true), "no" => (true, false), _ => (false, null) },
            JsonValueKind.Number => int.TryParse(typed, out var number) ? (true, number) : (false, null),
            _ => (true, typed),
        };
    }

    /// <summary>"entry e1 (visit), each[0].seen" names each/0/seen.</summary>
    private static string PathIn(string place)
    {
        var last = place[(place.LastIndexOf(' ') + 1)..];
        return last.EndsWith(')') ? "" : last.Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/');
    }
}
