using System.Text;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Risk;
using Duecare.Domain.Visits;
using Duecare.Exchange.CaseFiles;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Duecare.Exchange.Tests.CaseFiles.Made;

namespace Duecare.Exchange.Tests.CaseFiles;

/// <summary>What a case file says is what the records hold.</summary>
public sealed class ReadingTests
{
    private const string Grandmother = """
        {
          "format": "duecare-case/1",
          "title": "A grandmother's complaint",
          "policy": {"council": "Anyshire"},
          "covers": ["core-group", {"kind": "visit", "from": "2019-10-01", "to": "2020-05-31"}],
          "children": [{"id": "child-1", "name": "Child 1", "born": "2013-05-14"}, {"id": "child-2", "expected": "2020-02-01"}],
          "people": [{"id": "mr-b", "relation": "mother's partner", "name": "Mr B", "born": "1988"}],
          "entries": [
            {"id": "e1", "kind": "escalation-decision", "at": "2019-08-20T10:00:00+01:00", "children": ["child-1", "child-2"], "reason": "no progress"},
            {"id": "e2", "kind": "strategy-discussion", "on": "[2019-08-21..2019-09-07]", "asStated": "a week late", "children": ["child-1"],
             "attendees": [{"agency": "police"}, {"agency": "health", "name": "Dr O'Neill"}], "decision": "section47-joint"},
            {"id": "e3", "kind": "core-group", "on": "2019-11", "children": ["child-1"],
             "actions": [{"id": "a1", "what": "Assess the risk of Mr B", "due": {"on": "[2020-01-01..2020-02-29]", "asStated": "January or February"}, "riskAssessmentOf": "mr-b"}],
             "recordedAt": "2019-12-02T09:15:30.25Z", "by": "w7"},
            {"id": "e4", "kind": "visit", "on": "2020-01-13", "children": ["child-1"], "outcome": "completed", "seen": true, "adultsPresent": ["mr-b"],
             "managerToldAt": {"at": "2020-01-13T18:00:00Z", "asStated": "that evening"}, "each": [{"child": "child-1", "seen": true}]},
            {"id": "e5", "kind": "visit-frequency-change", "on": "2020-01-20", "children": ["child-1"], "visitInterval": "10wd", "supersedes": "e4"}
          ]
        }
        """;

    [Fact]
    public void The_head_of_a_file_is_read()
    {
        var file = Accepted(Grandmother);
        Assert.Equal("A grandmother's complaint", file.Title);
        Assert.Equal("Anyshire", file.Policy!.Value.GetProperty("council").GetString());
        Assert.Equal([new("core-group"), new("visit", new(2019, 10, 1), new(2020, 5, 31))], file.Covers!);
        Assert.Equal([new(new("child-1"), new(2013, 5, 14)) { Name = "Child 1" }, new(new("child-2"), Expected: new(2020, 2, 1))], file.Children);
        Assert.Equal([new() { Id = new("mr-b"), Relation = "mother's partner", Name = "Mr B", Born = new(new(1988, 1, 1), new(1988, 12, 31)) }], file.People);
    }

    [Fact]
    public void An_instant_falls_on_Londons_day()
    {
        var escalation = Assert.IsType<EscalationDecision>(Accepted(Grandmother).Entries[0]);
        Assert.Equal(new DateTime(2019, 8, 20, 9, 0, 0, DateTimeKind.Utc), escalation.Occurred.AtUtc);
        Assert.Equal(new(2019, 8, 20), escalation.Occurred.Earliest);
        Assert.Equal([new("child-1"), new("child-2")], escalation.Children);
        Assert.Equal("no progress", escalation.Reason);
        Assert.Null(escalation.RecordedAt);
    }

    [Fact]
    public void A_window_keeps_the_words_it_was_stated_in()
    {
        var strategy = Assert.IsType<StrategyDiscussion>(Accepted(Grandmother).Entries[1]);
        Assert.Equal(new(new ApproximateDate(new(2019, 8, 21), new(2019, 9, 7), "a week late")), strategy.Occurred);
        Assert.Equal([new() { Agency = "police" }, new() { Agency = "health", Name = "Dr O'Neill" }], strategy.Attendees);
        Assert.Equal(StrategyOutcome.Section47Joint, strategy.Decision);
    }

    [Fact]
    public void An_action_names_its_adult_and_its_window()
    {
        var group = Assert.IsType<CoreGroup>(Accepted(Grandmother).Entries[2]);
        Assert.Equal("2019-11", group.Occurred.Days.ToEdtf());
        Assert.Equal(
            new AgreedAction { Id = "a1", What = "Assess the risk of Mr B", Due = new(new(2020, 1, 1), new(2020, 2, 29), "January or February"), RiskAssessmentOf = new("mr-b") },
            Assert.Single(group.Actions));
        Assert.Equal(new DateTime(2019, 12, 2, 9, 15, 30, 250, DateTimeKind.Utc), group.RecordedAt);
        Assert.Equal("w7", group.By);
    }

    [Fact]
    public void A_field_left_out_is_what_the_record_says_it_is()
    {
        var visit = Assert.IsType<Visit>(Accepted(Grandmother).Entries[3]);
        Assert.Equal((VisitOutcome.Completed, true, null), (visit.Outcome, visit.Seen!.Value, visit.SeenAlone));
        Assert.Equal("that evening", visit.ManagerToldAt!.Value.Days.AsStated);
        Assert.Equal(new DateTime(2020, 1, 13, 18, 0, 0, DateTimeKind.Utc), visit.ManagerToldAt!.Value.AtUtc);
        Assert.Equal(new ChildAtVisit { Child = new("child-1"), Seen = true }, Assert.Single(visit.Each));
        Assert.Equal([new("mr-b")], visit.AdultsPresent);
    }

    [Fact]
    public void An_entry_names_the_one_it_puts_right()
    {
        var change = Assert.IsType<VisitFrequencyChange>(Accepted(Grandmother).Entries[4]);
        Assert.Equal(Timescale.WorkingDays(10), change.VisitInterval);
        Assert.Equal(new EntryId("e4"), change.Supersedes);
    }

    [Fact]
    public void Every_kind_of_the_domain_has_a_form_in_files()
    {
        Assert.True(EntryKind.All.Count >= 60);
        foreach (var kind in EntryKind.All) Assert.NotNull(CaseFileSchema.Of(kind));
        Assert.Equal(EntryKind.All.Count, EntryKind.All.Select(k => k.Name).Distinct().Count());
    }

    [Theory]
    [InlineData(CaseFileReader.KeptInMemory)]
    [InlineData(0)]
    public void Each_child_has_the_entries_that_name_it_in_the_files_order(long keptInMemory)
    {
        using var reading = Read(Grandmother, keptInMemory);
        Assert.Equal(keptInMemory == 0, reading.IsAside);
        var chronologies = reading.Chronologies().ToList();
        Assert.Equal(["child-1", "child-2"], chronologies.Select(c => c.Child.Id.Value));
        Assert.Equal(["e1", "e2", "e3", "e4", "e5"], chronologies[0].Entries.Select(e => e.Id.Value));
        Assert.Equal(["e1"], chronologies[1].Entries.Select(e => e.Id.Value));
        Assert.Equal(reading.File!.Covers, chronologies[1].Covers);
    }

    [Theory]
    [InlineData(CaseFileReader.KeptInMemory)]
    [InlineData(0)]
    public void A_child_whom_no_entry_names_has_an_empty_chronology(long keptInMemory)
    {
        using var reading = Read(File(Entry("e1", "core-group", "")), keptInMemory);
        Assert.Equal([1, 0], reading.Chronologies().Select(c => c.Entries.Count));
    }

    [Fact]
    public void A_long_file_gives_what_the_same_file_gives_from_memory_and_gives_it_again()
    {
        var json = Many(children: 50, entriesEach: 40);
        using var kept = Read(json);
        using var aside = Read(json, keptInMemory: 1000);
        Assert.Equal(Told(kept), Told(aside));
        Assert.Equal(Told(kept), Told(aside));
        Assert.Empty(aside.File!.Entries);
    }

    [Theory]
    [InlineData(CaseFileReader.KeptInMemory)]
    [InlineData(0)]
    public void The_problems_of_a_long_file_are_those_of_a_short_one(long keptInMemory)
    {
        using var reading = Read(
            File(Entry("e1", "core-group", ""), Entry("e1", "core-group", ""), Entry("e2", "core-group", "\"supersedes\":\"e9\""), Entry("e3", "cor-group", "")), keptInMemory);
        Assert.Null(reading.File);
        Assert.Equal([3, 4, 5], reading.Problems.First.Select(p => p.Line!.Value));
    }

    [Fact]
    public void Values_longer_than_the_buffer_and_cut_anywhere_by_it_are_read_whole()
    {
        foreach (var length in (int[])[65_000, 65_400, 65_500, 65_535, 65_536, 70_000, 300_000])
        {
            var file = Accepted(File(Entry("e1", "visit", $"\"outcome\":\"completed\",\"notes\":\"{new string('é', length)}\""), Entry("e2", "core-group", "")));
            Assert.Equal(length, ((Visit)file.Entries[0]).Notes!.Length);
            Assert.Equal("e2", file.Entries[1].Id.Value);
        }
    }

    [Fact]
    public void A_file_read_a_byte_at_a_time_is_the_same_file()
    {
        using var file = new Dripping(Encoding.UTF8.GetBytes(Grandmother));
        using var reading = CaseFileReader.Read(file, "x.json");
        Assert.Equal(5, reading.File!.Entries.Count);
    }

    [Fact]
    public void What_is_set_aside_leaves_no_file_behind()
    {
        string[] Left() => Directory.GetFiles(Path.GetTempPath(), "duecare-*");
        using (var reading = Read(Many(children: 3, entriesEach: 3), keptInMemory: 0))
        {
            Assert.True(reading.IsAside);
            if (!OperatingSystem.IsWindows()) Assert.Empty(Left());
        }
        Assert.Empty(Left());
    }

    [Fact]
    public void Every_sample_case_file_can_be_read()
    {
        var samples = Directory.GetFiles(Made.InRepository("samples"), "*.json", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "policy.json").ToList();
        Assert.NotEmpty(samples);
        foreach (var sample in samples)
        {
            using var reading = CaseFileReader.Read(sample);
            Assert.Equal([], reading.Problems.First.Select(p => p.ToString()));
        }
    }

    [Fact]
    public void No_damage_to_a_file_is_more_than_a_problem_told() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 1 << 20).ArrayOf(8)), where =>
        {
            var bytes = Encoding.UTF8.GetBytes(Grandmother).ToList();
            for (var i = 0; i < where.Length; i += 4)
            {
                var at = where[i] % bytes.Count;
                var damage = Damage[where[i + 1] % Damage.Length];
                bytes.RemoveRange(at, Math.Min(where[i + 2] % 4, bytes.Count - at));
                bytes.InsertRange(at, damage);
            }
            using var reading = Read([.. bytes], keptInMemory: where[0] % 2 == 0 ? 0 : long.MaxValue);
            Assert.Equal(reading.File is null, reading.Problems.Count > 0);
            if (reading.File is not null) Assert.NotEmpty(reading.Chronologies());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("\"\\ud800\":1,\"children\":[],\"entries\":[]")]
    [InlineData("\"title\":\"\\ud800\",\"children\":[],\"entries\":[]")]
    [InlineData("\"policy\":{\"\\ud800\":1},\"policy\":0,\"children\":[],\"entries\":[]")]
    [InlineData("\"children\":[{\"id\":\"c1\",\"\\ud800\":1}],\"entries\":[]")]
    [InlineData("\"children\":[{\"id\":\"c1\"}],\"entries\":[{\"id\":\"e1\",\"kind\":\"\\udc00\",\"\\ud800\":1,\"on\":\"2019\"}]")]
    [InlineData("\"children\":[{\"id\":\"c1\"}],\"entries\":[{\"id\":\"e1\",\"kind\":\"core-group\",\"\\ud800\":1,\"on\":\"\\ud800\",\"children\":[\"c1\"]}]")]
    [InlineData("\"children\":[{\"id\":\"c1\"}],\"entries\":[{\"id\":\"e1\",\"kind\":\"custody-release\",\"releaseOn\":{\"\\ud800\":1},\"on\":\"2019\",\"children\":[\"c1\"]}]")]
    [InlineData("\"children\":[],\"entries\":[],\"covers\":[\"\\ud800\"]")]
    public void Half_a_character_is_a_problem_wherever_it_stands(string rest) => Assert.NotEmpty(AllRefused(Envelope(rest)));

    private static readonly byte[][] Damage =
    [
        [], [0], [0xFF], [0xC3], .. new[] { "\"", "{", "}", "[", "]", ",", ":", "null", "1e999", "-", "\\", "\\ud800", "\u202e", "true", "\"id\":\"e1\",", "\"kind\":1,", "9999-12-31", "0001", "[]", "{}" }.Select(Encoding.UTF8.GetBytes),
    ];

    private static string Many(int children, int entriesEach)
    {
        var listed = string.Join(',', Enumerable.Range(0, children).Select(c => $$"""{"id":"k{{c}}"}"""));
        var entries = string.Join(",\n", Enumerable.Range(0, children * entriesEach).Select(e =>
            $$"""{"id":"e{{e}}","kind":"core-group","on":"2019-{{e % 12 + 1:00}}","children":["k{{e * 7 % children}}"{{(e % 5 == 0 ? $",\"k{(e * 7 + 1) % children}\"" : "")}}]}"""));
        return Envelope($"\"children\":[{listed}],\"entries\":[{entries}]");
    }

    private static List<string> Told(CaseFileReading reading) =>
        [.. reading.Chronologies().Select(c => $"{c.Child.Id}: {string.Join(' ', c.Entries.Select(e => e.Id))}")];

    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
