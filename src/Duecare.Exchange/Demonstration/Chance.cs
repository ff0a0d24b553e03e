namespace Duecare.Exchange.Demonstration;

/// <summary>Chance that falls the same way on every machine: SplitMix64, and whole numbers only.</summary>
/// <remarks>Nothing here uses floating point or the runtime's own generator, whose results are not promised to stay.</remarks>
public struct Chance
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state;

    private Chance(ulong state) => _state = state;

    /// <summary>The chance of one matter under a seed: matters do not disturb each other, so family 7 is the same however many families there are.</summary>
    public static Chance Of(long seed, long matter) => new(Mix(Mix((ulong)seed + Step) ^ ((ulong)matter * 0xD1342543DE82EF95)));

    /// <summary>A whole number from zero up to, but not including, a limit.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A whole number between two, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>Whether a thing happens that happens this many times in a thousand.</summary>
    public bool InAThousand(int times) => Below(1000) < times;

    /// <summary>One of several, each as likely.</summary>
    public T OneOf<T>(ReadOnlySpan<T> several) => several[Below(several.Length)];

    /// <summary>A value between those at nine evenly spaced points of a distribution: its least, its eighths and its most.</summary>
    public int FromEighths(ReadOnlySpan<int> points)
    {
        var at = Below(8000);
        var (below, part) = (at / 1000, at % 1000);
        return points[below] + (((points[below + 1] - points[below]) * part) + 500) / 1000;
    }

    private ulong Next() => Mix(_state += Step);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
