using Duecare.Web.Forms;
using Xunit;

namespace Duecare.Web.Tests.Forms;

public class DatePartsTests
{
    [Theory]
    [InlineData("27", "3", "2026", "2026-03-27")]
    [InlineData(" 07 ", "03", "2026", "2026-03-07")]
    [InlineData("27", "March", "2026", "2026-03-27")]
    [InlineData("27", "mar", "2026", "2026-03-27")]
    [InlineData("29", "2", "2028", "2028-02-29")]
    public void A_whole_date_is_read(string day, string month, string year, string expected)
    {
        Assert.Null(new DateParts { Day = day, Month = month, Year = year }.Read("date", out var date));
        Assert.Equal(expected, date.ToString("yyyy-MM-dd"));
    }

    [Theory]
    [InlineData("29", "2", "2027", "Day", "February 2027 has 28 days")]
    [InlineData("0", "3", "2026", "Day", "Day must be a number from 1 to 31")]
    [InlineData("32", "3", "2026", "Day", "Day must be a number from 1 to 31")]
    [InlineData("-1", "3", "2026", "Day", "Day must be a number from 1 to 31")]
    [InlineData("1", "0", "2026", "Month", "Month must be a number from 1 to 12, or a name such as March")]
    [InlineData("1", "13", "2026", "Month", "Month must be a number from 1 to 12, or a name such as March")]
    [InlineData("1", "ma", "2026", "Month", "Month must be a number from 1 to 12, or a name such as March")]
    [InlineData("1", "3", "26", "Year", "Year must have 4 numbers, such as 2026")]
    [InlineData("1", "3", "1899", "Year", "Year must have 4 numbers, such as 2026")]
    [InlineData("1", "3", null, "Year", "The date must include a year")]
    [InlineData("1", " ", "2026", "Month", "The date must include a month")]
    [InlineData(null, "3", "2026", "Day", "The date must include a day")]
    [InlineData(null, null, null, null, "Enter the date")]
    public void What_is_missing_and_what_can_not_be_are_told_apart(string? day, string? month, string? year, string? part, string message) =>
        Assert.Equal(new(part, message), new DateParts { Day = day, Month = month, Year = year }.Read("date", out _));

    [Theory]
    [InlineData("27", "3", "2026", "2026-03-27")]
    [InlineData("", "3", "2026", "2026-03")]
    [InlineData("", "", "2026", "2026")]
    public void What_is_known_only_roughly_is_read_as_far_as_it_is_known(string day, string month, string year, string edtf)
    {
        Assert.Null(new AboutWhen { From = new() { Day = day, Month = month, Year = year } }.Read("date", out var when));
        Assert.Equal((edtf, null), (when.ToEdtf(), when.AsStated));
    }

    [Fact]
    public void A_day_without_its_month_is_refused_even_roughly() =>
        Assert.Equal((nameof(AboutWhen.From), new("Month", "The date must include a month")), new AboutWhen { From = new() { Day = "3", Year = "2026" } }.Read("date", out _));

    [Fact]
    public void Somewhere_between_two_days_runs_from_the_first_possible_to_the_last_and_keeps_the_words()
    {
        var between = new AboutWhen { From = new() { Day = "21", Month = "1", Year = "2023" }, To = new() { Month = "2", Year = "2023" }, Words = " late January " };
        Assert.Null(between.Read("date", out var when));
        Assert.Equal(("[2023-01-21..2023-02-28]", "late January"), (when.ToEdtf(), when.AsStated));
    }

    [Theory]
    [InlineData("20", false)]
    [InlineData("21", true)]
    public void The_last_day_must_not_be_before_the_first(string last, bool isTaken)
    {
        var between = new AboutWhen { From = new() { Day = "21", Month = "1", Year = "2023" }, To = new() { Day = last, Month = "1", Year = "2023" } };
        Assert.Equal(isTaken ? null : (nameof(AboutWhen.To), new(null, "The last day it can have been must not be before the first")), between.Read("date", out _));
    }
}
