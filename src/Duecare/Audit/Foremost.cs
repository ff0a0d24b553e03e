namespace Duecare.Audit;

/// <summary>Keeps the first so many of a stream, in an order, without keeping the rest. Of equals, the one that came first.</summary>
internal sealed class Foremost<T>
{
    private readonly int _limit;
    private readonly Comparison<T> _byItem;
    private readonly Comparer<(T Item, long Arrived)> _order;
    private readonly PriorityQueue<T, (T Item, long Arrived)> _kept;
    private (T Item, bool Set) _floor;

    public Foremost(int limit, Comparison<T> order)
    {
        _limit = limit;
        _byItem = order;
        _order = Comparer<(T Item, long Arrived)>.Create((a, b) =>
            order(a.Item, b.Item) is var o and not 0 ? o : a.Arrived.CompareTo(b.Arrived));
        _kept = new(Comparer<(T Item, long Arrived)>.Create((a, b) => _order.Compare(b, a)));
    }

    /// <summary>How many came, kept or not.</summary>
    public long Offered { get; private set; }

    /// <summary>How many came and are not kept.</summary>
    public long NotKept => Offered - _kept.Count;

    /// <summary>Whether an item that came now would be kept.</summary>
    public bool WouldKeep(T item) =>
        (!_floor.Set || _byItem(item, _floor.Item) < 0) && (_kept.Count < _limit || _byItem(item, _kept.Peek()) < 0);

    /// <summary>Counts one that came and would not be kept.</summary>
    public void Pass() => Offered++;

    /// <summary>An empty one for a later stretch of the stream, which keeps nothing that has no place here already.</summary>
    public Foremost<T> Onwards() => new(_limit, _byItem) { _floor = _kept.Count < _limit ? default : (_kept.Peek(), true) };

    public void Offer(T item)
    {
        var place = (item, Offered++);
        if (_kept.Count < _limit) _kept.Enqueue(item, place);
        else _kept.EnqueueDequeue(item, place);
    }

    /// <summary>Takes what another kept of a later stretch of the stream, as if it had all come here.</summary>
    public void Merge(Foremost<T> later)
    {
        var all = Offered + later.Offered;
        foreach (var (item, _) in later._kept.UnorderedItems.OrderBy(i => i.Priority.Arrived)) Offer(item);
        Offered = all;
    }

    public List<T> InOrder() => [.. _kept.UnorderedItems.OrderBy(i => i.Priority, _order).Select(i => i.Element)];
}
