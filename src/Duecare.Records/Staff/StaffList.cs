using Duecare.Domain.Duties;
using Duecare.Records.Access;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Staff;

/// <summary>Someone who works for the service.</summary>
/// <param name="Worker">Their id, which allocations state.</param>
/// <param name="Name">The name that others know them by.</param>
/// <param name="IsActive">Whether they may sign in.</param>
/// <param name="IsInvented">Whether they are made up for a demonstration.</param>
/// <param name="Roles">What they do now.</param>
/// <param name="Team">The team they are in now.</param>
public sealed record StaffMember(WorkerId Worker, string Name, bool IsActive, bool IsInvented, IReadOnlyList<AccessRole> Roles, string? Team)
{
    /// <summary>As somebody signed in.</summary>
    public Reader AsReader() => new(Worker, Name, Roles, Team);
}

/// <summary>What somebody did, in which team, from when until when.</summary>
public sealed record Tenure(IReadOnlyList<AccessRole> Roles, string? Team, DateTime From, DateTime? Until, string By, string? Reason);

/// <summary>Who works for the service: people, teams and roles, with who was where when.</summary>
/// <remarks>Only an administrator changes it, and nobody changes what they themselves may do. A change of role or team, and leaving, end every session of the person in the same transaction.</remarks>
public sealed class StaffList(Ledger ledger)
{
    private const int Longest = 100;

    /// <summary>Whoever runs the program at its own machine, who can add the first administrator.</summary>
    public static Reader Operator { get; } = new(new("operator"), "The operator", [AccessRole.Administrator], null);

    /// <summary>Everybody, those who left among them, by name.</summary>
    public async Task<IReadOnlyList<StaffMember>> Everybody(CancellationToken cancel = default)
    {
        await using var db = ledger.Reading();
        return [.. (await Now(db).ToListAsync(cancel)).Select(Member).OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Worker.Value, StringComparer.Ordinal)];
    }

    /// <summary>One of them; null for an id that is nobody's.</summary>
    public async Task<StaffMember?> Of(WorkerId worker, CancellationToken cancel = default)
    {
        await using var db = ledger.Reading();
        return await Now(db).SingleOrDefaultAsync(w => w.Worker.Worker == worker.Value, cancel) is { } found ? Member(found) : null;
    }

    /// <summary>What those whom duties and allocations name are called.</summary>
    public async Task<StaffNames> Names(IEnumerable<string> holders, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(holders);
        var known = new Dictionary<string, (string, bool)>(StringComparer.Ordinal);
        await using var db = ledger.Reading();
        foreach (var some in holders.Distinct().Chunk(500))
            foreach (var worker in await db.Workers.AsNoTracking().Where(w => some.Contains(w.Worker)).ToListAsync(cancel)) known[worker.Worker] = (worker.Name, worker.IsActive);
        return new(known);
    }

    /// <summary>What they did and where, latest first.</summary>
    public async Task<IReadOnlyList<Tenure>> History(WorkerId worker, CancellationToken cancel = default)
    {
        await using var db = ledger.Reading();
        var rows = await db.Tenures.AsNoTracking().Where(t => t.Worker == worker.Value).OrderByDescending(t => t.From).ThenByDescending(t => t.Id).ToListAsync(cancel);
        return [.. rows.Select(t => new Tenure(t.AsRoles(), t.Team, t.From, t.Until, t.By, t.Reason))];
    }

    /// <summary>The teams that are open, by name.</summary>
    public async Task<IReadOnlyList<string>> Teams(CancellationToken cancel = default)
    {
        await using var db = ledger.Reading();
        return await db.Teams.Where(t => t.Until == null).OrderBy(t => t.Team).Select(t => t.Team).ToListAsync(cancel);
    }

    /// <summary>Opens a team, or opens one again.</summary>
    /// <returns>Why not; null if it was.</returns>
    public Task<string?> AddTeam(Reader by, string team, CancellationToken cancel = default) => Do(by, async (db, stop) =>
    {
        if (Problem(team, "the team’s name") is { } problem) return problem;
        var known = await db.Teams.SingleOrDefaultAsync(t => t.Team == team, stop);
        if (known is { Until: null }) return "There is a team of this name already";
        if (known is null) db.Add(new TeamRow { Team = team, From = ledger.Now });
        else known.Until = null;
        return null;
    }, cancel);

    /// <summary>Closes a team that nobody is in any more. Its children stay its own until another takes them: they are not lost with it.</summary>
    /// <returns>Why not; null if it was.</returns>
    public Task<string?> CloseTeam(Reader by, string team, CancellationToken cancel = default) => Do(by, async (db, stop) =>
    {
        var known = await db.Teams.SingleOrDefaultAsync(t => t.Team == team && t.Until == null, stop);
        if (known is null) return "There is no open team of this name";
        if (await db.Tenures.AnyAsync(t => t.Team == team && t.Until == null, stop)) return "There are people in this team: move them first";
        var today = ledger.Today;
        if (await db.Involved.AnyAsync(i => i.As == Projections.InvolvedAs.Team && i.Who == team && (i.Until == null || i.Until >= today), stop)) return "This team has children: give them to another team first";
        known.Until = ledger.Now;
        return null;
    }, cancel);

    /// <summary>Adds someone.</summary>
    /// <returns>Why not; null if they were.</returns>
    public Task<string?> Add(Reader by, StaffMember member, CancellationToken cancel = default) => Do(by, async (db, stop) =>
    {
        ArgumentNullException.ThrowIfNull(member);
        var problem = Problem(member.Worker.Value, "the worker’s id") ?? Problem(member.Name, "the name") ?? await Problem(db, member.Roles, member.Team, stop);
        if (problem is not null) return problem;
        if (member.Worker.Value.Any(char.IsWhiteSpace) || Enum.GetNames<Role>().Any(r => Words.Kebab(r) == member.Worker.Value) || member.Worker == Operator.Worker)
            return "The worker’s id must be one word, and not that of a role";
        if (await db.Workers.AnyAsync(w => w.Worker == member.Worker.Value, stop)) return "Somebody has this id already";
        db.Add(new WorkerRow { Worker = member.Worker.Value, Name = member.Name, IsActive = true, IsInvented = member.IsInvented });
        db.Add(Begun(by, member.Worker, member.Roles, member.Team, null));
        return null;
    }, cancel);

    /// <summary>Takes over people and teams, with when they were there, where there is nobody yet: all of them or none.</summary>
    /// <returns>Why not; null if they were.</returns>
    public Task<string?> TakeOver(Reader by, IReadOnlyList<(StaffMember Member, DateTime From, DateTime? Until)> people, CancellationToken cancel = default) => Do(by, async (db, stop) =>
    {
        if (await db.Workers.AnyAsync(stop)) return "There are people here already";
        foreach (var team in people.Where(p => p.Member.Team is not null).GroupBy(p => p.Member.Team!, StringComparer.Ordinal)) db.Add(new TeamRow { Team = team.Key, From = team.Min(p => p.From) });
        foreach (var (member, from, until) in people)
        {
            db.Add(new WorkerRow { Worker = member.Worker.Value, Name = member.Name, IsActive = until is null, IsInvented = member.IsInvented });
            db.Add(new TenureRow { Worker = member.Worker.Value, Roles = TenureRow.Written(member.Roles), Team = member.Team, From = from, Until = until, By = by.Worker.Value });
        }
        return null;
    }, cancel);

    /// <summary>Changes what someone does and where, from now. Their sessions end. The same change by the same administrator sent twice is one.</summary>
    /// <returns>Why not; null if it was changed.</returns>
    public Task<string?> Move(Reader by, WorkerId worker, IReadOnlyList<AccessRole> roles, string? team, string? reason, CancellationToken cancel = default) => Do(by, async (db, stop) =>
    {
        if (worker == by.Worker) return "Nobody changes what they themselves may do: ask another administrator";
        if (await Problem(db, roles, team, stop) is { } problem) return problem;
        var row = await db.Workers.SingleOrDefaultAsync(w => w.Worker == worker.Value, stop);
        if (row is null) return "There is nobody with this id";
        var begun = Begun(by, worker, roles, team, reason);
        if (row.IsActive && await db.Tenures.AnyAsync(t => t.Worker == worker.Value && t.Until == null && t.Roles == begun.Roles && t.Team == team && t.By == begun.By && t.Reason == reason, stop)) return null;
        await EndTenure(db, worker, stop);
        await Sessions.EndAll(db, worker, ledger.Now, stop);
        db.Add(begun);
        row.IsActive = true;
        return null;
    }, cancel);

    /// <summary>Someone leaves: they can't sign in any more, and whatever session they have ends now. What they recorded stays theirs.</summary>
    /// <returns>Why not; null if they left.</returns>
    public Task<string?> Leave(Reader by, WorkerId worker, CancellationToken cancel = default) => Do(by, async (db, stop) =>
    {
        if (worker == by.Worker) return "Nobody ends their own account: ask another administrator";
        var row = await db.Workers.SingleOrDefaultAsync(w => w.Worker == worker.Value && w.IsActive, stop);
        if (row is null) return "There is nobody with this id, or they left already";
        row.IsActive = false;
        await EndTenure(db, worker, stop);
        await Sessions.EndAll(db, worker, ledger.Now, stop);
        return null;
    }, cancel);

    private static IQueryable<Known> Now(LedgerDb db) =>
        from worker in db.Workers.AsNoTracking()
        join tenure in db.Tenures.Where(t => t.Until == null) on worker.Worker equals tenure.Worker into tenures
        from tenure in tenures.DefaultIfEmpty()
        select new Known { Worker = worker, Tenure = tenure };

    private static StaffMember Member(Known known) =>
        new(new(known.Worker.Worker), known.Worker.Name, known.Worker.IsActive, known.Worker.IsInvented, known.Tenure?.AsRoles() ?? [], known.Tenure?.Team);

    private async Task<string?> Do(Reader by, Func<LedgerDb, CancellationToken, Task<string?>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!by.Roles.Contains(AccessRole.Administrator)) return "Only an administrator changes this";
        var answer = await ledger.Write(async (db, stop) =>
        {
            var problem = await work(db, stop);
            if (problem is null) await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            return problem ?? "";
        }, cancel);
        return answer.Length == 0 ? null : answer;
    }

    private static string? Problem(string text, string what)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest) return $"Enter {what}, in up to {Longest} characters";
        return text.Any(char.IsControl) || text != text.Trim() ? $"Enter {what} without spaces around it and without line breaks" : null;
    }

    private static async Task<string?> Problem(LedgerDb db, IReadOnlyList<AccessRole> roles, string? team, CancellationToken cancel)
    {
        if (roles.Count == 0) return "Choose at least one role";
        return team is null || await db.Teams.AnyAsync(t => t.Team == team && t.Until == null, cancel) ? null : "There is no open team of this name";
    }

    private TenureRow Begun(Reader by, WorkerId worker, IReadOnlyList<AccessRole> roles, string? team, string? reason) =>
        new() { Worker = worker.Value, Roles = TenureRow.Written(roles), Team = team, From = ledger.Now, By = by.Worker.Value, Reason = reason };

    private async Task EndTenure(LedgerDb db, WorkerId worker, CancellationToken cancel)
    {
        foreach (var tenure in await db.Tenures.Where(t => t.Worker == worker.Value && t.Until == null).ToListAsync(cancel)) tenure.Until = ledger.Now;
    }

    private sealed class Known
    {
        public required WorkerRow Worker { get; init; }

        public TenureRow? Tenure { get; init; }
    }
}
