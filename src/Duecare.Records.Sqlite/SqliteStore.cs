using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Duecare.Records.Sqlite;

/// <summary>A ledger in one SQLite file, written ahead to a log that is on disk before anything is acknowledged.</summary>
public sealed class SqliteStore : LedgerStore
{
    private static readonly (string Setting, string Wanted)[] Settings = [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("secure_delete", "1")];

    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

    private readonly PooledDbContextFactory<SqliteLedgerDb> _units;
    private readonly ConcurrentDictionary<DbConnection, bool> _open = new();

    /// <summary>A store in a file.</summary>
    /// <param name="path">The file, made with its tables by <see cref="LedgerStore.Migrate"/> if it is not there.</param>
    /// <param name="interceptors">What else is to see each command, as a test's fault does.</param>
    public SqliteStore(string path, params IInterceptor[] interceptors)
    {
        Path = System.IO.Path.GetFullPath(path);
        var connection = new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true, DefaultTimeout = 30 };
        _units = new(new DbContextOptionsBuilder<SqliteLedgerDb>().UseSqlite(connection.ToString()).AddInterceptors(interceptors).Options, UnitsKept);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public override string Name => Path;

    /// <inheritdoc/>
    public override bool WritesOneAtATime => true;

    /// <summary>A unit of work that was used before where one is free. Its connection stays open from one use to the next: to open one takes longer than most of what is asked of it.</summary>
    protected override LedgerDb Unit()
    {
        var db = _units.CreateDbContext();
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open) Connect(connection);
        return db;
    }

    /// <inheritdoc/>
    public override void Close()
    {
        foreach (var connection in _open.Keys) connection.Close();
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> UnsafeSettings(LedgerDb db, CancellationToken cancel)
    {
        var wrong = new List<string>();
        foreach (var (setting, wanted) in Settings)
            if (await Read(db.Database.GetDbConnection(), setting, cancel) is var found && found != wanted)
                wrong.Add($"the setting {setting} is {found}, and must be {wanted}");
        return wrong;
    }

    /// <summary>Nothing to do: every transaction begins by taking the file's one right to write.</summary>
    public override Task HoldHead(LedgerDb db, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Moves the log into the file, where freed pages are overwritten, and empties it: until then it holds what was written before.</summary>
    public override async Task WipeDisposed(CancellationToken cancel)
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }

    /// <inheritdoc/>
    public override async Task<bool> CopyTo(string file, CancellationToken cancel)
    {
        await Copy(Path, file, cancel);
        return true;
    }

    /// <inheritdoc/>
    public override async Task<bool> CopyFrom(string file, CancellationToken cancel)
    {
        if (!await IsSqlite(file, cancel)) return false;
        await Copy(file, Path, cancel);
        return true;
    }

    private static async Task Copy(string from, string to, CancellationToken cancel)
    {
        await using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        await OpenPatiently(source, cancel);
        await OpenPatiently(copy, cancel);
        source.BackupDatabase(copy);
    }

    /// <summary>Copying asks once for a lock, where a command would ask again: so the engine itself is told to wait while somebody writes.</summary>
    private static async Task OpenPatiently(SqliteConnection connection, CancellationToken cancel)
    {
        await connection.OpenAsync(cancel);
        await using var patience = connection.CreateCommand();
        patience.CommandText = "PRAGMA busy_timeout = 30000";
        await patience.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<bool> IsSqlite(string file, CancellationToken cancel)
    {
        var start = new byte[16];
        await using var stream = File.OpenRead(file);
        return await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel) == start.Length && start.AsSpan().SequenceEqual("SQLite format 3\0"u8);
    }

    private static async Task<string> Read(DbConnection connection, string setting, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The settings are the four above.
        command.CommandText = $"PRAGMA {setting}";
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>Opens a connection, and sets what SQLite keeps for each apart.</summary>
    private void Connect(DbConnection connection)
    {
        connection.StateChange -= NoteClosed;
        connection.Open();
        connection.StateChange += NoteClosed;
        _open.TryAdd(connection, true);
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    private void NoteClosed(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState == ConnectionState.Closed) _open.TryRemove((DbConnection)sender, out _);
    }
}

/// <summary>The tables on SQLite.</summary>
public sealed class SqliteLedgerDb(DbContextOptions<SqliteLedgerDb> options) : LedgerDb(options);
