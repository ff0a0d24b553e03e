using Duecare.Web.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Duecare.Browser.Tests;

public class RecordTests
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

    /// <summary>A worker's own day: what is overdue, the child, the visit on the doorstep, the clock met.</summary>
    [Theory]
    [InlineData(360, true)]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    public async Task From_my_work_to_a_visit_recorded_and_the_clock_met(int width, bool scripts)
    {
        await using var opened = new Opened();
        await opened.InitializeAsync();
        await using var window = await opened.WindowForAxeAsync(width, scripts, TestStaff.Khan);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/work");
        await page.GetByRole(AriaRole.Link, new() { Name = "Amber Field" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".duecare-clock--overdue").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the visit" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Look(page, $"visit-refused-{width}-{scripts}");
        await page.GetByLabel("Amber Field").CheckAsync();
        await page.GetByLabel("Basil Field").CheckAsync();
        await page.GetByLabel("Just now").CheckAsync();
        await page.GetByLabel("At home").CheckAsync();
        await page.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await Look(page, $"visit-1-{width}-{scripts}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Seen alone", Exact = true }).First.CheckAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Not seen", Exact = true }).Nth(1).CheckAsync();
        await page.GetByLabel("Why was Basil Field not seen?").FillAsync("At his grandmother’s");
        await page.GetByLabel("Yes: the adult was not there").CheckAsync();
        await Look(page, $"visit-2-{width}-{scripts}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByLabel("What did you see and hear").FillAsync("Amber talked of swimming.");
        await page.GetByLabel("Yes, the record is finished").CheckAsync();
        await Look(page, $"visit-3-{width}-{scripts}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the visit" }).ClickAsync();
        await Assertions.Expect(page.GetByText("met 4 working days late").First).ToBeVisibleAsync();
        await Look(page, $"visit-recorded-{width}-{scripts}");
    }

    private static async Task Look(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true });
        await page.AssertNoSidewaysScrollAsync();
        await page.AssertAccessibleAsync();
    }
}
