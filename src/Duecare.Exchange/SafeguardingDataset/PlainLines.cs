using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Duecare.Domain.Visits;
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
    private int _start;
    private int _next;
    private bool _ended;
    private Layout _layout;

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
            return new(_block, _start + start, _ends[field] - start);
        }
    }

    /// <summary>The number of the layout that the line has: lines one after another that have the same number have their fields in the same places.</summary>
    public int LayoutNumber { get; private set; }

    /// <summary>Whether the line is short enough for its layout to be known again.</summary>
    public bool IsShort => _layout.Length > 0;

    /// <summary>The line, what ends it included; only of a short one, and good until the next line is asked for.</summary>
    public ReadOnlySpan<byte> Text => new(_block, _start, _layout.Length);

    /// <summary>Where in the line a field stands.</summary>
    public (int Start, int Length) PlaceOf(int field) => (StartOf(field), _ends[field] - StartOf(field));

    /// <summary>Goes to where a line begins, to read from there. What is read at a time is little at first, as there may be no use for more.</summary>
    /// <param name="from">Where in the file it begins.</param>
    /// <param name="to">Where in the file to end: where another line begins, or the file ends.</param>
    public void Begin(long from, long to)
    {
        (_blockAt, _to, _toRead) = (from, to, FirstBytes);
        (_filled, _start, _next, _ended, _layout) = (0, 0, 0, false, default);
        (Line, Count, IsPlain, IsCutOff) = (0, 0, true, false);
    }

    /// <summary>Goes to the next line; false at the end of the file, or of what is plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next()
    {
        _start = _next;
        if (!IsLaidOutAsTheLast()) return Look();
        _next = _start + _layout.Length;
        Line++;
        return true;
    }

    /// <summary>Whether a line has its separators where the last line had them, as lines about one child often have. Its fields then are where those of the last were.</summary>
    private bool IsLaidOutAsTheLast()
    {
        if (_layout.Length == 0 || _start + _layout.Length > _filled) return false;
        var bytes = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_block), (nuint)_start);
        var layout = _layout;
        return (((Commas(bytes) ^ layout.Commas) | (Feeds(bytes) ^ layout.Feed) | ((Returns(bytes) | Quotes(bytes)) ^ layout.Return)) & layout.Within) == 0;
    }

    /// <summary>Looks for the separators of a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Look()
    {
        LayoutNumber++;
        var (ends, count, returned) = (_ends, 0, 0UL);
        for (var seen = 0; IsPlain && (_start + seen + Width <= _filled || Fill(seen)); seen += Width)
        {
            var bytes = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_block), (nuint)(_start + seen));
            var (commas, feeds, returns) = (Commas(bytes), Feeds(bytes), Returns(bytes));
            var within = feeds ^ (feeds - 1);
            var strays = (((returns << 1) | returned) & ~feeds) | Quotes(bytes);
            if ((strays & within) != 0)
            {
                IsPlain = false;
                break;
            }
            for (var separators = (commas | feeds) & within; separators != 0; separators &= separators - 1)
            {
                if (count < ends.Length) ends[count] = seen + BitOperations.TrailingZeroCount(separators);
                count++;
            }
            if (feeds != 0)
            {
                _layout = seen == 0 ? new(commas & within, feeds & within, returns & within, within) : default;
                Count = count;
                EndLine(seen + BitOperations.TrailingZeroCount(feeds));
                return true;
            }
            returned = returns >> (Width - 1);
        }
        Count = count;
        _layout = default;
        return false;
    }

    private static ulong Commas(Vector512<byte> bytes) => Vector512.Equals(bytes, Vector512.Create((byte)',')).ExtractMostSignificantBits();

    private static ulong Feeds(Vector512<byte> bytes) => Vector512.Equals(bytes, Vector512.Create((byte)'\n')).ExtractMostSignificantBits();

    private static ulong Returns(Vector512<byte> bytes) => Vector512.Equals(bytes, Vector512.Create((byte)'\r')).ExtractMostSignificantBits();

    private static ulong Quotes(Vector512<byte> bytes) => Vector512.Equals(bytes, Vector512.Create((byte)'"')).ExtractMostSignificantBits();

    /// <summary>Adds fields of the line; one of a negative number is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo(FieldBuffer fields, int[] wanted)
    {
        var moved = fields.Copy(_block.AsSpan(_start, _ends[Count - 1]));
        var added = fields.Add(wanted.Length);
        for (var i = 0; i < added.Length; i++)
        {
            var field = wanted[i];
            var start = field < 0 ? 0 : StartOf(field);
            added[i] = new(moved + start, field < 0 ? 0 : _ends[field] - start);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Where in the line a field begins.</summary>
    private int StartOf(int field) => field == 0 ? 0 : _ends[field - 1] + 1;

    private void EndLine(int feed)
    {
        _next = _start + feed + 1;
        if (Count <= _ends.Length) _ends[Count - 1] = feed > 0 && _block[_start + feed - 1] == '\r' ? feed - 1 : feed;
        Line++;
    }

    /// <summary>Moves the line begun to the front and reads on behind it. The last line of a file may have no end; here it gets one.</summary>
    /// <param name="seen">How much of the line was looked through.</param>
    private bool Fill(int seen)
    {
        if (_ended) return _start + seen < _filled;
        _block.AsSpan(_start, _filled - _start).CopyTo(_block);
        _blockAt += _start;
        (_filled, _start, _next) = (_filled - _start, 0, 0);
        while (seen + Width > _filled && !_ended)
        {
            if (_filled == BlockBytes) return IsPlain = false;
            Read();
        }
        if (_ended) End();
        return seen < _filled;
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

    /// <summary>Where in a short line what parts its fields stands, each bit a character.</summary>
    /// <param name="Commas">The commas.</param>
    /// <param name="Feed">The line feed.</param>
    /// <param name="Return">The carriage return before it, if there is one.</param>
    /// <param name="Within">The whole line.</param>
    private readonly record struct Layout(ulong Commas, ulong Feed, ulong Return, ulong Within)
    {
        /// <summary>How long the line is; zero if the last was not short.</summary>
        public int Length { get; } = BitOperations.PopCount(Within);
    }
}

/// <summary>The rows of a file of plain lines in the file's order, filed under one of their columns. A row with a field too many or too few is told and left out.</summary>
/// <param name="file">The file, in which every line is plain and has its key.</param>
/// <param name="key">The column to file rows under.</param>
/// <param name="wanted">The columns wanted.</param>
/// <param name="tell">Takes what is wrong with rows that are left out.</param>
/// <param name="trust">Broken where the file turns out otherwise, if its lines were not seen before; null if they were.</param>
internal sealed class PlainRows(TableFile file, string key, TableColumns wanted, Action<Problem> tell, Trust? trust) : RowSource
{
    private readonly PlainLines _lines = new(file.Path, file.Headers.Count);
    private readonly int _key = file.PositionOf(key);
    private readonly int[] _wanted = [.. wanted.Wanted.Select(file.PositionOf)];
    private readonly VisitType? _visitType = wanted.VisitType;
    private Glance _glance;

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
    public override bool TryVisit(FieldBuffer fields, out int day, out byte way)
    {
        (day, way) = (0, 0);
        if (_visitType is not { } type) return false;
        if (_lines.LayoutNumber != _glance.Layout) _glance = GlanceAt(_lines.LayoutNumber);
        if (!_glance.Is) return false;
        var line = _lines.Text;
        if (!DayText.TryNumber(line.Slice(_glance.Day, DayText.Length), out day)
            || !TryAnswer(line, _glance.Seen, out var seen) || !TryAnswer(line, _glance.Alone, out var alone) || !TryAnswer(line, _glance.Bedroom, out var bedroom)) return false;
        way = VisitsInBrief.WayOf(type, seen, alone, bedroom);
        // What follows the key is taken with it, so that no two keys are taken for one text.
        fields.Point(fields.Copy(line.Slice(_glance.Key, _glance.KeyLength + 1)), _glance.KeyLength);
        return true;
    }

    private static bool TryAnswer(ReadOnlySpan<byte> line, int at, out int answer)
    {
        answer = 0;
        return at < 0 || AnswerText.TryParse(line[at], out answer);
    }

    /// <summary>Where the lines that are laid out as this one have what is told of a visit in brief.</summary>
    private Glance GlanceAt(int layout)
    {
        var (id, day) = (PlaceOf(TableReading.Key), PlaceOf(VisitColumn.Date));
        var (seen, alone, bedroom) = (PlaceOf(VisitColumn.Seen), PlaceOf(VisitColumn.Alone), PlaceOf(VisitColumn.Bedroom));
        return new()
        {
            Layout = layout,
            Is = _lines.IsShort && day.Length == DayText.Length && seen.Length <= 1 && alone.Length <= 1 && bedroom.Length <= 1,
            Key = id.Start,
            KeyLength = id.Length,
            Day = day.Start,
            Seen = seen.Length > 0 ? seen.Start : -1,
            Alone = alone.Length > 0 ? alone.Start : -1,
            Bedroom = bedroom.Length > 0 ? bedroom.Start : -1,
        };
    }

    private (int Start, int Length) PlaceOf(int column) => column < _wanted.Length && _wanted[column] >= 0 ? _lines.PlaceOf(_wanted[column]) : default;

    /// <inheritdoc/>
    public override void Dispose() => _lines.Dispose();

    /// <summary>Where lines that are laid out alike have what is told of a visit in brief; an answer that they don't give is at -1.</summary>
    private struct Glance
    {
        public int Layout;
        public bool Is;
        public int Key;
        public int KeyLength;
        public int Day;
        public int Seen;
        public int Alone;
        public int Bedroom;
    }
}
