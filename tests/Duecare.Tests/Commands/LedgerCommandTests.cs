using System.Text.Json;
using Duecare.Tests.Decisions;
using Microsoft.Data.Sqlite;
using Xunit;
using static Duecare.Tests.Ran;

namespace Duecare.Tests.Commands;

/// <summary>A record on SQLite, from the command line.</summary>
public sealed class LedgerCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("duecare-record-").FullName;

    private string Data => Path.Combine(_folder, "data");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("essex-19-020-833.json", "2 children, ", "2020-12-16")]
    [InlineData("essex-23-015-769.json", "1 child, ", "2023-03-28")]
    public void A_decision_imported_is_audited_as_its_file_is(string sample, string children, string asAt)
    {
        var imported = Run("import", Audited.Sample(sample), "--data", Data);
        Assert.Equal(("", 0), (imported.Messages, imported.Status));
        Assert.StartsWith(children, imported.Output, StringComparison.Ordinal);

        foreach (var option in new[] { "--as-at", "--known-at" })
            Assert.Equal(Duties(Audited.Sample(sample), option, asAt), Duties(Data, option, asAt));
    }

    [Fact]
    public void A_dataset_imported_is_audited_as_its_folder_is()
    {
        var dataset = Path.Combine(_folder, "ssd");
        Run("demo", "--children", "40", "--seed", "3", "--out", dataset, "--format", "ssd");
        Assert.Equal(0, Run("import", dataset, "--data", Data).Status);
        Assert.Equal(Run("audit", dataset, "--as-at", "2026-04-01", "--format", "csv").Output, Run("audit", Data, "--as-at", "2026-04-01", "--format", "csv").Output);
    }

    [Fact]
    public void Children_in_no_entry_are_taken_over_and_named_and_a_row_that_can_not_be_read_ends_with_status_2()
    {
        File.WriteAllText(Path.Combine(_folder, "ssd_person.csv"), "pers_person_id,pers_dob\nP1,2015-01-01\nP2,2015-13-01\n");
        File.WriteAllText(Path.Combine(_folder, "ssd_contacts.csv"), "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_desc\nc1,P1,2024-01-03,School\n");
        var imported = Run("import", _folder, "--data", Data);
        Assert.Equal(("2 children, 1 entry\n", ExitStatus.BadInput), (imported.Output, imported.Status));
        const string InNoEntry = "nothing is recorded of 1 child but who they are, so what is owed to them is not known: P2";
        Assert.Equal(
            [
                $"ssd_person.csv: column pers_person_id: {InNoEntry}",
                "ssd_person.csv, line 3: column pers_dob: \"2015-13-01\" is not a date: expected 2025-02-28 or 28/02/2025; the child is read without it",
                $"duecare import: {_folder}: all is taken over but what could not be read: part of 1 row of ssd_person.csv",
            ],
            imported.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith(InNoEntry + "\n", Run("audit", Data, "--as-at", "2024-01-24").Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_child_of_whom_only_family_is_known_is_still_in_no_entry()
    {
        var file = Path.Combine(_folder, "family.json");
        File.WriteAllText(file, """
            {"format":"duecare-case/1","children":[{"id":"K1"},{"id":"K2"}],"people":[{"id":"ms-y","relation":"mother"}],
             "entries":[{"id":"e1","kind":"referral","children":["K1"],"on":"2020-12-01"}]}
            """);
        const string InNoEntry = "nothing is recorded of 1 child but who they are, so what is owed to them is not known: K2\n";
        var imported = Run("import", file, "--data", Data);
        Assert.Equal(($"{file}: children: {InNoEntry}", 0), (imported.Messages, imported.Status));
        Assert.EndsWith(InNoEntry, Run("audit", Data, "--as-at", "2020-12-16").Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_imported_again_changes_nothing()
    {
        Run("import", Audited.Sample("essex-19-020-833.json"), "--data", Data);
        var head = Run("verify", "--data", Data);
        Assert.Equal(0, Run("import", Audited.Sample("essex-19-020-833.json"), "--data", Data).Status);
        Assert.Equal(head, Run("verify", "--data", Data));
    }

    [Fact]
    public void A_record_that_is_whole_gives_its_head_and_one_tampered_with_names_the_first_bad_entry()
    {
        Run("import", Audited.Sample("essex-23-015-769.json"), "--data", Data);
        var head = Run("verify", "--data", Data);
        Assert.Matches("^[0-9]+:[0-9a-f]{64}\n$", head.Output);
        Assert.Equal(head, Run("verify", "--data", Data, "--published", head.Output.Trim()));

        using (var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "duecare.db")};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE entry SET payload = replace(payload, 'Mr X', 'Mr Y') WHERE id = 'e3'";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var tampered = Run("verify", "--data", Data);
        Assert.Equal(("", 1), (tampered.Output, tampered.Status));
        Assert.Matches("^number [0-9]+ \\(entry e3\\): its payload is not what was hashed: it was edited\n$", tampered.Messages);
    }

    [Fact]
    public void A_record_is_worked_out_again()
    {
        Run("import", Audited.Sample("essex-19-020-833.json"), "--data", Data);
        var rebuilt = Run("rebuild", "--data", Data);
        Assert.Equal(("", 0), (rebuilt.Messages, rebuilt.Status));
        Assert.True(int.Parse(rebuilt.Output) > 0);
    }

    [Fact]
    public void Two_files_with_the_same_ids_are_imported_under_a_prefix()
    {
        Run("import", Audited.Sample("essex-19-020-833.json"), "--data", Data);
        var refused = Run("import", Audited.Sample("essex-19-020-833-dated.json"), "--data", Data);
        Assert.Equal(2, refused.Status);
        Assert.Contains("the record holds an entry with this id already", refused.Messages, StringComparison.Ordinal);
        Assert.Equal(0, Run("import", Audited.Sample("essex-19-020-833-dated.json"), "--data", Data, "--ids", "dated/").Status);
    }

    [Fact]
    public void A_file_that_is_refused_makes_no_record()
    {
        var file = Path.Combine(_folder, "x.json");
        File.WriteAllText(file, "{}");
        Assert.Equal(2, Run("import", file, "--data", Data).Status);
        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("verify", "--data", "nowhere", "there is no record here: expected a folder with duecare.db in it")]
    [InlineData("verify", "--db", "secret-password", "--db: expected a PostgreSQL database, as Host=…;Database=… or postgres://…")]
    [InlineData("verify", "--db", "Host=x;Pasword=secret-password", "--db: expected a PostgreSQL database")]
    [InlineData("audit", "--db", "secret-password", "--db: expected a PostgreSQL database")]
    [InlineData("verify", "--published", "12", "--published \"12\": expected a number, a colon and 64 hexadecimal digits")]
    public void What_names_no_record_is_refused_on_one_line_without_repeating_a_password(string command, string option, string value, string message)
    {
        var ran = Run(command, option, value);
        Assert.Equal((2, ""), (ran.Status, ran.Output));
        Assert.Contains(message, Assert.Single(ran.Messages.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-password", ran.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_demonstration_record_is_the_same_bytes_each_time_and_is_never_written_over_another()
    {
        var again = Path.Combine(_folder, "again");
        string[] arguments = ["demo", "--children", "12", "--seed", "3", "--format", "db", "--out"];
        Assert.Equal(new("", "", 0), Run([.. arguments, Data]));
        Assert.Equal(new("", "", 0), Run([.. arguments, again]));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Data, "duecare.db")), File.ReadAllBytes(Path.Combine(again, "duecare.db")));

        var refused = Run([.. arguments, Data]);
        Assert.Equal(2, refused.Status);
        Assert.Contains("there is a record already", refused.Messages, StringComparison.Ordinal);
    }

    /// <summary>The audit's duties, without the head that names the source.</summary>
    private static string Duties(string path, string option, string day)
    {
        var ran = Run("audit", path, option, day, "--format", "json");
        Assert.Equal(("", 0), (ran.Messages, ran.Status));
        using var result = JsonDocument.Parse(ran.Output);
        return result.RootElement.GetProperty("duties").GetRawText();
    }
}
