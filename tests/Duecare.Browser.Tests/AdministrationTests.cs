using System.Text;
using Duecare.Web.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Duecare.Browser.Tests;

public class AdministrationTests
{
    private const string Policy = """
        {"format": "duecare-policy/1", "council": "Exampleshire", "versions": [
          {"version": "2026.1", "inForceFrom": "2026-09-01", "reason": "Agreed by the practice board", "rules": [
            {"id": "icpc", "within": "10wd", "reason": "Conferences are held sooner"}, {"id": "cp-visit", "within": "5wd", "then": "5wd", "reason": "Children are seen every week"}]}]}
        """;

    /// <summary>An administrator puts in a policy that is refused, then one that is shown and put in force, and adds a year of bank holidays.</summary>
    [Theory]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    public async Task A_policy_and_a_year_of_bank_holidays_are_put_in(int width, bool scripts)
    {
        await using var opened = new Opened();
        await opened.InitializeAsync();
        await using var window = await opened.WindowForAxeAsync(width, scripts, TestStaff.Clerk);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/policy/new");
        await Choose(page, Policy.Replace("10wd", "20wd", StringComparison.Ordinal));
        await Look(page, $"policy-refused-{width}");
        await Choose(page, Policy);
        await Look(page, $"policy-shown-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it in force" }).ClickAsync();
        await Assertions.Expect(page.GetByText("In force", new() { Exact = true }).First).ToBeVisibleAsync();
        await Look(page, $"policy-in-force-{width}");
        await page.GotoAsync("/policy/change?rule=cp-visit");
        await page.GetByRole(AriaRole.Button, new() { Name = "See what it would change" }).ClickAsync();
        await Look(page, $"policy-change-refused-{width}");
        await page.GetByLabel("With a period or a target of our own").CheckAsync();
        await page.GetByLabel("The first time within how many?").FillAsync("8");
        await page.Locator("#Within_Unit").SelectOptionAsync("WorkingDays");
        await page.GetByLabel("Why, and who decided it?").FillAsync("Too few workers, agreed by the practice board");
        await page.GetByLabel("What is the version called?").FillAsync("2027.1");
        foreach (var (part, typed) in new[] { ("Day", "1"), ("Month", "1"), ("Year", "2027") }) await page.GetByLabel(part, new() { Exact = true }).FillAsync(typed);
        await page.GetByRole(AriaRole.Button, new() { Name = "See what it would change" }).ClickAsync();
        await Look(page, $"policy-change-shown-{width}");
        await page.GotoAsync("/bank-holidays/add");
        await page.GetByLabel("By hand, a year at a time").CheckAsync();
        await page.GetByLabel("Which year?").FillAsync("2029");
        await page.GetByLabel("Every bank holiday of it, one a line").FillAsync(string.Join('\n', Enumerable.Range(1, 8).Select(month => $"2029-{month:00}-{Monday(month):00} A holiday")));
        await page.GetByLabel("Where were they published?").FillAsync("Made up for this test");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read them" }).ClickAsync();
        await Look(page, $"holidays-shown-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add them" }).ClickAsync();
        await Assertions.Expect(page.GetByText("to Monday 31 December 2029")).ToBeVisibleAsync();
        await Look(page, $"holidays-{width}");
    }

    private static int Monday(int month) => Enumerable.Range(1, 7).Single(day => new DateOnly(2029, month, day).DayOfWeek == DayOfWeek.Monday);

    private static async Task Choose(IPage page, string policy)
    {
        await page.GetByLabel("Policy file").SetInputFilesAsync(new FilePayload { Name = "policy.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(policy) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
    }

    private static async Task Look(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { Path = Pictures.Path(name, "looked", "png"), FullPage = true });
        await page.AssertNoSidewaysScrollAsync();
        await page.AssertAccessibleAsync();
    }
}
