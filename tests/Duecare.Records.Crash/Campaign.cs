using System.Diagnostics;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;

namespace Duecare.Records.Crash;

/// <summary>Kills a writer over and over, and looks each time at what is left: every acknowledged request whole, no request half there, the chain whole, the duties those of the ledger.</summary>
internal static class Campaign
{
    public static async Task<int> Run(string where, int rounds)
    {
        await Writer.StoreOf(where).Migrate();
        var acknowledged = new List<List<string>>();
        var unanswered = 0;
        for (var round = 1; round <= rounds; round++)
        {
            // How many acknowledgements to wait for before the kill goes round all the moments of a writer's life.
            var lines = await KilledAfter(where, round, (round * 7) % 23);
            if (await Fault(where, round, lines) is { } fault) return Failed(round, fault);
            acknowledged.Add(lines);
            unanswered += await Recorded(where, round) - lines.Count;
        }
        for (var round = 1; round <= rounds; round++)
            if (await Fault(where, round, acknowledged[round - 1]) is { } fault) return Failed(round, $"by the last round, {fault}");
        Console.Out.WriteLine($"{rounds} kills, {acknowledged.Sum(r => r.Count)} requests acknowledged and none of them lost; {unanswered} recorded whole whose answer the kill cut off");
        return 0;
    }

    private static int Failed(int round, string fault)
    {
        Console.Error.WriteLine($"round {round}: {fault}");
        return 1;
    }

    private static async Task<List<string>> KilledAfter(string where, int round, int acknowledgements)
    {
        using var writer = Process.Start(new ProcessStartInfo("dotnet", [typeof(Campaign).Assembly.Location, "write", where, $"{round}"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var lines = new List<string>();
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line != "ready") lines.Add(line);
            if (lines.Count >= acknowledgements) writer.Kill();
        }
        await writer.WaitForExitAsync();
        return lines;
    }

    private static async Task<string?> Fault(string where, int round, List<string> acknowledged)
    {
        await using var ledger = await Writer.Open(Writer.StoreOf(where));
        if ((await ledger.Verify()).Fault is { } fault) return $"the chain is not whole: {fault}";
        if (await ledger.Child(Writer.Child(round)) is not { } record) return acknowledged.Count == 0 ? null : "the record is gone";
        var ids = record.Entries.Select(e => e.Entry.Id.Value).ToHashSet(StringComparer.Ordinal);
        if (acknowledged.SelectMany(Writer.Entries).FirstOrDefault(id => !ids.Contains(id)) is { } lost) return $"{lost} was acknowledged and is not there";
        if (ids.Where(id => id[^2] == '-').GroupBy(id => id[..^2]).FirstOrDefault(g => g.Count() != 3) is { } half) return $"request {half.Key} is half there";
        return await AreTheLedgers(ledger, record.Chronology) ? null : "the open duties are not those of the ledger";
    }

    private static async Task<bool> AreTheLedgers(Ledger ledger, Domain.Chronology.ChildChronology chronology)
    {
        var day = new DateOnly(2026, 3, 31);
        var listed = OpenDuty.Among(DutyList.AsAt(day, Rulebook.Shipped, chronology, WorkingDayCalendar.England), chronology.Child.Id, day, WorkingDayCalendar.England);
        return listed.ToHashSet().SetEquals(await ledger.OpenDuties(child: chronology.Child.Id));
    }

    private static async Task<int> Recorded(string where, int round)
    {
        await using var ledger = await Writer.Open(Writer.StoreOf(where));
        var record = await ledger.Child(Writer.Child(round));
        return record?.Entries.Count(e => e.Entry.Id.Value.StartsWith($"{round}-", StringComparison.Ordinal)) / 3 ?? 0;
    }
}
