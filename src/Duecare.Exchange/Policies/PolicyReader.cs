using System.Globalization;
using System.Text;
using System.Text.Json;
using Duecare.Domain.Duties;
using Duecare.Exchange.CaseFiles;

namespace Duecare.Exchange.Policies;

/// <summary>Reads a council's policy and holds it against the rulebook: one that loosens the law is refused with the line and the limit.</summary>
public sealed class PolicyReader
{
    private readonly string _name;
    private readonly JsonPart _whole;
    private readonly Problems _problems = new();

    private PolicyReader(string name, JsonPart whole) => (_name, _whole) = (name, whole);

    /// <summary>Reads a policy file.</summary>
    /// <param name="path">The file, named in every problem as it is named here.</param>
    /// <param name="rulebook">The rulebook that the policy is to be laid over.</param>
    public static PolicyReading Read(string path, Rulebook rulebook)
    {
        if (Directory.Exists(path)) return Refused(path, null, "is a folder: expected a policy, which is one JSON file");
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(file, path, rulebook);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            var missing = refused is FileNotFoundException or DirectoryNotFoundException;
            return Refused(path, null, missing ? "there is no such file" : $"cannot be read: {refused.Message}");
        }
    }

    /// <summary>Reads a policy file that came by another way than from a disk.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">What every problem names it.</param>
    /// <param name="rulebook">The rulebook that the policy is to be laid over.</param>
    public static PolicyReading Read(Stream file, string name, Rulebook rulebook)
    {
        var json = new JsonStream(file, $"a policy, which begins {{\"format\": \"{PolicyFile.Marker}\"");
        var whole = json.NextValue() ? new JsonPart(json.Value.ToArray(), json.Line) : default;
        json.Next();
        return json.Fault is { } fault ? Refused(name, json.Line, fault) : new PolicyReader(name, whole).Read(rulebook);
    }

    /// <summary>Reads the policy that stands in a case file.</summary>
    /// <param name="policy">The policy, as the case file states it.</param>
    /// <param name="name">The case file, named in every problem as it is named here.</param>
    /// <param name="line">The line on which the policy begins.</param>
    /// <param name="rulebook">The rulebook that the policy is to be laid over.</param>
    public static PolicyReading Read(JsonElement policy, string name, long line, Rulebook rulebook) =>
        new PolicyReader(name, new(Encoding.UTF8.GetBytes(policy.GetRawText()), line)).Read(rulebook);

    private static PolicyReading Refused(string path, long? line, string message)
    {
        var problems = new Problems();
        problems.Add(path, line, "", message);
        return new(null, problems);
    }

    private PolicyReading Read(Rulebook rulebook)
    {
        CouncilPolicy? policy = null;
        if (IsPolicy() && ReadFile() is { } file)
        {
            policy = new(file.Council, file.Versions);
            CheckEnvelope(file);
            CheckSeals(file.Versions);
            foreach (var refusal in PolicyLimits.Refusals(rulebook, policy)) Add(refusal, rulebook);
        }
        _problems.OrderByLine();
        return new(_problems.Count == 0 ? policy : null, _problems);
    }

    private bool IsPolicy()
    {
        var format = _whole.Field("format") is { } stated ? Encoding.UTF8.GetString(stated.Json.Span) : "nothing";
        if (format == $"\"{PolicyFile.Marker}\"") return true;
        _problems.Add(_name, _whole.Field("format")?.Line ?? _whole.Line, "format", $"found {Place.Short(format)}: expected a policy, which begins {{\"format\": \"{PolicyFile.Marker}\"");
        return false;
    }

    private PolicyFile? ReadFile()
    {
        var place = new Place((line, of, message) => _problems.Add(_name, line, of, message));
        place.Enter(_whole.Json, _whole.Line, "policy");
        var json = new Utf8JsonReader(_whole.Json.Span);
        json.Read();
        return (PolicyFile?)Shape.Of(typeof(PolicyFile)).Read(ref json, place);
    }

    private void CheckEnvelope(PolicyFile file)
    {
        if (string.IsNullOrWhiteSpace(file.Council)) _problems.Add(_name, LineOf("council"), "council", "is empty: expected the council's name");
        if (file.Versions.Count == 0) _problems.Add(_name, LineOf("versions"), "versions", "is an empty list: expected one version or more");
    }

    private void CheckSeals(IReadOnlyList<PolicyVersion> versions)
    {
        var before = "";
        for (var v = 0; v < versions.Count; v++)
        {
            var part = _whole.Field("versions")!.Value.Item(v);
            var right = PolicySeal.Of(part.Json, before);
            before = versions[v].Seal ?? right;
            if (versions[v].Seal == right || (versions[v].Seal is null && v == versions.Count - 1)) continue;
            _problems.Add(_name, part.Field(PolicySeal.Field)?.Line ?? part.Line, $"version {versions[v].Version}", versions[v].Seal is null
                ? $"another version follows it, so it must be sealed: add \"seal\": \"{right}\""
                : "was changed after it was sealed, or a version before it was: an old version can't be edited; put it back, and make the change in a new version");
        }
    }

    private void Add(PolicyRefusal refusal, Rulebook rulebook)
    {
        var part = _whole.Field("versions")!.Value.Item(refusal.Version);
        if (refusal.Within is { } list) part = part.Field(list)!.Value.Item(refusal.Index);
        var known = rulebook.Rows.Select(row => row.Id).Distinct(StringComparer.Ordinal).ToList();
        var written = refusal is { Within: "rules", Field: "id" } ? Text(part, "id") : null;
        var suggestion = written is null || known.Contains(written) ? "" : Nearest.Suggestion(written, known);
        _problems.Add(_name, part.Field(refusal.Field)?.Line ?? part.Line, refusal.Subject, refusal.Message + suggestion);
    }

    private static string? Text(JsonPart part, string field) =>
        part.Field(field) is { } value ? JsonSerializer.Deserialize<string>(value.Json.Span) : null;

    private long LineOf(string field) => _whole.Field(field)?.Line ?? _whole.Line;
}

/// <summary>One value of a JSON file, and the line it begins on.</summary>
internal readonly record struct JsonPart(ReadOnlyMemory<byte> Json, long Line)
{
    /// <summary>The value of a field; null if the value is no object, or has none of that name.</summary>
    public JsonPart? Field(string name)
    {
        var json = new Utf8JsonReader(Json.Span);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var found = json.ValueTextEquals(name);
            json.Read();
            var part = Whole(ref json);
            if (found) return part;
        }
        return null;
    }

    /// <summary>An item of a list, from 0.</summary>
    public JsonPart Item(int index)
    {
        var json = new Utf8JsonReader(Json.Span);
        json.Read();
        for (var i = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; i++)
        {
            var part = Whole(ref json);
            if (i == index) return part;
        }
        throw new ArgumentOutOfRangeException(nameof(index), index.ToString(CultureInfo.InvariantCulture));
    }

    private JsonPart Whole(ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return new(Json[start..(int)json.BytesConsumed], Line + Json.Span[..start].Count((byte)'\n'));
    }
}
