using System.Security.Cryptography;
using System.Text;
using Duecare.Records.Access;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Staff;

/// <summary>Who is signed in. Asked at each request, so that a session which ended a moment ago answers nothing any more.</summary>
public sealed class Sessions(Ledger ledger)
{
    /// <summary>How long a session lasts unused.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);

    /// <summary>How long it lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(5);

    /// <summary>Signs somebody in.</summary>
    /// <param name="worker">Who.</param>
    /// <param name="method">How they proved it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The key that the browser keeps; nobody else has it.</returns>
    public Task<string> Start(WorkerId worker, string method, CancellationToken cancel = default) => ledger.Write(async (db, stop) =>
    {
        var key = await Start(db, worker, method, stop);
        db.ChangeTracker.Clear();
        return key;
    }, cancel);

    /// <summary>Signs somebody in within a transaction that changes their account too.</summary>
    public async Task<string> Start(LedgerDb db, WorkerId worker, string method, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (key, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), ledger.Now);
        db.Add(new SessionRow { KeyHash = HashOf(key), Worker = worker.Value, StartedAt = now, UsedAt = now, Method = method });
        await db.SaveChangesAsync(cancel);
        return key;
    }

    /// <summary>Whose session it is, with what they do and where as it is now; null if it has ended or they have left.</summary>
    public async Task<Reader?> Find(string key, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var (hash, now) = (HashOf(key), ledger.Now);
        var (usedSince, startedSince) = (now - Idle, now - Longest);
        await using var db = ledger.Reading();
        var found = await (
            from session in db.Sessions.AsNoTracking()
            join worker in db.Workers on session.Worker equals worker.Worker
            join tenure in db.Tenures on worker.Worker equals tenure.Worker
            where session.KeyHash == hash && session.EndedAt == null && session.UsedAt > usedSince && session.StartedAt > startedSince && worker.IsActive && tenure.Until == null
            select new { session.UsedAt, worker.Worker, worker.Name, tenure.Roles, tenure.Team, Tenure = tenure }).FirstOrDefaultAsync(cancel);
        if (found is null) return null;
        if (now - found.UsedAt > NotedEvery) await Note(hash, now, cancel);
        return new(new(found.Worker), found.Name, found.Tenure.AsRoles(), found.Team);
    }

    /// <summary>Signs out of one session.</summary>
    public Task End(string key, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var hash = HashOf(key);
        return ledger.Write(async (db, stop) =>
        {
            var now = ledger.Now;
            await db.Sessions.Where(s => s.KeyHash == hash && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), stop);
            return "ended";
        }, cancel);
    }

    /// <summary>Signs somebody out everywhere, as after a changed password.</summary>
    public Task EndAll(WorkerId worker, CancellationToken cancel = default) => ledger.Write(async (db, stop) =>
    {
        await EndAll(db, worker, ledger.Now, stop);
        return "ended";
    }, cancel);

    /// <summary>The same within a transaction that changes their account too.</summary>
    public Task EndAll(LedgerDb db, WorkerId worker, CancellationToken cancel = default) => EndAll(db, worker, ledger.Now, cancel);

    /// <summary>How many sessions of somebody are open.</summary>
    public async Task<int> Open(WorkerId worker, CancellationToken cancel = default)
    {
        var (usedSince, startedSince) = (ledger.Now - Idle, ledger.Now - Longest);
        await using var db = ledger.Reading();
        return await db.Sessions.CountAsync(s => s.Worker == worker.Value && s.EndedAt == null && s.UsedAt > usedSince && s.StartedAt > startedSince, cancel);
    }

    internal static Task EndAll(LedgerDb db, WorkerId worker, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Sessions.Where(s => s.Worker == worker.Value && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), cancel);
    }

    private async Task Note(string hash, DateTime now, CancellationToken cancel) => await ledger.Write(async (db, stop) =>
    {
        await db.Sessions.Where(s => s.KeyHash == hash).ExecuteUpdateAsync(s => s.SetProperty(x => x.UsedAt, now), stop);
        return "noted";
    }, cancel);

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
