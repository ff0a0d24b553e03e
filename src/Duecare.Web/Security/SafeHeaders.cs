using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Duecare.Web.Security;

/// <summary>The headers that every answer carries, whatever answered.</summary>
internal static class SafeHeaders
{
    /// <summary>Nothing but our own files, no inline script or style, no script made from text, and no page of ours inside another's.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>For what people sent: nothing in it runs, loads or links, wherever it is opened.</summary>
    public const string SandboxPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private static readonly object Sandboxed = new();

    /// <summary>Nothing here needs the camera, the microphone or the place where a worker stands.</summary>
    public const string PermissionsPolicy =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()";

    /// <summary>Has this answer carry the policy for what people sent.</summary>
    public static void Sandbox(HttpContext context) => context.Items[Sandboxed] = true;

    public static void UseSafeHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // On starting, and not now: the error handler clears what was set before it.
        context.Response.OnStarting(static state => Set((HttpContext)state), context);
        return next(context);
    });

    private static Task Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Items.ContainsKey(Sandboxed) ? SandboxPolicy : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers.CacheControl = IsKept(context) ? "public, max-age=31536000, immutable" : "no-store";
        return Task.CompletedTask;
    }

    /// <summary>A file of ours under an address that changes when the file does. Anything else may hold what only one reader may see.</summary>
    private static bool IsKept(HttpContext context) =>
        context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified && SiteAssets.IsOne(context);
}
