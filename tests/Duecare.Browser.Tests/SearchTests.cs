using Duecare.Web.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Duecare.Browser.Tests;

public class SearchTests(Opened opened)
{
    /// <summary>From any page: a name typed wrongly, the child, the record.</summary>
    [Theory]
    [InlineData(360, true)]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    public async Task A_child_is_found_from_the_box_on_any_page_by_a_name_that_is_nearly_right(int width, bool scripts)
    {
        await using var window = await opened.WindowForAxeAsync(width, scripts, TestStaff.Khan);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/work");
        await page.GetByLabel("Name, date of birth or id of a child").FillAsync("Ambre Feild");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find a child" }).ClickAsync();
        await Look(page, $"search-alike-{width}-{scripts}");
        await page.GetByLabel("Name, date of birth or id").FillAsync("x");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await Look(page, $"search-refused-{width}-{scripts}");
        await page.GetByLabel("Name, date of birth or id").FillAsync("field");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await Look(page, $"search-found-{width}-{scripts}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Amber Field" }).ClickAsync();
        Assert.EndsWith("/children/amber", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_door_sees_who_a_child_elsewhere_is()
    {
        await using var window = await opened.WindowForAxeAsync(360, scripts: true, "FrontDoorWorker");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/search");
        await page.GetByLabel("Name, date of birth or id").FillAsync("marsh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await Look(page, "search-front-door-360");
    }

    /// <summary>What stands with nobody here, and the teams, as those see them who answer for others.</summary>
    [Theory]
    [InlineData("TeamManager", "/work")]
    [InlineData("TeamManager", "/team")]
    [InlineData("ServiceManager", "/work")]
    [InlineData("ServiceManager", "/team")]
    public async Task Those_who_answer_for_others_see_what_stands_with_nobody_and_each_team(string reader, string address)
    {
        foreach (var width in new[] { 360, 1280 })
        {
            await using var window = await opened.WindowForAxeAsync(width, scripts: true, reader);
            var page = await window.NewPageAsync();
            await page.GotoAsync(address);
            await Look(page, $"{reader}-{address[1..]}-{width}");
        }
    }

    private static async Task Look(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { Path = Pictures.Path(name, "looked", "png"), FullPage = true });
        await page.AssertNoSidewaysScrollAsync();
        await page.AssertAccessibleAsync();
    }
}
