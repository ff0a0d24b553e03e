using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace Duecare.Web;

/// <summary>Style, script and icon, which travel inside the program. Their address changes when any of them does, so a browser may keep them.</summary>
public static class SiteAssets
{
    private const string Names = "Duecare.Web.assets.";

    private static string Root { get; } = "/assets/" + Fingerprint();

    /// <summary>Where a file is.</summary>
    public static string Url(string file) => $"{Root}/{file}";

    internal static void UseSiteAssets(this WebApplication app) => app.UseWhen(context => context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal), assets => assets
        .UseResponseCompression()
        .UseStaticFiles(new StaticFileOptions { RequestPath = Root, FileProvider = new EmbeddedFileProvider(typeof(SiteAssets).Assembly, Names.TrimEnd('.')) }));

    /// <summary>Whether the request is for one of these files.</summary>
    internal static bool IsOne(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal);

    private static string Fingerprint()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var assembly = typeof(SiteAssets).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Names, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            all.AppendData(bytes.ToArray());
        }
        return Convert.ToHexStringLower(all.GetHashAndReset())[..12];
    }
}
