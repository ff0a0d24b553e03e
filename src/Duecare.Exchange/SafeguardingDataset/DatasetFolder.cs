using System.Collections.Concurrent;
using Duecare.Domain.Chronology;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>What one of several workers does with the children it is given. Each worker is called from one thread at a time.</summary>
/// <param name="OnChild">Takes a child, with no entries if no other row is theirs. How many come before it in order of id is not known yet, as others may still be reading those.</param>
/// <param name="OnBatchEnd">
/// Called when some children, one after another in order of id, have been given. It may return what is to be done when their turn in the order
/// comes, such as writing what was made of them: those are done one at a time, in order.
/// </param>
public sealed record ChildWorker(Action<ChildChronology> OnChild, Func<Action?>? OnBatchEnd = null);

/// <summary>How to read; the defaults serve.</summary>
public sealed record DatasetReadingOptions
{
    /// <summary>How many threads make entries; at least one.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>How much of a table to sort in memory at a time, if it does not come in order of child.</summary>
    public int SortBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many bytes of rows to hand to a worker at a time; a child with more goes alone.</summary>
    public int BatchBytes { get; init; } = 32 * 1024;

    /// <summary>
    /// How much of the table of persons, with all that is said of those persons, a worker reads by itself where children are only counted, so that little of them waits for
    /// its turn, and where every table can be read from anywhere. At least one byte.
    /// </summary>
    public int PartBytes { get; init; } = 64 * 1024;

    /// <summary>
    /// Whether visits need only be told in brief, to be counted. A child is then lent: what a worker keeps of it, it keeps in full before it returns.
    /// </summary>
    public bool ToBeCounted { get; init; }

    /// <summary>
    /// Whether the last of several workers starts only once .NET has compiled what is called most, so that one processor is left for that: worth it for a program that
    /// has just begun and may read millions of rows.
    /// </summary>
    public bool LastWorkerWaits { get; init; }

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
/// <param name="Children">The children in the table of persons, each once.</param>
/// <param name="Rows">Rows filed under a child, the child's own row not counted.</param>
/// <param name="SortedTables">Tables that did not come in order of child and were sorted first.</param>
/// <param name="Covers">The kinds of entry that the files hold completely.</param>
public sealed record DatasetReading(long Children, long Rows, IReadOnlyList<string> SortedTables, IReadOnlyList<Coverage> Covers);

/// <summary>A folder of comma-separated files that together are a Standard Safeguarding Dataset, one for each table.</summary>
/// <remarks>
/// Children come in the byte order of their id. Tables in that order are read side by side, once; others are sorted outside memory first. What is held at a time is
/// bounded by the largest child, not by the files. A key that occurs twice is found within a child: two children may not be told apart from two authorities.
/// </remarks>
public static class DatasetFolder
{
    /// <summary>Whether a folder holds such a dataset: a file for its table of persons.</summary>
    public static bool Is(string folder) => Directory.Exists(folder) && Find(folder, SafeguardingTables.Person) is not null;

    /// <summary>The name of a folder's file of persons.</summary>
    public static string PersonsIn(string folder) => Path.GetFileName(Find(folder, SafeguardingTables.Person)) ?? SafeguardingTables.Person.FileName;

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
        return new(merge.Children, merge.Rows, sources.Sorted, covers);
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
    private volatile bool _isBroken;

    /// <summary>Whether a row has shown that a table is not in order, or not as plain as it seemed.</summary>
    public bool IsBroken => _isBroken;

    /// <summary>Something has shown it.</summary>
    public void Break() => _isBroken = true;
}

/// <summary>The tables of a folder, each in order of child: as they are where they come so, sorted first where they don't.</summary>
internal sealed class TableSources : IDisposable
{
    private readonly IReadOnlyList<TableToRead> _files;
    private readonly RowOrder[] _orders;
    private readonly DatasetReadingOptions _options;
    private readonly List<RowSource> _sources = [];
    private readonly List<string> _sorted = [];

    public TableSources(IReadOnlyList<TableToRead> tables, DatasetReadingOptions options, Trust? trust, Action<Problem> tell)
    {
        _files = tables;
        _orders = new RowOrder[tables.Count];
        _options = options;
        Trust = trust;
        var largestFirst = Enumerable.Range(0, tables.Count).OrderByDescending(i => new FileInfo(tables[i].File.Path).Length);
        Parallel.ForEach(Partitioner.Create(largestFirst, EnumerablePartitionerOptions.NoBuffering),
            new() { MaxDegreeOfParallelism = options.Workers }, i => _orders[i] = i > 0 && IsTrusted(tables[i]) ? RowOrder.Trusted : OrderOf(tables[i]));
        try
        {
            // What is wrong with rows is told while they are filed under children, so each source is handed this and not the caller's own.
            void TellNow(Problem problem) => (Telling ?? tell)(problem);
            for (var i = 0; i < tables.Count; i++) _sources.Add(Open(tables[i], _orders[i], TellNow, tell));
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

    /// <summary>Whether every table is in order as it is, in lines that can be told apart from anywhere in the file, and there is enough of them to be read in parts.</summary>
    public bool CanBeReadInParts => _options.ToBeCounted
        && _orders.All(o => o is RowOrder.Trusted or RowOrder.OfPlainLines) && new FileInfo(Persons.File.Path).Length > _options.PartBytes;

    /// <summary>Opens every table once more, that of persons first, where they can be read in parts.</summary>
    /// <param name="tell">Takes what is wrong with rows.</param>
    public PlainTables OpenForParts(Action<Problem> tell) => new([.. _files.Select((table, i) => (PlainRows)Open(table, _orders[i], tell, tell))]);

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
        RowOrder.Trusted => new PlainRows(table.File, table.File.Table.Person!, table.Columns, tellNow, Trust) { File = table.File },
        RowOrder.OfPlainLines => new PlainRows(table.File, table.File.Table.Person!, table.Columns, tellNow, null) { File = table.File },
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

