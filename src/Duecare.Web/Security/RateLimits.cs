using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Duecare.Web.Security;

/// <summary>
/// How often one account may do, from one address, what is worth doing often only to someone who guesses or copies. A limit on the
/// address alone would stop a whole council behind one.
/// </summary>
public static class RateLimits
{
    /// <summary>Ten tries to sign in, to one account from one address, in five minutes. What names no account is no try.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Twenty exports by one account from one address in an hour.</summary>
    public const string Export = "export";

    /// <summary>Sixty searches by one account from one address in a minute.</summary>
    public const string Search = "search";

    /// <summary>The field of a sign-in form that names the account.</summary>
    public const string AccountField = "Account";

    internal static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = SayWhenToTryAgain;
        Add(limiter, SignIn, 10, TimeSpan.FromMinutes(5), AccountTyped);
        Add(limiter, Export, 20, TimeSpan.FromHours(1), AccountSignedIn);
        Add(limiter, Search, 60, TimeSpan.FromMinutes(1), AccountSignedIn);
    });

    /// <summary>A sign-in form is read first, because the account that it names is what is limited.</summary>
    internal static void UseRateLimits(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            if (IsLimited(context, SignIn) && context.Request.HasFormContentType) await context.Request.ReadFormAsync(context.RequestAborted);
            await next(context);
        });
        app.UseRateLimiter();
    }

    private static void Add(RateLimiterOptions limiter, string policy, int permits, TimeSpan window, Func<HttpContext, string> account) =>
        limiter.AddPolicy(policy, context => account(context) is { Length: 0 } && policy == SignIn
            ? RateLimitPartition.GetNoLimiter(("", context.Connection.RemoteIpAddress))
            : RateLimitPartition.GetFixedWindowLimiter((account(context), context.Connection.RemoteIpAddress), _ => new() { PermitLimit = permits, Window = window, QueueLimit = 0 }));

    private static bool IsLimited(HttpContext context, string policy) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == policy;

    private static string AccountTyped(HttpContext context) =>
        context.Request.HasFormContentType ? context.Request.Form[AccountField].ToString().Trim().ToUpperInvariant() : "";

    private static string AccountSignedIn(HttpContext context) => context.User.Identity?.Name ?? "";

    private static ValueTask SayWhenToTryAgain(OnRejectedContext rejected, CancellationToken cancel)
    {
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
