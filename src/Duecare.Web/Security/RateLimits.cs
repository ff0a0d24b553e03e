using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Duecare.Web.Security;

/// <summary>
/// How often one account may do, from one address, what is worth doing often only to someone who guesses or copies. A limit on the
/// address alone would stop a whole council behind one. And how many pages are made at once: who comes later waits in line, so that more people than the machine can
/// serve get a slow site, and not one that has run out of memory and of connections.
/// </summary>
public static class RateLimits
{
    /// <summary>Ten tries to sign in, to one account from one address, in five minutes. What names no account is no try.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Twenty exports by one account from one address in an hour.</summary>
    public const string Export = "export";

    /// <summary>Sixty searches by one account from one address in a minute.</summary>
    public const string Search = "search";

    /// <summary>How many requests for pages wait in line; one more is told to come back.</summary>
    public const int LongestLine = 256;

    /// <summary>How many pages are made at once.</summary>
    public static int AtOnce { get; } = 16 * Environment.ProcessorCount;

    /// <summary>The field of a sign-in form that names the account.</summary>
    public const string AccountField = "Account";

    internal static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = SayWhenToTryAgain;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(context => IsPage(context)
            ? RateLimitPartition.GetConcurrencyLimiter(true, _ => new() { PermitLimit = AtOnce, QueueLimit = LongestLine })
            : RateLimitPartition.GetNoLimiter(false));
        Add(limiter, SignIn, 10, TimeSpan.FromMinutes(5), AccountTyped);
        Add(limiter, Export, 20, TimeSpan.FromHours(1), AccountSignedIn);
        Add(limiter, Search, 60, TimeSpan.FromMinutes(1), AccountSignedIn);
    });

    /// <summary>A form is read first: a sign-in form names the account that is limited, and nobody else waits for what comes slowly.</summary>
    internal static void UseRateLimits(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            if (IsPage(context) && context.Request.HasFormContentType) await TryReadForm(context);
            await next(context);
        });
        app.UseRateLimiter();
    }

    /// <summary>What can't be read is refused by whoever asks for it next.</summary>
    private static async Task TryReadForm(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
        }
    }

    /// <summary>Whether a page is asked for, and not one about a fault or a refusal: that is always given.</summary>
    private static bool IsPage(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null;

    private static void Add(RateLimiterOptions limiter, string policy, int permits, TimeSpan window, Func<HttpContext, string> account) =>
        limiter.AddPolicy(policy, context => account(context) is { Length: 0 } && policy == SignIn
            ? RateLimitPartition.GetNoLimiter(("", context.Connection.RemoteIpAddress))
            : RateLimitPartition.GetFixedWindowLimiter((account(context), context.Connection.RemoteIpAddress), _ => new() { PermitLimit = permits, Window = window, QueueLimit = 0 }));

    private static string AccountTyped(HttpContext context) =>
        context.Request.HasFormContentType ? context.Request.Form[AccountField].ToString().Trim().ToUpperInvariant() : "";

    private static string AccountSignedIn(HttpContext context) => context.User.Identity?.Name ?? "";

    private static ValueTask SayWhenToTryAgain(OnRejectedContext rejected, CancellationToken cancel)
    {
        var answer = rejected.HttpContext.Response;
        // Only a limit on how often says when; the line of those who wait moves on at once.
        if (!rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)) (answer.StatusCode, after) = (StatusCodes.Status503ServiceUnavailable, TimeSpan.FromSeconds(10));
        answer.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
