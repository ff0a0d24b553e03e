using Duecare.Domain.Calendar;
using Xunit;
using static Duecare.Domain.Tests.Calendar.Days;

namespace Duecare.Domain.Tests.Calendar;

public class ApproximateDateTests
{
    [Theory]
    [InlineData("2019-09-17", "2019-09-17", "2019-09-17")]
    [InlineData("2019-09", "2019-09-01", "2019-09-30")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2019", "2019-01-01", "2019-12-31")]
    [InlineData("[2023-01-21..2023-01-31]", "2023-01-21", "2023-01-31")]
    [InlineData("[2023-12-21..2024-01-03]", "2023-12-21", "2024-01-03")]
    [InlineData("9999", "9999-01-01", "9999-12-31")]
    public void Each_form_of_EDTF_is_read_and_written_back(string text, string earliest, string latest)
    {
        Assert.True(ApproximateDate.TryParse(text, out var date, out var problem));
        Assert.Null(problem);
        Assert.Equal(new(Day(earliest), Day(latest)), date);
        Assert.Equal(text, date.ToEdtf());
        Assert.Equal(earliest == latest, date.IsExact);
    }

    [Theory]
    [InlineData("[2023-01..2023-02]", "2023-01-01", "2023-02-28", "[2023-01-01..2023-02-28]")]
    [InlineData("[2022..2023]", "2022-01-01", "2023-12-31", "[2022-01-01..2023-12-31]")]
    [InlineData("[2023-02-01..2023-02-28]", "2023-02-01", "2023-02-28", "2023-02")]
    [InlineData("[2023-01-21..2023-01-21]", "2023-01-21", "2023-01-21", "2023-01-21")]
    public void A_range_runs_from_the_first_day_of_its_start_to_the_last_day_of_its_end(string text, string earliest, string latest, string edtf)
    {
        Assert.True(ApproximateDate.TryParse(text, out var date, out _));
        Assert.Equal(new(Day(earliest), Day(latest)), date);
        Assert.Equal(edtf, date.ToEdtf());
    }

    [Theory]
    [InlineData("")]
    [InlineData("17/09/2019")]
    [InlineData("2019-9-17")]
    [InlineData("2019-02-29")]
    [InlineData("2019-13")]
    [InlineData("0000")]
    [InlineData("2019-09-17T10:00")]
    [InlineData("2019-09-1X")]
    [InlineData("~2019")]
    [InlineData("[..2019-08-31]")]
    [InlineData("[2019-08-31..]")]
    [InlineData("[..]")]
    [InlineData("[]")]
    [InlineData("[")]
    [InlineData("[2019-08-31]")]
    [InlineData("2019-08-01..2019-08-31")]
    [InlineData("[2019-08-01...2019-08-31]")]
    [InlineData("[2019-08-01,2019-08-31]")]
    public void Anything_else_is_refused_with_what_was_expected(string text)
    {
        Assert.False(ApproximateDate.TryParse(text, out _, out var problem));
        Assert.Equal($"\"{text}\" is not a date: expected 2019-09-17, 2019-09, 2019 or [2023-01-21..2023-01-31]", problem);
    }

    [Fact]
    public void A_range_that_ends_before_it_starts_is_refused()
    {
        Assert.False(ApproximateDate.TryParse("[2023-01-31..2023-01-21]", out _, out var problem));
        Assert.Equal("the range [2023-01-31..2023-01-21] ends before it starts", problem);
    }

    [Theory]
    [InlineData("2019-09-17", "17 September 2019")]
    [InlineData("2019-09", "September 2019")]
    [InlineData("2019", "2019")]
    [InlineData("[2023-01-21..2023-01-31]", "between 21 and 31 January 2023")]
    [InlineData("[2023-01-21..2023-02-03]", "between 21 January and 3 February 2023")]
    [InlineData("[2023-12-21..2024-01-03]", "between 21 December 2023 and 3 January 2024")]
    public void In_a_sentence_it_reads_as_a_person_would_say_it(string text, string words)
    {
        Assert.True(ApproximateDate.TryParse(text, out var date, out _));
        Assert.Equal(words, date.ToString());
        Assert.Equal($"{words} (\"as the mother put it\")", (date with { AsStated = "as the mother put it" }).ToString());
    }
}
