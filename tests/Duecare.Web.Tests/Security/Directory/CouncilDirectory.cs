using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Duecare.Web.Security;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Security.Directory;

/// <summary>A certified OpenID Connect provider in a process of its own, in the place of a council's directory. Its clock is the site's.</summary>
internal sealed class CouncilDirectory : IAsyncDisposable
{
    private readonly Process _process;

    private CouncilDirectory(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public DirectorySettings Settings => new(Address, "duecare", "only for tests", DirectorySettings.UsualClaim);

    public static async Task<CouncilDirectory> Start()
    {
        var folder = Path.GetDirectoryName(Here())!;
        if (!System.IO.Directory.Exists(Path.Combine(folder, "node_modules", "oidc-provider"))) await Run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        var now = new StandingClock().GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var process = Begin(folder, "node", "directory.mjs", now, "http://127.0.0.1" + DirectorySignIn.Callback);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var address = await process.StandardOutput.ReadLineAsync(Cancel) ?? throw new InvalidOperationException("the directory ended before it said where it is");
        return new(process, new(address));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Cancel);
        _process.Dispose();
    }

    private static async Task Run(string folder, string program, params string[] arguments)
    {
        using var ran = Begin(folder, program, arguments);
        var output = ran.StandardOutput.ReadToEndAsync(Cancel);
        var errors = await ran.StandardError.ReadToEndAsync(Cancel);
        await ran.WaitForExitAsync(Cancel);
        Assert.True(ran.ExitCode == 0, $"{program} {arguments[0]}: {errors}{await output}");
    }

    private static Process Begin(string folder, string program, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed: there is no directory to sign in with.");
            throw;
        }
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
