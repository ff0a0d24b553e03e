using System.CommandLine;
using Duecare.Records.Chain;

namespace Duecare.Commands;

/// <summary><c>duecare verify</c>: walks the chain of the record and names the first entry that was tampered with.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var ledger = new LedgerOption();
        var published = new Option<string?>("--published") { Description = "A head printed by an earlier run and kept outside the database: without it, entries cut off the end are not missed", HelpName = "HEAD" };
        var command = new Command("verify", "Walks the chain of the record: prints its head if it is whole, else names the first bad entry.") { published };
        ledger.AddTo(command);
        command.SetAction(parsed =>
        {
            var text = parsed.GetValue(published);
            var head = text is null ? null : PublishedHead.Parse(text);
            if (text is not null && head is null) return CommandLine.Refuse($"duecare verify: --published {CommandLine.Quote(text)}: expected a number, a colon and 64 hexadecimal digits");
            return ledger.With(parsed, "verify", make: false, async record =>
            {
                var verified = await record.Verify(head);
                if (verified.Fault is null) Console.Out.WriteLine(verified.Head?.ToString() ?? "0:");
                else Console.Error.WriteLine(verified.Fault);
                return verified.Fault is null ? ExitStatus.Done : ExitStatus.Failed;
            });
        });
        return command;
    }
}
