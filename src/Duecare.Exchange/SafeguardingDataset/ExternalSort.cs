using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>Puts rows in the order of a key without holding them: runs are sorted in memory, put aside in a file, and merged.</summary>
/// <remarks>
/// The file is in a folder that only this user can open, and goes when the sort is disposed of; where the system allows it, its name is
/// removed as soon as it is open, so that not even a crash leaves children's records behind.
/// </remarks>
internal sealed class ExternalSort : IDisposable
{
    private const int MostRuns = 64;
    private readonly FieldBuffer _fields = new();
    private readonly List<Slot> _slots = [];
    private readonly List<Run> _runs = [];
    private readonly byte[] _unwritten = new byte[256 * 1024];
    private readonly string _folder;
    private readonly SafeFileHandle _file;
    private byte[] _arena;
    private int _used;
    private int _filled;
    private long _written;

    private ExternalSort(int runBytes, string temporaryFolder)
    {
        _arena = GC.AllocateUninitializedArray<byte>(runBytes);
        _folder = Path.Combine(temporaryFolder, "duecare-" + Path.GetRandomFileName());
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_folder);
        else Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var path = Path.Combine(_folder, "runs");
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        if (OperatingSystem.IsWindows()) return;
        File.Delete(path);
        Directory.Delete(_folder);
    }

    /// <summary>Adds every row that is left, and puts them in order.</summary>
    public static RowSource Sort(RowSource rows, int runBytes, string temporaryFolder)
    {
        var sort = new ExternalSort(runBytes, temporaryFolder);
        try
        {
            using (rows)
                while (rows.Next()) sort.Add(rows);
            return sort.Sorted(rows.File);
        }
        catch
        {
            sort.Dispose();
            throw;
        }
    }

    private void Add(RowSource row)
    {
        _fields.Keep(0);
        row.CopyTo(_fields);
        var length = Record.LengthOf(row.Key, _fields);
        if (_used + length > _arena.Length) PutAside();
        if (length > _arena.Length) Array.Resize(ref _arena, length);
        Record.Write(_arena.AsSpan(_used, length), row.Key, _fields, row.Line);
        _slots.Add(new(Prefix(row.Key), _used));
        _used += length;
    }

    private SortedRows Sorted(TableFile file)
    {
        PutAside();
        _arena = [];
        return new SortedRows(this, new(_file, _runs)) { File = file };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder);
    }

    private void PutAside()
    {
        if (_used == 0) return;
        var slots = CollectionsMarshal.AsSpan(_slots);
        slots.Sort(new ByKey(_arena));
        var start = _written;
        foreach (var slot in slots) Append(Record.At(_arena.AsSpan(slot.Start)));
        EndRun(start);
        _slots.Clear();
        _used = 0;
        if (_runs.Count == MostRuns) MergeRuns();
    }

    private void MergeRuns()
    {
        var start = _written;
        var merge = new RunMerge(_file, _runs);
        while (merge.Next()) Append(merge.Current);
        _runs.Clear();
        EndRun(start);
    }

    private void EndRun(long start)
    {
        Flush();
        _runs.Add(new(start, _written));
    }

    private void Append(ReadOnlySpan<byte> record)
    {
        if (_filled + record.Length > _unwritten.Length) Flush();
        if (record.Length > _unwritten.Length) Write(record);
        else
        {
            record.CopyTo(_unwritten.AsSpan(_filled));
            _filled += record.Length;
        }
    }

    private void Flush()
    {
        Write(_unwritten.AsSpan(0, _filled));
        _filled = 0;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_file, bytes, _written);
        _written += bytes.Length;
    }

    private static ulong Prefix(ReadOnlySpan<byte> key)
    {
        Span<byte> eight = stackalloc byte[8];
        eight.Clear();
        key[..Math.Min(8, key.Length)].CopyTo(eight);
        return BinaryPrimitives.ReadUInt64BigEndian(eight);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(ulong Prefix, int Start);

    private readonly struct ByKey(byte[] arena) : IComparer<Slot>
    {
        public int Compare(Slot x, Slot y)
        {
            var order = x.Prefix.CompareTo(y.Prefix);
            if (order != 0) return order;
            order = Record.Key(arena.AsSpan(x.Start)).SequenceCompareTo(Record.Key(arena.AsSpan(y.Start)));
            return order != 0 ? order : x.Start.CompareTo(y.Start);
        }
    }
}

/// <summary>From where to where one sorted run lies in the file.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Run(long Start, long End);

/// <summary>A row as it is put aside: its own length, its line, the length of its key, its key, then each field after its length.</summary>
internal static class Record
{
    public const int HeaderBytes = 12;

    public static int LengthOf(ReadOnlySpan<byte> key, FieldBuffer fields)
    {
        var length = HeaderBytes + key.Length + (fields.Count * 4);
        for (var i = 0; i < fields.Count; i++) length += fields.Whole(i).Length;
        return length;
    }

    public static void Write(Span<byte> record, ReadOnlySpan<byte> key, FieldBuffer fields, int line)
    {
        BinaryPrimitives.WriteInt32LittleEndian(record, record.Length);
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], line);
        BinaryPrimitives.WriteInt32LittleEndian(record[8..], key.Length);
        key.CopyTo(record[HeaderBytes..]);
        record = record[(HeaderBytes + key.Length)..];
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields.Whole(i);
            BinaryPrimitives.WriteInt32LittleEndian(record, field.Length);
            field.CopyTo(record[4..]);
            record = record[(4 + field.Length)..];
        }
    }

    public static int Length(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt32LittleEndian(record);

    public static int Line(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt32LittleEndian(record[4..]);

    public static ReadOnlySpan<byte> Key(ReadOnlySpan<byte> record) => record.Slice(HeaderBytes, BinaryPrimitives.ReadInt32LittleEndian(record[8..]));

    public static ReadOnlySpan<byte> At(ReadOnlySpan<byte> text) => text[..Length(text)];

    public static void CopyFields(ReadOnlySpan<byte> record, FieldBuffer fields)
    {
        for (var rest = record[(HeaderBytes + Key(record).Length)..]; rest.Length > 0;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
            fields.Add(rest.Slice(4, length));
            rest = rest[(4 + length)..];
        }
    }
}

/// <summary>Takes the records of several sorted runs in the order of their keys, an earlier run's first where keys are equal.</summary>
internal sealed class RunMerge
{
    private readonly PriorityQueue<RunReader, RunReader> _next = new(Comparer<RunReader>.Create(RunReader.Order));
    private RunReader? _current;

    public RunMerge(SafeFileHandle file, IReadOnlyList<Run> runs)
    {
        for (var i = 0; i < runs.Count; i++) Enqueue(new(file, runs[i], i));
    }

    public ReadOnlySpan<byte> Current => _current!.Current;

    public bool Next()
    {
        if (_current is not null) Enqueue(_current);
        return _next.TryDequeue(out _current, out _);
    }

    private void Enqueue(RunReader run)
    {
        if (run.Next()) _next.Enqueue(run, run);
    }

    private sealed class RunReader(SafeFileHandle file, Run run, int number)
    {
        private long _offset = run.Start;
        private byte[] _buffer = new byte[64 * 1024];
        private int _start;
        private int _filled;
        private int _length;

        public ReadOnlySpan<byte> Current => _buffer.AsSpan(_start, _length);

        public static int Order(RunReader x, RunReader y)
        {
            var order = Record.Key(x.Current).SequenceCompareTo(Record.Key(y.Current));
            return order != 0 ? order : x.Number.CompareTo(y.Number);
        }

        private int Number => number;

        public bool Next()
        {
            _start += _length;
            _length = 0;
            if (!Hold(Record.HeaderBytes)) return false;
            _length = Record.Length(_buffer.AsSpan(_start));
            Hold(_length);
            return true;
        }

        private bool Hold(int bytes)
        {
            var held = _filled - _start;
            if (held >= bytes) return true;
            if (_offset == run.End) return false;
            var from = _buffer;
            if (bytes > _buffer.Length) _buffer = new byte[bytes * 2];
            from.AsSpan(_start, held).CopyTo(_buffer);
            _start = 0;
            var wanted = (int)Math.Min(_buffer.Length - held, run.End - _offset);
            for (_filled = held; wanted > 0;)
            {
                var read = RandomAccess.Read(file, _buffer.AsSpan(_filled, wanted), _offset);
                if (read == 0) throw new EndOfStreamException("A sorted run ends before its end.");
                _filled += read;
                _offset += read;
                wanted -= read;
            }
            return true;
        }
    }
}

/// <summary>The rows of an <see cref="ExternalSort"/> in the order of their keys.</summary>
internal sealed class SortedRows(ExternalSort sort, RunMerge merge) : RowSource
{
    /// <inheritdoc/>
    public override int Line => Record.Line(merge.Current);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Key => Record.Key(merge.Current);

    /// <inheritdoc/>
    public override bool Next() => merge.Next();

    /// <inheritdoc/>
    public override void CopyTo(FieldBuffer fields) => Record.CopyFields(merge.Current, fields);

    /// <inheritdoc/>
    public override void Dispose() => sort.Dispose();
}
