using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Duecare.Web.Operations;

/// <summary>What is measured: as text on a listener of its own, and to a collector if the standard variable names one.</summary>
internal static class SiteMetrics
{
    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics", "System.Runtime", "Duecare"];

    public static void AddSiteMetrics(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton(_ => new MeterText(Meters));
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
            services.AddHostedService(_ => new Collector(() => Sdk.CreateMeterProviderBuilder().AddMeter(Meters).AddOtlpExporter().Build()));
    }

    /// <summary>On the metrics listener only metrics and health are answered; what arrives there is told by the port, which no sender can choose to write.</summary>
    public static void UseMetricsListener(this WebApplication app, SiteSettings settings)
    {
        if (settings.MetricsUrl is not { } url) return;
        var text = app.Services.GetRequiredService<MeterText>();
        var listener = new MetricsPort(app, new(url));
        app.MapWhen(context => listener.Is(context.Connection.LocalPort) && !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal), branch => branch.Run(context =>
        {
            var isAsked = HttpMethods.IsGet(context.Request.Method) && context.Request.Path == "/metrics";
            context.Response.StatusCode = isAsked ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
            return isAsked ? context.Response.WriteAsync(text.Write(), context.RequestAborted) : Task.CompletedTask;
        }));
    }

    /// <summary>The port of the metrics listener, also where the system chose it (port 0): its address is the last that was asked for.</summary>
    private sealed class MetricsPort(WebApplication app, Uri url)
    {
        private int _port = url.Port;

        public bool Is(int port)
        {
            if (_port == 0) _port = new Uri(app.Urls.Last()).Port;
            return port == _port;
        }
    }

    private sealed class Collector(Func<MeterProvider> start) : Microsoft.Extensions.Hosting.IHostedService
    {
        private MeterProvider? _started;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _started = start();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _started?.Dispose();
            return Task.CompletedTask;
        }
    }
}
