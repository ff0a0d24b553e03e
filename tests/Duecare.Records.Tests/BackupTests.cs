using Duecare.Domain.Retention;
using Duecare.Records.Appending;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests;

/// <summary>Backups, and what they are worth: each is restored.</summary>
public class BackupTests
{
    [Theory]
    [InlineData(Engine.Sqlite, Engine.Sqlite)]
    [InlineData(Engine.Sqlite, Engine.Postgres)]
    [InlineData(Engine.Postgres, Engine.Sqlite)]
    [InlineData(Engine.Postgres, Engine.Postgres)]
    public async Task A_ledger_file_restores_the_whole_record_on_either_engine(Engine from, Engine to)
    {
        await using var made = await Told(from);
        var file = await LedgerFileOf(made);
        await using var empty = await Made.On(to);

        var restored = await Ledger.Restore(empty.Store, file, new() { Clock = made.Clock });

        Assert.Null(restored.Refusal);
        Assert.Equal(await made.Ledger.Head(), restored.Head);
        Assert.Equal(restored.Head, (await empty.Ledger.Verify(restored.Head)).Head);
        Assert.Equal(await made.Ledger.OpenDuties(), await empty.Ledger.OpenDuties());
        var again = new Append([Note("n1", "the first")], "j.shah", "the first note");
        Assert.Equal(await made.Ledger.Append(again), await empty.Ledger.Append(again));
        File.Delete(file);
    }

    [Fact]
    public async Task A_copy_of_the_database_restores_the_whole_record()
    {
        await using var made = await Told(Engine.Sqlite);
        var file = Path.Combine(Path.GetDirectoryName(made.Where)!, "copy");
        Assert.True(await made.Store.CopyTo(file, default));
        await made.Ledger.Recorded(Note("after", "x"));
        await using var empty = await Made.On(Engine.Sqlite);

        var restored = await Ledger.Restore(empty.Store, file, new() { Clock = made.Clock });

        Assert.Null(restored.Refusal);
        Assert.Equal((await made.Ledger.Head())!.Seq - 1, restored.Head!.Seq);
        Assert.Null((await empty.Ledger.Verify(restored.Head)).Fault);
    }

    [Theory, EachEngine]
    public async Task What_is_not_a_whole_backup_restores_nothing_and_says_where_it_is_wrong(Engine engine)
    {
        await using var made = await Told(Engine.Sqlite);
        var file = await LedgerFileOf(made);
        var lines = await File.ReadAllLinesAsync(file);
        await using var empty = await Made.On(engine);

        Assert.EndsWith("has no head as its last line: it was cut off", await Refused(lines[..^1]), StringComparison.Ordinal);
        Assert.Contains("number 2 (entry n1): its payload is not what was hashed", await Refused([.. lines.Select(l => l.Replace("the first", "the last", StringComparison.Ordinal))]), StringComparison.Ordinal);
        Assert.Contains("number 3: there is no entry of this number", await Refused([.. lines.Where(l => !l.Contains("\"seq\":3,", StringComparison.Ordinal))]), StringComparison.Ordinal);
        Assert.Contains("number 4 (entry n2): its payload is gone, and no disposal names it", await Refused([.. lines.Where(l => !l.Contains("\"seq\":5,", StringComparison.Ordinal))]), StringComparison.Ordinal);
        Assert.Contains("line 1: expected a copy of a database, or a ledger file", await Refused(lines[1..]), StringComparison.Ordinal);
        Assert.Contains("line 2: is not a line of a ledger file", await Refused([lines[0], "{\"entry\":3}"]), StringComparison.Ordinal);
        Assert.Contains("there is no such file", (await Ledger.Restore(empty.Store, file + "x", new() { Clock = made.Clock })).Refusal, StringComparison.Ordinal);
        Assert.Null(await empty.Ledger.Head());

        async Task<string> Refused(string[] changed)
        {
            await File.WriteAllLinesAsync(file, changed);
            return (await Ledger.Restore(empty.Store, file, new() { Clock = made.Clock })).Refusal!;
        }
    }

    [Theory, EachEngine]
    public async Task Nothing_is_restored_over_a_record(Engine engine)
    {
        await using var made = await Told(engine);
        var file = await LedgerFileOf(made);
        Assert.EndsWith("holds a record already: expected a database without one", (await Ledger.Restore(made.Store, file, new() { Clock = made.Clock })).Refusal, StringComparison.Ordinal);
        File.Delete(file);
    }

    private static async Task<Made> Told(Engine engine)
    {
        var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber));
        await made.Ledger.Append(new([Note("n1", "the first")], "j.shah", "the first note"));
        await made.Ledger.Recorded(new Domain.FrontDoor.Referral { Id = new("r1"), Occurred = On("2026-03-20"), Children = [Amber], Source = "1A" }, Note("n2", "gone"));
        var disposal = new Disposal { Id = new("gone-1"), Occurred = On("2026-03-31"), Children = [Amber], Entries = [new("n2")], Ground = DisposalGround.CourtOrder, Authority = "Order of 2 March" };
        Assert.IsType<Appended.Acknowledged>(await made.Ledger.Dispose(disposal, "m.jones", "dispose"));
        return made;
    }

    private static async Task<string> LedgerFileOf(Made made)
    {
        var file = Path.GetTempFileName();
        await using var stream = File.Create(file);
        Assert.Equal(await made.Ledger.Head(), await made.Ledger.Write(stream));
        return file;
    }
}
