using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Chronology.Written;

/// <summary>One field of a record: a property that can be set when the record is made.</summary>
internal sealed class RecordField
{
    private readonly MethodInvoker? _set;
    private readonly PropertyInfo _property;

    public RecordField(PropertyInfo property, ParameterInfo? parameter)
    {
        _property = property;
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Utf8Name = Encoding.UTF8.GetBytes(Name);
        JsonName = JsonEncodedText.Encode(Name);
        Shape = Shape.Of(property.PropertyType);
        Parameter = parameter;
        Mandatory = property.IsDefined(typeof(RequiredMemberAttribute)) || parameter is { HasDefaultValue: false };
        if (parameter is null) _set = MethodInvoker.Create(property.SetMethod!);
    }

    public string Name { get; }

    public byte[] Utf8Name { get; }

    public JsonEncodedText JsonName { get; }

    public Shape Shape { get; }

    public bool Mandatory { get; }

    /// <summary>The parameter of the constructor that takes it; null where it is set afterwards.</summary>
    public ParameterInfo? Parameter { get; }

    public PropertyInfo Property => _property;

    /// <summary>What it is when it is left out.</summary>
    public object? Default { get; set; }

    public object? Get(object record) => _property.GetValue(record);

    public void Set(object record, object value) => _set!.Invoke(record, value);
}

/// <summary>A record of the Domain as an object of the file: a field for each property that can be set.</summary>
internal sealed class RecordShape : Shape
{
    private static readonly (string Start, string End)[] SpanWords = [("Start", "End"), ("From", "To")];

    private readonly RecordField[] _fields;
    private readonly ConstructorInfo? _constructor;
    private readonly List<(RecordField Start, RecordField End)> _spans;

    public RecordShape(Type type)
    {
        Type = type;
        _constructor = type.GetConstructor([]) is null && !type.IsValueType ? type.GetConstructors().MaxBy(c => c.GetParameters().Length) : null;
        var parameters = _constructor?.GetParameters() ?? [];
        _fields = [.. Settable(type).Select(p => new RecordField(p, Array.Find(parameters, a => a.Name == p.Name)))];
        if (_fields.Length > 64) throw new NotSupportedException($"{type} has more fields than a case file can keep count of");
        foreach (var field in _fields)
            field.Default = field.Parameter is { HasDefaultValue: true } parameter ? parameter.DefaultValue : null;
        if (_constructor is null)
        {
            var untouched = Activator.CreateInstance(type)!;
            foreach (var field in _fields) field.Default = field.Get(untouched);
        }
        _spans = Spans();
    }

    public Type Type { get; }

    public string Name => Words.Kebab(Type.Name);

    public IReadOnlyList<RecordField> Fields => _fields;

    public override string InWords => $"an object with the fields of [{Name}](#{Name})";

    public override object? Read(ref Utf8JsonReader json, Place place)
    {
        if (json.TokenType != JsonTokenType.StartObject) return place.Expected(ref json, "an object, in curly brackets");
        var values = new object?[_fields.Length];
        var (given, position) = (0UL, 0);
        place.Open(json);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            position = Find(json, position);
            if (position < 0) RefuseUnknown(ref json, place, Fields.Select(f => f.Name));
            else ReadField(ref json, place, position, values, ref given);
        }
        var record = Make(values, given, place);
        place.Close();
        return record;
    }

    public override void Write(Utf8JsonWriter json, object value)
    {
        json.WriteStartObject();
        WriteFields(json, value, _fields);
        json.WriteEndObject();
    }

    public override JsonObject Schema(JsonObject definitions)
    {
        if (definitions.ContainsKey(Name)) return Reference(Name);
        definitions[Name] = null;
        var schema = SchemaOf(_fields, definitions);
        schema["additionalProperties"] = false;
        definitions[Name] = schema;
        return Reference(Name);
    }

    /// <summary>The field that the reader stands on, looked for first where the writer would have put it; below zero if there is none of that name.</summary>
    public int Find(in Utf8JsonReader json, int expected)
    {
        expected = Math.Max(expected, 0);
        for (var i = 0; i < _fields.Length; i++)
        {
            var at = (expected + i) % _fields.Length;
            if (json.ValueTextEquals(_fields[at].Utf8Name)) return at;
        }
        return -1;
    }

    /// <summary>Reads the value of a field that the reader stands on. A null is a field left out.</summary>
    public void ReadField(ref Utf8JsonReader json, Place place, int position, object?[] values, ref ulong given)
    {
        var (field, bit) = (_fields[position], 1UL << position);
        if ((given & bit) != 0) place.Refuse(json, $"the field \"{field.Name}\" stands twice");
        given |= bit;
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
        {
            given &= field.Mandatory ? ~bit : ulong.MaxValue;
            return;
        }
        place.Push(field.Name);
        values[position] = field.Shape.Read(ref json, place);
        place.Pop();
    }

    /// <summary>Tells that there is no such field, and steps over its value.</summary>
    public static void RefuseUnknown(ref Utf8JsonReader json, Place place, IEnumerable<string> known)
    {
        var name = json.GetString()!;
        var names = known.ToList();
        var suggestion = Nearest.Suggestion(name, names);
        place.Refuse(json, $"there is no field \"{Place.Short(name)}\" here{(suggestion.Length > 0 ? suggestion : $": expected one of {string.Join(", ", names)}")}");
        json.Read();
        json.Skip();
    }

    /// <summary>The record of the values read; null, with the problem told, where one is missing or two contradict each other.</summary>
    public object? Make(object?[] values, ulong given, Place place)
    {
        for (var i = 0; i < _fields.Length; i++)
            if (_fields[i].Mandatory && (given & (1UL << i)) == 0)
                place.Refuse($"the field \"{_fields[i].Name}\" is missing: it must be given");
        if (place.Refused) return null;
        var record = _constructor?.Invoke([.. _constructor.GetParameters().Select(ValueOf)]) ?? Activator.CreateInstance(Type)!;
        for (var i = 0; i < _fields.Length; i++)
            if (_fields[i].Parameter is null && values[i] is { } value)
                _fields[i].Set(record, value);
        RefuseEndsBeforeStarts(record, place);
        return record;

        object? ValueOf(ParameterInfo parameter)
        {
            var at = Array.FindIndex(_fields, f => f.Parameter == parameter);
            return values[at] ?? _fields[at].Default;
        }
    }

    /// <summary>Whether the record says that what began at an instant or day had ended before.</summary>
    public bool EndsBefore(object record, When start) =>
        Array.Find(_fields, f => f.Name == "endedOn") is { } ended && Last(ended.Get(record)) is { } last && last < First(start);

    /// <summary>Gives every entry that the written record names another id, the record's own among them.</summary>
    public void Rename(JsonObject written, Type ids, Func<string, string> other)
    {
        foreach (var field in _fields)
            if (written[field.Name] is { } value && Renamed(field.Shape, value, ids, other) is { } renamed) written[field.Name] = renamed;
    }

    private static JsonValue? Renamed(Shape shape, JsonNode value, Type ids, Func<string, string> other)
    {
        if (shape == Of(ids)) return JsonValue.Create(other(value.GetValue<string>()));
        if (shape is RecordShape record && value is JsonObject written) record.Rename(written, ids, other);
        if (shape is ListShape list && value is JsonArray items)
            for (var i = 0; i < items.Count; i++)
                if (Renamed(list.Element, items[i]!, ids, other) is { } renamed) items[i] = renamed;
        return null;
    }

    /// <summary>Writes the fields that must be given and those that differ from what they are when left out.</summary>
    public static void WriteFields(Utf8JsonWriter json, object record, IEnumerable<RecordField> fields)
    {
        foreach (var field in fields)
        {
            if (field.Get(record) is not { } value) continue;
            if (!field.Mandatory && (value.Equals(field.Default) || value is System.Collections.ICollection { Count: 0 })) continue;
            json.WritePropertyName(field.JsonName);
            field.Shape.Write(json, value);
        }
    }

    /// <summary>The schema of an object with these fields, and perhaps others.</summary>
    public static JsonObject SchemaOf(IEnumerable<RecordField> fields, JsonObject definitions)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var field in fields)
        {
            var schema = field.Shape.Schema(definitions);
            properties[field.Name] = field.Mandatory ? schema : OrNull(schema);
            if (field.Mandatory) required.Add(field.Name);
        }
        return new() { ["type"] = "object", ["properties"] = properties, ["required"] = required };
    }

    public static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.GetValue<string>(), "null");
            return schema;
        }
        return new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
    }

    private static List<PropertyInfo> Settable(Type type)
    {
        var settable = new List<PropertyInfo>();
        // When it happened has a form of its own: on, at and asStated among the entry's own fields.
        for (var t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            settable.AddRange(t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).OrderBy(p => p.MetadataToken)
                .Where(p => p.SetMethod is { IsPublic: true } && (p.PropertyType != typeof(When) || p.DeclaringType != typeof(Entry))));
        }
        return settable;
    }

    private List<(RecordField, RecordField)> Spans()
    {
        var spans = new List<(RecordField, RecordField)>();
        foreach (var field in _fields)
        {
            var name = field.Property.Name;
            foreach (var (start, end) in SpanWords)
            {
                if (!name.Contains(start, StringComparison.Ordinal)) continue;
                var other = Array.Find(_fields, f => f.Property.Name == name.Replace(start, end, StringComparison.Ordinal));
                if (other?.Shape is DateShape or WhenShape or DayShape) spans.Add((field, other));
            }
        }
        return spans;
    }

    private void RefuseEndsBeforeStarts(object record, Place place)
    {
        foreach (var (start, end) in _spans)
            if (First(start.Get(record)) is { } first && Last(end.Get(record)) is { } last && last < first)
                place.Refuse($"\"{end.Name}\" is before \"{start.Name}\": the dates contradict each other");
    }

    private static DateTime? First(object? value) => value switch
    {
        When { AtUtc: { } utc } => utc,
        When day => LondonTime.StartOf(day.Earliest),
        ApproximateDate date => LondonTime.StartOf(date.Earliest),
        DateOnly day => LondonTime.StartOf(day),
        _ => null,
    };

    private static DateTime? Last(object? value) => value switch
    {
        When { AtUtc: { } utc } => utc,
        When day => LondonTime.EndOf(day.Latest),
        ApproximateDate date => LondonTime.EndOf(date.Latest),
        DateOnly day => LondonTime.EndOf(day),
        _ => null,
    };
}
