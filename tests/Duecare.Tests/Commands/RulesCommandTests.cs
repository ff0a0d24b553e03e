using System.Text.Json;
using Duecare.Domain.Duties;
using Xunit;
using static Duecare.Tests.Ran;

namespace Duecare.Tests.Commands;

public class RulesCommandTests
{
    [Fact]
    public void As_json_every_row_is_an_object_with_the_fields_of_the_rule()
    {
        var ran = Run("rules", "--json");
        Assert.Equal(("", 0), (ran.Messages, ran.Status));
        using var json = JsonDocument.Parse(ran.Output);
        Assert.Equal(Rulebook.Shipped.Rows.Select(rule => rule.Id), json.RootElement.EnumerateArray().Select(row => row.GetProperty("id").GetString()));
        var fields = typeof(DutyRule).GetProperties().Select(field => JsonNamingPolicy.CamelCase.ConvertName(field.Name)).Append("movesLater");
        Assert.All(json.RootElement.EnumerateArray(), row => Assert.Equal(fields.Order(), row.EnumerateObject().Select(field => field.Name).Order()));
    }

    [Fact]
    public void As_json_a_row_reads_as_the_contract_writes_names_and_periods()
    {
        using var json = JsonDocument.Parse(Run("rules", "--json").Output);
        JsonElement Row(string id) => json.RootElement.EnumerateArray().Single(row => row.GetProperty("id").GetString() == id);

        var discussion = Row("strategy-discussion");
        Assert.Equal("24h", discussion.GetProperty("within").GetString());
        Assert.Equal("child-protection", discussion.GetProperty("chapter").GetString());
        Assert.Equal("statutory-guidance", discussion.GetProperty("kind").GetString());
        Assert.Equal("escalation-decided", discussion.GetProperty("startsOn")[0].GetProperty("what").GetString());
        Assert.Equal(["quorate"], discussion.GetProperty("metBy")[0].GetProperty("with").EnumerateArray().Select(fact => fact.GetString()));
        Assert.Equal("2023-12-15", discussion.GetProperty("sources")[2].GetProperty("from").GetString());
        Assert.Equal(JsonValueKind.Null, discussion.GetProperty("sources")[2].GetProperty("provision").ValueKind);
        Assert.Equal("-2wd", Row("icpc-report-shared").GetProperty("within").GetString());
        Assert.Equal("section47-started", Row("s47-child-seen").GetProperty("startsOn")[0].GetProperty("what").GetString());
    }

    [Fact]
    public void For_a_person_every_row_is_a_block_under_its_chapter_and_no_line_is_wider_than_a_terminal()
    {
        var ran = Run("rules");
        Assert.Equal(("", 0), (ran.Messages, ran.Status));
        var lines = ran.Output.Split('\n');
        Assert.All(Rulebook.Shipped.Rows, rule => Assert.Contains(rule.Id, lines));
        Assert.Contains("CHILD PROTECTION", lines);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void A_row_that_was_not_checked_says_so()
    {
        var unverified = Rulebook.Shipped.Rows.Count(rule => rule.Confidence == Confidence.Unverified);
        Assert.Equal(unverified, Run("rules").Output.Split("  Confidence    unverified").Length - 1);
    }
}
