using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Exchange.Demonstration;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Keeping;
using Duecare.Records.Staff;

namespace Duecare.Commands;

/// <summary>An invented authority as a record on SQLite, the same entries and hashes for the same arguments.</summary>
internal static class DemonstrationRecord
{
    /// <summary>Where a demonstration is kept unless another folder is named.</summary>
    public const string DefaultFolder = "duecare-demonstration";

    private const int DefaultChildren = 400;
    private const long DefaultSeed = 7;

    /// <summary>Writes the authority that a demonstration shows, up to the day before this one, so that what is due is due now.</summary>
    public static Task WriteDefault(LedgerStore store)
    {
        var last = Today.InLondon.AddDays(-1);
        if (last > DemonstrationAuthority.LatestAsAt) last = DemonstrationAuthority.LatestAsAt;
        return WriteAll(store, new(DefaultChildren, DefaultSeed, last), DefaultSeed, last);
    }

    public static int Write(DemonstrationAuthority authority, long seed, DateOnly last, string folder)
    {
        Directory.CreateDirectory(folder);
        return Write(LedgerOption.InFolder(folder), authority, seed, last);
    }

    /// <summary>Writes it to a database in which nothing is recorded yet and nobody works; another is refused.</summary>
    public static int Write(LedgerStore store, DemonstrationAuthority authority, long seed, DateOnly last)
    {
        try
        {
            return WriteUnlessHeld(store, authority, seed, last).GetAwaiter().GetResult();
        }
        catch (DbException away)
        {
            return CommandLine.Refuse($"duecare demo: {store.Name}: {away.Message}: expected a database that answers");
        }
    }

    private static async Task<int> WriteUnlessHeld(LedgerStore store, DemonstrationAuthority authority, long seed, DateOnly last)
    {
        await store.Migrate();
        if (!await IsEmpty(store, new() { Clock = Today.Clock })) return CommandLine.Refuse($"duecare demo: {store.Name}: there is a record already: expected an empty database");
        await WriteAll(store, authority, seed, last);
        return ExitStatus.Done;
    }

    /// <summary>Whether nothing is recorded and nobody works here.</summary>
    public static async Task<bool> IsEmpty(LedgerStore store, LedgerTerms terms, CancellationToken cancel = default)
    {
        await using var ledger = (await Ledger.Open(store, terms, cancel)).Ledger;
        return ledger is not null && await ledger.Head(cancel) is null && (await new StaffList(ledger).Everybody(cancel)).Count == 0;
    }

    private static async Task WriteAll(LedgerStore store, DemonstrationAuthority authority, long seed, DateOnly last)
    {
        await store.Migrate();
        var opening = await Ledger.Open(store, new() { Clock = new MorningAfter(last), Salt = Salts(seed) });
        await using var ledger = opening.Ledger ?? throw new IOException(opening.Refusals[0]);
        var taking = await ledger.TakeOver(new()
        {
            From = authority.Title(),
            Author = "demonstration",
            Covers = DemonstrationAuthority.Covers(),
            RecordedHereFrom = last.AddDays(1),
            Children = authority.Families().SelectMany(f => f.Children).Select(c => c.Child),
            People = authority.Families().SelectMany(f => f.People).ToDictionary(p => p.Id, p => new TakenOverPerson(p.Relation, p.Name, p.Born)),
            Chronologies = authority.Families().SelectMany(Chronologies),
        });
        if (taking.Refusals.Count > 0) throw new InvalidOperationException(taking.Refusals[0].ToString());
        if (await new StaffList(ledger).TakeOver(StaffList.Operator, [.. authority.Staff().Select(Tenure)]) is { } problem) throw new InvalidOperationException(problem);
    }

    private static (StaffMember, DateTime, DateTime?) Tenure(InventedWorker worker) => (
        new(worker.Worker, worker.Name, worker.To is null, true, [Enum.GetValues<AccessRole>().Single(role => Words.Kebab(role.ToString()) == worker.Does)], worker.Team),
        LondonTime.StartOf(worker.From), worker.To is { } last ? LondonTime.EndOf(last) : null);

    private static IEnumerable<ChildChronology> Chronologies(InventedFamily family) =>
        family.Children.Select(c => new ChildChronology(c.Child, [.. family.Entries.Where(e => e.Children.Contains(c.Child.Id))]));

    /// <summary>Salts that follow from the seed, since nothing invented needs hiding and the same arguments give the same chain.</summary>
    private static Func<byte[]> Salts(long seed)
    {
        var from = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(from, seed);
        var count = 0L;
        return () =>
        {
            BinaryPrimitives.WriteInt64BigEndian(from.AsSpan(8), ++count);
            return SHA256.HashData(from)[..16];
        };
    }

    /// <summary>A clock that stands at nine on the morning after the last day of the record.</summary>
    private sealed class MorningAfter(DateOnly last) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(last.AddDays(1), new(9, 0), TimeSpan.Zero);
    }
}
