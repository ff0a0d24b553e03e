using System.Diagnostics;
using System.Globalization;
using Duecare.Records.Postgres;
using Duecare.Records.Tests.Engines;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Duecare.Records.Tests.Engines;

/// <summary>A PostgreSQL server of the tests' own, in a folder that only they can reach, gone when they end. <c>APP_PG</c> names another server to use.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Absent = "PostgreSQL is not installed: 'apt-get install postgresql', 'brew install postgresql@17' or the Windows installer, or name a server in APP_PG";
    private const int Port = 54329;

    private static PostgresCluster? _shared;

    private readonly SemaphoreSlim _one = new(1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"duecare-pg-{Path.GetRandomFileName()}");
    private string? _server;
    private int _databases;

    public PostgresCluster() => _shared = this;

    private static bool IsRoot => Environment.UserName == "root" && !OperatingSystem.IsWindows();

    /// <summary>A database with the ledger's tables and nothing in them, or a copy of another.</summary>
    public static async Task<string> NewDatabase(bool pooled = false, string template = "ledger")
    {
        var cluster = _shared!;
        await cluster._one.WaitAsync();
        try
        {
            if (cluster._server is null) await cluster.Start();
            var name = $"t{++cluster._databases}";
            await cluster.Administer($"CREATE DATABASE {name} TEMPLATE {template}");
            return cluster.On(name, pooled);
        }
        finally
        {
            cluster._one.Release();
        }
    }

    /// <summary>Copies every table of a database beside it, and gives what puts the copies back: quicker than a database made anew.</summary>
    public static async Task<Func<Task>> Keep(string connection)
    {
        const string Each = "DO $$ DECLARE t text; BEGIN FOR t IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' LOOP {0} END LOOP; END $$";
        await Administer(connection, "DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept; " + Each.Replace("{0}", "EXECUTE 'CREATE TABLE kept.' || t || ' AS TABLE public.' || t;", StringComparison.Ordinal));
        var putBack = "SET session_replication_role = replica; "
            + Each.Replace("{0}", "EXECUTE 'DELETE FROM public.' || t; EXECUTE 'INSERT INTO public.' || t || ' TABLE kept.' || t;", StringComparison.Ordinal);
        return () => Administer(connection, putBack);
    }

    /// <summary>What the server calls a database.</summary>
    public static string NameOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

    /// <summary>Ends a database.</summary>
    public static Task Drop(string connection) => _shared!.Administer($"DROP DATABASE {NameOf(connection)} WITH (FORCE)");

    public async ValueTask DisposeAsync()
    {
        if (_server is not null && Environment.GetEnvironmentVariable("APP_PG") is null)
        {
            await Run("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop");
            Directory.Delete(_folder, recursive: true);
        }
        _one.Dispose();
    }

    private async Task Start()
    {
        _server = Environment.GetEnvironmentVariable("APP_PG") ?? await StartOwn();
        await Administer("DROP DATABASE IF EXISTS ledger WITH (FORCE)");
        await Administer("CREATE DATABASE ledger TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        await new PostgresStore(On("ledger"), throwAway: true).Migrate();
    }

    private async Task<string> StartOwn()
    {
        if (Binaries() is null && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Absent);
        if (Binaries() is null) Assert.Skip(Absent);
        Directory.CreateDirectory(_folder);
        if (IsRoot) await Run("chown", "postgres", _folder);
        else if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var data = Path.Combine(_folder, "data");
        await Run("initdb", "-D", data, "-U", "app", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        var where = OperatingSystem.IsWindows() ? "-c listen_addresses=127.0.0.1" : $"-c listen_addresses= -c unix_socket_directories={_folder}";
        await Run("pg_ctl", "-D", data, "-w", "-l", Path.Combine(_folder, "log"), "-o",
            string.Create(CultureInfo.InvariantCulture, $"-p {Port} {where} -c fsync=off -c synchronous_commit=off -c full_page_writes=off"), "start");
        return new NpgsqlConnectionStringBuilder { Host = OperatingSystem.IsWindows() ? "127.0.0.1" : _folder, Port = Port, Username = "app", Database = "postgres", Pooling = false }.ToString();
    }

    private string On(string database, bool pooled = false) => new NpgsqlConnectionStringBuilder(_server) { Database = database, Pooling = pooled, MaxPoolSize = 10 }.ToString();

    private Task Administer(string sql) => Administer(On("postgres"), sql);

    private static async Task Administer(string where, string sql)
    {
        await using var connection = new NpgsqlConnection(where);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string? Binaries()
    {
        if (Directory.Exists("/usr/lib/postgresql"))
            foreach (var version in Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(v => v, StringComparer.Ordinal))
                if (File.Exists(Path.Combine(version, "bin", "initdb"))) return Path.Combine(version, "bin");
        var name = OperatingSystem.IsWindows() ? "initdb.exe" : "initdb";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).FirstOrDefault(p => File.Exists(Path.Combine(p, name)));
    }

    /// <summary>Runs one of the server's programs, as another user where the tests are root's: the server refuses to be.</summary>
    private static async Task Run(string program, params string[] arguments)
    {
        var path = program is "chown" ? program : Path.Combine(Binaries()!, program);
        var asAnother = IsRoot && program is not "chown";
        var start = new ProcessStartInfo(asAnother ? "runuser" : path) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in asAnother ? ["-u", "postgres", "--", path, .. arguments] : arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        // The server that pg_ctl starts keeps these open, so they are read to the end of the starting program and no further.
        _ = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }
}
