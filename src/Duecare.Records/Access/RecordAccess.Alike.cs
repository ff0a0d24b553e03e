using Duecare.Records.Projections;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

public sealed partial class RecordAccess
{
    private const int MostAlike = 20;
    private const int DaysAroundExpected = 42;
    private const int LettersAlike = 3;

    /// <summary>Children who may be the one that somebody is about to record as new: whose name has each word of the name or one like it, or who were born on the day and have a word of the name that begins alike.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="name">The name, as far as it is known.</param>
    /// <param name="born">Date of birth; null if it is not known.</param>
    /// <param name="expected">Expected date of birth of a child not born yet; one expected, or born, within six weeks of it may be the same.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The first twenty, likeliest first, of those whom the reader may know of. Each is logged as one whose identity the reader saw.</returns>
    public async Task<IReadOnlyList<ListedChild>> Alike(Reader reader, string name, DateOnly? born, DateOnly? expected, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(name);
        await using var db = ledger.Reading();
        var names = ChildNames.Letters(name) == 0 ? [] : (await _names.Find(db, name, byNameOnly: true, cancel)).Take(DecidedAtATime).Select(f => f.Child).ToList();
        var sameName = await db.ChildHeads.AsNoTracking().Where(c => names.Contains(c.Child)).ToListAsync(cancel);
        var sameDay = (await BornAbout(db, born, expected).AsNoTracking().ToListAsync(cancel)).Where(c => IsAlike(name, c.Name)).ToList();
        var heads = sameDay.Concat(sameName).DistinctBy(c => c.Child).ToList();
        var likely = sameDay.Select(c => new ChildId(c.Child)).ToHashSet();
        var found = await Shown(db, reader, heads, ledger.Now, (facts, _) => Deciding.KnowsOf(reader, facts), cancel);
        found = [.. found.OrderByDescending(f => likely.Contains(f.Child.Id)).Take(MostAlike)];
        await Log([Line(reader, null, new("alike"), AccessExtent.List, isGiven: true),
            .. found.Select(f => Line(reader, f.Child.Id, new("alike"), AccessExtent.Identity, isGiven: true) with { Basis = f.Basis ?? AccessBasis.FrontDoor })], cancel);
        return [.. found.Select(f => f.Basis is null ? f with { Duties = [], Worker = null, Team = null } : f)];
    }

    private static IQueryable<ChildHeadRow> BornAbout(LedgerDb db, DateOnly? born, DateOnly? expected)
    {
        if (born is { } day) return db.ChildHeads.Where(c => c.Born == day || c.Expected == day);
        if (expected is not { } about) return db.ChildHeads.Where(c => false);
        var (from, to) = (about.AddDays(-DaysAroundExpected), about.AddDays(DaysAroundExpected));
        return db.ChildHeads.Where(c => (c.Expected >= from && c.Expected <= to) || (c.Born >= from && c.Born <= to));
    }

    /// <summary>Whether a word of one name begins as a word of the other does, whatever the accents; a child without a name is like any.</summary>
    private static bool IsAlike(string name, string? other)
    {
        if (string.IsNullOrWhiteSpace(other)) return true;
        var theirs = ChildNames.Words(other).Select(Beginning).ToHashSet(StringComparer.Ordinal);
        return ChildNames.Words(name).Any(w => theirs.Contains(Beginning(w)));
    }

    private static string Beginning(string word) => word[..Math.Min(LettersAlike, word.Length)];
}
