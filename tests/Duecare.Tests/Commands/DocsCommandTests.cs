using Xunit;
using static Duecare.Tests.Ran;

namespace Duecare.Tests.Commands;

public sealed class DocsCommandTests : IDisposable
{
    private readonly string _docs = Directory.CreateTempSubdirectory("duecare docs ").FullName;

    public void Dispose() => Directory.Delete(_docs, recursive: true);

    [Fact]
    public void A_page_that_is_missing_or_edited_by_hand_is_named_until_it_is_written_again()
    {
        var page = Path.Combine(_docs, "rulebook.md");
        var stale = $"{page}: does not say what the program does: expected the page that duecare docs --write writes";

        var missing = Run("docs", "--check", "--in", _docs);
        Assert.Equal(("", 2), (missing.Output, missing.Status));
        Assert.Contains(stale, missing.Messages.Split(Environment.NewLine));

        Assert.Contains("rulebook.md", Run("docs", "--write", "--in", _docs).Output.Split(Environment.NewLine));
        Assert.Equal(new("", "", 0), Run("docs", "--check", "--in", _docs));
        Assert.Equal(new("", "", 0), Run("docs", "--write", "--in", _docs));

        File.AppendAllText(page, "A rule of my own.\n");
        Assert.Equal(new("", stale + Environment.NewLine, 2), Run("docs", "--check", "--in", _docs));
    }

    [Fact]
    public void The_pages_in_this_checkout_say_what_the_program_does() =>
        Assert.Equal(new("", "", 0), Run("docs", "--check", "--in", Path.Combine(Checkout(), "docs")));

    [Theory]
    [InlineData("expected either --write or --check")]
    [InlineData("expected either --write or --check", "--write", "--check")]
    [InlineData("nowhere is not there: expected a folder of pages", "--check", "--in", "nowhere")]
    public void It_says_what_to_give(string refusal, params string[] arguments)
    {
        var ran = Run(["docs", .. arguments]);
        Assert.Equal(("", 2), (ran.Output, ran.Status));
        Assert.Equal($"duecare docs: {refusal}", ran.Messages.TrimEnd());
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Duecare.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
