using System.Globalization;
using System.Text;
using Xunit;
using static Duecare.Tests.Ran;

namespace Duecare.Tests.Commands;

public class DueCommandTests
{
    [Theory]
    [InlineData("2023-01-23", "45wd", "2023-03-27")]
    [InlineData("2023-04-06", "10wd", "2023-04-24")]
    [InlineData("2023-01-23", "10d", "2023-02-02")]
    [InlineData("2023-01-23", "6w", "2023-03-06")]
    [InlineData("2025-08-31", "6m", "2026-02-28")]
    [InlineData("2023-01-22", "0wd", "2023-01-22")]
    [InlineData("1995-06-01", "18m", "1996-12-01")]
    [InlineData("2026-03-28T15:00", "24h", "2026-03-29T16:00+01:00")]
    [InlineData("2026-10-24T15:00", "24h", "2026-10-25T14:00+00:00")]
    [InlineData("2026-06-01T15:00:30", "72h", "2026-06-04T15:00:30+01:00")]
    [InlineData("2026-03-28T15:00Z", "24h", "2026-03-29T16:00+01:00")]
    [InlineData("2026-03-28T20:30+05:30", "24h", "2026-03-29T16:00+01:00")]
    [InlineData("2026-10-25T01:30+01:00", "1h", "2026-10-25T01:30+00:00")]
    public void The_answer_stands_alone_on_a_line(string date, string period, string due) =>
        Assert.Equal(new(due + Environment.NewLine, "", 0), Run("due", date, period));

    [Theory]
    [InlineData("2023-02-29", "45wd", "\"2023-02-29\" is not a date: expected a day that exists, written 2023-01-23")]
    [InlineData("23/01/2023", "45wd", "\"23/01/2023\" is not a date: expected a day that exists, written 2023-01-23")]
    [InlineData("2023-01-23", "45", "\"45\" is not a period: expected a number of working days, days, weeks, months or hours, such as 45wd, 10d, 6w, 3m or 24h")]
    [InlineData("2023-01-23", "-2wd", "\"-2wd\" is not a period: expected")]
    [InlineData("2026-03-28", "24h", "2026-03-28 has no time of day, and hours run from an instant: expected London time such as 2026-03-28T15:00")]
    [InlineData("2026-03-28 15:00", "24h", "\"2026-03-28 15:00\" is not a time: expected")]
    [InlineData("2026-03-28T15:00", "1wd", "\"2026-03-28T15:00\" has a time of day, and only hours run from an instant: expected a day")]
    [InlineData("2026-03-28T15:00", "1d", "\"2026-03-28T15:00\" has a time of day")]
    [InlineData("2026-03-28T15:00", "1w", "\"2026-03-28T15:00\" has a time of day")]
    [InlineData("2026-03-28T15:00", "1m", "\"2026-03-28T15:00\" has a time of day")]
    [InlineData("2026-03-29T01:30", "24h", "2026-03-29T01:30 did not happen in London: the clocks went forward over it")]
    [InlineData("2026-10-25T01:30", "24h", "2026-10-25T01:30 happened twice in London, as the clocks went back: add +01:00 or +00:00")]
    [InlineData("2028-12-29", "1wd", "1 working day from 2028-12-29 can't be counted: working days are known from 2017-01-01 to 2028-12-31, the days that the bank-holiday list covers")]
    [InlineData("2016-12-30", "1wd", "1 working day from 2016-12-30 can't be counted: working days are known from 2017-01-01 to 2028-12-31")]
    [InlineData("9999-12-31", "1d", "the answer lies past the year 9999: expected an earlier date or a shorter period")]
    [InlineData("9999-12-01", "1m", "the answer lies past the year 9999: expected")]
    [InlineData("9999-12-31T23:30", "1h", "the answer lies past the year 9999: expected")]
    [InlineData("2023-01-23\n", "1d", "\"2023-01-23 \" is not a date: expected")]
    public void What_can_not_be_answered_is_refused_on_one_line_that_says_what_was_expected(string date, string period, string refusal) =>
        AssertRefused(Run("due", date, period), "duecare due: " + refusal);

    [Fact]
    public void Without_a_date_or_a_period_it_says_what_to_give()
    {
        AssertRefused(Run("due"), "duecare due: Required argument missing for command: 'due'; expected duecare due DATE [PERIOD] [--explain]");
        AssertRefused(Run("due", "2023-01-23"), "duecare due: no period is given; expected");
        AssertRefused(Run("due", "2023-01-23", "45wd", "more"), "duecare due: \"more\" is not known here; expected duecare due DATE [PERIOD] [--explain]");
        AssertRefused(Run("due", "2023-01-23", "45wd", "--explian"), "duecare due: \"--explian\" is not known here; expected");
    }

    [Fact]
    public void Explained_it_names_each_day_skipped_and_why_and_ends_with_the_due_date() => Assert.Equal(
        new(Lines("2023-04-07 Good Friday", "2023-04-08 Saturday", "2023-04-09 Sunday", "2023-04-10 Easter Monday", "2023-04-12"), "", 0),
        Run("due", "2023-04-06", "2wd", "--explain"));

    [Theory]
    [InlineData("2023-01-23", "10d", "2023-01-23 and 10 days", "2023-02-02")]
    [InlineData("2023-01-23", "6w", "2023-01-23 and 6 weeks, which is 42 days", "2023-03-06")]
    [InlineData("2023-01-23", "3m", "2023-01-23 and 3 months, to the same day of the month", "2023-04-23")]
    [InlineData("2023-08-31", "6m", "2023-08-31 and 6 months, to the last day of a month that has no day 31", "2024-02-29")]
    [InlineData("2026-06-01T15:00", "24h", "2026-06-01T15:00+01:00 and 24 hours that pass", "2026-06-02T15:00+01:00")]
    [InlineData("2026-03-28T15:00", "24h", "2026-03-28T15:00+00:00 and 24 hours that pass, while the clocks change", "2026-03-29T16:00+01:00")]
    public void Explained_it_says_what_was_added(string date, string period, string added, string due) =>
        Assert.Equal(Lines(added, due), Run("due", date, period, "--explain").Output);

    [Theory]
    [InlineData("2025-08-31", "6m", "2026-02-28 is not a working day (Saturday): the limit does not move; the working day before is 2026-02-27")]
    [InlineData("2023-03-28", "10d", "2023-04-07 is not a working day (Good Friday): the limit does not move; the working day before is 2023-04-06")]
    [InlineData("2023-01-23", "10d", "")]
    [InlineData("2025-08-31", "6y", null)]
    [InlineData("2030-01-01", "1d", "whether 2030-01-02 is a working day is not known: working days are known from 2017-01-01 to 2028-12-31, the days that the bank-holiday list covers")]
    public void Explained_it_warns_of_a_limit_on_a_day_off_without_moving_it(string date, string period, string? warning)
    {
        var ran = Run("due", date, period, "--explain");
        if (warning is null) Assert.Equal(2, ran.Status);
        else Assert.Equal((warning, 0), (ran.Messages.TrimEnd(), ran.Status));
    }

    [Fact]
    public void Each_line_of_standard_input_is_answered_by_a_line() => Assert.Equal(
        new("2023-03-27\n2023-02-02\n2026-03-29T16:00+01:00\n2024-02-29\n", "", 0),
        RunReading("2023-01-23 45wd\r\n  2023-01-23\t 10d \n2026-03-28T15:00 24h\n2023-08-31 6m", "due", "-"));

    [Fact]
    public void A_bad_line_gets_an_empty_answer_and_a_message_and_the_others_are_answered()
    {
        var ran = RunReading("2023-01-23 45wd\n\n2023-01-23\nyesterday 10d\n2023-01-23 10d\n2023-01-23 4 wd\n\u001b[31m 1d\n", "due", "-");
        Assert.Equal("2023-03-27\n\n\n\n2023-02-02\n\n\n", ran.Output);
        Assert.Equal(2, ran.Status);
        Assert.Equal(
            [
                "-: line 2: the line is empty: expected a date and a period, such as 2023-01-23 45wd",
                "-: line 3: \"2023-01-23\" is not a date and a period: expected such as 2023-01-23 45wd",
                "-: line 4: \"yesterday\" is not a date: expected a day that exists, written 2023-01-23",
                "-: line 6: \"4 wd\" is not a period: expected a number of working days, days, weeks, months or hours, such as 45wd, 10d, 6w, 3m or 24h",
                "-: line 7: \" [31m\" is not a date: expected a day that exists, written 2023-01-23",
            ],
            ran.Messages.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_line_longer_than_any_buffer_is_one_bad_line()
    {
        var ran = RunReading($"{new string('9', 200_000)} 1d\n2023-01-23 1d\n", "due", "-");
        Assert.Equal(("\n2023-01-24\n", 2), (ran.Output, ran.Status));
        Assert.Equal(1, ran.Messages.Count(c => c == '\n'));
        Assert.InRange(ran.Messages.Length, 1, 200);
    }

    [Fact]
    public void A_line_longer_than_any_buffer_is_read_to_its_end() =>
        Assert.Equal(new("2023-02-02\n2023-01-24\n", "", 0), RunReading($"2023-01-23{new string(' ', 200_000)}10d\n2023-01-23 1d\n", "due", "-"));

    [Fact]
    public void No_input_is_no_answer_and_no_mistake() => Assert.Equal(new("", "", 0), Run("due", "-"));

    [Theory]
    [InlineData("45wd")]
    [InlineData("--explain")]
    public void With_standard_input_nothing_else_is_taken(string more) =>
        AssertRefused(Run("due", "-", more), "duecare due: with - each line of standard input gives a date and a period; expected duecare due - and nothing after it");

    [Fact]
    public async Task A_line_is_answered_before_the_next_one_is_written()
    {
        using var due = Start("due", "-");
        foreach (var (asked, answer) in new[] { ("2023-01-23 45wd", "2023-03-27"), ("2023-01-23 10d", "2023-02-02") })
        {
            await due.StandardInput.WriteAsync(asked + "\n");
            await due.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            Assert.Equal(answer, await due.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        }
        due.StandardInput.Close();
        await due.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, due.ExitCode);
    }

    [Fact]
    public void Many_lines_keep_their_order()
    {
        var asked = new StringBuilder();
        var expected = new StringBuilder();
        for (var day = new DateOnly(2017, 1, 1); day.Year < 2100; day = day.AddDays(1))
        {
            asked.Append(CultureInfo.InvariantCulture, $"{day:O} 10d\n");
            expected.Append(CultureInfo.InvariantCulture, $"{day.AddDays(10):O}\n");
        }
        Assert.Equal(new(expected.ToString(), "", 0), RunReading(asked.ToString(), "due", "-"));
    }

    private static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + Environment.NewLine));

    private static void AssertRefused(Ran ran, string startOfMessage)
    {
        Assert.Equal(("", 2), (ran.Output, ran.Status));
        Assert.StartsWith(startOfMessage, ran.Messages, StringComparison.Ordinal);
        Assert.Equal(1, ran.Messages.Count(c => c == '\n'));
    }
}
