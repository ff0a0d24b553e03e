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
    private const string PastTheLastYear = "the answer lies past the year 9999: expected an earlier date or a shorter period";

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
        if (explain) Explain(asked, due);
        Write(Console.Out, asked, due);
        Console.Out.WriteLine();
        if (explain) WarnOfNonWorkingDay(asked, due);
        return ExitStatus.Done;
    }

    /// <summary>What was asked: a period from a day, or from an instant if it is in hours.</summary>
    private readonly record struct Question(Timescale Period, DateOnly On, DateTime AtUtc)
    {
        public bool IsInstant => Period.Unit == TimeUnit.Hours;
    }

    /// <summary>The answer: a day, or an instant for a period in hours.</summary>
    private readonly record struct Due(DateOnly On, DateTime AtUtc);

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

    private static bool TrySum(Question asked, out Due due, out string? problem)
    {
        due = default;
        problem = null;
        if (asked.IsInstant)
        {
            if (asked.Period.TryAddHours(asked.AtUtc, 1, out var instant)) due = new(default, instant);
            else problem = PastTheLastYear;
        }
        else if (asked.Period.TryAdd(asked.On.DayNumber, 1, England, out var day)) due = new(DateOnly.FromDayNumber(day), default);
        else if (asked.Period.Unit == TimeUnit.WorkingDays) problem = $"{asked.Period} from {Iso(asked.On)} can't be counted: {England.Limits()}";
        else problem = PastTheLastYear;
        return problem is null;
    }

    private static void Write(TextWriter output, Question asked, Due due)
    {
        if (asked.IsInstant)
        {
            output.Write(Iso(due.AtUtc));
            return;
        }
        Span<char> iso = stackalloc char[10];
        due.On.TryFormat(iso, out _, "O", CultureInfo.InvariantCulture);
        output.Write(iso);
    }

    private static void Explain(Question asked, Due due)
    {
        if (asked.Period.Unit != TimeUnit.WorkingDays)
        {
            Console.Out.WriteLine(WhatWasAdded(asked, due));
            return;
        }
        for (var day = asked.On.AddDays(1); day < due.On; day = day.AddDays(1))
            if (England.WhyNotWorking(day) is { } why) Console.Out.WriteLine($"{Iso(day)} {why}");
    }

    private static string WhatWasAdded(Question asked, Due due) => asked.Period.Unit switch
    {
        TimeUnit.Weeks => $"{Iso(asked.On)} and {asked.Period}, which is {Timescale.Days(7 * asked.Period.Count)}",
        TimeUnit.Months when due.On.Day != asked.On.Day => $"{Iso(asked.On)} and {asked.Period}, to the last day of a month that has no day {asked.On.Day}",
        TimeUnit.Months => $"{Iso(asked.On)} and {asked.Period}, to the same day of the month",
        TimeUnit.Hours when LondonTime.Offset(asked.AtUtc) != LondonTime.Offset(due.AtUtc) => $"{Iso(asked.AtUtc)} and {asked.Period} that pass, while the clocks change",
        TimeUnit.Hours => $"{Iso(asked.AtUtc)} and {asked.Period} that pass",
        _ => $"{Iso(asked.On)} and {asked.Period}",
    };

    private static void WarnOfNonWorkingDay(Question asked, Due due)
    {
        if (asked.IsInstant) return;
        if (!England.Knows(due.On)) Console.Error.WriteLine($"whether {Iso(due.On)} is a working day is not known: {England.Limits()}");
        else if (England.WhyNotWorking(due.On) is { } why && England.TryAfter(due.On.DayNumber, -1, out var before))
            Console.Error.WriteLine($"{Iso(due.On)} is not a working day ({why}): the limit does not move; the working day before is {Iso(DateOnly.FromDayNumber(before))}");
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
                Write(output, asked, due);
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
