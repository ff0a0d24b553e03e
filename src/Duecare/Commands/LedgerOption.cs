using System.CommandLine;
using Duecare.Records;
using Duecare.Records.Postgres;
using Duecare.Records.Sqlite;

namespace Duecare.Commands;

/// <summary><c>--data DIR</c> and <c>--db CONNECTION</c>: which record a command works on.</summary>
internal sealed class LedgerOption
{
    /// <summary>The folder of the record unless another is named.</summary>
    public const string DefaultFolder = "duecare-data";

    private const string FileName = "duecare.db";
    private const string Expected = "expected a PostgreSQL database, as Host=…;Database=… or postgres://…";

    private readonly Option<string?> _folder = new("--data") { Description = $"The folder of a record on SQLite; {DefaultFolder} unless given", HelpName = "DIR" };
    private readonly Option<string?> _connection = CreateConnection();

    public static Option<string?> CreateConnection() => new("--db") { Description = "A record on PostgreSQL, as Host=…;Database=… or postgres://…", HelpName = "CONNECTION" };

    /// <summary>Whether a folder holds a record.</summary>
    public static bool IsData(string folder) => File.Exists(Path.Combine(folder, FileName));

    public static LedgerStore InFolder(string folder) => new SqliteStore(Path.Combine(folder, FileName));

    public static LedgerStore Connected(string connection) => new PostgresStore(connection);

    /// <summary>Why a connection can't be one, or null. What was typed is not repeated: it may hold a password.</summary>
    public static string? WhyNot(string connection) => PostgresStore.Is(connection) && PostgresStore.CanRead(connection) ? null : $"--db: {Expected}";

    public void AddTo(Command command)
    {
        command.Options.Add(_folder);
        command.Options.Add(_connection);
    }

    /// <summary>Does something with the record that the options name, and closes it.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="command">The command's name, for messages.</param>
    /// <param name="make">Whether to make a record where there is none, and to bring its tables up to date.</param>
    /// <param name="work">What to do; it gives the exit status.</param>
    public int With(ParseResult parsed, string command, bool make, Func<Ledger, Task<int>> work) => With(parsed, command, make, (ledger, _) => work(ledger));

    /// <inheritdoc cref="With(ParseResult, string, bool, Func{Ledger, Task{int}})"/>
    public int With(ParseResult parsed, string command, bool make, Func<Ledger, LedgerStore, Task<int>> work) =>
        WithStore(parsed, command, make, store => With(store, command, make, work));

    /// <summary>Does something with the database that the options name.</summary>
    public int WithStore(ParseResult parsed, string command, bool make, Func<LedgerStore, Task<int>> work)
    {
        var (folder, connection) = (parsed.GetValue(_folder), parsed.GetValue(_connection));
        if (folder is not null && connection is not null) return CommandLine.Refuse($"duecare {command}: expected either --data or --db");
        if (connection is not null && WhyNot(connection) is { } problem) return CommandLine.Refuse($"duecare {command}: {problem}");
        folder ??= DefaultFolder;
        if (connection is null && !make && !IsData(folder)) return CommandLine.Refuse($"duecare {command}: {folder}: there is no record here: expected a folder with {FileName} in it");
        if (connection is null && make) Directory.CreateDirectory(folder);
        return work(connection is null ? InFolder(folder) : Connected(connection)).GetAwaiter().GetResult();
    }

    private static async Task<int> With(LedgerStore store, string command, bool make, Func<Ledger, LedgerStore, Task<int>> work)
    {
        if (make) await store.Migrate();
        var opening = await Ledger.Open(store, new() { Clock = Today.Clock });
        if (opening.Ledger is null) return CommandLine.Refuse($"duecare {command}: {opening.Refusals[0]}");
        await using (opening.Ledger) return await work(opening.Ledger, store);
    }
}
