using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Duecare.Domain.Chronology;
using Duecare.Records.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Duecare.Web.Security;

/// <summary>A council's own directory, which says who somebody is. What they may do stays here: somebody whom the directory knows and who does not work here is nobody.</summary>
/// <param name="Authority">The directory's address, under which its description stands.</param>
/// <param name="ClientId">The name under which the directory knows this site.</param>
/// <param name="Secret">What proves that it is this site; null if the directory asks for none.</param>
/// <param name="WorkerClaim">The claim that holds a worker's id here. It must be one that a person can't change, and that is never given to another.</param>
public sealed record DirectorySettings(Uri Authority, string ClientId, string? Secret, string WorkerClaim)
{
    /// <summary>The claim unless another is named.</summary>
    public const string UsualClaim = "sub";
}

/// <summary>Signing in by OpenID Connect: the code flow with PKCE, state and nonce, and an identity token that is checked against the directory's keys.</summary>
public static class DirectorySignIn
{
    /// <summary>Where the directory sends people back to.</summary>
    public const string Callback = "/sign-in/directory/back";

    /// <summary>Marks the sign-in page for somebody whom the directory did not sign in.</summary>
    public const string Refused = "directory-refused";

    internal const string Scheme = "directory";

    internal static void AddDirectory(this AuthenticationBuilder authentication, DirectorySettings directory) => authentication.AddOAuth<DirectoryOptions, DirectoryHandler>(Scheme, options =>
    {
        options.ClientId = directory.ClientId;
        options.ClientSecret = directory.Secret ?? "none";
        options.WorkerClaim = directory.WorkerClaim;
        options.CallbackPath = Callback;
        options.UsePkce = true;
        options.Scope.Add("openid");
        // Told as an age and not as an instant: the clock of a phone may be wrong by more than a quarter of an hour.
        options.CorrelationCookie = new CookieBuilder { Name = ".Duecare.Directory.", Path = Callback, HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, SecurePolicy = CookieSecurePolicy.SameAsRequest, MaxAge = options.RemoteAuthenticationTimeout };
        options.Description = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{directory.Authority.ToString().TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever { RequireHttps = !directory.Authority.IsLoopback });
        // Said by the directory's description before each is used.
        options.AuthorizationEndpoint = options.TokenEndpoint = directory.Authority.ToString();
        options.Events.OnTicketReceived = Begin;
        options.Events.OnRemoteFailure = SayNo;
    });

    /// <summary>Whether the directory has sent somebody back, where there is one.</summary>
    internal static bool ComesBack(HttpContext context) => context.Request.Path == Callback && context.RequestServices.GetRequiredService<SiteSettings>().Directory is not null;

    /// <summary>Starts a session for the worker whom the directory named, if such a one works here.</summary>
    private static async Task Begin(TicketReceivedContext received)
    {
        received.HandleResponse();
        var staff = received.HttpContext.RequestServices.GetRequiredService<StaffList>();
        if (received.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { Length: > 0 and <= 100 } worker || await staff.Of(new WorkerId(worker), received.HttpContext.RequestAborted) is not { IsActive: true, IsInvented: false })
        {
            received.Response.Redirect($"{SiteSignIn.SignInAddress}?{Refused}=true");
            return;
        }
        await SiteSignIn.SignIn(received.HttpContext, new(worker), "directory");
        received.Response.Redirect(SiteSignIn.Local(received.ReturnUri));
    }

    private static Task SayNo(RemoteFailureContext failed)
    {
        failed.HandleResponse();
        failed.Response.Redirect($"{SiteSignIn.SignInAddress}?{Refused}=true");
        return Task.CompletedTask;
    }
}

internal sealed class DirectoryOptions : OAuthOptions
{
    /// <summary>The claim that holds a worker's id.</summary>
    public string WorkerClaim { get; set; } = DirectorySettings.UsualClaim;

    /// <summary>Where the directory says how it is asked and by which keys it signs.</summary>
    public IConfigurationManager<OpenIdConnectConfiguration> Description { get; set; } = null!;
}

internal sealed class DirectoryHandler(IOptionsMonitor<DirectoryOptions> options, ILoggerFactory logger, UrlEncoder encoder) : OAuthHandler<DirectoryOptions>(options, logger, encoder)
{
    private const string Nonce = "nonce";
    private static readonly TimeSpan ClocksMayDiffer = TimeSpan.FromMinutes(2);
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Options.AuthorizationEndpoint = (await Described()).AuthorizationEndpoint;
        properties.Items[Nonce] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, properties.Items[Nonce]!);

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        Options.TokenEndpoint = (await Described()).TokenEndpoint;
        return await base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var raw = tokens.Response!.RootElement.TryGetProperty("id_token", out var held) ? held.GetString() : null;
        var read = await Checked(raw ?? throw new AuthenticationFailureException("The directory gave no identity token"));
        if (!IsOurs(read, properties)) throw new AuthenticationFailureException("The identity token answers another question");
        if (read.ClaimsIdentity.FindFirst(Options.WorkerClaim)?.Value is { Length: > 0 } worker) identity.AddClaim(new(ClaimTypes.NameIdentifier, worker));
        return new(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private Task<OpenIdConnectConfiguration> Described() => Options.Description.GetConfigurationAsync(Context.RequestAborted);

    /// <summary>Checks who signed the token, for whom and for how long. Where it names a key that is not known, the directory may have changed its keys, and is asked once more.</summary>
    private async Task<TokenValidationResult> Checked(string token)
    {
        var result = await Check(token);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            Options.Description.RequestRefresh();
            result = await Check(token);
        }
        return result.IsValid ? result : throw new AuthenticationFailureException("The identity token is not good", result.Exception);
    }

    private async Task<TokenValidationResult> Check(string token)
    {
        var directory = await Described();
        return await Tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = directory.Issuer,
            ValidAudience = Options.ClientId,
            IssuerSigningKeys = directory.SigningKeys,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256],
            LifetimeValidator = IsInTime,
        });
    }

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = TimeProvider.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClocksMayDiffer && (notBefore is not { } start || start - ClocksMayDiffer <= now);
    }

    private static bool IsOurs(TokenValidationResult token, AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Nonce, out var asked) && asked is not null && token.ClaimsIdentity.FindFirst(Nonce)?.Value is { } answered
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(asked), Encoding.UTF8.GetBytes(answered));
}
