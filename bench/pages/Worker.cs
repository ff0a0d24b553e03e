using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Duecare.Bench.Pages;

/// <summary>An invented social worker with a browser of their own.</summary>
internal sealed partial class Worker(HttpClient browser)
{
    private int _next;

    /// <summary>The children on the worker's list.</summary>
    public IReadOnlyList<string> Children { get; private set; } = [];

    /// <summary>Signs in so many of the authority's social workers.</summary>
    public static async Task<IReadOnlyList<Worker>> SignIn(Uri address, int count)
    {
        using var anybody = new HttpClient { BaseAddress = address };
        var names = SocialWorkers().Matches(await anybody.GetStringAsync("/demonstration")).Select(m => m.Groups["id"].Value).Distinct().Take(count).ToList();
        var workers = new List<Worker>();
        foreach (var name in names)
        {
            var worker = new Worker(new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new(), AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = address });
            await worker.Become(name);
            workers.Add(worker);
        }
        return workers;
    }

    /// <summary>Asks for a page and reads it whole. False if it is not given.</summary>
    public async Task<bool> View(string page)
    {
        using var answer = await browser.GetAsync(page);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Records a visit to one of the worker's children, and times the sending of its last part until it is acknowledged. Null if it was not.</summary>
    public async Task<TimeSpan?> RecordVisit()
    {
        var form = $"{Children[_next++ % Children.Count]}/visits/record";
        var page = await browser.GetStringAsync(form);
        var child = CheckBox().Match(page).Groups["id"].Value;
        using var first = await Send(form, page, [("Answers.Children", child), ("Answers.Arrived", "Now"), ("Answers.Where", "Home"), ("Answers.Announced", "false"), ("then", "next")]);
        if (first.Headers.Location is not { } second) return await NotTaken(form, first);
        page = await browser.GetStringAsync(second);
        List<(string, string)> seen = [("Answers.Each[0].Child", child), ("Answers.Each[0].How", "Alone"), ("then", "next")];
        foreach (Match restriction in Restrictions().Matches(page)) seen.AddRange([(restriction.Groups["name"].Value, restriction.Groups["id"].Value), (restriction.Groups["name"].Value.Replace("].Restriction", "].How", StringComparison.Ordinal), "NotLookedAt")]);
        using var met = await Send(second.ToString(), page, seen);
        if (met.Headers.Location is not { } third) return await NotTaken(form, met);
        page = await browser.GetStringAsync(third);
        var sending = Stopwatch.GetTimestamp();
        using var saved = await Send(third.ToString(), page, [("Answers.Notes", "Seen at home, well, talked of school."), ("Answers.Finished", "true"), ("then", "save")]);
        var took = Stopwatch.GetElapsedTime(sending);
        return saved.Headers.Location?.ToString().Contains("/recorded/", StringComparison.Ordinal) == true ? took : await NotTaken(form, saved);
    }

    private static async Task<TimeSpan?> NotTaken(string form, HttpResponseMessage answer)
    {
        Console.Error.WriteLine($"{form}: {(int)answer.StatusCode} {Refusal().Match(await answer.Content.ReadAsStringAsync()).Value}");
        return null;
    }

    private async Task Become(string name)
    {
        var page = await browser.GetStringAsync("/demonstration");
        using var answer = await Send("/demonstration", page, [("Worker", name)]);
        Children = [.. Links().Matches(await browser.GetStringAsync("/work")).Select(m => m.Groups["page"].Value).Distinct()];
    }

    private Task<HttpResponseMessage> Send(string address, string page, IReadOnlyList<(string Name, string Value)> typed)
    {
        var own = Hidden().Matches(page).DistinctBy(m => m.Groups["name"].Value).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)));
        return browser.PostAsync(address, new FormUrlEncodedContent(own.Concat(typed.Select(t => KeyValuePair.Create(t.Name, WebUtility.HtmlDecode(t.Value))))));
    }

    [GeneratedRegex("name=\"Worker\" value=\"(?<id>[^\"]+)\">[^<]*, social worker<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SocialWorkers();

    [GeneratedRegex("href=\"(?<page>/children/[^\"/?]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("<input[^>]*name=\"(?<name>__[^\"]+)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"Answers.Children\"[^>]*value=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CheckBox();

    [GeneratedRegex("govuk-error-summary.{0,600}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Refusal();

    [GeneratedRegex("name=\"(?<name>Answers\\.Restrictions\\[[0-9]+\\]\\.Restriction)\" value=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Restrictions();
}
