namespace Duecare.Oracle;

/// <summary>A small generator of its own (SplitMix64), the same on every runtime.</summary>
public sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from zero up to, not with, another.</summary>
    public int Below(int n) => (int)(Next() % (ulong)n);

    /// <summary>A number between two, both included.</summary>
    public int Between(int a, int b) => a + Below(b - a + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(params T[] of) => of[Below(of.Length)];

    public void Shuffle<T>(IList<T> list)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }
}
