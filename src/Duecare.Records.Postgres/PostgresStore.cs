using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Duecare.Records.Postgres;

/// <summary>A ledger in a PostgreSQL database.</summary>
public sealed class PostgresStore : LedgerStore
{
    // Any number that nothing else in the database locks by.
    private const long HeadOfTheChain = 0x4475_6563_6172_65;

    // More than there are kinds of question: of the many that lists of other lengths make of one, the rarest are let go.
    private const int StatementsPrepared = 200;

    private static readonly (string Setting, string[] Safe)[] Settings =
        [("fsync", ["on"]), ("full_page_writes", ["on"]), ("synchronous_commit", ["on", "remote_apply", "remote_write", "local"])];

    private readonly PooledDbContextFactory<PostgresLedgerDb> _units;
    private readonly bool _throwAway;

    /// <summary>A store in a database that is there.</summary>
    /// <param name="connection">How to reach it: key and value pairs, or a <c>postgres://</c> address.</param>
    /// <param name="throwAway">Whether it holds nothing that may not be lost, as a test's does; only then may the server be set not to wait for its disk.</param>
    /// <param name="interceptors">What else is to see each command, as a test's fault does.</param>
    public PostgresStore(string connection, bool throwAway = false, params IInterceptor[] interceptors)
    {
        var settings = new NpgsqlConnectionStringBuilder(FromAddress(connection));
        Name = string.Create(CultureInfo.InvariantCulture, $"database {settings.Database} at {settings.Host}");
        Connection = Quick(settings).ToString();
        _throwAway = throwAway;
        _units = new(new DbContextOptionsBuilder<PostgresLedgerDb>().UseNpgsql(Connection).AddInterceptors(interceptors).Options, UnitsKept);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>How it is reached.</summary>
    internal string Connection { get; }

    /// <summary>Whether text names a PostgreSQL database.</summary>
    public static bool Is(string connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.StartsWith("postgres://", StringComparison.Ordinal) || connection.StartsWith("postgresql://", StringComparison.Ordinal)
            || connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether text that names one can be read, every setting in it.</summary>
    public static bool CanRead(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(FromAddress(connection)).Host is not null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override bool WritesOneAtATime => false;

    /// <inheritdoc/>
    protected override LedgerDb Unit() => _units.CreateDbContext();

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> UnsafeSettings(LedgerDb db, CancellationToken cancel)
    {
        if (_throwAway) return [];
        var wrong = new List<string>();
        foreach (var (setting, safe) in Settings)
            if (await Read(db.Database.GetDbConnection(), setting, cancel) is var found && !safe.Contains(found))
                wrong.Add($"the server's setting {setting} is {found}, and must be {safe[0]}");
        return wrong;
    }

    /// <inheritdoc/>
    public override Task HoldHead(LedgerDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({HeadOfTheChain})", cancel);

    /// <summary>Frees the space of the old rows. Their bytes go when it is used again, or at once with <c>VACUUM FULL entry</c>, which nobody can work through.</summary>
    public override async Task WipeDisposed(CancellationToken cancel)
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync("VACUUM entry", cancel);
    }

    /// <inheritdoc/>
    public override Task<bool> CopyTo(string file, CancellationToken cancel) => Task.FromResult(false);

    /// <inheritdoc/>
    public override Task<bool> CopyFrom(string file, CancellationToken cancel) => Task.FromResult(false);

    /// <summary>Statements asked again are prepared, and a connection is given on as it is, since nothing here changes what it is set to: unless whoever runs it says otherwise, as a pool in between may need.</summary>
    private static NpgsqlConnectionStringBuilder Quick(NpgsqlConnectionStringBuilder settings)
    {
        if (!settings.ShouldSerialize("Max Auto Prepare")) settings.MaxAutoPrepare = StatementsPrepared;
        if (!settings.ShouldSerialize("No Reset On Close")) settings.NoResetOnClose = true;
        // Nothing asked here takes as long as the server would take to compile it.
        if (!settings.ShouldSerialize("Options")) settings.Options = "-c jit=off";
        return settings;
    }

    private static async Task<string> Read(DbConnection connection, string setting, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT current_setting($1)";
        command.Parameters.Add(new NpgsqlParameter { Value = setting });
        return Convert.ToString(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) ?? "";
    }

    private static string FromAddress(string connection)
    {
        if (!connection.Contains("://", StringComparison.Ordinal)) return connection;
        var address = new Uri(connection);
        var user = address.UserInfo.Split(':');
        var settings = new NpgsqlConnectionStringBuilder { Host = address.Host, Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')) };
        if (address.Port > 0) settings.Port = address.Port;
        if (user[0].Length > 0) settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) settings.Password = Uri.UnescapeDataString(user[1]);
        return settings.ToString();
    }
}

/// <summary>The tables on PostgreSQL, whose text is compared byte by byte as SQLite's is.</summary>
public sealed class PostgresLedgerDb(DbContextOptions<PostgresLedgerDb> options) : LedgerDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            if (property.ClrType == typeof(string) || property.GetProviderClrType() == typeof(string)) property.SetCollation("C");
    }
}
