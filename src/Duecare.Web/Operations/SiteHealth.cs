using System.Text.Json;
using Duecare.Domain.Calendar;
using Duecare.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Duecare.Web.Operations;

/// <summary>
/// <c>/health/live</c> says that the process answers, and asks nothing else. <c>/health/ready</c> runs every check that is registered
/// with <c>AddHealthChecks</c> and says which fail, by name only.
/// </summary>
internal static class SiteHealth
{
    public static void AddSiteHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<BankHolidaysKnown>("bank-holidays");

    public static void MapSiteHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new() { ResponseWriter = Write }).AllowAnonymous();
    }

    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        var checks = report.Entries.ToDictionary(entry => entry.Key, entry => Word(entry.Value.Status));
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { status = Word(report.Status), checks }), context.RequestAborted);
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}

/// <summary>Degraded from a hundred days before the end of the bank-holiday list: the longest periods in working days can then no longer be counted.</summary>
internal sealed class BankHolidaysKnown(TimeProvider clock, LedgerTerms? terms = null) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var today = LondonTime.DateOf(clock.GetUtcNow().UtcDateTime);
        var isFarAhead = (terms?.Calendar ?? WorkingDayCalendar.England).Knows(today.AddDays(100));
        return Task.FromResult(isFarAhead ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
    }
}
