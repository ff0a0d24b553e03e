namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>A part of a dataset: some persons one after another, and every row of theirs.</summary>
/// <param name="Number">Its place, from 0, in the order of parts.</param>
/// <param name="From">Where in each file its rows begin, the table of persons first.</param>
/// <param name="To">Where in each file they end, which is where the next part's begin.</param>
internal sealed record DatasetPart(long Number, long[] From, long[] To);

/// <summary>The tables of a dataset that can be read in parts, opened to be read by one thread.</summary>
/// <param name="all">The tables, that of persons first.</param>
internal sealed class PlainTables(IReadOnlyList<PlainRows> all) : IDisposable
{
    /// <summary>The table of persons.</summary>
    public PlainRows Persons => all[0];

    /// <summary>The other tables.</summary>
    public IReadOnlyList<PlainRows> Others => [.. all.Skip(1)];

    /// <summary>How many there are, that of persons among them.</summary>
    public int Count => all.Count;

    /// <summary>A table, that of persons being the first.</summary>
    public PlainRows this[int table] => all[table];

    /// <summary>How long each file is.</summary>
    public long[] Lengths => [.. all.Select(t => new FileInfo(t.File.Path).Length)];

    /// <summary>How many lines of each file were read of the part.</summary>
    public IReadOnlyList<(string File, int Lines)> Lines => [.. all.Select(t => (t.File.Name, t.Line))];

    /// <summary>Goes to a part.</summary>
    public void Begin(DatasetPart part)
    {
        for (var i = 0; i < all.Count; i++) all[i].Begin(part.From[i], part.To[i]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in all) table.Dispose();
    }
}

/// <summary>Cuts tables that come in order of child into parts, so that several threads read at once. For one thread at a time.</summary>
/// <remarks>
/// Each row is in exactly one part. Where a part ends is looked for as in a file in order, whether or not it is: in one that is not, some row comes to stand in a part
/// where no person is whose it is, or after the rows of a later person, and is met there when the part is read.
/// </remarks>
/// <param name="tables">The tables; disposed of with this.</param>
/// <param name="partBytes">How much of the table of persons is in a part.</param>
internal sealed class DatasetParts(PlainTables tables, int partBytes) : IDisposable
{
    private const int Near = 16 * 1024;
    private readonly long[] _lengths = tables.Lengths;
    private long[] _from = new long[tables.Count];
    private long _parts;

    /// <summary>The next part; null if there are no more.</summary>
    public DatasetPart? Next()
    {
        if (_parts > 0 && _from[0] == _lengths[0]) return null;
        var to = Ends();
        var part = new DatasetPart(_parts++, _from, to);
        _from = to;
        return part;
    }

    /// <inheritdoc/>
    public void Dispose() => tables.Dispose();

    /// <summary>Where the part ends: with the rows of some person, and whatever is not a row before the next person's first.</summary>
    private long[] Ends()
    {
        if (_lengths[0] - _from[0] <= partBytes) return _lengths;
        var persons = tables.Persons;
        persons.Seek(_from[0] + partBytes, _lengths[0]);
        if (!persons.Next()) return _lengths;
        var last = persons.Key.ToArray();
        while (persons.Next())
            if (!persons.Key.SequenceEqual(last)) return [persons.At, .. Enumerable.Range(1, tables.Count - 1).Select(i => FirstAfter(i, last))];
        return _lengths;
    }

    /// <summary>Where a table's first row begins that is filed under a later person.</summary>
    private long FirstAfter(int table, ReadOnlySpan<byte> person)
    {
        var rows = tables[table];
        var (low, high) = (_from[table], _lengths[table]);
        for (long step = Near; high - low > Near; step *= 2)
        {
            var at = low + Math.Min(step, (high - low) / 2);
            rows.Seek(at, _lengths[table]);
            if (!rows.Next() || rows.Key.SequenceCompareTo(person) > 0) high = at;
            else low = rows.At;
        }
        rows.Begin(low, _lengths[table]);
        while (rows.Next())
            if (rows.Key.SequenceCompareTo(person) > 0) return rows.At;
        return _lengths[table];
    }
}
