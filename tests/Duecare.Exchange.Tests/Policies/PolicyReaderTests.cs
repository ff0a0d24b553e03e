using System.Text;
using System.Text.Json;
using Duecare.Domain.Duties;
using Duecare.Exchange.CaseFiles;
using Duecare.Exchange.Policies;
using Duecare.Exchange.Tests.CaseFiles;
using Xunit;

namespace Duecare.Exchange.Tests.Policies;

public sealed class PolicyReaderTests : IDisposable
{
    private const string First = """
            {
              "version": "2026.1",
              "inForceFrom": "2026-04-01",
              "reason": "First",
              "rules": [
                { "id": "icpc", "reason": "Sooner",
                  "within": "12wd" }
              ]SEAL
            }
        """;

    private const string Second = """
        ,
            { "version": "2027.1", "inForceFrom": "2027-04-01", "reason": "Back to the law" }
        """;

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_policy_is_read_with_its_versions_changes_and_added_duties()
    {
        var policy = PolicyReader.Read(Path.Combine(Made.InRepository("samples"), "policy.json"), Rulebook.Shipped).Policy!;
        Assert.Equal("Exampleshire", policy.Council);
        var version = Assert.Single(policy.Versions);
        Assert.Equal(["cp-visit", "assessment-complete"], version.Rules.Select(r => r.Id));
        Assert.Equal([Happened.CoreGroupHeld], Assert.Single(version.Duties).StartsOn);
    }

    [Theory]
    [InlineData("12wd", "20wd", "FILE, line 11: rule icpc: 20 working days is longer than the 15 working days of Working Together to Safeguard Children 2023: a policy may shorten it, not lengthen it")]
    [InlineData("\"icpc\"", "\"ipcp\"", "FILE, line 10: rule ipcp: there is no such rule in the rulebook (did you mean \"icpc\"?)")]
    [InlineData("\"Sooner\"", "\" \"", "FILE, line 10: rule icpc: gives no reason: a policy says why it changes a rule")]
    [InlineData("12wd", "12 days", "FILE, line 11: policy, field \"versions[1].rules[1].within\": \"12 days\" is not a period: expected")]
    [InlineData("\"reason\": \"Sooner\",", "", "FILE, line 10: policy, field \"versions[1].rules[1]\": the field \"reason\" is missing: it must be given")]
    [InlineData("\"within\"", "\"witihn\"", "FILE, line 11: policy, field \"versions[1].rules[1]\": there is no field \"witihn\" here (did you mean \"within\"?)")]
    [InlineData("2026-04-01", "2026-04-31", "FILE, line 7: policy, field \"versions[1].inForceFrom\": \"2026-04-31\" is not a day")]
    [InlineData("duecare-policy/1", "duecare-policy/2", "FILE, line 2: format: found \"duecare-policy/2\": expected a policy, which begins {\"format\": \"duecare-policy/1\"")]
    [InlineData("Exampleshire", "", "FILE, line 3: council: is empty: expected the council's name")]
    [InlineData("\"12wd\"", "\"12wd", "FILE, line 11: column")]
    public void What_is_wrong_is_refused_with_its_line(string right, string wrong, string refusal) =>
        Assert.StartsWith(refusal, Refused(Json(First).Replace(right, wrong, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "FILE, line 1: the file is empty: expected a policy, which begins {\"format\": \"duecare-policy/1\"")]
    [InlineData("[]", "FILE, line 1: format: found nothing: expected a policy")]
    [InlineData("{\"format\":\"duecare-policy/1\",\"council\":\"E\",\"versions\":[]}", "FILE, line 1: versions: is an empty list")]
    public void What_is_no_policy_is_refused(string json, string refusal) =>
        Assert.StartsWith(refusal, Refused(json), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_a_problem() =>
        Assert.Equal("none.json: there is no such file", Assert.Single(PolicyReader.Read("none.json", Rulebook.Shipped).Problems.First).ToString());

    [Fact]
    public void A_folder_is_not_a_policy()
    {
        var folder = Path.GetDirectoryName(_file)!;
        Assert.Equal($"{folder}: is a folder: expected a policy, which is one JSON file", Assert.Single(PolicyReader.Read(folder, Rulebook.Shipped).Problems.First).ToString());
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_in_the_order_of_the_file()
    {
        var problems = Read(Json(First.Replace("12wd", "20wd", StringComparison.Ordinal).Replace("\"First\"", "\"\"", StringComparison.Ordinal))).Problems.First;
        Assert.Equal([8L, 11L], problems.Select(p => p.Line));
    }

    [Fact]
    public void A_version_that_another_follows_must_be_sealed_and_the_refusal_gives_the_seal()
    {
        var refusal = Refused(Json(First + Second));
        Assert.StartsWith("FILE, line 5: version 2026.1: another version follows it, so it must be sealed: add \"seal\": \"", refusal, StringComparison.Ordinal);
        Assert.Equal(["2026.1", "2027.1"], Read(Json(Sealed() + Second)).Policy!.Versions.Select(v => v.Version));
    }

    [Fact]
    public void The_last_version_needs_no_seal_but_one_that_it_has_must_be_right()
    {
        Assert.NotNull(Read(Json(First)).Policy);
        Assert.NotNull(Read(Json(Sealed())).Policy);
        Assert.StartsWith("FILE, line 13: version 2026.1: was changed after it was sealed", Refused(Json(First, "00")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sealed_version_cannot_be_edited_even_to_something_that_the_law_allows()
    {
        var refusal = Refused(Json(Sealed().Replace("12wd", "11wd", StringComparison.Ordinal) + Second));
        Assert.StartsWith("FILE, line 13: version 2026.1: was changed after it was sealed, or a version before it was: an old version can't be edited", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seal_does_not_mind_how_the_version_is_laid_out()
    {
        var reordered = Sealed().Replace("\"reason\": \"Sooner\",", "", StringComparison.Ordinal).Replace("\"12wd\" }", "\"12wd\",   \"reason\":\"Sooner\"}", StringComparison.Ordinal);
        Assert.NotNull(Read(Json(reordered + Second)).Policy);
    }

    [Fact]
    public void The_seal_of_a_version_covers_those_before_it()
    {
        var third = Second.Replace("2027", "2028", StringComparison.Ordinal);
        var first = Sealed();
        var sealedSecond = Second.Replace("law\"", $"law\", \"seal\": \"{Offered(Json(first + Second + third))}\"", StringComparison.Ordinal);
        Assert.NotNull(Read(Json(first + sealedSecond + third)).Policy);
        var edited = First.Replace("12wd", "11wd", StringComparison.Ordinal);
        var resealed = edited.Replace("SEAL", $", \"seal\": \"{Offered(Json(edited + Second))}\"", StringComparison.Ordinal);
        Assert.StartsWith("FILE, line 14: version 2027.1: was changed after it was sealed, or a version before it was", Refused(Json(resealed + sealedSecond + third)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_does_not_start_later_than_the_one_before_it_is_refused() =>
        Assert.Equal("FILE, line 15: version 2027.1: 1 April 2026 is not after 1 April 2026, when version 2026.1 came into force: a new version goes last and starts later",
            Refused(Json(Sealed() + Second.Replace("2027-04-01", "2026-04-01", StringComparison.Ordinal))));

    [Fact]
    public void A_policy_inside_a_case_file_is_refused_with_the_line_of_that_file()
    {
        var json = "{\"format\": \"duecare-case/1\",\n\"policy\":\n" + Json(First.Replace("12wd", "20wd", StringComparison.Ordinal)) + ",\n\"children\": [], \"entries\": []}";
        using var reading = CaseFileReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "case.json");
        var file = reading.File!;
        var problem = Assert.Single(PolicyReader.Read(file.Policy!.Value, "case.json", file.PolicyLine, Rulebook.Shipped).Problems.First);
        Assert.StartsWith("case.json, line 13: rule icpc: 20 working days is longer", problem.ToString(), StringComparison.Ordinal);
    }

    private static string Json(string versions, string? seal = null) =>
        $"{{\n  \"format\": \"duecare-policy/1\",\n  \"council\": \"Exampleshire\",\n  \"versions\": [\n{versions.Replace("SEAL", seal is null ? "" : $",\n\"seal\": \"{seal}\"", StringComparison.Ordinal)}\n  ]\n}}";

    private string Sealed() => First.Replace("SEAL", $",\n\"seal\": \"{Offered(Json(First + Second))}\"", StringComparison.Ordinal);

    private string Offered(string json)
    {
        var refusal = Assert.Single(Read(json).Problems.First, p => p.Message.Contains("add \"seal\"", StringComparison.Ordinal)).ToString();
        return JsonSerializer.Deserialize<string>(refusal[refusal.LastIndexOf(": ", StringComparison.Ordinal)..][2..])!;
    }

    private string Refused(string json)
    {
        var reading = Read(json);
        Assert.Null(reading.Policy);
        return Assert.Single(reading.Problems.First).ToString().Replace(_file, "FILE", StringComparison.Ordinal);
    }

    private PolicyReading Read(string json)
    {
        File.WriteAllText(_file, json);
        return PolicyReader.Read(_file, Rulebook.Shipped);
    }
}
