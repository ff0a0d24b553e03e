using System.CommandLine;
using Duecare.Docs;

namespace Duecare.Commands;

/// <summary><c>duecare docs --write</c> and <c>--check</c>: the generated pages of a checkout.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var write = new Option<bool>("--write") { Description = "Write the pages that are stale" };
        var check = new Option<bool>("--check") { Description = "Name the pages that are stale, and end with status 2 if there are any" };
        var folder = new Option<string?>("--in") { Description = "The folder of the pages; left out, docs in the checkout around the current folder", HelpName = "FOLDER" };
        var command = new Command("docs", "Keeps the generated pages of a checkout true to the program.") { write, check, folder };
        command.SetAction(parsed => Run(parsed.GetValue(write), parsed.GetValue(check), parsed.GetValue(folder) ?? OfThisCheckout()));
        return command;
    }

    private static int Run(bool write, bool check, string? docs)
    {
        if (write == check) return CommandLine.Refuse("duecare docs: expected either --write or --check");
        if (docs is null) return CommandLine.Refuse("duecare docs: the current folder is not in a checkout of Duecare: expected --in FOLDER");
        if (!Directory.Exists(docs)) return CommandLine.Refuse($"duecare docs: {docs} is not there: expected a folder of pages");
        if (write)
        {
            foreach (var page in GeneratedPages.WriteStale(docs)) Console.Out.WriteLine(page);
            return ExitStatus.Done;
        }
        var stale = GeneratedPages.Stale(docs);
        foreach (var page in stale) CommandLine.Refuse($"{Path.Combine(docs, page)}: does not say what the program does: expected the page that duecare docs --write writes");
        return stale.Count == 0 ? ExitStatus.Done : ExitStatus.BadInput;
    }

    private static string? OfThisCheckout()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Duecare.slnx"))) return Path.Combine(folder.FullName, "docs");
        return null;
    }
}
