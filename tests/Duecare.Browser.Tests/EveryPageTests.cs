using System.Collections.Concurrent;
using Duecare.Web.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Duecare.Browser.Tests;

public class EveryPageTests(Opened opened)
{
    /// <summary>Every page of the route table: a new one is opened too, and one that can't be found an address fails.</summary>
    public static TheoryData<string, int, bool> EveryPage()
    {
        var data = new TheoryData<string, int, bool>();
        foreach (var address in Addresses())
            foreach (var width in new[] { 360, 1280 })
                foreach (var scripts in new[] { true, false }) data.Add(address, width, scripts);
        return data;
    }

    public static TheoryData<string> EveryAddress() => [.. Addresses()];

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task A_page_can_be_used_by_everyone_at_any_width_with_scripts_or_without(string address, int width, bool scripts)
    {
        var page = await opened.KeptPageAsync(width, scripts, RouteTable.ReaderOf(address));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        var complaints = new ConcurrentQueue<string>();
        page.Console += Said;
        page.PageError += Thrown;
        try
        {
            await LookAsync(page, address, width, scripts);
        }
        finally
        {
            page.Console -= Said;
            page.PageError -= Thrown;
        }
        Assert.Empty(complaints);

        void Said(object? sender, IConsoleMessage said) => Note(said.Type, said.Text);

        void Thrown(object? sender, string error) => Note("error", error);

        void Note(string kind, string text)
        {
            if (kind is "error" or "warning" && !text.StartsWith("Failed to load resource", StringComparison.Ordinal)) complaints.Enqueue(text);
        }
    }

    private static async Task LookAsync(IPage page, string address, int width, bool scripts)
    {
        var answer = await page.GotoAsync(address);
        if (scripts) await page.WaitForFunctionAsync("document.body.classList.contains('govuk-frontend-supported')");
        await page.ScreenshotAsync(new() { Path = Pictures.Path(address, $"{width}-{(scripts ? "scripts" : "plain")}", "png"), FullPage = true });
        Assert.Equal(address.StartsWith("/error/", StringComparison.Ordinal) ? address["/error/".Length..] : "200", $"{answer!.Status}");
        Assert.EndsWith(" – Duecare", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.Equal(scripts, await page.EvaluateAsync<bool>("document.body.classList.contains('govuk-frontend-supported')"));
        await page.AssertNoSidewaysScrollAsync();
        await page.AssertAccessibleAsync();
    }

    [Theory]
    [MemberData(nameof(EveryAddress))]
    public async Task A_page_prints(string address)
    {
        var page = await opened.KeptPageAsync(1280, scripts: true, RouteTable.ReaderOf(address));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.GotoAsync(address);
        var printed = await page.PdfAsync(new() { Path = Pictures.Path(address, "printed", "pdf"), Format = "A4", Tagged = true });
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(printed, 0, 5), StringComparison.Ordinal);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.Locator(".govuk-service-navigation").IsVisibleAsync());
        Assert.False(await page.Locator(".govuk-skip-link").IsVisibleAsync());
        Assert.True(await page.Locator("h1").IsVisibleAsync());
    }

    [Fact]
    public void Every_page_of_the_application_is_among_those_opened() =>
        Assert.Superset(new HashSet<string> { "/", "/due", "/error/404", "/rulebook", "/rulebook/core-group-subsequent", "/gallery" }, Addresses().ToHashSet());

    /// <summary>Of the tests' own pages the gallery is opened, which shows each tag helper.</summary>
    private static IEnumerable<string> Addresses() => RouteTable.Of(RunningSite.Build())
        .Where(route => RouteTable.IsPage(route) && !RouteTable.IsFile(route) && (!RouteTable.IsOfTheTests(route) || RouteTable.Template(route) == "gallery"))
        .SelectMany(RouteTable.Addresses);
}
