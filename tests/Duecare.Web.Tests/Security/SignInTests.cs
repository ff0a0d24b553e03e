using System.Net;
using System.Security.Cryptography;
using Duecare.Domain.Chronology;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Web.Security;
using Duecare.Web.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Security;

/// <summary>Signing in and out, as somebody at a browser does.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Password = "otter lantern quarry";
    private const string Refused = "The name or the password is not right. After five wrong tries an account rests for fifteen minutes";

    private readonly Counting _hasher = new();
    private RunningSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await RunningSite.StartAsync(more: services => services.AddSingleton<IPasswordHasher<Account>>(_hasher));
        foreach (var worker in new[] { "Practitioner", "TeamManager", "Administrator", "Inspector" }) await Give(worker, Password);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task With_the_right_password_one_goes_on_to_where_one_was_going()
    {
        using var client = _site.Client();
        using var asked = await client.GetAsync("/account?x=1", Cancel);
        Assert.Equal("/sign-in?to=%2Faccount%3Fx%3D1", Path(asked));
        using var answer = await SignIn(client, "practitioner", Password, Path(asked));
        Assert.Equal("/account?x=1", Path(answer));
        Assert.Contains("Practitioner Kestrelcroft", (await client.PageAsync("/account")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example.org/")]
    [InlineData("//elsewhere.example.org")]
    [InlineData("/\\elsewhere.example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/elsewhere.example.org")]
    [InlineData("")]
    public async Task Nobody_is_sent_on_to_another_site(string to)
    {
        using var client = _site.Client();
        using var answer = await SignIn(client, "Practitioner", Password, $"/sign-in?to={Uri.EscapeDataString(to)}");
        Assert.Equal("/work", Path(answer));
    }

    [Fact]
    public async Task Whatever_is_wrong_the_answer_is_the_same_and_one_hash_is_computed()
    {
        await Leave("Inspector");
        for (var i = 0; i < 5; i++) using (await SignInAnew("TeamManager", "wrong")) { }
        var answers = new List<(string, int)>();
        foreach (var (name, password) in new[] { ("nobody", Password), ("Practitioner", "wrong"), ("Inspector", Password), ("TeamManager", Password), ("FrontDoorWorker", Password) })
        {
            var before = _hasher.Verified;
            using var answer = await SignInAnew(name, password);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            answers.Add(((await answer.PageAsync()).QuerySelector(".govuk-error-summary__list")!.TextContent.Trim(), _hasher.Verified - before));
        }
        Assert.All(answers, a => Assert.Equal((Refused, 1), a));
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_password_is_refused_and_after_four_it_is_not()
    {
        for (var i = 0; i < 4; i++) using (await SignInAnew("Practitioner", "wrong")) { }
        using (var fourth = await SignInAnew("Practitioner", Password)) Assert.Equal(HttpStatusCode.Found, fourth.StatusCode);
        for (var i = 0; i < 5; i++) using (await SignInAnew("TeamManager", "wrong")) { }
        using var fifth = await SignInAnew("TeamManager", Password);
        Assert.Equal(HttpStatusCode.OK, fifth.StatusCode);
    }

    [Fact]
    public async Task Signed_out_the_cookie_kept_is_good_for_nothing_and_the_page_says_where_one_was()
    {
        using var client = _site.Client();
        using var signedIn = await SignIn(client, "Practitioner", Password);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("duecare=", StringComparison.Ordinal));
        Assert.Contains("samesite=lax; httponly", cookie, StringComparison.Ordinal);
        using (await client.SendFormAsync("/sign-out", await client.PageAsync("/sign-out"))) { }

        using var again = _site.Client();
        again.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        using var answer = await again.GetAsync("/account", Cancel);
        Assert.Equal("/signed-out?to=%2Faccount", Path(answer));
        var page = await again.PageAsync("/signed-out?to=%2Faccount");
        Assert.Equal("/sign-in?to=%2Faccount", page.QuerySelector("main a.govuk-button")!.GetAttribute("href"));
        Assert.Equal("/sign-in?to=%2Fwork", (await again.PageAsync("/signed-out?to=//elsewhere.example.org")).QuerySelector("main a.govuk-button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_what_is_open_on_the_phone_too()
    {
        using var laptop = _site.Client();
        using var phone = _site.Client();
        using (await SignIn(laptop, "Practitioner", Password)) { }
        using (await SignIn(phone, "Practitioner", Password)) { }
        using (await laptop.SendFormAsync("/sign-out?handler=Everywhere", await laptop.PageAsync("/sign-out"))) { }
        using var answer = await phone.GetAsync("/account", Cancel);
        Assert.Equal("/signed-out?to=%2Faccount", Path(answer));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_leaves_or_moves_is_signed_out_at_the_next_request(bool leaves)
    {
        using var client = _site.Client();
        using (await SignIn(client, "Practitioner", Password)) { }
        using (var before = await client.GetAsync("/account", Cancel)) Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        if (leaves) await Leave("Practitioner");
        else Assert.Null(await new StaffList(_site.Ledger).Move(StaffList.Operator, new("Practitioner"), [AccessRole.Practitioner], null, null));
        using var after = await client.GetAsync("/account", Cancel);
        Assert.Equal("/signed-out?to=%2Faccount", Path(after));
        using var again = await SignIn(client, "Practitioner", Password);
        Assert.Equal(leaves ? HttpStatusCode.OK : HttpStatusCode.Found, again.StatusCode);
    }

    [Fact]
    public async Task With_an_authenticator_app_the_password_alone_signs_in_to_nothing()
    {
        using var client = _site.Client();
        using (await SignIn(client, "Practitioner", Password)) { }
        var (key, codes) = await SetUp(client);

        using var other = _site.Client();
        using var first = await SignIn(other, "Practitioner", Password, "/sign-in?to=%2Faccount");
        Assert.Equal("/sign-in/code?to=%2Faccount", Path(first));
        using (var between = await other.GetAsync("/account", Cancel)) Assert.Equal(HttpStatusCode.Found, between.StatusCode);
        using (var wrong = await Code(other, "000000")) Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        using var right = await Code(other, await Totp(key));
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        Assert.Equal(10, codes.Count);
        using var account = await other.GetAsync("/account", Cancel);
        Assert.Equal(HttpStatusCode.OK, account.StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_counts_once()
    {
        using var client = _site.Client();
        using (await SignIn(client, "Practitioner", Password)) { }
        var (_, codes) = await SetUp(client);
        foreach (var (code, isTaken) in new[] { (codes[0], true), (codes[0], false), (codes[1].ToLowerInvariant(), true) })
        {
            using var other = _site.Client();
            using (await SignIn(other, "Practitioner", Password)) { }
            using var answer = await Code(other, code);
            Assert.Equal(isTaken ? HttpStatusCode.Found : HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Nobody_comes_to_the_second_step_without_the_first()
    {
        using var client = _site.Client();
        using var answer = await client.GetAsync("/sign-in/code", Cancel);
        Assert.Equal("/sign-in", Path(answer));
    }

    [Fact]
    public async Task An_administrator_gives_a_new_start_by_which_the_old_password_and_sessions_end()
    {
        using var keeper = _site.Client();
        using var worker = _site.Client();
        using (await SignIn(keeper, "Administrator", Password)) { }
        using (await SignIn(worker, "Practitioner", Password)) { }
        using var given = await keeper.SendFormAsync("/people/Practitioner?handler=Code", await keeper.PageAsync("/people/Practitioner"));
        var code = (await given.PageAsync()).QuerySelector("#code")!.TextContent;
        using (var after = await worker.GetAsync("/account", Cancel)) Assert.Equal(HttpStatusCode.Found, after.StatusCode);
        using (var old = await SignInAnew("Practitioner", Password)) Assert.Equal(HttpStatusCode.OK, old.StatusCode);

        using (var weak = await Choose(worker, "Practitioner", code, "password1234")) Assert.Equal(HttpStatusCode.OK, weak.StatusCode);
        using (var others = await Choose(worker, "TeamManager", code, "pebble winter saddle")) Assert.Equal(HttpStatusCode.OK, others.StatusCode);
        using (var chosen = await Choose(worker, "Practitioner", code, "pebble winter saddle")) Assert.Equal("/account/authenticator", Path(chosen));
        using (var twice = await Choose(_site.Client(), "Practitioner", code, "another winter saddle")) Assert.Equal(HttpStatusCode.OK, twice.StatusCode);
        using var signedIn = await SignInAnew("Practitioner", "pebble winter saddle");
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
    }

    [Theory]
    [InlineData("short words", false)]
    [InlineData("elevenchars", false)]
    [InlineData("twelve chars", true)]
    [InlineData("PasswordPassword", false)]
    [InlineData("abcdefghijklmn", false)]
    [InlineData("aabbaabbaabb", false)]
    [InlineData("my practitioner words", false)]
    public void A_password_is_long_and_not_what_many_choose(string password, bool isGood) =>
        Assert.Equal(isGood, PasswordRules.Problem(password, "Practitioner") is null);

    [Fact]
    public async Task In_a_demonstration_one_picks_who_to_be_and_anywhere_else_that_page_is_not_there()
    {
        using (var client = _site.Client())
        {
            using var absent = await client.GetAsync("/demonstration", Cancel);
            Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
        }
        await using var demonstration = await RunningSite.StartAsync(new() { IsDemonstration = true });
        using var picked = await demonstration.SignedInAs("TeamManager");
        Assert.Contains("TeamManager Kestrelcroft", (await picked.PageAsync("/account")).Body!.TextContent, StringComparison.Ordinal);
        await new StaffList(demonstration.Ledger).Add(StaffList.Operator, new(new("real"), "Somebody real", true, false, [AccessRole.Inspector], null));
        await Assert.ThrowsAsync<InvalidOperationException>(() => demonstration.SignedInAs("real"));
        Assert.DoesNotContain("Somebody real", (await picked.PageAsync("/demonstration")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static string Path(HttpResponseMessage answer) => answer.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery : to.ToString() : answer.StatusCode.ToString();

    private static async Task<HttpResponseMessage> SignIn(HttpClient client, string name, string password, string address = "/sign-in") =>
        await client.SendFormAsync("/sign-in", await client.PageAsync(address), ("Account", name), ("Password", password));

    private async Task<HttpResponseMessage> SignInAnew(string name, string password)
    {
        using var client = _site.Client();
        return await SignIn(client, name, password);
    }

    private static async Task<HttpResponseMessage> Code(HttpClient client, string code) =>
        await client.SendFormAsync("/sign-in/code", await client.PageAsync("/sign-in/code"), ("Code", code));

    private static async Task<HttpResponseMessage> Choose(HttpClient client, string name, string code, string password) =>
        await client.SendFormAsync("/new-password", await client.PageAsync("/new-password"), ("Account", name), ("Code", code), ("Password", password));

    private async Task<(string Key, IReadOnlyList<string> Codes)> SetUp(HttpClient client)
    {
        var page = await client.PageAsync("/account/authenticator");
        Assert.NotNull(page.QuerySelector("svg[role=img] path"));
        var key = page.QuerySelector("#key")!.TextContent;
        using var done = await client.SendFormAsync("/account/authenticator", page, ("Code", await Totp(key)));
        return (key, [.. (await done.PageAsync()).QuerySelectorAll("#recovery-codes code").Select(c => c.TextContent)]);
    }

    /// <summary>The code that an app shows now, by the clock that the site's own answers are dated with (RFC 6238).</summary>
    private async Task<string> Totp(string key)
    {
        using var client = _site.Client();
        using var answer = await client.GetAsync("/health/live", Cancel);
        return AppCode.At(key, answer.Headers.Date!.Value);
    }

    private async Task Give(string worker, string password)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.True((await accounts.CreateAsync(new() { Id = worker, UserName = worker }, password)).Succeeded);
    }

    private async Task Leave(string worker) => Assert.Null(await new StaffList(_site.Ledger).Leave(StaffList.Operator, new WorkerId(worker)));

    /// <summary>Counts what takes time.</summary>
    private sealed class Counting : PasswordHasher<Account>
    {
        private int _verified;

        public int Verified => _verified;

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _verified);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}

/// <summary>What an authenticator app shows.</summary>
internal static class AppCode
{
    public static string At(string key, DateTimeOffset now)
    {
        var step = BitConverter.GetBytes(now.ToUnixTimeSeconds() / 30).Reverse().ToArray();
        var bits = string.Concat(key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant().Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
#pragma warning disable CA5350 // What authenticator apps compute.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("000000");
    }
}
