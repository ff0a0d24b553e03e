using System.Runtime.CompilerServices;
using CsvHelper;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>Fields one after another, each found by its number.</summary>
internal sealed class FieldBuffer
{
    private byte[] _bytes = new byte[64 * 1024];
    private Range[] _fields = new Range[4096];

    /// <summary>How many fields it holds.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes it holds, those of the rows between its fields among them.</summary>
    public int Length { get; private set; }

    /// <summary>All of them.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>A field, without the spaces around it. NULL, which database tools write for nothing, is empty.</summary>
    public ReadOnlySpan<byte> this[int field] => FieldText.Of(Whole(field));

    /// <summary>A field as it was added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Whole(int field)
    {
        ref readonly var range = ref _fields[field];
        return new(_bytes, range.Start, range.Length);
    }

    /// <summary>Adds a field.</summary>
    public void Add(ReadOnlySpan<byte> field) => Point(Copy(field), field.Length);

    /// <summary>Adds fields of one row, which is copied as a whole: a field that is a part of it, as all are that have no quotation marks within, costs nothing more.</summary>
    public void Add(CsvReader row, int[] wanted)
    {
        var whole = row.RawRecord;
        var start = Copy(whole);
        foreach (var position in wanted)
        {
            var field = position < 0 ? default : row.GetSpan(position);
            if (field.Length == 0) Point(start, 0);
            else if (whole.Overlaps(field, out var offset)) Point(start + offset, field.Length);
            else Add(field);
        }
    }

    /// <summary>Takes back every field from a number on.</summary>
    public void Keep(int count)
    {
        Length = count == Count ? Length : count == 0 ? 0 : _fields[count].Start;
        Count = count;
    }

    /// <summary>Adds bytes of which fields will be parts.</summary>
    /// <returns>Where they begin.</returns>
    public int Copy(ReadOnlySpan<byte> bytes)
    {
        var start = Length;
        if (start + bytes.Length > _bytes.Length) Array.Resize(ref _bytes, (start + bytes.Length) * 2);
        bytes.CopyTo(_bytes.AsSpan(start));
        Length = start + bytes.Length;
        return start;
    }

    /// <summary>Adds a field that is a part of what was copied.</summary>
    public void Point(int start, int length)
    {
        if (Count == _fields.Length) Array.Resize(ref _fields, Count * 2);
        _fields[Count++] = new(start, length);
    }

    /// <summary>Adds fields that are parts of what was copied, each still to be pointed to.</summary>
    public Span<Range> Add(int count)
    {
        if (Count + count > _fields.Length) Array.Resize(ref _fields, (Count + count) * 2);
        var added = _fields.AsSpan(Count, count);
        Count += count;
        return added;
    }

    /// <summary>Where a field stands.</summary>
    internal readonly record struct Range(int Start, int Length);
}

/// <summary>What a field says.</summary>
internal static class FieldText
{
    /// <summary>The field without the spaces around it; nothing if it is NULL.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> field) =>
        field.Length == 0 || (field.Length != Null.Length && field[0] > ' ' && field[^1] > ' ') ? field : Within(field);

    private static ReadOnlySpan<byte> Null => "NULL"u8;

    private static ReadOnlySpan<byte> Within(ReadOnlySpan<byte> field)
    {
        field = field.Trim(" \t\r\n"u8);
        return field.SequenceEqual(Null) ? default : field;
    }
}

/// <summary>A table's file whose header has been read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Table">The table it holds.</param>
/// <param name="Headers">The file's columns, unknown ones among them.</param>
internal sealed record TableFile(string Path, SafeguardingTable Table, IReadOnlyList<string> Headers)
{
    /// <summary>The file's own name, for messages.</summary>
    public string Name { get; } = System.IO.Path.GetFileName(Path);

    /// <summary>Where a column stands in the file; -1 where the file leaves it out.</summary>
    public int PositionOf(string column)
    {
        for (var i = 0; i < Headers.Count; i++)
            if (string.Equals(Headers[i], column, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <summary>A row left out for how many columns it has.</summary>
    public Problem WrongColumns(long line, int columns) => Problem.OfRow(Name, line, "", $"{columns} columns: expected {Headers.Count}, as in the first line");

    /// <summary>Reads the header; null, with a problem told, if the table cannot be read from this file.</summary>
    public static TableFile? Open(string path, SafeguardingTable table, IEnumerable<string> required, Action<Problem> tell)
    {
        var name = System.IO.Path.GetFileName(path);
        TableFile? Refuse(string message)
        {
            tell(Problem.OfTable(name, 1, message));
            return null;
        }
        if (IsUtf16(path)) return Refuse("not UTF-8 but UTF-16: save it as \"CSV UTF-8\"");
        using var reader = CsvReader.FromFile(path, FileRows.Options);
        var headers = reader.Headers.Select(h => h.Trim()).ToList();
        if (headers.Count == 0) return Refuse("empty: expected a line with the names of the columns");
        var file = new TableFile(path, table, headers);
        if (table.Columns.FirstOrDefault(c => headers.Count(h => string.Equals(h, c, StringComparison.OrdinalIgnoreCase)) > 1) is { } twice)
            return Refuse($"column {twice} stands twice");
        if (required.FirstOrDefault(c => file.PositionOf(c) < 0) is not { } missing) return file;
        var found = string.Join(',', headers);
        return Refuse($"no column {missing}: expected column names separated by commas, found \"{(found.Length <= 200 ? found : found[..200] + "…")}\"");
    }

    private static bool IsUtf16(string path)
    {
        using var handle = File.OpenHandle(path);
        var start = new byte[512];
        var text = start.AsSpan(0, RandomAccess.Read(handle, start, 0));
        return text.StartsWith<byte>([0xFF, 0xFE]) || text.StartsWith<byte>([0xFE, 0xFF]) || text.Contains((byte)0);
    }
}

/// <summary>Rows one after another, each with the id it is filed under and the columns wanted of it.</summary>
internal abstract class RowSource : IDisposable
{
    /// <summary>The file they come from.</summary>
    public required TableFile File { get; init; }

    /// <summary>Whether its order was taken for granted.</summary>
    public virtual bool IsTrusted => false;

    /// <summary>The line the row starts on; 0 on a pass that tells nothing.</summary>
    public abstract int Line { get; }

    /// <summary>The id the row is filed under; good until the next row is asked for.</summary>
    public abstract ReadOnlySpan<byte> Key { get; }

    /// <summary>Goes to the next row; false at the end.</summary>
    public abstract bool Next();

    /// <summary>Adds the columns wanted, in the order they are wanted; one that the file leaves out is empty.</summary>
    public abstract void CopyTo(FieldBuffer fields);

    /// <summary>Reads the row as a visit told in brief, if it is one and can be read at a glance, and adds its key alone.</summary>
    /// <param name="fields">Takes the key.</param>
    /// <param name="day">The visit's day number, above zero.</param>
    /// <param name="way">What else is said of it.</param>
    public virtual bool TryVisit(FieldBuffer fields, out int day, out byte way)
    {
        (day, way) = (0, 0);
        return false;
    }

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>The rows of a file in the file's order, filed under one of their columns. What is not a row of the table is told and left out.</summary>
internal sealed class FileRows : RowSource
{
    private readonly int _key;
    private readonly string _keyColumn;
    private readonly int[] _wanted;
    private readonly Action<Problem>? _tell;
    private readonly CsvReaderOptions _options;
    private CsvReader _reader;
    private CsvMalformedReason? _fault;
    private long _bytesBefore;
    private long _linesBefore;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="key">The column to file rows under; the file has it.</param>
    /// <param name="wanted">The columns wanted.</param>
    /// <param name="tell">Takes what is wrong with rows that are left out; null to leave them out in silence, on a pass that only looks.</param>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public FileRows(TableFile file, string key, IReadOnlyList<string> wanted, Action<Problem>? tell)
    {
        File = file;
        _keyColumn = key;
        _key = file.PositionOf(key);
        _wanted = [.. wanted.Select(file.PositionOf)];
        _tell = tell;
        // A quote within an unquoted field is a character like any other; what follows a closing quote is no field.
        _options = Options with { TrackLineNumbers = tell is not null, OnMalformedRecord = row => _fault = row.Reason == CsvMalformedReason.StrayQuote ? _fault : row.Reason };
        _reader = CsvReader.FromFile(file.Path, _options);
    }

    /// <summary>How every table is read. A row longer than a mebibyte is taken for a quotation mark left open.</summary>
    public static CsvReaderOptions Options { get; } = new() { Separator = ',', TrackLineNumbers = true, BufferSize = 256 * 1024, MaxRecordSize = 1024 * 1024 };

    /// <inheritdoc/>
    public override int Line => (int)(_linesBefore + LineRead);

    /// <summary>The line of the row as the reader counts; a pass that tells nothing has no use for it.</summary>
    private long LineRead => _tell is null ? 0 : _reader.LineNumber;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Key => FieldText.Of(_reader.GetSpan(_key));

    /// <inheritdoc/>
    public override bool Next()
    {
        while (TryRead())
        {
            if (_fault is null && _reader.FieldCount == File.Headers.Count && Key.Length > 0) return true;
            LeaveOut();
            _fault = null;
        }
        return false;
    }

    /// <inheritdoc/>
    public override void CopyTo(FieldBuffer fields)
    {
        fields.Add(_reader, _wanted);
    }

    /// <inheritdoc/>
    public override void Dispose() => _reader.Dispose();

    private bool TryRead()
    {
        while (true)
        {
            try
            {
                if (!_reader.Read()) return false;
                if (_fault != CsvMalformedReason.UnterminatedQuote) return true;
                ReadOnAfter(_reader.ByteOffset, LineRead);
            }
            catch (CsvFormatException tooLong)
            {
                ReadOnAfter(tooLong.ByteOffset, tooLong.LineNumber);
            }
        }
    }

    /// <summary>Leaves out the line where a quotation mark is opened and never closed, and reads on from the one after it.</summary>
    private void ReadOnAfter(long offset, long line)
    {
        _fault = null;
        _bytesBefore += offset;
        _linesBefore += line;
        _tell?.Invoke(Problem.OfRow(File.Name, _linesBefore, "", "a quotation mark is opened and never closed"));
        _reader.Dispose();
        var stream = System.IO.File.OpenRead(File.Path);
        stream.Position = _bytesBefore;
        for (int next; (next = stream.ReadByte()) >= 0 && next != '\n';) _bytesBefore++;
        _bytesBefore++;
        _reader = CsvReader.Create(stream, _options with { HasHeader = false });
    }

    private void LeaveOut()
    {
        _tell?.Invoke((_fault, _reader.FieldCount == File.Headers.Count) switch
        {
            (not null, _) => Problem.OfRow(File.Name, Line, "", "text follows a closing quotation mark: expected a comma, or the mark doubled if it is part of the text"),
            (_, false) => File.WrongColumns(Line, _reader.FieldCount),
            _ => Problem.OfRow(File.Name, Line, $"column {_keyColumn}", "empty: every row must say whose it is"),
        });
    }
}
