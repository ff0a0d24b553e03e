using System.CommandLine;
using Duecare.Exchange.Demonstration;

namespace Duecare.Commands;

/// <summary><c>duecare demo</c>: an invented authority as files, the same bytes for the same arguments.</summary>
internal static class DemoCommand
{
    /// <summary>The last day of the record unless another is asked for. Fixed, since the same arguments give the same bytes on any day.</summary>
    private static readonly DateOnly DefaultAsAt = new(2026, 3, 31);

    public static Command Create()
    {
        var children = new Option<int>("--children") { Description = "How many children", HelpName = "N", Required = true };
        var seed = new Option<long>("--seed") { Description = "Which authority: another number gives other families", HelpName = "S", Required = true };
        var folder = new Option<string?>("--out") { Description = "The folder to write to; files of the same names are replaced", HelpName = "DIR" };
        var connection = new Option<string?>("--db") { Description = "With --format db and in place of --out: an empty PostgreSQL database, as Host=…;Database=… or postgres://…", HelpName = "CONNECTION" };
        var format = new Option<string>("--format") { Description = "casefile for one case file, ssd for Standard Safeguarding Dataset files, db for a record", HelpName = "casefile|ssd|db", DefaultValueFactory = _ => "casefile" };
        var asAt = new Option<string?>("--as-at") { Description = "The last day of the record; left out, 2026-03-31", HelpName = "DATE" };
        var command = new Command("demo", "Writes an invented authority, to try the program on.") { children, seed, folder, connection, format, asAt };
        command.SetAction(parsed => Run(parsed.GetValue(children), parsed.GetValue(seed), parsed.GetValue(folder), parsed.GetValue(connection), parsed.GetValue(format)!, parsed.GetValue(asAt)));
        return command;
    }

    private static int Run(int children, long seed, string? folder, string? connection, string format, string? asAt)
    {
        if (children is < 1 or > DemonstrationAuthority.MostChildren)
            return CommandLine.Refuse($"duecare demo: --children {children}: expected a number from 1 to {DemonstrationAuthority.MostChildren}");
        if (format is not ("casefile" or "ssd" or "db"))
            return CommandLine.Refuse($"duecare demo: --format {CommandLine.Quote(format)}: expected casefile, ssd or db");
        if (WhyNot(folder, connection, format) is { } problem) return CommandLine.Refuse($"duecare demo: {problem}");
        var last = DefaultAsAt;
        if (asAt is not null && (!Typed.TryReadDay(asAt, out last)
            || last < DemonstrationAuthority.EarliestAsAt || last > DemonstrationAuthority.LatestAsAt))
        {
            return CommandLine.Refuse($"duecare demo: --as-at {CommandLine.Quote(asAt)}: expected a day from {DemonstrationAuthority.EarliestAsAt:yyyy-MM-dd} to {DemonstrationAuthority.LatestAsAt:yyyy-MM-dd}");
        }
        var authority = new DemonstrationAuthority(children, seed, last);
        return connection is null ? Write(authority, seed, last, folder!, format) : DemonstrationRecord.Write(LedgerOption.Connected(connection), authority, seed, last);
    }

    private static string? WhyNot(string? folder, string? connection, string format)
    {
        if (connection is null) return folder is null ? "expected --out with the folder to write to" : format == "db" && LedgerOption.IsData(folder) ? $"{folder}: there is a record already: expected a folder without one" : null;
        return folder is not null || format != "db" ? "--db: expected --format db, and no --out" : LedgerOption.WhyNot(connection);
    }

    private static int Write(DemonstrationAuthority authority, long seed, DateOnly last, string folder, string format)
    {
        try
        {
            if (format == "db") return DemonstrationRecord.Write(authority, seed, last, folder);
            if (format == "ssd") authority.WriteSafeguardingDataset(folder);
            else authority.WriteCaseFile(folder);
            return ExitStatus.Done;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return CommandLine.Refuse($"duecare demo: {folder}: cannot be written to: {refused.Message}");
        }
    }
}
