using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Duecare.Domain.Chronology.Written;

/// <summary>Where in a written record the reader stands, and who may be named there, so that a problem can say its place.</summary>
/// <param name="tell">Takes each problem: the line, the place in the record's own terms, what is wrong and what was expected.</param>
internal sealed class Place(Action<long, string, string> tell)
{
    private readonly List<string> _path = [];
    private readonly List<long> _records = [];
    private ReadOnlyMemory<byte> _json;
    private long _firstLine;

    /// <summary>What the value belongs to, such as <c>entry e12 (core-group)</c>.</summary>
    public string Of { get; private set; } = "";

    /// <summary>What lists the children and people, in a problem's words.</summary>
    public string Whole { get; init; } = "this file";

    /// <summary>The children that the file lists; null while they are not known, and then any may be named.</summary>
    public IReadOnlyCollection<string>? Children { get; init; }

    /// <summary>The people that the file lists; null while they are not known.</summary>
    public IReadOnlyCollection<string>? People { get; init; }

    /// <summary>Whether a problem was told since <see cref="Enter"/>.</summary>
    public bool Refused { get; private set; }

    public void Enter(ReadOnlyMemory<byte> json, long firstLine, string of)
    {
        (_json, _firstLine, Of, Refused) = (json, firstLine, of, false);
        _path.Clear();
        _records.Clear();
    }

    public void Push(string step) => _path.Add(step);

    public void Pop() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Marks the start of a record, where what is wrong with the whole of it is told.</summary>
    public void Open(in Utf8JsonReader json) => _records.Add(json.TokenStartIndex);

    public void Close() => _records.RemoveAt(_records.Count - 1);

    /// <summary>Tells a problem with the value that the reader stands on.</summary>
    public void Refuse(in Utf8JsonReader json, string message) => Refuse(LineOf(json.TokenStartIndex), message);

    /// <summary>Tells a problem with the whole of the record that the reader is in, or of what was entered.</summary>
    public void Refuse(string message) => Refuse(LineOf(_records.Count == 0 ? 0 : _records[^1]), message);

    /// <summary>Tells that the value is of the wrong type, and steps over it. Gives null, the value of what can't be read.</summary>
    public object? Expected(ref Utf8JsonReader json, string what)
    {
        Refuse(json, $"found {Found(json)}: expected {what}");
        json.Skip();
        return null;
    }

    private void Refuse(long line, string message)
    {
        Refused = true;
        tell(line, _path.Count == 0 ? Of : $"{Of}, field \"{PathInWords()}\"", message);
    }

    private long LineOf(long offset) => _firstLine + _json.Span[..(int)offset].Count((byte)'\n');

    private string PathInWords()
    {
        var words = new StringBuilder();
        foreach (var step in _path)
        {
            if (words.Length > 0 && !step.StartsWith('[')) words.Append('.');
            words.Append(step);
        }
        return words.ToString();
    }

    private static string Found(in Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => $"\"{Short(Encoding.UTF8.GetString(json.ValueSpan))}\"",
        _ => Short(Encoding.UTF8.GetString(json.ValueSpan)),
    };

    /// <summary>The beginning of a text, so that a problem stays one line.</summary>
    public static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 80 ? line : string.Create(CultureInfo.InvariantCulture, $"{line.AsSpan(0, 77)}…");
    }
}
