using Duecare.Domain.Calendar;
using Xunit;
using static Duecare.Domain.Tests.Calendar.Days;

namespace Duecare.Domain.Tests.Calendar;

public class LondonTimeTests
{
    [Theory]
    [InlineData("2026-03-29T00:59", 0)]
    [InlineData("2026-03-29T01:00", 1)]
    [InlineData("2026-10-25T00:59", 1)]
    [InlineData("2026-10-25T01:00", 0)]
    [InlineData("2024-03-31T01:00", 1)]
    [InlineData("2024-10-27T00:59", 1)]
    [InlineData("2025-03-30T01:00", 1)]
    [InlineData("2025-10-26T00:59", 1)]
    [InlineData("2027-03-28T01:00", 1)]
    [InlineData("2027-10-31T00:59", 1)]
    [InlineData("2028-03-26T01:00", 1)]
    [InlineData("2028-10-29T00:59", 1)]
    public void Clocks_change_at_one_in_the_morning_by_Greenwich(string utc, int ahead) =>
        Assert.Equal(TimeSpan.FromHours(ahead), LondonTime.Offset(Utc(utc)));

    [Theory]
    [InlineData("1988-10-23T00:59", 1)]
    [InlineData("1988-10-23T01:00", 0)]
    [InlineData("1995-10-22T01:00", 0)]
    [InlineData("1989-10-29T00:59", 1)]
    [InlineData("1996-10-26T12:00", 1)]
    [InlineData("1996-10-27T01:00", 0)]
    public void Until_1995_summer_time_ended_before_the_last_Sunday_of_October(string utc, int ahead) =>
        Assert.Equal(TimeSpan.FromHours(ahead), LondonTime.Offset(Utc(utc)));

    [Theory]
    [InlineData("2026-03-28", "2026-03-28T00:00", "2026-03-28T23:59")]
    [InlineData("2026-03-29", "2026-03-29T00:00", "2026-03-29T22:59")]
    [InlineData("2026-03-30", "2026-03-29T23:00", "2026-03-30T22:59")]
    [InlineData("2026-10-25", "2026-10-24T23:00", "2026-10-25T23:59")]
    [InlineData("2026-10-26", "2026-10-26T00:00", "2026-10-26T23:59")]
    public void A_day_runs_from_Londons_midnight_to_Londons_last_second(string day, string start, string end)
    {
        Assert.Equal(Utc(start), LondonTime.StartOf(Day(day)));
        Assert.Equal(Utc(end).AddSeconds(59), LondonTime.EndOf(Day(day)));
    }

    [Fact]
    public void The_first_and_last_days_that_can_be_written_have_a_start_and_an_end()
    {
        Assert.Equal(DateTime.MinValue, LondonTime.StartOf(DateOnly.MinValue));
        Assert.Equal(DateOnly.MaxValue, DateOnly.FromDateTime(LondonTime.EndOf(DateOnly.MaxValue)));
        Assert.Equal(DateTime.MinValue, LondonTime.FromWallClock(DateTime.MinValue, out _));
        Assert.Equal(DateTime.MaxValue, LondonTime.FromWallClock(DateTime.MaxValue, out _));
    }

    [Theory]
    [InlineData("2026-06-30T22:59", "2026-06-30")]
    [InlineData("2026-06-30T23:00", "2026-07-01")]
    [InlineData("2026-12-31T23:59", "2026-12-31")]
    public void Just_before_midnight_by_Greenwich_it_is_tomorrow_in_a_London_summer(string utc, string day) =>
        Assert.Equal(Day(day), LondonTime.DateOf(Utc(utc)));

    [Theory]
    [InlineData("2026-03-29T00:59", "2026-03-29T00:59")]
    [InlineData("2026-03-29T02:00", "2026-03-29T01:00")]
    [InlineData("2026-10-25T00:59", "2026-10-24T23:59")]
    [InlineData("2026-10-25T02:00", "2026-10-25T02:00")]
    public void Londons_wall_clock_names_one_instant_on_either_side_of_the_change(string wall, string utc)
    {
        Assert.Equal(Utc(utc), LondonTime.FromWallClock(Utc(wall), out var problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("2026-03-29T01:00", "did not happen in London")]
    [InlineData("2026-03-29T01:59", "did not happen in London")]
    [InlineData("2026-10-25T01:00", "happened twice in London")]
    [InlineData("2026-10-25T01:59", "happened twice in London")]
    public void The_hour_that_never_was_and_the_hour_that_was_twice_are_refused_with_what_to_say_instead(string wall, string why)
    {
        Assert.Null(LondonTime.FromWallClock(Utc(wall), out var problem));
        Assert.StartsWith($"{wall} {why}", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_hour_from_1981_to_2028_is_the_one_that_the_time_zone_database_gives()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out var london))
            Assert.Skip("This machine has no time zone database to compare with.");
        for (var utc = Utc("1981-01-01T00:00"); utc.Year <= 2028; utc = utc.AddHours(1))
        {
            Assert.Equal(london.GetUtcOffset(utc), LondonTime.Offset(utc));
            var wall = DateTime.SpecifyKind(utc, DateTimeKind.Unspecified);
            var refused = london.IsInvalidTime(wall) || london.IsAmbiguousTime(wall);
            Assert.Equal(refused ? null : TimeZoneInfo.ConvertTimeToUtc(wall, london), LondonTime.FromWallClock(wall, out _));
        }
    }
}
