using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Duecare.Exchange.CaseFiles;

/// <summary>Walks a JSON file of any length, holding no more of it than one value.</summary>
internal sealed class JsonStream
{
    /// <summary>The longest single value that is held: an entry, a child, the policy.</summary>
    public const int LongestValue = 64 << 20;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Disallow };

    private readonly Stream _file;
    private byte[] _buffer = new byte[1 << 16];
    private int _from;
    private int _to;
    private bool _atEnd;
    private long _lineOfFrom = 1;
    private JsonReaderState _state = new(Strict);

    public JsonStream(Stream file, string expected = $"a case file, which begins {{\"format\": \"{CaseFile.Format}\"")
    {
        _file = file;
        Fill();
        if (_buffer.AsSpan(0, _to).StartsWith(Encoding.UTF8.Preamble)) _from = Encoding.UTF8.Preamble.Length;
        Fault = FirstBytesFault(_buffer.AsSpan(_from, _to - _from), expected);
    }

    /// <summary>What keeps the file from being read any further: not JSON, not UTF-8, too long a value.</summary>
    public string? Fault { get; private set; }

    /// <summary>The line of the current token, or of the fault.</summary>
    public long Line { get; private set; } = 1;

    public JsonTokenType Token { get; private set; }

    /// <summary>The bytes of the current token or whole value; good until the next is read.</summary>
    public ReadOnlyMemory<byte> Value { get; private set; }

    /// <summary>Moves to the next token. False at the end of the file or at a fault.</summary>
    public bool Next() => Advance(whole: false);

    /// <summary>Moves over the next value, all of it. False at the end of the list or object it would stand in, at the end of the file, or at a fault.</summary>
    public bool NextValue() => Advance(whole: true) && Token is not (JsonTokenType.EndArray or JsonTokenType.EndObject);

    /// <summary>The text of the current property name or string.</summary>
    public string Text() => JsonSerializer.Deserialize<string>(Value.Span)!;

    private bool Advance(bool whole)
    {
        try
        {
            while (Fault is null)
            {
                if (TryAdvance(whole)) return IsUtf8() && HasWholeCharacters();
                if (_atEnd) return false;
                Fill();
            }
        }
        catch (JsonException malformed)
        {
            Line = (malformed.LineNumber ?? 0) + 1;
            Fault = string.Create(CultureInfo.InvariantCulture, $"column {(malformed.BytePositionInLine ?? 0) + 1}: the JSON is malformed: {Reason(malformed)}");
        }
        return false;
    }

    private bool TryAdvance(bool whole)
    {
        var rest = _buffer.AsSpan(_from, _to - _from);
        var reader = new Utf8JsonReader(rest, _atEnd, _state);
        if (!reader.Read()) return false;
        var (token, start) = (reader.TokenType, (int)reader.TokenStartIndex);
        if (whole && !reader.TrySkip()) return false;
        var end = (int)reader.BytesConsumed;
        Token = token;
        Line = _lineOfFrom + rest[..start].Count((byte)'\n');
        Value = _buffer.AsMemory(_from + start, LengthOfValue(token, rest[start..end]));
        _lineOfFrom += rest[..end].Count((byte)'\n');
        _from += end;
        _state = reader.CurrentState;
        return true;
    }

    // A property name is consumed together with its colon.
    private static int LengthOfValue(JsonTokenType token, ReadOnlySpan<byte> value) =>
        token == JsonTokenType.PropertyName ? value.LastIndexOf((byte)'"') + 1 : value.Length;

    private bool IsUtf8()
    {
        var bytes = Value.Span;
        if (Utf8.IsValid(bytes)) return true;
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        Line += bytes[..at].Count((byte)'\n');
        var found = Convert.ToHexString(bytes.Slice(at, Math.Min(2, bytes.Length - at)));
        Fault = $"the bytes {found} (hexadecimal) are not UTF-8; the file looks like Latin-1 or Windows-1252, where the first of them is "
            + $"\"{Encoding.Latin1.GetString(bytes.Slice(at, 1))}\": save it as UTF-8";
        return false;
    }

    // Characters beyond U+FFFF are escaped as two halves, and half of one is text that no program can hold.
    private bool HasWholeCharacters()
    {
        var json = Value.Span;
        for (var at = 0; json[at..].IndexOf((byte)'\\') is var next and >= 0;)
        {
            at += next;
            var code = Escaped(json, at);
            if (code is < 0xD800 or > 0xDFFF)
            {
                at += 2;
                continue;
            }
            if (code >= 0xDC00 || Escaped(json, at + 6) is < 0xDC00 or > 0xDFFF)
            {
                Line += json[..at].Count((byte)'\n');
                Fault = $"{Encoding.UTF8.GetString(json.Slice(at, 6))} is half of a surrogate pair, which is no character";
                return false;
            }
            at += 12;
        }
        return true;
    }

    // The code of a \uXXXX escape that stands there; -1 if none does.
    private static int Escaped(ReadOnlySpan<byte> json, int at) =>
        json.Length >= at + 6 && json[at..].StartsWith("\\u"u8) && Utf8Parser.TryParse(json.Slice(at + 2, 4), out int code, out _, 'X') ? code : -1;

    private static string? FirstBytesFault(ReadOnlySpan<byte> bytes, string expected)
    {
        if (bytes.IsEmpty || bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0) return $"the file is empty: expected {expected}";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || (bytes.Length > 1 && (bytes[0] == 0 || bytes[1] == 0)))
            return $"the file is UTF-16 (it begins with the bytes {Convert.ToHexString(bytes[..2])}, hexadecimal): save it as UTF-8";
        return null;
    }

    // The message of the library ends with the line and position, which are told apart from it.
    private static string Reason(JsonException malformed)
    {
        var end = malformed.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? malformed.Message : malformed.Message[..end];
    }

    private void Fill()
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
        }
        if (_to == _buffer.Length)
        {
            if (_buffer.Length >= LongestValue)
            {
                Line = _lineOfFrom;
                Fault = $"one value is longer than {LongestValue >> 20} MB";
                return;
            }
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        var read = _file.Read(_buffer, _to, _buffer.Length - _to);
        _to += read;
        _atEnd = read == 0;
    }
}
