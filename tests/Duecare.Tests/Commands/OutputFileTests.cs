using Duecare.Commands;
using Xunit;

namespace Duecare.Tests.Commands;

public sealed class OutputFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("duecare-out-").FullName;

    private string Place => Path.Combine(_folder, "audit.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_was_not_finished_leaves_the_earlier_one_and_nothing_beside_it()
    {
        File.WriteAllText(Place, "earlier");
        using (var file = new OutputFile(Place)) file.Stream.Write("half"u8);
        Assert.Equal("earlier", File.ReadAllText(Place));
        Assert.Equal([Place], Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public void A_finished_file_takes_the_earlier_ones_place()
    {
        File.WriteAllText(Place, "earlier, and longer");
        using (var file = new OutputFile(Place))
        {
            file.Stream.Write("whole"u8);
            Assert.Equal("earlier, and longer", File.ReadAllText(Place));
            file.Keep();
        }
        Assert.Equal("whole", File.ReadAllText(Place));
        Assert.Equal([Place], Directory.EnumerateFiles(_folder));
    }
}
