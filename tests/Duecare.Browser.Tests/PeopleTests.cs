using Duecare.Web.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Duecare.Browser.Tests;

public class PeopleTests(Opened opened)
{
    /// <summary>Each page of who is who as a worker meets it, in print too, on a phone and on a screen, with scripts and without.</summary>
    [Theory]
    [InlineData(360, true)]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    public async Task Who_is_who_can_be_read_on_a_phone_and_a_screen_and_in_print(int width, bool scripts)
    {
        await using var window = await opened.WindowForAxeAsync(width, scripts, TestStaff.Khan);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/children/amber/people");
        await Assertions.Expect(page.Locator("svg.genogram")).ToBeVisibleAsync();
        await Look(page, $"people-{width}-{scripts}");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Look(page, $"people-print-{width}-{scripts}");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.GotoAsync("/children/amber/people?asAtDay.Day=1&asAtDay.Month=3&asAtDay.Year=2021");
        await Look(page, $"people-as-at-{width}-{scripts}");
        foreach (var form in new[] { "details", "addresses", "household", "relationships", "agencies", "numbers", "flags" })
        {
            await page.GotoAsync($"/children/amber/{form}/record");
            await Look(page, $"people-{form}-{width}-{scripts}");
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Look(page, $"people-refused-{width}-{scripts}");
    }

    /// <summary>From the child's page to a number that is wrong, put right and recorded.</summary>
    [Fact]
    public async Task A_number_is_refused_put_right_and_stands_on_the_page()
    {
        await using var own = new Opened();
        await own.InitializeAsync();
        await using var window = await own.WindowForAxeAsync(360, scripts: true, TestStaff.Khan);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/children/basil");
        await page.GetByRole(AriaRole.Link, new() { Name = "Everyone in the child’s life" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Record a number" }).ClickAsync();
        await page.GetByLabel("What kind of number is it?").SelectOptionAsync("NHS number");
        await page.GetByLabel("The number", new() { Exact = true }).FillAsync("999 000 0019");
        await page.GetByLabel("Day").First.FillAsync("1");
        await page.GetByLabel("Month").First.FillAsync("11");
        await page.GetByLabel("Year").First.FillAsync("2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The last digit of this NHS number should be 8, not 9").First).ToBeVisibleAsync();
        await page.GetByLabel("The number", new() { Exact = true }).FillAsync("999 000 0018");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GotoAsync("/children/basil/people");
        await Assertions.Expect(page.GetByText("9990000018")).ToBeVisibleAsync();
    }

    /// <summary>A safe address is on the screen of who works with the child, and not on the paper.</summary>
    [Fact]
    public async Task A_safe_address_is_not_printed()
    {
        await using var window = await opened.WindowForAxeAsync(1280, scripts: true, TestStaff.Everything);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/children/team/people");
        await Assertions.Expect(page.GetByText(TestPeople.SafeStreet)).ToBeVisibleAsync();
        await Look(page, "people-safe-1280");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.GetByText(TestPeople.SafeStreet)).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByText("not printed").First).ToBeVisibleAsync();
        await Look(page, "people-safe-print-1280");
    }

    private static async Task Look(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { Path = Pictures.Path(name, "looked", "png"), FullPage = true });
        await page.AssertNoSidewaysScrollAsync();
        await page.AssertAccessibleAsync();
    }
}
