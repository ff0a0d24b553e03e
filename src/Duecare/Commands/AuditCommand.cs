using System.CommandLine;
using Duecare.Audit;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Exchange;
using Duecare.Exchange.Policies;

namespace Duecare.Commands;

/// <summary><c>duecare audit PATH</c>: every duty of every child in a source, as at a day.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var path = new Argument<string?>("path") { Description = "A case file, a folder of Standard Safeguarding Dataset files, or a folder that holds a record", Arity = ArgumentArity.ZeroOrOne };
        var database = LedgerOption.CreateConnection();
        var asAt = new Option<string?>("--as-at") { Description = "The day asked about, to its end, such as 2020-12-16; today in London unless given", HelpName = "DATE" };
        var knownAt = new Option<string?>("--known-at") { Description = "Ask what the record held at this instant, such as 2020-12-16T17:00, or by the end of this day", HelpName = "INSTANT" };
        var policy = PolicyOption.Create();
        var format = new Option<string>("--format") { Description = string.Join(", ", AuditWriter.Formats), HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        var output = new Option<string?>("--out") { Description = "Write to this file, whole or not at all, instead of standard output", HelpName = "FILE" };
        var command = new Command("audit", "States every duty of every child in a source: due, met, late, missed, why, and whose it is.") { path, database, asAt, knownAt, policy, format, output };
        command.SetAction(parsed => Run(
            parsed.GetValue(path), parsed.GetValue(database), parsed.GetValue(asAt), parsed.GetValue(knownAt), parsed.GetValue(policy), parsed.GetValue(format)!, parsed.GetValue(output)));
        return command;
    }

    private static int Run(string? path, string? database, string? asAt, string? knownAt, string? policy, string format, string? output)
    {
        if (path is null == database is null) return CommandLine.Refuse("duecare audit: expected either a path or --db");
        if (database is not null && LedgerOption.WhyNot(database) is { } unknown) return CommandLine.Refuse($"duecare audit: {unknown}");
        var day = Today.InLondon;
        DateTime? instant = null;
        if (asAt is not null && !Typed.TryReadDay(asAt, out day))
            return CommandLine.Refuse($"duecare audit: --as-at {CommandLine.Quote(asAt)} is not a date: expected a day that exists, written 2020-12-16");
        if (knownAt is not null && ReadKnownAt(knownAt, out instant) is { } problem) return CommandLine.Refuse($"duecare audit: --known-at {problem}");
        if (RefusalOf(format, output) is { } refusal) return CommandLine.Refuse($"duecare audit: {refusal}");
        var problems = new Problems();
        var store = database is null ? null : LedgerOption.Connected(database);
        using var input = store is null ? AuditInput.Open(path!, problems) : AuditInput.OpenLedger(store, problems);
        path ??= store!.Name;
        if (input is null || RulesOf(input, path, policy, problems) is not { } rules)
        {
            problems.Print(Console.Error);
            return ExitStatus.BadInput;
        }
        var inNoEntry = Write(input, HeaderOf(input, path, day, instant, format, rules), rules.Rulebook, format, output, problems);
        problems.Print(Console.Error);
        if (inNoEntry is null) return ExitStatus.BadInput;
        inNoEntry.Print(Console.Error, input.ListsChildrenAt);
        return problems.Unread.Count == 0
            ? ExitStatus.Done
            : CommandLine.Refuse($"duecare audit: {path}: the result is whole but for what could not be read: {UnreadWords.Of(problems.Unread)}");
    }

    /// <summary>Why the result can't be written in that form or to that place, or null.</summary>
    private static string? RefusalOf(string format, string? output)
    {
        if (!AuditWriter.Formats.Contains(format)) return $"--format {CommandLine.Quote(format)} is not known: expected one of {string.Join(", ", AuditWriter.Formats)}";
        if (format == "xlsx" && output is null && !Console.IsOutputRedirected) return "a workbook is not text for a terminal: expected --out FILE.xlsx";
        return output is not null && OutputFile.Refusal(output) is { } why ? $"--out {why}" : null;
    }

    private static string? ReadKnownAt(string text, out DateTime? instant)
    {
        if (Typed.TryReadDay(text, out var day))
        {
            instant = LondonTime.EndOf(day);
            return null;
        }
        var problem = Typed.ReadInstant(text, out var utc);
        instant = utc;
        return problem;
    }

    private static AppliedRules? RulesOf(AuditInput input, string path, string? policy, Problems problems)
    {
        if (policy is null && input.Terms is { Policy: { } laidDown } terms) return new(terms.Rules, PolicyOption.Words(laidDown, path));
        if (input.Policy is not { } own) return PolicyOption.Read(policy, problems);
        if (policy is null) return PolicyOption.Apply(PolicyReader.Read(own.Json, path, own.Line, Rulebook.Shipped), path, problems);
        Console.Error.WriteLine($"{path} states a policy of its own: {policy} is used in its place");
        return PolicyOption.Read(policy, problems);
    }

    private static WorkingDayCalendar CalendarOf(AuditInput input) => input.Terms?.Calendar ?? WorkingDayCalendar.England;

    private static AuditHeader HeaderOf(AuditInput input, string path, DateOnly asAt, DateTime? knownAt, string format, AppliedRules rules) => new()
    {
        Title = input.Title ?? $"Audit of {Path.GetFileName(Path.TrimEndingDirectorySeparator(path))}",
        AsAt = asAt,
        KnownAt = knownAt,
        Rules = rules.Rulebook.Version,
        Policy = rules.Policy,
        Source = path,
        CalendarFrom = CalendarOf(input).FirstDay,
        CalendarTo = CalendarOf(input).LastDay,
        Covers = input.Covers,
        Scope = input.CountedScope,
        NotAsked = input.CountedScope == Scope.WhatTheSourceHolds && format == "text" ? DutyList.NotAsked(rules.Rulebook, input.Covers) : [],
    };

    /// <summary>Writes the audit.</summary>
    /// <returns>The children in no entry; null if nothing could be read.</returns>
    private static ChildrenInNoEntry? Write(AuditInput input, AuditHeader header, Rulebook rules, string format, string? output, Problems problems)
    {
        using var file = output is null ? null : new OutputFile(output);
        using Stream stream = file is not null ? file.Stream : new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        ChildrenInNoEntry inNoEntry;
        using (var writer = AuditWriter.For(format, header, stream))
        {
            var run = new AuditRun(header, rules, CalendarOf(input), writer, Progress());
            if (!input.Read(run, problems)) return null;
            inNoEntry = run.InNoEntry;
            writer.Finish(problems.Unread, inNoEntry);
        }
        stream.Flush();
        file?.Keep();
        return inNoEntry;
    }

    private static Action<long>? Progress() => Console.IsErrorRedirected ? null : children => Console.Error.Write($"\r{children:N0} children");
}
