using Xunit;
using static Duecare.Tests.Ran;

namespace Duecare.Tests.Commands;

public sealed class DemoCommandTests : IDisposable
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("duecare-demo-").FullName, "out");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public void Without_a_format_it_writes_one_case_file_and_says_nothing()
    {
        Assert.Equal(new("", "", 0), Run("demo", "--children", "3", "--seed", "1", "--out", _folder));
        Assert.Equal("authority.case.json", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder))));
    }

    [Fact]
    public void With_the_format_ssd_it_writes_the_files_of_a_dataset()
    {
        Assert.Equal(new("", "", 0), Run("demo", "--children", "3", "--seed", "1", "--out", _folder, "--format", "ssd"));
        Assert.Contains(Directory.GetFiles(_folder), f => Path.GetFileName(f) == "ssd_cp_visits.csv");
        Assert.Equal(4, File.ReadAllLines(Path.Combine(_folder, "ssd_person.csv")).Length);
    }

    [Fact]
    public void The_last_day_of_the_record_can_be_another()
    {
        Run("demo", "--children", "3", "--seed", "1", "--out", _folder, "--as-at", "2024-06-30");
        Assert.Contains("to 30 June 2024", File.ReadAllText(Path.Combine(_folder, "authority.case.json")));
    }

    [Theory]
    [InlineData("--children", "0", "expected a number from 1 to 9999999")]
    [InlineData("--children", "10000000", "expected a number from 1 to 9999999")]
    [InlineData("--format", "annex-b", "--format \"annex-b\": expected casefile, ssd or db")]
    [InlineData("--as-at", "2026-02-30", "--as-at \"2026-02-30\": expected a day from 2022-01-01 to 2026-12-31")]
    [InlineData("--as-at", "2021-12-31", "expected a day from 2022-01-01")]
    [InlineData("--as-at", "2027-01-01", "expected a day from 2022-01-01 to 2026-12-31")]
    public void What_it_cannot_do_it_refuses_on_one_line(string option, string value, string message)
    {
        var arguments = new Dictionary<string, string> { ["--children"] = "3", ["--seed"] = "1", ["--out"] = _folder, [option] = value };
        var ran = Run(["demo", .. arguments.SelectMany(a => new[] { a.Key, a.Value })]);
        Assert.Equal(2, ran.Status);
        Assert.Contains(message, Assert.Single(ran.Messages.TrimEnd().Split('\n')));
        Assert.Empty(ran.Output);
        Assert.False(Directory.Exists(_folder));
    }

    [Theory]
    [InlineData("expected --out with the folder to write to")]
    [InlineData("--db: expected --format db, and no --out", "--db", "Host=h;Database=d")]
    [InlineData("--db: expected --format db, and no --out", "--db", "Host=h;Database=d", "--format", "db", "--out", "somewhere")]
    [InlineData("--db: expected a PostgreSQL database", "--db", "Host=h;Pasword=secret-password", "--format", "db")]
    public void It_writes_to_one_folder_or_one_database(string message, params string[] options)
    {
        var ran = Run(["demo", "--children", "3", "--seed", "1", .. options]);
        Assert.Equal((2, ""), (ran.Status, ran.Output));
        Assert.Contains(message, Assert.Single(ran.Messages.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-password", ran.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        File.WriteAllText(_folder, "");
        var ran = Run("demo", "--children", "3", "--seed", "1", "--out", _folder);
        Assert.Equal(2, ran.Status);
        Assert.Contains(_folder, ran.Messages);
    }
}
