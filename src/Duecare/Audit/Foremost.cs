namespace Duecare.Audit;

/// <summary>Keeps the first so many of a stream, in an order, without keeping the rest. Of equals, the one that came first.</summary>
internal sealed class Foremost<T>
{
    private readonly int _limit;
    private readonly Comparer<(T Item, long Arrived)> _order;
    private readonly PriorityQueue<T, (T Item, long Arrived)> _kept;

    public Foremost(int limit, Comparison<T> order)
    {
        _limit = limit;
        _order = Comparer<(T Item, long Arrived)>.Create((a, b) =>
            order(a.Item, b.Item) is var o and not 0 ? o : a.Arrived.CompareTo(b.Arrived));
        _kept = new(Comparer<(T Item, long Arrived)>.Create((a, b) => _order.Compare(b, a)));
    }

    /// <summary>How many came, kept or not.</summary>
    public long Offered { get; private set; }

    /// <summary>How many are kept.</summary>
    public int Kept => _kept.Count;

    /// <summary>How many came and are not kept.</summary>
    public long NotKept => Offered - _kept.Count;

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
