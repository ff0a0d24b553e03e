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
        var inFull = folder.Read().ToDictionary(c => c.Child.Id.Value);
        var (inBrief, onlyCounted) = (0, 0);
        foreach (var (id, entries) in ReadInBrief(folder.Path, child =>
        {
            inBrief += child.Visits!.Count;
            onlyCounted += SameDuties(InFull(AsAt, inFull[child.Child.Id.Value], scope), DutyList.Counted(AsAt, Rulebook.Shipped, child, WorkingDayCalendar.England, scope: scope));
            return Entries(child.InFull());
        }))
            Assert.Equal(Entries(inFull[id]), entries);
        Assert.True(inBrief > 1000);
        Assert.True(onlyCounted > 100);
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
            Assert.Equal(Entries(kept), Assert.Single(ReadInBrief(folder.Path, child =>
            {
                SameDuties(InFull(asAt, kept, scope), DutyList.Counted(asAt, Rulebook.Shipped, child, WorkingDayCalendar.England, scope: scope));
                return Entries(child.InFull());
            })).Value);
        }
    }

    [Theory]
    [InlineData("v1,A,2024-01-10,Y,Y,N", " v1 ,A,2024-01-11,Y,Y,N")]
    [InlineData("v1,A,2024-01-10,Y,Y,N", "v3,A,2024-01-11,Y,Y,N", "v2,A,2024-01-12,Y,Y,N", "v3,A,2024-01-13,Y,Y,N")]
    [InlineData("v5,A,2024-01-10,Y,Y,N", ",A,2024-01-11,Y,Y,N", "v5,A,2024-01-12,Y,Y,N", "v6,A,2024-01-13,Y,Y,N")]
    [InlineData("v1,A,2024-01-10,Y,Y,N", "NULL,A,2024-01-11,Y,Y,N", ",A,2024-01-12,Y,Y,N", " ,A,2024-01-13,Y,Y,N")]
    [InlineData("v1,A,2024-01-10,y,1,t", "v2,A,2024-01-11,n,0,f", "v3,A,2024-01-12,true,no,NULL", "v4,A,2024-01-13,,,", "v5,A,2024-01-14, , ,Y")]
    [InlineData("v1,A,2024-01-10,x,Y,N", "v2,A,2024-01-11,Y,?,N", "v3,A,2024-01-12,Y,Y,maybe", "v4,A,2024-01-13,Y,Y,N")]
    [InlineData("v1,A,2023-02-29,Y,Y,N", "v2,A,2024-13-01,Y,Y,N", "v3,A,2024-00-10,Y,Y,N", "v4,A,2024-01-00,Y,Y,N", "v5,A,2024-01-3a,Y,Y,N", "v6,A,2024-02-29,Y,Y,N")]
    [InlineData("v1,A,1899-12-31,Y,Y,N", "v2,A,2100-01-01,Y,Y,N", "v3,A,0001-01-01,Y,Y,N", "v4,A,01/02/2024,Y,Y,N", "v5,A,2024-02-03 10:30,Y,Y,N", "v6,A,2024/02/04,Y,Y,N", "v7,A,,Y,Y,N")]
    [InlineData("v1,A,2024-01-10,Y,Y,N\r", "v2,A,2024-01-11,Y,Y,N\r", "v3,A,2024-01-12,Y,Y,N")]
    [InlineData("v\u00e9,A,2024-01-10,Y,Y,N", "v\u00ea,A,2024-01-11,Y,Y,N")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301,A,2024-01-10,Y,Y,N", "3f2504e0-4f89-11d3-9a0c-0305e82c3302,A,2024-01-11,N,Y,N", "3f2504e0-4f89-11d3-9a0c-0305e82c3300,A,2024-01-12,Y,Y,Y")]
    [InlineData("v1,A,2024-01-10,Y,Y,N", "v2,A,2024-01-11,Y,Y", "v3,A,2024-01-12,Y,Y,N,Y", "v4,A,2024-01-13,Y,Y,N")]
    public void A_row_of_a_visit_read_at_a_glance_says_and_is_refused_as_one_read_with_care(params string[] visits)
    {
        using var folder = Folder.WithPersons("A", "B").WithVisits([.. visits, "w1,B,2024-01-15,Y,Y,N"]);
        var careful = folder.Read().ToDictionary(c => c.Child.Id.Value, Entries);
        var (brief, told) = (new Dictionary<string, string>(), new List<Problem>());
        DatasetFolder.Read(folder.Path, () => new(child => brief.Add(child.Child.Id.Value, Entries(child.InFull()))), told.Add, new() { Workers = 1, ToBeCounted = true, PartBytes = 1 });
        Assert.Equal(careful.OrderBy(c => c.Key), brief.OrderBy(c => c.Key));
        Assert.Equal(folder.Problems, told);
    }

    [Fact]
    public void An_id_that_is_not_UTF_8_is_refused_at_a_glance_too()
    {
        byte[] header = [.. "cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date,cppv_cp_visit_seen\n"u8];
        using var folder = Folder.WithPersons("A").With("ssd_cp_visits.csv", [.. header, .. "v1,A,2024-01-10,Y\nv"u8, 0xC3, .. ",A,2024-01-11,Y\n"u8, 0xA9, .. "v,A,2024-01-12,Y\nx1,A,2024-01-13,Y"u8]);
        var careful = Entries(Assert.Single(folder.Read()));
        var (brief, told) = (new List<string>(), new List<Problem>());
        DatasetFolder.Read(folder.Path, () => new(child => brief.Add(Entries(child.InFull()))), told.Add, new() { Workers = 1, ToBeCounted = true, PartBytes = 1 });
        Assert.Equal(careful, Assert.Single(brief));
        Assert.Equal(2, told.Count);
        Assert.Equal(folder.Problems, told);
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

    /// <summary>Every duty listed is one of those worked out in full, and of the rest as many are counted, each certain and without a reason.</summary>
    /// <returns>How many were only counted.</returns>
    private static int SameDuties(List<Duty> inFull, CountedDuties counted)
    {
        var rest = inFull.ToList();
        foreach (var listed in counted.Listed) Assert.True(rest.FindIndex(d => Said(d) == Said(listed)) is >= 0 and var at && Take(at), Said(listed));
        Assert.All(rest, d => Assert.Equal((Certainty.Certain, null), (d.Certainty, d.Reason)));
        Assert.Equal(rest.CountBy(d => (d.Rule.Id, d.State)).OrderBy(c => c.Key),
            counted.Others.AggregateBy(o => (o.Rule.Id, o.State), 0, (all, o) => all + o.Count).OrderBy(c => c.Key));
        return rest.Count;

        bool Take(int index)
        {
            rest.RemoveAt(index);
            return true;
        }
    }

    private static string Said(Duty duty) => $"{duty.Rule.Id} {duty.State} {duty.Certainty} {duty.Due} {duty.Late} {duty.MetBy?.Entry.Id} {duty.EndedBy?.Entry.Id}";
}
