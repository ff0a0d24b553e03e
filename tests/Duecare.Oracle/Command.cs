using System.Collections.Concurrent;
using System.Globalization;

namespace Duecare.Oracle;

/// <summary>The oracle run as a program, over any number of histories.</summary>
/// <remarks><c>--histories N --seed S</c>; <c>--duty ID</c> looks at one duty only; <c>--show N</c> prints so many differences, each for another duty, or in another history where one duty is named.</remarks>
public static class Command
{
    public static int Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (!TryNumber(args, "--histories", 1000, out var histories) || !TryNumber(args, "--seed", 1, out var seed) || !TryNumber(args, "--show", 1, out var show))
        {
            Console.Error.WriteLine("expected: --histories N [--seed S] [--duty ID] [--show N], with whole numbers for N and S");
            return 2;
        }
        var only = After(args, "--duty");
        var found = Compare((ulong)seed, histories, only);
        foreach (var (duty, seeds) in found.OrderByDescending(f => f.Value.Count))
            Console.WriteLine($"{seeds.Count,7} {duty} (first: seed {seeds.Min()})");
        foreach (var (duty, seeds) in found.OrderByDescending(f => f.Value.Count).Take(show)) Print(seeds, duty, only is null ? 1 : show);
        Console.WriteLine($"{histories} histories from seed {seed}: {(found.IsEmpty ? "the engine and the oracle agree" : "they differ")}");
        return found.IsEmpty ? 0 : 1;
    }

    private static ConcurrentDictionary<string, ConcurrentBag<ulong>> Compare(ulong seed, int histories, string? only)
    {
        var found = new ConcurrentDictionary<string, ConcurrentBag<ulong>>();
        Parallel.For(0, histories, i =>
        {
            foreach (var duty in Comparison.Differences(History.Of(seed + (ulong)i)).Keys)
                if (only is null || duty.Split(' ')[0] == only) found.GetOrAdd(duty.Split(' ')[0], _ => []).Add(seed + (ulong)i);
        });
        return found;
    }

    private static void Print(ConcurrentBag<ulong> seeds, string duty, int most)
    {
        foreach (var seed in seeds.Order().Take(most))
        {
            var history = History.Of(seed);
            var name = Comparison.Differences(history).Keys.First(k => k.Split(' ')[0] == duty);
            var smallest = Comparison.Smallest(history, name);
            Console.WriteLine($"--- seed {seed}, as at {smallest.AsAt:yyyy-MM-dd}{(smallest.KnownAt is { } k ? $", as known at {k:yyyy-MM-ddTHH:mm:ssZ}" : "")}: {name}");
            Console.Write(Comparison.Differences(smallest)[name]);
            Console.WriteLine(Comparison.CaseFileOf(smallest));
        }
    }

    private static string? After(string[] args, string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    private static bool TryNumber(string[] args, string name, int fallback, out int number)
    {
        number = fallback;
        return !args.Contains(name) || int.TryParse(After(args, name), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
