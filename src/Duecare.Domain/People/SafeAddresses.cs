using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;

namespace Duecare.Domain.People;

/// <summary>What of a record is protected: what says so itself, what it corrects or is corrected by, and whatever else names the same place, or may: where a caller said that the child lives or goes to school.</summary>
/// <remarks>An address that became a safe one was in the record before as any other. Who may not know it now may not know it by asking what the record held then.</remarks>
public static class SafeAddresses
{
    /// <summary>An entry marked as protected, for who may see it: it is told to them as such, and not put on paper.</summary>
    public static Entry Marked(Entry entry) => entry switch
    {
        Address address => address with { IsSafe = true },
        AgencyInvolvement agency => agency with { IsSafe = true },
        Contact contact => contact with { NamesSafePlace = true },
        _ => entry,
    };

    /// <summary>The ids of the protected entries among all of a record's, superseded ones with them.</summary>
    public static IReadOnlySet<EntryId> In(IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (!entries.Any(e => e.IsProtected)) return new HashSet<EntryId>();
        var corrections = Corrections.In(entries);
        var chains = entries.Where(e => e.IsProtected).Select(e => corrections.FirstIdOf(e.Id.Value)).ToHashSet(StringComparer.Ordinal);
        bool IsOfChain(Entry entry) => chains.Contains(corrections.FirstIdOf(entry.Id.Value));
        var places = entries.OfType<Address>().Where(IsOfChain).Select(a => a.Place()).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return entries.Where(e => IsOfChain(e) || (e is Address address && address.Place() is { } place && places.Contains(place)) || e is Contact { Address: not null } or Contact { School: not null }).Select(e => e.Id).ToHashSet();
    }
}
