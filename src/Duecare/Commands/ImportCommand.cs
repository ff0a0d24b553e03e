using System.Collections.Concurrent;
using System.CommandLine;
using Duecare.Audit;
using Duecare.Domain.Chronology;
using Duecare.Exchange;
using Duecare.Exchange.CaseFiles;
using Duecare.Exchange.SafeguardingDataset;
using Duecare.Records;
using Duecare.Records.Keeping;

namespace Duecare.Commands;

/// <summary><c>duecare import PATH</c>: takes a case file or a dataset over into the record.</summary>
internal static class ImportCommand
{
    private const int ChildrenAhead = 200;

    public static Command Create()
    {
        var ledger = new LedgerOption();
        var path = new Argument<string>("path") { Description = "A case file, or a folder of Standard Safeguarding Dataset files" };
        var author = new Option<string?>("--by") { Description = "Who takes it over; the user signed in to this machine unless given", HelpName = "NAME" };
        var prefix = new Option<string?>("--ids") { Description = "Put this before the id of each entry, for a file whose ids are only its own", HelpName = "PREFIX" };
        var from = new Option<string?>("--recorded-here-from") { Description = "The day from which everything about these children is recorded here and not there", HelpName = "DATE" };
        var command = new Command("import", "Takes a case file or a dataset over into the record. Run again, it goes on where it was cut off.") { path, author, prefix, from };
        ledger.AddTo(command);
        command.SetAction(parsed =>
        {
            var day = default(DateOnly);
            if (parsed.GetValue(from) is { } typed && !Typed.TryReadDay(typed, out day))
                return CommandLine.Refuse($"duecare import: --recorded-here-from {CommandLine.Quote(typed)} is not a date: expected a day that exists, written 2020-12-16");
            var terms = new Terms(parsed.GetValue(author) ?? Environment.UserName, parsed.GetValue(prefix) ?? "", day == default ? null : day);
            return Run(parsed.GetValue(path)!, terms, work => ledger.With(parsed, "import", make: true, work));
        });
        return command;
    }

    private sealed record Terms(string Author, string IdPrefix, DateOnly? RecordedHereFrom);

    private static int Run(string path, Terms terms, Func<Func<Ledger, Task<int>>, int> onLedger)
    {
        var problems = new Problems();
        var status = DatasetFolder.Is(path) ? Dataset(path, terms, problems, onLedger) : CaseFile(path, terms, problems, onLedger);
        problems.Print(Console.Error);
        return status != ExitStatus.Done || problems.Unread.Count == 0
            ? status
            : CommandLine.Refuse($"duecare import: {path}: all is taken over but what could not be read: {UnreadWords.Of(problems.Unread)}");
    }

    private static int CaseFile(string path, Terms terms, Problems problems, Func<Func<Ledger, Task<int>>, int> onLedger)
    {
        using var reading = CaseFileReader.Read(path);
        foreach (var problem in reading.Problems.First) problems.Add(problem);
        if (reading.File is not { } file) return ExitStatus.BadInput;
        if (file.Policy is not null) Console.Error.WriteLine($"{path}: its policy is no part of the record, and was not taken over: name it with --policy where duties are asked for");
        return onLedger(ledger => TakeOver(ledger, path, new()
        {
            From = file.Title ?? Path.GetFileName(path),
            Author = terms.Author,
            Covers = file.Covers,
            RecordedHereFrom = terms.RecordedHereFrom,
            IdPrefix = terms.IdPrefix,
            Children = file.Children,
            People = file.People.ToDictionary(p => p.Id, p => new TakenOverPerson(p.Relation, p.Name, p.Born)),
            Chronologies = reading.Chronologies(),
        }, AuditInput.CaseFileAt(path)));
    }

    private static int Dataset(string folder, Terms terms, Problems problems, Func<Func<Ledger, Task<int>>, int> onLedger) => onLedger(ledger => TakeOver(ledger, folder, new()
    {
        From = $"Standard Safeguarding Dataset {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}",
        Author = terms.Author,
        Covers = DatasetFolder.Covers(folder),
        RecordedHereFrom = terms.RecordedHereFrom,
        IdPrefix = terms.IdPrefix,
        Chronologies = OneByOne(folder, problems),
    }, AuditInput.DatasetAt(folder)));

    /// <summary>The children of a dataset as they come, read on a thread of its own a few ahead of the ledger.</summary>
    private static IEnumerable<ChildChronology> OneByOne(string folder, Problems problems)
    {
        using var stop = new CancellationTokenSource();
        using var children = new BlockingCollection<ChildChronology>(ChildrenAhead);
        var reading = Task.Run(() =>
        {
            try
            {
                DatasetFolder.Read(folder, () => new(chronology => children.Add(chronology, stop.Token)), problems.Add, new() { Workers = 1 });
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The ledger takes no more: what it said of the last child is the answer.
            }
            finally
            {
                children.CompleteAdding();
            }
        });
        try
        {
            foreach (var child in children.GetConsumingEnumerable()) yield return child;
        }
        finally
        {
            stop.Cancel();
            reading.GetAwaiter().GetResult();
        }
    }

    private static async Task<int> TakeOver(Ledger ledger, string path, TakenOver source, string listsChildrenAt)
    {
        var inNoEntry = new ChildrenInNoEntry();
        var taking = await ledger.TakeOver(source with { Chronologies = source.Chronologies.Select(Counted) });
        foreach (var person in taking.LeftOut) Console.Error.WriteLine($"{path}: person {person}: no entry names them, so they were left out");
        foreach (var refusal in taking.Refusals.Take(50)) Console.Error.WriteLine($"{path}: {refusal}");
        if (taking.Refusals.Count > 0) return ExitStatus.BadInput;
        Console.Out.WriteLine($"{taking.Children} {(taking.Children == 1 ? "child" : "children")}, {taking.Entries} {(taking.Entries == 1 ? "entry" : "entries")}");
        inNoEntry.Print(Console.Error, listsChildrenAt);
        return ExitStatus.Done;

        ChildChronology Counted(ChildChronology chronology)
        {
            if (chronology.IsInNoEntry) inNoEntry.Add(chronology.Child);
            return chronology;
        }
    }
}
