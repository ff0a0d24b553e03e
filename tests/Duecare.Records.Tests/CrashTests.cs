using System.Diagnostics;
using Duecare.Records.Tests.Engines;
using Xunit;

namespace Duecare.Records.Tests;

/// <summary>A writer killed in the middle of its writes. Ten times here; <c>dotnet run --project tests/Duecare.Records.Crash -- campaign WHERE 200</c> for as often as is wanted.</summary>
public class CrashTests
{
    [Theory, EachEngine]
    public async Task After_a_kill_everything_acknowledged_is_there_nothing_is_half_there_and_the_chain_is_whole(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.DisposeAsync();
        var program = Path.Combine(AppContext.BaseDirectory, "Duecare.Records.Crash.dll");
        using var campaign = Process.Start(new ProcessStartInfo("dotnet", [program, "campaign", made.Where, "10"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, faults) = (campaign.StandardOutput.ReadToEndAsync(), campaign.StandardError.ReadToEndAsync());
        await campaign.WaitForExitAsync();

        Assert.Equal("", await faults);
        Assert.StartsWith("10 kills, ", await said, StringComparison.Ordinal);
        Assert.Equal(0, campaign.ExitCode);
    }
}
