using Duecare.Domain.Duties;
using Duecare.Domain.People;
using Duecare.Records.Projections;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

/// <summary>A child on a list.</summary>
/// <param name="Child">The child, as far as a list says who it is.</param>
/// <param name="Worker">The social worker allocated now; null if nobody is.</param>
/// <param name="Team">The team whose child it is now; null if it is none's.</param>
/// <param name="Duties">What is owed and not yet done, soonest due first.</param>
/// <param name="Basis">Why the reader may open the record; null if they may only know who the child is.</param>
public sealed record ListedChild(Child Child, WorkerId? Worker, string? Team, IReadOnlyList<OpenDuty> Duties, AccessBasis? Basis)
{
    /// <summary>Under what the child is worked with now, the one that asks most first.</summary>
    public IReadOnlyList<WorkedWithAs> Statuses { get; init; } = [];

    /// <summary>Whether the child's name is only like the one that was looked for.</summary>
    public bool IsAlike { get; init; }
}

/// <summary>A team, for who answers for all of them.</summary>
/// <param name="Team">Its name.</param>
/// <param name="Children">How many children are its own now.</param>
/// <param name="WithoutWorker">To how many of them nobody is allocated.</param>
/// <param name="Overdue">How many duties to them are past the day they were due.</param>
public sealed record TeamCount(string Team, int Children, int WithoutWorker, int Overdue);

/// <summary>Why a duty stands on somebody's list.</summary>
public enum HeldAs
{
    /// <summary>They hold it by name.</summary>
    Own,

    /// <summary>A role of theirs holds it, and the child is theirs in that role; or nobody else whom a restricted record names holds it.</summary>
    Role,

    /// <summary>Nobody who works here has it on a list: its holder left, is from outside, or is a role that nobody has. They answer for the child.</summary>
    Nobody,
}

/// <summary>A duty on somebody's list.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="As">Why it stands there.</param>
public sealed record HeldDuty(OpenDuty Duty, HeldAs As);

/// <summary>Duties that stand on one person's list.</summary>
/// <param name="Duties">The duties, soonest due first: all that the person holds by name, and of the others the most pressing.</param>
/// <param name="Count">How many stand there, those left out among them.</param>
/// <param name="Children">Each child they are owed to, those asked for besides, and the person's own children.</param>
/// <param name="Own">The children allocated to the person now in any role, whom they cover, or whose restricted record names them.</param>
public sealed record DutiesHeld(IReadOnlyList<HeldDuty> Duties, int Count, IReadOnlyDictionary<ChildId, Child> Children, IReadOnlyList<ChildId> Own);

public sealed partial class RecordAccess
{
    /// <summary>How many duties that somebody does not hold by name are listed: the most pressing. The count says how many there are.</summary>
    public const int MostInRoles = 200;

    /// <summary>What stands on the reader's list: what they owe by name, what their roles owe to the children who are theirs in them, and what stands with nobody and is theirs to see to. Of those that the reader may see.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="also">Children who are named beside those, such as of forms begun, if the reader may see them.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<DutiesHeld> DutiesHeld(Reader reader, IReadOnlyCollection<ChildId> also, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = ledger.Reading();
        var (today, me) = (ledger.Today, reader.Worker.Value);
        List<HeldDuty> own = [.. (await ledger.OpenDuties(me, cancel: cancel)).Select(d => new HeldDuty(d, HeldAs.Own))];
        var (others, left) = Deciding.ReadsRecords(reader) ? await HeldOtherwise(await Seats.Of(db, reader, today, cancel), cancel) : ([], 0);
        var mine = await db.Involved.Where(i => i.Who == me && i.As != InvolvedAs.Team && (i.Until == null || i.Until >= today)).Select(i => i.Child).Distinct().ToListAsync(cancel);
        var children = await Named(reader, [.. own.Concat(others).Select(d => d.Duty.Child).Concat(also).Concat(mine.Select(c => new ChildId(c))).Distinct()], "my-work", cancel);
        List<HeldDuty> held = [.. own.Concat(others).Where(d => children.ContainsKey(d.Duty.Child)).OrderBy(d => d.Duty.Due?.From ?? int.MaxValue)];
        return new(held, held.Count + left, children, [.. mine.Select(c => new ChildId(c)).Where(children.ContainsKey)]);
    }

    /// <summary>What the reader does not hold by name: the most pressing, and how many more there are.</summary>
    private static async Task<(List<HeldDuty> Held, int Left)> HeldOtherwise(Seats seats, CancellationToken cancel)
    {
        var (held, count) = (new List<HeldDuty>(), 0);
        foreach (var (duties, heldAs) in new[] { (seats.InRole(), HeldAs.Role), (await seats.WithNobody(cancel), HeldAs.Nobody), (seats.OfRestricted(), HeldAs.Role) })
        {
            if (duties is null) continue;
            var pressing = await duties.OrderBy(d => d.DueFrom == null).ThenBy(d => d.DueFrom).ThenBy(d => d.Child).ThenBy(d => d.Place).Take(MostInRoles).ToListAsync(cancel);
            count += pressing.Count < MostInRoles ? pressing.Count : await duties.CountAsync(cancel);
            held.AddRange(pressing.Select(d => new HeldDuty(d.ToDuty(), heldAs)));
        }
        held = [.. held.DistinctBy(h => h.Duty).OrderBy(h => h.Duty.Due?.From ?? int.MaxValue).Take(MostInRoles)];
        return (held, Math.Max(0, count - held.Count));
    }

    /// <summary>Who some children are, of those whose record the reader may see.</summary>
    public Task<IReadOnlyDictionary<ChildId, Child>> Named(Reader reader, IReadOnlyCollection<ChildId> children, string page, CancellationToken cancel = default) => Named(reader, children, new Look(page), cancel);

    /// <inheritdoc cref="Named(Reader, IReadOnlyCollection{ChildId}, string, CancellationToken)"/>
    public async Task<IReadOnlyDictionary<ChildId, Child>> Named(Reader reader, IReadOnlyCollection<ChildId> children, Look look, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(children);
        ArgumentNullException.ThrowIfNull(look);
        await using var db = ledger.Reading();
        var (now, named) = (ledger.Now, new Dictionary<ChildId, Child>());
        foreach (var some in children.Select(c => c.Value).Chunk(500))
        {
            var asked = db.ChildHeads.Where(c => some.Contains(c.Child));
            var found = await (from facts in AccessQuery.Of(db, asked, reader, now) join head in asked.AsNoTracking() on facts.Child equals head.Child select new { Facts = facts, Head = head }).ToListAsync(cancel);
            foreach (var one in found.Where(f => Deciding.Of(reader, f.Facts) is not null)) named[new(one.Head.Child)] = one.Head.ToChild();
        }
        await Log([Line(reader, null, look, AccessExtent.List, isGiven: true)], look.Pending, cancel);
        return named;
    }

    /// <summary>The children who are a team's now, those whom nobody is allocated to first.</summary>
    /// <remarks>A child stays the team's until another team takes the case or it is closed, whether or not anybody in the team has it.</remarks>
    public async Task<IReadOnlyList<ListedChild>> Team(Reader reader, string team, CancellationToken cancel = default)
    {
        var listed = await List(reader, "team", (db, today) =>
            db.ChildHeads.Where(c => db.Involved.Any(i => i.Child == c.Child && i.As == InvolvedAs.Team && i.Who == team && (i.Until == null || i.Until >= today))), cancel);
        return [.. listed.OrderBy(c => c.Worker is not null)];
    }

    /// <summary>Whether a reader may see the work of every team: whoever answers for, audits or inspects the service.</summary>
    public static bool MaySeeEveryTeam(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Deciding.IsOfTheService(reader);
    }

    /// <summary>Whether a reader may see a team's work: their own, or every team's.</summary>
    public static bool MaySeeTeam(Reader reader, string team)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return MaySeeEveryTeam(reader) || (reader.Team == team && Deciding.IsOfTeams(reader));
    }

    /// <summary>Every team that has children now, by name, for who may see them all; restricted records that do not name the reader are in no count.</summary>
    public async Task<IReadOnlyList<TeamCount>> Teams(Reader reader, CancellationToken cancel = default)
    {
        if (!MaySeeEveryTeam(reader)) return [];
        await using var db = ledger.Reading();
        var (me, today) = (reader.Worker.Value, ledger.Today);
        var children = db.Involved.Where(i => i.As == InvolvedAs.Team && (i.Until == null || i.Until >= today)
            && db.ChildHeads.Any(c => c.Child == i.Child && (!c.IsRestricted || db.Involved.Any(n => n.Child == c.Child && n.As == InvolvedAs.Named && n.Who == me))));
        var counts = await children.GroupBy(i => i.Who).Select(g => new { Team = g.Key, Count = g.Count() }).ToListAsync(cancel);
        var without = await children.Where(i => !db.Caseload.Any(c => c.Child == i.Child)).GroupBy(i => i.Who).Select(g => new { Team = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Team, g => g.Count, cancel);
        var overdue = await (from i in children join d in db.OpenDuties on i.Child equals d.Child where d.DueFrom < today group d by i.Who into g select new { Team = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Team, g => g.Count, cancel);
        await Log(Line(reader, null, new("teams"), AccessExtent.List, isGiven: true), cancel);
        return [.. counts.Select(g => new TeamCount(g.Team, g.Count, without.GetValueOrDefault(g.Team), overdue.GetValueOrDefault(g.Team))).OrderBy(t => t.Team, StringComparer.OrdinalIgnoreCase)];
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
            [.. duties[c.Child].OrderBy(d => d.DueFrom is null).ThenBy(d => d.DueFrom).ThenBy(d => d.Place).Select(d => d.ToDuty())], bases[c.Child])
        {
            Statuses = InvolvedRow.StatusesIn(c.Matters),
        });
    }
}
