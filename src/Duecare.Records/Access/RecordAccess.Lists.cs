using System.Globalization;
using Duecare.Domain.Duties;
using Duecare.Records.Projections;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

/// <summary>A child on a list.</summary>
/// <param name="Child">The child, as far as a list says who it is.</param>
/// <param name="Worker">The social worker allocated now; null if nobody is.</param>
/// <param name="Team">The team whose child it is now; null if it is none's.</param>
/// <param name="Duties">What is owed and not yet done, soonest due first.</param>
/// <param name="Basis">Why the reader may open the record; null if they may only know who the child is.</param>
public sealed record ListedChild(Child Child, WorkerId? Worker, string? Team, IReadOnlyList<OpenDuty> Duties, AccessBasis? Basis);

/// <summary>Duties that one person holds.</summary>
/// <param name="Duties">The duties, soonest due first.</param>
/// <param name="Children">Each child they are owed to.</param>
public sealed record DutiesHeld(IReadOnlyList<OpenDuty> Duties, IReadOnlyDictionary<ChildId, Child> Children);

public sealed partial class RecordAccess
{
    private const int MostFound = 50;

    /// <summary>What the reader themselves owes and has not yet done, with the children it is owed to, of those that the reader may see.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="also">Children who are named beside those, such as of forms begun, if the reader may see them.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<DutiesHeld> DutiesHeld(Reader reader, IReadOnlyCollection<ChildId> also, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var duties = await ledger.OpenDuties(reader.Worker.Value, cancel: cancel);
        var children = await Named(reader, [.. duties.Select(d => d.Child).Concat(also).Distinct()], "my-work", cancel);
        return new([.. duties.Where(d => children.ContainsKey(d.Child))], children);
    }

    /// <summary>Who some children are, of those whose record the reader may see.</summary>
    public async Task<IReadOnlyDictionary<ChildId, Child>> Named(Reader reader, IReadOnlyCollection<ChildId> children, string page, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(children);
        await using var db = ledger.Reading();
        var (now, named) = (ledger.Now, new Dictionary<ChildId, Child>());
        foreach (var some in children.Select(c => c.Value).Chunk(500))
        {
            var heads = db.ChildHeads.Where(c => some.Contains(c.Child));
            var seen = (await AccessQuery.Of(db, heads, reader, now).ToListAsync(cancel)).Where(f => Deciding.Of(reader, f) is not null).Select(f => f.Child).ToHashSet(StringComparer.Ordinal);
            foreach (var head in await heads.AsNoTracking().ToListAsync(cancel))
                if (seen.Contains(head.Child)) named[new(head.Child)] = head.ToChild();
        }
        await Log(Line(reader, null, new(page), AccessExtent.List, isGiven: true), cancel);
        return named;
    }

    /// <summary>The children allocated to a reader now, in any role, those to whom the reader holds an open duty, and those of restricted records that name the reader.</summary>
    public Task<IReadOnlyList<ListedChild>> MyWork(Reader reader, CancellationToken cancel = default) => List(reader, "my-work", (db, today) =>
    {
        var worker = reader.Worker.Value;
        return db.ChildHeads.Where(c => db.OpenDuties.Any(d => d.Child == c.Child && d.Holder == worker) || db.Involved.Any(i => i.Child == c.Child && i.Who == worker
            && (i.As == InvolvedAs.Named || (i.As == InvolvedAs.Worker && (i.Until == null || i.Until >= today)))));
    }, cancel);

    /// <summary>The children who are a team's now, those whom nobody is allocated to first.</summary>
    /// <remarks>A child stays the team's until another team takes the case or it is closed, whether or not anybody in the team has it.</remarks>
    public async Task<IReadOnlyList<ListedChild>> Team(Reader reader, string team, CancellationToken cancel = default)
    {
        var listed = await List(reader, "team", (db, today) =>
            db.ChildHeads.Where(c => db.Involved.Any(i => i.Child == c.Child && i.As == InvolvedAs.Team && i.Who == team && (i.Until == null || i.Until >= today))), cancel);
        return [.. listed.OrderBy(c => c.Worker is not null)];
    }

    /// <summary>The children about whom a contact or referral is undecided, and those who are owed something and whom no team and no worker has.</summary>
    public Task<IReadOnlyList<ListedChild>> FrontDoor(Reader reader, CancellationToken cancel = default) =>
        List(reader, "front-door", AccessQuery.AtTheFrontDoor, cancel);

    /// <summary>The children whom a reader may know of and whose name holds each of the words, or whose id or date of birth one of them is.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="words">Parts of a name, an id, or a date of birth as 2015-03-02 or 2/3/2015.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The first fifty by name. Each is logged as one whose identity the reader saw.</returns>
    public async Task<IReadOnlyList<ListedChild>> Find(Reader reader, string words, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(words);
        await using var db = ledger.Reading();
        var (now, asked) = (ledger.Now, words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var heads = asked.Length == 0 ? [] : await Matching(db, asked).AsNoTracking().ToListAsync(cancel);
        var found = await Shown(db, reader, heads, now, (facts, _) => Deciding.KnowsOf(reader, facts), cancel);
        found = [.. found.Take(MostFound)];
        await Log([Line(reader, null, new("search"), AccessExtent.List, isGiven: true),
            .. found.Select(f => Line(reader, f.Child.Id, new("search"), AccessExtent.Identity, isGiven: true) with { Basis = f.Basis ?? AccessBasis.FrontDoor })], cancel);
        return [.. found.Select(f => f.Basis is null ? f with { Duties = [], Worker = null, Team = null } : f)];
    }

    private async Task<IReadOnlyList<ListedChild>> List(Reader reader, string page, Func<LedgerDb, DateOnly, IQueryable<ChildHeadRow>> which, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = ledger.Reading();
        var now = ledger.Now;
        var heads = await which(db, LondonTime.DateOf(now)).AsNoTracking().ToListAsync(cancel);
        var listed = await Shown(db, reader, heads, now, (_, basis) => basis is not null, cancel);
        await Log(Line(reader, null, new(page), AccessExtent.List, isGiven: true), cancel);
        return listed;
    }

    private static IQueryable<ChildHeadRow> Matching(LedgerDb db, string[] words)
    {
        var children = db.ChildHeads.AsQueryable();
        foreach (var word in words)
        {
            var (part, born) = ($"%{Escaped(word.ToLowerInvariant())}%", BirthDay(word));
            children = born is { } day
                ? children.Where(c => c.Born == day || c.Expected == day)
                : children.Where(c => c.Child == word || EF.Functions.Like(c.Name!.ToLower(), part, "\\"));
        }
        return children;
    }

    private static string Escaped(string word) => word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static DateOnly? BirthDay(string word) =>
        DateOnly.TryParseExact(word, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Of some children those that may be shown, by name, with what is owed to them. Whoever may not be shown is in no count.</summary>
    private static async Task<List<ListedChild>> Shown(
        LedgerDb db, Reader reader, IReadOnlyList<ChildHeadRow> heads, DateTime now, Func<AccessFacts, AccessBasis?, bool> isShown, CancellationToken cancel)
    {
        var listed = new List<ListedChild>();
        foreach (var some in heads.Chunk(500))
        {
            var ids = some.Select(c => c.Child).ToList();
            var facts = await AccessQuery.Of(db, db.ChildHeads.Where(c => ids.Contains(c.Child)), reader, now).ToListAsync(cancel);
            var shown = facts.Select(f => (f.Child, Facts: f, Basis: Deciding.Of(reader, f))).Where(f => isShown(f.Facts, f.Basis)).ToDictionary(f => f.Child, f => f.Basis, StringComparer.Ordinal);
            listed.AddRange(await WithDuties(db, [.. some.Where(c => shown.ContainsKey(c.Child))], shown, LondonTime.DateOf(now), cancel));
        }
        return [.. listed.OrderBy(c => c.Child.Name, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.Child.Id)];
    }

    private static async Task<IEnumerable<ListedChild>> WithDuties(
        LedgerDb db, IReadOnlyList<ChildHeadRow> heads, Dictionary<string, AccessBasis?> bases, DateOnly today, CancellationToken cancel)
    {
        var ids = heads.Select(c => c.Child).ToList();
        var duties = (await db.OpenDuties.AsNoTracking().Where(d => ids.Contains(d.Child)).ToListAsync(cancel)).ToLookup(d => d.Child);
        var workers = await db.Caseload.AsNoTracking().Where(c => ids.Contains(c.Child)).ToDictionaryAsync(c => c.Child, cancel);
        var teams = (await db.Involved.AsNoTracking().Where(i => ids.Contains(i.Child) && i.As == InvolvedAs.Team && (i.Until == null || i.Until >= today)).ToListAsync(cancel)).ToLookup(i => i.Child);
        return heads.Select(c => new ListedChild(
            c.ToChild(), workers.TryGetValue(c.Child, out var w) ? new WorkerId(w.Worker) : null, teams[c.Child].OrderBy(t => t.Until is not null).FirstOrDefault()?.Who,
            [.. duties[c.Child].OrderBy(d => d.DueFrom is null).ThenBy(d => d.DueFrom).ThenBy(d => d.Place).Select(d => d.ToDuty())], bases[c.Child]));
    }
}
