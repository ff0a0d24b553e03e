using System.Net;
using Duecare.Web.Operations;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Duecare.Web;

/// <summary>The web application, put together in one place and started by <c>duecare serve</c> and by the tests alike.</summary>
public static class Site
{
    /// <summary>The largest request body taken, in bytes, where a page does not ask for more.</summary>
    public const int LongestBody = 1 << 20;

    /// <summary>Puts the application together, not yet started.</summary>
    /// <param name="settings">What the person who runs it decides.</param>
    /// <param name="clock">The only clock it reads.</param>
    /// <param name="more">Further services, before they are fixed.</param>
    public static WebApplication Build(SiteSettings settings, TimeProvider clock, Action<IServiceCollection>? more = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(Site).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().UseUrls([.. settings.Urls, .. settings.MetricsUrl is { } metrics ? [metrics] : Array.Empty<string>()]);
        builder.WebHost.ConfigureKestrel(Limit);
        AddServices(builder.Services, settings, clock);
        more?.Invoke(builder.Services);
        var app = builder.Build();
        Use(app, settings);
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LongestBody;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }

    private static void AddServices(IServiceCollection services, SiteSettings settings, TimeProvider clock)
    {
        services.AddSingleton(settings);
        services.AddSingleton(clock);
        services.AddPlainLog();
        services.AddSiteHealth();
        services.AddSiteMetrics();
        services.AddRateLimits();
        services.AddSafeForms(settings);
        services.AddSignIn(settings);
        services.AddRazorPages(pages => pages.Conventions.ConfigureFilter(new RequestIdFilter()));
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.AddHostFiltering(hosts => hosts.AllowedHosts = [.. AllowedHosts(settings)]);
        services.Configure<ForwardedHeadersOptions>(forwarded => Trust(forwarded, settings.Proxies));
        services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(730), true));
        services.AddHttpsRedirection(https => (https.RedirectStatusCode, https.HttpsPort) = (StatusCodes.Status308PermanentRedirect, 443));
    }

    /// <summary>The order matters: headers go on every answer, also on a refusal by what comes after.</summary>
    private static void Use(WebApplication app, SiteSettings settings)
    {
        app.UseSafeHeaders();
        if (settings.IsHttps) app.UseForwardedHeaders();
        app.UseRequestLog();
        app.UseHostFiltering();
        app.UseMetricsListener(settings);
        if (settings.IsHttps) app.UseWhen(IsForPeople, people => people.UseHsts().UseHttpsRedirection());
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", StatusCodeSelector = Status, CreateScopeForErrors = true });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseSiteAssets();
        app.UseRouting();
        app.UseRouteForLog();
        app.UseSafeForms();
        app.UseSignIn();
        app.UseRateLimits();
        app.UseAntiforgery();
        app.MapRazorPages();
        app.MapSiteHealth();
    }

    private static bool IsForPeople(HttpContext context) => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static int Status(Exception thrown) => thrown is Microsoft.AspNetCore.Http.BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;

    private static IEnumerable<string> AllowedHosts(SiteSettings settings) =>
        ["localhost", "127.0.0.1", "[::1]", .. settings.Hosts, .. settings.Urls.Append(settings.MetricsUrl).OfType<string>().Select(url => BindingAddress.Parse(url).Host)];

    private static void Trust(ForwardedHeadersOptions forwarded, IReadOnlyList<IPAddress> proxies)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var proxy in proxies) forwarded.KnownProxies.Add(proxy);
    }
}
