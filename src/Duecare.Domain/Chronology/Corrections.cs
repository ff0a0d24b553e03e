namespace Duecare.Domain.Chronology;

/// <summary>Which entries put right which. What names one entry of a chain of corrections means the one that stands, whichever of them it names.</summary>
internal sealed class Corrections
{
    /// <summary>None.</summary>
    public static readonly Corrections None = new([]);
    private readonly Dictionary<string, string> _earlier;

    private Corrections(Dictionary<string, string> earlier) => _earlier = earlier;

    /// <summary>The corrections among entries, the superseded ones with them.</summary>
    public static Corrections In(IReadOnlyList<Entry> entries)
    {
        Dictionary<string, string>? earlier = null;
        for (var i = 0; i < entries.Count; i++)
            if (entries[i].Supersedes is { } superseded && superseded != entries[i].Id) (earlier ??= new(StringComparer.Ordinal)).TryAdd(entries[i].Id.Value, superseded.Value);
        return earlier is null ? None : new(earlier);
    }

    /// <summary>The id of the entry that a chain of corrections began with: one for all of the chain. What is no entry's id, such as an adult's, stays as it is.</summary>
    public string FirstIdOf(string id)
    {
        for (var links = _earlier.Count; links > 0 && _earlier.TryGetValue(id, out var earlier); links--) id = earlier;
        return id;
    }

    /// <summary>Whether two ids mean one entry. Two that are left out do not.</summary>
    public bool AreOne(EntryId? a, EntryId? b) =>
        a is { } one && b is { } other && (one == other || (_earlier.Count > 0 && FirstIdOf(one.Value) == FirstIdOf(other.Value)));
}
