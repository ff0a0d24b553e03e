using System.Net;
using Duecare.Domain.Duties;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Pages;

public class RulebookPagesTests(SiteFixture fixture)
{
    [Fact]
    public async Task Every_rule_stands_in_its_chapter_with_a_link_to_its_own_page()
    {
        using var client = fixture.Site.Client();
        var page = await client.PageAsync("/rulebook");
        foreach (var chapter in Rulebook.Shipped.Rows.GroupBy(rule => rule.Chapter))
        {
            var section = Assert.Single(page.QuerySelectorAll("section"), s => s.QuerySelector("h2")!.TextContent == RuleCard.Heading(chapter.Key));
            Assert.Equal(chapter.Select(rule => $"/rulebook/{rule.Id}"), section.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        }
    }

    [Fact]
    public async Task An_unverified_rule_is_shown_as_unverified_in_the_list_and_on_its_page_and_no_other_is()
    {
        using var client = fixture.Site.Client();
        var list = await client.PageAsync("/rulebook");
        foreach (var rule in Rulebook.Shipped.Rows)
        {
            var isUnverified = rule.Confidence == Confidence.Unverified;
            var lines = list.QuerySelectorAll(".duecare-rules li").Where(li => li.QuerySelector("a")!.GetAttribute("href") == $"/rulebook/{rule.Id}");
            Assert.Contains(lines, line => isUnverified == (line.QuerySelector(".govuk-tag")?.TextContent == "Unverified"));
        }
        Assert.NotNull((await client.PageAsync("/rulebook/" + Rulebook.Shipped.Rows.First(r => r.Confidence == Confidence.Unverified).Id)).QuerySelector(".govuk-warning-text"));
        Assert.Null((await client.PageAsync("/rulebook/core-group-subsequent")).QuerySelector(".govuk-warning-text"));
    }

    [Fact]
    public async Task A_rules_page_says_every_particular_that_the_printed_rulebook_says()
    {
        using var client = fixture.Site.Client();
        foreach (var rule in Rulebook.Shipped.Rows)
        {
            var page = await client.PageAsync($"/rulebook/{rule.Id}");
            Assert.Contains(rule.Title, page.Title, StringComparison.Ordinal);
            var said = page.QuerySelectorAll(".govuk-summary-list__row").Select(row => (row.QuerySelector("dt")!.TextContent, row.QuerySelector("dd")!.TextContent)).ToHashSet();
            foreach (var line in RuleCard.Lines(rule)) Assert.Contains((line.Label, Wording.Sentence(line.Text)), said);
        }
    }

    [Theory]
    [InlineData("conference section 47", "icpc", "cin-visit")]
    [InlineData("CORE  GROUP subsequent", "core-group-subsequent", "core-group-first")]
    public async Task A_search_finds_the_rules_that_have_all_the_words_without_scripts(string words, string found, string notFound)
    {
        using var client = fixture.Site.Client();
        var page = await client.PageAsync("/rulebook?Q=" + Uri.EscapeDataString(words));
        var links = page.QuerySelectorAll(".duecare-rules a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains($"/rulebook/{found}", links);
        Assert.DoesNotContain($"/rulebook/{notFound}", links);
        Assert.StartsWith(links.Count == 1 ? "1 rule found." : $"{links.Count} rules found.", page.QuerySelector("[role=status]")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(words, page.QuerySelector("input[name=Q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_so_and_what_to_try()
    {
        using var client = fixture.Site.Client();
        var page = await client.PageAsync("/rulebook?Q=zebra");
        Assert.Contains("No rule has all of these words. Try fewer", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".duecare-rules a"));
    }

    [Fact]
    public async Task What_is_searched_for_stays_text_and_out_of_the_title()
    {
        using var client = fixture.Site.Client();
        var page = await client.PageAsync("/rulebook?Q=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));
        Assert.DoesNotContain(page.Scripts, script => script.Text.Contains("alert", StringComparison.Ordinal));
        Assert.DoesNotContain("alert", page.Title, StringComparison.Ordinal);
        using var tooLong = await client.GetAsync("/rulebook?Q=" + new string('x', 5000), Cancel);
        Assert.Equal(HttpStatusCode.OK, tooLong.StatusCode);
    }
}
