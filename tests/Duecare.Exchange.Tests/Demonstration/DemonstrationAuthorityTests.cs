using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Duecare.Domain.Assessment;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.Protection;
using Duecare.Domain.Visits;
using Duecare.Exchange.CaseFiles;
using Duecare.Exchange.Demonstration;
using Duecare.Exchange.SafeguardingDataset;
using Xunit;

namespace Duecare.Exchange.Tests.Demonstration;

public sealed class DemonstrationAuthorityTests : IDisposable
{
    private static readonly DateOnly AsAt = new(2026, 3, 31);
    private static readonly Lazy<List<InventedFamily>> TwoThousandChildren = new(() => [.. new DemonstrationAuthority(2000, 11, AsAt).Families()]);
    private readonly string _folder = Directory.CreateTempSubdirectory("duecare-demo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Chance_falls_the_same_way_on_every_machine()
    {
        var chance = Chance.Of(7, 1);
        Assert.Equal([264, 867, 653, 558], new[] { chance.Below(1000), chance.Below(1000), chance.Below(1000), chance.Below(1000) });
    }

    [Theory]
    [InlineData("casefile")]
    [InlineData("ssd")]
    public void The_same_arguments_write_the_same_bytes(string format)
    {
        Assert.Equal(Written("a", 60, 7, format), Written("b", 60, 7, format));
    }

    [Theory]
    [InlineData("casefile")]
    [InlineData("ssd")]
    public void Another_seed_writes_another_authority(string format)
    {
        Assert.NotEqual(Written("a", 60, 7, format), Written("b", 60, 8, format));
    }

    [Fact]
    public void A_smaller_authority_is_the_beginning_of_a_larger_one()
    {
        var smaller = new DemonstrationAuthority(50, 7, AsAt).Families().ToList();
        var larger = new DemonstrationAuthority(100, 7, AsAt).Families().Take(smaller.Count - 1);
        Assert.Equal(smaller.SkipLast(1).SelectMany(f => f.Entries).Select(e => (e.Id, e.Occurred)), larger.SelectMany(f => f.Entries).Select(e => (e.Id, e.Occurred)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void It_has_exactly_the_children_asked_for_in_the_order_of_their_ids(int children)
    {
        var ids = new DemonstrationAuthority(children, 7, AsAt).Families().SelectMany(f => f.Children).Select(c => c.Child.Id.Value).ToList();
        Assert.Equal(children, ids.Count);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal("EX0000001", ids[0]);
    }

    [Fact]
    public void Nothing_happened_after_its_last_day_or_was_recorded_before_it_happened()
    {
        foreach (var entry in TwoThousandChildren.Value.SelectMany(f => f.Entries))
        {
            Assert.True(entry.Occurred.Latest <= AsAt, $"{entry.Id} happened on {entry.Occurred.Latest}");
            Assert.True(LondonTime.DateOf(entry.RecordedAt!.Value) <= AsAt, $"{entry.Id} was recorded on {entry.RecordedAt}");
            Assert.True(entry.Supersedes is not null || LondonTime.DateOf(entry.RecordedAt!.Value) >= entry.Occurred.Latest, $"{entry.Id} was recorded on {entry.RecordedAt}");
        }
    }

    [Fact]
    public void Some_entries_were_recorded_late_and_some_corrected_after_the_mistaken_one_was_recorded()
    {
        var entries = TwoThousandChildren.Value.SelectMany(f => f.Entries).ToDictionary(e => e.Id);
        Assert.Contains(entries.Values, e => LondonTime.DateOf(e.RecordedAt!.Value).DayNumber - e.Occurred.Latest.DayNumber > 7);
        var corrections = entries.Values.Where(e => e.Supersedes is not null).ToList();
        Assert.True(corrections.Count > 50);
        Assert.All(corrections, c => Assert.True(entries[c.Supersedes!.Value].RecordedAt < c.RecordedAt));
    }

    [Fact]
    public void Half_of_its_assessments_take_about_33_working_days_and_one_in_seven_more_than_45()
    {
        var days = TwoThousandChildren.Value.SelectMany(AssessmentDays).Order().ToList();
        Assert.InRange(days[days.Count / 2], 31, 35);
        Assert.InRange(days[days.Count / 4], 15, 20);
        Assert.InRange(days[days.Count * 3 / 4], 42, 44);
        Assert.InRange(days.Count(d => d > 45) * 100.0 / days.Count, 12, 17);
    }

    [Fact]
    public void Half_of_its_initial_conferences_are_held_about_14_working_days_after_the_enquiry_began_and_some_after_15()
    {
        var days = TwoThousandChildren.Value.SelectMany(ConferenceDays).Order().ToList();
        Assert.InRange(days[days.Count / 2], 13, 15);
        Assert.InRange(days.Count(d => d > 15) * 100.0 / days.Count, 10, 30);
    }

    [Fact]
    public void About_one_referral_in_four_or_five_follows_another_within_a_year()
    {
        var (again, all) = (0, 0);
        foreach (var referred in TwoThousandChildren.Value.Select(f => f.Entries.OfType<Referral>().Select(r => r.Occurred.Latest).Order().ToList()))
        {
            all += referred.Count;
            again += referred.Zip(referred.Skip(1)).Count(pair => pair.Second <= pair.First.AddYears(1));
        }
        Assert.InRange(again * 100.0 / all, 18, 27);
    }

    [Fact]
    public void Its_protection_visits_are_mostly_in_time_some_late_a_few_not_made_and_at_some_a_child_is_not_seen()
    {
        var visits = TwoThousandChildren.Value.SelectMany(f => f.Entries).OfType<Visit>().Where(v => v.Type == VisitType.ChildProtection).ToList();
        Assert.Contains(visits, v => v.Outcome == VisitOutcome.NotMade);
        Assert.Contains(visits, v => v.Outcome == VisitOutcome.Attempted);
        Assert.Contains(visits, v => v.Each.Any(e => !e.Seen) && v.Each.Any(e => e.Seen));
        Assert.InRange(visits.Count(v => v.Outcome == VisitOutcome.Completed) * 100.0 / visits.Count, 90, 99);
    }

    [Fact]
    public void Its_case_file_is_read_without_a_problem()
    {
        new DemonstrationAuthority(300, 7, AsAt).WriteCaseFile(_folder);
        using var reading = CaseFileReader.Read(Path.Combine(_folder, DemonstrationAuthority.CaseFileName));
        Assert.Empty(reading.Problems.First);
        Assert.Equal(300, reading.File!.Children.Count);
    }

    [Theory]
    [InlineData("casefile")]
    [InlineData("ssd")]
    public void Every_postcode_telephone_number_and_address_is_one_that_belongs_to_nobody(string format)
    {
        var text = string.Join('\n', Write("a", 300, 7, format).Select(File.ReadAllText));
        var postcodes = Found(text, @"\b[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b");
        var telephones = Found(text, @"(?<![\w-])0[0-9]{2,4}[ -]?[0-9]{3}[ -]?[0-9]{3,4}\b");
        var mail = Found(text, @"[\w.+-]+@[\w.-]+");
        Assert.NotEmpty(postcodes);
        Assert.NotEmpty(telephones);
        Assert.NotEmpty(mail);
        Assert.All(postcodes, p => Assert.StartsWith("ZZ", p));
        Assert.All(telephones, t => Assert.Matches("^01632 960[0-9]{3}$", t));
        Assert.All(mail, m => Assert.EndsWith("@example.org", m));
        Assert.Empty(Found(text, @"\b[0-9]{3} ?[0-9]{3} ?[0-9]{4}\b"));
        Assert.Empty(Found(text, @"\b[A-Z][0-9]{11}[0-9A-Z]\b"));
    }

    [Fact]
    public void Its_dataset_is_read_back_with_the_same_children_and_visits()
    {
        var families = new DemonstrationAuthority(300, 7, AsAt).Families().ToList();
        new DemonstrationAuthority(300, 7, AsAt).WriteSafeguardingDataset(_folder);
        var read = new Dictionary<string, string>();
        var problems = new List<Problem>();
        var reading = DatasetFolder.Read(_folder, () => new(child => read.Add(child.Child.Id.Value, Summary(child.Entries))), problems.Add, new() { Workers = 1 });
        Assert.Empty(problems);
        Assert.Empty(reading!.SortedTables);
        var written = families.SelectMany(f => f.Children.Select(c => (c.Child.Id, Entries: Standing(f, c)))).ToDictionary(c => c.Id.Value, c => Summary(c.Entries));
        Assert.Equal(written.OrderBy(c => c.Key), read.OrderBy(c => c.Key));
    }

    private static IReadOnlyList<Entry> Standing(InventedFamily family, InventedChild child) =>
        new ChildChronology(child.Child, [.. family.Entries.Where(e => e.Children.Contains(child.Child.Id))]).Standing();

    private static string Summary(IReadOnlyList<Entry> entries)
    {
        int Visits(VisitType type) => entries.OfType<Visit>().Count(v => v.Type == type && v.Outcome != VisitOutcome.NotMade);
        return $"{Visits(VisitType.ChildProtection)} protection, {Visits(VisitType.ChildInNeed) + Visits(VisitType.Section47)} child in need, "
            + $"{entries.OfType<Referral>().Count()} referrals, {entries.OfType<ChildAndFamilyAssessment>().Count()} assessments, {entries.OfType<ProtectionPlan>().Count()} plans";
    }

    private static IEnumerable<int> AssessmentDays(InventedFamily family)
    {
        foreach (var authorised in family.Entries.OfType<AssessmentAuthorisation>())
        {
            var assessment = family.Entries.OfType<ChildAndFamilyAssessment>().Single(a => a.Id == authorised.Assessment);
            var referral = family.Entries.OfType<Referral>().Single(r => r.Id == assessment.Referral);
            yield return WorkingDayCalendar.England.Between(referral.Occurred.Latest.DayNumber, authorised.Occurred.Latest.DayNumber);
        }
    }

    private static IEnumerable<int> ConferenceDays(InventedFamily family)
    {
        foreach (var conference in family.Entries.OfType<Conference>().Where(c => c.Type == ConferenceType.Initial))
        {
            var enquiry = family.Entries.OfType<Section47Enquiry>().Last(e => e.Occurred.Latest <= conference.Occurred.Latest);
            yield return WorkingDayCalendar.England.Between(enquiry.Occurred.Latest.DayNumber, conference.Occurred.Latest.DayNumber);
        }
    }

    private List<string> Written(string name, int children, long seed, string format) =>
        [.. Write(name, children, seed, format).Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];

    private IEnumerable<string> Write(string name, int children, long seed, string format)
    {
        var folder = Path.Combine(_folder, name);
        var authority = new DemonstrationAuthority(children, seed, AsAt);
        if (format == "ssd") authority.WriteSafeguardingDataset(folder);
        else authority.WriteCaseFile(folder);
        return Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal);
    }

    private static List<string> Found(string text, string pattern) => [.. Regex.Matches(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(20)).Select(m => m.Value)];
}
