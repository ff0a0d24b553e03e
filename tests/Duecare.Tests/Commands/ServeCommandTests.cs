using System.Diagnostics;
using System.Net;
using Xunit;
using static Duecare.Tests.Ran;

namespace Duecare.Tests.Commands;

public class ServeCommandTests
{
    [Fact]
    public async Task It_prints_where_it_answers_and_nothing_else_and_ends_well_when_told_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no signal to end it by.");
        var data = Directory.CreateTempSubdirectory("duecare-serve-").FullName;
        Assert.Equal(0, Run("staff", "add", "ada", "--name", "Ada Kestrelcroft", "--role", "administrator", "--data", data).Status);
        using var serve = Start("serve", "--urls", "http://127.0.0.1:0", "--data", data);
        try
        {
            var address = await serve.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            using var client = new HttpClient();
            using var ready = await client.GetAsync($"{address}/health/ready", TestContext.Current.CancellationToken);
            Assert.Contains("\"record\":\"healthy\"", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            using var answer = await client.GetAsync($"{address}/rulebook", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Process.Start("kill", ["-TERM", $"{serve.Id}"]).WaitForExit();
            await serve.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal((0, ""), (serve.ExitCode, await serve.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)));
            var log = (await serve.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(["/health/ready", "/rulebook"], log.Where(l => l.Contains("Duecare.Web.Requests", StringComparison.Ordinal)).Select(l => l.Split("\"route\":\"")[1].Split('"')[0]));
            Assert.Contains("\"route\":\"/rulebook\",\"status\":200", string.Join("\n", log), StringComparison.Ordinal);
        }
        finally
        {
            if (!serve.HasExited) serve.Kill();
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Where_there_is_no_record_it_makes_none_and_says_how_to_begin_one()
    {
        var data = Path.Combine(Path.GetTempPath(), $"duecare-none-{Environment.ProcessId}");
        using var serve = Start("serve", "--urls", "http://127.0.0.1:0", "--data", data);
        try
        {
            var address = await serve.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            using var client = new HttpClient();
            var start = await client.GetStringAsync(new Uri(address!), TestContext.Current.CancellationToken);
            Assert.Contains("duecare serve --demonstration", start, StringComparison.Ordinal);
            Assert.Contains("duecare staff add", start, StringComparison.Ordinal);
            using var work = await client.GetAsync(new Uri($"{address}/work"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, work.StatusCode);
            Assert.False(Directory.Exists(data));
        }
        finally
        {
            serve.Kill();
        }
    }

    [Fact]
    public void A_council_s_record_is_never_shown_as_a_demonstration()
    {
        var data = Directory.CreateTempSubdirectory("duecare-serve-").FullName;
        try
        {
            Assert.Equal(0, Run("staff", "add", "ada", "--name", "Ada Kestrelcroft", "--role", "administrator", "--data", data).Status);
            var ran = Run("serve", "--demonstration", "--data", data, "--urls", "http://127.0.0.1:0");
            Assert.Equal(("", 2), (ran.Output, ran.Status));
            Assert.Contains("not everybody who works there is invented", ran.Messages, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Theory]
    [InlineData("\"https://localhost:5443\" is not an address to listen at: expected such as http://localhost:5080; for https, a proxy in front and --proxy", "--urls", "https://localhost:5443")]
    [InlineData("\"localhost\" is not an address to listen at: expected", "--urls", "http://localhost:5080;localhost")]
    [InlineData("\"9464\" is not an address to listen at: expected", "--metrics", "9464")]
    [InlineData("--proxy \"proxy.example.org\" is not an IP address: expected such as 10.0.0.7", "--proxy", "proxy.example.org")]
    [InlineData("--db: expected a PostgreSQL database, as Host=…;Database=… or postgres://…", "--db", "Data Source=x.db")]
    [InlineData("expected both --directory and --directory-client, or neither", "--directory", "https://login.example.org")]
    [InlineData("--directory \"http://login.example.org\": expected an https address", "--directory", "http://login.example.org", "--directory-client", "duecare")]
    public void What_it_can_not_do_it_refuses_on_one_line_before_it_starts(string refusal, params string[] arguments)
    {
        var ran = Run(["serve", .. arguments]);
        Assert.Equal(("", 2), (ran.Output, ran.Status));
        Assert.StartsWith("duecare serve: " + refusal, ran.Messages, StringComparison.Ordinal);
        Assert.Equal(1, ran.Messages.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("--urls")]
    [InlineData("--metrics")]
    public async Task An_address_that_something_else_listens_at_is_refused_on_one_line_before_anything_is_made(string option)
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";
        var data = Path.Combine(Path.GetTempPath(), $"duecare-taken-{Environment.ProcessId}");
        using var serve = Start("serve", "--urls", "http://127.0.0.1:0", option, url, "--demonstration", "--data", data);
        var said = await serve.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await serve.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, serve.ExitCode);
        Assert.StartsWith($"duecare serve: {url}: ", said, StringComparison.Ordinal);
        Assert.EndsWith(": expected an address that nothing else listens at\n", said.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(1, said.Count(c => c == '\n'));
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public void A_folder_that_can_not_keep_what_must_outlive_a_restart_is_refused_on_one_line()
    {
        var file = Path.GetTempFileName();
        var ran = Run("serve", "--urls", "http://127.0.0.1:0", "--demonstration", "--data", file);
        File.Delete(file);
        Assert.Equal(("", 2), (ran.Output, ran.Status));
        Assert.StartsWith($"duecare serve: --data \"{file}\": ", ran.Messages, StringComparison.Ordinal);
        Assert.EndsWith(" Expected a folder that can be written to\n", ran.Messages.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(1, ran.Messages.Count(c => c == '\n'));
    }

    /// <summary>The other verbs are called thousands of times by scripts: they must not pay for a web server that they never start.</summary>
    [Theory]
    [InlineData("Microsoft.AspNetCore", "due", "2023-01-23", "45wd")]
    [InlineData("Duecare.Web", "due", "2023-01-23", "45wd")]
    [InlineData("Microsoft.AspNetCore", "rules")]
    public void The_other_verbs_load_nothing_of_the_web(string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "duecare.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var trace = Path.Combine(Path.GetTempPath(), $"duecare-{Environment.ProcessId}-{assembly}-{arguments[0]}.nettrace");
        start.Environment["DOTNET_EnableEventPipe"] = "1";
        start.Environment["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:8:4";
        start.Environment["DOTNET_EventPipeOutputPath"] = trace;
        try
        {
            using var ran = Process.Start(start)!;
            ran.StandardOutput.ReadToEnd();
            ran.WaitForExit();
            var loaded = System.Text.Encoding.Unicode.GetString(File.ReadAllBytes(trace)) + System.Text.Encoding.Unicode.GetString(File.ReadAllBytes(trace).AsSpan(1));
            Assert.Contains("Duecare.Domain", loaded, StringComparison.Ordinal);
            Assert.DoesNotContain(assembly, loaded, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(trace);
        }
    }
}
