using System.Security.Claims;
using System.Text.Encodings.Web;
using Duecare.Records.Access;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Duecare.Web.Testing;

/// <summary>Signs in whomever a cookie names, and <see cref="Khan"/> where none does: pages are tested as their readers see them. There is nothing like it in the program.</summary>
public sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The cookie that names a worker; "nobody" for nobody.</summary>
    public const string Cookie = "test-reader";

    private const string Name = "test";

    /// <summary>The worker whose children the test authority has.</summary>
    public static Reader Khan { get; } = new(new("s.khan"), "Sana Khan", [AccessRole.Practitioner], "Team 1");

    /// <summary>A colleague.</summary>
    public static Reader Shah { get; } = new(new("j.shah"), "Jo Shah", [AccessRole.Practitioner], "Team 1");

    /// <summary>Someone who keeps accounts, and sees no record.</summary>
    public static Reader Clerk { get; } = new(new("a.clerk"), "Al Clerk", [], null);

    public static void AddTo(IServiceCollection services) => services.AddAuthentication(Name).AddScheme<AuthenticationSchemeOptions, TestSignIn>(Name, null);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var named = Request.Cookies[Cookie] ?? Khan.Worker.Value;
        if (new[] { Khan, Shah, Clerk }.FirstOrDefault(r => r.Worker.Value == named) is not { } reader) return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(AuthenticateResult.Success(new(new(new ClaimsIdentity(SignedIn.Claims(reader), Name)), Name)));
    }
}
