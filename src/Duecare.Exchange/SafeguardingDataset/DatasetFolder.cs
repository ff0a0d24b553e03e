using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Duecare.Domain.Chronology;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>What one of several workers does with the children it is given. Each worker is called from one thread at a time.</summary>
/// <param name="OnChild">Takes a child with its place, from 0, among the children that have entries, in order of id.</param>
/// <param name="OnBatchEnd">
/// Called when some children, one after another in that order, have been given. It may return what is to be done when their turn in the order
/// comes, such as writing what was made of them: those are done one at a time, in order.
/// </param>
public sealed record ChildWorker(Action<long, ChildChronology> OnChild, Func<Action?>? OnBatchEnd = null);

/// <summary>How to read; the defaults serve.</summary>
public sealed record DatasetReadingOptions
{
    /// <summary>How many threads make entries; at least one.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>How much of a table to sort in memory at a time, if it does not come in order of child.</summary>
    public int SortBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many bytes of rows to hand to a worker at a time; a child with more goes alone.</summary>
    public int BatchBytes { get; init; } = 128 * 1024;

    /// <summary>
    /// Whether visits need only be told in brief, to be counted. A child is then lent: what a worker keeps of it, it keeps in full before it returns.
    /// </summary>
    public bool ToBeCounted { get; init; }

    /// <summary>
    /// Forgets every child given and every problem told, so that reading may start again. With it, large tables are taken to be in order until a row shows that one is
    /// not; without it, every table is looked through first.
    /// </summary>
    public Action? StartAgain { get; init; }

    /// <summary>How large a table is that is taken to be in order where reading may start again.</summary>
    public int TrustedBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Where tables are put aside while they are sorted.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();
}

/// <summary>What was read.</summary>
/// <param name="Children">Children with at least one entry.</param>
/// <param name="ChildrenWithoutEntries">Children of whom the folder holds nothing else; no worker was given them.</param>
/// <param name="Rows">Rows filed under a child, the child's own row not counted.</param>
/// <param name="SortedTables">Tables that did not come in order of child and were sorted first.</param>
/// <param name="Covers">The kinds of entry that the files hold completely.</param>
public sealed record DatasetReading(long Children, long ChildrenWithoutEntries, long Rows, IReadOnlyList<string> SortedTables, IReadOnlyList<Coverage> Covers);

/// <summary>A folder of comma-separated files that together are a Standard Safeguarding Dataset, one for each table.</summary>
/// <remarks>
/// Children come in the byte order of their id. Tables in that order are read side by side, once; others are sorted outside memory first. What is held at a time is
/// bounded by the largest child, not by the files. A key that occurs twice is found within a child: two children may not be told apart from two authorities.
/// </remarks>
public static class DatasetFolder
{
    /// <summary>Whether a folder holds such a dataset: a file for its table of persons.</summary>
    public static bool Is(string folder) => Directory.Exists(folder) && Find(folder, SafeguardingTables.Person) is not null;

    /// <summary>The kinds of entry that a folder's files hold completely, known before any child is read.</summary>
    public static IReadOnlyList<Coverage> Covers(string folder) =>
        DatasetEntries.Covered([.. TablesOf(folder, _ => { }).Select(t => t.Reading.Columns.Table)]);

    /// <summary>Reads every child.</summary>
    /// <param name="folder">The folder. Files are known by name, <c>ssd_cp_visits.csv</c> or <c>cp_visits.csv</c>, in any letter case.</param>
    /// <param name="worker">Makes what each worker uses; called once for each, on its own thread.</param>
    /// <param name="tell">Takes what is wrong, in an order that does not depend on the number of workers. The row is left out and the rest still read.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <returns>What was read; null, with a problem told, if there is no table of persons to read.</returns>
    public static DatasetReading? Read(string folder, Func<ChildWorker> worker, Action<Problem> tell, DatasetReadingOptions? options = null)
    {
        options ??= new();
        if (options.StartAgain is not { } startAgain) return ReadOnce(folder, worker, tell, options, null);
        var trust = new Trust();
        var reading = ReadOnce(folder, worker, tell, options, trust);
        if (!trust.IsBroken) return reading;
        startAgain();
        return ReadOnce(folder, worker, tell, options, null);
    }

    private static DatasetReading? ReadOnce(string folder, Func<ChildWorker> worker, Action<Problem> tell, DatasetReadingOptions options, Trust? trust)
    {
        if (Find(folder, SafeguardingTables.Person) is not { } persons)
        {
            tell(new(SafeguardingTables.Person.FileName, null, "", $"not found in {folder}: expected one file for each table, and at least this one"));
            return null;
        }
        if (TableFile.Open(persons, SafeguardingTables.Person, [SafeguardingTables.Person.Key!], tell) is not { } person) return null;
        var tables = TablesOf(folder, tell);
        var covers = DatasetEntries.Covered([.. tables.Select(t => t.Reading.Columns.Table)]);
        using var sources = new TableSources([new(person, DatasetEntries.Persons, null), .. tables.Select(t => new TableToRead(t.File, t.Reading.Columns, t.Owner))], options, trust, tell);
        using var merge = new ChildMerge(sources, [.. tables.Select(t => t.Reading)], covers, options);
        merge.Run(worker, tell);
        return new(merge.Children, merge.ChildrenWithoutEntries, merge.Rows, sources.Sorted, covers);
    }

    /// <summary>The tables that say something of a child and that the folder has, with the file that says whose their rows are.</summary>
    private static List<(TableReading Reading, TableFile File, TableFile? Owner)> TablesOf(string folder, Action<Problem> tell)
    {
        var tables = new List<(TableReading, TableFile, TableFile?)>();
        foreach (var reading in DatasetEntries.Readings)
        {
            var table = reading.Columns.Table;
            if (Find(folder, table) is not { } path) continue;
            if (TableFile.Open(path, table, reading.Required, tell) is not { } file) continue;
            if (table.Person is { } column && file.PositionOf(column) >= 0) tables.Add((reading, file, null));
            else if (table.Owner is not { } owner) tell(Problem.OfTable(file.Name, 1, $"no column {table.Person}"));
            else if (file.PositionOf(owner.Column) < 0) tell(Problem.OfTable(file.Name, 1, $"no column {owner.Column}"));
            else if (OwnerOf(folder, owner) is { } ownerFile) tables.Add((reading, file, ownerFile));
            else tell(Problem.OfTable(file.Name, null, $"whose rows these are is said by {owner.OwnerColumn} of ssd_{owner.Table}.csv, which can't be read"));
        }
        return tables;
    }

    private static TableFile? OwnerOf(string folder, OwningTable owner)
    {
        var table = SafeguardingTables.All.First(t => t.Name == owner.Table);
        return Find(folder, table) is { } path ? TableFile.Open(path, table, [table.Person!, owner.OwnerColumn], _ => { }) : null;
    }

    private static string? Find(string folder, SafeguardingTable table) => Directory.EnumerateFiles(folder)
        .Where(path => string.Equals(Path.GetFileName(path), table.FileName, StringComparison.OrdinalIgnoreCase)
            || string.Equals(Path.GetFileName(path), table.Name + ".csv", StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal).LastOrDefault();
}

/// <summary>A table's file, what is wanted of it, and the file of the table that says whose its rows are, if it does not say so itself.</summary>
internal sealed record TableToRead(TableFile File, TableColumns Columns, TableFile? Owner);

/// <summary>Whether what was taken for granted of large tables has held so far.</summary>
internal sealed class Trust
{
    /// <summary>Whether a row has shown that a table is not in order, or not as plain as it seemed.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Something has shown it.</summary>
    public void Break() => IsBroken = true;
}

/// <summary>The tables of a folder, each in order of child: as they are where they come so, sorted first where they don't.</summary>
internal sealed class TableSources : IDisposable
{
    private readonly DatasetReadingOptions _options;
    private readonly List<RowSource> _sources = [];
    private readonly List<string> _sorted = [];

    public TableSources(IReadOnlyList<TableToRead> tables, DatasetReadingOptions options, Trust? trust, Action<Problem> tell)
    {
        _options = options;
        Trust = trust;
        var orders = new RowOrder[tables.Count];
        var largestFirst = Enumerable.Range(0, tables.Count).OrderByDescending(i => new FileInfo(tables[i].File.Path).Length);
        Parallel.ForEach(Partitioner.Create(largestFirst, EnumerablePartitionerOptions.NoBuffering),
            new() { MaxDegreeOfParallelism = options.Workers }, i => orders[i] = i > 0 && IsTrusted(tables[i]) ? RowOrder.Trusted : OrderOf(tables[i]));
        try
        {
            // What is wrong with rows is told while they are filed under children, so each source is handed this and not the caller's own.
            void TellNow(Problem problem) => (Telling ?? tell)(problem);
            for (var i = 0; i < tables.Count; i++) _sources.Add(Open(tables[i], orders[i], TellNow, tell));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What is taken for granted of large tables; null if nothing is.</summary>
    public Trust? Trust { get; }

    /// <summary>Takes what is wrong from now on.</summary>
    public Action<Problem>? Telling { get; set; }

    /// <summary>The table of persons.</summary>
    public RowSource Persons => _sources[0];

    /// <summary>The other tables.</summary>
    public IReadOnlyList<RowSource> Tables => _sources[1..];

    /// <summary>The files that were sorted.</summary>
    public IReadOnlyList<string> Sorted => _sorted;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var source in _sources) source.Dispose();
    }

    private enum RowOrder
    {
        Trusted,
        OfPlainLines,
        AsRead,
        None,
    }

    private bool IsTrusted(TableToRead table) =>
        Trust is not null && table.Owner is null && new FileInfo(table.File.Path).Length >= _options.TrustedBytes;

    private static RowOrder OrderOf(TableToRead table) =>
        (table.Owner is null ? KeyOrder.Rises(table.File.Path, table.File.PositionOf(table.File.Table.Person!)) : null) switch
        {
            true => RowOrder.OfPlainLines,
            null when IsInOrderAsRead(table) => RowOrder.AsRead,
            _ => RowOrder.None,
        };

    private RowSource Open(TableToRead table, RowOrder order, Action<Problem> tellNow, Action<Problem> tell) => order switch
    {
        RowOrder.Trusted => new PlainRows(table.File, table.File.Table.Person!, table.Columns.Wanted, tellNow, Trust) { File = table.File },
        RowOrder.OfPlainLines => new PlainRows(table.File, table.File.Table.Person!, table.Columns.Wanted, tellNow, null) { File = table.File },
        RowOrder.AsRead => AsTheyCome(table, tellNow),
        _ => Sort(table, tell),
    };

    private static bool IsInOrderAsRead(TableToRead table)
    {
        using var rows = AsTheyCome(table, null);
        var last = Array.Empty<byte>();
        var length = 0;
        while (rows.Next())
        {
            var key = rows.Key;
            var order = key.SequenceCompareTo(last.AsSpan(0, length));
            if (order < 0) return false;
            if (order == 0) continue;
            length = key.Length;
            if (length > last.Length) last = new byte[length * 2];
            key.CopyTo(last);
        }
        return rows is not OwnedRows { OutOfOrder: true };
    }

    private static RowSource AsTheyCome(TableToRead table, Action<Problem>? tell) => table.Owner is null
        ? RowsBy(table, table.File.Table.Person!, tell)
        : new OwnedRows(RowsBy(table, table.File.Table.Owner!.Column, tell), Owners(table), false, tell) { File = table.File };

    private static FileRows RowsBy(TableToRead table, string key, Action<Problem>? tell) => new(table.File, key, table.Columns.Wanted, tell);

    private static FileRows Owners(TableToRead table) => new(table.Owner!, table.File.Table.Owner!.OwnerColumn, [table.Owner!.Table.Person!], null);

    private RowSource Sort(TableToRead table, Action<Problem> tell)
    {
        _sorted.Add(table.File.Name);
        if (table.Owner is null) return Sort(RowsBy(table, table.File.Table.Person!, tell));
        var rows = Sort(RowsBy(table, table.File.Table.Owner!.Column, tell));
        return Sort(new OwnedRows(rows, Sort(Owners(table)), true, tell) { File = table.File });
    }

    private RowSource Sort(RowSource rows) => ExternalSort.Sort(rows, _options.SortBytes, _options.TemporaryFolder);
}

/// <summary>Files the rows of every table under their child, in batches of whole children, and has workers make entries of them.</summary>
/// <remarks>A worker files a batch and makes its entries itself, so that what it has just read is at hand; one files at a time, while others make theirs.</remarks>
internal sealed class ChildMerge : IDisposable
{
    private readonly TableSources _sources;
    private readonly Cursor[] _tables;
    private readonly IReadOnlyList<TableReading> _readings;
    private readonly IReadOnlyList<Coverage> _covers;
    private readonly DatasetReadingOptions _options;
    private readonly Lock _filing = new();
    private readonly object _turns = new();
    private readonly Dictionary<long, Batch> _done = [];
    private readonly Stack<Batch> _free = [];
    private readonly CancellationTokenSource _stop = new();
    private ExceptionDispatchInfo? _failure;
    private byte[] _last = [];
    private bool _begun;
    private bool _ended;
    private long _nextInTurn;
    private long _batches;

    public ChildMerge(TableSources sources, IReadOnlyList<TableReading> readings, IReadOnlyList<Coverage> covers, DatasetReadingOptions options)
    {
        _sources = sources;
        _tables = [.. sources.Tables.Select(s => new Cursor(s))];
        _readings = readings;
        _covers = covers;
        _options = options;
    }

    public long Children { get; private set; }

    public long ChildrenWithoutEntries { get; private set; }

    public long Rows { get; private set; }

    /// <summary>Reads everything; returns when the last batch has had its turn.</summary>
    public void Run(Func<ChildWorker> worker, Action<Problem> tell)
    {
        var threads = Enumerable.Range(0, Math.Max(1, _options.Workers)).Select(_ => new Thread(() => Guarded(() => Work(worker(), tell)))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <summary>A failure anywhere stops every thread, and is thrown again on the caller's.</summary>
    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
            _stop.Cancel();
            lock (_turns) Monitor.PulseAll(_turns);
        }
    }

    private void Work(ChildWorker worker, Action<Problem> tell)
    {
        var builder = new ChildBuilder([.. _sources.Tables.Select(s => s.File)], _sources.Persons.File, _readings, _covers, _options.ToBeCounted);
        while (File(TakeBatch()) is { } batch)
        {
            builder.Begin(batch);
            for (var i = 0; i < batch.Children.Count; i++) worker.OnChild(batch.FirstChild + i, builder.Build(i));
            batch.InTurn = worker.OnBatchEnd?.Invoke();
            FinishInTurn(batch, tell);
        }
    }

    private Batch TakeBatch()
    {
        lock (_turns) return _free.TryPop(out var batch) ? batch : new();
    }

    /// <summary>Files the next children in a batch; null if there are no more.</summary>
    private Batch? File(Batch batch)
    {
        lock (_filing)
        {
            _stop.Token.ThrowIfCancellationRequested();
            if (_ended) return null;
            batch.Begin(_batches++, Children);
            _sources.Telling = batch.Problems.Add;
            FileRowsUnderChildren(batch);
            return batch;
        }
    }

    private void FileRowsUnderChildren(Batch batch)
    {
        if (!_begun) foreach (var table in _tables) table.Next();
        _begun = true;
        var persons = _sources.Persons;
        while (batch.Fields.Length < _options.BatchBytes)
        {
            if (!persons.Next())
            {
                _ended = true;
                foreach (var table in _tables)
                    for (; table.HasRow; table.Next()) TellUnknown(table.Rows, batch);
                return;
            }
            if (persons.Key.SequenceEqual(_last))
            {
                batch.Problems.Add(Problem.OfRow(persons.File.Name, persons.Line, "column pers_person_id", "a second row for the same person"));
                continue;
            }
            _last = persons.Key.ToArray();
            batch.AddChild(persons);
            for (var i = 0; i < _tables.Length; i++) FileUnder(_last, _tables[i], i, batch);
            if (batch.DropChildWithoutRows()) ChildrenWithoutEntries++;
            else Children++;
            if (_sources.Trust is not { IsBroken: true }) continue;
            _ended = true;
            return;
        }
    }

    private void FileUnder(ReadOnlySpan<byte> person, Cursor table, int number, Batch batch)
    {
        while (table.HasRow)
        {
            var order = table.Rows.Key.SequenceCompareTo(person);
            if (order > 0) return;
            if (order == 0)
            {
                batch.Add(table.Rows, number);
                Rows++;
            }
            else TellUnknown(table.Rows, batch);
            table.Next();
        }
    }

    private void TellUnknown(RowSource row, Batch batch)
    {
        // In a table not looked through, it may as well be out of order.
        if (row.IsTrusted) _sources.Trust!.Break();
        var id = System.Text.Encoding.UTF8.GetString(row.Key);
        var column = row.File.Table.Person ?? row.File.Table.Owner!.Column;
        batch.Problems.Add(Problem.OfRow(row.File.Name, row.Line, $"column {column}", $"person \"{id}\" is not in ssd_person.csv"));
    }

    /// <summary>Has a batch's turn come when those before it have had theirs. Who is far ahead of the others waits, so that what waits for its turn is bounded.</summary>
    private void FinishInTurn(Batch finished, Action<Problem> tell)
    {
        lock (_turns)
        {
            _done.Add(finished.Number, finished);
            while (_done.Remove(_nextInTurn, out var batch))
            {
                foreach (var problem in batch.Problems) tell(problem);
                batch.InTurn?.Invoke();
                _nextInTurn++;
                _free.Push(batch);
            }
            Monitor.PulseAll(_turns);
            while (finished.Number - _nextInTurn > _options.Workers * 3 && !_stop.IsCancellationRequested) Monitor.Wait(_turns);
        }
    }

    private sealed class Cursor(RowSource rows)
    {
        public RowSource Rows => rows;

        public bool HasRow { get; private set; }

        public void Next() => HasRow = rows.Next();
    }
}
