using Duecare.Records.Appending;
using Duecare.Records.Chain;
using Duecare.Records.Reading;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Projections;

/// <summary>Works out again the projections of many children, some in each transaction, so that whoever records meanwhile is not kept waiting.</summary>
internal sealed class Rebuilding(LedgerTerms terms, WriterQueue writer)
{
    private const int AtATime = 100;
    private const int BesideOthers = 10;

    private readonly Recomputing _recomputing = new(terms);

    private DateOnly Today => LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Whether the projections rest on other rules or working days. An empty ledger rests on any.</summary>
    public static async Task<bool> IsNeeded(LedgerDb db, LedgerTerms terms, CancellationToken cancel)
    {
        var by = await db.ProjectedBy.AsNoTracking().FirstOrDefaultAsync(cancel);
        return by is null ? await db.Entries.AnyAsync(cancel) : by.Rules != terms.Mark || by.CalendarTo != terms.Calendar.LastDay;
    }

    /// <summary>Notes by which rules and working days the projections are worked out.</summary>
    public static async Task Note(LedgerDb db, LedgerTerms terms, CancellationToken cancel)
    {
        var by = await db.ProjectedBy.FirstOrDefaultAsync(cancel);
        if (by is null) db.Add(new RulesRow { Rules = terms.Mark, CalendarTo = terms.Calendar.LastDay });
        else (by.Rules, by.CalendarTo) = (terms.Mark, terms.Calendar.LastDay);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Makes every child's day come: what is kept of them was worked out by other terms. That is kept with the change of terms, so that whatever stops the work, it goes on.</summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="terms">The terms in force.</param>
    /// <param name="before">By what the duties that are kept were worked out. Where others are noted, everything is to be rebuilt, and still is.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task MarkAll(LedgerDb db, LedgerTerms terms, string before, CancellationToken cancel)
    {
        if (await db.ProjectedBy.AnyAsync(p => p.Rules == before, cancel)) await Note(db, terms, cancel);
        await db.ChildHeads.ExecuteUpdateAsync(c => c.SetProperty(x => x.RecheckOn, ChildHeadRow.AtOnce), cancel);
        db.ChangeTracker.Clear();
    }

    public async Task<int> Recheck(Action<int>? done, CancellationToken cancel)
    {
        var (count, today) = (0, Today);
        while (await Some((db, stop) => db.ChildHeads.Where(c => c.RecheckOn <= today).OrderBy(c => c.Child).Select(c => c.Child).Take(BesideOthers).ToListAsync(stop), cancel) is { Count: > 0 } children)
        {
            count += children.Count;
            done?.Invoke(count);
        }
        return count;
    }

    public async Task<int> Rebuild(CancellationToken cancel)
    {
        await writer.Do(DropWhatHasNoEntry, cancel);
        var (count, after) = (0, "");
        while (await Some((db, stop) => After(db, after, stop), cancel) is { Count: > 0 } children) (count, after) = (count + children.Count, children[^1]);
        await writer.Do(People, cancel);
        await writer.Do(async (db, stop) =>
        {
            await Note(db, terms, stop);
            return "noted";
        }, cancel);
        return count;
    }

    private static Task<List<string>> After(LedgerDb db, string child, CancellationToken cancel) =>
        db.EntryChildren.Where(c => c.Child.CompareTo(child) > 0).Select(c => c.Child).Distinct().OrderBy(c => c).Take(AtATime).ToListAsync(cancel);

    private Task<List<string>> Some(Func<LedgerDb, CancellationToken, Task<List<string>>> which, CancellationToken cancel) => writer.Do(async (db, stop) =>
    {
        var children = await which(db, stop);
        foreach (var child in children) await Again(db, new(child), stop);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return children;
    }, cancel);

    private async Task Again(LedgerDb db, ChildId child, CancellationToken cancel)
    {
        var record = (await ChildReading.Of(db, child, cancel))!;
        if (record.Chronology.Child.Id == child) await _recomputing.Child(db, record, Today, null, cancel);
        else await Recomputing.Joined(db, child, record, cancel);
    }

    private static async Task<string> DropWhatHasNoEntry(LedgerDb db, CancellationToken cancel)
    {
        await db.OpenDuties.Where(d => !db.EntryChildren.Any(c => c.Child == d.Child)).ExecuteDeleteAsync(cancel);
        await db.Caseload.Where(l => !db.EntryChildren.Any(c => c.Child == l.Child)).ExecuteDeleteAsync(cancel);
        await db.Involved.Where(i => !db.EntryChildren.Any(c => c.Child == i.Child)).ExecuteDeleteAsync(cancel);
        await db.SearchTerms.Where(t => !db.EntryChildren.Any(c => c.Child == t.Child)).ExecuteDeleteAsync(cancel);
        await db.ChildHeads.Where(h => !db.EntryChildren.Any(c => c.Child == h.Child)).ExecuteDeleteAsync(cancel);
        await db.PersonHeads.ExecuteDeleteAsync(cancel);
        await db.Joinings.ExecuteDeleteAsync(cancel);
        await Recomputing.Joinings(db, await db.Entries.AsNoTracking().Where(e => e.Kind == "records-joined" || e.Kind == "records-parted").OrderBy(e => e.Seq).ToListAsync(cancel), cancel);
        db.ChangeTracker.Clear();
        return "dropped";
    }

    private static async Task<string> People(LedgerDb db, CancellationToken cancel)
    {
        var people = await db.Entries.Where(e => e.Kind == "person-details").SelectMany(e => e.People.Select(p => p.Person)).Distinct().ToListAsync(cancel);
        foreach (var some in people.Chunk(1000))
        {
            foreach (var person in some) await Recomputing.Person(db, person, cancel);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
        return "recomputed";
    }
}
