using Duecare.Records.Chain;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests;

/// <summary>What someone with the database's own tools can do, and how it is named.</summary>
public class TamperTests
{
    [Theory, EachEngine]
    public async Task A_chain_that_nobody_touched_is_whole_to_its_head(Engine engine)
    {
        await using var made = await Six(engine);
        var verified = await made.Ledger.Verify(await made.Ledger.Head());
        Assert.Null(verified.Fault);
        Assert.Equal(await made.Ledger.Head(), verified.Head);
        Assert.Equal(6, verified.Head!.Seq);
    }

    [Theory]
    [InlineData("UPDATE entry SET payload = replace(payload, 'three', 'drei') WHERE seq = 4", "number 4 (entry n3): its payload is not what was hashed: it was edited")]
    [InlineData("UPDATE entry SET occurred_to = '2026-02-03' WHERE seq = 4", "number 4 (entry n3): what is stored of it beside its payload is not what was hashed: it was edited")]
    [InlineData("UPDATE entry SET author = 'm.jones' WHERE seq = 4", "number 4 (entry n3): what is stored")]
    [InlineData("UPDATE entry_child SET child = 'basil' WHERE seq = 4", "number 4 (entry n3): what is stored")]
    [InlineData("DELETE FROM entry_child WHERE seq = 4", "number 4 (entry n3): what is stored")]
    [InlineData("UPDATE entry SET payload = NULL, salt = NULL WHERE seq = 4", "number 4 (entry n3): its payload is gone, and no disposal names it: it was deleted")]
    [InlineData("UPDATE entry SET salt = NULL WHERE seq = 4", "number 4 (entry n3): its payload is gone and its salt is not, or the other way round")]
    [InlineData("DELETE FROM entry WHERE seq = 4", "number 4: there is no entry of this number, though number 5 follows: it was deleted")]
    [InlineData("DELETE FROM entry WHERE seq = 1", "number 1: there is no entry of this number, though number 2 follows: it was deleted")]
    public async Task An_edit_or_deletion_is_named(string statement, string expected)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var made = await Six(engine);
            await made.Tamper(statement);
            var verified = await made.Ledger.Verify();
            Assert.StartsWith(expected, verified.Fault?.ToString(), StringComparison.Ordinal);
            Assert.Equal(verified.Fault!.Seq - 1, verified.Head?.Seq ?? 0);
        }
    }

    [Theory, EachEngine]
    public async Task An_edit_that_puts_its_own_hashes_right_is_named_by_what_follows(Engine engine)
    {
        await using var made = await Six(engine);
        await made.Tamper("UPDATE entry SET hash = payload_hash WHERE seq = 4");
        Assert.Equal("number 4 (entry n3): what is stored of it beside its payload is not what was hashed: it was edited", (await made.Ledger.Verify()).Fault?.ToString());
    }

    [Theory, EachEngine]
    public async Task Two_entries_in_each_others_places_are_named(Engine engine)
    {
        await using var made = await Six(engine);
        await made.Tamper(
            "UPDATE entry SET seq = 99 WHERE seq = 3", "UPDATE entry SET seq = 3 WHERE seq = 4", "UPDATE entry SET seq = 4 WHERE seq = 99",
            "UPDATE entry_child SET seq = 99 WHERE seq = 3", "UPDATE entry_child SET seq = 3 WHERE seq = 4", "UPDATE entry_child SET seq = 4 WHERE seq = 99");
        Assert.Equal("number 3 (entry n3): it does not follow on from the entry before it, number 4 (entry n2) does: they were reordered", (await made.Ledger.Verify()).Fault?.ToString());
    }

    [Theory, EachEngine]
    public async Task An_end_cut_off_is_told_by_the_head_that_was_published_and_by_nothing_else(Engine engine)
    {
        await using var made = await Six(engine);
        var published = (await made.Ledger.Head())!;
        await made.Tamper("DELETE FROM entry_child WHERE seq > 4", "DELETE FROM entry WHERE seq > 4");

        Assert.Null((await made.Ledger.Verify()).Fault);
        Assert.Equal("number 5: the chain ends before this, and its published head is number 6: its end was cut off", (await made.Ledger.Verify(published)).Fault?.ToString());
    }

    [Theory, EachEngine]
    public async Task A_chain_written_anew_is_told_by_the_head_that_was_published(Engine engine)
    {
        await using var made = await Six(engine);
        var published = (await made.Ledger.Head())!;
        await made.Tamper("DELETE FROM request", "DELETE FROM entry_child WHERE seq > 4", "DELETE FROM entry WHERE seq > 4");
        await made.Ledger.Recorded(Note("n4", "four"), Note("n5", "five"));

        Assert.Null((await made.Ledger.Verify()).Fault);
        Assert.StartsWith("number 6 (entry n5): its hash is not the published one", (await made.Ledger.Verify(published)).Fault?.ToString(), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_chain_of_several_thousand_is_walked_to_the_one_that_is_wrong(Engine engine)
    {
        await using var made = await Six(engine);
        await made.Ledger.Recorded([.. Enumerable.Range(0, 2500).Select(i => Note($"m{i}", "x"))]);
        Assert.Equal(2506, (await made.Ledger.Verify()).Head!.Seq);
        await made.Tamper("UPDATE entry SET kind = 'referral' WHERE seq = 2001");
        Assert.Equal(2001, (await made.Ledger.Verify()).Fault!.Seq);
    }

    [Fact]
    public void A_published_head_is_read_as_it_is_written()
    {
        var head = new PublishedHead(12, new('a', 64));
        Assert.Equal(head, PublishedHead.Parse(head.ToString()));
        Assert.Null(PublishedHead.Parse("12"));
        Assert.Null(PublishedHead.Parse($"-1:{new string('a', 64)}"));
        Assert.Null(PublishedHead.Parse($"12:{new string('g', 64)}"));
    }

    private static async Task<Made> Six(Engine engine)
    {
        var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber));
        foreach (var (n, words) in new[] { (1, "one"), (2, "two"), (3, "three"), (4, "four"), (5, "five") }) await made.Ledger.Recorded(Note($"n{n}", words));
        return made;
    }
}
