using AngleSharp.Html.Dom;
using Duecare.Domain.Chronology;
using Duecare.Records;
using Duecare.Records.Reading;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Testing;

namespace Duecare.Web.Tests.Record;

/// <summary>The test authority's record on one of the databases, and the site on it.</summary>
internal sealed class KeptSite : IAsyncDisposable
{
    private readonly Made _made;

    private KeptSite(Made made, RunningSite site) => (_made, Site) = (made, site);

    public RunningSite Site { get; }

    public Ledger Ledger => _made.Ledger;

    public SetClock Clock => _made.Clock;

    public static async Task<KeptSite> On(Engine engine, FailsAt? fails = null)
    {
        var made = await Made.On(engine, "the test authority", new StandingClock().GetUtcNow().UtcDateTime, TestAuthority.Into, fails?.Interceptors ?? []);
        made.Clock.Fails = fails;
        return new(made, await RunningSite.StartOnAsync(new(made.Ledger, []), worksBehind: fails is null));
    }

    /// <summary>Keeps what is recorded as it stands, to go back to.</summary>
    public Task<Func<Task>> Keep() => _made.Keep();

    /// <summary>The entries about a child that are of one type.</summary>
    public async Task<IReadOnlyList<T>> Held<T>(ChildId child)
        where T : Entry => [.. (await Ledger.Child(child))!.Entries.Select(e => e.Entry).OfType<T>()];

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await _made.DisposeAsync();
    }
}

/// <summary>Forms filled in as a browser does.</summary>
internal static class Filled
{
    public const string VisitForm = "/children/amber/visits/record";

    public static readonly (string, string)[] First =
        [("Answers.Children", "amber"), ("Answers.Children", "basil"), ("Answers.Arrived", "Now"), ("Answers.Where", "Home"), ("Answers.Announced", "false"), ("then", "next")];

    public static readonly (string, string)[] Second =
    [
        ("Answers.Each[0].Child", "amber"), ("Answers.Each[0].How", "Alone"), ("Answers.Each[0].BedroomSeen", "true"),
        ("Answers.Each[1].Child", "basil"), ("Answers.Each[1].How", "NotSeen"), ("Answers.Each[1].WhyNotSeen", "At his grandmother’s"),
        ("Answers.Adults", "ms-field"), ("Answers.Restrictions[0].Restriction", "f-restriction"), ("Answers.Restrictions[0].How", "AdultNotThere"), ("then", "next"),
    ];

    public static readonly (string, string)[] Third = [("Answers.Notes", "Amber talked of swimming."), ("Answers.Finished", "true"), ("then", "save")];

    /// <summary>What the form of a correction states, with some of it changed.</summary>
    public static IEnumerable<(string, string)> Stated(IHtmlDocument form, params (string Path, string Value)[] changed)
    {
        for (var i = 0; form.QuerySelector($"[name='Answers.Fields[{i}].Path']") is { } path; i++)
        {
            var at = path.GetAttribute("value")!;
            var control = form.QuerySelector($"[name='Answers.Fields[{i}].Value']")!;
            yield return ($"Answers.Fields[{i}].Path", at);
            yield return ($"Answers.Fields[{i}].Value", changed.Where(c => c.Path == at).Select(c => c.Value).FirstOrDefault() ?? control.GetAttribute("value") ?? control.TextContent);
        }
    }

    /// <summary>Opens a step, sends it, and gives where it leads.</summary>
    public static async Task<string> Through(this HttpClient client, string address, params (string, string)[] typed)
    {
        using var answer = await client.SendFormAsync(address, await client.PageAsync(address), typed);
        if (answer.StatusCode != System.Net.HttpStatusCode.Redirect) Xunit.Assert.Fail($"{answer.StatusCode}: {string.Join("; ", Errors(await answer.PageAsync()))}");
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Opens a step, sends it, and gives the page that comes back with refusals.</summary>
    public static async Task<IHtmlDocument> Refused(this HttpClient client, string address, params (string, string)[] typed)
    {
        using var answer = await client.SendFormAsync(address, await client.PageAsync(address), typed);
        Xunit.Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }

    /// <summary>The refusals at the top of a page.</summary>
    public static List<string> Errors(IHtmlDocument page) => [.. page.QuerySelectorAll(".govuk-error-summary li").Select(e => e.TextContent)];

    /// <summary>A text with its spaces made one.</summary>
    public static string Said(this AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
