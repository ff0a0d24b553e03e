using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Duecare.Domain.Chronology;
using Duecare.Exchange.Policies;

namespace Duecare.Exchange.CaseFiles;

/// <summary>The JSON Schema of case files, made from the record types, so that an editor can help whoever writes one.</summary>
/// <remarks>The reader checks more: that ids are listed, that dates are in the calendar and do not contradict each other.</remarks>
public static class CaseFileSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text, ending with a line feed.</summary>
    public static string Text() => Whole().ToJsonString(Readable) + "\n";

    /// <summary>The schema of one kind of entry. What it refers to is in the schema of the whole file.</summary>
    public static JsonObject Of(EntryKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.Schema([]);
    }

    private static JsonObject Whole()
    {
        var definitions = new JsonObject();
        var child = Shape.Of(typeof(Child)).Schema(definitions);
        var person = Shape.Of(typeof(CasePerson)).Schema(definitions);
        var coverage = Shape.Of(typeof(Coverage)).Schema(definitions);
        var entry = EntryKind.SchemaOfEvery(definitions);
        entry["allOf"] = new JsonArray([.. EntryKind.All.Select(Case)]);
        entry["unevaluatedProperties"] = false;
        foreach (var kind in EntryKind.All) definitions["entry-" + kind.Name] = kind.Schema(definitions);
        definitions["kind"] = new JsonObject { ["enum"] = new JsonArray([.. EntryKind.All.Select(k => (JsonNode)k.Name)]) };
        definitions["entry"] = entry;
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Duecare case file",
            ["type"] = "object",
            ["required"] = new JsonArray("format", "children", "entries"),
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject
            {
                ["$schema"] = new JsonObject { ["type"] = "string" },
                ["format"] = new JsonObject { ["const"] = CaseFile.Format },
                ["title"] = RecordShape.OrNull(Shape.Of(typeof(string)).Schema(definitions)),
                ["policy"] = RecordShape.OrNull(Policy(definitions)),
                ["covers"] = RecordShape.OrNull(ListOf(new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/$defs/kind" }, coverage) })),
                ["children"] = ListOf(child),
                ["people"] = RecordShape.OrNull(ListOf(person)),
                ["entries"] = ListOf(new JsonObject { ["$ref"] = "#/$defs/entry" }),
            },
            ["$defs"] = InOrder(definitions),
        };
    }

    /// <summary>A council's policy, as a file of its own or within a case file.</summary>
    private static JsonObject Policy(JsonObject definitions)
    {
        var policy = Shape.Of(typeof(PolicyFile)).Schema(definitions);
        var name = policy["$ref"]!.GetValue<string>()["#/$defs/".Length..];
        definitions[name]!["properties"]!["format"] = new JsonObject { ["const"] = PolicyFile.Marker };
        return policy;
    }

    private static JsonObject Case(EntryKind kind) => new()
    {
        ["if"] = new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind.Name } } },
        ["then"] = new JsonObject { ["$ref"] = $"#/$defs/entry-{kind.Name}" },
    };

    private static JsonObject ListOf(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject InOrder(JsonObject definitions) =>
        new(definitions.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => KeyValuePair.Create(d.Key, d.Value?.DeepClone())));
}
