using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Duecare.Web.Forms;
using Duecare.Web.Testing;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Forms;

public class GalleryTests(SiteFixture fixture)
{
    private async Task<IHtmlDocument> ShownAsync()
    {
        using var client = fixture.Site.Client();
        return await client.PageAsync("/gallery");
    }

    private async Task<IHtmlDocument> SentAsync(params (string, string)[] typed)
    {
        using var client = fixture.Site.Client();
        using var answer = await client.SendFormAsync("/gallery", await client.PageAsync("/gallery"), typed);
        return await answer.PageAsync();
    }

    [Fact]
    public async Task Every_control_has_a_label_and_every_description_it_names_is_there()
    {
        foreach (var page in new[] { await ShownAsync(), await SentAsync() })
        {
            foreach (var control in page.QuerySelectorAll("input:not([type=hidden]), textarea, select"))
                Assert.NotEmpty(Assert.Single(page.QuerySelectorAll("label"), label => label.GetAttribute("for") == control.Id).TextContent);
            foreach (var id in page.QuerySelectorAll("[aria-describedby]").SelectMany(e => e.GetAttribute("aria-describedby")!.Split(' '))) Assert.NotNull(page.GetElementById(id));
            Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        }
    }

    [Fact]
    public async Task A_text_field_has_its_hint_and_its_width_and_is_not_filled_in_by_the_machine()
    {
        var page = await ShownAsync();
        var name = page.GetElementById("Name")!;
        Assert.Equal(("Name", "text", "govuk-input govuk-input--width-20", "Name-hint", "off"), (name.GetAttribute("name"), name.GetAttribute("type"), name.ClassName, name.GetAttribute("aria-describedby"), name.GetAttribute("autocomplete")));
        Assert.Equal("As the family uses it", page.GetElementById("Name-hint")!.TextContent);
        var days = page.GetElementById("Days")!;
        Assert.Equal(("numeric", "days"), (days.GetAttribute("inputmode"), days.NextElementSibling!.TextContent));
    }

    [Fact]
    public async Task A_textarea_with_a_limit_says_it_also_without_scripts_and_cuts_nothing_off()
    {
        var page = await ShownAsync();
        var notes = page.GetElementById("Notes")!;
        Assert.Equal("Notes-hint Notes-info", notes.GetAttribute("aria-describedby"));
        Assert.Equal("You can enter up to 200 characters", page.GetElementById("Notes-info")!.TextContent);
        Assert.Equal("200", notes.Closest("[data-module=govuk-character-count]")!.GetAttribute("data-maxlength"));
        Assert.False(notes.HasAttribute("maxlength"));
        var tooLong = "\n  " + new string('x', 300);
        Assert.Equal(tooLong, ((IHtmlTextAreaElement)(await SentAsync(("Notes", tooLong))).GetElementById("Notes")!).Value);
    }

    [Fact]
    public async Task A_date_is_three_boxes_in_a_named_group()
    {
        var page = await ShownAsync();
        var group = page.GetElementById("VisitedOn")!.Closest("fieldset")!;
        Assert.Equal(("group", "When was the visit?"), (group.GetAttribute("role"), group.QuerySelector("legend")!.TextContent));
        Assert.Equal(["VisitedOn.Day", "VisitedOn.Month", "VisitedOn.Year"], group.QuerySelectorAll("input").Select(i => i.GetAttribute("name")));
    }

    [Theory]
    [InlineData("", "", "", "Enter the date of the visit", 3)]
    [InlineData("27", "", "2026", "The date of the visit must include a month", 1)]
    [InlineData("", "3", "2026", "The date of the visit must include a day", 1)]
    [InlineData("31", "4", "2026", "April 2026 has 30 days", 1)]
    public async Task A_missing_part_of_a_date_and_an_impossible_one_are_told_apart_and_marked(string day, string month, string year, string message, int marked)
    {
        var page = await SentAsync(("VisitedOn.Day", day), ("VisitedOn.Month", month), ("VisitedOn.Year", year));
        var group = page.GetElementById("VisitedOn")!.Closest(".govuk-form-group--error")!;
        group = page.GetElementById("VisitedOn")!.Closest("fieldset")!;
        Assert.Equal("Error: " + message, group.QuerySelector(".govuk-error-message")!.TextContent);
        Assert.Equal(marked, group.QuerySelectorAll(".govuk-input--error").Length);
    }

    [Fact]
    public async Task About_when_opens_what_is_known_roughly_only_where_it_holds_something()
    {
        Assert.False(Roughly(await ShownAsync()).HasAttribute("open"));
        Assert.True(Roughly(await SentAsync(("Happened.Words", "just before Christmas"))).HasAttribute("open"));
        var refused = await SentAsync(("Happened.From.Year", "2026"), ("Happened.To.Year", "2025"));
        Assert.True(Roughly(refused).HasAttribute("open"));
        Assert.Equal("Error: The last day it can have been must not be before the first", refused.GetElementById("Happened_To-error")!.TextContent);

        static IElement Roughly(IHtmlDocument page) => page.GetElementById("Happened_From")!.Closest("fieldset")!.QuerySelector("details")!;
    }

    [Fact]
    public async Task Nothing_is_chosen_until_somebody_chooses_and_then_it_stays_chosen()
    {
        Assert.Empty((await ShownAsync()).QuerySelectorAll("[checked], [selected]"));
        var page = await SentAsync(("Seen", "WithOthers"), ("Present", "mother"), ("Present", "other"), ("Place", "school"));
        Assert.Equal(["WithOthers", "mother", "other"], page.QuerySelectorAll("[checked]").Select(e => e.GetAttribute("value")));
        Assert.Equal("school", Assert.Single(page.QuerySelectorAll("[selected]")).GetAttribute("value"));
    }

    [Theory]
    [InlineData(typeof(bool))]
    [InlineData(typeof(DayOfWeek))]
    [InlineData(typeof(int))]
    public async Task Radios_that_would_answer_by_themselves_are_a_fault(Type type)
    {
        var metadata = new EmptyModelMetadataProvider();
        var radios = new RadiosTagHelper { For = new("Seen", new ModelExplorer(metadata, metadata.GetMetadataForType(type), Activator.CreateInstance(type))) };
        var output = new TagHelperOutput("gds-radios", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => radios.ProcessAsync(new([], new Dictionary<object, object>(), "1"), output));
        Assert.Contains($"make it a {type.Name}?", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_field_and_in_the_summary_with_a_link_to_it()
    {
        var page = await SentAsync();
        var links = page.QuerySelectorAll(".govuk-error-summary a").Select(a => (a.GetAttribute("href"), a.TextContent)).ToList();
        Assert.Equal(["#Name", "#Days", "#Notes", "#VisitedOn", "#Happened_From", "#Seen", "#Present", "#Place"], links.Select(link => link.Item1));
        foreach (var (href, message) in links)
        {
            var control = page.QuerySelector(href!)!;
            Assert.Contains(control.LocalName, new[] { "input", "textarea", "select" });
            Assert.Contains(control.Closest(".govuk-form-group--error")!.QuerySelectorAll(".govuk-error-message"), said => said.TextContent == "Error: " + message);
        }
        Assert.StartsWith("Error: Gallery", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_shown_again_as_text()
    {
        const string hostile = "\"><script>alert(1)</script>";
        var page = await SentAsync(("Name", hostile), ("Notes", hostile), ("VisitedOn.Day", hostile), ("Happened.Words", hostile));
        Assert.DoesNotContain(page.Scripts, script => script.TextContent.Length > 0);
        Assert.Equal(hostile, ((IHtmlInputElement)page.GetElementById("Name")!).Value);
        Assert.Equal(hostile, ((IHtmlTextAreaElement)page.GetElementById("Notes")!).Value);
    }

    [Fact]
    public async Task A_button_sends_once_and_a_link_that_looks_like_one_says_so()
    {
        var page = await ShownAsync();
        var buttons = page.QuerySelectorAll("main .govuk-button");
        Assert.Equal(("BUTTON", "submit", "true"), (buttons[0].TagName, buttons[0].GetAttribute("type"), buttons[0].GetAttribute("data-prevent-double-click")));
        Assert.Equal(("A", "button", "/rulebook", "govuk-button govuk-button--secondary"), (buttons[1].TagName, buttons[1].GetAttribute("role"), buttons[1].GetAttribute("href"), buttons[1].ClassName));
    }

    [Fact]
    public async Task A_summary_list_has_its_keys_and_values_and_says_what_a_link_changes()
    {
        var page = await ShownAsync();
        var rows = page.QuerySelectorAll(".govuk-summary-list")[0].QuerySelectorAll(".govuk-summary-list__row");
        Assert.Equal([("Name", "A child"), ("Worker", "Nobody yet")], rows.Select(row => (row.QuerySelector("dt")!.TextContent, row.QuerySelector("dd")!.TextContent)));
        Assert.Equal("Change Name", rows[0].QuerySelector("a")!.TextContent);
        Assert.Contains("no-actions", rows[1].ClassName, StringComparison.Ordinal);
        Assert.Equal("/rulebook", page.QuerySelectorAll(".govuk-summary-list")[1].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_table_is_a_region_named_by_its_caption_that_the_keyboard_reaches()
    {
        var page = await ShownAsync();
        var region = page.QuerySelector("table")!.ParentElement!;
        Assert.Equal(("region", "0"), (region.GetAttribute("role"), region.GetAttribute("tabindex")));
        Assert.Equal("Visits", page.GetElementById(region.GetAttribute("aria-labelledby")!)!.TextContent);
    }

    [Fact]
    public async Task Messages_have_their_roles_and_names()
    {
        var page = await ShownAsync();
        var banners = page.QuerySelectorAll(".govuk-notification-banner");
        Assert.Equal(["region: Visit due", "alert: Success"], banners.Select(b => $"{b.GetAttribute("role")}: {page.GetElementById(b.GetAttribute("aria-labelledby")!)!.TextContent}"));
        Assert.Equal("WarningThe limit does not move.", page.QuerySelector(".govuk-warning-text__text")!.TextContent);
        Assert.Equal("It is set apart.", page.QuerySelector(".govuk-inset-text")!.TextContent);
        Assert.Equal("How was this counted?", page.QuerySelector("main > details summary")!.TextContent);
        Assert.Equal("Beta", page.QuerySelector(".govuk-phase-banner .govuk-tag")!.TextContent);
        Assert.Contains(page.QuerySelectorAll(".govuk-tag"), tag => tag is { TextContent: "red", ClassName: "govuk-tag govuk-tag--red" });
    }

    [Fact]
    public async Task Navigation_says_where_the_reader_stands()
    {
        var page = await ShownAsync();
        Assert.Equal(["Start", "What the law asks"], page.QuerySelectorAll(".govuk-breadcrumbs a").Select(a => a.TextContent));
        Assert.Equal("page", page.QuerySelector(".moj-sub-navigation a[href='/gallery']")!.GetAttribute("aria-current"));
        Assert.Null(page.QuerySelector(".moj-sub-navigation a[href='/rulebook']")!.GetAttribute("aria-current"));
        Assert.Equal("#main", page.QuerySelector(".govuk-skip-link")!.GetAttribute("href"));
        using var client = fixture.Site.Client();
        Assert.Equal("page", (await client.PageAsync("/rulebook")).QuerySelector(".govuk-service-navigation a[href='/rulebook']")!.GetAttribute("aria-current"));
        Assert.Equal("true", (await client.PageAsync("/rulebook/icpc")).QuerySelector(".govuk-service-navigation a[href='/rulebook']")!.GetAttribute("aria-current"));
        Assert.Null((await client.PageAsync("/due")).QuerySelector(".govuk-service-navigation a[href='/rulebook']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Pages_are_numbered_around_the_one_shown()
    {
        var pages = (await ShownAsync()).QuerySelector(".govuk-pagination")!;
        Assert.Equal(["1", "⋯", "4", "5", "6", "⋯", "9"], pages.QuerySelectorAll("li").Select(li => li.TextContent));
        Assert.Equal("5", Assert.Single(pages.QuerySelectorAll("[aria-current=page]")).TextContent);
        Assert.Equal(("/gallery?page=4", "/gallery?page=6"), (pages.QuerySelector("[rel=prev]")!.GetAttribute("href"), pages.QuerySelector("[rel=next]")!.GetAttribute("href")));
    }

    [Fact]
    public async Task Tabs_lead_to_their_panels()
    {
        var page = await ShownAsync();
        Assert.Equal(["#list", "#picture"], page.QuerySelectorAll(".govuk-tabs__tab").Select(tab => tab.GetAttribute("href")));
        Assert.Equal(["list", "picture"], page.QuerySelectorAll(".govuk-tabs__panel").Select(panel => panel.Id));
    }

    [Fact]
    public async Task A_journey_ends_in_a_panel_that_is_the_pages_heading()
    {
        var page = await SentAsync(
            ("Name", "Alex"), ("Days", "3"), ("Notes", "Seen."), ("VisitedOn.Day", "27"), ("VisitedOn.Month", "mar"), ("VisitedOn.Year", "2026"),
            ("Happened.From.Year", "2026"), ("Seen", "Alone"), ("Present", "mother"), ("Place", "home"));
        Assert.Equal("Saved", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Contains("govuk-panel--confirmation", page.QuerySelector("h1")!.ParentElement!.ClassName, StringComparison.Ordinal);
    }
}
