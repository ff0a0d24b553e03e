using System.Text.Json;
using System.Text.Json.Nodes;
using Duecare.Domain.Chronology;

namespace Duecare.Exchange.CaseFiles;

/// <summary>Reads case files of any length, and tells everything that is wrong with one.</summary>
/// <remarks>
/// The file is read from one end to the other and never held whole. A file up to a size keeps its entries; of a longer one the entries are set
/// aside on disk in parts, a run of children to each, and read again part by part, so that the memory needed is that of one part.
/// </remarks>
public sealed class CaseFileReader
{
    /// <summary>The size up to which a file's entries are kept in memory.</summary>
    public const long KeptInMemory = 64 << 20;

    private static readonly string[] Envelope = ["format", "title", "policy", "covers", "children", "people", "entries", "$schema"];

    private readonly string _name;
    private readonly Problems _problems;
    private readonly Dictionary<string, Child> _children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CasePerson> _people = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Action<CaseFileReader, JsonStream> _readEntries;
    private List<Coverage>? _covers;
    private string? _title;
    private JsonElement? _policy;
    private long _policyLine = 1;
    private bool _hasFormat;

    private CaseFileReader(string name, Problems problems, Action<CaseFileReader, JsonStream> readEntries) =>
        (_name, _problems, _readEntries) = (name, problems, readEntries);

    /// <summary>Reads a case file from a path.</summary>
    /// <param name="path">The file, named in every problem as it is named here.</param>
    /// <param name="keptInMemory">The size in bytes from which entries are set aside on disk.</param>
    /// <returns>What was read, or the problems; a file that is not there is a problem too. To be disposed of: it may hold files open.</returns>
    public static CaseFileReading Read(string path, long keptInMemory = KeptInMemory)
    {
        var problems = new Problems();
        if (Directory.Exists(path)) problems.Add(path, null, "", "is a folder: expected a case file, which is one JSON file");
        else if (!File.Exists(path)) problems.Add(path, null, "", "there is no such file");
        else return TryOpen(path, keptInMemory, problems);
        return CaseFileReading.Refused(problems);
    }

    /// <summary>Reads a case file from a stream that can be read twice.</summary>
    /// <param name="file">The stream, at any position; it is left open.</param>
    /// <param name="name">What problems call it.</param>
    /// <param name="keptInMemory">The size in bytes from which entries are set aside on disk.</param>
    public static CaseFileReading Read(Stream file, string name, long keptInMemory = KeptInMemory)
    {
        ArgumentNullException.ThrowIfNull(file);
        var problems = new Problems();
        var ahead = LookAhead(file, name);
        var ids = new EntryIds(name, file.Length > keptInMemory);
        var aside = file.Length > keptInMemory ? new EntriesAside(ahead._children.Keys, file.Length) : null;
        var entries = new List<Entry>();
        var reader = new CaseFileReader(name, problems, (r, json) => r.ReadEntries(json, ahead, ids, (entry, raw) =>
        {
            if (aside is null) entries.Add(entry);
            else if (problems.Count == 0) aside.Add(entry, raw.Span);
        }));
        file.Position = 0;
        reader.ReadEnvelope(new(file), toTheEnd: true);
        ids.Check(problems);
        ids.Dispose();
        problems.OrderByLine();
        if (problems.Count == 0) return new(reader.Head() with { Entries = entries }, problems, aside);
        aside?.Dispose();
        return CaseFileReading.Refused(problems);
    }

    private static CaseFileReading TryOpen(string path, long keptInMemory, Problems problems)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            return Read(file, path, keptInMemory);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            problems.Add(path, null, "", $"cannot be read: {refused.Message}");
            return CaseFileReading.Refused(problems);
        }
    }

    // The children and people must be known before the entries that name them, wherever in the file they stand.
    private static CaseFileReader LookAhead(Stream file, string name)
    {
        var reader = new CaseFileReader(name, new(), (_, json) => SkipList(json));
        file.Position = 0;
        reader.ReadEnvelope(new(file), toTheEnd: false);
        return reader;
    }

    private void ReadEnvelope(JsonStream json, bool toTheEnd)
    {
        if (json.Next() && json.Token != JsonTokenType.StartObject)
            _problems.Add(_name, json.Line, "", $"expected a case file, an object that begins {{\"format\": \"{CaseFile.Format}\"");
        else
            ReadProperties(json, toTheEnd);
        if (json.Fault is { } fault) _problems.Add(_name, json.Line, "", fault);
    }

    private void ReadProperties(JsonStream json, bool toTheEnd)
    {
        while (json.Next() && json.Token == JsonTokenType.PropertyName)
        {
            var property = json.Text();
            if (!toTheEnd && property == "entries" && _seen.IsSupersetOf(["children", "people"])) return;
            if (!_seen.Add(property)) _problems.Add(_name, json.Line, "", $"the field \"{Place.Short(property)}\" stands twice");
            if (!ReadProperty(json, property)) return;
        }
        json.Next();
        if (json.Fault is not null) return;
        if (!_hasFormat) _problems.Add(_name, null, "format", $"is missing: expected \"{CaseFile.Format}\"");
        foreach (var mandatory in (ReadOnlySpan<string>)["children", "entries"])
            if (!_seen.Contains(mandatory)) _problems.Add(_name, null, mandatory, "is missing: expected a list");
    }

    private bool ReadProperty(JsonStream json, string property)
    {
        switch (property)
        {
            case "format":
                return ReadFormat(json);
            case "title":
                _title = ReadOne<string>(json, "title");
                break;
            case "policy":
                ReadPolicy(json);
                break;
            case "covers":
                ReadCovers(json);
                break;
            case "children":
                ReadList<Child>(json, "child", child => child.Id.Value, _children, Check);
                break;
            case "people":
                ReadList<CasePerson>(json, "person", person => person.Id.Value, _people, (_, _) => { });
                break;
            case "entries":
                _readEntries(this, json);
                break;
            default:
                if (property != "$schema")
                    _problems.Add(_name, json.Line, "", $"there is no field \"{Place.Short(property)}\" here{Nearest.Suggestion(property, Envelope)}: expected one of {string.Join(", ", Envelope)}");
                json.NextValue();
                break;
        }
        return json.Fault is null;
    }

    private bool ReadFormat(JsonStream json)
    {
        if (!json.NextValue()) return false;
        _hasFormat = json.Token == JsonTokenType.String && json.Text() == CaseFile.Format;
        if (!_hasFormat)
            _problems.Add(_name, json.Line, "format", $"found {Place.Short(System.Text.Encoding.UTF8.GetString(json.Value.Span))}: this version reads \"{CaseFile.Format}\"");
        return _hasFormat;
    }

    private void ReadPolicy(JsonStream json)
    {
        if (!json.NextValue() || json.Token == JsonTokenType.Null) return;
        try
        {
            using var policy = JsonDocument.Parse(json.Value, new() { AllowDuplicateProperties = false });
            (_policy, _policyLine) = (policy.RootElement.Clone(), json.Line);
        }
        catch (JsonException twice)
        {
            _problems.Add(_name, json.Line + (twice.LineNumber ?? 0), "policy", twice.Message);
        }
    }

    private T? ReadOne<T>(JsonStream json, string called)
        where T : class
    {
        if (!json.NextValue() || json.Token == JsonTokenType.Null) return null;
        return (T?)ReadValue(Shape.Of(typeof(T)), json, new(Tell), called);
    }

    private static object? ReadValue(Shape shape, JsonStream json, Place place, string called)
    {
        place.Enter(json.Value, json.Line, called);
        var value = new Utf8JsonReader(json.Value.Span);
        value.Read();
        return shape.Read(ref value, place);
    }

    private void ReadList<T>(JsonStream json, string called, Func<T, string> id, Dictionary<string, T> list, Action<T, Place> check)
        where T : class
    {
        var shape = Shape.Of(typeof(T));
        var place = new Place(Tell);
        foreach (var number in Items(json, called == "child" ? "children" : "people"))
        {
            if (ReadValue(shape, json, place, $"{called} number {number}") is not T item) continue;
            place.Enter(json.Value, json.Line, $"{called} {id(item)}");
            if (!list.TryAdd(id(item), item)) place.Refuse("the id stands twice in the list");
            check(item, place);
        }
    }

    private static void Check(Child child, Place place)
    {
        if (child.Died < child.Born) place.Refuse("\"died\" is before \"born\": the dates contradict each other");
    }

    private void ReadCovers(JsonStream json)
    {
        var place = new Place(Tell);
        _covers = [];
        foreach (var number in Items(json, "covers"))
        {
            var coverage = json.Token == JsonTokenType.String
                ? ReadValue(Shape.Of(typeof(string)), json, place, $"covers number {number}") is string kind ? new Coverage(kind) : null
                : (Coverage?)ReadValue(Shape.Of(typeof(Coverage)), json, place, $"covers number {number}");
            if (coverage is null) continue;
            if (EntryKind.Find(coverage.Kind) is null)
                place.Refuse($"there is no kind of entry \"{Place.Short(coverage.Kind)}\"{Nearest.Suggestion(coverage.Kind, EntryKind.All.Select(k => k.Name))}");
            _covers.Add(coverage);
        }
    }

    private void ReadEntries(JsonStream json, CaseFileReader ahead, EntryIds ids, Action<Entry, ReadOnlyMemory<byte>> take)
    {
        var place = new Place(Tell) { Children = ahead._children.Keys, People = ahead._people.Keys };
        var reader = new EntryReader(place);
        foreach (var number in Items(json, "entries"))
        {
            var entry = reader.Read(json.Value, json.Line, number);
            if (reader.Id is { } id) ids.Add(id, json.Line, entry?.Supersedes?.Value);
            if (entry is null) continue;
            WrittenEntry.RefuseLongBeforeBirth(entry, ahead._children, place);
            take(entry, json.Value);
        }
    }

    private void Tell(long line, string place, string message) => _problems.Add(_name, line, place, message);

    /// <summary>Steps through the items of a list, each of them whole, and counts them from 1. Nothing for null.</summary>
    private IEnumerable<long> Items(JsonStream json, string property)
    {
        if (!json.Next()) yield break;
        if (json.Token == JsonTokenType.StartArray)
        {
            for (var number = 1L; json.NextValue(); number++) yield return number;
            yield break;
        }
        if (json.Token != JsonTokenType.Null) _problems.Add(_name, json.Line, property, "expected a list, in square brackets");
        if (json.Token == JsonTokenType.StartObject) SkipObject(json);
    }

    private static void SkipObject(JsonStream json)
    {
        while (json.Next() && json.Token == JsonTokenType.PropertyName) json.NextValue();
    }

    private static void SkipList(JsonStream json)
    {
        if (!json.Next()) return;
        if (json.Token == JsonTokenType.StartObject) SkipObject(json);
        if (json.Token != JsonTokenType.StartArray) return;
        while (json.NextValue())
        {
        }
    }

    private CaseFile Head() => new()
    {
        Title = _title,
        Policy = _policy,
        PolicyLine = _policyLine,
        Covers = _covers,
        Children = [.. _children.Values],
        People = [.. _people.Values],
    };
}
