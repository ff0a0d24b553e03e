using System.Net;
using Duecare.Web.Security;
using Duecare.Web.Testing;
using Duecare.Web.Testing.Pages.Gallery;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Security;

public class RateLimitsTests
{
    [Fact]
    public async Task After_ten_tries_to_sign_in_to_one_account_it_is_to_be_tried_later_and_other_accounts_are_not_kept_waiting()
    {
        await using var site = await RunningSite.StartAsync();
        using var client = site.Client();
        var form = await client.PageAsync("/gallery/sign-in");
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.OK, (await TryAsync("a.worker")).StatusCode);
        using var refused = await TryAsync(" A.Worker ");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 300);
        Assert.Contains("Too many tries", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await TryAsync("b.worker")).StatusCode);

        Task<HttpResponseMessage> TryAsync(string account) => client.SendFormAsync("/gallery/sign-in", form, (RateLimits.AccountField, account));
    }

    [Theory]
    [InlineData("/gallery/export", 20)]
    [InlineData("/gallery/search", 60)]
    public async Task An_export_and_a_search_have_limits_of_their_own(string address, int limit)
    {
        await using var site = await RunningSite.StartAsync();
        using var client = site.Client();
        for (var i = 0; i < limit; i++) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.GetAsync(address, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/rulebook", Cancel)).StatusCode);
    }

    [Fact]
    public async Task More_people_than_can_be_served_wait_in_line_and_only_who_comes_when_that_is_full_is_told_to_come_back()
    {
        var wait = new Wait();
        await using var site = await RunningSite.StartAsync(more: services => services.AddSingleton(wait));
        using var client = site.Client();
        var before = RateLimits.AtOnce + RateLimits.LongestLine;
        var all = Enumerable.Range(0, before + 1).Select(_ => client.GetAsync("/gallery/waiting", Cancel)).ToList();
        using var refused = await await Task.WhenAny(all);
        all.RemoveAll(t => t.IsCompleted);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, before), (refused.StatusCode, all.Count));
        Assert.Equal(10, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Contains("Very many people are here just now", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancel)).StatusCode);
        wait.Until.SetResult();
        Assert.All(await Task.WhenAll(all), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }
}
