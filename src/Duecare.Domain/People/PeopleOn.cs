using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;

namespace Duecare.Domain.People;

/// <summary>Something that lasts, and whether it still did on the day asked about.</summary>
/// <param name="Entry">What says so.</param>
/// <param name="Until">The last day; null while it lasts.</param>
/// <param name="Stands">Whether it stood on the day: it counts on its first day and on its last.</param>
public sealed record Lasting<T>(T Entry, ApproximateDate? Until, bool Stands)
    where T : Entry;

/// <summary>Who is in a child's life on a day, by what stood in the record: who they are, where they live, what they are to each other, who works with them, under what numbers, and what to know first.</summary>
public sealed record PeopleOn
{
    /// <summary>The child's details, the last recorded of those that stand; null where the record holds none.</summary>
    public ChildDetails? Details { get; private init; }

    /// <summary>What records that were joined to this one say of who the child is: kept, and not what counts.</summary>
    public IReadOnlyList<ChildDetails> AlsoRecorded { get; private init; } = [];

    /// <summary>Who the people are, by id: the last recorded of those that stand, whatever day it was said.</summary>
    public IReadOnlyDictionary<PersonId, PersonDetails> Who { get; private init; } = new Dictionary<PersonId, PersonDetails>();

    /// <summary>Addresses that had begun, the latest first.</summary>
    public IReadOnlyList<Lasting<Address>> Addresses { get; private init; } = [];

    /// <summary>Who lives or lived with the child, the latest first.</summary>
    public IReadOnlyList<Lasting<HouseholdMember>> Household { get; private init; } = [];

    /// <summary>Relationships, in the order in which they were said.</summary>
    public IReadOnlyList<Lasting<Relationship>> Relationships { get; private init; } = [];

    /// <summary>Professionals and agencies, the latest first.</summary>
    public IReadOnlyList<Lasting<AgencyInvolvement>> Agencies { get; private init; } = [];

    /// <summary>Numbers, by kind, the one that counts first.</summary>
    public IReadOnlyList<Lasting<Identifier>> Identifiers { get; private init; } = [];

    /// <summary>Flags, the latest first.</summary>
    public IReadOnlyList<Lasting<RecordFlag>> Flags { get; private init; } = [];

    /// <summary>Those who lived with the child on the day.</summary>
    public IReadOnlySet<PersonId> LivingWith => Household.Where(m => m.Stands).Select(m => m.Entry.Person).OfType<PersonId>().ToHashSet();

    /// <summary>The other children who lived with the child on the day, by what was said of them together.</summary>
    public IReadOnlySet<ChildId> ChildrenLivingWith(ChildId child) => Household.Where(m => m.Stands && m.Entry.Person is null).SelectMany(m => m.Entry.Children).Where(c => c != child).ToHashSet();

    /// <summary>Reads it from a child's entries.</summary>
    /// <param name="day">The day. What began later is left out.</param>
    /// <param name="chronology">The child's entries.</param>
    /// <param name="knownAt">What the record held at this instant, in UTC; null for all it holds.</param>
    public static PeopleOn Of(DateOnly day, ChildChronology chronology, DateTime? knownAt = null)
    {
        ArgumentNullException.ThrowIfNull(chronology);
        var standing = chronology.Standing(knownAt);
        var stands = standing.Select(e => e.Id).ToHashSet();
        var asRecorded = chronology.Entries.Where(e => stands.Contains(e.Id)).ToList();
        var begun = standing.Where(e => e.Occurred.Earliest <= day).ToList();
        return new()
        {
            Details = WhoTheChildIs(chronology, standing),
            AlsoRecorded = [.. asRecorded.OfType<ChildDetails>().Where(d => chronology.Halves?.JoinedHalf(d) is not null).GroupBy(d => chronology.Halves!.JoinedHalf(d)).Select(g => g.Last())],
            Who = asRecorded.OfType<PersonDetails>().GroupBy(p => p.Person).ToDictionary(g => g.Key, g => g.Last()),
            Addresses = [.. AddressesAmong(begun, day).Reverse()],
            Household = [.. Among<HouseholdMember>(begun, day, m => m.EndedOn).Reverse()],
            Relationships = [.. Among<Relationship>(begun, day, r => r.EndedOn)],
            Agencies = [.. Among<AgencyInvolvement>(begun, day, a => a.EndedOn).Reverse()],
            Identifiers = [.. Among<Identifier>(begun, day, i => i.EndedOn).Reverse().OrderBy(i => i.Entry.Type).ThenByDescending(i => i.Stands)],
            Flags = [.. Among<RecordFlag>(begun, day, f => f.EndedOn).Reverse()],
        };
    }

    /// <summary>The child's details that count: the last recorded of those that stand. Where another record was joined to this one, its word does not, unless this one says nothing.</summary>
    /// <param name="chronology">The child's entries, in the order in which they were recorded.</param>
    /// <param name="standing">Those of them that stand.</param>
    public static ChildDetails? WhoTheChildIs(ChildChronology chronology, IReadOnlyList<Entry> standing)
    {
        ArgumentNullException.ThrowIfNull(chronology);
        var stands = standing.OfType<ChildDetails>().Select(d => d.Id).ToHashSet();
        var details = chronology.Entries.OfType<ChildDetails>().Where(d => stands.Contains(d.Id)).ToList();
        return details.FindLast(d => chronology.Halves?.JoinedHalf(d) is null) ?? details.LastOrDefault();
    }

    private static IEnumerable<Lasting<T>> Among<T>(List<Entry> begun, DateOnly day, Func<T, ApproximateDate?> end)
        where T : Entry => begun.OfType<T>().Select(e => new Lasting<T>(e, end(e), !(end(e)?.Latest < day)));

    /// <summary>An address without an end lasts until the same person's next of the kind begins.</summary>
    private static IEnumerable<Lasting<Address>> AddressesAmong(List<Entry> begun, DateOnly day)
    {
        var addresses = begun.OfType<Address>().ToList();
        return addresses.Select((address, i) =>
        {
            var next = addresses.Skip(i + 1).FirstOrDefault(a => a.Type == address.Type && a.Person == address.Person);
            var until = address.EndedOn ?? (next is null ? null : ApproximateDate.Exactly(DayBefore(next.Occurred.Earliest, address.Occurred.Earliest)));
            return new Lasting<Address>(address, until, address.EndedOn is { } ended ? ended.Latest >= day : next is null);
        });
    }

    private static DateOnly DayBefore(DateOnly next, DateOnly first) => next > first ? next.AddDays(-1) : first;
}
