using System.Diagnostics;

namespace Duecare.Bench.Pages;

/// <summary>The program in a process of its own, in demonstration.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly Process _process;

    private Served(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What it holds of the machine's memory.</summary>
    public long Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 >> 20;
        }
    }

    /// <summary>How much of the machine's processors it has used since it was started.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<Served> Start(Options options)
    {
        List<string> arguments = ["serve", "--demonstration", "--data", options.Folder, "--urls", "http://127.0.0.1:0"];
        if (options.Connection is { } connection) arguments.AddRange(["--db", connection]);
        if (options.Program is { } other) arguments.Insert(0, other);
        var process = Process.Start(new ProcessStartInfo(options.Program is null ? Program() : "dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        // Its log is lines of JSON; anything else is why it ended.
        process.ErrorDataReceived += (_, said) =>
        {
            if (said.Data is { Length: > 0 } line && line[0] != '{') Console.Error.WriteLine(line);
        };
        process.BeginErrorReadLine();
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("duecare serve ended before it said where it answers");
        return new(process, new(address));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Builds the program where it is not built, so that its start is timed alone.</summary>
    public static async Task Build()
    {
        using var built = Process.Start(new ProcessStartInfo(Program(), ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        await built.WaitForExitAsync();
    }

    private static string Program()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Duecare.slnx"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "duecare");
    }
}
