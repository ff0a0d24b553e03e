using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Duecare.Web.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Duecare.Web.Tests.SiteFixture))]

namespace Duecare.Web.Tests;

/// <summary>The site as it runs on a worker's own machine: http, no proxy.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    public RunningSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await RunningSite.StartAsync(new() { IsDemonstration = true });

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

internal static class Asked
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The page at an address, as a browser would read it.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address) =>
        new HtmlParser().ParseDocument(await client.GetStringAsync(address, Cancel));

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));

    /// <summary>Posts the page's form as a browser would, with what it holds and what was typed over it.</summary>
    public static Task<HttpResponseMessage> SendFormAsync(this HttpClient client, string address, IHtmlDocument page, params (string Name, string Value)[] typed) =>
        client.PostAsync(address, new FormUrlEncodedContent(Fields(page, typed)), Cancel);

    /// <summary>The same with a file, as a browser sends one.</summary>
    public static Task<HttpResponseMessage> SendFileAsync(this HttpClient client, string address, IHtmlDocument page, string fileName, byte[] file, params (string Name, string Value)[] typed)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(page, typed)) body.Add(new StringContent(value), name);
        var content = new ByteArrayContent(file);
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"Answers.File\"; filename=\"{fileName.Replace("\"", "%22", StringComparison.Ordinal)}\"");
        content.Headers.TryAddWithoutValidation("Content-Type", "application/octet-stream");
        body.Add(content);
        return client.PostAsync(address, body, Cancel);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlDocument page, (string Name, string Value)[] typed)
    {
        foreach (var hidden in page.QuerySelectorAll("main form[method=post] input[type=hidden]").Cast<IHtmlInputElement>())
            if (!typed.Any(t => t.Name == hidden.Name)) yield return new(hidden.Name!, hidden.Value);
        foreach (var (name, value) in typed) yield return new(name, value);
    }
}
