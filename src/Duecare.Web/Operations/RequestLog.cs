using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Duecare.Web.Operations;

/// <summary>One line for each request: the route's template and not the path, which may name a child.</summary>
internal static partial class RequestLog
{
    private static readonly object RouteKey = new();

    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Duecare.Web.Requests");
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.Use(async (context, next) =>
        {
            var started = clock.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                var (method, route, taken) = (Method(context.Request.Method), Template(context), (int)clock.GetElapsedTime(started).TotalMilliseconds);
                Answered(log, method, route, context.Response.StatusCode, taken);
            }
        });
    }

    /// <summary>Keeps the template of the route first found, before an error page takes its place.</summary>
    public static void UseRouteForLog(this WebApplication app) => app.Use((context, next) =>
    {
        if (!context.Items.ContainsKey(RouteKey)) context.Items[RouteKey] = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        return next(context);
    });

    private static string Template(HttpContext context)
    {
        if (context.Items.TryGetValue(RouteKey, out var kept)) return kept is string template ? "/" + template.TrimStart('/') : "none";
        return context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "/assets/{file}" : "none";
    }

    /// <summary>A method is whatever the sender writes; one that is not known could say anything.</summary>
    private static string Method(string sent) =>
        HttpMethods.IsGet(sent) || HttpMethods.IsPost(sent) || HttpMethods.IsHead(sent) || HttpMethods.IsOptions(sent)
        || HttpMethods.IsPut(sent) || HttpMethods.IsDelete(sent) || HttpMethods.IsPatch(sent) ? sent : "other";

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} answered {Status} in {Milliseconds} ms")]
    private static partial void Answered(ILogger log, string method, string route, int status, int milliseconds);
}
