using System.Reflection;
using Duecare.Records.Postgres;
using Duecare.Records.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Duecare.Records.Tests.Engines;

public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a test on each database, so that what holds on one holds on the other.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachEngineAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow(Engine.Sqlite), new TheoryDataRow(Engine.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>A clock that stands where it is put.</summary>
internal sealed class SetClock(DateTime utc) : TimeProvider
{
    public DateTime Utc { get; set; } = utc;

    /// <summary>What is to fail when it is asked, if anything is.</summary>
    public FailsAt? Fails { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        Fails?.Ask();
        return new(Utc, TimeSpan.Zero);
    }
}

/// <summary>An empty ledger of a test's own, on one of the databases.</summary>
internal sealed class Made : IAsyncDisposable
{
    private static readonly SemaphoreSlim One = new(1);
    private static readonly SemaphoreSlim Filling = new(1);
    private static readonly Dictionary<(Engine, string), string> Filled = [];
    private static byte[]? _template;

    private Made(Engine engine, string where, LedgerStore store, Ledger ledger, SetClock clock) => (Engine, Where, Store, Ledger, Clock) = (engine, where, store, ledger, clock);

    public Engine Engine { get; }

    /// <summary>The file, or the connection.</summary>
    public string Where { get; }

    public LedgerStore Store { get; }

    public Ledger Ledger { get; private set; }

    public SetClock Clock { get; }

    public static async Task<Made> On(Engine engine, params IInterceptor[] interceptors)
    {
        // What fails each call in turn opens a connection thousands of times.
        var where = engine == Engine.Sqlite ? await NewFile() : await PostgresCluster.NewDatabase(pooled: interceptors.Length > 0);
        var clock = new SetClock(new(2026, 3, 31, 9, 0, 0, DateTimeKind.Utc));
        var store = StoreOf(engine, where, interceptors);
        return new(engine, where, store, await Opened(store, clock), clock);
    }

    /// <summary>A ledger that holds something already: a copy of one that is filled once.</summary>
    /// <param name="engine">The database.</param>
    /// <param name="with">What it holds, in a word.</param>
    /// <param name="utc">When it is filled, and where the clock stands.</param>
    /// <param name="fill">Fills it.</param>
    /// <param name="interceptors">What is to see each command.</param>
    public static async Task<Made> On(Engine engine, string with, DateTime utc, Func<Ledger, Task> fill, params IInterceptor[] interceptors)
    {
        var template = await FilledOnce(engine, with, utc, fill);
        var where = engine == Engine.Sqlite ? Path.Combine(NewFolder(), "duecare.db") : await PostgresCluster.NewDatabase(pooled: interceptors.Length > 0, template);
        if (engine == Engine.Sqlite) File.Copy(template, where);
        var clock = new SetClock(utc);
        var store = StoreOf(engine, where, interceptors);
        return new(engine, where, store, await Opened(store, clock), clock);
    }

    /// <summary>The file, or the database, that others are copies of. It is gone with the tests' own server, or when they end.</summary>
    private static async Task<string> FilledOnce(Engine engine, string with, DateTime utc, Func<Ledger, Task> fill)
    {
        await Filling.WaitAsync();
        try
        {
            if (Filled.TryGetValue((engine, with), out var known)) return known;
            var where = engine == Engine.Sqlite ? await NewFile() : await PostgresCluster.NewDatabase();
            await using (var ledger = await Opened(StoreOf(engine, where), new SetClock(utc))) await fill(ledger);
            if (engine == Engine.Sqlite) SqliteConnection.ClearAllPools();
            return Filled[(engine, with)] = engine == Engine.Sqlite ? where : PostgresCluster.NameOf(where);
        }
        finally
        {
            Filling.Release();
        }
    }

    public static LedgerStore StoreOf(Engine engine, string where, params IInterceptor[] interceptors) =>
        engine == Engine.Sqlite ? new SqliteStore(where, interceptors) : new PostgresStore(where, throwAway: true, interceptors);

    public static async Task<Ledger> Opened(LedgerStore store, TimeProvider clock)
    {
        var opening = await Ledger.Open(store, new() { Clock = clock });
        Assert.Empty(opening.Refusals);
        return opening.Ledger!;
    }

    /// <summary>Closes the ledger and opens it again, as another process would.</summary>
    public async Task Reopen()
    {
        await Ledger.DisposeAsync();
        Ledger = await Opened(Store, Clock);
    }

    /// <summary>Keeps the database as it stands, to go back to as often as is wanted.</summary>
    public async Task<Func<Task>> Keep()
    {
        if (Engine == Engine.Postgres) return await PostgresCluster.Keep(Where);
        var copy = $"{Where}.kept";
        await Store.CopyTo(copy, CancellationToken.None);
        return () => Store.CopyFrom(copy, CancellationToken.None);
    }

    /// <summary>Does what someone with the database's own tools could.</summary>
    public async Task Tamper(params string[] statements)
    {
        await using var db = Store.Open();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync(Engine == Engine.Sqlite ? "PRAGMA foreign_keys=OFF" : "SET session_replication_role = replica");
        foreach (var statement in statements) await db.Database.ExecuteSqlRawAsync(statement);
        await db.Database.ExecuteSqlRawAsync(Engine == Engine.Sqlite ? "PRAGMA foreign_keys=ON" : "SET session_replication_role = origin");
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        if (Engine == Engine.Postgres)
        {
            await PostgresCluster.Drop(Where);
            return;
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(Where)!, recursive: true);
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("duecare-").FullName;

    private static async Task<string> NewFile()
    {
        await One.WaitAsync();
        try
        {
            if (_template is null)
            {
                var made = Path.Combine(NewFolder(), "duecare.db");
                await new SqliteStore(made).Migrate();
                SqliteConnection.ClearAllPools();
                _template = await File.ReadAllBytesAsync(made);
                Directory.Delete(Path.GetDirectoryName(made)!, recursive: true);
            }
            var path = Path.Combine(NewFolder(), "duecare.db");
            await File.WriteAllBytesAsync(path, _template);
            return path;
        }
        finally
        {
            One.Release();
        }
    }
}
