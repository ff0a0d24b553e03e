using System.CommandLine;
using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Duecare.Records;
using Duecare.Records.Staff;
using Duecare.Web;
using Duecare.Web.Record;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Duecare.Commands;

/// <summary><c>duecare serve</c>: the web application. Prints where it answers, then logs to standard error until it is told to stop.</summary>
/// <remarks>It makes no record of a council's: <c>duecare staff add</c> does, with its first administrator. In demonstration it makes an invented one where there is none.</remarks>
internal static class ServeCommand
{
    private const string NotInvented = "this record is not a demonstration's, since not everybody who works there is invented: expected a folder that duecare demo --format db wrote";

    private const string AnotherAddress = "expected an address that nothing else listens at";

    private const string SecretVariable = "DUECARE_DIRECTORY_SECRET";

    private sealed record Options(Option<string[]> Urls, Option<string?> Data, Option<string?> Connection, Option<string[]> Hosts, Option<string[]> Proxies, Option<string?> Metrics, Option<bool> Demonstration, Option<string?> Directory, Option<string?> Client, Option<string> Claim, Option<int> LargestFile);

    public static Command Create()
    {
        var options = new Options(
            Many("--urls", "URL", $"Where to listen, as http addresses; left out, {SiteSettings.DefaultUrl}"),
            new("--data") { Description = $"The folder for what must outlive a restart: the record, unless --db names another, and the keys that protect forms; left out, {LedgerOption.DefaultFolder}, or {DemonstrationRecord.DefaultFolder} in demonstration", HelpName = "DIR" },
            LedgerOption.CreateConnection(),
            Many("--host", "NAME", "A name under which people reach it, besides this machine's own"),
            Many("--proxy", "ADDRESS", "The IP address of a proxy in front that ends https and is believed about who asks"),
            new("--metrics") { Description = "A second address, for /metrics and the health checks only", HelpName = "URL" },
            new("--demonstration") { Description = "Lets whoever asks pick an invented person to be; makes an invented authority where there is no record, and is refused on any other record" },
            new("--directory") { Description = $"The address of the council's own directory, by which people sign in with OpenID Connect; its secret for this site stands in {SecretVariable}", HelpName = "URL" },
            new("--directory-client") { Description = "The name under which the directory knows this site", HelpName = "ID" },
            new("--directory-claim") { Description = $"The claim that holds a worker's id here, one that nobody can change themselves; left out, {DirectorySettings.UsualClaim}", HelpName = "NAME", DefaultValueFactory = _ => DirectorySettings.UsualClaim },
            new("--largest-file") { Description = $"The most megabytes of a document that is attached, at most {SiteSettings.MostOfAFile / 1_000_000}", HelpName = "MB", DefaultValueFactory = _ => 25 });
        var command = new Command("serve", "Runs the web application.") { options.Urls, options.Data, options.Connection, options.Hosts, options.Proxies, options.Metrics, options.Demonstration, options.Directory, options.Client, options.Claim, options.LargestFile };
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
        var (connection, isDemonstration) = (parsed.GetValue(options.Connection), parsed.GetValue(options.Demonstration));
        if (connection is not null && LedgerOption.WhyNot(connection) is { } problem) return Refuse(problem);
        var largest = parsed.GetValue(options.LargestFile);
        if (largest is < 1 or > SiteSettings.MostOfAFile / 1_000_000) return Refuse($"--largest-file {largest}: expected from 1 to {SiteSettings.MostOfAFile / 1_000_000} megabytes");
        var (directory, client) = (parsed.GetValue(options.Directory), parsed.GetValue(options.Client));
        if ((directory is null) != (client is null)) return Refuse("expected both --directory and --directory-client, or neither");
        if (directory is not null && !IsDirectory(directory)) return Refuse($"--directory {CommandLine.Quote(directory)}: expected an https address, such as https://login.example.org/tenant; http only on this machine");
        if (urls.DefaultIfEmpty(SiteSettings.DefaultUrl).Append(parsed.GetValue(options.Metrics)).OfType<string>().Select(Taken).FirstOrDefault(taken => taken is not null) is { } listening)
            return Refuse($"{listening}: {AnotherAddress}");
        var folder = parsed.GetValue(options.Data) ?? (isDemonstration ? DemonstrationRecord.DefaultFolder : LedgerOption.DefaultFolder);
        return Serve(connection, folder, new()
        {
            Urls = urls.Count == 0 ? [SiteSettings.DefaultUrl] : urls,
            Hosts = parsed.GetValue(options.Hosts)!,
            Proxies = [.. proxies.Select(IPAddress.Parse)],
            MetricsUrl = parsed.GetValue(options.Metrics),
            IsDemonstration = isDemonstration,
            LargestFile = largest * 1_000_000,
            Directory = directory is null ? null : new(new(directory), client!, Environment.GetEnvironmentVariable(SecretVariable), parsed.GetValue(options.Claim)!),
        }, cancel);
    }

    /// <summary>Serves the record there is; where there is none, an invented one in demonstration, or else only the pages that are for everybody.</summary>
    private static async Task<int> Serve(string? connection, string folder, SiteSettings settings, CancellationToken cancel)
    {
        if (connection is null && !LedgerOption.IsData(folder) && !settings.IsDemonstration) return await Start(settings, _ => { }, cancel);
        if (WhyNotKept(folder) is { } problem) return await Refuse(problem);
        var store = connection is null ? LedgerOption.InFolder(folder) : LedgerOption.Connected(connection);
        return await Serve(store, settings with { DataDirectory = folder }, cancel);
    }

    private static async Task<int> Serve(LedgerStore store, SiteSettings settings, CancellationToken cancel)
    {
        var terms = new LedgerTerms { Clock = Today.Clock };
        LedgerOpening opening;
        try
        {
            await store.Migrate(cancel);
            if (settings.IsDemonstration && await DemonstrationRecord.IsEmpty(store, terms, cancel))
            {
                await Console.Error.WriteLineAsync($"duecare serve: making an invented authority in {store.Name}");
                await DemonstrationRecord.WriteDefault(store);
            }
            opening = await Ledger.Open(store, terms, cancel);
        }
        catch (DbException away)
        {
            return await Refuse($"{store.Name}: {away.Message}: expected a database that answers");
        }
        if (opening.Ledger is not { } ledger) return await Refuse(opening.Refusals[0]);
        await using (ledger)
        {
            if (settings.IsDemonstration && !await IsDemonstration(ledger, cancel)) return await Refuse($"{store.Name}: {NotInvented}");
            return await Start(settings, site => site.AddRecord(opening).AddRehearsal(), cancel);
        }
    }

    /// <summary>Whether somebody works here, and everybody who does or did is invented.</summary>
    private static async Task<bool> IsDemonstration(Ledger ledger, CancellationToken cancel) =>
        await new StaffList(ledger).Everybody(cancel) is { Count: > 0 } staff && staff.All(s => s.IsInvented);

    private static async Task<int> Start(SiteSettings settings, Action<IServiceCollection> more, CancellationToken cancel)
    {
        await using var site = Site.Build(settings, Today.Clock, more);
        try
        {
            await site.StartAsync(cancel);
        }
        catch (IOException taken)
        {
            return CommandLine.Refuse($"duecare serve: {taken.Message}: {AnotherAddress}");
        }
        foreach (var url in site.Urls.Take(settings.Urls.Count)) Console.Out.WriteLine(url);
        await site.WaitForShutdownAsync(cancel);
        return ExitStatus.Done;
    }

    /// <summary>Why a folder can't keep what must outlive a restart; null if it can. Both it and the folder of the keys in it are made.</summary>
    private static string? WhyNotKept(string folder)
    {
        try
        {
            Directory.CreateDirectory(SiteSettings.KeysIn(folder));
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"--data {CommandLine.Quote(folder)}: {refused.Message} Expected a folder that can be written to";
        }
    }

    /// <summary>Why it can't listen at an address, tried before anything is made or opened; null if it can, or can't be told.</summary>
    private static string? Taken(string url)
    {
        var address = BindingAddress.Parse(url);
        var isOneAddress = IPAddress.TryParse(address.Host, out var one);
        foreach (var ip in isOneAddress ? [one!] : address.Host == "localhost" ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : new[] { IPAddress.IPv6Any })
        {
            try
            {
                using var listener = new TcpListener(ip, address.Port);
                listener.Start();
            }
            catch (SocketException refused) when (isOneAddress || refused.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                return $"{url}: {refused.Message}";
            }
            catch (SocketException)
            {
                // A machine without IPv6 listens at its other addresses.
            }
        }
        return null;
    }

    private static bool IsDirectory(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

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
