using Duecare.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

/// <summary>Two records that may be of one child.</summary>
/// <param name="One">The one.</param>
/// <param name="Other">The other.</param>
/// <param name="By">In what they look alike.</param>
public sealed record AlikePair(ListedChild One, ListedChild Other, IReadOnlyList<Compared> By);

public sealed partial class RecordAccess
{
    /// <summary>How many pairs are listed: the likeliest.</summary>
    public const int MostPairs = 50;

    /// <summary>Records that look alike: that share a person's own number, or a name or one nearly it together with the same or nearly the same date of birth, or an address. Pairs of which it was said that they are different children are left out.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="of">The child with whom the others are compared; null to compare every two.</param>
    /// <param name="page">What they look at, as a route without ids.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Pairs of which the reader may open both; any other is in no list and no count. Both of each are logged as children whose identity the reader saw.</returns>
    public async Task<IReadOnlyList<AlikePair>> Duplicates(Reader reader, ChildId? of, string page, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = ledger.Reading();
        var shown = new List<AlikePair>();
        foreach (var some in (await _names.Pairs(db, of?.Value, cancel)).Chunk(DecidedAtATime))
        {
            shown.AddRange(await Shown(db, reader, some, cancel));
            if (shown.Count >= MostPairs) break;
        }
        shown = [.. shown.Take(MostPairs)];
        await Log([Line(reader, null, new(page), AccessExtent.List, isGiven: true),
            .. shown.SelectMany(p => new[] { p.One, p.Other }).DistinctBy(c => c.Child.Id).Select(c => Line(reader, c.Child.Id, new(page), AccessExtent.Identity, isGiven: true) with { Basis = c.Basis })], cancel);
        return shown;
    }

    private async Task<IEnumerable<AlikePair>> Shown(LedgerDb db, Reader reader, IReadOnlyList<PairFound> pairs, CancellationToken cancel)
    {
        var ids = pairs.SelectMany(p => new[] { p.One, p.Other }).Distinct().ToList();
        var heads = await db.ChildHeads.AsNoTracking().Where(c => ids.Contains(c.Child)).ToListAsync(cancel);
        var children = (await Shown(db, reader, heads, ledger.Now, (_, basis) => basis is not null, cancel)).ToDictionary(c => c.Child.Id.Value, StringComparer.Ordinal);
        var different = await SaidToBeDifferent(db, [.. children.Keys], cancel);
        return pairs.Where(p => children.ContainsKey(p.One) && children.ContainsKey(p.Other) && !different.Contains((p.One, p.Other))).Select(p => new AlikePair(children[p.One], children[p.Other], p.By));
    }

    /// <summary>Every two of some children of whom it stands that they are different, either first.</summary>
    private static async Task<HashSet<(string, string)>> SaidToBeDifferent(LedgerDb db, IReadOnlyList<string> children, CancellationToken cancel)
    {
        var said = await (
            from c in db.EntryChildren
            where children.Contains(c.Child)
            join e in db.Standing("different-children") on c.Seq equals e.Seq
            select new { c.Seq, c.Child }).ToListAsync(cancel);
        return [.. said.GroupBy(s => s.Seq).SelectMany(g => g.SelectMany(one => g.Select(other => (one.Child, other.Child))))];
    }
}
