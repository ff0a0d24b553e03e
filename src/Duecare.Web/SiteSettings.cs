using System.Net;
using Duecare.Web.Security;

namespace Duecare.Web;

/// <summary>What the person who runs the web application decides.</summary>
public sealed record SiteSettings
{
    /// <summary>Where it listens if nothing is said: this machine only.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Where it listens, as http addresses. TLS is ended by a proxy in front: see <see cref="Proxies"/>.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>The names, besides this machine's own, under which people reach it. A request for any other host is refused.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The proxies whose word is taken for who asks and whether it was over https. With none, nobody's is.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>A second address that answers <c>/metrics</c> and the health checks, and nothing else; the first does not answer <c>/metrics</c>.</summary>
    public string? MetricsUrl { get; init; }

    /// <summary>Where what must outlive a restart is kept, such as the keys that protect forms; with none, forms open in a browser must be loaded again after one.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Where in that folder the keys are.</summary>
    public static string KeysIn(string dataDirectory) => Path.Combine(dataDirectory, "keys");

    /// <summary>The council's own directory, by which people sign in too; null for none.</summary>
    public DirectorySettings? Directory { get; init; }

    /// <summary>Whether it shows a demonstration: whoever asks picks an invented person to be.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>The most bytes of a document's file; at most <see cref="MostOfAFile"/>.</summary>
    public int LargestFile { get; init; } = 25 * 1_000_000;

    /// <summary>The most that <see cref="LargestFile"/> can be: a body that is longer than that and a form is not read to its end.</summary>
    public const int MostOfAFile = 100 * 1_000_000;

    /// <summary>Whether people reach it by https, which a known proxy ends.</summary>
    public bool IsHttps => Proxies.Count > 0;
}
