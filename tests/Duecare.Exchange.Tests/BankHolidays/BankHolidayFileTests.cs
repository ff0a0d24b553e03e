using Duecare.Domain.Calendar;
using Duecare.Exchange.BankHolidays;
using Xunit;

namespace Duecare.Exchange.Tests.BankHolidays;

/// <summary>The dates are made up, of the shape in which they are published.</summary>
public class BankHolidayFileTests
{
    private static readonly string[] Days = ["2029-01-01", "2029-03-30", "2029-04-02", "2029-05-07", "2029-05-28", "2029-08-27", "2029-12-25", "2029-12-26"];

    private static string Json(IEnumerable<string> days)
    {
        var events = string.Join(',', days.Select(d => $$"""{ "title": "A holiday", "date": "{{d}}", "notes": "", "bunting": true }"""));
        return $$"""{ "england-and-wales": { "division": "england-and-wales", "events": [ {{events}} ] }, "scotland": { "division": "scotland", "events": [ { "title": "St Andrew", "date": "2029-11-30" } ] } }""";
    }

    private static string Calendar(IEnumerable<string> days) =>
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + string.Concat(days.Select(d => $"BEGIN:VEVENT\r\nDTEND;VALUE=DATE:20300101\r\nDTSTART;VALUE=DATE:{d.Replace("-", "", StringComparison.Ordinal)}\r\nSUMMARY:A holi\r\n day\r\nEND:VEVENT\r\n")) + "END:VCALENDAR\r\n";

    public static TheoryData<string> Files { get; } = [Json(Days), Calendar(Days)];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_published_files_give_the_days_of_england_with_their_source(string file)
    {
        var reading = BankHolidayFile.Read(file, "gov.uk, read on 1 June 2027");
        Assert.Null(reading.Problem);
        Assert.Equal(("2029", 8), (reading.List!.Years, reading.List.Holidays.Count));
        Assert.All(reading.List.Holidays, h => Assert.Equal(("A holiday", "gov.uk, read on 1 June 2027", true), (h.Name, h.Source, h.Verified)));
        Assert.Empty(reading.List.Problems(WorkingDayCalendar.England));
    }

    [Fact]
    public void A_year_of_which_a_part_is_published_is_left_out()
    {
        var reading = BankHolidayFile.Read(Json([.. Days, "2030-01-01"]), "x");
        Assert.Equal(("2029", 2030), (reading.List!.Years, Assert.Single(reading.LeftOut)));
    }

    [Theory]
    [InlineData("hello", "This is neither")]
    [InlineData("{\"wales\":{}}", "There is no list of events for \"england-and-wales\"")]
    [InlineData("{\"england-and-wales\":{\"events\":[{\"title\":\"x\",\"date\":\"31/12/2029\"}]}}", "It can’t be read as JSON")]
    [InlineData("{\"england-and-wales\":{\"events\":[{\"date\":\"2029-12-31\"}]}}", "It can’t be read as JSON")]
    [InlineData("{", "It can’t be read as JSON")]
    [InlineData("{\"england-and-wales\":{\"events\":[]}}", "No year in it is whole")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT", "An event in it has no day or no name")]
    public void What_is_no_such_list_is_refused_with_what_was_expected(string file, string problem) =>
        Assert.StartsWith(problem, BankHolidayFile.Read(file, "x").Problem, StringComparison.Ordinal);

    [Fact]
    public void Days_are_typed_one_a_line()
    {
        var typed = BankHolidayFile.Typed("2029-01-01 New Year’s Day\r\n\r\n2029-03-30  Good Friday", 2029, "The Gazette");
        Assert.Equal(["2029-01-01 New Year’s Day", "2029-03-30 Good Friday"], typed.List!.Holidays.Select(h => $"{h.On:yyyy-MM-dd} {h.Name}"));
        Assert.Equal("Line 2: expected a date and a name, such as 2029-01-01 New Year’s Day", BankHolidayFile.Typed("2029-01-01 New Year’s Day\n30 March Good Friday", 2029, "x").Problem);
    }

    [Theory]
    [InlineData("2029-12-26", "2029-12-26", null)]
    [InlineData("2029-12-26", "2029-12-29", "29 December 2029 is a Saturday: expected the substitute day")]
    [InlineData("2029-12-26", "2029-12-25", "25 December 2029 stands twice")]
    [InlineData("2029-12-26", "2030-01-01", "2029 has 7 bank holidays: expected the whole year, which has 8 or more")]
    public void A_list_that_can_not_be_of_whole_years_is_refused(string day, string instead, string? problem)
    {
        var list = BankHolidayFile.Typed(string.Join('\n', Days.Select(d => (d == day ? instead : d) + " A holiday")), 2029, "x").List!;
        Assert.Equal(problem, list.Problems(WorkingDayCalendar.England) is [var first, ..] ? first : null);
    }

    [Fact]
    public void A_list_may_not_leave_a_year_out_between_it_and_the_days_known()
    {
        var list = BankHolidayFile.Read(Json(Days.Select(d => d.Replace("2029", "2031", StringComparison.Ordinal))), "x").List!;
        Assert.Contains("The list begins in 2031, and the days known end on 31 December 2028: add 2029 first", list.Problems(WorkingDayCalendar.England));
    }
}
