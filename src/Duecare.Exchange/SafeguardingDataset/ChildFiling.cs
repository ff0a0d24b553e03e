namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>Files the rows of every table under their child, in batches of whole children. The tables come in order of child.</summary>
/// <param name="persons">The table of persons.</param>
/// <param name="tables">The other tables.</param>
/// <param name="trust">What is taken for granted of some tables; null if nothing is.</param>
/// <param name="inBrief">Whether visits that can be read at a glance are filed in brief.</param>
internal sealed class ChildFiling(RowSource persons, IReadOnlyList<RowSource> tables, Trust? trust, bool inBrief)
{
    private readonly Cursor[] _tables = [.. tables.Select(t => new Cursor(t))];
    private byte[] _last = [];
    private bool _begun;

    /// <summary>Whether there are no more children.</summary>
    public bool Ended { get; private set; }

    /// <summary>Begins again, as the tables do.</summary>
    public void Begin() => (_last, _begun, Ended) = ([], false, false);

    /// <summary>Files the next children in a batch until it holds so many bytes.</summary>
    public void File(Batch batch, int bytes)
    {
        if (!_begun) foreach (var table in _tables) table.Next();
        _begun = true;
        while (batch.Fields.Length < bytes && !Ended) FileNext(batch);
    }

    private void FileNext(Batch batch)
    {
        Ended = !persons.Next();
        if (Ended)
        {
            foreach (var table in _tables)
                for (; table.HasRow; table.Next()) TellUnknown(table.Rows, batch);
            return;
        }
        if (persons.Key.SequenceEqual(_last))
        {
            batch.Tell(Problem.OfRow(persons.File.Name, persons.Line, "column pers_person_id", "a second row for the same person"));
            return;
        }
        _last = persons.Key.ToArray();
        batch.AddChild(persons);
        for (var i = 0; i < _tables.Length; i++) FileUnder(_last, _tables[i], i, batch);
        batch.EndChild();
        Ended = trust is { IsBroken: true };
    }

    private void FileUnder(ReadOnlySpan<byte> person, Cursor table, int number, Batch batch)
    {
        while (table.HasRow)
        {
            var key = table.Rows.Key;
            var isTheirs = key.SequenceEqual(person);
            if (!isTheirs && key.SequenceCompareTo(person) > 0) return;
            if (isTheirs) batch.Add(table.Rows, number, inBrief);
            else TellUnknown(table.Rows, batch);
            table.Next();
        }
    }

    private void TellUnknown(RowSource row, Batch batch)
    {
        // In a table not looked through, it may as well be out of order.
        if (row.IsTrusted) trust!.Break();
        var id = System.Text.Encoding.UTF8.GetString(row.Key);
        var column = row.File.Table.Person ?? row.File.Table.Owner!.Column;
        batch.Tell(Problem.OfRow(row.File.Name, row.Line, $"column {column}", $"person \"{id}\" is not in ssd_person.csv"));
    }

    private sealed class Cursor(RowSource rows)
    {
        public RowSource Rows => rows;

        public bool HasRow { get; private set; }

        public void Next() => HasRow = rows.Next();
    }
}
