using System.Net;
using Duecare.Domain.Calendar;
using Duecare.Web.Operations;
using Duecare.Web.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Operations;

public class HealthAndMetricsTests(SiteFixture fixture)
{
    [Fact]
    public async Task A_site_that_answers_is_live_and_one_whose_checks_pass_is_ready()
    {
        using var client = fixture.Site.Client();
        Assert.Equal("""{"status":"healthy","checks":{}}""", await client.GetStringAsync("/health/live", Cancel));
        var ready = await client.GetStringAsync("/health/ready", Cancel);
        // Until the duties are worked out for the day, which the site does as it starts, it answers and says that they are not.
        string[] expected = ["""{"status":"healthy","checks":{"bank-holidays":"healthy","keys":"healthy","record":"healthy","duties":"healthy"}}""", """{"status":"degraded","checks":{"bank-holidays":"healthy","keys":"healthy","record":"healthy","duties":"degraded"}}"""];
        Assert.Contains(ready, expected);
    }

    [Fact]
    public async Task A_check_that_fails_makes_it_unready_and_not_dead_and_only_its_name_is_told()
    {
        await using var site = await RunningSite.StartAsync(more: services => services.AddHealthChecks().AddCheck("database", () => throw new InvalidOperationException("CANARY")));
        using var client = site.Client();
        using var ready = await client.GetAsync("/health/ready", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        var told = await ready.Content.ReadAsStringAsync(Cancel);
        Assert.StartsWith("""{"status":"unhealthy","checks":{"bank-holidays":"healthy","keys":"healthy","record":"healthy",""", told, StringComparison.Ordinal);
        Assert.EndsWith("""database":"unhealthy"}}""", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData(0, HealthStatus.Healthy)]
    [InlineData(1, HealthStatus.Degraded)]
    public async Task A_hundred_days_before_the_bank_holidays_run_out_it_says_so(int later, HealthStatus expected)
    {
        var day = WorkingDayCalendar.England.LastDay.AddDays(later - 100);
        var check = new BankHolidaysKnown(new On(day));
        Assert.Equal(expected, (await check.CheckHealthAsync(new(), Cancel)).Status);
    }

    [Fact]
    public async Task Metrics_are_answered_where_they_were_asked_for_and_nowhere_else()
    {
        await using var site = await RunningSite.StartAsync(new() { MetricsUrl = "http://127.0.0.1:0" });
        using var client = site.Client();
        (await client.GetAsync("/rulebook/icpc?name=CANARY", Cancel)).Dispose();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/metrics", Cancel)).StatusCode);
        using var collector = new HttpClient { BaseAddress = site.MetricsAddress };
        using var answer = await collector.GetAsync("/metrics", Cancel);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram\n", text, StringComparison.Ordinal);
        Assert.Matches("http_server_request_duration_seconds_count\\{.*http_route=\"rulebook/\\{id\\}\".*\\} [1-9]", text);
        Assert.Matches("http_server_request_duration_seconds_bucket\\{.*http_route=\"rulebook/\\{id\\}\".*,le=\"\\+Inf\"\\} [1-9]", text);
        Assert.Contains("# TYPE kestrel_active_connections gauge\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE dotnet_gc_collections_total counter\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await collector.GetAsync("/rulebook", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await collector.GetAsync("/health/live", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Where_nobody_asked_for_metrics_there_are_none()
    {
        using var client = fixture.Site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/metrics", Cancel)).StatusCode);
    }

    private sealed class On(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new(12, 0), TimeSpan.Zero);
    }
}
