using Duecare.Web.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Duecare.Browser.Tests;

/// <summary>What somebody has typed and not sent: the tab is closed, the session ends, the connection drops. Khan works with Amber; a manager of everything opens the other forms.</summary>
public sealed class KeptWhileTypingTests(KeptWhileTypingTests.Site site) : IClassFixture<KeptWhileTypingTests.Site>
{
    private const string CoreGroup = "/children/amber/core-groups/record";
    private const string Findings = "What changed in the plan";
    private const string Typed = "Amber’s bike is mended; the school worries about Mondays.";

    public static readonly TheoryData<string> Forms =
    [
        CoreGroup, "/children/amber/visits/record", "/children/amber/contacts/record", "/children/amber/referrals/record", "/children/amber/details/record", "/children/amber/people/details?person=mr-field",
        "/children/amber/addresses/record", "/children/amber/household/record", "/children/amber/relationships/record", "/children/amber/agencies/record", "/children/amber/numbers/record",
        "/children/amber/flags/record", "/children/amber/duties/cp-visit/6/reason", "/children/amber/entries/f-visit-11-2/correct", "/children/amber/documents/attach",
        "/children/eli/contacts/decide", "/children/fern/referrals/acknowledge", "/children/fern/referrals/decide", "/children/gale/referrals/feedback", "/children/hal/decisions/oversee",
        "/contacts/record", "/children/team/releases/record", "/children/team/join/request", "/children/team/part/j-team",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_is_typed_into_a_form_and_never_sent_is_there_when_it_is_opened_again(string address)
    {
        await using var window = await site.Opened.WindowAsync(1280, scripts: true, RouteTable.ReaderOf(address));
        var page = await window.NewPageAsync();
        await page.GotoAsync(address);
        var answered = await Answer(page);
        await Kept(page);
        await page.CloseAsync();
        var again = await window.NewPageAsync();
        await again.GotoAsync(address);
        Assert.Equal(answered, await Answers(again));
    }

    [Fact]
    public async Task What_was_typed_a_moment_before_the_tab_is_closed_is_kept_too()
    {
        await using var window = await site.Opened.WindowAsync(360, scripts: true, TestStaff.Khan);
        var page = await window.NewPageAsync();
        await page.GotoAsync(CoreGroup);
        await page.GetByLabel(Findings).FillAsync(Typed + " And then");
        await page.CloseAsync(new() { RunBeforeUnload = true });
        await UntilKept(window, CoreGroup, " And then");
    }

    [Fact]
    public async Task What_is_sent_while_it_is_being_kept_is_recorded_and_leaves_no_draft_behind()
    {
        await using var window = await site.Opened.WindowAsync(1280, scripts: true, TestStaff.Everything);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/children/amber/duties/cp-visit/6/reason");
        var kept = new TaskCompletionSource();
        await page.RouteAsync("**/reason", async route =>
        {
            if (route.Request.PostData?.EndsWith("then=typed", StringComparison.Ordinal) == true) await kept.Task;
            await route.ContinueAsync();
        });
        var keeping = page.WaitForRequestAsync(r => r.Method == "POST");
        await page.GetByLabel("The reason").FillAsync("The worker was ill, and nobody stood in.");
        await keeping;
        await page.EvaluateAsync("addEventListener('submit', event => { document.title = event.defaultPrevented ? 'waits' : 'sent' })");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the reason" }).ClickAsync();
        Assert.Equal("waits", await page.TitleAsync());
        kept.SetResult();
        await page.WaitForURLAsync("**/recorded/**");
        await page.GotoAsync("/children/amber/duties/cp-visit/6/reason");
        await Assertions.Expect(page.GetByLabel("The reason")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Who_is_signed_out_while_typing_is_told_so_at_once_and_goes_on_where_they_were_after_signing_in_again()
    {
        await using var window = await site.Opened.WindowAsync(1280, scripts: true);
        await site.Opened.SignInAsync(window, TestStaff.Khan);
        var page = await window.NewPageAsync();
        await page.GotoAsync(CoreGroup);
        await page.GetByLabel(Findings).FillAsync(Typed);
        await Kept(page);
        await SignOutElsewhere(window);
        await page.GetByLabel(Findings).FillAsync(Typed + " More.");
        await Assertions.Expect(page.GetByText("You are signed out, and what you type now is on this page only")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync(new() { Path = Pictures.Path("signed-out-while-typing", "1280", "png"), FullPage = true });
        await site.Opened.SignInAsync(window, TestStaff.Khan);
        await page.GetByLabel(Findings).FillAsync(Typed + " More. And more.");
        await Assertions.Expect(page.GetByText("You are signed out, and what you type now is on this page only")).ToBeHiddenAsync();
        await UntilKept(window, CoreGroup, "And more.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_sent_after_the_session_has_ended_is_given_back_and_recorded_once_the_sender_has_signed_in_again(bool scripts)
    {
        await using var window = await site.Opened.WindowAsync(360, scripts);
        await site.Opened.SignInAsync(window, TestStaff.Khan);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/children/amber/flags/record");
        await page.GetByRole(AriaRole.Textbox).First.FillAsync("A dog that bites, " + (scripts ? "brown" : "black"));
        await SignOutElsewhere(window);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it for later" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Pictures.Path("form-given-back-signed-out", $"360-{scripts}", "png"), FullPage = true });
        await page.AssertNoSidewaysScrollAsync();
        await site.Opened.SignInAsync(window, TestStaff.Khan);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it again" }).ClickAsync();
        await page.WaitForURLAsync("**/work");
        await page.GotoAsync("/children/amber/flags/record");
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox).First).ToHaveValueAsync("A dog that bites, " + (scripts ? "brown" : "black"));
    }

    [Fact]
    public async Task Where_the_connection_drops_it_is_said_and_what_was_typed_is_kept_when_it_is_back()
    {
        await using var window = await site.Opened.WindowAsync(360, scripts: true, TestStaff.Khan);
        var page = await window.NewPageAsync();
        await page.GotoAsync(CoreGroup);
        await window.SetOfflineAsync(true);
        await page.GetByLabel(Findings).FillAsync("In the car park, without a signal");
        await Assertions.Expect(page.GetByText("What you type now can’t be kept")).ToBeVisibleAsync();
        await page.AssertNoSidewaysScrollAsync();
        await page.ScreenshotAsync(new() { Path = Pictures.Path("not-kept", "360", "png"), FullPage = true });
        await window.SetOfflineAsync(false);
        await Assertions.Expect(page.GetByText("What you type now can’t be kept")).ToBeHiddenAsync();
        await UntilKept(window, CoreGroup, "without a signal");
    }

    [Fact]
    public async Task What_is_thrown_away_stays_away()
    {
        await using var window = await site.Opened.WindowAsync(1280, scripts: true, TestStaff.Khan);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/children/amber/agencies/record");
        await page.GetByRole(AriaRole.Textbox).First.FillAsync("A school");
        await page.GetByRole(AriaRole.Button, new() { Name = "Throw it away" }).ClickAsync();
        await page.WaitForURLAsync("**/children/amber");
        await page.GotoAsync("/children/amber/agencies/record");
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox).First).ToHaveValueAsync("");
    }

    /// <summary>Answers whatever the form shows: each box that is written in, and the first of each choice.</summary>
    private static async Task<string[]> Answer(IPage page)
    {
        var before = await Answers(page);
        foreach (var choice in await page.Locator("main form.duecare-form input[type=radio]:first-of-type:visible, main form.duecare-form input[type=checkbox]:visible").AllAsync()) await choice.CheckAsync(new() { Force = true });
        foreach (var box in await page.Locator("main form.duecare-form textarea:visible, main form.duecare-form input[type=text]:visible").AllAsync()) await box.FillAsync("1");
        var after = await Answers(page);
        Assert.NotEqual(before, after);
        return after;
    }

    private static Task<string[]> Answers(IPage page) => page.Locator("main form.duecare-form").EvaluateAsync<string[]>(
        "form => [...new FormData(form)].filter(([name, value]) => name.startsWith('Answers') && value !== '' && typeof value === 'string').map(([name, value]) => `${name}=${value}`)");

    private static Task Kept(IPage page) => Assertions.Expect(page.Locator("[data-kept]")).ToContainTextAsync("What you typed is kept");

    /// <summary>Opens the form again until it holds what was typed.</summary>
    private static async Task UntilKept(IBrowserContext window, string address, string words)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("async words => (await (await fetch(location.href)).text()).includes(words)", words);
        await page.CloseAsync();
    }

    private async Task SignOutElsewhere(IBrowserContext window)
    {
        await using var other = await site.Opened.WindowAsync(1280, scripts: false);
        await other.AddCookiesAsync((await window.CookiesAsync()).Where(c => c.Name == "duecare").Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = site.Opened.Address.ToString() }));
        var page = await other.NewPageAsync();
        await page.GotoAsync("/sign-out");
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForURLAsync("**/signed-out");
    }

    /// <summary>A site of these tests' own, since what they type stays on it.</summary>
    public sealed class Site : IAsyncLifetime
    {
        public Opened Opened { get; } = new();

        public ValueTask InitializeAsync() => Opened.InitializeAsync();

        public ValueTask DisposeAsync() => Opened.DisposeAsync();
    }
}
