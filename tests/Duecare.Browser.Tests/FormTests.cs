using Microsoft.Playwright;
using Xunit;

namespace Duecare.Browser.Tests;

public class FormTests(Opened opened)
{
    [Theory]
    [InlineData(360, true)]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task Refusals_are_read_first_and_lead_to_their_fields(int width, bool scripts)
    {
        await using var window = await opened.WindowForAxeAsync(width, scripts);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/gallery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Pictures.Path("gallery-refused", $"{width}-{(scripts ? "scripts" : "plain")}", "png"), FullPage = true });
        var links = await page.Locator(".govuk-error-summary a").AllAsync();
        Assert.Equal(8, links.Count);
        foreach (var link in links)
            Assert.Equal(1, await page.Locator($"input{await link.GetAttributeAsync("href")}, textarea{await link.GetAttributeAsync("href")}, select{await link.GetAttributeAsync("href")}").CountAsync());
        if (scripts) await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await page.AssertNoSidewaysScrollAsync();
        await page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_can_be_filled_and_sent_by_keyboard_alone(bool scripts)
    {
        await using var window = await opened.WindowAsync(360, scripts);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/due");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#Start").FocusAsync();
        foreach (var typed in new[] { "6", "April", "2023", "10" })
        {
            await page.Keyboard.TypeAsync(typed);
            await page.Keyboard.PressAsync("Tab");
        }
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".duecare-answer h2")).ToHaveTextAsync("Due on Monday 24 April 2023");
    }

    [Fact]
    public async Task A_second_click_within_a_second_is_not_sent_where_scripts_run()
    {
        await using var window = await opened.WindowAsync(1280, scripts: true);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/gallery");
        await page.WaitForFunctionAsync("document.body.classList.contains('govuk-frontend-supported')");
        await page.EvaluateAsync("addEventListener('submit', event => { event.preventDefault(); window.sent = (window.sent ?? 0) + 1 })");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).EvaluateAsync("button => { button.click(); button.click() }");
        Assert.Equal(1, await page.EvaluateAsync<int>("window.sent"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_only_one_answer_asks_is_hidden_until_it_is_given(bool scripts)
    {
        await using var window = await opened.WindowAsync(1280, scripts);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/gallery");
        await Assertions.Expect(page.GetByLabel("Why not?")).ToBeHiddenAsync();
        await page.GetByLabel("Not seen").CheckAsync();
        await Assertions.Expect(page.GetByLabel("Why not?")).ToBeVisibleAsync();
        await page.GetByLabel("Seen alone").CheckAsync();
        await Assertions.Expect(page.GetByLabel("Why not?")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_count_of_characters_left_is_told_as_they_are_typed()
    {
        await using var window = await opened.WindowAsync(360, scripts: true);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/gallery");
        await page.GetByLabel("What happened").FillAsync(new string('x', 190));
        await Assertions.Expect(page.Locator(".govuk-character-count__status")).ToHaveTextAsync("You have 10 characters remaining");
    }

    [Fact]
    public async Task The_first_step_of_the_keyboard_skips_to_what_the_page_is_about()
    {
        await using var window = await opened.WindowAsync(360, scripts: true);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/rulebook");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".govuk-skip-link")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
    }
}
