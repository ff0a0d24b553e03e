using System.Buffers.Text;
using System.Text;
using Duecare.Domain.Chronology;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>Writes one table of the Standard Safeguarding Dataset, cell by cell in the order of its columns, as UTF-8 CSV by RFC 4180.</summary>
/// <remarks>The first line names the columns. Lines end with LF; a cell is quoted only where it must be. Flags are Y and N, days are <c>2024-05-01</c>.</remarks>
public sealed class SafeguardingTableWriter : IDisposable
{
    private const int Spare = 4096;
    private readonly SafeguardingTable _table;
    private readonly FileStream _file;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _filled;
    private int _cells;

    /// <summary>Creates the table's file in a folder, or empties it, and writes the first line.</summary>
    public SafeguardingTableWriter(string folder, SafeguardingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _table = table;
        _file = new(Path.Combine(folder, table.FileName), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        foreach (var column in table.Columns) Text(column);
        EndRow();
    }

    /// <summary>A cell with nothing in it.</summary>
    public void Empty() => Separate();

    /// <summary>Several cells with nothing in them.</summary>
    public void Empty(int cells)
    {
        for (var i = 0; i < cells; i++) Separate();
    }

    /// <summary>A cell of text; nothing for null.</summary>
    public void Text(string? text)
    {
        Separate();
        if (text is null) return;
        if (text.AsSpan().ContainsAny(",\"\r\n")) text = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            Hold();
            var taken = Math.Min(rest.Length, Spare / 4);
            if (taken < rest.Length && char.IsHighSurrogate(rest[taken - 1])) taken--;
            _filled += Encoding.UTF8.GetBytes(rest[..taken], _buffer.AsSpan(_filled));
            rest = rest[taken..];
        }
    }

    /// <summary>A cell with the key of the row that one entry makes for one child, as <c>F0000009-012.EX0000017</c>; nothing for no entry.</summary>
    public void Key(EntryId? entry, ChildId child)
    {
        Separate();
        if (entry is not { } id) return;
        _filled += Encoding.UTF8.GetBytes(id.Value, _buffer.AsSpan(_filled));
        _buffer[_filled++] = (byte)'.';
        _filled += Encoding.UTF8.GetBytes(child.Value, _buffer.AsSpan(_filled));
    }

    /// <summary>A cell of plain text: no comma, quote or line end in it, which the caller answers for.</summary>
    public void Plain(ReadOnlySpan<byte> text)
    {
        Separate();
        text.CopyTo(_buffer.AsSpan(_filled));
        _filled += text.Length;
    }

    /// <summary>A cell with an id: what it hangs on, a mark for the kind of row, and the row's number, as <c>EX0000017-V3</c>.</summary>
    public void Id(ReadOnlySpan<byte> of, ReadOnlySpan<byte> mark, int number)
    {
        Plain(of);
        mark.CopyTo(_buffer.AsSpan(_filled));
        _filled += mark.Length;
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_filled), out var written);
        _filled += written;
    }

    /// <summary>A cell with a whole number.</summary>
    public void Number(int number) => Id(default, default, number);

    /// <summary>A cell with a day; nothing for null.</summary>
    public void Day(DateOnly? day)
    {
        Separate();
        if (day is not { } on) return;
        Hold();
        var ten = _buffer.AsSpan(_filled, 10);
        var (year, month, date) = (on.Year, on.Month, on.Day);
        (ten[0], ten[1], ten[2], ten[3]) = (Digit(year / 1000), Digit(year / 100), Digit(year / 10), Digit(year));
        (ten[4], ten[5], ten[6], ten[7]) = ((byte)'-', Digit(month / 10), Digit(month), (byte)'-');
        (ten[8], ten[9]) = (Digit(date / 10), Digit(date));
        _filled += 10;
    }

    /// <summary>A cell with Y, N or, for what is not known, nothing.</summary>
    public void Flag(bool? flag)
    {
        Separate();
        if (flag is { } known) _buffer[_filled++] = known ? (byte)'Y' : (byte)'N';
    }

    /// <summary>Ends the row.</summary>
    /// <exception cref="InvalidOperationException">The row has not as many cells as the table has columns.</exception>
    public void EndRow()
    {
        if (_cells != _table.Columns.Count)
            throw new InvalidOperationException($"a row of {_table.FileName} was given {_cells} cells; it has {_table.Columns.Count} columns");
        _buffer[_filled++] = (byte)'\n';
        _cells = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Write(_buffer, 0, _filled);
        _filled = 0;
        _file.Dispose();
    }

    private static byte Digit(int number) => (byte)('0' + (number % 10));

    private void Separate()
    {
        Hold();
        if (_cells++ > 0) _buffer[_filled++] = (byte)',';
    }

    // Every cell but text fits into what is spare, and of text so much at a time.
    private void Hold()
    {
        if (_filled <= _buffer.Length - Spare) return;
        _file.Write(_buffer, 0, _filled);
        _filled = 0;
    }
}
