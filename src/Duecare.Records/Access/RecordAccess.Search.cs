using Duecare.Records.Projections;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

public sealed partial class RecordAccess
{
    /// <summary>How many children a search shows: the best. Whoever is not among them is found by saying more.</summary>
    public const int MostFound = 50;

    private const int FewestLetters = 2;
    private const int LongestSearch = 100;
    private const int DecidedAtATime = 200;

    private readonly ChildNames _names = new();

    /// <summary>Whether a reader may look for children: whoever may see any child's record.</summary>
    public static bool MaySearch(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Deciding.ReadsRecords(reader);
    }

    /// <summary>Why nobody can be looked for by what was typed; null if somebody can.</summary>
    public static string? WhyNotSearched(string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return "Enter a name, a date of birth or an id";
        if (words.Length > LongestSearch) return $"Enter up to {LongestSearch} characters: a part of a name is enough";
        return ChildNames.Letters(words) < FewestLetters ? $"Enter at least {FewestLetters} letters of a name, a date of birth or a whole id" : null;
    }

    /// <summary>The children whom a reader may know of and in whom each of the words is found: a part of the name or of another name, or nearly one; the day of birth; an address or postcode, or a part of one; a whole number; the id.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="words">Parts of a name or an address, a number, an id, or a date of birth as 2015-03-02, 2/3/2015 or 2 March 2015.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The best fifty, those whose name is only alike last. Each is logged as one whose identity the reader saw.</returns>
    /// <remarks>
    /// Whoever sees some children is answered out of those alone. For whoever may know of all but restricted ones the decision is asked about the same number of children however many were found, so that neither
    /// what is answered nor how long it takes tells a restricted child from one who is not there. A safe address finds the child for those alone who may see it, by the same decision.
    /// </remarks>
    public async Task<IReadOnlyList<ListedChild>> Find(Reader reader, string words, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(words);
        await using var db = ledger.Reading();
        var (now, within) = (ledger.Now, await Within(db, reader, cancel));
        List<NameFound> alike = [.. (await _names.Find(db, words, byNameOnly: false, cancel)).Where(f => within?.Contains(f.Child) != false).OrderBy(f => f.IsAlike)];
        var known = new List<(NameFound Found, AccessBasis? Basis)>();
        for (var at = 0; at == 0 || (at < alike.Count && known.Count < MostFound); at += DecidedAtATime)
            known.AddRange(await KnownTo(db, reader, [.. alike.Skip(at).Take(DecidedAtATime)], now, cancel));
        List<ListedChild> found = [.. await Shown(db, [.. known.Take(MostFound)], LondonTime.DateOf(now), cancel)];
        await Log([Line(reader, null, new("search"), AccessExtent.List, isGiven: true),
            .. found.Select(f => Line(reader, f.Child.Id, new("search"), AccessExtent.Identity, isGiven: true) with { Basis = f.Basis ?? AccessBasis.FrontDoor })], cancel);
        return found;
    }

    /// <summary>The children of whom the reader can see any record, by what brings them together; null for who may know of all that are not restricted.</summary>
    private async Task<HashSet<string>?> Within(LedgerDb db, Reader reader, CancellationToken cancel)
    {
        if (Deciding.IsOfTheService(reader) || reader.Roles.Contains(AccessRole.FrontDoorWorker)) return null;
        var (me, team, now, matters) = (reader.Worker.Value, reader.Team ?? "", ledger.Now, Deciding.MattersOf(reader));
        var children = db.Involved.Where(i => i.Who == me || i.Who == team).Select(i => i.Child)
            .Union(db.OpenDuties.Where(d => d.Holder == me).Select(d => d.Child))
            .Union(db.Emergencies.Where(e => e.Worker == me && e.Until > now).Select(e => e.Child))
            .Union(db.ChildHeads.Where(c => (c.Matters & matters) != ChildMatters.None).Select(c => c.Child));
        return [.. await children.ToListAsync(cancel)];
    }

    private async Task<IEnumerable<(NameFound Found, AccessBasis? Basis)>> KnownTo(LedgerDb db, Reader reader, IReadOnlyList<NameFound> some, DateTime now, CancellationToken cancel)
    {
        var asked = some.Select(f => f.Child).Concat(_names.Any(DecidedAtATime)).Distinct().Take(DecidedAtATime).ToList();
        var facts = await AccessQuery.Of(db, db.ChildHeads.Where(c => asked.Contains(c.Child)), reader, now).ToDictionaryAsync(f => f.Child, StringComparer.Ordinal, cancel);
        return some.Where(f => Deciding.KnowsOf(reader, facts.GetValueOrDefault(f.Child))).Select(f => (Found: f, Basis: Deciding.Of(reader, facts[f.Child])))
            .Where(f => !f.Found.IsBySafeAddress || Deciding.SeesProtected(reader, f.Basis));
    }

    private static async Task<IEnumerable<ListedChild>> Shown(LedgerDb db, IReadOnlyList<(NameFound Found, AccessBasis? Basis)> known, DateOnly today, CancellationToken cancel)
    {
        var ids = known.Select(k => k.Found.Child).ToList();
        var heads = await db.ChildHeads.AsNoTracking().Where(c => ids.Contains(c.Child)).ToListAsync(cancel);
        var listed = (await WithDuties(db, heads, known.ToDictionary(k => k.Found.Child, k => k.Basis, StringComparer.Ordinal), today, cancel)).ToDictionary(c => c.Child.Id.Value, StringComparer.Ordinal);
        return known.Where(k => listed.ContainsKey(k.Found.Child)).Select(k => Identity(listed[k.Found.Child]) with { IsAlike = k.Found.IsAlike });
    }

    /// <summary>Of a child whose record the reader may not open, who it is and no more.</summary>
    private static ListedChild Identity(ListedChild child) => child.Basis is null ? child with { Duties = [], Worker = null, Team = null, Statuses = [] } : child;
}
