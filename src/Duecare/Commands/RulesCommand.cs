using System.CommandLine;
using System.Text;
using Duecare.Docs;
using Duecare.Exchange;

namespace Duecare.Commands;

/// <summary><c>duecare rules</c>: the rulebook, for a person or as JSON.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "An array of rows for programs" };
        var policy = PolicyOption.Create();
        var command = new Command("rules", "Prints the rulebook: what starts each duty, how long it runs, what meets it, whose it is and where it is written.") { json, policy };
        command.SetAction(parsed => Run(parsed.GetValue(json), parsed.GetValue(policy)));
        return command;
    }

    private static int Run(bool json, string? policy)
    {
        var problems = new Problems();
        if (PolicyOption.Read(policy, problems) is not { Rulebook: var rules })
        {
            problems.Print(Console.Error);
            return ExitStatus.BadInput;
        }
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        if (json) output.Write(RulebookJson.Write(rules.Rows) + "\n");
        else RulebookText.Write(output, rules.Version, rules.Rows);
        return ExitStatus.Done;
    }
}
