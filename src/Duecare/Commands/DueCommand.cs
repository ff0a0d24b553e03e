using System.CommandLine;
using System.Globalization;
using System.Text;
using Duecare.Domain.Calendar;

namespace Duecare.Commands;

/// <summary><c>duecare due 2023-01-23 45wd</c>: when a period from a day, or from an instant, is up.</summary>
internal static class DueCommand
{
    private const string ExpectedDay = "expected a day that exists, written 2023-01-23";
    private const string ExpectedPeriod = "expected a number of working days, days, weeks, months or hours, such as 45wd, 10d, 6w, 3m or 24h";

    private static WorkingDayCalendar England => WorkingDayCalendar.England;

    public static Command Create()
    {
        var date = new Argument<string>("date") { Description = "The day that starts the clock, such as 2023-01-23; for hours London time, such as 2026-03-28T15:00; or - to answer each DATE PERIOD line of standard input" };
        var period = new Argument<string?>("period") { Description = "45wd working days, 10d days, 6w weeks, 3m months or 24h hours; the day of the start is not counted", Arity = ArgumentArity.ZeroOrOne };
        var explain = new Option<bool>("--explain") { Description = "Say which days were skipped and why, before the due date" };
        var command = new Command("due", "Prints the day, or for hours the instant, on which a period is up.") { date, period, explain };
        command.SetAction(parsed => Run(parsed.GetValue(date)!, parsed.GetValue(period), parsed.GetValue(explain)));
        return command;
    }

    private static int Run(string date, string? period, bool explain)
    {
        if (date == "-")
        {
            return period is null && !explain
                ? AnswerLines()
                : CommandLine.Refuse("duecare due: with - each line of standard input gives a date and a period; expected duecare due - and nothing after it");
        }
        if (period is null) return CommandLine.Refuse($"duecare due: no period is given; {ExpectedPeriod}");
        if (!TryRead(date, period, out var asked, out var problem) || !TrySum(asked, out var due, out problem))
            return CommandLine.Refuse($"duecare due: {problem}");
        if (explain) Explain(due);
        Write(Console.Out, due);
        Console.Out.WriteLine();
        if (explain) WarnOfNonWorkingDay(due);
        return ExitStatus.Done;
    }

    /// <summary>What was asked: a period from a day, or from an instant if it is in hours.</summary>
    private readonly record struct Question(Timescale Period, DateOnly On, DateTime AtUtc)
    {
        public bool IsInstant => Period.Unit == TimeUnit.Hours;
    }

    private static bool TryRead(ReadOnlySpan<char> date, ReadOnlySpan<char> period, out Question asked, out string? problem)
    {
        asked = default;
        problem = null;
        if (!Timescale.TryParse(period, out var timescale))
        {
            problem = $"{CommandLine.Quote(period)} is not a period: {ExpectedPeriod}";
            return false;
        }
        var isDay = Typed.TryReadDay(date, out var on);
        var at = default(DateTime);
        if (timescale.Unit == TimeUnit.Hours)
            problem = isDay ? $"{date} has no time of day, and hours run from an instant: {Typed.ExpectedInstant}" : Typed.ReadInstant(date, out at);
        else if (!isDay && date.Contains('T'))
            problem = $"{CommandLine.Quote(date)} has a time of day, and only hours run from an instant: {ExpectedDay}";
        else if (!isDay)
            problem = $"{CommandLine.Quote(date)} is not a date: {ExpectedDay}";
        asked = new(timescale, on, at);
        return problem is null;
    }

    private static bool TrySum(Question asked, out DueSum due, out string? problem) => asked.IsInstant
        ? DueSum.TryCount(asked.Period, asked.AtUtc, out due, out problem)
        : DueSum.TryCount(asked.Period, asked.On, England, out due, out problem);

    private static void Write(TextWriter output, DueSum due)
    {
        if (due.IsInstant)
        {
            output.Write(Iso(due.AtUtc));
            return;
        }
        Span<char> iso = stackalloc char[10];
        due.On.TryFormat(iso, out _, "O", CultureInfo.InvariantCulture);
        output.Write(iso);
    }

    private static void Explain(DueSum due)
    {
        if (due.Period.Unit != TimeUnit.WorkingDays) Console.Out.WriteLine($"{(due.IsInstant ? Iso(due.FromUtc) : Iso(due.From))} and {due.WhatWasAdded}");
        foreach (var (day, why) in due.Skipped(England)) Console.Out.WriteLine($"{Iso(day)} {why}");
    }

    private static void WarnOfNonWorkingDay(DueSum due)
    {
        if (due.IsInstant) return;
        if (!England.Knows(due.On)) Console.Error.WriteLine($"whether {Iso(due.On)} is a working day is not known: {England.Limits()}");
        else if (due.FallsOnDayOff(England) is var (why, before))
            Console.Error.WriteLine($"{Iso(due.On)} is not a working day ({why}): the limit does not move; the working day before is {Iso(before)}");
    }

    private static int AnswerLines()
    {
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        using var problems = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false), 1 << 12);
        var answers = new LineAnswers(output, problems);
        var text = new char[1 << 16];
        var held = 0;
        while (input.Read(text, held, text.Length - held) is var read and > 0)
        {
            held = answers.AnswerWholeLines(text, held + read);
            // What came together is answered together, before waiting for more: a person or a program may be waiting for the answer.
            output.Flush();
            problems.Flush();
            if (held == text.Length) Array.Resize(ref text, 2 * held);
        }
        if (held > 0) answers.Answer(text.AsSpan(0, held));
        return answers.AllGood ? ExitStatus.Done : ExitStatus.BadInput;
    }

    private sealed class LineAnswers(TextWriter output, TextWriter problems)
    {
        private int _line;

        public bool AllGood { get; private set; } = true;

        /// <summary>Answers the whole lines held, moves the rest to the front and returns its length.</summary>
        public int AnswerWholeLines(char[] text, int length)
        {
            var rest = text.AsSpan(0, length);
            while (rest.IndexOf('\n') is var end and >= 0)
            {
                Answer(rest[..end]);
                rest = rest[(end + 1)..];
            }
            rest.CopyTo(text);
            return rest.Length;
        }

        public void Answer(ReadOnlySpan<char> line)
        {
            _line++;
            line = line.Trim();
            var gap = line.IndexOfAny(' ', '\t');
            string? problem = null;
            if (gap < 0) problem = line.IsEmpty ? "the line is empty: expected a date and a period, such as 2023-01-23 45wd" : $"{CommandLine.Quote(line)} is not a date and a period: expected such as 2023-01-23 45wd";
            else if (TryRead(line[..gap], line[gap..].TrimStart(), out var asked, out problem) && TrySum(asked, out var due, out problem))
                Write(output, due);
            output.Write('\n');
            if (problem is null) return;
            AllGood = false;
            problems.Write($"-: line {_line}: {problem}\n");
        }
    }

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Iso(DateTime utc)
    {
        var london = LondonTime.At(utc);
        return london.ToString(london.Second == 0 ? "yyyy-MM-dd'T'HH:mmzzz" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
