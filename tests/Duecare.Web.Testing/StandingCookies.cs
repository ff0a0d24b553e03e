using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Duecare.Web.Testing;

/// <summary>Keeps cookies as a browser does whose clock is the site's: one is gone when that clock says so, whatever the day on which the test runs.</summary>
internal sealed partial class StandingCookies(CookieContainer cookies) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private static readonly DateTimeOffset Now = new StandingClock().GetUtcNow();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        if (cookies.GetCookieHeader(asked) is { Length: > 0 } kept) request.Headers.Add("Cookie", kept);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var given))
            foreach (var cookie in given) cookies.SetCookies(asked, Expiry().Replace(cookie, e => IsOver(e.Groups["at"].Value) ? "; expires=Thu, 01 Jan 1970 00:00:00 GMT" : ""));
        return answer;
    }

    private static bool IsOver(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) <= Now;

    [GeneratedRegex("; *expires=(?<at>[^;]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Expiry();
}
