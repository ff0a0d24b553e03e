using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Duecare.Browser.Tests;

/// <summary>What a newcomer does with the first command of the README: the program itself, in a process of its own, on a demonstration that it makes.</summary>
public sealed partial class FirstMinuteTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("duecare-demonstration-").FullName;
    private Process _serve = null!;
    private string _address = "";

    public async ValueTask InitializeAsync()
    {
        Chromium.Require();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "duecare.dll"), "serve", "--demonstration", "--data", _folder, "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _serve = Process.Start(start)!;
        _serve.ErrorDataReceived += (_, _) => { };
        _serve.BeginErrorReadLine();
        _address = await _serve.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(3)) ?? throw new InvalidOperationException("duecare serve ended before it said where it answers");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_serve.HasExited) _serve.Kill();
        await _serve.WaitForExitAsync();
        _serve.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_newcomer_becomes_a_social_worker_sees_what_is_overdue_records_a_visit_on_a_phone_and_sees_the_clock_met_within_a_minute()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Flags });
        var page = await browser.NewPageAsync(new() { BaseURL = _address, ViewportSize = new() { Width = 360, Height = 780 }, HasTouch = true });
        var began = Stopwatch.StartNew();

        await page.GotoAsync("/");
        await Press(page, "Pick a person to be");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = BeSomebody() }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = PastTheLimit() }).First).ToBeVisibleAsync();
        await Look(page, "work");
        var overdueVisit = page.Locator(".duecare-row", new() { Has = page.GetByText(Overdue()), HasNotText = "about " }).Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { NameRegex = RecordTheVisit() }) }).First;
        await overdueVisit.Locator(".duecare-row__small a").First.ClickAsync();
        var child = await page.Locator("h1").InnerTextAsync();
        await Assertions.Expect(page.Locator(".duecare-clock--overdue").First).ToBeVisibleAsync();
        await Look(page, "child");

        await page.GetByRole(AriaRole.Button, new() { NameRegex = RecordTheVisit() }).First.ClickAsync();
        await page.GetByLabel(child).CheckAsync();
        await page.GetByLabel("Just now").CheckAsync();
        await page.GetByLabel("At home").CheckAsync();
        await page.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await Press(page, "Continue");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Seen alone", Exact = true }).First.CheckAsync();
        foreach (var restriction in await page.GetByRole(AriaRole.Radio, new() { Name = "I did not check it" }).AllAsync()) await restriction.CheckAsync();
        await Press(page, "Continue");
        await page.GetByLabel("What did you see and hear").FillAsync("At home with grandmother. Talked of the new school.");
        await page.GetByLabel("Yes, the record is finished").CheckAsync();
        await Look(page, "visit");
        await Press(page, "Save the visit");
        await Assertions.Expect(page.GetByText(MetLate()).First).ToBeVisibleAsync();
        await Look(page, "recorded");
        Assert.InRange(began.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    private static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

    private static async Task Look(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { Path = Pictures.Path("first-minute-" + name, "360", "png"), FullPage = true });
        await page.AssertNoSidewaysScrollAsync();
        await page.AssertAccessibleAsync();
    }

    [GeneratedRegex("^Be .+, social worker$", RegexOptions.None, 1000)]
    private static partial Regex BeSomebody();

    [GeneratedRegex("^Past the limit", RegexOptions.None, 1000)]
    private static partial Regex PastTheLimit();

    [GeneratedRegex("^overdue ", RegexOptions.None, 1000)]
    private static partial Regex Overdue();

    [GeneratedRegex("^Record the visit", RegexOptions.None, 1000)]
    private static partial Regex RecordTheVisit();

    [GeneratedRegex("met .*late", RegexOptions.None, 1000)]
    private static partial Regex MetLate();
}
