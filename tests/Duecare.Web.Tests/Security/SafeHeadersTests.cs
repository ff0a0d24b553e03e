using System.Net;
using System.Text;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Security;

public class SafeHeadersTests(SiteFixture fixture)
{
    public static TheoryData<string, string> EveryAddress()
    {
        var data = new TheoryData<string, string>();
        foreach (var address in RouteTable.Of(RunningSite.Build()).SelectMany(RouteTable.Addresses))
            foreach (var method in new[] { "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE" }) data.Add(method, address);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryAddress))]
    public async Task Every_route_answers_every_method_with_the_safe_headers(string method, string address)
    {
        using var client = fixture.Site.Client();
        using var answer = await client.SendAsync(new(new(method), address), Cancel);
        AssertSafe(answer);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("/assets/no-such-file.css", HttpStatusCode.NotFound)]
    [InlineData("/rulebook/no-such-rule", HttpStatusCode.NotFound)]
    [InlineData("/gallery/fault?name=x", HttpStatusCode.InternalServerError)]
    public async Task So_does_what_is_not_there_and_what_is_broken(string address, HttpStatusCode status)
    {
        foreach (var accept in new[] { "text/html", "application/json" })
        {
            using var client = fixture.Site.Client(accept);
            using var answer = await client.GetAsync(address, Cancel);
            Assert.Equal(status, answer.StatusCode);
            AssertSafe(answer);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task So_does_a_refusal_of_a_host_that_is_not_ours()
    {
        using var client = fixture.Site.Client();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "elsewhere.example.org" } };
        using var answer = await client.SendAsync(asked, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        AssertSafe(answer);
    }

    [Fact]
    public async Task So_does_a_refusal_of_a_body_that_is_too_large()
    {
        using var client = fixture.Site.Client();
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var answer = await client.PostAsync("/gallery", new StringContent("Name=" + new string('x', Site.LongestBody), Encoding.UTF8, "application/x-www-form-urlencoded"), Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        AssertSafe(answer);
        Assert.Contains("That is too large", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app.css", "text/css")]
    [InlineData("app.js", "text/javascript")]
    [InlineData("govuk-frontend.min.js", "text/javascript")]
    [InlineData("favicon.svg", "image/svg+xml")]
    public async Task A_file_that_is_the_same_for_all_may_be_kept(string file, string type)
    {
        using var client = fixture.Site.Client();
        using var answer = await client.GetAsync(SiteAssets.Url(file), Cancel);
        AssertSafe(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Nothing_says_what_serves_it_and_nothing_is_said_of_https_where_there_is_none()
    {
        using var client = fixture.Site.Client();
        using var answer = await client.GetAsync("/", Cancel);
        Assert.Empty(answer.Headers.Server);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    private static void AssertSafe(HttpResponseMessage answer)
    {
        var policy = Header(answer, "Content-Security-Policy");
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        foreach (var part in new[] { "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'", "object-src 'none'", "require-trusted-types-for 'script'" })
            Assert.Contains(part, policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Contains("geolocation=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.CacheControl);
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
