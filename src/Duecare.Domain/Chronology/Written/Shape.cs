using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Domain.People;

namespace Duecare.Domain.Chronology.Written;

/// <summary>How a value of one type of the Domain is written, in a case file and in the ledger.</summary>
internal abstract class Shape
{
    private static readonly Dictionary<Type, Shape> Known = new()
    {
        [typeof(string)] = new TextShape(),
        [typeof(ProtectedText)] = new ProtectedTextShape(),
        [typeof(bool)] = new YesOrNoShape(),
        [typeof(int)] = new WholeNumberShape(),
        [typeof(decimal)] = new NumberShape(),
        [typeof(DateOnly)] = new DayShape(),
        [typeof(DateTime)] = new InstantShape(),
        [typeof(ApproximateDate)] = new DateShape(),
        [typeof(When)] = new WhenShape(),
        [typeof(Timescale)] = new TimescaleShape(),
        [typeof(EntryId)] = new IdShape("an entry's id", id => new EntryId(id), id => ((EntryId)id).Value),
        [typeof(WorkerId)] = new IdShape("a worker's id", id => new WorkerId(id), id => ((WorkerId)id).Value),
        [typeof(ChildId)] = new IdShape("a child's id", id => new ChildId(id), id => ((ChildId)id).Value, place => (place.Children, "children")),
        [typeof(PersonId)] = new IdShape("a person's id", id => new PersonId(id), id => ((PersonId)id).Value, place => (place.People, "people")),
    };

    /// <summary>For the page of kinds: what is written, in a few words.</summary>
    public abstract string InWords { get; }

    /// <summary>The shape that values of a type take. A type that no case file can hold is a mistake in the Domain, found by the test that lists every kind.</summary>
    public static Shape Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        lock (Known)
        {
            if (Known.TryGetValue(type, out var known)) return known;
            return Known[type] = Make(type);
        }
    }

    /// <summary>Reads the value that the reader stands on, and stands on its last token. Gives null once it has told a problem.</summary>
    public abstract object? Read(ref Utf8JsonReader json, Place place);

    public abstract void Write(Utf8JsonWriter json, object value);

    /// <summary>The JSON Schema of the value. Shapes with a name of their own go into <paramref name="definitions"/>.</summary>
    public abstract JsonObject Schema(JsonObject definitions);

    /// <summary>Reads text, or tells what was expected instead.</summary>
    public static string? ReadText(ref Utf8JsonReader json, Place place, string expected)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            place.Expected(ref json, expected);
            return null;
        }
        return json.GetString();
    }

    protected static JsonObject Typed(string type, string? description = null)
    {
        var schema = new JsonObject { ["type"] = type };
        if (description is not null) schema["description"] = description;
        return schema;
    }

    protected static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static Shape Make(Type type)
    {
        if (type.IsEnum) return new WordShape(type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return new ListShape(type.GenericTypeArguments[0]);
        if (type.Namespace?.StartsWith("Duecare.", StringComparison.Ordinal) == true && !type.IsAbstract && !type.IsAssignableTo(typeof(Entry))) return new RecordShape(type);
        throw new NotSupportedException($"a case file has no form for {type}");
    }
}

internal sealed class TextShape : Shape
{
    public const int Longest = 1_000_000;

    public override string InWords => "text";

    public override object? Read(ref Utf8JsonReader json, Place place)
    {
        var text = ReadText(ref json, place, "text in quotation marks");
        if (text is null || text.Length <= Longest) return text;
        place.Refuse(json, string.Create(CultureInfo.InvariantCulture, $"is {text.Length:N0} characters long: expected no more than {Longest:N0}"));
        return null;
    }

    public override void Write(Utf8JsonWriter json, object value) => json.WriteStringValue((string)value);

    public override JsonObject Schema(JsonObject definitions) => new() { ["type"] = "string", ["maxLength"] = Longest };
}

internal sealed class YesOrNoShape : Shape
{
    public override string InWords => "`true` or `false`";

    public override object? Read(ref Utf8JsonReader json, Place place) =>
        json.TokenType is JsonTokenType.True or JsonTokenType.False ? json.GetBoolean() : place.Expected(ref json, "true or false, without quotation marks");

    public override void Write(Utf8JsonWriter json, object value) => json.WriteBooleanValue((bool)value);

    public override JsonObject Schema(JsonObject definitions) => Typed("boolean");
}

internal sealed class WholeNumberShape : Shape
{
    public override string InWords => "a whole number";

    public override object? Read(ref Utf8JsonReader json, Place place) =>
        json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var number) ? number : place.Expected(ref json, "a whole number, without quotation marks");

    public override void Write(Utf8JsonWriter json, object value) => json.WriteNumberValue((int)value);

    public override JsonObject Schema(JsonObject definitions) => Typed("integer");
}

internal sealed class NumberShape : Shape
{
    public override string InWords => "a number";

    public override object? Read(ref Utf8JsonReader json, Place place) =>
        json.TokenType == JsonTokenType.Number && json.TryGetDecimal(out var number) ? number : place.Expected(ref json, "a number, without quotation marks");

    public override void Write(Utf8JsonWriter json, object value) => json.WriteNumberValue((decimal)value);

    public override JsonObject Schema(JsonObject definitions) => Typed("number");
}

/// <summary>A day that is known: a date of birth.</summary>
internal sealed class DayShape : Shape
{
    public override string InWords => "a day, as `2019-09-17`";

    public override object? Read(ref Utf8JsonReader json, Place place)
    {
        if (ReadText(ref json, place, "a day in quotation marks, as \"2019-09-17\"") is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        place.Refuse(json, $"\"{Place.Short(text)}\" is not a day: expected a date of the calendar, as 2019-09-17");
        return null;
    }

    public override void Write(Utf8JsonWriter json, object value) => json.WriteStringValue(((DateOnly)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public override JsonObject Schema(JsonObject definitions) => new() { ["type"] = "string", ["format"] = "date" };
}

/// <summary>A moment, kept in UTC and written in London time with its offset.</summary>
internal sealed class InstantShape : Shape
{
    private static readonly string[] Forms = ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    public override string InWords => "an instant with its offset, as `2019-09-17T14:30:00+01:00`";

    public static bool LooksLikeOne(string text) => text.Contains('T', StringComparison.Ordinal);

    public static DateTime? Parse(ref Utf8JsonReader json, Place place, string text)
    {
        if (HasOffset(text) && json.TryGetDateTimeOffset(out var known)) return known.UtcDateTime;
        var parsed = DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant);
        place.Refuse(json, parsed && !HasOffset(text) ? WithoutOffset(text, instant.DateTime)
            : $"\"{Place.Short(text)}\" is not an instant: expected a date, a time and the offset, as 2019-09-17T14:30:00+01:00");
        return null;
    }

    public static string InLondon(DateTime utc)
    {
        var form = utc.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz";
        return LondonTime.At(utc).ToString(form, CultureInfo.InvariantCulture);
    }

    public override object? Read(ref Utf8JsonReader json, Place place) =>
        ReadText(ref json, place, "an instant in quotation marks, as \"2019-09-17T14:30:00+01:00\"") is { } text ? Parse(ref json, place, text) : null;

    public override void Write(Utf8JsonWriter json, object value) => json.WriteStringValue(InLondon((DateTime)value));

    public override JsonObject Schema(JsonObject definitions)
    {
        definitions["instant"] ??= new JsonObject
        {
            ["description"] = "A date, a time and the offset from UTC, as 2019-09-17T14:30:00+01:00.",
            ["type"] = "string",
            ["pattern"] = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,7})?)?(Z|[+-]\\d{2}:\\d{2})$",
        };
        return Reference("instant");
    }

    private static bool HasOffset(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');

    private static string WithoutOffset(string text, DateTime wall)
    {
        var meant = LondonTime.FromWallClock(wall, out var problem);
        return meant is { } utc ? $"\"{text}\" has no offset: if London's clocks are meant, write {InLondon(utc)}" : $"\"{text}\" has no offset: {problem}";
    }
}

/// <summary>A day that may be known only roughly, as EDTF, or with the words used beside it.</summary>
internal sealed class DateShape : Shape
{
    public const string Forms = "2019-09-17, 2019-09, 2019 or [2023-01-21..2023-01-31]";

    public override string InWords => "a date, perhaps [rough](#dates)";

    public static ApproximateDate? ReadDate(ref Utf8JsonReader json, Place place)
    {
        if (ReadText(ref json, place, $"a date in quotation marks, as {Forms}") is not { } text) return null;
        return Parse(ref json, place, text);
    }

    public static ApproximateDate? Parse(ref Utf8JsonReader json, Place place, string text)
    {
        if (ApproximateDate.TryParse(text, out var date, out var problem)) return date;
        place.Refuse(json, text.Length <= 80 ? problem! : $"\"{Place.Short(text)}\" is not a date: expected {Forms}");
        return null;
    }

    public override object? Read(ref Utf8JsonReader json, Place place)
    {
        if (json.TokenType != JsonTokenType.StartObject) return ReadDate(ref json, place);
        return WhenParts.Read(ref json, place, instants: false) is { } when ? when.Days : null;
    }

    public override void Write(Utf8JsonWriter json, object value) => WhenParts.Write(json, new((ApproximateDate)value));

    public override JsonObject Schema(JsonObject definitions)
    {
        definitions["edtf"] ??= new JsonObject
        {
            ["description"] = "A day, a month, a year, or one day in a range: 2019-09-17, 2019-09, 2019, [2023-01-21..2023-01-31].",
            ["type"] = "string",
            ["pattern"] = "^(\\d{4}(-\\d{2}(-\\d{2})?)?|\\[\\d{4}(-\\d{2}(-\\d{2})?)?\\.\\.\\d{4}(-\\d{2}(-\\d{2})?)?\\])$",
        };
        definitions["date"] ??= new JsonObject { ["anyOf"] = new JsonArray(Reference("edtf"), WhenParts.Schema(definitions, "on")) };
        return Reference("date");
    }
}

/// <summary>A day, perhaps rough, or an instant.</summary>
internal sealed class WhenShape : Shape
{
    public override string InWords => "a date, perhaps [rough](#dates), or an instant with its offset";

    public override object? Read(ref Utf8JsonReader json, Place place)
    {
        if (json.TokenType == JsonTokenType.StartObject) return WhenParts.Read(ref json, place, instants: true);
        if (ReadText(ref json, place, $"a date or an instant in quotation marks, as {DateShape.Forms} or 2019-09-17T14:30:00+01:00") is not { } text) return null;
        if (!InstantShape.LooksLikeOne(text)) return DateShape.Parse(ref json, place, text) is { } days ? When.On(days) : null;
        return InstantShape.Parse(ref json, place, text) is { } utc ? When.At(new DateTimeOffset(utc)) : null;
    }

    public override void Write(Utf8JsonWriter json, object value) => WhenParts.Write(json, (When)value);

    public override JsonObject Schema(JsonObject definitions)
    {
        var (date, instant) = (Of(typeof(ApproximateDate)).Schema(definitions), Of(typeof(DateTime)).Schema(definitions));
        definitions["when"] ??= new JsonObject { ["anyOf"] = new JsonArray(date, instant, WhenParts.Schema(definitions, "at")) };
        return Reference("when");
    }
}

internal sealed class TimescaleShape : Shape
{
    public override string InWords => "a period, as `10wd`, `5d`, `6w`, `3m` or `24h`";

    public override object? Read(ref Utf8JsonReader json, Place place)
    {
        const string Forms = "10wd (working days), 5d (days), 6w (weeks), 3m (months) or 24h (hours)";
        if (ReadText(ref json, place, $"a period in quotation marks, as {Forms}") is not { } text) return null;
        if (Timescale.TryParse(text, out var timescale)) return timescale;
        place.Refuse(json, $"\"{Place.Short(text)}\" is not a period: expected a number and a unit, as {Forms}");
        return null;
    }

    public override void Write(Utf8JsonWriter json, object value) => json.WriteStringValue(((Timescale)value).Short);

    public override JsonObject Schema(JsonObject definitions)
    {
        definitions["period"] ??= new JsonObject
        {
            ["description"] = "A number and a unit: wd working days, d days, w weeks, m months, h hours.",
            ["type"] = "string",
            ["pattern"] = "^\\d{1,5}(wd|d|w|m|h)$",
        };
        return Reference("period");
    }
}

/// <summary>An id, and where the file must list it.</summary>
internal sealed class IdShape(string words, Func<string, object> make, Func<object, string> text, Func<Place, (IReadOnlyCollection<string>? Listed, string Where)>? among = null)
    : Shape
{
    private const int Longest = 200;

    // Characters that turn the direction of the text around them make one id look like another.
    private const string TurnsDirection = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    public override string InWords => words;

    public override object? Read(ref Utf8JsonReader json, Place place)
    {
        if (ReadText(ref json, place, $"{words} in quotation marks") is not { } id) return null;
        var problem = WhyNot(id);
        if (problem is null && among is not null)
        {
            var (listed, where) = among(place);
            if (listed is not null && !listed.Contains(id)) problem = $"\"{id}\" is not among the {where} of {place.Whole}{NearestOf(id, listed)}";
        }
        if (problem is null) return make(id);
        place.Refuse(json, problem);
        return null;
    }

    public override void Write(Utf8JsonWriter json, object value) => json.WriteStringValue(text(value));

    public override JsonObject Schema(JsonObject definitions) => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = Longest };

    public static string? WhyNot(string id)
    {
        if (string.IsNullOrWhiteSpace(id)) return "is empty: expected an id";
        if (id.Length > Longest) return string.Create(CultureInfo.InvariantCulture, $"\"{Place.Short(id)}\" is longer than an id may be, {Longest} characters");
        foreach (var c in id)
            if (char.IsControl(c) || TurnsDirection.Contains(c, StringComparison.Ordinal))
                return string.Create(CultureInfo.InvariantCulture, $"holds the invisible character U+{(int)c:X4}, which an id may not");
        return null;
    }

    private static string NearestOf(string id, IReadOnlyCollection<string> listed) => listed.Count <= 5000 ? Nearest.Suggestion(id, listed) : "";
}

/// <summary>One word of a fixed list.</summary>
internal sealed class WordShape : Shape
{
    private readonly Type _type;
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<object, string> _words = [];
    private readonly string _allowed;

    public WordShape(Type type)
    {
        _type = type;
        foreach (var name in Enum.GetNames(type)) _values.Add(Duecare.Domain.Duties.Words.Kebab(name), Enum.Parse(type, name));
        foreach (var (word, value) in _values) _words[value] = word;
        _allowed = string.Join(", ", Words);
    }

    public string Name => Duecare.Domain.Duties.Words.Kebab(_type.Name);

    public Type Type => _type;

    public IEnumerable<string> Words => _values.Keys;

    public override string InWords => $"one of the words of [{Name}](#{Name})";

    public override object? Read(ref Utf8JsonReader json, Place place)
    {
        if (ReadText(ref json, place, $"one of {_allowed}, in quotation marks") is not { } word) return null;
        if (_values.TryGetValue(word, out var value)) return value;
        place.Refuse(json, $"\"{Place.Short(word)}\" is not a word of this list: expected one of {_allowed}{Nearest.Suggestion(word, Words)}");
        return null;
    }

    public override void Write(Utf8JsonWriter json, object value) => json.WriteStringValue(_words[value]);

    public override JsonObject Schema(JsonObject definitions)
    {
        definitions[Name] ??= new JsonObject { ["enum"] = new JsonArray([.. Words.Select(w => (JsonNode)w)]) };
        return Reference(Name);
    }
}

internal sealed class ListShape(Type element) : Shape
{
    public Shape Element { get; } = Of(element);

    public override string InWords => $"a list; each is {Element.InWords}";

    public override object? Read(ref Utf8JsonReader json, Place place)
    {
        if (json.TokenType != JsonTokenType.StartArray) return place.Expected(ref json, "a list, in square brackets");
        var items = new List<object>();
        for (var number = 1; json.Read() && json.TokenType != JsonTokenType.EndArray; number++)
        {
            place.Push(string.Create(CultureInfo.InvariantCulture, $"[{number}]"));
            if (Element.Read(ref json, place) is { } item) items.Add(item);
            place.Pop();
        }
        var list = Array.CreateInstance(element, items.Count);
        for (var i = 0; i < items.Count; i++) list.SetValue(items[i], i);
        return list;
    }

    public override void Write(Utf8JsonWriter json, object value)
    {
        json.WriteStartArray();
        foreach (var item in (System.Collections.IEnumerable)value) Element.Write(json, item);
        json.WriteEndArray();
    }

    public override JsonObject Schema(JsonObject definitions) => new() { ["type"] = "array", ["items"] = Element.Schema(definitions) };
}
