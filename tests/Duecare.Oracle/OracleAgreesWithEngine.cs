using System.Collections.Concurrent;
using Xunit;

namespace Duecare.Oracle;

public sealed class OracleAgreesWithEngine
{
    [Fact]
    public void On_ten_thousand_histories_nothing_differs()
    {
        var apart = new ConcurrentBag<(ulong Seed, string Duty)>();
        Parallel.For(1, 10_001, seed =>
        {
            foreach (var duty in Comparison.Differences(History.Of((ulong)seed)).Keys) apart.Add(((ulong)seed, duty));
        });
        Assert.True(apart.IsEmpty, Describe(apart));
    }

    [Fact]
    public void A_seed_always_tells_the_same_history() =>
        Assert.Equal(Comparison.CaseFileOf(History.Of(7)), Comparison.CaseFileOf(History.Of(7)));

    private static string Describe(ConcurrentBag<(ulong Seed, string Duty)> apart)
    {
        if (apart.IsEmpty) return "";
        var (seed, duty) = apart.Min();
        var smallest = Comparison.Smallest(History.Of(seed), duty);
        var counts = string.Join("\n", apart.GroupBy(a => a.Duty.Split(' ')[0]).OrderByDescending(g => g.Count()).Select(g => $"{g.Count(),7} {g.Key}"));
        return $"{counts}\nseed {seed}, as at {smallest.AsAt:yyyy-MM-dd}: {duty}\n{Comparison.Differences(smallest)[duty]}{Comparison.CaseFileOf(smallest)}";
    }
}
