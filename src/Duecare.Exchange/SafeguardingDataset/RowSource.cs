using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>Rows one after another, each with the id it is filed under.</summary>
internal abstract class RowSource : IDisposable
{
    protected internal byte[] Buffer = [];
    protected internal int Start;
    protected internal RowShape Shape = new();
    protected internal byte[] KeyBuffer = [];
    protected internal int KeyStart;
    protected internal int KeyLength;

    /// <summary>The table whose rows these are.</summary>
    public required TableFile File { get; init; }

    /// <summary>The row's bytes, without the line end; good until the next row is asked for.</summary>
    public ReadOnlySpan<byte> Row => Buffer.AsSpan(Start, Shape.Length);

    /// <summary>Where the row's fields end.</summary>
    public ReadOnlySpan<int> Ends => Shape.Ends.AsSpan(0, Shape.Fields);

    /// <summary>The line the row starts on.</summary>
    public int Line { get; protected set; }

    /// <summary>The id the row is filed under.</summary>
    public ReadOnlySpan<byte> Key => KeyBuffer.AsSpan(KeyStart, KeyLength);

    /// <summary>Another field of the row.</summary>
    public ReadOnlySpan<byte> this[string column] => Field.Of(Row, Ends, File.Positions[File.Table.Column(column)], out _);

    /// <summary>Goes to the next row; false at the end.</summary>
    public abstract bool Next();

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>A table's file whose header has been read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Table">The table it holds.</param>
/// <param name="Positions">For each of the table's columns its place in the file; -1 where the file leaves it out.</param>
/// <param name="Columns">How many columns the file has, unknown ones among them.</param>
/// <param name="DataStart">Where the first row after the header starts.</param>
/// <param name="HeaderLines">How many lines come before it.</param>
internal sealed record TableFile(string Path, SafeguardingTable Table, int[] Positions, int Columns, long DataStart, int HeaderLines)
{
    /// <summary>The file's own name, for messages.</summary>
    public string Name { get; } = System.IO.Path.GetFileName(Path);

    /// <summary>Whether the file has the column.</summary>
    public bool Has(string column) => Positions[Table.Column(column)] >= 0;

    /// <summary>Reads the header; null, with a problem told, if the table cannot be read from this file.</summary>
    public static TableFile? Open(string path, SafeguardingTable table, IEnumerable<string> required, Action<Problem> tell)
    {
        var name = System.IO.Path.GetFileName(path);
        void Refuse(string message) => tell(new(name, 1, null, message + "; the table is left out"));

        using var handle = System.IO.File.OpenHandle(path);
        var start = new byte[64 * 1024];
        var text = start.AsSpan(0, RandomAccess.Read(handle, start, 0));
        var mark = text.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (text.StartsWith<byte>([0xFF, 0xFE]) || text.StartsWith<byte>([0xFE, 0xFF]) || text.Contains((byte)0))
        {
            Refuse("not UTF-8 but UTF-16: save it as \"CSV UTF-8\"");
            return null;
        }
        text = text[mark..];
        var shape = new RowShape();
        if (!CsvSplitter.TrySplit(text, isEnd: text.Length + mark < start.Length, shape) || shape.Fault != RowFault.None || shape.Fields > RowShape.MostFields
            || !Utf8.IsValid(text[..shape.Length]))
        {
            Refuse(text.Length == 0 ? "empty: expected a line with the names of the columns" : "the first line is not a line of column names in UTF-8");
            return null;
        }
        var positions = new int[table.Columns.Count];
        Array.Fill(positions, -1);
        for (var i = 0; i < shape.Fields; i++)
        {
            var column = Encoding.UTF8.GetString(Field.Of(text[..shape.Length], shape.Ends, i, out _));
            var known = IndexOf(table.Columns, column);
            if (known < 0) continue;
            if (positions[known] >= 0)
            {
                Refuse($"column {table.Columns[known]} stands twice");
                return null;
            }
            positions[known] = i;
        }
        foreach (var column in required)
        {
            if (positions[table.Column(column)] >= 0) continue;
            var found = Encoding.UTF8.GetString(text[..Math.Min(shape.Length, 200)]);
            Refuse($"no column {column}: expected column names separated by commas, found \"{found}\"");
            return null;
        }
        return new(path, table, positions, shape.Fields, mark + shape.Consumed, shape.Lines);
    }

    private static int IndexOf(IReadOnlyList<string> columns, string name)
    {
        for (var i = 0; i < columns.Count; i++)
            if (string.Equals(columns[i], name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }
}

/// <summary>The rows of a file in the file's order, filed under one of their columns. What is not a row of the table is told and left out.</summary>
internal sealed class FileRows : RowSource
{
    private const int BufferBytes = 256 * 1024;
    private const int LongestRow = 1024 * 1024;
    private readonly SafeFileHandle _handle;
    private readonly int _key;
    private readonly string _keyColumn;
    private readonly Action<Problem>? _tell;
    private long _offset;
    private int _length;
    private int _nextLine;
    private bool _isEnd;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="key">The column to file rows under; the file has it.</param>
    /// <param name="tell">Takes what is wrong with rows that are left out; null to leave them out in silence, on a pass that only looks.</param>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public FileRows(TableFile file, string key, Action<Problem>? tell)
    {
        File = file;
        _keyColumn = key;
        _key = file.Positions[file.Table.Column(key)];
        _tell = tell;
        _handle = System.IO.File.OpenHandle(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
        _offset = file.DataStart;
        _nextLine = file.HeaderLines + 1;
        Buffer = new byte[BufferBytes];
    }

    /// <inheritdoc/>
    public override bool Next()
    {
        while (true)
        {
            Start += Shape.Consumed;
            Shape.Consumed = 0;
            while (!CsvSplitter.TrySplit(Buffer.AsSpan(Start, _length - Start), _isEnd, Shape))
            {
                Shape.Consumed = 0;
                if (_isEnd) return false;
                if (_length - Start < LongestRow)
                {
                    Fill();
                    continue;
                }
                CsvSplitter.GiveUp(Buffer.AsSpan(Start, _length - Start), Shape);
                break;
            }
            Line = _nextLine;
            _nextLine += Shape.Lines;
            if (Shape.Fields == File.Columns && Shape.Fault == RowFault.None)
            {
                var key = Field.Of(Row, Ends, _key, out _);
                if (key.Length > 0)
                {
                    KeyBuffer = Buffer;
                    Buffer.AsSpan().Overlaps(key, out KeyStart);
                    KeyLength = key.Length;
                    return true;
                }
            }
            LeaveOut();
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _handle.Dispose();

    private void LeaveOut()
    {
        if (_tell is null || (Shape.Length == 0 && Shape.Fields == 1)) return;
        var (place, message) = (Shape.Fault, Shape.Fields == File.Columns) switch
        {
            (RowFault.QuoteNeverClosed, _) => (null, "a quotation mark is opened and never closed"),
            (RowFault.TextAfterQuote, _) => (null, "text follows a closing quotation mark: expected a comma, or the mark doubled if it is part of the text"),
            (_, false) => (null, $"{Shape.Fields} columns: expected {File.Columns}, as in the first line"),
            _ => ($"column {_keyColumn}", "empty: every row must say whose it is"),
        };
        _tell(new(File.Name, Line, place, message + "; the row is left out"));
    }

    private void Fill()
    {
        var rest = _length - Start;
        if (Start > 0)
        {
            Buffer.AsSpan(Start, rest).CopyTo(Buffer);
            Start = 0;
        }
        else if (rest == Buffer.Length)
        {
            var larger = new byte[Buffer.Length * 2];
            Buffer.AsSpan(0, rest).CopyTo(larger);
            Buffer = larger;
        }
        var read = RandomAccess.Read(_handle, Buffer.AsSpan(rest), _offset);
        _offset += read;
        _length = rest + read;
        _isEnd = read == 0;
    }
}
