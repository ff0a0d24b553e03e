using Duecare.Domain.Chronology;

namespace Duecare.Domain.Duties;

/// <summary>The entries of one child by their ids, gathered when the first is looked for: entries that name others are few in a short record, and many in a long one.</summary>
internal sealed class EntryIds
{
    private int[] _first = new int[1];
    private int[] _next = [];
    private bool _known;

    /// <summary>Forgets the last child's.</summary>
    public void Forget() => _known = false;

    /// <summary>The first entry that has this id, or is a correction of the one that has; null if none.</summary>
    /// <param name="entries">The child's entries: the same until they are forgotten.</param>
    /// <param name="id">The id with which a chain of corrections began.</param>
    /// <param name="corrections">Which entries put right which.</param>
    public Entry? Find(ReadOnlySpan<Entry> entries, string id, Corrections corrections)
    {
        if (!_known) Gather(entries, corrections);
        for (var at = _first[Place(id)]; at > 0; at = _next[at - 1])
            if (string.Equals(corrections.FirstIdOf(entries[at - 1].Id.Value), id, StringComparison.Ordinal)) return entries[at - 1];
        return null;
    }

    private void Gather(ReadOnlySpan<Entry> entries, Corrections corrections)
    {
        if (_next.Length < entries.Length)
        {
            _next = new int[entries.Length * 2];
            _first = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_next.Length)];
        }
        Array.Clear(_first);
        // From the last to the first, so that of two with one id the first is found.
        for (var at = entries.Length; at > 0; at--)
        {
            ref var first = ref _first[Place(corrections.FirstIdOf(entries[at - 1].Id.Value))];
            (_next[at - 1], first) = (first, at);
        }
        _known = true;
    }

    // Ids of one source are mostly alike but for their ends.
    private int Place(string id)
    {
        var hash = (uint)id.Length;
        foreach (var letter in id.AsSpan(Math.Max(0, id.Length - 8))) hash = (hash ^ letter) * 16777619;
        return (int)((hash ^ (hash >> 15)) & (uint)(_first.Length - 1));
    }
}
