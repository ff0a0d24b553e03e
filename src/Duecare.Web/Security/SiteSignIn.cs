using Duecare.Domain.Chronology;
using System.Security.Claims;
using Duecare.Records;
using Duecare.Records.Staff;
using Duecare.Web.Pages.Errors;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Duecare.Web.Security;

/// <summary>A page for everybody, signed in or not, that says nothing of the record: any page without this, or <see cref="AllowAnonymousAttribute"/>, needs a reader who is signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForEverybodyAttribute : AllowAnonymousAttribute;

/// <summary>Who is signed in: a key in a cookie, and a row in the database that is asked at each request.</summary>
/// <remarks>What a reader may do is not in the cookie. So somebody who leaves, moves or is signed out elsewhere is so at their next request.</remarks>
public static class SiteSignIn
{
    /// <summary>The scheme of those who are signed in.</summary>
    public const string Scheme = "duecare";

    /// <summary>Where one signs in.</summary>
    public const string SignInAddress = "/sign-in";

    /// <summary>The parameter that holds the address to go on to.</summary>
    public const string GoOnTo = "to";

    private const string Key = "session";

    internal static void AddSignIn(this IServiceCollection services, SiteSettings settings)
    {
        services.AddScoped(provider => provider.GetRequiredService<Ledger>().Accounts());
        services.AddSingleton(provider => new Sessions(provider.GetRequiredService<Ledger>()));
        services.AddSingleton(provider => new StaffList(provider.GetRequiredService<Ledger>()));
        services.AddScoped<IUserStore<Account>, UserOnlyStore<Account, LedgerDb, string, IdentityUserClaim<string>, IdentityUserLogin<string>, IdentityUserToken<string>, IdentityUserPasskey<string>>>();
        services.AddIdentityCore<Account>(identity => Set(identity)).AddSignInManager().AddDefaultTokenProviders().AddPasswordValidator<PasswordRules>();
        services.Configure<IdentityPasskeyOptions>(passkeys => Set(passkeys, settings));
        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = TimeSpan.FromHours(24));
        services.AddScoped<Credentials>();
        var authentication = services.AddAuthentication(Scheme)
            .AddCookie(Scheme, cookie => Set(cookie, settings, "duecare"))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => SetShort(cookie, settings));
        if (settings.Directory is { } directory) authentication.AddDirectory(directory);
        services.AddAuthorization(authorization => authorization.FallbackPolicy = new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build());
    }

    internal static void UseSignIn(this WebApplication app)
    {
        if (app.Services.GetService<Ledger>() is null) app.Use(OnlyForEverybody);
        app.Use(NotFoundFirst);
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>Signs somebody in: a new session, whatever the browser held before.</summary>
    public static async Task SignIn(HttpContext context, WorkerId worker, string method)
    {
        ArgumentNullException.ThrowIfNull(context);
        await Hold(context, await context.RequestServices.GetRequiredService<Sessions>().Start(worker, method, context.RequestAborted));
    }

    /// <summary>Changes an account and signs whoever has it in, in one transaction.</summary>
    /// <param name="context">The request.</param>
    /// <param name="worker">Who.</param>
    /// <param name="method">How they proved it.</param>
    /// <param name="change">What is changed. What it changed stays where it says that they are not to be signed in, as the count of wrong tries does.</param>
    /// <returns>Whether they were signed in.</returns>
    internal static async Task<bool> SignIn(HttpContext context, WorkerId worker, string method, Func<LedgerDb, Task<bool>> change)
    {
        var sessions = context.RequestServices.GetRequiredService<Sessions>();
        var key = await context.Whole(async db => await change(db) ? await sessions.Start(db, worker, method, context.RequestAborted) : null);
        if (key is null) return false;
        await Hold(context, key);
        return true;
    }

    private static async Task Hold(HttpContext context, string key)
    {
        await context.SignInAsync(Scheme, new(new ClaimsIdentity([new(Key, key)], Scheme)));
    }

    /// <summary>Ends the session, here and at the server.</summary>
    public static async Task SignOut(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.User.FindFirstValue(Key) is { } key) await context.RequestServices.GetRequiredService<Sessions>().End(key, context.RequestAborted);
        await context.SignOutAsync(Scheme);
    }

    /// <summary>An address of this site to go on to; one's own work for the start page, and for any other: <c>//elsewhere</c>, <c>/\elsewhere</c>, <c>https:…</c>.</summary>
    public static string Local(string? address) =>
        address is ['/', _, ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) && !address.StartsWith("/sign-", StringComparison.Ordinal) ? address : Links.MyWork;

    /// <summary>What is no route is not found, signed in or not: that says nothing of the record.</summary>
    private static Task NotFoundFirst(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null || DirectorySignIn.ComesBack(context)) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Without a record only what is for everybody is there.</summary>
    private static Task OnlyForEverybody(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata is not { } metadata || metadata.GetMetadata<PageActionDescriptor>() is null || metadata.GetMetadata<ForEverybodyAttribute>() is not null) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static void Set(IdentityOptions identity)
    {
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        identity.Password = new() { RequiredLength = PasswordRules.Shortest, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false, RequiredUniqueChars = 1 };
        identity.Lockout = new() { AllowedForNewUsers = true, MaxFailedAccessAttempts = Credentials.MostTries, DefaultLockoutTimeSpan = Credentials.Rest };
        identity.User.RequireUniqueEmail = false;
        identity.Tokens.AuthenticatorIssuer = "Duecare";
    }

    /// <summary>A passkey is good at the address that people reach the site by. The request's own "Origin" says nothing, since browsers are told to send no referrer.</summary>
    private static void Set(IdentityPasskeyOptions passkeys, SiteSettings settings)
    {
        passkeys.ServerDomain = settings is { IsHttps: true, Hosts: [var host, ..] } ? host : null;
        passkeys.UserVerificationRequirement = "required";
        passkeys.ResidentKeyRequirement = "required";
        passkeys.ValidateOrigin = origin => ValueTask.FromResult(
            !origin.CrossOrigin && origin.TopOrigin is null && origin.Origin == $"{origin.HttpContext.Request.Scheme}://{origin.HttpContext.Request.Host}");
    }

    private static void Set(CookieAuthenticationOptions cookie, SiteSettings settings, string name)
    {
        cookie.Cookie.Name = settings.IsHttps ? "__Host-" + name : name;
        cookie.Cookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.ExpireTimeSpan = Sessions.Longest;
        cookie.SlidingExpiration = false;
        cookie.LoginPath = SignInAddress;
        cookie.ReturnUrlParameter = GoOnTo;
        cookie.Events.OnValidatePrincipal = BecomeReader;
        cookie.Events.OnRedirectToLogin = AskToSignIn;
    }

    private static void SetShort(CookieAuthenticationOptions cookie, SiteSettings settings)
    {
        Set(cookie, settings, "duecare-second");
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        cookie.Events = new();
    }

    private static async Task BecomeReader(CookieValidatePrincipalContext cookie)
    {
        if (cookie.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            StayReader(cookie);
            return;
        }
        var sessions = cookie.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (cookie.Principal?.FindFirstValue(Key) is { } key && await sessions.Find(key, cookie.HttpContext.RequestAborted) is { } reader)
            cookie.ReplacePrincipal(new(new ClaimsIdentity([.. SignedIn.Claims(reader), new(Key, key)], Scheme)));
        else
            cookie.RejectPrincipal();
    }

    /// <summary>For the page about a fault the database is not asked: that may be what failed. Whoever was found before the fault stays so.</summary>
    private static void StayReader(CookieValidatePrincipalContext cookie)
    {
        if (cookie.HttpContext.User.Identity?.IsAuthenticated == true) cookie.ReplacePrincipal(cookie.HttpContext.User);
        else cookie.RejectPrincipal();
    }

    /// <summary>Who was signed in before is told that they are signed out. What a form sent is given back, to be sent again after signing in; to any other page one is led on after it.</summary>
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        var request = redirect.Request;
        var isForProgram = !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) && request.Headers.Accept.Count > 0;
        if (isForProgram || (request.HasFormContentType && FormGivenBack.IsOfSomebodySignedIn(redirect.HttpContext.GetEndpoint())))
        {
            redirect.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
        var page = request.Cookies.ContainsKey(redirect.Options.Cookie.Name!) ? "/signed-out" : SignInAddress;
        redirect.Response.Redirect($"{page}?{GoOnTo}={Uri.EscapeDataString(request.Path + request.QueryString)}");
        return Task.CompletedTask;
    }
}
