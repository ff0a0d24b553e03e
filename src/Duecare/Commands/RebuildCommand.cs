using System.CommandLine;

namespace Duecare.Commands;

/// <summary><c>duecare rebuild</c>: works out again, from the ledger alone, everything that is kept ready beside it.</summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        var ledger = new LedgerOption();
        var command = new Command("rebuild", "Works out again the open duties, caseloads and names that are kept ready beside the ledger.");
        ledger.AddTo(command);
        command.SetAction(parsed => ledger.With(parsed, "rebuild", make: true, async record =>
        {
            Console.Out.WriteLine(await record.Rebuild());
            return ExitStatus.Done;
        }));
        return command;
    }
}
