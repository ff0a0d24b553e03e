using System.Text;
using System.Text.Json;
using Duecare.Web.Operations;
using Duecare.Web.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Operations;

public class PlainLogTests
{
    private const string Canary = "Tamsin Canary";

    [Fact]
    public async Task What_somebody_typed_is_in_no_line_whatever_logs_it_and_however_much_is_logged()
    {
        var log = new KeptLog();
        await using var site = await RunningSite.StartAsync(more: services => services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace).AddFilter(null, LogLevel.Trace)));
        using var client = site.Client();
        var typed = Uri.EscapeDataString(Canary);
        foreach (var address in new[] { $"/rulebook?Q={typed}", $"/rulebook/{typed}", $"/children/{typed}", $"/gallery/fault?name={typed}", $"/due?Count={typed}&Unit={typed}&Start.Day={typed}", $"/assets/{typed}" })
            (await client.GetAsync(address, Cancel)).Dispose();
        var form = await client.PageAsync("/gallery");
        (await client.SendFormAsync("/gallery", form, ("Name", Canary), ("Seen", Canary), ("Happened.Words", Canary))).Dispose();
        (await client.SendFormAsync("/gallery/sign-in", form, ("Account", Canary))).Dispose();
        (await client.PostAsync($"/gallery?x={typed}", new StringContent(Canary), Cancel)).Dispose();
        client.DefaultRequestHeaders.Add("X-Name", typed);
        client.DefaultRequestHeaders.Add("Cookie", $"name={typed}");
        (await client.SendAsync(new(new(typed.Replace("%20", "", StringComparison.Ordinal)), "/"), Cancel)).Dispose();
        Assert.True(log.Lines.Count > 100, "Too little was logged to prove anything.");
        Assert.DoesNotContain(log.Lines, line => line.Contains("Canary", StringComparison.OrdinalIgnoreCase) || line.Contains("Tamsin", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_request_is_one_line_with_its_route_and_not_its_path()
    {
        var log = new KeptLog();
        await using var site = await RunningSite.StartAsync(more: services => services.AddLogging(logging => logging.AddProvider(log)));
        using var client = site.Client();
        foreach (var address in new[] { "/rulebook/icpc", "/rulebook/nothing", "/nowhere", SiteAssets.Url("app.css"), "/gallery/fault?name=x" }) (await client.GetAsync(address, Cancel)).Dispose();
        Assert.Equal(
            ["GET /rulebook/{id} 200", "GET /rulebook/{id} 404", "GET none 404", "GET /assets/{file} 200", "GET /gallery/fault 500"],
            log.Lines.Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.GetProperty("from").GetString() == "Duecare.Web.Requests")
                .Select(line => $"{line.GetProperty("method")} {line.GetProperty("route")} {line.GetProperty("status")}"));
    }

    [Fact]
    public async Task A_fault_is_found_by_the_reference_that_its_page_gave_with_the_place_in_the_code_and_without_its_message()
    {
        var log = new KeptLog();
        await using var site = await RunningSite.StartAsync(more: services => services.AddLogging(logging => logging.AddProvider(log)));
        using var client = site.Client();
        using var answer = await client.GetAsync("/gallery/fault?name=x", Cancel);
        var reference = (await answer.PageAsync()).QuerySelector("main code")!.TextContent;
        var fault = Assert.Single(log.Lines.Select(line => JsonDocument.Parse(line).RootElement), line => line.GetProperty("level").GetString() == "error");
        Assert.Equal(reference, fault.GetProperty("trace").GetString());
        var told = fault.GetProperty("exception").EnumerateArray().Select(part => part.GetString()!).ToList();
        Assert.Equal("System.InvalidOperationException", told[0]);
        Assert.Contains("System.FormatException", told);
        Assert.Contains(told, part => part.Contains("FaultsModel.OnGet", StringComparison.Ordinal));
        Assert.DoesNotContain(told, part => part.Contains("There is no", StringComparison.Ordinal));
    }

    /// <summary>Keeps what the console would have been given, line by line.</summary>
    private sealed class KeptLog : ILoggerProvider
    {
        private readonly PlainLog _format = new(new StandingClock());
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lines) return [.. _lines];
            }
        }

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Logger(KeptLog log, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var line = new StringWriter(new StringBuilder());
                log._format.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), null, line);
                lock (log._lines) log._lines.Add(line.ToString());
            }
        }
    }
}
