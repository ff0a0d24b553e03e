using System.Net;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Security;

public class BehindProxyTests
{
    private static Task<RunningSite> BehindAsync(string proxy) =>
        RunningSite.StartAsync(new() { Proxies = [IPAddress.Parse(proxy)], Hosts = ["duecare.example.org"] });

    [Fact]
    public async Task Over_https_a_browser_is_told_to_stay_there_and_the_cookie_to_go_nowhere_else()
    {
        await using var site = await BehindAsync("127.0.0.1");
        using var answer = await AskAsync(site, "/gallery", "https", "duecare.example.org");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("max-age=63072000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-duecare-form=", cookie, StringComparison.Ordinal);
        Assert.EndsWith("; path=/; secure; samesite=strict; httponly", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_over_http_is_sent_to_https()
    {
        await using var site = await BehindAsync("127.0.0.1");
        using var answer = await AskAsync(site, "/rulebook", "http", "duecare.example.org");
        Assert.Equal((HttpStatusCode.PermanentRedirect, "https://duecare.example.org/rulebook"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Health_is_answered_without_https_to_whoever_stands_beside_it()
    {
        await using var site = await BehindAsync("127.0.0.1");
        using var answer = await AskAsync(site, "/health/live", "http", "localhost");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Who_is_not_a_known_proxy_is_not_believed()
    {
        await using var site = await BehindAsync("192.0.2.7");
        using var answer = await AskAsync(site, "/rulebook", "https", "duecare.example.org");
        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(RunningSite site, string address, string scheme, string host)
    {
        using var client = site.Client();
        using var asked = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = host } };
        asked.Headers.Add("X-Forwarded-Proto", scheme);
        return await client.SendAsync(asked, Cancel);
    }
}
