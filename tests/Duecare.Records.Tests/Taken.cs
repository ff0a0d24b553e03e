using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Exchange.CaseFiles;
using Duecare.Exchange.Demonstration;
using Duecare.Records.Keeping;
using Xunit;

namespace Duecare.Records.Tests;

/// <summary>Case files taken over, and what their duty lists say.</summary>
internal static class Taken
{
    public static readonly string[] Decisions = ["essex-19-020-833.json", "essex-19-020-833-dated.json", "essex-23-015-769.json"];

    public static CaseFileReading Decision(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Duecare.slnx"))) folder = folder.Parent!;
        return Accepted(Path.Combine(folder.FullName, "samples", name));
    }

    public static CaseFileReading Authority(int children, long seed = 7)
    {
        var folder = Directory.CreateTempSubdirectory("duecare-").FullName;
        new DemonstrationAuthority(children, seed, new(2026, 3, 31)).WriteCaseFile(folder);
        var reading = Accepted(Path.Combine(folder, DemonstrationAuthority.CaseFileName));
        Directory.Delete(folder, recursive: true);
        return reading;
    }

    public static TakenOver Source(CaseFileReading reading, string from = "a case file", string idPrefix = "") => new()
    {
        From = from,
        Author = "import",
        IdPrefix = idPrefix,
        Covers = reading.File!.Covers,
        Children = reading.File.Children,
        People = reading.File.People.ToDictionary(p => p.Id, p => new TakenOverPerson(p.Relation, p.Name, p.Born)),
        Chronologies = reading.Chronologies(),
    };

    public static async Task Whole(Ledger ledger, TakenOver source) => Assert.Empty((await ledger.TakeOver(source)).Refusals);

    /// <summary>The duty list of a child, every field of it, a line to each duty.</summary>
    public static List<string> Lines(ChildChronology chronology, DateOnly asAt, DateTime? knownAt = null, string idPrefix = "") =>
    [
        .. DutyList.AsAt(asAt, Rulebook.Shipped, chronology, WorkingDayCalendar.England, knownAt).Select(d => string.Join(" | ",
            d.Rule.Id, d.Occurrence, d.Passed, d.Due?.Iso(), d.Target?.Iso(), d.Met?.Iso(), d.State, d.Certainty, d.Late, d.Reason, d.Holder, d.Person, Without(d.Matter, idPrefix), d.Because, d.Source)),
    ];

    private static string? Without(string? text, string idPrefix) => idPrefix.Length > 0 && text?.StartsWith(idPrefix, StringComparison.Ordinal) == true ? text[idPrefix.Length..] : text;

    private static CaseFileReading Accepted(string path)
    {
        var reading = CaseFileReader.Read(path);
        Assert.Empty(reading.Problems.First);
        return reading;
    }
}
