using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests;

public class StylesTests
{
    [Fact]
    public async Task The_committed_style_and_script_are_what_their_source_gives()
    {
        var source = Source();
        Assert.SkipUnless(Directory.Exists(source), "The sources are not beside the tests.");
        var folder = Directory.CreateTempSubdirectory("duecare-styles-");
        try
        {
            var styles = Directory.CreateDirectory(Path.Combine(folder.FullName, "Styles")).FullName;
            var assets = Directory.CreateDirectory(Path.Combine(folder.FullName, "Assets")).FullName;
            foreach (var file in new[] { "app.scss", "package.json", "package-lock.json" }) File.Copy(Path.Combine(source, file), Path.Combine(styles, file));
            await RunNpmAsync(styles, "ci", "--no-audit", "--no-fund", "--ignore-scripts");
            await RunNpmAsync(styles, "run", "css");
            foreach (var file in new[] { "app.css", "govuk-frontend.min.js" })
                Assert.Equal(await File.ReadAllTextAsync(Path.Combine(assets, file), Cancel), await File.ReadAllTextAsync(Path.Combine(source, "..", "Assets", file), Cancel));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("GDS Transport")]
    [InlineData("crest")]
    [InlineData("crown")]
    [InlineData("@font-face")]
    [InlineData("url(")]
    public async Task The_style_has_nothing_that_is_govuks_alone_and_fetches_nothing(string what)
    {
        await using var style = typeof(Site).Assembly.GetManifestResourceStream("Duecare.Web.assets.app.css")!;
        using var text = new StreamReader(style);
        Assert.DoesNotContain(what, await text.ReadToEndAsync(Cancel), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task RunNpmAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("npm", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        Process npm;
        try
        {
            npm = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("npm is not installed: the style can't be made again to compare it.");
            return;
        }
        using (npm)
        {
            var output = npm.StandardOutput.ReadToEndAsync(Cancel);
            var errors = await npm.StandardError.ReadToEndAsync(Cancel);
            await npm.WaitForExitAsync(Cancel);
            Assert.True(npm.ExitCode == 0, $"npm {arguments[0]}: {errors}{await output}");
        }
    }

    private static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src", "Duecare.Web", "Styles"));
}
