using System.Text.Json;
using Xunit;
using static Duecare.Tests.Ran;

namespace Duecare.Tests.Commands;

public sealed class PolicyCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("duecare-policy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("2026-03-31", "2026-04-16")]
    [InlineData("2026-04-01", "2026-04-10")]
    public void An_audit_applies_the_policy_that_it_is_given(string planStarted, string due)
    {
        var policy = Write("policy.json", Policy("5wd"));
        using var audit = Audit(Run("audit", Case(planStarted), "--as-at", planStarted, "--policy", policy, "--format", "json"));
        Assert.Equal(due, Visit(audit).GetProperty("due").GetProperty("to").GetString());
        Assert.Equal("duecare-rules/1 + Exampleshire 2026.1", audit.RootElement.GetProperty("rules").GetString());
        Assert.Equal($"Exampleshire 2026.1 in force from 1 April 2026 ({policy})", audit.RootElement.GetProperty("policy").GetString());
    }

    [Fact]
    public void Without_a_policy_the_law_and_the_default_numbers_apply()
    {
        using var audit = Audit(Run("audit", Case("2026-04-01"), "--as-at", "2026-04-01", "--format", "json"));
        Assert.Equal("2026-04-17", Visit(audit).GetProperty("due").GetProperty("to").GetString());
        Assert.Equal(JsonValueKind.Null, audit.RootElement.GetProperty("policy").ValueKind);
    }

    [Fact]
    public void An_audit_applies_the_policy_that_the_case_file_states()
    {
        using var audit = Audit(Run("audit", Case("2026-04-01", Policy("5wd")), "--as-at", "2026-04-01", "--format", "json"));
        Assert.Equal("2026-04-10", Visit(audit).GetProperty("due").GetProperty("to").GetString());
    }

    [Fact]
    public void The_policy_that_is_given_takes_the_place_of_the_case_files_own_and_says_so()
    {
        var (file, policy) = (Case("2026-04-01", Policy("5wd")), Write("policy.json", Policy("4wd")));
        var ran = Run("audit", file, "--as-at", "2026-04-01", "--policy", policy, "--format", "json");
        Assert.Equal($"{file} states a policy of its own: {policy} is used in its place\n", ran.Messages);
        using var audit = JsonDocument.Parse(ran.Output);
        Assert.Equal("2026-04-09", Visit(audit).GetProperty("due").GetProperty("to").GetString());
    }

    [Fact]
    public void A_policy_that_loosens_the_law_is_refused_wherever_it_stands()
    {
        var loose = Policy("5wd").Replace("cp-visit", "core-group-first", StringComparison.Ordinal).Replace("5wd", "15wd", StringComparison.Ordinal);
        var policy = Write("policy.json", loose);
        AssertRefused(Run("audit", Case("2026-04-01"), "--policy", policy), $"{policy}, line 3: rule core-group-first: 15 working days is longer than the 10 working days of");
        AssertRefused(Run("rules", "--policy", policy), $"{policy}, line 3: rule core-group-first: 15 working days is longer than the 10 working days of");
        var file = Case("2026-04-01", loose);
        AssertRefused(Run("audit", file), $"{file}, line 4: rule core-group-first: 15 working days is longer than the 10 working days of");
        AssertRefused(Run("audit", file, "--policy", "none.json"), "none.json: there is no such file", messages: 2);
    }

    [Fact]
    public void The_rulebook_is_printed_with_the_policy()
    {
        var ran = Run("rules", "--json", "--policy", Write("policy.json", Policy("5wd")));
        Assert.Equal(("", ExitStatus.Done), (ran.Messages, ran.Status));
        using var rules = JsonDocument.Parse(ran.Output);
        var rows = rules.RootElement.EnumerateArray().Where(r => r.GetProperty("id").GetString() == "cp-visit").ToList();
        Assert.Equal([("10wd", null, "2026-03-31"), ("5wd", "2026-04-01", null)], rows.Select(r =>
            (r.GetProperty("within").GetString(), r.GetProperty("inForceFrom").GetString(), r.GetProperty("inForceTo").GetString())));
    }

    private static string Policy(string visits) => $$"""
        {"format":"duecare-policy/1","council":"Exampleshire","versions":[
         {"version":"2026.1","inForceFrom":"2026-04-01","reason":"First","rules":[
          {"id":"cp-visit","within":"{{visits}}","reason":"Seen every week"}]}]}
        """;

    private string Case(string planStarted, string policy = "null") => Write("case.json", $$"""
        {"format":"duecare-case/1","children":[{"id":"child-1"}],
         "policy":{{policy}},
         "entries":[{"id":"e1","kind":"protection-plan","on":"{{planStarted}}","children":["child-1"]}]}
        """);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static JsonElement Visit(JsonDocument audit) =>
        audit.RootElement.GetProperty("duties").EnumerateArray().Single(d => d.GetProperty("duty").GetString() == "cp-visit");

    private static JsonDocument Audit(Ran ran)
    {
        Assert.Equal(("", ExitStatus.Done), (ran.Messages, ran.Status));
        return JsonDocument.Parse(ran.Output);
    }

    private static void AssertRefused(Ran ran, string refusal, int messages = 1)
    {
        Assert.Equal(("", ExitStatus.BadInput), (ran.Output, ran.Status));
        var told = ran.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(messages, told.Length);
        Assert.StartsWith(refusal, told[^1], StringComparison.Ordinal);
    }
}
