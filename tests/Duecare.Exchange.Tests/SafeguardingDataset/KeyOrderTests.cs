using System.Text;
using Duecare.Exchange.SafeguardingDataset;
using Xunit;

namespace Duecare.Exchange.Tests.SafeguardingDataset;

/// <summary>Whether rows come in order of child is seen from lines where lines tell it, and otherwise left to the reading of rows.</summary>
public sealed class KeyOrderTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("id,person\n1,A\n2,A\n3,B\n", true)]
    [InlineData("id,person\r\n1,A\r\n2,B\r\n", true)]
    [InlineData("id,person\n1,A\n2,B", true)]
    [InlineData("id,person\n1, A \n2,A\n", true)]
    [InlineData("id,person\n", true)]
    [InlineData("id,person\n1,B\n2,A\n", false)]
    [InlineData("id,person\n1,A\n2,AA\n3,AB\n4,AAB\n", false)]
    [InlineData("id,person\n\"1\",A\n2,B\n", null)]
    [InlineData("id,person\n1,A\n2\n3,B\n", null)]
    [InlineData("id,person\n1,A\n2,\n3,B\n", null)]
    [InlineData("id,person\r1,A\r2,B\r", null)]
    [InlineData("id,person\n1,A\n\",A\n3,B\n", null)]
    [InlineData("id,person\n1,A\n\r,A\n3,B\n", null)]
    [InlineData("id,person\n1,A\n2,\"\n3,B\n", null)]
    public void Order_is_seen_where_lines_tell_it(string text, bool? rises)
    {
        File.WriteAllText(_path, text, new UTF8Encoding(false));
        Assert.Equal(rises, KeyOrder.Rises(_path, 1));
    }

    [Fact]
    public void A_fall_is_seen_wherever_a_block_ends()
    {
        for (var length = 9; length < 14; length++)
        {
            var lines = new StringBuilder("id,person\n");
            for (var i = 0; i < 60_000; i++) lines.Append("x,").Append('0', length).Append(i.ToString("D6")).Append('\n');
            File.WriteAllText(_path, lines + "x,9\n");
            Assert.True(KeyOrder.Rises(_path, 1));
            File.WriteAllText(_path, lines + "x,0\n");
            Assert.False(KeyOrder.Rises(_path, 1));
        }
    }

    [Fact]
    public void A_quotation_mark_or_a_line_break_that_is_no_line_feed_is_seen_wherever_it_stands()
    {
        for (var length = 1; length < 140; length++)
        {
            var before = "id,person\r\n" + new string('1', length);
            Assert.True(Rises(before + ",A\r\n2,B\r\n"));
            Assert.False(Rises(before + ",B\r\n2,A\r\n"));
            Assert.Null(Rises(before + ",A\r2,B\r\n3,C\r\n"));
            Assert.Null(Rises(before + ",A\r\n2,B\"\r\n"));
        }
    }

    [Fact]
    public void A_line_longer_than_a_block_is_left_to_the_reading_of_rows()
    {
        File.WriteAllText(_path, "id,person\n1," + new string('A', 300_000) + "\n");
        Assert.Null(KeyOrder.Rises(_path, 1));
    }

    private bool? Rises(string text)
    {
        File.WriteAllText(_path, text, new UTF8Encoding(false));
        return KeyOrder.Rises(_path, 1);
    }
}
