using System.Net;
using AngleSharp.Html.Dom;
using Duecare.Domain.Chronology;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Web.Security;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Security.Directory;

/// <summary>Signing in with a council account, at a real provider.</summary>
public sealed class DirectorySignInTests : IAsyncLifetime
{
    private const string NotSignedIn = "/sign-in?directory-refused=true";

    private CouncilDirectory _directory = null!;
    private RunningSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _directory = await CouncilDirectory.Start();
        _site = await RunningSite.StartAsync(new() { Directory = _directory.Settings });
        var staff = new StaffList(_site.Ledger);
        foreach (var worker in new[] { "ada", "gone" })
            Assert.Null(await staff.Add(StaffList.Operator, new(new(worker), worker + " Kestrelcroft", true, false, [AccessRole.Practitioner], TestStaff.Team)));
        Assert.Null(await staff.Leave(StaffList.Operator, new WorkerId("gone")));
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
        if (_directory is not null) await _directory.DisposeAsync();
    }

    [Fact]
    public async Task Whom_the_directory_knows_and_who_works_here_goes_on_to_where_they_were_going()
    {
        using var client = _site.Client();
        var start = (await client.PageAsync("/sign-in?to=%2Faccount")).QuerySelector("main a.govuk-button")!;
        Assert.Equal("Sign in with your council account", start.TextContent);
        Assert.Equal("/account", await Back(client, await AtTheDirectory(client, start.GetAttribute("href")!, "ada")));
        Assert.Contains("ada Kestrelcroft", (await client.PageAsync("/account")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(await new StaffList(_site.Ledger).Leave(StaffList.Operator, new WorkerId("ada")));
        using var after = await client.GetAsync("/account", Cancel);
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
    }

    [Theory]
    [InlineData("nobody-here")]
    [InlineData("gone")]
    [InlineData(TestStaff.Khan)]
    public async Task Whom_the_directory_knows_and_who_does_not_work_here_or_is_invented_is_signed_in_to_nothing(string worker)
    {
        using var client = _site.Client();
        Assert.Equal(NotSignedIn, await Back(client, await AtTheDirectory(client, "/sign-in/directory", worker)));
        Assert.Contains("an administrator has to add you here", (await client.PageAsync(NotSignedIn)).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        using var work = await client.GetAsync("/work", Cancel);
        Assert.StartsWith("/sign-in", work.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_good_once_and_only_in_the_browser_that_asked_and_with_its_own_state()
    {
        using var client = _site.Client();
        var answer = await AtTheDirectory(client, "/sign-in/directory", "ada");
        using (var another = _site.Client()) Assert.Equal(NotSignedIn, await Back(another, answer));
        using (var other = _site.Client())
        {
            var others = await AtTheDirectory(other, "/sign-in/directory", "ada");
            Assert.Equal(NotSignedIn, await Back(other, new(answer.ToString().Split("&state=")[0] + "&state=" + others.ToString().Split("&state=")[1].Split('&')[0])));
        }
        Assert.Equal("/work", await Back(client, answer));
        Assert.Equal(NotSignedIn, await Back(client, answer));
    }

    [Theory]
    [InlineData("//elsewhere.example.org")]
    [InlineData("https://elsewhere.example.org/")]
    public async Task Nobody_is_sent_on_to_another_site(string to)
    {
        using var client = _site.Client();
        Assert.Equal("/work", await Back(client, await AtTheDirectory(client, $"/sign-in/directory?to={Uri.EscapeDataString(to)}", "ada")));
    }

    [Fact]
    public async Task A_site_without_a_directory_has_no_such_page()
    {
        await using var site = await RunningSite.StartAsync();
        using var client = site.Client();
        foreach (var address in new[] { "/sign-in/directory", DirectorySignIn.Callback })
        {
            using var answer = await client.GetAsync(address, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    /// <summary>Signs in at the directory and agrees, and gives the address by which it sends back.</summary>
    private async Task<Uri> AtTheDirectory(HttpClient client, string start, string worker)
    {
        using var begun = await client.GetAsync(start, Cancel);
        var at = begun.Headers.Location!;
        Assert.Contains("code_challenge=", at.Query, StringComparison.Ordinal);
        Assert.Contains("nonce=", at.Query, StringComparison.Ordinal);
        for (var step = 0; step < 12; step++)
        {
            if (at.Authority == _site.Address.Authority) return at;
            using var answer = await client.GetAsync(at, Cancel);
            if (answer.Headers.Location is { } next)
            {
                at = new(at, next);
                continue;
            }
            var page = await answer.PageAsync();
            var form = page.QuerySelector("form")!;
            var fields = form.QuerySelectorAll("input").Cast<IHtmlInputElement>().Where(i => i.Name is not null).Select(i => KeyValuePair.Create(i.Name!, i.Name switch { "login" => worker, "password" => "any", _ => i.Value }));
            using var sent = await client.PostAsync(new Uri(at, form.GetAttribute("action")), new FormUrlEncodedContent(fields), Cancel);
            at = new(at, sent.Headers.Location!);
        }
        throw new InvalidOperationException("the directory never sent back");
    }

    private static async Task<string> Back(HttpClient client, Uri answer)
    {
        using var back = await client.GetAsync(answer, Cancel);
        return back.Headers.Location?.ToString() ?? back.StatusCode.ToString();
    }
}
