using Duecare.Domain.Calendar;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Duecare.Domain.Tests.Calendar.Days;

namespace Duecare.Domain.Tests.Calendar;

public class TimescaleTests
{
    private static readonly WorkingDayCalendar England = WorkingDayCalendar.England;

    [Theory]
    [InlineData("2025-08-31", 6, "2026-02-28")]
    [InlineData("2023-08-31", 6, "2024-02-29")]
    [InlineData("2024-01-31", 1, "2024-02-29")]
    [InlineData("2020-12-16", 1, "2021-01-16")]
    [InlineData("2020-12-16", 2, "2021-02-16")]
    [InlineData("2020-12-16", 3, "2021-03-16")]
    [InlineData("2022-11-30", 3, "2023-02-28")]
    [InlineData("2023-11-30", 3, "2024-02-29")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2025-02-28", 6, "2025-08-28")]
    public void Months_go_to_the_same_day_number_or_the_last_day_of_a_shorter_month(string start, int months, string due) =>
        Assert.Equal(Day(due), Due(Timescale.Months(months), start));

    [Fact]
    public void A_series_in_months_counts_each_time_from_its_anchor_and_never_from_a_shortened_month()
    {
        var monthly = Timescale.Months(1);
        Assert.Equal(Day("2023-02-28"), Due(monthly, "2023-01-31"));
        Assert.Equal(Day("2023-03-31"), Due(monthly, "2023-01-31", times: 2));
        Assert.Equal(Day("2023-04-30"), Due(monthly, "2023-01-31", times: 3));
    }

    [Fact]
    public void Six_weeks_are_exactly_forty_two_days_and_three_months_are_not_twelve_weeks()
    {
        Assert.Equal(Day("2023-01-23").AddDays(42), Due(Timescale.Weeks(6), "2023-01-23"));
        Assert.Equal(Day("2023-01-23").AddDays(126), Due(Timescale.Weeks(6), "2023-01-23", times: 3));
        Assert.NotEqual(Due(Timescale.Weeks(12), "2023-01-23"), Due(Timescale.Months(3), "2023-01-23"));
    }

    [Theory]
    [InlineData(10, TimeUnit.WorkingDays, "2019-12-20", "2020-01-07")]
    [InlineData(1, TimeUnit.WorkingDays, "2019-12-20", "2019-12-20")]
    [InlineData(10, TimeUnit.Days, "2019-12-20", "2019-12-29")]
    [InlineData(1, TimeUnit.Weeks, "2019-12-20", "2019-12-26")]
    [InlineData(1, TimeUnit.Months, "2019-12-20", "2020-01-19")]
    public void Where_the_start_day_is_day_one_the_due_day_comes_one_day_sooner(int count, TimeUnit unit, string start, string due) =>
        Assert.Equal(Day(due), Due(new(count, unit, Counting.StartIsDayOne), start));

    [Theory]
    [InlineData(2, TimeUnit.WorkingDays, "2019-09-13")]
    [InlineData(2, TimeUnit.Days, "2019-09-15")]
    [InlineData(2, TimeUnit.Weeks, "2019-09-03")]
    [InlineData(2, TimeUnit.Months, "2019-07-17")]
    public void A_period_before_a_day_is_counted_backwards_and_the_day_itself_is_not_counted(int count, TimeUnit unit, string due) =>
        Assert.Equal(Day(due), Due(new(count, unit, Counting.Backwards), "2019-09-17"));

    [Theory]
    [InlineData("2020-12-16", "2021-01-16", "2021-01-18")]
    [InlineData("2023-03-07", "2023-04-07", "2023-04-11")]
    [InlineData("2024-01-31", "2024-02-29", "2024-02-29")]
    public void Only_a_subject_access_request_moves_off_a_day_that_is_not_a_working_day(string start, string stays, string moved)
    {
        Assert.Equal(Day(stays), Due(Timescale.Months(1), start));
        Assert.Equal(Day(moved), Due(Timescale.Months(1) with { NonWorkingDay = OnNonWorkingDay.MovesLater }, start));
    }

    [Theory]
    [InlineData("2028-11-29", true)]
    [InlineData("2028-11-30", false)]
    [InlineData("2028-12-05", false)]
    [InlineData("9999-11-30", false)]
    public void A_due_day_that_would_have_to_move_past_the_bank_holidays_known_is_refused(string start, bool known)
    {
        var movesLater = Timescale.Months(1) with { NonWorkingDay = OnNonWorkingDay.MovesLater };
        Assert.Equal(known, movesLater.TryAdd(Day(start).DayNumber, 1, England, out var due));
        Assert.Equal(known, due != 0);
    }

    [Theory]
    [InlineData(1, TimeUnit.Days)]
    [InlineData(1, TimeUnit.Weeks)]
    [InlineData(1, TimeUnit.Months)]
    [InlineData(1, TimeUnit.WorkingDays)]
    [InlineData(int.MaxValue, TimeUnit.Days)]
    [InlineData(int.MaxValue, TimeUnit.Weeks)]
    [InlineData(int.MaxValue, TimeUnit.Months)]
    public void A_sum_past_the_last_day_that_can_be_written_is_refused(int count, TimeUnit unit)
    {
        Assert.False(new Timescale(count, unit).TryAdd(DateOnly.MaxValue.DayNumber, 1, England, out var due));
        Assert.Equal(0, due);
        Assert.False(new Timescale(count, unit, Counting.Backwards).TryAdd(DateOnly.MinValue.DayNumber, 1, England, out _));
        Assert.False(new Timescale(count, unit).TryAdd(DateOnly.MaxValue.DayNumber, int.MaxValue, England, out _));
    }

    [Fact]
    public void A_product_too_large_for_a_count_is_refused_and_does_not_come_round_to_a_small_one() =>
        Assert.False(Timescale.Days(1 << 16).TryAdd(Day("2023-01-23").DayNumber, 1 << 16, England, out _));

    [Fact]
    public void A_period_in_hours_has_no_due_day() =>
        Assert.False(Timescale.Hours(24).TryAdd(Day("2023-01-23").DayNumber, 1, England, out _));

    [Theory]
    [InlineData("2026-03-28T15:00", 24, "2026-03-29T16:00")]
    [InlineData("2026-10-24T15:00", 24, "2026-10-25T14:00")]
    [InlineData("2026-06-05T15:00", 72, "2026-06-08T15:00")]
    public void Hours_pass_over_nights_weekends_and_clock_changes(string decided, int hours, string due)
    {
        var start = LondonTime.FromWallClock(Utc(decided), out _);
        Assert.Equal(due, Iso(LondonTime.At(After(Timescale.Hours(hours), start!.Value)).DateTime));
    }

    [Fact]
    public void Hours_before_an_instant_are_counted_backwards() => Assert.Equal(
        Utc("2026-03-27T15:00"), After(new Timescale(24, TimeUnit.Hours, Counting.Backwards), Utc("2026-03-28T15:00")));

    [Theory]
    [InlineData("9999-12-31T00:00", 23, true)]
    [InlineData("9999-12-31T00:00", 24, false)]
    [InlineData("0001-01-01T23:00", -23, true)]
    [InlineData("0001-01-01T23:00", -24, false)]
    public void Hours_past_the_first_or_last_year_are_refused(string start, int hours, bool counted)
    {
        var period = hours < 0 ? new Timescale(-hours, TimeUnit.Hours, Counting.Backwards) : Timescale.Hours(hours);
        Assert.Equal(counted, period.TryAddHours(Utc(start), 1, out _));
    }

    [Fact]
    public void A_period_in_days_has_no_due_instant() => Assert.False(Timescale.Days(1).TryAddHours(Utc("2026-03-28T15:00"), 1, out _));

    /// <summary>Any period, any number of times, from any day or instant there is: a value or a refusal, and the value is inside the calendar.</summary>
    [Fact]
    public void No_sum_ever_throws()
    {
        var periods = from count in Gen.OneOf(Gen.Choose(0, 99_999), Gen.Choose(0, int.MaxValue))
                      from unit in Gen.Elements(Enum.GetValues<TimeUnit>())
                      from counting in Gen.Elements(Enum.GetValues<Counting>())
                      from moved in Gen.Elements(Enum.GetValues<OnNonWorkingDay>())
                      select new Timescale(count, unit, counting, moved);
        var starts = Gen.OneOf(Gen.Choose(0, DateOnly.MaxValue.DayNumber), Gen.Choose(0, 400), Gen.Choose(DateOnly.MaxValue.DayNumber - 400, DateOnly.MaxValue.DayNumber));
        var sums = from period in periods
                   from start in starts
                   from times in Gen.OneOf(Gen.Choose(0, 12), Gen.Choose(0, int.MaxValue))
                   select (period, start, times);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(sums.ToArbitrary(), sum =>
        {
            var (period, start, times) = sum;
            var at = DateOnly.FromDayNumber(start).ToDateTime(new(12, 0), DateTimeKind.Utc);
            Assert.True(!period.TryAdd(start, times, England, out var due) || (due >= 0 && due <= DateOnly.MaxValue.DayNumber));
            Assert.True(!period.TryAddHours(at, times, out var instant) || (instant - at).TotalHours == (period.Counting == Counting.Backwards ? -1d : 1d) * period.Count * times);
        }));
    }

    private static DateTime After(Timescale hours, DateTime start) => hours.TryAddHours(start, 1, out var due) ? due : throw new InvalidOperationException("refused");

    [Theory]
    [InlineData("45wd", 45, TimeUnit.WorkingDays, "45 working days")]
    [InlineData("1wd", 1, TimeUnit.WorkingDays, "1 working day")]
    [InlineData("10d", 10, TimeUnit.Days, "10 days")]
    [InlineData("6w", 6, TimeUnit.Weeks, "6 weeks")]
    [InlineData("3m", 3, TimeUnit.Months, "3 months")]
    [InlineData("24h", 24, TimeUnit.Hours, "24 hours")]
    [InlineData("0d", 0, TimeUnit.Days, "the same day")]
    public void A_short_form_is_read_and_written_back(string text, int count, TimeUnit unit, string words)
    {
        Assert.True(Timescale.TryParse(text, out var period));
        Assert.Equal(new(count, unit), period);
        Assert.Equal(text, period.Short);
        Assert.Equal(words, period.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("wd")]
    [InlineData("45")]
    [InlineData("45 wd")]
    [InlineData(" 45wd")]
    [InlineData("45WD")]
    [InlineData("-1d")]
    [InlineData("+1d")]
    [InlineData("1.5d")]
    [InlineData("1y")]
    [InlineData("100000d")]
    [InlineData("٤٥wd")]
    public void Anything_else_is_no_period(string text) => Assert.False(Timescale.TryParse(text, out _));

    [Fact]
    public void Words_say_which_way_a_period_is_counted() => Assert.Equal("2 working days before", Timescale.WorkingDaysBefore(2).ToString());

    private static DateOnly Due(Timescale period, string start, int times = 1)
    {
        Assert.True(period.TryAdd(Day(start).DayNumber, times, England, out var due));
        return DateOnly.FromDayNumber(due);
    }
}
