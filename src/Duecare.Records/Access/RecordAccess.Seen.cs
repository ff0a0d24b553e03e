using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

/// <summary>One line of the access log, to be shown.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Worker">Who.</param>
/// <param name="WorkerName">Their name.</param>
/// <param name="Child">Whose record; null for a list.</param>
/// <param name="Page">What they looked at.</param>
/// <param name="Verb">What they did with it.</param>
/// <param name="Extent">How much of it they were given.</param>
/// <param name="Basis">Why they might; null where they might not.</param>
public sealed record Looked(DateTime At, WorkerId Worker, string WorkerName, ChildId? Child, string Page, AccessVerb Verb, AccessExtent Extent, AccessBasis? Basis);

public sealed partial class RecordAccess
{
    private const int MostLines = 500;

    private static readonly AccessRole[] MayAskWho =
        [AccessRole.TeamManager, AccessRole.ServiceManager, AccessRole.QualityAuditor, AccessRole.InformationGovernanceOfficer, AccessRole.Inspector];

    private static readonly AccessRole[] MayAskOfAnybody = [AccessRole.ServiceManager, AccessRole.InformationGovernanceOfficer];

    /// <summary>Who has seen a child's record, or asked for it and was refused, latest first.</summary>
    /// <returns>Null unless the reader may see the record and answers for others, audits or inspects.</returns>
    public async Task<IReadOnlyList<Looked>?> WhoHasSeen(Reader reader, ChildId child, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        child = Askable(child);
        await using var db = ledger.Reading();
        var facts = await AccessQuery.Of(db, reader, child, ledger.Now, cancel);
        var basis = Deciding.Of(reader, facts);
        if (!reader.Roles.Any(r => MayAskWho.Contains(r))) basis = null;
        await Log(Line(reader, child, new("who-has-seen"), AccessExtent.Identity, basis is not null) with { Basis = basis }, cancel);
        if (basis is null) return null;
        var ids = await AccessQuery.IdsOf(db, facts!.Child, cancel);
        return [.. (await Shown(db, db.AccessLog.Where(a => ids.Contains(a.Child!)), cancel)).DistinctBy(l => l with { Child = null })];
    }

    /// <summary>The child as whose record another's is read, for a reader who may see it: the same child where nothing was joined.</summary>
    /// <returns>Null for a child unknown to the record, or to this reader.</returns>
    public async Task<ChildId?> ReadAs(Reader reader, ChildId child, CancellationToken cancel = default)
    {
        await using var db = ledger.Reading();
        var facts = await AccessQuery.Of(db, reader, Askable(child), ledger.Now, cancel);
        return Deciding.Of(reader, facts) is null ? null : new(facts!.Child);
    }

    /// <summary>What a worker has looked at, latest first: for the worker, for the manager of their team, for a service manager and for the information-governance officer.</summary>
    /// <returns>Null for anybody else. Of others' lines, those about children whom the reader may not see are left out.</returns>
    public async Task<IReadOnlyList<Looked>?> LookedAt(Reader reader, WorkerId worker, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = ledger.Reading();
        if (!await MayAskOf(db, reader, worker, cancel)) return null;
        await Log(Line(reader, null, new("looked-at"), AccessExtent.List, isGiven: true), cancel);
        var lines = await Shown(db, db.AccessLog.Where(a => a.Worker == worker.Value), cancel);
        if (worker == reader.Worker) return lines;
        var children = lines.Select(l => l.Child?.Value).OfType<string>().Distinct().ToList();
        var readAs = await db.ChildHeads.Where(c => children.Contains(c.Child)).ToDictionaryAsync(c => c.Child, c => c.JoinedTo ?? c.Child, StringComparer.Ordinal, cancel);
        var facts = await AccessQuery.Of(db, db.ChildHeads.Where(c => readAs.Values.Contains(c.Child)), reader, ledger.Now).ToListAsync(cancel);
        var seen = facts.Where(f => Deciding.Of(reader, f) is not null).Select(f => f.Child).ToHashSet(StringComparer.Ordinal);
        return [.. lines.Where(l => l.Child is null || (readAs.TryGetValue(l.Child.Value.Value, out var read) && seen.Contains(read)))];
    }

    private static async Task<bool> MayAskOf(LedgerDb db, Reader reader, WorkerId worker, CancellationToken cancel)
    {
        if (worker == reader.Worker || reader.Roles.Any(r => MayAskOfAnybody.Contains(r))) return true;
        return reader.Team is { } team && reader.Roles.Contains(AccessRole.TeamManager) && await db.Tenures.AnyAsync(t => t.Worker == worker.Value && t.Until == null && t.Team == team, cancel);
    }

    private static async Task<IReadOnlyList<Looked>> Shown(LedgerDb db, IQueryable<AccessRow> which, CancellationToken cancel)
    {
        var rows = await (
            from line in which
            join worker in db.Workers on line.Worker equals worker.Worker into known
            from worker in known.DefaultIfEmpty()
            orderby line.At descending, line.Id descending
            select new { Line = line, Name = worker == null ? line.Worker : worker.Name }).AsNoTracking().Take(MostLines).ToListAsync(cancel);
        return [.. rows.Select(r => new Looked(r.Line.At, new(r.Line.Worker), r.Name, r.Line.Child is { } child ? new ChildId(child) : null, r.Line.Page, r.Line.Verb, r.Line.Extent, r.Line.Basis))];
    }
}
