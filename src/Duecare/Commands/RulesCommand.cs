using System.CommandLine;
using System.Text;
using Duecare.Docs;
using Duecare.Domain.Duties;

namespace Duecare.Commands;

/// <summary><c>duecare rules</c>: the rulebook, for a person or as JSON.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "An array of rows for programs" };
        var command = new Command("rules", "Prints the rulebook: what starts each duty, how long it runs, what meets it, whose it is and where it is written.") { json };
        command.SetAction(parsed => Run(parsed.GetValue(json)));
        return command;
    }

    private static int Run(bool json)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        if (json) output.Write(RulebookJson.Write(Rulebook.Shipped.Rows) + "\n");
        else RulebookText.Write(output, Rulebook.Shipped.Version, Rulebook.Shipped.Rows);
        return ExitStatus.Done;
    }
}
