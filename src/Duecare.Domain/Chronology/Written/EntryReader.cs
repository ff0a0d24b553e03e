using System.Globalization;
using System.Text.Json;

namespace Duecare.Domain.Chronology.Written;

/// <summary>Reads one entry, and tells what is wrong with it.</summary>
internal sealed class EntryReader(Place place)
{
    private static readonly string[] PartsOfWhen = ["kind", "on", "at", "asStated"];

    /// <summary>The id that the last entry read gives itself, even where the rest of it could not be read; null if it gives none.</summary>
    public string? Id { get; private set; }

    /// <summary>What the last entry read is called in a problem.</summary>
    public string Called => place.Of;

    /// <summary>Reads an entry.</summary>
    /// <param name="json">The whole of it.</param>
    /// <param name="line">The line it begins on.</param>
    /// <param name="number">Its number in the list, from 1: its name in a problem if it has no id.</param>
    /// <returns>Null, with the problems told, if it can't be read.</returns>
    public Entry? Read(ReadOnlyMemory<byte> json, long line, long number)
    {
        var (id, kindName) = IdAndKind(json.Span);
        Id = id;
        var name = id is null ? string.Create(CultureInfo.InvariantCulture, $"entry number {number}") : $"entry {Place.Short(id)}";
        place.Enter(json, line, kindName is null ? name : $"{name} ({Place.Short(kindName)})");
        if (json.Span[0] != (byte)'{') place.Refuse("expected an entry, an object in curly brackets");
        else if (kindName is null) place.Refuse("the field \"kind\" is missing: expected the kind of entry, as \"core-group\"");
        else if (EntryKind.Find(kindName) is { } kind) return ReadFields(kind, json.Span);
        else place.Refuse($"there is no kind of entry \"{Place.Short(kindName)}\"{Nearest.Suggestion(kindName, EntryKind.All.Select(k => k.Name))}");
        return null;
    }

    private static (string? Id, string? Kind) IdAndKind(ReadOnlySpan<byte> entry)
    {
        var json = new Utf8JsonReader(entry);
        string? id = null, kind = null;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return default;
        while ((id is null || kind is null) && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isId, isKind) = (json.ValueTextEquals("id"u8), json.ValueTextEquals("kind"u8));
            json.Read();
            if (json.TokenType == JsonTokenType.String && isId) id ??= json.GetString()!;
            if (json.TokenType == JsonTokenType.String && isKind) kind ??= json.GetString()!;
            json.Skip();
        }
        return (id, kind);
    }

    private Entry? ReadFields(EntryKind kind, ReadOnlySpan<byte> entry)
    {
        var json = new Utf8JsonReader(entry);
        json.Read();
        var shape = kind.Shape;
        var values = new object?[shape.Fields.Count];
        var (given, position, parts, seen) = (0UL, 0, default(WhenParts), 0);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (PartOfWhen(json) is var part and >= 0) ReadPart(ref json, part, ref parts, ref seen);
            else if ((position = shape.Find(json, position)) >= 0) shape.ReadField(ref json, place, position, values, ref given);
            else RecordShape.RefuseUnknown(ref json, place, [.. shape.Fields.Select(f => f.Name), .. PartsOfWhen]);
        }
        var when = parts.Together(place);
        if (shape.Make(values, given, place) is not Entry made) return null;
        if (made.Children.Count == 0) place.Refuse("names no child: expected at least one in \"children\"");
        if (made.Children.Distinct().Count() < made.Children.Count) place.Refuse("names a child twice in \"children\"");
        if (when is { } start && shape.EndsBefore(made, start)) place.Refuse("\"endedOn\" is before the day it happened: the dates contradict each other");
        return when is { } occurred && !place.Refused ? made with { Occurred = occurred } : null;
    }

    private static int PartOfWhen(in Utf8JsonReader json)
    {
        for (var i = 0; i < PartsOfWhen.Length; i++)
            if (json.ValueTextEquals(PartsOfWhen[i])) return i;
        return -1;
    }

    private void ReadPart(ref Utf8JsonReader json, int part, ref WhenParts parts, ref int seen)
    {
        var name = PartsOfWhen[part];
        if ((seen & (1 << part)) != 0) place.Refuse(json, $"the field \"{name}\" stands twice");
        seen |= 1 << part;
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return;
        place.Push(name);
        if (!parts.Take(ref json, name, place) && json.TokenType != JsonTokenType.String) place.Expected(ref json, "the kind of entry, in quotation marks");
        place.Pop();
    }
}
