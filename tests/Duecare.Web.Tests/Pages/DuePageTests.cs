using AngleSharp.Html.Dom;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Pages;

public class DuePageTests(SiteFixture fixture)
{
    [Theory]
    [InlineData("2023-01-23", "45", "WorkingDays", null, "Due on Monday 27 March 2023")]
    [InlineData("2023-04-06", "10", "WorkingDays", null, "Due on Monday 24 April 2023")]
    [InlineData("2023-01-23", "10", "Days", null, "Due on Thursday 2 February 2023")]
    [InlineData("2023-01-23", "6", "Weeks", null, "Due on Monday 6 March 2023")]
    [InlineData("2025-08-31", "6", "Months", null, "Due on Saturday 28 February 2026")]
    [InlineData("2023-01-22", "0", "WorkingDays", null, "Due on Sunday 22 January 2023")]
    [InlineData("2026-03-28", "24", "Hours", "3pm", "Due at 4pm on Sunday 29 March 2026, British Summer Time")]
    [InlineData("2026-03-28", "24", "Hours", "15:00", "Due at 4pm on Sunday 29 March 2026, British Summer Time")]
    [InlineData("2026-10-24", "24", "Hours", "3.30 PM", "Due at 2:30pm on Sunday 25 October 2026, Greenwich Mean Time")]
    [InlineData("2026-10-25", "1", "Hours", "1:30am BST", "Due at 1:30am on Sunday 25 October 2026, Greenwich Mean Time")]
    [InlineData("2026-10-25", "1", "Hours", "1:30am GMT", "Due at 2:30am on Sunday 25 October 2026, Greenwich Mean Time")]
    public async Task The_due_day_is_that_of_the_command_line(string start, string count, string unit, string? time, string due) =>
        Assert.Equal(due, (await AskAsync(start, count, unit, time)).QuerySelector(".duecare-answer h2")!.TextContent);

    [Fact]
    public async Task Each_day_that_was_not_counted_is_named_with_its_reason()
    {
        var page = await AskAsync("2023-04-06", "2", "WorkingDays");
        Assert.Equal(
            ["Friday 7 April 2023: Good Friday", "Saturday 8 April 2023: Saturday", "Sunday 9 April 2023: Sunday", "Monday 10 April 2023: Easter Monday"],
            page.QuerySelectorAll("tbody tr").Select(row => $"{row.Children[0].TextContent.Trim()}: {row.Children[1].TextContent.Trim()}"));
        Assert.Contains("Thursday 6 April 2023, which is itself not counted, and 2 working days.", page.QuerySelector(".duecare-answer")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bank_holiday_that_nobody_read_in_the_published_list_is_shown_as_unverified()
    {
        var page = await AskAsync("2028-12-20", "5", "WorkingDays");
        var row = Assert.Single(page.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("25 December 2028", StringComparison.Ordinal));
        Assert.Equal("Unverified", row.QuerySelector(".govuk-tag")!.TextContent);
        Assert.Null((await AskAsync("2023-04-06", "2", "WorkingDays")).QuerySelector("tbody .govuk-tag"));
    }

    [Theory]
    [InlineData("2025-08-31", "6", "Months", "This is not a working day (Saturday). The limit does not move: the working day before is Friday 27 February 2026.")]
    [InlineData("2030-01-01", "1", "Days", "Whether this is a working day is not known: the bank holidays known are those from 1 January 2017 to 31 December 2028.")]
    [InlineData("2023-01-23", "10", "Days", null)]
    public async Task A_due_day_that_is_no_working_day_is_warned_of_and_not_moved(string start, string count, string unit, string? warning) =>
        Assert.Equal(warning, (await AskAsync(start, count, unit)).QuerySelector(".govuk-warning-text__text")?.TextContent["Warning".Length..]);

    [Theory]
    [InlineData("Start.Day=31&Start.Month=2&Start.Year=2026&Count=1&Unit=Days", "Start", "February 2026 has 28 days")]
    [InlineData("Start.Month=2&Start.Year=2026&Count=1&Unit=Days", "Start", "The day it starts must include a day")]
    [InlineData("Start.Day=1&Start.Month=2&Count=1&Unit=Days", "Start_Year", "The day it starts must include a year")]
    [InlineData("Start.Day=1&Start.Month=13&Start.Year=2026&Count=1&Unit=Days", "Start_Month", "Month must be a number from 1 to 12, or a name such as March")]
    [InlineData("Start.Day=1&Start.Month=2&Start.Year=26&Count=1&Unit=Days", "Start_Year", "Year must have 4 numbers, such as 2026")]
    [InlineData("Count=1&Unit=Days", "Start", "Enter the day it starts")]
    [InlineData("Start.Day=1&Start.Month=2&Start.Year=2026&Unit=Days", "Count", "Enter how many")]
    [InlineData("Start.Day=1&Start.Month=2&Start.Year=2026&Count=-2&Unit=Days", "Count", "How many must be a whole number, from 0 to 99999")]
    [InlineData("Start.Day=1&Start.Month=2&Start.Year=2026&Count=100000&Unit=Days", "Count", "How many must be a whole number, from 0 to 99999")]
    [InlineData("Start.Day=1&Start.Month=2&Start.Year=2026&Count=1", "Unit", "Choose what is counted")]
    [InlineData("Start.Day=1&Start.Month=2&Start.Year=2026&Count=1&Unit=Years", "Unit", "Choose what is counted")]
    [InlineData("Start.Day=1&Start.Month=2&Start.Year=2026&Count=1&Unit=7", "Unit", "Choose what is counted")]
    [InlineData("Start.Day=1&Start.Month=2&Start.Year=2026&Count=1&Unit=Hours", "Time", "Enter the time at which it starts")]
    [InlineData("Start.Day=1&Start.Month=2&Start.Year=2026&Count=1&Unit=Hours&Time=teatime", "Time", "The time must be such as 3:30pm or 15:30")]
    [InlineData("Start.Day=29&Start.Month=3&Start.Year=2026&Count=1&Unit=Hours&Time=1:30am", "Time", "London’s clocks went forward over this time that night: enter an earlier or a later one")]
    [InlineData("Start.Day=25&Start.Month=10&Start.Year=2026&Count=1&Unit=Hours&Time=1:30am", "Time", "London’s clocks showed this time twice that night, as they went back: add BST for the first or GMT for the second, such as 1:30am BST")]
    [InlineData("Start.Day=29&Start.Month=12&Start.Year=2028&Count=1&Unit=WorkingDays", "Start", "The bank holidays known are those from 1 January 2017 to 31 December 2028, and this count leaves them: enter another day or fewer working days")]
    [InlineData("Start.Day=31&Start.Month=12&Start.Year=9999&Count=1&Unit=Days", "Start", "The answer lies past the year 9999: enter an earlier day or a shorter period")]
    [InlineData("Start.Day=31&Start.Month=12&Start.Year=9999&Count=99&Unit=Hours&Time=3pm", "Start", "The answer lies past the year 9999: enter an earlier day or fewer hours")]
    public async Task What_can_not_be_counted_is_refused_beside_its_field_and_what_was_typed_is_kept(string query, string field, string message)
    {
        using var client = fixture.Site.Client();
        var page = await client.PageAsync("/due?" + query);
        var link = Assert.Single(page.QuerySelectorAll(".govuk-error-summary a"));
        Assert.Equal((message, "#" + field), (link.TextContent, link.GetAttribute("href")));
        Assert.NotNull(page.GetElementById(field));
        Assert.Equal("Error: " + message, Assert.Single(page.QuerySelectorAll(".govuk-error-message")).TextContent);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".duecare-answer"));
        foreach (var pair in query.Split('&').Select(p => p.Split('=')).Where(p => p[0] != "Unit"))
            Assert.Equal(Uri.UnescapeDataString(pair[1]), ((IHtmlInputElement)page.QuerySelector($"input[name='{pair[0]}']")!).Value);
    }

    [Fact]
    public async Task Refusals_are_listed_in_the_order_of_the_page()
    {
        using var client = fixture.Site.Client();
        var page = await client.PageAsync("/due?Start.Day=31&Start.Month=2&Start.Year=2026&Count=x");
        Assert.Equal(["#Start", "#Count", "#Unit"], page.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Nothing_is_chosen_or_refused_before_anybody_asked()
    {
        using var client = fixture.Site.Client();
        var page = await client.PageAsync("/due");
        Assert.Empty(page.QuerySelectorAll("input[checked], .govuk-error-message, .govuk-error-summary, .duecare-answer"));
    }

    private async Task<IHtmlDocument> AskAsync(string start, string count, string unit, string? time = null)
    {
        using var client = fixture.Site.Client();
        var day = DateOnly.ParseExact(start, "yyyy-MM-dd");
        return await client.PageAsync($"/due?Start.Day={day.Day}&Start.Month={day.Month}&Start.Year={day.Year}&Count={count}&Unit={unit}&Time={Uri.EscapeDataString(time ?? "")}");
    }
}
