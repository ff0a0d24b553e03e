using System.Text.Json.Nodes;
using Duecare.Domain.Duties;
using Duecare.Exchange.CaseFiles;
using Xunit;

namespace Duecare.Exchange.Tests.CaseFiles;

/// <summary>The page and the schema say what the reader reads.</summary>
public sealed class CaseFilePageTests
{
    private const string Stale = "is stale: run ./duecare docs --write";

    [Fact]
    public void The_page_of_kinds_is_up_to_date() => Assert.True(Committed("case-file.md") == CaseFilePage.Text(Rulebook.Shipped.Rows), "docs/case-file.md " + Stale);

    [Fact]
    public void The_schema_is_up_to_date() => Assert.True(Committed("case-file.schema.json") == CaseFileSchema.Text(), "docs/case-file.schema.json " + Stale);

    [Fact]
    public void Every_kind_has_a_heading_of_its_own()
    {
        var headings = CaseFilePage.Text([]).Split('\n').Where(l => l.StartsWith('#')).ToList();
        Assert.Equal(headings.Count, headings.Distinct().Count());
        Assert.All(EntryKind.All, kind => Assert.Contains("### " + kind.Name, headings));
    }

    [Fact]
    public void Every_kind_and_every_field_has_its_meaning()
    {
        var lines = CaseFilePage.Text([]).Split('\n');
        Assert.DoesNotContain(lines, l => l.StartsWith("| `", StringComparison.Ordinal) && l.EndsWith("|  |", StringComparison.Ordinal));
        for (var i = 0; i < lines.Length - 2; i++)
            if (lines[i].StartsWith("### ", StringComparison.Ordinal) && EntryKind.Find(lines[i][4..]) is not null) Assert.NotEqual("", lines[i + 2]);
    }

    [Fact]
    public void A_kind_names_the_rules_that_turn_on_it()
    {
        var rule = new DutyRule
        {
            Id = "made-up-rule",
            Title = "Hold another",
            Chapter = Chapter.ChildProtection,
            StartsOn = [Happened.CoreGroupHeld],
            Holder = Role.SocialWorker,
            Kind = RuleKind.Local,
            Sources = [new("made up")],
            Confidence = Confidence.Unverified,
        };
        var section = CaseFilePage.Text([rule]).Split("\n### core-group\n")[1].Split("\n### ")[0];
        Assert.Contains("Can start: `made-up-rule`.", section, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_says_what_a_policy_may_hold()
    {
        var schema = JsonNode.Parse(CaseFileSchema.Text())!;
        var policy = schema["properties"]!["policy"]!["anyOf"]!.AsArray().Select(o => (string?)o!["$ref"]).OfType<string>().Single();
        var file = schema["$defs"]![policy["#/$defs/".Length..]]!;
        Assert.Equal("duecare-policy/1", (string?)file["properties"]!["format"]!["const"]);
        Assert.False((bool)file["additionalProperties"]!);
        Assert.Equal(["format", "council", "versions"], file["required"]!.AsArray().Select(f => (string?)f));
        Assert.Contains("version", file["properties"]!["versions"]!["items"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static string Committed(string name)
    {
        var path = Path.Combine(Made.InRepository("docs"), name);
        return File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
    }
}
