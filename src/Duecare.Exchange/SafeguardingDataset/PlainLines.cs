using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Microsoft.Win32.SafeHandles;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>The lines of a file in which each line is a row and each comma parts two fields, as in most that a database writes.</summary>
/// <remarks>Most of what is read is read here, so separators are looked for in many bytes at a time. Whatever needs more thought is left to <see cref="FileRows"/>.</remarks>
/// <param name="path">The file, read from its beginning to its end unless <see cref="Begin"/> says otherwise.</param>
/// <param name="columns">How many fields of a line can be asked for.</param>
internal sealed class PlainLines(string path, int columns) : IDisposable
{
    private const int BlockBytes = 256 * 1024;
    private const int FirstBytes = 8 * 1024;
    private const int Width = 64;

    private readonly SafeFileHandle _file = File.OpenHandle(path, options: FileOptions.SequentialScan);
    private readonly byte[] _block = GC.AllocateUninitializedArray<byte>(BlockBytes + Width + 1);
    private readonly int[] _ends = new int[columns];
    private long _blockAt;
    private long _to = long.MaxValue;
    private int _toRead = BlockBytes;
    private int _filled;
    private int _scanned;
    private ulong _separators;
    private ulong _feeds;
    private ulong _returned;
    private int _start;
    private int _end;
    private int _next;
    private bool _ended;

    /// <summary>False once there was a quotation mark, a line break that is no line feed, or a line longer than a block: lines alone don't tell the rows from there on.</summary>
    public bool IsPlain { get; private set; } = true;

    /// <summary>The number of the line, from 1 for the first of those read.</summary>
    public int Line { get; private set; }

    /// <summary>Whether no line was read yet, and the first of the file is the next.</summary>
    public bool IsAtHead => Line == 0 && _blockAt == 0;

    /// <summary>Where in the file the line begins.</summary>
    public long At => _blockAt + _start;

    /// <summary>Whether the file ended before the end that was asked for.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>How many fields the line has.</summary>
    public int Count { get; private set; }

    /// <summary>A field of the line; good until the next line is asked for.</summary>
    public ReadOnlySpan<byte> this[int field]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var start = StartOf(field);
            return new(_block, start, _ends[field] - start);
        }
    }

    /// <summary>Goes to where a line begins, to read from there. What is read at a time is little at first, as there may be no use for more.</summary>
    /// <param name="from">Where in the file it begins.</param>
    /// <param name="to">Where in the file to end: where another line begins, or the file ends.</param>
    public void Begin(long from, long to)
    {
        (_blockAt, _to, _toRead) = (from, to, FirstBytes);
        (_filled, _scanned, _start, _end, _next) = (0, 0, 0, 0, 0);
        (_separators, _returned, _ended) = (0, 0, false);
        (Line, Count, IsPlain, IsCutOff) = (0, 0, true, false);
    }

    /// <summary>Goes to the next line; false at the end of the file, or of what is plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next()
    {
        _start = _next;
        Count = 0;
        do
        {
            // What changes with every separator is held in locals, which stay in registers.
            var (ends, count, separators, first) = (_ends, Count, _separators, _scanned - Width);
            while (separators != 0)
            {
                var bit = BitOperations.TrailingZeroCount(separators);
                separators &= separators - 1;
                if (count < ends.Length) ends[count] = first + bit;
                count++;
                if ((_feeds >> bit & 1) == 0) continue;
                (Count, _separators) = (count, separators);
                EndLine(first + bit);
                return true;
            }
            (Count, _separators) = (count, 0);
        }
        while (Scan());
        return false;
    }

    /// <summary>Adds fields of the line; one of a negative number is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo(FieldBuffer fields, int[] wanted)
    {
        var moved = fields.Copy(_block.AsSpan(_start.._end)) - _start;
        var added = fields.Add(wanted.Length);
        for (var i = 0; i < added.Length; i++)
        {
            var field = wanted[i];
            var start = field < 0 ? _start : StartOf(field);
            added[i] = new(moved + start, field < 0 ? 0 : _ends[field] - start);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private int StartOf(int field) => field == 0 ? _start : _ends[field - 1] + 1;

    private void EndLine(int at)
    {
        _next = at + 1;
        _end = at > _start && _block[at - 1] == '\r' ? at - 1 : at;
        if (Count <= _ends.Length) _ends[Count - 1] = _end;
        Line++;
    }

    /// <summary>Finds the separators of the next bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Scan()
    {
        if (!IsPlain || (_scanned + Width > _filled && !Fill())) return false;
        var bytes = Vector512.Create<byte>(_block.AsSpan(_scanned, Width));
        var feeds = Vector512.Equals(bytes, Vector512.Create((byte)'\n')).ExtractMostSignificantBits();
        var returns = Vector512.Equals(bytes, Vector512.Create((byte)'\r')).ExtractMostSignificantBits();
        var strays = ((returns << 1) | _returned) & ~feeds;
        IsPlain = strays == 0 && !Vector512.EqualsAny(bytes, Vector512.Create((byte)'"'));
        if (!IsPlain) return false;
        _returned = returns >> (Width - 1);
        _feeds = feeds;
        _separators = feeds | Vector512.Equals(bytes, Vector512.Create((byte)',')).ExtractMostSignificantBits();
        _scanned += Width;
        return true;
    }

    /// <summary>Moves the line begun to the front and reads on behind it. The last line of a file may have no end; here it gets one.</summary>
    private bool Fill()
    {
        if (_ended) return _scanned < _filled;
        _block.AsSpan(_start, _filled - _start).CopyTo(_block);
        for (var i = 0; i < Math.Min(Count, _ends.Length); i++) _ends[i] -= _start;
        _blockAt += _start;
        (_filled, _scanned, _start) = (_filled - _start, _scanned - _start, 0);
        while (_scanned + Width > _filled && !_ended)
        {
            if (_filled == BlockBytes) return IsPlain = false;
            Read();
        }
        if (_ended) End();
        return _scanned < _filled;
    }

    private void Read()
    {
        var at = _blockAt + _filled;
        var wanted = (int)Math.Min(Math.Min(BlockBytes - _filled, _toRead), _to - at);
        var read = RandomAccess.Read(_file, _block.AsSpan(_filled, wanted), at);
        _filled += read;
        _toRead = Math.Min(_toRead * 2, BlockBytes);
        _ended = read == 0;
        IsCutOff = _ended && wanted > 0 && _to < long.MaxValue;
    }

    private void End()
    {
        if (_filled > 0 && _block[_filled - 1] != '\n') _block[_filled++] = (byte)'\n';
        _block.AsSpan(_filled, Width).Clear();
    }
}

/// <summary>The rows of a file of plain lines in the file's order, filed under one of their columns. A row with a field too many or too few is told and left out.</summary>
/// <param name="file">The file, in which every line is plain and has its key.</param>
/// <param name="key">The column to file rows under.</param>
/// <param name="wanted">The columns wanted.</param>
/// <param name="tell">Takes what is wrong with rows that are left out.</param>
/// <param name="trust">Broken where the file turns out otherwise, if its lines were not seen before; null if they were.</param>
internal sealed class PlainRows(TableFile file, string key, IReadOnlyList<string> wanted, Action<Problem> tell, Trust? trust) : RowSource
{
    private readonly PlainLines _lines = new(file.Path, file.Headers.Count);
    private readonly int _key = file.PositionOf(key);
    private readonly int[] _wanted = [.. wanted.Select(file.PositionOf)];

    /// <inheritdoc/>
    public override bool IsTrusted => trust is not null;

    /// <summary>The line the row starts on, from 1 for the first of those read.</summary>
    public override int Line => _lines.Line;

    /// <summary>Where in the file the row begins.</summary>
    public long At => _lines.At;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Key => FieldText.Of(_lines[_key]);

    /// <summary>Goes to a part of the file, to read the rows from where one begins to where another begins or the file ends.</summary>
    public void Begin(long from, long to) => _lines.Begin(from, to);

    /// <summary>Goes to the first line that begins at some place in the file or after it, to read on from there.</summary>
    public void Seek(long at, long to)
    {
        _lines.Begin(at - 1, to);
        _lines.Next();
    }

    /// <inheritdoc/>
    public override bool Next()
    {
        if (_lines.IsAtHead) _lines.Next();
        while (_lines.Next())
        {
            if (_lines.Count == File.Headers.Count) return true;
            if (trust is not null) break;
            tell(File.WrongColumns(Line, _lines.Count));
        }
        if (trust is not null && (_lines.Count > 0 || !_lines.IsPlain)) trust.Break();
        else if (!_lines.IsPlain || _lines.IsCutOff) throw new IOException($"{File.Name} changed while it was read.");
        return false;
    }

    /// <inheritdoc/>
    public override void CopyTo(FieldBuffer fields) => _lines.CopyTo(fields, _wanted);

    /// <inheritdoc/>
    public override void Dispose() => _lines.Dispose();
}
