using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.People;
using Duecare.Records.Appending;
using Duecare.Records.Postgres;
using Duecare.Records.Sqlite;

namespace Duecare.Records.Crash;

/// <summary>Records without end, three entries at a time and four requests at once, and prints a line for each request that was acknowledged.</summary>
internal static class Writer
{
    /// <summary>The child of a round: one each, so that the last round's record is no longer than the first one's.</summary>
    public static ChildId Child(int round) => new($"amber{round}");

    public static LedgerStore StoreOf(string where) => PostgresStore.Is(where) ? new PostgresStore(where, throwAway: true) : new SqliteStore(where);

    public static async Task<Ledger> Open(LedgerStore store)
    {
        var opening = await Ledger.Open(store, new() { Clock = new StoodStill() });
        return opening.Ledger ?? throw new InvalidOperationException(opening.Refusals[0]);
    }

    public static async Task<int> Run(string where, int round)
    {
        await using var ledger = await Open(StoreOf(where));
        var born = new ChildDetails { Id = new($"details{round}"), Occurred = When.On(new DateOnly(2026, 1, 5)), Children = [Child(round)], Born = new(2015, 3, 2) };
        await ledger.Append(new([born], "crash", $"born{round}"));
        Console.Out.WriteLine("ready");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(lane => Record(ledger, Child(round), $"{round}-{lane}")));
        return 0;
    }

    /// <summary>Works out again the duties that are due to be, a few children; says how many, and waits to be killed.</summary>
    public static async Task<int> WorkOut(string where)
    {
        await using var ledger = await Open(StoreOf(where));
        await ledger.Recheck(done =>
        {
            Console.Out.WriteLine(done);
            Console.In.ReadLine();
        });
        return 0;
    }

    /// <summary>The ids of a request's entries.</summary>
    public static IEnumerable<string> Entries(string request) => [$"{request}-a", $"{request}-b", $"{request}-c"];

    private static async Task Record(Ledger ledger, ChildId child, string lane)
    {
        for (var n = 0; ; n++)
        {
            var request = $"{lane}-{n}";
            var answer = await ledger.Append(new([.. Entries(request).Select((id, i) => Entry(child, id, n, i))], "crash", request));
            if (answer is not Appended.Acknowledged) throw new InvalidOperationException($"{request}: {answer}");
            Console.Out.WriteLine(request);
        }
    }

    private static Entry Entry(ChildId child, string id, int n, int i)
    {
        var on = When.On(new DateOnly(2025, 1, 1).AddDays(n % 400));
        return i == 0
            ? new Referral { Id = new(id), Occurred = on, Children = [child], Source = "1A" }
            : new CaseNote { Id = new(id), Occurred = on, Children = [child], Text = $"Note {id}" };
    }

    private sealed class StoodStill : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 31, 9, 0, 0, TimeSpan.Zero);
    }
}
