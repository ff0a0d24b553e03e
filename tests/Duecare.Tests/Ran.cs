using System.Diagnostics;
using System.Text;

namespace Duecare.Tests;

/// <summary>Runs the built program as a shell would, and keeps what it said and how it ended.</summary>
internal sealed record Ran(string Output, string Messages, int Status)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "duecare.dll");

    public static Ran Run(params string[] arguments) => RunReading("", arguments);

    public static Ran RunReading(string standardInput, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(standardInput);
        process.StandardInput.Close();
        process.WaitForExit();
        return new(output.Result, messages.Result, process.ExitCode);
    }

    public static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardInputEncoding = new UTF8Encoding(false),
    })!;
}
