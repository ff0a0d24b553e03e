using System.Text.Json;
using System.Text.Json.Nodes;
using Duecare.Domain.Calendar;

namespace Duecare.Domain.Chronology.Written;

/// <summary>A date written out in parts: <c>on</c> or <c>at</c>, and the words used. An entry has the parts among its own fields; any other date has them in an object.</summary>
internal struct WhenParts
{
    private static readonly string[] Names = ["on", "at", "asStated"];
    private static readonly string[] NamesOfDays = ["on", "asStated"];

    private bool _hasOn;
    private bool _hasAt;
    private ApproximateDate? _on;
    private DateTime? _at;
    private string? _asStated;

    /// <summary>The instant, where it was given and could be read.</summary>
    public readonly DateTime? At => _at;

    /// <summary>Takes a field, if it is one of the parts.</summary>
    public bool Take(ref Utf8JsonReader json, string name, Place place)
    {
        switch (name)
        {
            case "on":
                _hasOn = true;
                _on = ReadOn(ref json, place);
                return true;
            case "at":
                _hasAt = true;
                _at = (DateTime?)Shape.Of(typeof(DateTime)).Read(ref json, place);
                return true;
            case "asStated":
                _asStated = (string?)Shape.Of(typeof(string)).Read(ref json, place);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What the parts say together; null, with the problem told, where they say nothing or two things.</summary>
    public readonly When? Together(Place place)
    {
        if (_hasOn && _hasAt) place.Refuse("has both \"on\" and \"at\": keep the one that is known");
        if (!_hasOn && !_hasAt) place.Refuse("has neither \"on\" nor \"at\": say the day it happened in \"on\", or the instant in \"at\"");
        if (_hasOn == _hasAt) return null;
        var when = _at is { } utc ? When.At(new DateTimeOffset(utc)) : _on is { } days ? When.On(days) : (When?)null;
        return when is { } known ? known with { Days = known.Days with { AsStated = _asStated } } : null;
    }

    /// <summary>Reads the object form.</summary>
    public static When? Read(ref Utf8JsonReader json, Place place, bool instants)
    {
        var parts = default(WhenParts);
        var names = instants ? Names : NamesOfDays;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            if (!seen.Add(name)) place.Refuse(json, $"the field \"{Place.Short(name)}\" stands twice");
            if (!names.Contains(name))
            {
                RecordShape.RefuseUnknown(ref json, place, names);
                continue;
            }
            json.Read();
            place.Push(name);
            parts.Take(ref json, name, place);
            place.Pop();
        }
        return parts.Together(place);
    }

    /// <summary>Writes the date as text, or as an object where words stand beside it.</summary>
    public static void Write(Utf8JsonWriter json, When when)
    {
        if (when.Days.AsStated is null)
        {
            json.WriteStringValue(when.AtUtc is { } utc ? InstantShape.InLondon(utc) : when.Days.ToEdtf());
            return;
        }
        json.WriteStartObject();
        WriteFields(json, when);
        json.WriteEndObject();
    }

    /// <summary>Writes the parts as fields of the object that is being written.</summary>
    public static void WriteFields(Utf8JsonWriter json, When when)
    {
        if (when.AtUtc is { } utc) json.WriteString("at", InstantShape.InLondon(utc));
        else json.WriteString("on", when.Days.ToEdtf());
        if (when.Days.AsStated is { } words) json.WriteString("asStated", words);
    }

    /// <summary>The schema of the object form.</summary>
    public static JsonObject Schema(JsonObject definitions, string last) => new()
    {
        ["type"] = "object",
        ["properties"] = last == "at"
            ? new JsonObject { ["at"] = new JsonObject { ["$ref"] = "#/$defs/instant" }, ["asStated"] = Shape.Of(typeof(string)).Schema(definitions) }
            : new JsonObject { ["on"] = new JsonObject { ["$ref"] = "#/$defs/edtf" }, ["asStated"] = Shape.Of(typeof(string)).Schema(definitions) },
        ["required"] = new JsonArray(last),
        ["additionalProperties"] = false,
    };

    private static ApproximateDate? ReadOn(ref Utf8JsonReader json, Place place)
    {
        if (json.TokenType == JsonTokenType.String && !json.ValueIsEscaped && json.ValueSpan.Length > 10 && json.ValueSpan[10] == (byte)'T')
        {
            place.Refuse(json, "is an instant: write it in \"at\", or only the day here");
            return null;
        }
        return DateShape.ReadDate(ref json, place);
    }
}
