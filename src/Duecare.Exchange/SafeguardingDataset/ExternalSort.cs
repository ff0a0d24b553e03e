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
    private readonly List<Slot> _slots = [];
    private readonly List<Run> _runs = [];
    private readonly byte[] _unwritten = new byte[256 * 1024];
    private readonly string _folder;
    private readonly SafeFileHandle _file;
    private byte[] _arena;
    private int _used;
    private int _filled;
    private long _written;

    /// <summary>Opens a sort.</summary>
    /// <param name="runBytes">About how much to hold in memory before a run is put aside.</param>
    /// <param name="temporaryFolder">Where to put it aside.</param>
    public ExternalSort(int runBytes, string temporaryFolder)
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

    /// <summary>Adds a row under a key.</summary>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> row, int line)
    {
        var length = Record.HeaderBytes + key.Length + row.Length;
        if (_used + length > _arena.Length) PutAside();
        if (length > _arena.Length) Array.Resize(ref _arena, length);
        Record.Write(_arena.AsSpan(_used, length), key, row, line);
        _slots.Add(new(Prefix(key), _used));
        _used += length;
    }

    /// <summary>The rows by key, those of one key in the order they were added. Nothing can be added any more.</summary>
    public RowSource Sorted(TableFile file)
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

/// <summary>A row as it is put aside: its line, the length of its key and of itself, its key, itself.</summary>
internal static class Record
{
    public const int HeaderBytes = 12;

    public static void Write(Span<byte> record, ReadOnlySpan<byte> key, ReadOnlySpan<byte> row, int line)
    {
        BinaryPrimitives.WriteInt32LittleEndian(record, line);
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], key.Length);
        BinaryPrimitives.WriteInt32LittleEndian(record[8..], row.Length);
        key.CopyTo(record[HeaderBytes..]);
        row.CopyTo(record[(HeaderBytes + key.Length)..]);
    }

    public static int Line(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt32LittleEndian(record);

    public static int KeyLength(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt32LittleEndian(record[4..]);

    public static int Length(ReadOnlySpan<byte> record) => HeaderBytes + KeyLength(record) + BinaryPrimitives.ReadInt32LittleEndian(record[8..]);

    public static ReadOnlySpan<byte> Key(ReadOnlySpan<byte> record) => record.Slice(HeaderBytes, KeyLength(record));

    public static ReadOnlySpan<byte> At(ReadOnlySpan<byte> text) => text[..Length(text)];
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

    public byte[] Buffer => _current!.Buffer;

    public int Start => _current!.Start;

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
        private int _filled;
        private int _length;

        public byte[] Buffer { get; private set; } = new byte[64 * 1024];

        public int Start { get; private set; }

        public ReadOnlySpan<byte> Current => Buffer.AsSpan(Start, _length);

        public static int Order(RunReader x, RunReader y)
        {
            var order = Record.Key(x.Current).SequenceCompareTo(Record.Key(y.Current));
            return order != 0 ? order : x.Number.CompareTo(y.Number);
        }

        private int Number => number;

        public bool Next()
        {
            Start += _length;
            _length = 0;
            if (!Hold(Record.HeaderBytes)) return false;
            _length = Record.Length(Buffer.AsSpan(Start));
            Hold(_length);
            return true;
        }

        private bool Hold(int bytes)
        {
            var held = _filled - Start;
            if (held >= bytes) return true;
            if (_offset == run.End) return false;
            var from = Buffer;
            if (bytes > Buffer.Length) Buffer = new byte[bytes * 2];
            from.AsSpan(Start, held).CopyTo(Buffer);
            Start = 0;
            var wanted = (int)Math.Min(Buffer.Length - held, run.End - _offset);
            for (_filled = held; wanted > 0;)
            {
                var read = RandomAccess.Read(file, Buffer.AsSpan(_filled, wanted), _offset);
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
    public override bool Next()
    {
        if (!merge.Next()) return false;
        var record = merge.Current;
        KeyLength = Record.KeyLength(record);
        Line = Record.Line(record);
        KeyBuffer = Buffer = merge.Buffer;
        KeyStart = merge.Start + Record.HeaderBytes;
        Start = KeyStart + KeyLength;
        CsvSplitter.TrySplit(record[(Record.HeaderBytes + KeyLength)..], isEnd: true, Shape);
        return true;
    }

    /// <inheritdoc/>
    public override void Dispose() => sort.Dispose();
}

/// <summary>Rows that name their child only through a row of another table, filed under the child.</summary>
/// <param name="rows">The rows, filed under the id of their owning row.</param>
/// <param name="owners">The owning rows, filed under their own id.</param>
/// <param name="sorted">Whether both come in the order of that id; otherwise the owning rows must come in the order that the rows ask for them.</param>
/// <param name="tell">Takes rows whose owning row does not exist; null on a pass that only looks.</param>
internal sealed class OwnedRows(RowSource rows, RowSource owners, bool sorted, Action<Problem>? tell) : RowSource
{
    private bool _started;
    private bool _ended;

    /// <summary>Whether a row's owner was not found where it should have been.</summary>
    public bool OutOfOrder { get; private set; }

    /// <inheritdoc/>
    public override bool Next()
    {
        _ended = _ended || (!_started && !NextOwner());
        _started = true;
        while (rows.Next())
        {
            if (TryFindOwner())
            {
                Take();
                return true;
            }
            if (!sorted)
            {
                OutOfOrder = true;
                return false;
            }
            tell?.Invoke(new(File.Name, rows.Line, $"column {File.Table.Owner!.Column}",
                $"no row of {owners.File.Name} has this {File.Table.Owner.OwnerColumn}, so whose it is can't be told; the row is left out"));
        }
        return false;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        rows.Dispose();
        owners.Dispose();
    }

    private bool TryFindOwner()
    {
        for (; !_ended; _ended = !NextOwner())
        {
            var order = owners.Key.SequenceCompareTo(rows.Key);
            if (order == 0) return true;
            if (sorted && order > 0) return false;
        }
        return false;
    }

    private bool NextOwner()
    {
        while (owners.Next())
            if (owners[owners.File.Table.Person!].Length > 0) return true;
        return false;
    }

    private void Take()
    {
        Buffer = rows.Buffer;
        Start = rows.Start;
        Shape = rows.Shape;
        Line = rows.Line;
        KeyBuffer = owners.Buffer;
        owners.Buffer.AsSpan().Overlaps(owners[owners.File.Table.Person!], out KeyStart);
        KeyLength = owners[owners.File.Table.Person!].Length;
    }
}
