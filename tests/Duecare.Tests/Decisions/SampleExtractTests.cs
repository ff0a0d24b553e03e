using Xunit;
using static Duecare.Tests.Ran;

namespace Duecare.Tests.Decisions;

/// <summary>The extract in <c>samples/</c>: what <c>duecare demo --children 12 --seed 7 --format ssd</c> writes.</summary>
public sealed class SampleExtractTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("duecare-extract-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_what_the_demonstration_writes()
    {
        Assert.Equal(new("", "", 0), Run("demo", "--children", "12", "--seed", "7", "--out", _folder, "--format", "ssd"));
        Assert.Equal(Files(_folder), Files(Audited.Sample("ssd-extract")));
    }

    [Fact]
    public void It_is_audited_whole()
    {
        var ran = Run("audit", Audited.Sample("ssd-extract"), "--as-at", "2026-03-31");
        Assert.Equal(("", ExitStatus.Done), (ran.Messages, ran.Status));
        Assert.Contains("12 children", ran.Output, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Files(string folder) =>
        Directory.EnumerateFiles(folder).ToDictionary(f => Path.GetFileName(f), f => File.ReadAllText(f).ReplaceLineEndings("\n"), StringComparer.Ordinal);
}
