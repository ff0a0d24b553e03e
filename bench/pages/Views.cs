using System.Collections.Concurrent;
using System.Diagnostics;

namespace Duecare.Bench.Pages;

/// <summary>Asks for pages at an even rate: two of each worker's list to three of a child's page.</summary>
internal static class Views
{
    private const string MyWork = "my work";
    private const string AChild = "a child’s page";

    public static async Task<IReadOnlyList<(string What, List<TimeSpan> Times, int Refused)>> Ask(IReadOnlyList<Worker> workers, int rate, TimeSpan length)
    {
        var answered = new ConcurrentBag<(string What, TimeSpan Took, bool Given)>();
        var asking = new List<Task>();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < rate * length.TotalSeconds; i++)
        {
            var due = TimeSpan.FromSeconds(i / (double)rate);
            while (Stopwatch.GetElapsedTime(began) is var now && now < due) await Task.Delay(due - now > TimeSpan.FromMilliseconds(2) ? due - now - TimeSpan.FromMilliseconds(1) : TimeSpan.Zero);
            asking.Add(Ask(workers[i % workers.Count], i, began, due, answered));
        }
        await Task.WhenAll(asking);
        return [.. new[] { MyWork, AChild }.Select(what => (what, answered.Where(a => a.What == what).Select(a => a.Took).ToList(), answered.Count(a => a.What == what && !a.Given)))];
    }

    private static async Task Ask(Worker worker, int number, long began, TimeSpan due, ConcurrentBag<(string, TimeSpan, bool)> answered)
    {
        var isList = number % 5 < 2 || worker.Children.Count == 0;
        var given = await worker.View(isList ? "/work" : worker.Children[number / 5 % worker.Children.Count]);
        answered.Add((isList ? MyWork : AChild, Stopwatch.GetElapsedTime(began) - due, given));
    }
}
