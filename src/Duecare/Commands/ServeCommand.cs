using System.CommandLine;
using System.Net;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Duecare.Commands;

/// <summary><c>duecare serve</c>: the web application. Prints where it answers, then logs to standard error until it is told to stop.</summary>
internal static class ServeCommand
{
    private const string NoDemonstration = "--demonstration: there is no record: expected --data with a folder that duecare demo --format db wrote";
    private const string NotInvented = "this record is not a demonstration's, since not everybody who works there is invented: expected a folder that duecare demo --format db wrote";

    private sealed record Options(Option<string[]> Urls, Option<string?> Data, Option<string[]> Hosts, Option<string[]> Proxies, Option<string?> Metrics, Option<string?> Connection, Option<bool> Demonstration);

    public static Command Create()
    {
        var options = new Options(
            Many("--urls", "URL", $"Where to listen, as http addresses; left out, {SiteSettings.DefaultUrl}"),
            new("--data") { Description = "The folder of a record on SQLite, and of what must outlive a restart", HelpName = "DIR" },
            Many("--host", "NAME", "A name under which people reach it, besides this machine's own"),
            Many("--proxy", "ADDRESS", "The IP address of a proxy in front that ends https and is believed about who asks"),
            new("--metrics") { Description = "A second address, for /metrics and the health checks only", HelpName = "URL" },
            LedgerOption.CreateConnection(),
            new("--demonstration") { Description = "Lets whoever asks pick an invented person to be; refused on a record that is not a demonstration's" });
        var command = new Command("serve", "Runs the web application.") { options.Urls, options.Data, options.Connection, options.Hosts, options.Proxies, options.Metrics, options.Demonstration };
        command.SetAction((parsed, cancel) => Run(parsed, options, cancel));
        return command;
    }

    private static Option<string[]> Many(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };

    private static Task<int> Run(ParseResult parsed, Options options, CancellationToken cancel)
    {
        var urls = parsed.GetValue(options.Urls)!.SelectMany(url => url.Split(';', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var proxies = parsed.GetValue(options.Proxies)!;
        if (urls.Append(parsed.GetValue(options.Metrics)).FirstOrDefault(url => url is not null && !IsHttp(url)) is { } badUrl)
            return Refuse($"{CommandLine.Quote(badUrl)} is not an address to listen at: expected such as {SiteSettings.DefaultUrl}; for https, a proxy in front and --proxy");
        if (proxies.FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is { } badProxy)
            return Refuse($"--proxy {CommandLine.Quote(badProxy)} is not an IP address: expected such as 10.0.0.7");
        if (parsed.GetValue(options.Connection) is { } connection && LedgerOption.WhyNot(connection) is { } problem) return Refuse(problem);
        return Serve(StoreOf(parsed, options), new()
        {
            Urls = urls.Count == 0 ? [SiteSettings.DefaultUrl] : urls,
            Hosts = parsed.GetValue(options.Hosts)!,
            Proxies = [.. proxies.Select(IPAddress.Parse)],
            MetricsUrl = parsed.GetValue(options.Metrics),
            DataDirectory = parsed.GetValue(options.Data),
            IsDemonstration = parsed.GetValue(options.Demonstration),
        }, cancel);
    }

    /// <summary>The record to serve; null where there is none, and then only what is for everybody is there.</summary>
    private static LedgerStore? StoreOf(ParseResult parsed, Options options) =>
        parsed.GetValue(options.Connection) is { } connection ? LedgerOption.Connected(connection)
        : parsed.GetValue(options.Data) is { } folder && LedgerOption.IsData(folder) ? LedgerOption.InFolder(folder) : null;

    private static async Task<int> Serve(LedgerStore? store, SiteSettings settings, CancellationToken cancel)
    {
        if (store is null) return settings.IsDemonstration ? await Refuse(NoDemonstration) : await Serve(settings, null, cancel);
        await store.Migrate(cancel);
        var opening = await Ledger.Open(store, new() { Clock = Today.Clock }, cancel);
        if (opening.Ledger is not { } ledger) return await Refuse(opening.Refusals[0]);
        await using (ledger)
        {
            if (settings.IsDemonstration && !await IsDemonstration(ledger, cancel)) return await Refuse($"{store.Name}: {NotInvented}");
            if (opening.NeedsRebuild) await ledger.Rebuild(cancel);
            else await ledger.Recheck(cancel);
            return await Serve(settings, ledger, cancel);
        }
    }

    /// <summary>Whether somebody works here, and everybody who does or did is invented.</summary>
    private static async Task<bool> IsDemonstration(Ledger ledger, CancellationToken cancel) =>
        await new StaffList(ledger).Everybody(cancel) is { Count: > 0 } staff && staff.All(s => s.IsInvented);

    private static async Task<int> Serve(SiteSettings settings, Ledger? ledger, CancellationToken cancel)
    {
        await using var site = Site.Build(settings, Today.Clock, services =>
        {
            if (ledger is null) return;
            services.AddSingleton(ledger);
            services.AddSingleton<RecordAccess>();
        });
        try
        {
            await site.StartAsync(cancel);
        }
        catch (IOException taken)
        {
            return CommandLine.Refuse($"duecare serve: {taken.Message}: expected an address that nothing else listens at");
        }
        foreach (var url in site.Urls.Take(settings.Urls.Count)) Console.Out.WriteLine(url);
        await site.WaitForShutdownAsync(cancel);
        return ExitStatus.Done;
    }

    private static bool IsHttp(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http", IsUnixPipe: false, PathBase.Length: 0 };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static Task<int> Refuse(string problem) => Task.FromResult(CommandLine.Refuse($"duecare serve: {problem}"));
}
