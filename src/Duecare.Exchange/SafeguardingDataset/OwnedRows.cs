namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>Rows that name their child only through a row of another table, filed under the child.</summary>
/// <param name="rows">The rows, filed under the id of their owning row.</param>
/// <param name="owners">The owning rows, filed under their own id; the child's id is the one column wanted of them.</param>
/// <param name="sorted">Whether both come in the order of that id; otherwise the owning rows must come in the order that the rows ask for them.</param>
/// <param name="tell">Takes rows whose owning row does not exist; null on a pass that only looks.</param>
internal sealed class OwnedRows(RowSource rows, RowSource owners, bool sorted, Action<Problem>? tell) : RowSource
{
    private readonly FieldBuffer _person = new();
    private bool _started;
    private bool _ended;

    /// <summary>Whether a row's owner was not found where it should have been.</summary>
    public bool OutOfOrder { get; private set; }

    /// <inheritdoc/>
    public override int Line => rows.Line;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Key => _person[0];

    /// <inheritdoc/>
    public override bool Next()
    {
        if (!_started) _ended = !NextOwner();
        _started = true;
        while (rows.Next())
        {
            if (TryFindOwner()) return true;
            OutOfOrder = !sorted;
            if (OutOfOrder) return false;
            tell?.Invoke(Problem.OfRow(File.Name, rows.Line, $"column {File.Table.Owner!.Column}",
                $"no row of {owners.File.Name} has this {File.Table.Owner.OwnerColumn}, so whose it is can't be told"));
        }
        return false;
    }

    /// <inheritdoc/>
    public override void CopyTo(FieldBuffer fields) => rows.CopyTo(fields);

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
        do
        {
            if (!owners.Next()) return false;
            _person.Keep(0);
            owners.CopyTo(_person);
        }
        while (_person[0].Length == 0);
        return true;
    }
}
