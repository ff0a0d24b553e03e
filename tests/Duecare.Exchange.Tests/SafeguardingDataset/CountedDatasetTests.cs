using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Visits;
using Duecare.Exchange.Demonstration;
using Duecare.Exchange.SafeguardingDataset;
using Xunit;

namespace Duecare.Exchange.Tests.SafeguardingDataset;

/// <summary>A dataset that is only counted is read by shorter ways, which must come to the same.</summary>
public sealed class CountedDatasetTests
{
    private static readonly DateOnly AsAt = new(2026, 3, 31);

    [Theory]
    [InlineData(Scope.EveryRule)]
    [InlineData(Scope.WhatTheSourceHolds)]
    public void Visits_told_in_brief_give_every_child_the_same_duties_and_in_full_the_same_entries(Scope scope)
    {
        using var folder = new Folder();
        new DemonstrationAuthority(200, 11, AsAt).WriteSafeguardingDataset(folder.Path);
        var (entries, counts) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var child in folder.Read())
        {
            entries[child.Child.Id.Value] = Entries(child);
            counts[child.Child.Id.Value] = Counts(InFull(AsAt, child, scope), []);
        }
        var inBrief = 0;
        foreach (var (id, said) in ReadInBrief(folder.Path, child =>
        {
            inBrief += child.Visits!.Count;
            var counted = DutyList.Counted(AsAt, Rulebook.Shipped, child, WorkingDayCalendar.England, scope: scope);
            return (Counts: Counts(counted.Listed, counted.MetInTime), Entries: Entries(child.InFull()));
        }))
        {
            Assert.Equal(counts[id], said.Counts);
            Assert.Equal(entries[id], said.Entries);
        }
        Assert.True(inBrief > 1000);
    }

    [Theory]
    [InlineData("v1,A,2024-01-10,Y,Y,N", "v2,A,2024-01-10,N,N,N", "v3,A,2024-02-20,Y,,Y")]
    [InlineData("v3,A,2024-02-20,Y,Y,Y", "v2,A,2024-01-23,Y,N,N", "v1,A,2024-01-10,Y,Y,N")]
    [InlineData("v2,A,2024-01-02,Y,N,N", "v1,A,2024-01-02,N,Y,N", "v0,A,2023-12-30,Y,N,N")]
    [InlineData("v1,A,2024-02-29,Y,N,N", "v2,A,2024-03-01,Y,N,N", "v3,A,2025-01-01,N,N,N")]
    public void Visits_in_any_order_of_any_kind_and_of_one_day_count_as_entries_do(params string[] visits)
    {
        using var folder = Folder.WithPersons("A").WithVisits(visits)
            .With("ssd_cp_plans.csv", "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date", "p1,A,2024-01-02,2024-07-01")
            .With("ssd_cp_reviews.csv", "cppr_cp_review_id,cppr_person_id,cppr_cp_review_date", "r1,A,2024-02-20");
        var kept = Assert.Single(folder.Read());
        foreach (var (asAt, scope) in new DateOnly[] { new(2024, 1, 2), new(2024, 1, 17), new(2024, 2, 29), new(2024, 12, 31) }.SelectMany(day => Enum.GetValues<Scope>().Select(s => (day, s))))
        {
            var brief = Assert.Single(ReadInBrief(folder.Path, child =>
            {
                var counted = DutyList.Counted(asAt, Rulebook.Shipped, child, WorkingDayCalendar.England, scope: scope);
                return (Counts: Counts(counted.Listed, counted.MetInTime), Entries: Entries(child.InFull()));
            })).Value;
            Assert.Equal(Counts(InFull(asAt, kept, scope), []), brief.Counts);
            Assert.Equal(Entries(kept), brief.Entries);
        }
    }

    [Fact]
    public void A_visit_is_not_counted_before_the_record_held_it()
    {
        using var folder = Folder.WithPersons("A").WithVisits("v1,A,2024-01-10,Y,Y,N");
        var before = LondonTime.EndOf(new(2024, 1, 9));
        Assert.Equal((0, 1), Assert.Single(ReadInBrief(folder.Path, child => (child.Standing(before).Count, child.Standing().Count))).Value);
    }

    [Theory]
    [InlineData("v0004,C0001,2024-01-03,Y,N,N", "a child's row stands after the next child's")]
    [InlineData("v9999,C0003,2024-01-03,Y,\"N\",N", "a quotation mark")]
    [InlineData("v9999,C0003,2024-01-03,Y,N", "a field too few")]
    [InlineData("v9999,C0003,soon,Y,N,N", "a date that is none")]
    [InlineData("v9999,,2024-01-03,Y,N,N", "no child named")]
    [InlineData("v9999,X,2024-01-03,Y,N,N", "a child who is unknown")]
    public void A_large_table_that_turns_out_otherwise_than_it_began_is_read_again_and_comes_to_the_same(string row, string what)
    {
        using var folder = Folder.WithPersons([.. Enumerable.Range(0, 9).Select(i => $"C{i:D4}")])
            .WithVisits([.. Enumerable.Range(0, 9).Select(i => $"v{i:D4},C{i:D4},2024-01-03,Y,N,N"), row]);
        var careful = folder.Read().ToDictionary(c => c.Child.Id.Value, Entries);
        var problems = folder.Problems.ToList();
        var (read, told) = (new Dictionary<string, string>(), new List<Problem>());
        var reading = DatasetFolder.Read(folder.Path, () => new(child => read.Add(child.Child.Id.Value, Entries(child.InFull()))), told.Add,
            new() { Workers = 1, ToBeCounted = true, TrustedBytes = 0, StartAgain = () => { read.Clear(); told.Clear(); } });
        Assert.Equal(careful.OrderBy(c => c.Key), read.OrderBy(c => c.Key));
        Assert.True(problems.SequenceEqual(told), what);
        Assert.Equal(9, reading!.Children);
    }

    private static Dictionary<string, T> ReadInBrief<T>(string folder, Func<ChildChronology, T> say)
    {
        var said = new Dictionary<string, T>();
        DatasetFolder.Read(folder, () => new(child => said.Add(child.Child.Id.Value, say(child))), p => Assert.Fail(p.ToString()), new() { Workers = 1, ToBeCounted = true });
        return said;
    }

    private static string Entries(ChildChronology child) => string.Join('\n', child.Standing());

    /// <summary>The duties of a child worked out in full, but for the rules that a scope leaves out.</summary>
    private static List<Duty> InFull(DateOnly asAt, ChildChronology child, Scope scope)
    {
        var leftOut = scope == Scope.EveryRule ? [] : DutyList.NotAsked(Rulebook.Shipped, child.Covers).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return [.. DutyList.AsAt(asAt, Rulebook.Shipped, child, WorkingDayCalendar.England).Where(d => !leftOut.Contains(d.Rule.Id))];
    }

    private static string Counts(IReadOnlyList<Duty> listed, IReadOnlyList<MetInTime> metInTime) => string.Join('\n', listed
        .Select(d => (Says: $"{d.Rule.Id} {d.State} {(d.State == DutyState.Met ? Certainty.Certain : d.Certainty)} {(d.State == DutyState.Met ? null : d.Due)}", Count: 1))
        .Concat(metInTime.Select(m => (Says: $"{m.Rule.Id} {DutyState.Met} {Certainty.Certain} ", m.Count)))
        .GroupBy(d => d.Says).Select(g => $"{g.Key}: {g.Sum(d => d.Count)}").Order(StringComparer.Ordinal));
}
