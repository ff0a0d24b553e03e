using System.Text.Json;
using Duecare.Records.Staff;
using Duecare.Web.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Duecare.Browser.Tests;

/// <summary>The ceremony of a passkey in a real browser, with an authenticator that the browser plays.</summary>
public sealed class PasskeyTests : IAsyncLifetime
{
    private const string Password = "otter lantern quarry";

    private RunningSite _site = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    private string Address => $"http://localhost:{_site.Address.Port}";

    public async ValueTask InitializeAsync()
    {
        Chromium.Require();
        _site = await RunningSite.StartAsync();
        await using (var scope = _site.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(new() { Id = "Practitioner", UserName = "Practitioner" }, Password);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_site is not null) await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_passkey_made_once_signs_in_without_a_password_until_it_is_removed()
    {
        var page = await NewPage();
        var authenticator = await Authenticator(page);
        await page.GotoAsync(Address + "/sign-in?to=%2Faccount%2Fpasskeys");
        await page.FillAsync("#Account", "Practitioner");
        await page.FillAsync("#Password", Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.FillAsync("#Name", "work laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator("td").First).ToHaveTextAsync("work laptop");
        Assert.Equal(1, await Credentials(authenticator));

        await SignOut(page);
        await SignInByPasskey(page);
        await Assertions.Expect(page).ToHaveURLAsync(Address + "/account");
        Assert.Contains("Practitioner Kestrelcroft", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.GotoAsync(Address + "/account/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove work laptop" }).ClickAsync();
        await Assertions.Expect(page.Locator("td")).ToHaveCountAsync(0);
        await SignOut(page);
        await SignInByPasskey(page);
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("The passkey was not accepted");
    }

    [Fact]
    public async Task A_passkey_of_somebody_who_left_signs_in_to_nothing()
    {
        var page = await NewPage();
        await Authenticator(page);
        await page.GotoAsync(Address + "/sign-in?to=%2Faccount%2Fpasskeys");
        await page.FillAsync("#Account", "Practitioner");
        await page.FillAsync("#Password", Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator("td").First).ToHaveTextAsync("Passkey 1");
        Assert.Null(await new StaffList(_site.Ledger).Leave(StaffList.Operator, new("Practitioner")));
        await page.GotoAsync(Address + "/account");
        Assert.Equal("/signed-out", new Uri(page.Url).AbsolutePath);
        await SignInByPasskey(page);
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("The passkey was not accepted");
    }

    private async Task<IPage> NewPage()
    {
        var page = await _browser.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        return page;
    }

    private static async Task<(ICDPSession Session, string Id)> Authenticator(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var options = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true };
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = options });
        return (session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    private static async Task<int> Credentials((ICDPSession Session, string Id) authenticator)
    {
        var held = await authenticator.Session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = authenticator.Id });
        return held is JsonElement element ? element.GetProperty("credentials").GetArrayLength() : 0;
    }

    private async Task SignOut(IPage page)
    {
        await page.GotoAsync(Address + "/sign-out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Address + "/signed-out");
    }

    private async Task SignInByPasskey(IPage page)
    {
        await page.GotoAsync(Address + "/sign-in?to=%2Faccount");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
    }
}
