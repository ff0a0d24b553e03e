using Duecare.Domain.Assessment;
using Duecare.Domain.Chronology;
using Xunit;

namespace Duecare.Exchange.Tests.SafeguardingDataset;

public sealed class SortingTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 300).Select(i => $"C{i:D4}")];

    [Theory]
    [InlineData(50)]
    [InlineData(400)]
    [InlineData(1 << 20)]
    public void Tables_in_any_order_give_what_tables_in_order_of_child_give(int sortBytes)
    {
        string[] visits = [.. Enumerable.Range(0, 1500).Select(i => $"v{i:D4},C{i / 5:D4},2024-01-{1 + i % 28:D2},Y,N,N")];
        using var ordered = Folder.WithPersons(Ids).WithVisits(visits);
        using var mixed = Folder.WithPersons(Mixed(Ids)).WithVisits(Mixed(visits));
        var expected = ordered.Read().Select(Told).ToList();
        Assert.Equal(300, expected.Count);
        Assert.Equal(expected, mixed.Read(sortBytes: sortBytes).Select(Told));
        Assert.Empty(ordered.Reading!.SortedTables);
        Assert.Equal(["ssd_person.csv", "ssd_cp_visits.csv"], mixed.Reading!.SortedTables);
        Assert.Empty(mixed.Problems);
        Assert.Empty(Directory.EnumerateFileSystemEntries(mixed.Temporary));
    }

    [Fact]
    public void One_row_out_of_place_at_the_end_of_a_table_is_enough_to_sort_it()
    {
        using var folder = Folder.WithPersons("A", "B").WithVisits("v1,A,2024-01-01,Y,N,N", "v2,B,2024-01-01,Y,N,N", "v3,A,2024-01-02,Y,N,N");
        Assert.Equal(["A: cppv:v1 cppv:v3", "B: cppv:v2"], folder.Read().Select(Told));
        Assert.Equal(["ssd_cp_visits.csv"], folder.Reading!.SortedTables);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1 << 20)]
    public void Of_two_rows_with_one_id_the_first_in_the_file_is_kept_though_the_table_is_sorted(int sortBytes)
    {
        using var folder = Folder.WithPersons("A", "B").WithVisits("v9,B,2024-01-01,Y,N,N", "v1,A,2024-03-03,Y,N,N", "v1,A,2024-01-01,Y,N,N");
        Assert.Equal(new DateOnly(2024, 3, 3), Assert.Single(folder.Read(sortBytes: sortBytes)[0].Entries).Occurred.Earliest);
        Assert.Equal([4L], folder.Problems.Select(p => p.Line));
    }

    [Fact]
    public void What_is_wrong_with_a_sorted_table_is_told_once_with_the_line_it_had_in_the_file()
    {
        using var folder = Folder.WithPersons("A", "B").WithVisits("v2,B,2024-01-01,Y,N,N", "v1,A,2024-13-01,Y,N,N", "v3,A", "v4,Z,2024-01-01,Y,N,N");
        folder.Read();
        Assert.Equal([3L, 4L, 5L], folder.Problems.Select(p => p.Line).Order());
    }

    [Theory]
    [InlineData(false, new string[0])]
    [InlineData(true, new[] { "ssd_assessment_factors.csv" })]
    public void Factors_name_their_assessment_alone_and_find_their_child_through_it(bool mixed, string[] sorted)
    {
        string[] factors = [.. Ids.Select((id, i) => $"f{i},a{i},\"[\"\"1A\"\",\"\"{i % 20}B\"\"]\"")];
        using var folder = Folder.WithPersons(Ids)
            .With("ssd_cin_assessments.csv", ["cina_assessment_id,cina_person_id,cina_assessment_start_date", .. Ids.Select((id, i) => $"a{i},{id},2024-01-01")])
            .With("ssd_assessment_factors.csv", ["cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json", .. mixed ? Mixed(factors) : factors]);
        var children = folder.Read(sortBytes: 300);
        Assert.Empty(folder.Problems);
        Assert.Equal(sorted, folder.Reading!.SortedTables);
        for (var i = 0; i < children.Count; i++)
            Assert.Equal(["1A", $"{i % 20}B"], Assert.IsType<ChildAndFamilyAssessment>(Assert.Single(children[i].Entries)).Factors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Temporary));
    }

    [Fact]
    public void A_row_whose_owning_row_is_nowhere_is_told_and_left_out()
    {
        using var folder = Folder.WithPersons("A")
            .With("ssd_cin_assessments.csv", "cina_assessment_id,cina_person_id,cina_assessment_start_date", "a1,A,2024-01-01")
            .With("ssd_assessment_factors.csv", "cinf_assessment_id,cinf_assessment_factors_json", "a0,1A", "a1,2B");
        Assert.Equal(["2B"], folder.Only<ChildAndFamilyAssessment>().Factors);
        Assert.Equal(["ssd_assessment_factors.csv, line 2: column cinf_assessment_id: no row of ssd_cin_assessments.csv has this cina_assessment_id, so whose it is can't be told; the row is left out"],
            folder.Problems.Select(p => p.ToString()));
    }

    /// <summary>The same lines in an order of no meaning.</summary>
    private static string[] Mixed(string[] lines) => [.. lines.Select((line, i) => (line, i)).OrderBy(x => x.i * 7919L % 1009).ThenBy(x => x.i).Select(x => x.line)];

    private static string Told(ChildChronology child) => $"{child.Child.Id}: {string.Join(' ', child.Entries.Select(e => e.Id))}";
}
