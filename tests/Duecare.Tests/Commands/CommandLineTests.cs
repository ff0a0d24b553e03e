using System.Diagnostics;
using Xunit;
using static Duecare.Tests.Ran;

namespace Duecare.Tests.Commands;

public class CommandLineTests
{
    [Fact]
    public void Help_and_version_are_results()
    {
        var help = Run("--help");
        Assert.Equal(("", 0), (help.Messages, help.Status));
        Assert.Contains("due <date>", help.Output, StringComparison.Ordinal);
        var version = Run("--version");
        Assert.Equal(("", 0), (version.Messages, version.Status));
        Assert.Matches(@"^\d+\.\d+\.\d+", version.Output);
        Assert.Contains("--explain", Run("due", "--help").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("duecare: Required command was not provided; expected duecare and one of due, ")]
    [InlineData("duecare: \"dew\" is not known here; expected duecare and one of due, ", "dew")]
    [InlineData("duecare: \"dew\" is not known here; expected duecare and one of due, ", "dew", "2023-01-23", "45wd")]
    [InlineData("duecare: \"@arguments\" is not known here; expected duecare and one of due, ", "@arguments")]
    public void A_command_that_is_not_known_is_refused_on_one_line_that_names_those_that_are(string refusal, params string[] arguments)
    {
        var ran = Run(arguments);
        Assert.Equal(("", 2), (ran.Output, ran.Status));
        Assert.StartsWith(refusal, ran.Messages, StringComparison.Ordinal);
        Assert.Equal(1, ran.Messages.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("1", 3)]
    public void A_failure_that_is_not_the_inputs_fault_is_one_line_and_status_one_with_the_stack_only_when_asked(string? trace, int leastLines)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This machine has no device that is always full.");
        var start = new ProcessStartInfo("sh", ["-c", "exec dotnet \"$0\" due 2023-01-23 45wd >/dev/full", Path.Combine(AppContext.BaseDirectory, "duecare.dll")]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["DUECARE_TRACE"] = trace;
        using var process = Process.Start(start)!;
        var messages = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("duecare: No space left on device", messages, StringComparison.Ordinal);
        var lines = messages.Count(c => c == '\n');
        Assert.True(trace is null ? lines == leastLines : lines >= leastLines, messages);
    }
}
