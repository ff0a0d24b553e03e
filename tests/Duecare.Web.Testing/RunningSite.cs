using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Duecare.Web.Testing;

/// <summary>The web application as <c>duecare serve</c> puts it together, on a free port of this machine, with the gallery's pages besides.</summary>
public sealed partial class RunningSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningSite(WebApplication app, MadeRecord record) => (_app, Record) = (app, record);

    /// <summary>What it keeps.</summary>
    public MadeRecord Record { get; }

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where it answers.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Where its metrics are answered, if it was given a place for them.</summary>
    public Uri MetricsAddress => new(_app.Urls.Last());

    /// <summary>Every route it has.</summary>
    public IReadOnlyList<RouteEndpoint> Routes => RouteTable.Of(_app);

    public static async Task<RunningSite> StartAsync(SiteSettings? settings = null, Action<IServiceCollection>? more = null)
    {
        var record = await MadeRecord.Make();
        var app = Build(settings, services =>
        {
            services.AddSingleton(record.Ledger);
            services.AddSingleton<Duecare.Records.Access.RecordAccess>();
            more?.Invoke(services);
        });
        await app.StartAsync();
        return new(app, record);
    }

    /// <summary>The application, not started.</summary>
    public static WebApplication Build(SiteSettings? settings = null, Action<IServiceCollection>? more = null) =>
        Site.Build((settings ?? new()) with { Urls = ["http://127.0.0.1:0"] }, new StandingClock(), services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(new Unread()));
            services.AddRazorPages().AddApplicationPart(typeof(RunningSite).Assembly);
            more?.Invoke(services);
        });

    /// <summary>A browser that keeps cookies and follows nothing by itself.</summary>
    public HttpClient Client(string? accept = "text/html")
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (accept is not null) client.DefaultRequestHeaders.Add("Accept", accept);
        return client;
    }

    /// <summary>A browser in which an invented person is signed in: in a demonstration, by picking them.</summary>
    public async Task<HttpClient> SignedInAs(string worker, string? accept = "text/html")
    {
        var client = Client(accept);
        var page = await client.GetStringAsync(new Uri("/demonstration", UriKind.Relative));
        var fields = HiddenFields().Matches(page).DistinctBy(f => f.Groups["name"].Value).Select(f => KeyValuePair.Create(f.Groups["name"].Value, System.Net.WebUtility.HtmlDecode(f.Groups["value"].Value)));
        using var form = new FormUrlEncodedContent(fields.Append(new("Worker", worker)));
        using var answer = await client.PostAsync(new Uri("/demonstration", UriKind.Relative), form);
        return answer.StatusCode == System.Net.HttpStatusCode.Found ? client : throw new InvalidOperationException($"{worker} could not be signed in: {answer.StatusCode}");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Record.DisposeAsync();
    }

    [System.Text.RegularExpressions.GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]+)\"[^>]*value=\"(?<value>[^\"]*)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, 1000)]
    private static partial System.Text.RegularExpressions.Regex HiddenFields();
}

/// <summary>A clock that stands at noon in London on 22 November 2026; what passes on it is the machine's own.</summary>
public sealed class StandingClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
}

/// <summary>A log that nobody reads, but which is asked for as if somebody did.</summary>
internal sealed class Unread : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
    }

    public void Dispose()
    {
    }
}
