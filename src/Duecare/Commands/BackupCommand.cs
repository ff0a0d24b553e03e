using System.CommandLine;

namespace Duecare.Commands;

/// <summary><c>duecare backup FILE</c>: copies the record while it is in use.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var ledger = new LedgerOption();
        var file = new Argument<string>("file") { Description = "The file to write, whole or not at all" };
        var plain = new Option<bool>("--ledger") { Description = "Write a ledger file, which any engine can be restored from, and not a copy of the database; on PostgreSQL always" };
        var command = new Command("backup", "Copies the record into one file while it is in use, and prints its head.") { file, plain };
        ledger.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            if (OutputFile.Refusal(path) is { } why) return CommandLine.Refuse($"duecare backup: {why}");
            return ledger.With(parsed, "backup", make: false, async (record, store) =>
            {
                var copy = $"{path}.{Environment.ProcessId}.part";
                if (!parsed.GetValue(plain) && await store.CopyTo(copy, CancellationToken.None))
                {
                    File.Move(copy, path, overwrite: true);
                    Console.Out.WriteLine(await record.Head());
                    return ExitStatus.Done;
                }
                using var output = new OutputFile(path);
                var head = await record.Write(output.Stream);
                output.Keep();
                Console.Out.WriteLine(head);
                return ExitStatus.Done;
            });
        });
        return command;
    }
}

/// <summary><c>duecare restore FILE</c>: makes a record from a backup, and walks its chain.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var ledger = new LedgerOption();
        var file = new Argument<string>("file") { Description = "What duecare backup wrote" };
        var command = new Command("restore", "Makes a record from a backup, where there is none, and prints its head once the whole chain was walked.") { file };
        ledger.AddTo(command);
        command.SetAction(parsed => File.Exists(parsed.GetValue(file))
            ? ledger.WithStore(parsed, "restore", make: true, async store =>
            {
                var restored = await Records.Ledger.Restore(store, parsed.GetValue(file)!, new() { Clock = Today.Clock });
                if (restored.Refusal is { } refusal) return CommandLine.Refuse($"duecare restore: {refusal}");
                Console.Out.WriteLine(restored.Head?.ToString() ?? "0:");
                return ExitStatus.Done;
            })
            : CommandLine.Refuse($"duecare restore: {parsed.GetValue(file)}: there is no such file"));
        return command;
    }
}
