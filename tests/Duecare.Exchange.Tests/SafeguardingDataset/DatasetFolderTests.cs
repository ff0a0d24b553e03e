using System.Globalization;
using System.Text;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Visits;
using Duecare.Exchange.SafeguardingDataset;
using Xunit;

namespace Duecare.Exchange.Tests.SafeguardingDataset;

public sealed class DatasetFolderTests
{
    [Fact]
    public void Every_child_comes_once_in_order_of_id_with_the_rows_of_every_table()
    {
        using var folder = Folder.WithPersons("A", "B", "C")
            .WithVisits("v1,A,2024-01-03,Y,N,N", "v2,C,2024-01-04,Y,N,N", "v3,C,2024-01-05,Y,N,N")
            .With("ssd_cp_plans.csv", "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date", "p1,B,2024-01-01", "p2,C,2024-01-02");
        var children = folder.Read();
        Assert.Empty(folder.Problems);
        Assert.Equal(["A: cppv:v1", "B: cppl:p1", "C: cppl:p2 cppv:v2 cppv:v3"], children.Select(Told));
        Assert.Equal((3, 5), (folder.Reading!.Children, folder.Reading.Rows));
    }

    [Fact]
    public void A_child_of_whom_nothing_else_is_held_is_given_without_entries()
    {
        using var folder = Folder.WithPersons("A", "B", "C").WithVisits("v1,B,2024-01-03,Y,N,N");
        var children = folder.Read();
        Assert.Equal(["A: ", "B: cppv:v1", "C: "], children.Select(Told));
        Assert.Equal([true, false, true], children.Select(c => c.IsInNoEntry));
        Assert.Equal((3, 1), (folder.Reading!.Children, folder.Reading.Rows));
    }

    [Fact]
    public void A_fault_in_the_row_of_such_a_child_is_told()
    {
        using var folder = new Folder().With("ssd_person.csv", "pers_person_id,pers_dob", "A,2015-13-01");
        Assert.Null(Assert.Single(folder.Read()).Child.Born);
        Assert.Equal(["ssd_person.csv, line 2: column pers_dob: \"2015-13-01\" is not a date: expected 2025-02-28 or 28/02/2025; the child is read without it"], folder.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void A_person_without_an_id_is_left_out_and_so_is_what_is_said_of_nobody()
    {
        using var folder = new Folder().With("ssd_person.csv", "pers_person_id,pers_dob", ",2015-06-01", "A,2015-06-01", ",2016-06-01").WithVisits("v1,,2024-01-03,Y,N,N", "v2,A,2024-01-03,Y,N,N");
        Assert.Equal(["A: cppv:v2"], folder.Read().Select(Told));
        Assert.Equal(
            [
                "ssd_cp_visits.csv, line 2: column cppv_person_id: empty: every row must say whose it is; the row is left out",
                "ssd_person.csv, line 2: column pers_person_id: empty: every row must say whose it is; the row is left out",
                "ssd_person.csv, line 4: column pers_person_id: empty: every row must say whose it is; the row is left out",
            ],
            folder.Problems.Select(p => p.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_and_columns_are_known_by_name_in_any_letter_case_and_order_beside_others_unknown()
    {
        using var folder = new Folder()
            .With("PERSON.CSV", "\uFEFFlocal_note,PERS_DOB,pers_person_id", "x,2015-06-01,A")
            .With("Cp_Visits.csv", "cppv_cp_visit_seen,CPPV_CP_VISIT_DATE,extra,cppv_person_id,Cppv_cp_visit_id", "N,03/01/2024,,A,v1");
        var child = Assert.Single(folder.Read());
        Assert.Empty(folder.Problems);
        Assert.Equal(new DateOnly(2015, 6, 1), child.Child.Born);
        var visit = Assert.IsType<Visit>(Assert.Single(child.Entries));
        Assert.Equal((new DateOnly(2024, 1, 3), false, null, null), (visit.Occurred.Earliest, visit.Seen, visit.SeenAlone, visit.BedroomSeen));
    }

    [Fact]
    public void Quotes_line_breaks_within_them_and_both_line_ends_are_read_as_RFC_4180_says()
    {
        using var folder = Folder.WithPersons("A").With("ssd_contacts.csv", Encoding.UTF8.GetBytes(
            "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_desc\r\n"
            + "c1,\"A\",2024-01-03,\"Head teacher, \"\"Hill\"\"\r\nSchool\"\r\n\n"
            + "c2,A,2024-02-30,5\" of rain"));
        var contact = folder.Only<Domain.FrontDoor.Contact>();
        Assert.Equal("Head teacher, \"Hill\"\r\nSchool", contact.Referrer);
        Assert.Equal(["ssd_contacts.csv, line 5: column cont_contact_date: \"2024-02-30\" is not a date: expected 2025-02-28 or 28/02/2025; the row is left out"],
            folder.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void A_field_that_says_NULL_is_empty()
    {
        using var folder = Folder.WithPersons("A").WithVisits("v1,A,2024-01-03,Y,NULL, ");
        var visit = folder.Only<Visit>();
        Assert.Equal((true, null, null), (visit.Seen, visit.SeenAlone, visit.BedroomSeen));
    }

    [Fact]
    public void A_second_row_with_an_id_is_refused_though_a_row_without_one_stands_between()
    {
        using var folder = Folder.WithPersons("A").WithVisits("v5,A,2024-01-03,Y,N,N", ",A,2024-01-04,Y,N,N", "v5,A,2024-01-05,Y,N,N");
        Assert.Single(Assert.Single(folder.Read()).Entries);
        Assert.Equal(2, folder.Problems.Count);
        Assert.Contains("\"v5\" stands in an earlier row too", folder.Problems[1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1,Z,2024-01-03,Y,N,N", "column cppv_person_id: person \"Z\" is not in ssd_person.csv; the row is left out")]
    [InlineData("v1,,2024-01-03,Y,N,N", "column cppv_person_id: empty: every row must say whose it is; the row is left out")]
    [InlineData("v1,A,2024-01-03,Y,N", "5 columns: expected 6, as in the first line; the row is left out")]
    [InlineData("v1,A,2024-01-03,Y,N,N,", "7 columns: expected 6, as in the first line; the row is left out")]
    [InlineData("v1,A,2025-02-30,Y,N,N", "column cppv_cp_visit_date: \"2025-02-30\" is not a date: expected 2025-02-28 or 28/02/2025; the row is left out")]
    [InlineData("v1,A,,Y,N,N", "column cppv_cp_visit_date: empty: expected a date such as 2025-02-28; the row is left out")]
    [InlineData("v1,A,2024-01-03,maybe,N,N", "column cppv_cp_visit_seen: \"maybe\" is neither yes nor no: expected Y or N, 1 or 0, true or false; the row is left out")]
    [InlineData("v0,A,2024-01-03,Y,N,N", "column cppv_cp_visit_id: \"v0\" stands in an earlier row too; the row is left out")]
    [InlineData(",A,2024-01-03,Y,N,N", "column cppv_cp_visit_id: empty: every row needs an id of its own; the row is left out")]
    [InlineData("\"v1\"x,A,2024-01-03,Y,N,N", "text follows a closing quotation mark: expected a comma, or the mark doubled if it is part of the text; the row is left out")]
    [InlineData("v1,A,2024-01-03,\"Y,N,N", "a quotation mark is opened and never closed; the row is left out")]
    public void A_row_that_cannot_be_read_is_told_with_its_line_and_left_out_and_the_rest_is_read(string row, string told)
    {
        using var folder = Folder.WithPersons("A", "B").WithVisits("v0,A,2024-01-01,Y,N,N", row, "v2,A,2024-01-05,Y,N,N", "v3,B,2024-01-05,Y,N,N");
        var children = folder.Read();
        Assert.Equal(["ssd_cp_visits.csv, line 3: " + told], folder.Problems.Select(p => p.ToString()));
        Assert.Equal(["A: cppv:v0 cppv:v2", "B: cppv:v3"], children.Select(Told));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_table_is_read_alike_whether_a_field_of_it_is_quoted_or_none_is(string lineEnd)
    {
        string[] ids = [.. Enumerable.Range(0, 300).Select(i => $"C{i:D3}")];
        var rows = Enumerable.Range(0, 20_000).Select(i => $"v{i:D5}{new string('x', i % 23)},{ids[i * 300 / 20_000]},2024-01-{(i % 35) + 1:D2},{(i % 3 == 0 ? "Y" : " N")},Y,N{(i % 1_999 == 0 ? ",N" : "")}").ToList();
        rows.Insert(0, "cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date,cppv_cp_visit_seen,cppv_cp_visit_seen_alone,cppv_cp_visit_bedroom");
        using var plain = Folder.WithPersons(ids).With("ssd_cp_visits.csv", Encoding.UTF8.GetBytes(string.Join(lineEnd, rows)));
        rows[^1] = rows[^1].Replace(",Y,N", ",\"Y\",N", StringComparison.Ordinal);
        using var quoted = Folder.WithPersons(ids).With("ssd_cp_visits.csv", Encoding.UTF8.GetBytes(string.Join(lineEnd, rows)));
        Assert.Equal(quoted.Read().Select(Seen), plain.Read().Select(Seen));
        Assert.Equal(quoted.Problems, plain.Problems);
        Assert.Contains("ssd_cp_visits.csv, line 2001: 7 columns: expected 6, as in the first line; the row is left out", plain.Problems.Select(p => p.ToString()));

        static string Seen(ChildChronology child) => Told(child) + string.Concat(child.Entries.Cast<Visit>().Select(v => $" {v.Occurred.Earliest:d} {v.Seen}"));
    }

    [Fact]
    public void A_quotation_mark_left_open_before_a_mebibyte_of_rows_costs_one_row()
    {
        var rows = Enumerable.Range(0, 40_000).Select(i => $"v{i:D6},A,2024-01-03,Y,N,N").ToArray();
        rows[10] = "v000010,A,\"2024-01-03,Y,N,N";
        using var folder = Folder.WithPersons("A").WithVisits(rows);
        Assert.Equal(39_999, Assert.Single(folder.Read()).Entries.Count);
        Assert.Equal(["ssd_cp_visits.csv, line 12: a quotation mark is opened and never closed; the row is left out"], folder.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void An_id_that_occurs_again_after_others_is_found_too()
    {
        using var folder = Folder.WithPersons("A", "B").WithVisits("v2,A,2024-01-01,Y,N,N", "v1,A,2024-01-02,Y,N,N", "v3,A,2024-01-03,Y,N,N", "v2,A,2024-01-04,Y,N,N", "v2,B,2024-01-04,Y,N,N");
        Assert.Equal(["A: cppv:v2 cppv:v1 cppv:v3", "B: cppv:v2"], folder.Read().Select(Told));
        Assert.Equal(5, Assert.Single(folder.Problems).Line);
    }

    [Theory]
    [InlineData(5, 8, 9, 10, 10, 11)]
    [InlineData(5, 9, 10, 11, 9, 12)]
    [InlineData(6, 9, 10, 100, 101, 10)]
    public void An_id_that_occurs_again_is_found_where_ids_are_numbers_without_noughts_before_them(int line, params int[] ids)
    {
        using var folder = Folder.WithPersons("A").WithVisits([.. ids.Select(n => $"v{n},A,2024-01-01,Y,N,N")]);
        Assert.Equal(4, Assert.Single(folder.Read()).Entries.Count);
        Assert.Equal(line, Assert.Single(folder.Problems).Line);
    }

    [Fact]
    public void A_second_row_for_one_person_is_told()
    {
        using var folder = Folder.WithPersons("A", "A").WithVisits("v1,A,2024-01-01,Y,N,N");
        Assert.Equal(["A: cppv:v1"], folder.Read().Select(Told));
        Assert.Equal(["ssd_person.csv, line 3: column pers_person_id: a second row for the same person; the row is left out"], folder.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void A_birth_date_that_cannot_be_read_does_not_lose_the_child()
    {
        using var folder = new Folder().With("ssd_person.csv", "pers_person_id,pers_dob", "A,01/13/2015").WithVisits("v1,A,2024-01-01,Y,N,N");
        Assert.Null(Assert.Single(folder.Read()).Child.Born);
        Assert.Equal(["ssd_person.csv, line 2: column pers_dob: \"01/13/2015\" is not a date: expected 2025-02-28 or 28/02/2025; the child is read without it"],
            folder.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void A_row_in_another_encoding_is_told_and_left_out()
    {
        using var folder = Folder.WithPersons("A").With("ssd_contacts.csv", Encoding.Latin1.GetBytes(
            "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_desc\nc1,A,2024-01-03,École\nc2,A,2024-01-04,School\n"));
        Assert.Equal(["A: cont:c2"], folder.Read().Select(Told));
        Assert.Equal(["ssd_contacts.csv, line 2: not UTF-8: save the file as \"CSV UTF-8\"; the row is left out"], folder.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void A_file_in_UTF_16_is_told_and_left_out()
    {
        using var folder = Folder.WithPersons("A").WithVisits("v1,A,2024-01-01,Y,N,N")
            .With("ssd_contacts.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("cont_contact_id\n")]);
        Assert.Equal(["A: cppv:v1"], folder.Read().Select(Told));
        Assert.Equal(["ssd_contacts.csv, line 1: not UTF-8 but UTF-16: save it as \"CSV UTF-8\"; the table is left out"], folder.Problems.Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("cppv_cp_visit_id,cppv_cp_visit_date,cppv_cp_visit_seen", "no column cppv_person_id; the table is left out")]
    [InlineData("cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_seen",
        "no column cppv_cp_visit_date: expected column names separated by commas, found \"cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_seen\"; the table is left out")]
    [InlineData("cppv_cp_visit_id;cppv_person_id", "no column cppv_cp_visit_id: expected column names separated by commas, found \"cppv_cp_visit_id;cppv_person_id\"; the table is left out")]
    [InlineData("cppv_cp_visit_id,cppv_person_id,cppv_person_id,cppv_cp_visit_date,cppv_cp_visit_seen", "column cppv_person_id stands twice; the table is left out")]
    [InlineData("", "empty: expected a line with the names of the columns; the table is left out")]
    public void A_table_without_what_makes_its_rows_readable_is_told_left_out_and_not_covered(string header, string told)
    {
        using var folder = Folder.WithPersons("A").With("ssd_cp_visits.csv", Encoding.UTF8.GetBytes(header));
        Assert.True(Assert.Single(folder.Read()).IsInNoEntry);
        Assert.Equal(["ssd_cp_visits.csv, line 1: " + told], folder.Problems.Select(p => p.ToString()));
        Assert.Empty(folder.Reading!.Covers);
    }

    [Fact]
    public void Without_a_table_of_persons_there_is_nothing_to_read()
    {
        using var folder = new Folder().WithVisits("v1,A,2024-01-01,Y,N,N");
        Assert.False(DatasetFolder.Is(folder.Path));
        Assert.Empty(folder.Read());
        Assert.Null(folder.Reading);
        Assert.Equal($"ssd_person.csv: not found in {folder.Path}: expected one file for each table, and at least this one", Assert.Single(folder.Problems).ToString());
    }

    [Fact]
    public void Entries_come_in_the_order_the_ledger_gives_them()
    {
        using var folder = Folder.WithPersons("A")
            .WithVisits("v9,A,2024-01-03,Y,N,N", "v1,A,2024-01-03,Y,N,N", "v0,A,2024-02-03,Y,N,N", "v5,A,2024-01-03,Y,N,N")
            .With("ssd_cp_plans.csv", "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date", "p1,A,2024-01-03");
        var child = Assert.Single(folder.Read());
        Assert.Equal("A: cppl:p1 cppv:v1 cppv:v5 cppv:v9 cppv:v0", Told(child));
        Assert.Equal(child.Standing(), child.Entries);
    }

    [Fact]
    public void A_late_visit_in_an_extract_is_late_and_a_core_group_is_not_in_the_extract_rather_than_missed()
    {
        using var folder = Folder.WithPersons("A")
            .WithVisits("v1,A,2024-01-10,Y,Y,N", "v2,A,2024-02-20,Y,Y,N")
            .With("ssd_cp_plans.csv", "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date", "p1,A,2024-01-02")
            .With("ssd_cp_reviews.csv", "cppr_cp_review_id,cppr_person_id,cppr_cp_review_date");
        var duties = DutyList.AsAt(new(2024, 2, 29), Rulebook.Shipped, Assert.Single(folder.Read()), WorkingDayCalendar.England);
        Assert.Equal([DutyState.Met, DutyState.MetLate, DutyState.DueSoon], duties.Where(d => d.Rule.Id == "cp-visit").Select(d => d.State));
        Assert.Equal([DutyState.NoEvidence], duties.Where(d => d.Rule.Id == "core-group-first").Select(d => d.State));
    }

    [Fact]
    public void What_is_done_in_turn_is_done_in_order_of_child_and_problems_are_told_in_one_order_whatever_the_workers()
    {
        using var folder = Folder.WithPersons([.. Enumerable.Range(0, 500).Select(i => $"C{i:D4}")])
            .WithVisits([.. Enumerable.Range(0, 1000).Select(i => $"v{i:D4},C{i / 2:D4},{(i % 7 == 0 ? "soon" : "2024-01-03")},Y,N,N")]);
        List<long> Written(int workers)
        {
            var written = new List<long>();
            DatasetFolder.Read(folder.Path, () =>
            {
                var mine = new List<long>();
                return new(child => mine.Add(PlaceOf(child)), () =>
                {
                    var done = mine;
                    mine = [];
                    return () => written.AddRange(done);
                });
            }, folder.Problems.Add, new() { Workers = workers, BatchBytes = 200 });
            return written;
        }
        Assert.Equal(Enumerable.Range(0, 500).Select(i => (long)i), Written(1));
        var problems = folder.Problems.ToList();
        folder.Problems.Clear();
        Assert.Equal(Enumerable.Range(0, 500).Select(i => (long)i), Written(4));
        Assert.Equal(143, problems.Count);
        Assert.Equal(problems, folder.Problems);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1 << 16)]
    public void Problems_are_told_child_after_child_however_many_children_are_filed_at_once(int batchBytes)
    {
        using var folder = Folder.WithPersons("A", "B", "B", "C")
            .WithVisits("v1,A,soon,Y,N,N", "v2,A,2024-01-03,Y", "v3,AA,2024-01-03,Y,N,N", "v4,B,soon,Y,N,N", "v5,C,2024-01-03,Y", "v6,C,soon,Y,N,N", "v7,D,soon,Y,N,N");
        folder.Read(batchBytes: batchBytes);
        Assert.Equal([("visits", 3), ("visits", 2), ("visits", 4), ("visits", 6), ("visits", 5), ("person", 4), ("visits", 7), ("visits", 8)],
            folder.Problems.Select(p => (p.File.Contains("visits", StringComparison.Ordinal) ? "visits" : "person", (int)p.Line!)));
    }

    [Fact]
    public void What_is_done_in_turn_waits_for_the_children_before_it()
    {
        using var folder = Folder.WithPersons([.. Enumerable.Range(0, 50).Select(i => $"C{i:D4}")])
            .WithVisits([.. Enumerable.Range(0, 50).Select(i => $"v{i:D4},C{i:D4},2024-01-03,Y,N,N")]);
        using var laterDone = new ManualResetEventSlim();
        var written = new List<long>();
        DatasetFolder.Read(folder.Path, () =>
        {
            var first = 0L;
            return new(child =>
            {
                first = PlaceOf(child);
                if (first == 0) Assert.True(laterDone.Wait(TimeSpan.FromMinutes(1)));
            }, () =>
            {
                var done = first;
                if (done > 0) laterDone.Set();
                return () => written.Add(done);
            });
        }, folder.Problems.Add, new() { Workers = 2, BatchBytes = 1 });
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), written.Take(50));
    }

    [Fact]
    public void A_failure_in_a_worker_reaches_the_caller()
    {
        using var folder = Folder.WithPersons([.. Enumerable.Range(0, 500).Select(i => $"C{i:D4}")])
            .WithVisits([.. Enumerable.Range(0, 500).Select(i => $"v{i:D4},C{499 - i:D4},2024-01-03,Y,N,N")]);
        var options = new DatasetReadingOptions { Workers = 2, BatchBytes = 100, SortBytes = 1000, TemporaryFolder = folder.Temporary };
        var failure = Assert.Throws<InvalidOperationException>(() => DatasetFolder.Read(folder.Path, () => new(child =>
        {
            if (PlaceOf(child) == 100) throw new InvalidOperationException("the disk is full");
        }), folder.Problems.Add, options));
        Assert.Equal("the disk is full", failure.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Temporary));
    }

    /// <summary>The number that the child's id, such as C0100, says.</summary>
    private static long PlaceOf(ChildChronology child) => long.Parse(child.Child.Id.Value[1..], CultureInfo.InvariantCulture);

    private static string Told(ChildChronology child) => $"{child.Child.Id}: {string.Join(' ', child.Entries.Select(e => e.Id))}";
}
