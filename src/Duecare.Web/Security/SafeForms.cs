using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Duecare.Web.Security;

/// <summary>What stands between a form of ours and one that only looks like it.</summary>
internal static class SafeForms
{
    public static void AddSafeForms(this IServiceCollection services, SiteSettings settings)
    {
        var keys = new KeptKeys(settings.DataDirectory is { } data ? SiteSettings.KeysIn(data) : null);
        services.AddSingleton(keys);
        services.AddDataProtection().SetApplicationName("duecare").AddKeyManagementOptions(management => management.XmlRepository = keys);
        services.AddHealthChecks().AddCheck<KeysAreOnDisk>("keys");
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.FormFieldName = "__form";
            antiforgery.Cookie.Name = settings.IsHttps ? "__Host-duecare-form" : "duecare-form";
            antiforgery.Cookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.Path = "/";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<FormOptions>(Set);
    }

    /// <summary>
    /// Refuses what a browser says was sent from somebody else's page, whether or not it carries a token; and at once what its sender
    /// says is too large. A body without a stated length is cut off when it is read.
    /// </summary>
    public static void UseSafeForms(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || Refusal(context) is not { } status) return next(context);
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    /// <summary>A file on its way in is held in memory and never in a temporary file: a child's document must not be left on a disk where nothing would ever find it again, nor be refused because that disk is full.</summary>
    private static void Set(FormOptions forms)
    {
        (forms.ValueCountLimit, forms.KeyLengthLimit) = (500, 200);
        forms.MemoryBufferThreshold = SiteSettings.MostOfAFile + Site.LongestBody;
    }

    private static int? Refusal(HttpContext context)
    {
        if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize) return StatusCodes.Status413PayloadTooLarge;
        return IsUnsafe(context.Request.Method) && !IsOwn(context.Request) ? StatusCodes.Status400BadRequest : null;
    }

    private static bool IsUnsafe(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && !HttpMethods.IsTrace(method);

    /// <summary>
    /// A browser says where a form was sent from; one too old to say it gives the origin alone, which is "null" even from our own pages,
    /// because they tell nobody where they are. Then the form's token alone decides.
    /// </summary>
    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site) return site is "same-origin" or "none";
        return request.Headers.Origin.ToString() is var origin && (origin is "" or "null" || origin == $"{request.Scheme}://{request.Host}");
    }
}
