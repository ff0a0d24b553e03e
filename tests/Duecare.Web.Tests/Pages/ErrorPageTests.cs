using System.Net;
using System.Text.Json;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Pages;

public class ErrorPageTests(SiteFixture fixture)
{
    [Fact]
    public async Task A_page_that_is_not_there_says_what_to_do()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        using var answer = await client.GetAsync("/children/CANARY", Cancel);
        var page = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Page not found – Duecare", page.Title);
        Assert.Contains("check it", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_ours_says_so_and_what_to_do_and_nothing_of_what_was_asked()
    {
        using var client = fixture.Site.Client();
        using var answer = await client.GetAsync("/gallery/fault?name=CANARY", Cancel);
        var page = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("The mistake is ours and not yours.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{32}$", page.QuerySelector("main code")!.TextContent);
        Assert.DoesNotContain("CANARY", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", 404, "Page not found")]
    [InlineData("/gallery/fault?name=CANARY", 500, "Sorry, something went wrong")]
    [InlineData("/error/413", 413, "That is too large")]
    [InlineData("/error/200", 404, "Page not found")]
    [InlineData("/error/503", 503, "Very many people are here just now")]
    [InlineData("/error/502", 502, "Sorry, something went wrong")]
    [InlineData("/error/410", 410, "Page not found")]
    public async Task A_program_is_told_the_same_as_problem_details(string address, int status, string title)
    {
        foreach (var accept in new[] { "application/json", "*/*", null })
        {
            using var client = fixture.Site.Client(accept);
            using var answer = await client.GetAsync(address, Cancel);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
            Assert.Equal((title, status), (problem.RootElement.GetProperty("title").GetString(), problem.RootElement.GetProperty("status").GetInt32()));
            Assert.DoesNotContain("CANARY", problem.RootElement.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_sent_after_the_session_has_ended_is_given_back_whole_and_taken_once_its_sender_is_signed_in_again()
    {
        const string Form = "/children/amber/flags/record";
        using var before = await fixture.Site.SignedInAs(TestStaff.Everything);
        var form = await before.PageAsync(Form);
        using var nobody = fixture.Site.Client();
        using var answer = await nobody.SendFormAsync(Form, form, ("Answers.Kind", "a dog <that bites>"), ("then", "keep"));
        var page = await answer.PageAsync();
        Assert.Equal((HttpStatusCode.Unauthorized, "You are signed out – Duecare"), (answer.StatusCode, page.Title));
        Assert.Equal("/sign-in", page.QuerySelector("main a[target=_blank]")!.GetAttribute("href"));
        Assert.Equal(Form, page.QuerySelector("main form")!.GetAttribute("action"));
        Assert.Equal("a dog <that bites>", page.QuerySelector("main form input[name='Answers.Kind']")!.GetAttribute("value"));
        using var kept = await before.SendFormAsync(Form, page);
        Assert.Equal((HttpStatusCode.Found, "/work"), (kept.StatusCode, kept.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task What_was_typed_of_a_password_is_given_back_to_nobody()
    {
        using var nobody = fixture.Site.Client();
        var form = await nobody.PageAsync("/demonstration");
        using var answer = await nobody.SendFormAsync("/account/password", form, ("Current", "otter lantern quarry"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }
}
