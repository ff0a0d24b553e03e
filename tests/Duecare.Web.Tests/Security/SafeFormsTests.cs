using System.Net;
using Duecare.Web.Security;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Security;

public class SafeFormsTests(SiteFixture fixture)
{
    private static readonly (string, string)[] Good =
    [
        ("Name", "Alex"), ("Days", "3"), ("Notes", "Seen at home."), ("VisitedOn.Day", "27"), ("VisitedOn.Month", "3"), ("VisitedOn.Year", "2026"),
        ("Happened.From.Year", "2026"), ("Seen", "Alone"), ("Present", "mother"), ("Place", "home"),
    ];

    public static TheoryData<string> EveryPage() =>
        [.. RouteTable.Of(RunningSite.Build()).Where(route => RouteTable.IsPage(route) && !RouteTable.Template(route).StartsWith("error", StringComparison.Ordinal)).SelectMany(RouteTable.Addresses)];

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task No_page_takes_a_form_that_it_did_not_give_out(string address)
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Everything);
        using var answer = await client.PostAsync(address, new FormUrlEncodedContent([new("Name", "Alex")]), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Sorry, that could not be read – Duecare", (await answer.PageAsync()).Title);
    }

    [Fact]
    public async Task A_form_that_the_page_gave_out_is_taken_and_its_request_named()
    {
        using var client = fixture.Site.Client();
        var form = await client.PageAsync("/gallery");
        var shown = form.QuerySelector($"input[name={RequestIds.Field}]")!.GetAttribute("value")!;
        Assert.Equal(7, Guid.Parse(shown).Version);
        using var answer = await client.SendFormAsync("/gallery", form, Good);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(shown, (await answer.PageAsync()).QuerySelector("#sent")!.TextContent);
    }

    [Fact]
    public async Task A_form_sent_twice_is_the_same_request_and_one_opened_twice_is_two()
    {
        using var client = fixture.Site.Client();
        var form = await client.PageAsync("/gallery");
        using var first = await client.SendFormAsync("/gallery", form, Good);
        using var second = await client.SendFormAsync("/gallery", form, Good);
        using var other = await client.SendFormAsync("/gallery", await client.PageAsync("/gallery"), Good);
        string[] sent = [await Sent(first), await Sent(second), await Sent(other)];
        Assert.Equal(sent[0], sent[1]);
        Assert.NotEqual(sent[0], sent[2]);
    }

    [Fact]
    public async Task A_form_refused_and_mended_is_still_the_same_request()
    {
        using var client = fixture.Site.Client();
        var form = await client.PageAsync("/gallery");
        using var refused = await client.SendFormAsync("/gallery", form);
        var shownAgain = await refused.PageAsync();
        Assert.Equal(Id(form), Id(shownAgain));
        using var mended = await client.SendFormAsync("/gallery", shownAgain, Good);
        Assert.Equal(Id(form), await Sent(mended));

        static string Id(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector($"input[name={RequestIds.Field}]")!.GetAttribute("value")!;
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("d3b07384-d9a0-4c3e-8c5a-0a1b2c3d4e5f")]
    public async Task A_form_without_the_id_that_it_was_given_is_refused(string id)
    {
        using var client = fixture.Site.Client();
        using var answer = await client.SendFormAsync("/gallery", await client.PageAsync("/gallery"), [.. Good, (RequestIds.Field, id)]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_carried_to_another_browser_is_refused()
    {
        using var client = fixture.Site.Client();
        using var other = fixture.Site.Client();
        var form = await client.PageAsync("/gallery");
        using var answer = await other.SendFormAsync("/gallery", form, Good);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example.org")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task What_was_sent_from_another_site_is_refused_even_with_a_token(string header, string value)
    {
        using var client = fixture.Site.Client();
        var form = await client.PageAsync("/gallery");
        client.DefaultRequestHeaders.Add(header, value);
        using var answer = await client.SendFormAsync("/gallery", form, Good);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Sorry, that could not be read – Duecare", (await answer.PageAsync()).Title);
    }

    [Theory]
    [InlineData(null, "same-origin")]
    [InlineData(null, null)]
    [InlineData("null", "same-origin")]
    [InlineData("null", null)]
    public async Task What_was_sent_from_our_own_site_is_taken(string? origin, string? site)
    {
        using var client = fixture.Site.Client();
        var form = await client.PageAsync("/gallery");
        client.DefaultRequestHeaders.Add("Origin", origin ?? fixture.Site.Address.GetLeftPart(UriPartial.Authority));
        if (site is not null) client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        using var answer = await client.SendFormAsync("/gallery", form, Good);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Without_https_the_cookie_still_is_kept_from_scripts_and_from_other_sites()
    {
        using var client = fixture.Site.Client();
        using var answer = await client.GetAsync("/gallery", Cancel);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("duecare-form=", cookie, StringComparison.Ordinal);
        Assert.EndsWith("; path=/; samesite=strict; httponly", cookie, StringComparison.Ordinal);
    }

    private static async Task<string> Sent(HttpResponseMessage answer) => (await answer.PageAsync()).QuerySelector("#sent")!.TextContent;
}
