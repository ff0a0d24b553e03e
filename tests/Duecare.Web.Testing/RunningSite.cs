using System.Net;
using Duecare.Records;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Duecare.Web.Testing;

/// <summary>The web application as <c>duecare serve</c> puts it together, on a free port of this machine, with the gallery's pages besides.</summary>
public sealed partial class RunningSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestRecord? _record;

    private RunningSite(WebApplication app, TestRecord? record) => (_app, _record) = (app, record);

    /// <summary>Where it answers.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Where its metrics are answered, if it was given a place for them.</summary>
    public Uri MetricsAddress => new(_app.Urls.Last());

    /// <summary>Every route it has.</summary>
    public IReadOnlyList<RouteEndpoint> Routes => RouteTable.Of(_app);

    /// <summary>What it keeps.</summary>
    public Ledger Ledger => Services.GetRequiredService<Ledger>();

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>A site on the test authority's record.</summary>
    public static async Task<RunningSite> StartAsync(SiteSettings? settings = null, Action<IServiceCollection>? more = null)
    {
        var record = await TestRecord.Make(new StandingClock());
        var app = Build(settings, services =>
        {
            services.AddRecord(record.Opening);
            more?.Invoke(services);
        });
        await app.StartAsync();
        return new(app, record);
    }

    /// <summary>A demonstration on a record of a test's own, which the test closes after it.</summary>
    /// <param name="opening">The record.</param>
    /// <param name="worksBehind">Whether the site does anything but answer. Without, each call that there is is one of a request; and each request comes from an address of its own, so that none is one too many.</param>
    public static async Task<RunningSite> StartOnAsync(LedgerOpening opening, bool worksBehind = true)
    {
        var app = Build(new() { IsDemonstration = true }, services =>
        {
            services.AddRecord(opening);
            if (worksBehind) return;
            services.Remove(services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name == "DayBreak"));
            services.AddSingleton<IStartupFilter, EachFromElsewhere>();
        }, clock: opening.Ledger!.Terms.Clock);
        await app.StartAsync();
        return new(app, null);
    }

    /// <summary>The application, not started.</summary>
    public static WebApplication Build(SiteSettings? settings = null, Action<IServiceCollection>? more = null, TimeProvider? clock = null) =>
        Site.Build((settings ?? new()) with { Urls = ["http://127.0.0.1:0"] }, clock ?? new StandingClock(), services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(new Unread()));
            services.AddRazorPages().AddApplicationPart(typeof(RunningSite).Assembly);
            more?.Invoke(services);
        });

    /// <summary>A browser that keeps cookies and follows nothing by itself; with a session if one is given.</summary>
    public HttpClient Client(string? accept = "text/html", Cookie? session = null)
    {
        var cookies = new CookieContainer();
        if (session is not null) cookies.Add(Address, session);
        return Client(cookies, accept);
    }

    /// <summary>A browser that holds these cookies, and changes them.</summary>
    public HttpClient Client(CookieContainer cookies, string? accept = "text/html")
    {
        var client = new HttpClient(new StandingCookies(cookies)) { BaseAddress = Address };
        if (accept is not null) client.DefaultRequestHeaders.Add("Accept", accept);
        return client;
    }

    /// <summary>A browser in which an invented person is signed in.</summary>
    public async Task<HttpClient> SignedInAs(string worker, string? accept = "text/html") => Client(accept, await SessionOf(worker));

    /// <summary>The cookie of an invented person who has just signed in, as in a demonstration: by being picked.</summary>
    public async Task<Cookie> SessionOf(string worker)
    {
        using var client = Client();
        var page = await client.GetStringAsync(new Uri("/demonstration", UriKind.Relative));
        var fields = HiddenFields().Matches(page).DistinctBy(f => f.Groups["name"].Value).Select(f => KeyValuePair.Create(f.Groups["name"].Value, WebUtility.HtmlDecode(f.Groups["value"].Value)));
        using var form = new FormUrlEncodedContent(fields.Append(new("Worker", worker)));
        using var answer = await client.PostAsync(new Uri("/demonstration", UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.Found) throw new InvalidOperationException($"{worker} could not be signed in: {answer.StatusCode}");
        var (name, value) = answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0].Split('=', 2)).Select(c => (c[0], c[1])).Single(c => c.Item1 == "duecare");
        return new(name, value);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (_record is not null) await _record.DisposeAsync();
    }

    [System.Text.RegularExpressions.GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]+)\"[^>]*value=\"(?<value>[^\"]*)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, 1000)]
    private static partial System.Text.RegularExpressions.Regex HiddenFields();
}

/// <summary>Each request as if it came from another machine.</summary>
internal sealed class EachFromElsewhere : IStartupFilter
{
    private int _requests;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, go) =>
        {
            context.Connection.RemoteIpAddress = new(BitConverter.GetBytes(Interlocked.Increment(ref _requests)));
            return go(context);
        });
        next(app);
    };
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
