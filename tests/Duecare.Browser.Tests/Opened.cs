using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Duecare.Records.Staff;
using Duecare.Web.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Duecare.Browser.Tests.Opened))]

namespace Duecare.Browser.Tests;

/// <summary>The site running, and one browser to open it in. The browser starts with the first test that asks for a page.</summary>
public sealed class Opened : IAsyncLifetime
{
    private readonly SemaphoreSlim _starting = new(1);
    private readonly ConcurrentDictionary<(int, bool, string?), Task<IPage>> _kept = new();
    private readonly ConcurrentDictionary<string, Task<System.Net.Cookie>> _sessions = new(StringComparer.Ordinal);
    private RunningSite? _site;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the site is.</summary>
    public Uri Address => _site!.Address;

    public async ValueTask InitializeAsync()
    {
        _site = await RunningSite.StartAsync(new() { IsDemonstration = true });
        await using var scope = _site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(new() { Id = TestStaff.Everything, UserName = TestStaff.Everything }, "otter lantern quarry");
    }

    /// <summary>A new window with nothing kept from any other, in which somebody is signed in.</summary>
    public async Task<IBrowserContext> WindowAsync(int width, bool scripts, string? reader = null)
    {
        var window = await WindowOfNobodyAsync(width, scripts);
        if (reader is null) return window;
        await Give(window, await _sessions.GetOrAdd(reader, worker => _site!.SessionOf(worker)));
        return window;
    }

    /// <summary>Signs somebody in anew, in a window that is open.</summary>
    public async Task SignInAsync(IBrowserContext window, string reader) => await Give(window, await _site!.SessionOf(reader));

    private Task Give(IBrowserContext window, System.Net.Cookie session) => window.AddCookiesAsync([new() { Name = session.Name, Value = session.Value, Url = Address.ToString(), HttpOnly = true }]);

    private async Task<IBrowserContext> WindowOfNobodyAsync(int width, bool scripts)
    {
        Chromium.Require();
        var browser = await BrowserAsync();
        var window = await browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = scripts,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        window.SetDefaultTimeout(10_000);
        return window;
    }

    /// <summary>A window in which none of our scripts arrive, as where they are off; axe, which is a script itself, still can look at it.</summary>
    public async Task<IBrowserContext> WindowForAxeAsync(int width, bool scripts, string? reader = null)
    {
        var window = await WindowAsync(width, scripts: true, reader);
        if (!scripts) await window.RouteAsync("**/*.js", route => route.AbortAsync());
        return window;
    }

    /// <summary>A page in a window that stays open for whoever asks for the same, one after another: the browser then has style and script already, as a reader's does.</summary>
    public Task<IPage> KeptPageAsync(int width, bool scripts, string? reader = null) => _kept.GetOrAdd((width, scripts, reader), async _ => await (await WindowForAxeAsync(width, scripts, reader)).NewPageAsync());

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_site is not null) await _site.DisposeAsync();
        _starting.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        await _starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Flags });
        }
        finally
        {
            _starting.Release();
        }
    }
}

/// <summary>What a test leaves behind to be looked at, beside the tests' own program.</summary>
internal static class Pictures
{
    public static string Path(string address, string how, string kind)
    {
        var name = new string([.. address.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(AppContext.BaseDirectory, "pictures"));
        return System.IO.Path.Combine(folder.FullName, $"{(name.Length == 0 ? "start" : name[..Math.Min(name.Length, 60)])}-{how}.{kind}");
    }
}

/// <summary>What every page must satisfy in a real browser.</summary>
internal static class Checks
{
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    // Of what passes only how many rules do is told: to describe each element that does takes longer than to look at it.
    private const string RunAxe = """
        async tags => {
            const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
            return [`${found.passes.length}`, ...found.violations.map(v => `${v.id}: ${v.help}\n  ${v.nodes.map(n => n.html).join('\n  ')}`)];
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript() + "\n;0";

    /// <summary>Nothing that axe can find against WCAG 2.2 AA, nor against its own good practice.</summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(RunAxe, Tags);
        Assert.True(found.Length == 1, string.Join('\n', found.Skip(1)));
        Assert.NotEqual("0", found[0]);
    }

    public static async Task AssertNoSidewaysScrollAsync(this IPage page)
    {
        var (width, shown) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("document.documentElement.clientWidth"));
        Assert.True(width <= shown, $"The page is {width} pixels wide in a window of {shown}.");
    }
}
