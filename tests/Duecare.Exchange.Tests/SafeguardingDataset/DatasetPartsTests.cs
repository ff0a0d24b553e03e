using System.Text;
using Duecare.Exchange.SafeguardingDataset;
using Xunit;

namespace Duecare.Exchange.Tests.SafeguardingDataset;

/// <summary>A dataset read in many parts, by however many workers, comes to what it comes to when it is read whole.</summary>
public sealed class DatasetPartsTests
{
    private const int Children = 24;

    [Theory]
    [InlineData("\n", true)]
    [InlineData("\n", false)]
    [InlineData("\r\n", true)]
    [InlineData("\r\n", false)]
    public void Parts_of_tables_without_a_fault_come_to_the_whole(string lineEnd, bool endsWithLine)
    {
        using var tables = new Tables { LineEnd = lineEnd, EndsWithLine = endsWithLine };
        var whole = tables.AssertPartsComeToTheWhole();
        Assert.Empty(whole.Problems);
        Assert.Equal((Children, Children * 5), (whole.Reading.Children, whole.Reading.Rows));
    }

    [Fact]
    public void What_is_wrong_in_any_row_of_any_table_is_told_in_the_same_order_with_the_line_it_has_in_the_file()
    {
        // One part ends and the next begins in each of these, whatever the size of parts.
        for (var child = 0; child < Children; child += 3)
        {
            using var tables = new Tables();
            tables.Persons[child] += ",";
            tables.Plans[child] = tables.Plans[child].Replace("2024", "soon", StringComparison.Ordinal);
            tables.Visits[3 * child] += ",N";
            tables.Visits[3 * child + 2] = tables.Visits[3 * child + 2].Replace("Y", "perhaps", StringComparison.Ordinal);
            tables.Visits.Insert(3 * child, tables.Visits[3 * child + 1]);
            tables.Reviews.RemoveAt(child);
            tables.Reviews.Add("r9999,X,2024-03-01");
            Assert.NotEmpty(tables.AssertPartsComeToTheWhole().Problems);
        }
    }

    [Fact]
    public void A_fault_in_every_row_of_every_table_is_told_of_each()
    {
        using var tables = new Tables();
        for (var i = 0; i < Children; i++) tables.Persons[i] = tables.Persons[i].Replace("2015", "then", StringComparison.Ordinal);
        for (var i = 0; i < tables.Visits.Count; i++) tables.Visits[i] = tables.Visits[i].Replace("Y", "perhaps", StringComparison.Ordinal);
        for (var i = 0; i < Children; i++) (tables.Plans[i], tables.Reviews[i]) = (tables.Plans[i] + ",", tables.Reviews[i].Replace("2024", "soon", StringComparison.Ordinal));
        var whole = tables.AssertPartsComeToTheWhole();
        Assert.Equal(6 * Children, whole.Problems.Count);
        Assert.Equal(Enumerable.Range(2, 3 * Children), whole.Problems.Where(p => p.File == "ssd_cp_visits.csv").Select(p => (int)p.Line!));
    }

    [Fact]
    public void A_person_who_stands_there_twice_is_one_child_wherever_a_part_ends()
    {
        for (var child = 0; child < Children; child++)
        {
            using var tables = new Tables();
            tables.Persons.Insert(child, tables.Persons[child]);
            tables.Persons.Insert(child, tables.Persons[child]);
            var whole = tables.AssertPartsComeToTheWhole(40);
            Assert.Equal([child + 3L, child + 4L], whole.Problems.Select(p => p.Line!.Value));
            Assert.Equal(Children, whole.Reading.Children);
        }
    }

    [Fact]
    public void Rows_of_persons_who_are_unknown_are_told_wherever_a_part_ends()
    {
        for (var child = 0; child <= Children; child++)
        {
            using var tables = new Tables();
            var between = child == 0 ? "A" : Tables.IdOf(child - 1) + "A";
            tables.Visits.Insert(3 * child, $"v9998,{between},2024-01-03,Y,N,N");
            tables.Visits.Insert(3 * child, $"v9997,{between},2024-01-03,Y,N,N");
            tables.Reviews.Insert(child, $"r9999,{between},2024-01-03");
            Assert.Equal(3, tables.AssertPartsComeToTheWhole(40).Problems.Count);
        }
    }

    [Fact]
    public void A_table_out_of_order_is_found_out_wherever_it_is()
    {
        for (var row = 1; row < 3 * Children; row++)
        {
            using var tables = new Tables();
            (tables.Visits[row - 1], tables.Visits[row]) = (tables.Visits[row], tables.Visits[row - 1]);
            var whole = tables.AssertPartsComeToTheWhole(40);
            Assert.Equal(row % 3 == 0 ? ["ssd_cp_visits.csv"] : [], whole.Reading.SortedTables);
        }
    }

    [Theory]
    [InlineData(0, 69)]
    [InlineData(69, 0)]
    [InlineData(3, 36)]
    [InlineData(36, 3)]
    public void A_row_far_from_where_it_belongs_is_found_out(int from, int to)
    {
        using var tables = new Tables();
        var row = tables.Visits[from];
        tables.Visits.RemoveAt(from);
        tables.Visits.Insert(to, row);
        Assert.Equal(["ssd_cp_visits.csv"], tables.AssertPartsComeToTheWhole().Reading.SortedTables);
    }

    [Fact]
    public void A_table_in_the_reverse_order_is_found_out()
    {
        using var tables = new Tables();
        tables.Visits.Reverse();
        Assert.Equal(["ssd_cp_visits.csv"], tables.AssertPartsComeToTheWhole().Reading.SortedTables);
    }

    [Fact]
    public void A_quotation_mark_is_found_out_wherever_it_is()
    {
        for (var row = 0; row < 3 * Children; row += 4)
        {
            using var tables = new Tables();
            tables.Visits[row] = tables.Visits[row].Replace("Y", "\"Y\"", StringComparison.Ordinal);
            Assert.Empty(tables.AssertPartsComeToTheWhole(40).Problems);
        }
    }

    [Fact]
    public void Children_of_whom_nothing_is_held_are_given_wherever_they_are()
    {
        using var tables = new Tables();
        foreach (var child in Enumerable.Range(0, Children).Where(i => i % 5 == 0 || i is > 10 and < 16 || i > 21))
        {
            foreach (var table in new[] { tables.Visits, tables.Plans, tables.Reviews })
                table.RemoveAll(r => r.Contains("," + Tables.IdOf(child) + ",", StringComparison.Ordinal));
        }
        var whole = tables.AssertPartsComeToTheWhole();
        Assert.Equal((Children, Children), (whole.Reading.Children, whole.Children.Count));
        Assert.True(whole.Children.Count(c => c.EndsWith(' ')) > 9);
    }

    [Fact]
    public void Persons_of_whom_nothing_is_held_are_found_out_of_order_twice_and_without_an_id_wherever_they_are()
    {
        for (var child = 1; child < Children; child++)
        {
            using var swapped = Tables.OfPersonsAlone();
            (swapped.Persons[child - 1], swapped.Persons[child]) = (swapped.Persons[child], swapped.Persons[child - 1]);
            var inOrder = swapped.AssertPartsComeToTheWhole(1, 40);
            Assert.Equal(["ssd_person.csv"], inOrder.Reading.SortedTables);
            Assert.Equal(Enumerable.Range(0, Children).Select(i => Tables.IdOf(i)), inOrder.Children.Select(c => c.Split("Id = ")[1].Split(',')[0]));

            using var twice = Tables.OfPersonsAlone();
            twice.Persons.Add(twice.Persons[child - 1]);
            Assert.Equal("a second row for the same person; the row is left out", Assert.Single(twice.AssertPartsComeToTheWhole(1, 40).Problems).Message);

            using var nameless = Tables.OfPersonsAlone();
            nameless.Persons.Insert(child - 1, ",2015-06-01");
            Assert.Equal((child + 1L, "empty: every row must say whose it is; the row is left out"), nameless.AssertPartsComeToTheWhole(1, 40).Problems.Select(p => (p.Line!.Value, p.Message)).Single());
        }
    }

    [Fact]
    public void A_table_may_be_empty()
    {
        using var tables = new Tables();
        tables.Reviews.Clear();
        tables.Plans.Clear();
        Assert.Equal(3 * Children, tables.AssertPartsComeToTheWhole().Reading.Rows);
        tables.Visits.Clear();
        var none = tables.AssertPartsComeToTheWhole().Reading;
        Assert.Equal((Children, 0), (none.Children, none.Rows));
    }

    [Fact]
    public void A_child_may_have_more_rows_than_all_the_others()
    {
        using var tables = new Tables();
        tables.Visits.InsertRange(3 * 12, Enumerable.Range(0, 20_000).Select(i => $"w{i:D6},{Tables.IdOf(12)},2024-01-03,Y,N,N"));
        tables.Visits[3 * 12 + 19_000] = $"w019000,{Tables.IdOf(12)},soon,Y,N,N";
        var whole = tables.AssertPartsComeToTheWhole();
        Assert.Equal([3 * 12 + 19_000 + 2L], whole.Problems.Select(p => p.Line!.Value));
    }

    [Fact]
    public void A_file_cut_off_while_it_is_read_is_an_error()
    {
        using var tables = new Tables();
        tables.Visits.AddRange(Enumerable.Range(0, 100_000).Select(i => $"w{i:D6},{Tables.IdOf(Children - 1)},2024-01-03,Y,N,N"));
        tables.Write();
        var cut = false;
        var failure = Assert.Throws<IOException>(() => DatasetFolder.Read(tables.Folder.Path, () => new(_ =>
        {
            if (cut) return;
            cut = true;
            using var file = File.Open(Path.Combine(tables.Folder.Path, "ssd_cp_visits.csv"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(file.Length / 2);
        }), _ => { }, new() { Workers = 1, PartBytes = 100, ToBeCounted = true }));
        Assert.Equal("ssd_cp_visits.csv changed while it was read.", failure.Message);
    }

    [Fact]
    public void What_is_done_in_turn_is_done_a_part_at_a_time_in_order()
    {
        using var tables = new Tables();
        tables.Write();
        var turns = new List<List<string>>();
        DatasetFolder.Read(tables.Folder.Path, () =>
        {
            var mine = new List<string>();
            return new(child => mine.Add(child.Child.Id.Value), () =>
            {
                var done = mine.ToList();
                mine.Clear();
                return () => turns.Add(done);
            });
        }, p => Assert.Fail(p.ToString()), new() { Workers = 3, PartBytes = 100, ToBeCounted = true });
        Assert.InRange(turns.Count, 3, 5);
        Assert.Equal(Enumerable.Range(0, Children).Select(Tables.IdOf), turns.SelectMany(t => t));
    }

    /// <summary>What was read.</summary>
    private sealed record Whole(DatasetReading Reading, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Children);

    /// <summary>Children of whom each has a plan, three visits and a review, as lines still to be spoilt.</summary>
    private sealed class Tables : IDisposable
    {
        public Folder Folder { get; } = new();

        public string LineEnd { get; init; } = "\n";

        public bool EndsWithLine { get; init; } = true;

        public List<string> Persons { get; } = [.. Enumerable.Range(0, Children).Select(i => $"{IdOf(i)},2015-06-01")];

        public List<string> Visits { get; } = [.. Enumerable.Range(0, 3 * Children).Select(i => $"v{i:D4},{IdOf(i / 3)},2024-01-{(i % 28) + 1:D2},Y,N,N")];

        public List<string> Plans { get; } = [.. Enumerable.Range(0, Children).Select(i => $"p{i:D4},{IdOf(i)},2024-01-01")];

        public List<string> Reviews { get; } = [.. Enumerable.Range(0, Children).Select(i => $"r{i:D4},{IdOf(i)},2024-03-01")];

        public static Tables OfPersonsAlone()
        {
            var tables = new Tables();
            tables.Visits.Clear();
            tables.Plans.Clear();
            tables.Reviews.Clear();
            return tables;
        }

        /// <summary>Ids of several lengths, in the order of bytes.</summary>
        public static string IdOf(int child) => $"C{child:D4}{new string('0', child % 4)}";

        public void Write() => Folder
            .With("ssd_person.csv", Bytes("pers_person_id,pers_dob", Persons))
            .With("ssd_cp_visits.csv", Bytes("cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date,cppv_cp_visit_seen,cppv_cp_visit_seen_alone,cppv_cp_visit_bedroom", Visits))
            .With("ssd_cp_plans.csv", Bytes("cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date", Plans))
            .With("ssd_cp_reviews.csv", Bytes("cppr_cp_review_id,cppr_person_id,cppr_cp_review_date", Reviews));

        /// <summary>Reads them whole, and then in parts of several sizes by several workers, each with tables looked through first and with tables trusted.</summary>
        /// <returns>What they are as a whole.</returns>
        public Whole AssertPartsComeToTheWhole(params int[] sizes)
        {
            Write();
            var whole = Read(new() { Workers = 1, PartBytes = int.MaxValue });
            foreach (var partBytes in sizes.Length > 0 ? sizes : [1, 40, 150])
            {
                foreach (var workers in new[] { 1, 2, 7 })
                {
                    AssertIs(whole, Read(new() { Workers = workers, PartBytes = partBytes, BatchBytes = 200 }));
                    AssertIs(whole, ReadTrusting(workers, partBytes));
                    AssertIs(whole, Read(new() { Workers = workers, PartBytes = partBytes, LastWorkerWaits = true }));
                }
            }
            return whole;
        }

        public void Dispose() => Folder.Dispose();

        private static void AssertIs(Whole whole, Whole read)
        {
            Assert.Equal(whole.Children, read.Children);
            Assert.Equal(whole.Problems, read.Problems);
            Assert.Equal(
                (whole.Reading.Children, whole.Reading.Rows),
                (read.Reading.Children, read.Reading.Rows));
            Assert.Equal(whole.Reading.SortedTables, read.Reading.SortedTables);
        }

        private Whole ReadTrusting(int workers, int partBytes)
        {
            var (children, told) = (new List<string>(), new List<Problem>());
            return Read(new() { Workers = workers, PartBytes = partBytes, TrustedBytes = 0, StartAgain = Forget }, children, told);

            void Forget()
            {
                children.Clear();
                told.Clear();
            }
        }

        private Whole Read(DatasetReadingOptions options) => Read(options, [], []);

        private Whole Read(DatasetReadingOptions options, List<string> children, List<Problem> told)
        {
            options = options with { ToBeCounted = true, TemporaryFolder = Folder.Temporary };
            var reading = DatasetFolder.Read(Folder.Path, () => Folder.InTurn(child => $"{child.Child} {string.Join('\n', child.Standing())}", children), told.Add, options)!;
            return new(reading, told, children);
        }

        private byte[] Bytes(string header, List<string> rows)
        {
            var text = string.Join(LineEnd, rows.Prepend(header));
            return Encoding.UTF8.GetBytes(EndsWithLine ? text + LineEnd : text);
        }
    }
}
