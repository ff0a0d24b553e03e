using System.Runtime.InteropServices;
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

    // Ids of one child may be alike but for a letter anywhere. Four are taken at a time, and every one of them tells in a product's uppermost bits.
    private int Place(string id)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        var fours = MemoryMarshal.Cast<char, ulong>(id.AsSpan());
        var hash = (ulong)id.Length;
        foreach (var four in fours) hash = (hash ^ four) * Odd;
        foreach (var letter in id.AsSpan(fours.Length * 4)) hash = (hash ^ letter) * Odd;
        return (int)(hash >> 48) & (_first.Length - 1);
    }
}
