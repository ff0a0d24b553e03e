using System.Text;
using System.Text.RegularExpressions;
using Duecare.Audit;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Exchange.CaseFiles;
using Duecare.Exchange.Demonstration;
using Xunit;

namespace Duecare.Tests.Audit;

/// <summary>A typing mistake in a year must not stop an audit: a record at either end of the years that dates can have is read, worked out and written like any other.</summary>
public sealed partial class EndsOfTheCalendarTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("duecare-ends-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(7973, "9999-12-31")]
    [InlineData(7973, "9998-06-30")]
    [InlineData(-2016, "0010-03-31")]
    public void A_record_at_the_end_of_the_calendar_is_audited_in_every_form(int years, string asAt)
    {
        new DemonstrationAuthority(120, 3, new(2026, 3, 31)).WriteCaseFile(_folder);
        var file = Directory.EnumerateFiles(_folder).Single();
        var text = Day().Replace(File.ReadAllText(file), day => Moved(day, years));
        using var reading = CaseFileReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "moved.json");
        Assert.Empty(reading.Problems.First);
        foreach (var format in AuditWriter.Formats)
        {
            var header = MadeUp.Header() with { AsAt = DateOnly.Parse(asAt) };
            using var writer = AuditWriter.For(format, header, new MemoryStream());
            var run = new AuditRun(header, Rulebook.Shipped, WorkingDayCalendar.England, writer);
            foreach (var child in reading.Chronologies()) run.Add(child);
            writer.Finish([], new());
        }
    }

    private static string Moved(Match day, int years)
    {
        var year = Math.Clamp(int.Parse(day.Groups["year"].Value) + years, 1, 9999);
        return $"{year:0000}-{day.Groups["month"].Value}-{(day.Groups["day"].Value == "29" ? "28" : day.Groups["day"].Value)}";
    }

    [GeneratedRegex(@"\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Day();
}
