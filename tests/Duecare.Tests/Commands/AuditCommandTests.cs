using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Xunit;
using static Duecare.Tests.Ran;

namespace Duecare.Tests.Commands;

public sealed class AuditCommandTests : IDisposable
{
    private const string CaseFile = """
        {"format":"duecare-case/1","title":"A made-up referral","children":[{"id":"child-1"}],
         "entries":[{"id":"e1","kind":"referral","on":"2023-01-23","children":["child-1"],"recordedAt":"2023-02-01T09:00:00+00:00"}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("duecare-audit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_states_what_was_owed_on_the_day_asked_about()
    {
        using var audit = JsonDocument.Parse(Done("audit", Case(), "--as-at", "2023-01-25", "--format", "json"));
        Assert.Equal("2023-01-25", audit.RootElement.GetProperty("asAt").GetString());
        var decision = audit.RootElement.GetProperty("duties").EnumerateArray().Single(d => d.GetProperty("duty").GetString() == "referral-decision");
        Assert.Equal("overdue", decision.GetProperty("state").GetString());
        Assert.Equal("2023-01-24", decision.GetProperty("due").GetProperty("to").GetString());
    }

    [Theory]
    [InlineData("2023-01-31", 0)]
    [InlineData("2023-02-01T08:59", 0)]
    [InlineData("2023-02-01T09:00", 1)]
    [InlineData("2023-02-01", 1)]
    public void It_reads_only_what_the_record_held_at_the_instant_asked_about(string knownAt, int decisions)
    {
        using var audit = JsonDocument.Parse(Done("audit", Case(), "--as-at", "2023-02-02", "--known-at", knownAt, "--format", "json"));
        Assert.Equal(decisions, audit.RootElement.GetProperty("duties").EnumerateArray().Count(d => d.GetProperty("duty").GetString() == "referral-decision"));
    }

    [Fact]
    public void A_file_asked_for_is_written_whole_and_nothing_goes_to_standard_output()
    {
        var page = Path.Combine(_folder, "audit.html");
        Assert.Equal("", Done("audit", Case(), "--as-at", "2023-01-25", "--format", "html", "--out", page));
        Assert.EndsWith("</html>", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.Equal(["audit.html", "case.json"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void What_is_refused_leaves_an_earlier_file_as_it_was()
    {
        var page = Path.Combine(_folder, "audit.html");
        File.WriteAllText(page, "earlier");
        var bad = Path.Combine(_folder, "bad.json");
        File.WriteAllText(bad, CaseFile.Replace("referral\"", "referal\"", StringComparison.Ordinal));
        Assert.Equal(ExitStatus.BadInput, Run("audit", bad, "--format", "html", "--out", page).Status);
        Assert.Equal("earlier", File.ReadAllText(page));
        Assert.Equal(["audit.html", "bad.json"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_folder_of_dataset_files_is_read_as_one_source()
    {
        WriteDataset();
        var ran = Run("audit", _folder, "--as-at", "2024-01-24", "--format", "json");
        Assert.Equal(("", ExitStatus.Done), (ran.Messages, ran.Status));
        using var audit = JsonDocument.Parse(ran.Output);
        var visit = audit.RootElement.GetProperty("duties").EnumerateArray().First(d => d.GetProperty("duty").GetString() == "cp-visit");
        Assert.Equal("met-late", visit.GetProperty("state").GetString());
        Assert.Equal("2024-01-22", visit.GetProperty("due").GetProperty("from").GetString());
    }

    [Theory]
    [InlineData("text", null)]
    [InlineData("text", "audit.txt")]
    [InlineData("json", null)]
    [InlineData("json", "audit.json")]
    [InlineData("csv", null)]
    [InlineData("csv", "audit.csv")]
    [InlineData("html", null)]
    [InlineData("html", "audit.html")]
    [InlineData("xlsx", null)]
    [InlineData("xlsx", "audit.xlsx")]
    public void Rows_left_out_of_a_dataset_leave_the_rest_written_and_end_with_status_2(string format, string? file)
    {
        WriteDataset("V2,P1,PL1,yesterday,Y\nV3,P9,PL1,2024-01-23,Y\nV4,P2,PL2,2024-01-23,Y\n");
        File.AppendAllText(Path.Combine(_folder, "ssd_person.csv"), "P2,in June\n");
        File.WriteAllText(Path.Combine(_folder, "ssd_cin_plans.csv"), "a,b\n1,2\n");
        var output = file is null ? null : Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "out")).FullName, file);
        var ran = Run(["audit", _folder, "--as-at", "2024-01-24", "--format", format, .. output is null ? Array.Empty<string>() : ["--out", output]]);
        Assert.Equal(ExitStatus.BadInput, ran.Status);
        var told = ran.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"duecare audit: {_folder}: the result is whole but for what could not be read: all of ssd_cin_plans.csv, 2 rows of ssd_cp_visits.csv, part of 1 row of ssd_person.csv", told[^1]);
        Assert.Equal(5, told.Length);
        Assert.Equal(output is null, ran.Output.Length > 0);
        if (output is not null) Assert.True(new FileInfo(output).Length > 0);
        if (format == "xlsx") return;
        var result = output is null ? ran.Output : File.ReadAllText(output);
        Assert.Contains(format is "text" or "html" ? "Visit" : "cp-visit", result, StringComparison.Ordinal);
        Assert.Contains("ssd_cp_visits.csv", result, StringComparison.Ordinal);
    }

    /// <summary>A child with no duties looks like one to whom all was done.</summary>
    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("html")]
    [InlineData("xlsx")]
    public void Children_in_no_entry_are_named_in_every_form_and_on_one_line(string format)
    {
        var file = Path.Combine(_folder, "children.json");
        File.WriteAllText(file, $$"""
            {"format":"duecare-case/1","children":[{{string.Join(',', Enumerable.Range(1, 12).Select(i => $$"""{"id":"K{{i}}"}"""))}}],
             "entries":[{"id":"e1","kind":"referral","children":["K3"],"on":"2020-12-01"}]}
            """);
        var output = Path.Combine(_folder, "audit");
        var ran = Run("audit", file, "--as-at", "2020-12-16", "--format", format, "--out", output);
        const string Named = "othing is recorded of 11 children but who they are, so what is owed to them is not known: K1, K2, K4, K5, K6, K7, K8, K9, K10, K11 and 1 more";
        Assert.Equal(($"{file}: children: n{Named}\n", ExitStatus.Done), (ran.Messages, ran.Status));
        if (format == "xlsx")
        {
            using var workbook = SpreadsheetDocument.Open(output, isEditable: false);
            Assert.Contains(workbook.WorkbookPart!.WorksheetParts, p => p.Worksheet!.InnerText.Contains($"N{Named}.", StringComparison.Ordinal));
            return;
        }
        var result = File.ReadAllText(output);
        if (format == "text") result = string.Join(' ', result.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        if (format is "text" or "html") Assert.Contains($"N{Named}.", result, StringComparison.Ordinal);
        if (format == "html") Assert.Equal(11, result.Split("<p>Nothing is recorded of this child but who they are, so what is owed to them is not known.</p></section>").Length - 1);
        if (format == "json") Assert.Contains(""""inNoEntry":{"children":11,"first":["K1","K2","K4","K5","K6","K7","K8","K9","K10","K11","K12"]}"""", result, StringComparison.Ordinal);
        if (format == "csv") Assert.Equal(11, result.Split('\n').Count(l => l.Contains(",,\"Nothing is recorded of this child but who they are, so what is owed to them is not known\",", StringComparison.Ordinal) && l.Contains(",in-no-entry,", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("csv")]
    public void Children_in_no_row_but_their_own_are_named_in_order(string format)
    {
        WriteDataset();
        File.WriteAllText(Path.Combine(_folder, "ssd_person.csv"), "pers_person_id,pers_dob\nP9,\nP0,\nP1,\nP3,\n");
        var ran = Run("audit", _folder, "--as-at", "2024-01-24", "--format", format);
        Assert.Equal(("ssd_person.csv: column pers_person_id: nothing is recorded of 3 children but who they are, so what is owed to them is not known: P0, P3, P9\n", ExitStatus.Done), (ran.Messages, ran.Status));
    }

    [Fact]
    public void A_page_of_persons_alone_says_that_the_source_holds_nothing_completely()
    {
        File.WriteAllText(Path.Combine(_folder, "ssd_person.csv"), "pers_person_id,pers_dob\nP1,\n");
        Assert.Contains("<dt>Source holds</dt><dd>no kind of entry completely</dd>", Run("audit", _folder, "--as-at", "2024-01-24", "--format", "html").Output, StringComparison.Ordinal);
    }

    /// <summary>So large a table is taken to be in order, and everything is read again once it proves not to be.</summary>
    [Fact]
    public void Children_in_no_row_but_their_own_are_counted_once_where_a_large_table_is_out_of_order()
    {
        WriteDataset(string.Concat(Enumerable.Range(0, 150_000).Select(i => $"W{i:D6},P1,PL1,2024-01-23,Y\n")) + "X1,P2,PL1,2024-01-23,Y\nX2,P1,PL1,2024-01-23,Y\n");
        File.WriteAllText(Path.Combine(_folder, "ssd_person.csv"), "pers_person_id\nP0\nP1\nP2\nP3\n");
        var ran = Run("audit", _folder, "--as-at", "2024-01-24");
        Assert.Equal(("ssd_person.csv: column pers_person_id: nothing is recorded of 2 children but who they are, so what is owed to them is not known: P0, P3\n", ExitStatus.Done), (ran.Messages, ran.Status));
    }

    [Fact]
    public void Arguments_that_say_nothing_are_refused_on_one_line()
    {
        AssertRefused(Run("audit", Case(), "--as-at", "16/12/2020"), "duecare audit: --as-at \"16/12/2020\" is not a date: expected");
        AssertRefused(Run("audit", Case(), "--known-at", "noon"), "duecare audit: --known-at \"noon\" is not a time: expected");
        AssertRefused(Run("audit", Case(), "--format", "pdf"), "duecare audit: --format \"pdf\" is not known: expected one of text, json, csv, html, xlsx");
        AssertRefused(Run("audit", Case(), "--out", _folder), $"duecare audit: --out {_folder} is a folder: expected a file");
        AssertRefused(Run("audit", Path.Combine(_folder, "none.json")), Path.Combine(_folder, "none.json") + ": there is no such file");
    }

    private void WriteDataset(string moreVisits = "")
    {
        File.WriteAllText(Path.Combine(_folder, "ssd_person.csv"), "pers_person_id,pers_dob\nP1,2015-01-01\n");
        File.WriteAllText(Path.Combine(_folder, "ssd_cp_plans.csv"), "cppl_cp_plan_id,cppl_referral_id,cppl_icpc_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date\nPL1,R1,I1,P1,2024-01-08,\n");
        File.WriteAllText(Path.Combine(_folder, "ssd_cp_visits.csv"), "cppv_cp_visit_id,cppv_person_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen\nV1,P1,PL1,2024-01-23,Y\n" + moreVisits);
    }

    private string Case()
    {
        var path = Path.Combine(_folder, "case.json");
        File.WriteAllText(path, CaseFile);
        return path;
    }

    private static void AssertRefused(Ran ran, string refusal)
    {
        Assert.Equal(("", ExitStatus.BadInput), (ran.Output, ran.Status));
        Assert.StartsWith(refusal, Assert.Single(ran.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static string Done(params string[] args)
    {
        var ran = Run(args);
        Assert.Equal("", ran.Messages);
        Assert.Equal(ExitStatus.Done, ran.Status);
        return ran.Output;
    }
}
