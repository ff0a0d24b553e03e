using System.Text;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Exchange.Policies;
using Xunit;

namespace Duecare.Exchange.Tests.Policies;

public class PolicyWriterTests
{
    private static readonly CouncilPolicy Policy = new("Exampleshire",
    [
        new() { Version = "2026.1", InForceFrom = new(2026, 4, 1), Reason = "The board’s first", Rules = [new() { Id = "cp-visit", Within = Timescale.WorkingDays(5), Then = Timescale.WorkingDays(5), Reason = "Seen every week" }] },
        new() { Version = "2026.2", InForceFrom = new(2026, 10, 1), Reason = "The board’s second", Rules = [new() { Id = "cp-visit", Within = Timescale.WorkingDays(6), Then = Timescale.WorkingDays(6), Reason = "Seen less" }] },
    ]);

    [Fact]
    public void A_policy_written_is_read_as_the_same_with_every_followed_version_sealed()
    {
        var reading = Read(PolicyWriter.Write(Policy));
        Assert.Empty(reading.Problems.First);
        Assert.Equal(WrittenPolicy.Of(Policy), WrittenPolicy.Of(reading.Policy!));
        Assert.Equal([true, false], reading.Policy!.Versions.Select(v => v.Seal is not null));
    }

    [Fact]
    public void A_sealed_version_that_was_edited_since_is_refused() =>
        Assert.Contains("was changed after it was sealed", Read(PolicyWriter.Write(Policy).Replace("Seen every week", "Seen often", StringComparison.Ordinal)).Problems.First[0].Message, StringComparison.Ordinal);

    private static PolicyReading Read(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return PolicyReader.Read(file, "policy.json", Rulebook.Shipped);
    }
}
