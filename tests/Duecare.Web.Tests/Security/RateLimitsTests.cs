using System.Net;
using Duecare.Web.Security;
using Duecare.Web.Testing;
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
}
