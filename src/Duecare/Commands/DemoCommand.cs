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
        var folder = new Option<string>("--out") { Description = "The folder to write to; files of the same names are replaced", HelpName = "DIR", Required = true };
        var format = new Option<string>("--format") { Description = "casefile for one case file, ssd for Standard Safeguarding Dataset files, db for a record on SQLite", HelpName = "casefile|ssd|db", DefaultValueFactory = _ => "casefile" };
        var asAt = new Option<string?>("--as-at") { Description = "The last day of the record; left out, 2026-03-31", HelpName = "DATE" };
        var command = new Command("demo", "Writes an invented authority, to try the program on.") { children, seed, folder, format, asAt };
        command.SetAction(parsed => Run(parsed.GetValue(children), parsed.GetValue(seed), parsed.GetValue(folder)!, parsed.GetValue(format)!, parsed.GetValue(asAt)));
        return command;
    }

    private static int Run(int children, long seed, string folder, string format, string? asAt)
    {
        if (children is < 1 or > DemonstrationAuthority.MostChildren)
            return CommandLine.Refuse($"duecare demo: --children {children}: expected a number from 1 to {DemonstrationAuthority.MostChildren}");
        if (format is not ("casefile" or "ssd" or "db"))
            return CommandLine.Refuse($"duecare demo: --format {CommandLine.Quote(format)}: expected casefile, ssd or db");
        if (format == "db" && LedgerOption.IsData(folder))
            return CommandLine.Refuse($"duecare demo: {folder}: there is a record already: expected a folder without one");
        var last = DefaultAsAt;
        if (asAt is not null && (!Typed.TryReadDay(asAt, out last)
            || last < DemonstrationAuthority.EarliestAsAt || last > DemonstrationAuthority.LatestAsAt))
        {
            return CommandLine.Refuse($"duecare demo: --as-at {CommandLine.Quote(asAt)}: expected a day from {DemonstrationAuthority.EarliestAsAt:yyyy-MM-dd} to {DemonstrationAuthority.LatestAsAt:yyyy-MM-dd}");
        }
        return Write(new(children, seed, last), seed, last, folder, format);
    }

    private static int Write(DemonstrationAuthority authority, long seed, DateOnly last, string folder, string format)
    {
        try
        {
            if (format == "db") DemonstrationRecord.Write(authority, seed, last, folder);
            else if (format == "ssd") authority.WriteSafeguardingDataset(folder);
            else authority.WriteCaseFile(folder);
            return ExitStatus.Done;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return CommandLine.Refuse($"duecare demo: {folder}: cannot be written to: {refused.Message}");
        }
    }
}
