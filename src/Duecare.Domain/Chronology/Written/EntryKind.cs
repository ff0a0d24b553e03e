using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Chronology.Written;

/// <summary>A kind of entry: a sealed record of the Domain, under the name that files use.</summary>
public sealed class EntryKind
{
    private static readonly string[] First = ["id", "children"];
    private static readonly string[] Last = ["supersedes", "recordedAt", "by"];
    private readonly Lazy<RecordShape> _shape;
    private readonly Lazy<RecordField[]> _first;
    private readonly Lazy<RecordField[]> _own;
    private readonly Lazy<RecordField[]> _last;

    private EntryKind(Type type)
    {
        Type = type;
        Name = Words.Kebab(type.Name);
        Tells = type.GetCustomAttribute<TellsAttribute>()?.Happenings ?? [];
        _shape = new(() => new(type));
        _first = new(() => Named(First));
        _own = new(() => [.. _shape.Value.Fields.Where(f => !First.Contains(f.Name) && !Last.Contains(f.Name))]);
        _last = new(() => Named(Last));
    }

    /// <summary>Every kind, in order of name.</summary>
    public static IReadOnlyList<EntryKind> All { get; } =
        [.. typeof(Entry).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Entry)) && !t.IsAbstract).Select(t => new EntryKind(t)).OrderBy(k => k.Name, StringComparer.Ordinal)];

    private static FrozenDictionary<string, EntryKind> ByName { get; } = All.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);

    private static FrozenDictionary<Type, EntryKind> ByType { get; } = All.ToFrozenDictionary(k => k.Type);

    /// <summary>The name in files: <c>core-group</c>.</summary>
    public string Name { get; }

    /// <summary>The record type.</summary>
    public Type Type { get; }

    /// <summary>What such an entry can say happened.</summary>
    public IReadOnlyList<Happened> Tells { get; }

    /// <summary>Whether such an entry says who somebody is, where they live or what they are to each other, and not what was done: it is read on the page of people, and stands in no timeline.</summary>
    public bool SaysWhoIsWho => Part == nameof(People);

    /// <summary>The part of the service, as the Domain's folders name it.</summary>
    internal string Part => Type.Namespace![(Type.Namespace!.LastIndexOf('.') + 1)..];

    internal RecordShape Shape => _shape.Value;

    /// <summary>The fields that only this kind has.</summary>
    internal IReadOnlyList<RecordField> Own => _own.Value;

    /// <summary>The kind of that name, if there is one.</summary>
    public static EntryKind? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The kind of an entry.</summary>
    public static EntryKind Of(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return ByType[entry.GetType()];
    }

    /// <summary>Writes an entry of this kind: id and kind, when, whom about, its own fields, then how it came into the record.</summary>
    internal void Write(Utf8JsonWriter json, Entry entry)
    {
        json.WriteStartObject();
        RecordShape.WriteFields(json, entry, _first.Value.AsSpan(0, 1).ToArray());
        json.WriteString("kind", Name);
        WhenParts.WriteFields(json, entry.Occurred);
        RecordShape.WriteFields(json, entry, _first.Value.AsSpan(1).ToArray());
        RecordShape.WriteFields(json, entry, _own.Value);
        RecordShape.WriteFields(json, entry, _last.Value);
        json.WriteEndObject();
    }

    /// <summary>The schema of the fields that only this kind has.</summary>
    internal JsonObject Schema(JsonObject definitions) => RecordShape.SchemaOf(Own, definitions);

    /// <summary>The schema of the fields that every kind has.</summary>
    internal static JsonObject SchemaOfEvery(JsonObject definitions)
    {
        var kind = All[0];
        _ = Written.Shape.Of(typeof(When)).Schema(definitions);
        var schema = RecordShape.SchemaOf([.. kind._first.Value, .. kind._last.Value], definitions);
        var properties = schema["properties"]!;
        properties["children"]!["minItems"] = 1;
        properties["kind"] = new JsonObject { ["$ref"] = "#/$defs/kind" };
        properties["on"] = new JsonObject { ["$ref"] = "#/$defs/edtf" };
        properties["at"] = new JsonObject { ["$ref"] = "#/$defs/instant" };
        properties["asStated"] = RecordShape.OrNull(Written.Shape.Of(typeof(string)).Schema(definitions));
        schema["required"]!.AsArray().Add("kind");
        schema["oneOf"] = new JsonArray(new JsonObject { ["required"] = new JsonArray("on") }, new JsonObject { ["required"] = new JsonArray("at") });
        return schema;
    }

    private RecordField[] Named(string[] names) => [.. names.Select(n => _shape.Value.Fields.First(f => f.Name == n))];
}
