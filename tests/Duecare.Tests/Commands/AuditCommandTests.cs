using System.Text.Json;
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
