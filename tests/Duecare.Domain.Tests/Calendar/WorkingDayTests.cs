using Duecare.Domain.Calendar;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Duecare.Domain.Tests.Calendar.Days;

namespace Duecare.Domain.Tests.Calendar;

public class WorkingDayTests
{
    private static readonly WorkingDayCalendar England = WorkingDayCalendar.England;

    [Theory]
    [InlineData("2022-12-22", 1, "2022-12-23")]
    [InlineData("2022-12-23", 1, "2022-12-28")]
    [InlineData("2020-05-07", 1, "2020-05-11")]
    [InlineData("2022-06-01", 1, "2022-06-06")]
    [InlineData("2022-09-16", 1, "2022-09-20")]
    [InlineData("2023-05-05", 1, "2023-05-09")]
    [InlineData("2025-04-17", 1, "2025-04-22")]
    [InlineData("2026-12-24", 1, "2026-12-29")]
    [InlineData("2027-12-24", 1, "2027-12-29")]
    [InlineData("2021-12-31", 1, "2022-01-04")]
    [InlineData("2028-04-13", 1, "2028-04-18")]
    [InlineData("2026-01-03", 1, "2026-01-05")]
    [InlineData("2019-12-20", 10, "2020-01-08")]
    [InlineData("2023-04-06", 10, "2023-04-24")]
    [InlineData("2024-12-20", 10, "2025-01-08")]
    [InlineData("2020-03-20", 15, "2020-04-14")]
    [InlineData("2022-06-02", 15, "2022-06-24")]
    [InlineData("2025-09-03", 15, "2025-09-24")]
    [InlineData("2023-01-23", 45, "2023-03-27")]
    [InlineData("2023-01-31", 45, "2023-04-04")]
    [InlineData("2025-06-09", 45, "2025-08-11")]
    [InlineData("2025-12-19", 45, "2026-02-25")]
    [InlineData("2026-01-02", 45, "2026-03-06")]
    public void The_start_day_is_day_zero_and_the_next_working_day_is_one(string start, int count, string due) =>
        Assert.Equal(Day(due), England.After(Day(start), count));

    [Fact]
    public void Visits_every_ten_working_days_each_made_on_its_due_day()
    {
        var visit = Day("2025-12-12");
        foreach (var due in new[] { "2025-12-30", "2026-01-14", "2026-01-28", "2026-02-11" })
            Assert.Equal(Day(due), visit = England.After(visit, 10));
    }

    [Theory]
    [InlineData("2019-09-17", -2, "2019-09-13")]
    [InlineData("2019-09-16", -1, "2019-09-13")]
    [InlineData("2019-09-15", -1, "2019-09-13")]
    [InlineData("2019-09-14", -1, "2019-09-13")]
    [InlineData("2019-09-14", -2, "2019-09-12")]
    [InlineData("2023-04-11", -1, "2023-04-06")]
    [InlineData("2023-04-10", -1, "2023-04-06")]
    public void Counted_backwards_the_day_itself_is_not_counted(string day, int count, string expected) =>
        Assert.Equal(Day(expected), England.After(Day(day), count));

    [Theory]
    [InlineData("2023-04-08")]
    [InlineData("2023-04-11")]
    public void No_working_days_after_a_day_is_the_day_itself_working_or_not(string day) =>
        Assert.Equal(Day(day), England.After(Day(day), 0));

    [Theory]
    [InlineData("2028-12-28", 1, true)]
    [InlineData("2028-12-29", 1, false)]
    [InlineData("2028-12-31", 0, true)]
    [InlineData("2029-01-01", 0, false)]
    [InlineData("2029-01-01", -1, false)]
    [InlineData("2017-01-04", -1, true)]
    [InlineData("2017-01-03", -1, false)]
    [InlineData("2017-01-01", 1, true)]
    [InlineData("2016-12-31", 1, false)]
    [InlineData("2016-12-31", 0, false)]
    [InlineData("2023-01-23", int.MaxValue, false)]
    [InlineData("2023-01-23", int.MinValue, false)]
    public void A_sum_that_leaves_the_bank_holidays_known_is_refused_at_both_ends(string start, int count, bool known)
    {
        Assert.Equal(known, England.TryAfter(Day(start).DayNumber, count, out var result));
        Assert.Equal(known, result != 0);
        if (!known) Assert.Contains("bank-holiday list", Assert.Throws<ArgumentOutOfRangeException>(() => England.After(Day(start), count)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-12-20", "2019-12-20", 0)]
    [InlineData("2019-12-20", "2019-12-23", 1)]
    [InlineData("2019-12-20", "2020-01-08", 10)]
    [InlineData("2020-01-08", "2019-12-20", 0)]
    [InlineData("2023-04-06", "2023-04-10", 0)]
    [InlineData("2023-04-06", "2023-04-11", 1)]
    [InlineData("2023-04-08", "2023-04-11", 1)]
    [InlineData("2028-12-28", "2035-06-01", 1)]
    [InlineData("2010-06-01", "2017-01-03", 1)]
    [InlineData("0001-01-01", "9999-12-31", 3031)]
    public void Done_on_the_next_working_day_is_one_working_day_late(string due, string done, int late) =>
        Assert.Equal(late, England.Between(Day(due).DayNumber, Day(done).DayNumber));

    [Fact]
    public void After_and_between_undo_each_other_on_working_days()
    {
        var starts = Gen.Choose(England.FirstDay.DayNumber, England.LastDay.DayNumber);
        var cases = (from start in starts from count in Gen.Choose(1, 3100) select (start, count)).ToArbitrary();
        Holds(Prop.ForAll(cases, c =>
            !England.TryAfter(c.start, c.count, out var due)
            || (England.Between(c.start, due) == c.count && England.Between(c.start, due - 1) == c.count - 1)));
        Holds(Prop.ForAll(cases, c =>
            !England.IsWorkingDay(DateOnly.FromDayNumber(c.start))
            || !England.TryAfter(c.start, c.count, out var due)
            || England.After(DateOnly.FromDayNumber(due), -c.count).DayNumber == c.start));
    }

    [Fact]
    public void The_sum_agrees_with_walking_from_day_to_day()
    {
        var starts = Gen.Choose(England.FirstDay.DayNumber - 5, England.LastDay.DayNumber + 5);
        var cases = (from start in starts from count in Gen.Choose(-60, 60) select (start, count)).ToArbitrary();
        Holds(Prop.ForAll(cases, c =>
        {
            var walked = Walk(DateOnly.FromDayNumber(c.start), c.count);
            return England.TryAfter(c.start, c.count, out var result) ? walked == DateOnly.FromDayNumber(result) : walked is null;
        }));
    }

    private static DateOnly? Walk(DateOnly day, int count)
    {
        if (!England.Knows(day)) return null;
        var step = Math.Sign(count);
        while (count != 0)
        {
            day = day.AddDays(step);
            if (!England.Knows(day)) return null;
            if (England.WhyNotWorking(day) is null) count -= step;
        }
        return day;
    }

    private static void Holds(Property property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), property);
}
