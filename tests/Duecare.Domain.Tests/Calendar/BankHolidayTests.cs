using Duecare.Domain.Calendar;
using Xunit;
using static Duecare.Domain.Tests.Calendar.Days;

namespace Duecare.Domain.Tests.Calendar;

public class BankHolidayTests
{
    private static readonly WorkingDayCalendar England = WorkingDayCalendar.England;

    [Theory]
    [InlineData(2017, "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    [InlineData(2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26")]
    [InlineData(2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28")]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    [InlineData(2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    public void The_weekdays_of_a_year_that_are_not_working_days_are_its_bank_holidays_and_no_others(int year, string expected)
    {
        var first = new DateOnly(year, 1, 1);
        var off = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(first.AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !England.IsWorkingDay(day));
        Assert.Equal(expected, string.Join(' ', off.Select(day => Iso(day)[5..])));
    }

    [Theory]
    [InlineData("2020-05-04", "2020-05-08")]
    [InlineData("2022-05-30", "2022-06-02")]
    public void A_bank_holiday_that_was_moved_leaves_a_working_day_behind(string usual, string moved)
    {
        Assert.True(England.IsWorkingDay(Day(usual)));
        Assert.False(England.IsWorkingDay(Day(moved)));
    }

    [Theory]
    [InlineData("2022-06-03", "2023-06-02")]
    [InlineData("2022-09-19", "2023-09-18")]
    [InlineData("2023-05-08", "2022-05-09")]
    public void A_day_off_of_one_year_is_a_working_day_in_another(string once, string otherYear)
    {
        Assert.False(England.IsWorkingDay(Day(once)));
        Assert.True(England.IsWorkingDay(Day(otherYear)));
    }

    [Theory]
    [InlineData("2019-12-24")]
    [InlineData("2021-12-24")]
    [InlineData("2022-12-28")]
    [InlineData("2024-12-27")]
    public void Christmas_Eve_and_the_days_between_Christmas_and_New_Year_are_working_days(string day) =>
        Assert.Null(England.WhyNotWorking(Day(day)));

    [Theory]
    [InlineData("2023-04-07", "Good Friday")]
    [InlineData("2023-04-08", "Saturday")]
    [InlineData("2023-04-09", "Sunday")]
    [InlineData("2023-04-10", "Easter Monday")]
    [InlineData("2021-12-25", "Saturday")]
    [InlineData("2021-12-27", "Christmas Day (substitute day)")]
    [InlineData("2023-04-11", null)]
    public void A_day_off_says_why(string day, string? why) => Assert.Equal(why, England.WhyNotWorking(Day(day)));

    [Theory]
    [InlineData("2016-12-30")]
    [InlineData("2029-01-01")]
    public void Whether_a_day_outside_the_list_is_a_working_day_is_refused_and_not_guessed(string day)
    {
        Assert.Contains("2017-01-01 to 2028-12-31", Assert.Throws<ArgumentOutOfRangeException>(() => England.IsWorkingDay(Day(day))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => England.WhyNotWorking(Day(day)));
        Assert.False(England.Knows(Day(day)));
    }

    [Fact]
    public void Christmas_and_Boxing_Day_are_no_working_days_by_name_even_where_the_list_leaves_them_out()
    {
        var bare = new WorkingDayCalendar([], Day("2019-12-01"), Day("2019-12-31"));
        Assert.Equal("Christmas Day", bare.WhyNotWorking(Day("2019-12-25")));
        Assert.Equal("Boxing Day", bare.WhyNotWorking(Day("2019-12-26")));
        Assert.Equal(Day("2019-12-27"), bare.After(Day("2019-12-24"), 1));
    }

    [Fact]
    public void Each_bank_holiday_says_where_it_was_read_and_a_computed_one_is_not_called_verified()
    {
        Assert.Equal(99, England.Holidays.Count());
        Assert.All(England.Holidays, holiday => Assert.NotEqual("", holiday.Source));
        Assert.All(England.Holidays, holiday => Assert.Equal(holiday.On.Year is >= 2022 and <= 2027, holiday.Verified));
    }
}
