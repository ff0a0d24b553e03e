using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.Oversight;
using Duecare.Records.Appending;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests;

/// <summary>Putting an entry right, and two people at one form.</summary>
public class CorrectionTests
{
    [Theory, EachEngine]
    public async Task A_correction_stands_in_the_place_of_what_it_corrects_and_both_stay(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Note("n1", "x"));
        var before = made.Clock.Utc;
        made.Clock.Utc += TimeSpan.FromMinutes(1);
        await made.Ledger.Recorded(Note("n2", "y") with { Supersedes = new("n1") });

        var chronology = (await made.Ledger.Child(Amber))!.Chronology;

        Assert.Equal(["y"], chronology.Standing().OfType<CaseNote>().Select(n => n.Text));
        Assert.Equal(["x"], chronology.Standing(before).OfType<CaseNote>().Select(n => n.Text));
    }

    [Theory, EachEngine]
    public async Task An_entry_is_put_right_once_and_the_next_correction_puts_that_one_right(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Note("n1", "x"));
        await made.Ledger.Recorded(Note("n2", "y") with { Supersedes = new("n1") });

        Assert.Equal("entry n3: puts right \"n1\", which n2 has put right already: put that one right instead", await made.Ledger.Refused(Note("n3", "z") with { Supersedes = new("n1") }));
        await made.Ledger.Recorded(Note("n3", "z") with { Supersedes = new("n2") }, Note("n4", "zz") with { Supersedes = new("n3") });
        Assert.Contains("which n6 has put right already",
            await made.Ledger.Refused(Note("n5", "a"), Note("n6", "b") with { Supersedes = new("n5") }, Note("n7", "c") with { Supersedes = new("n5") }), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_is_put_right_is_in_the_record_before_what_puts_it_right(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber));

        Assert.Equal("entry n2: puts right \"n1\", which the record does not hold before it", await made.Ledger.Refused(Note("n2", "y") with { Supersedes = new("n1") }));
        Assert.Contains("does not hold before it", await made.Ledger.Refused(Note("n2", "y") with { Supersedes = new("n1") }, Note("n1", "x")), StringComparison.Ordinal);
        Assert.Contains("does not hold before it", await made.Ledger.Refused(Note("n2", "y") with { Supersedes = new("n2") }), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_correction_is_of_the_same_kind_and_leaves_no_child_out(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Born(Basil), Note("n1", "x", children: [Amber, Basil]));

        Assert.Contains("another kind of entry (case-note)", await made.Ledger.Refused(Decision("d1", "y", children: [Amber, Basil]) with { Supersedes = new("n1") }), StringComparison.Ordinal);
        Assert.Contains("leaves out basil", await made.Ledger.Refused(Note("n2", "y") with { Supersedes = new("n1") }), StringComparison.Ordinal);
        await made.Ledger.Recorded(new EnteredInError { Id = new("x1"), Occurred = On("2026-03-01"), Children = [Amber, Basil], Supersedes = new("n1"), Reason = "Of another family" });
        Assert.Empty((await made.Ledger.Child(Basil))!.Chronology.Standing().OfType<CaseNote>());
    }

    [Theory, EachEngine]
    public async Task A_correction_may_add_a_child(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Born(Basil), Note("n1", "x"));
        await made.Ledger.Recorded(Note("n2", "x", children: [Amber, Basil]) with { Supersedes = new("n1") });
        Assert.Single((await made.Ledger.Child(Basil))!.Chronology.Standing().OfType<CaseNote>());
    }

    [Theory, EachEngine]
    public async Task Two_at_one_form_get_both_sides_to_choose_from_and_nothing_is_overwritten(Engine engine)
    {
        await using var made = await Made.On(engine);
        var read = (await made.Ledger.Recorded(Born(Amber), Born(Basil))).LastSeq;
        await made.Ledger.Append(By("m.jones", Decision("d1", "Step down")) with { ReadUpTo = read });

        var yours = By("j.shah", Decision("d2", "Step up"), Note("n1", "x")) with { ReadUpTo = read };
        var conflict = Assert.IsType<Appended.Conflict>(await made.Ledger.Append(yours));

        var theirs = Assert.Single(conflict.Theirs);
        Assert.Equal(("m.jones", "Step down"), (theirs.Author, ((ManagementDecision)theirs.Entry).Decision));
        Assert.Equal(yours.Entries, conflict.Yours);
        Assert.Equal(3, (await made.Ledger.Child(Amber))!.LastSeq);
        Assert.IsType<Appended.Acknowledged>(await made.Ledger.Append(yours with { Confirmed = true }));
    }

    [Theory, EachEngine]
    public async Task Another_kind_another_child_and_what_was_read_are_no_conflict(Engine engine)
    {
        await using var made = await Made.On(engine);
        var read = (await made.Ledger.Recorded(Born(Amber), Born(Basil))).LastSeq;
        await made.Ledger.Recorded(Decision("d1", "Step down"));

        Assert.IsType<Appended.Acknowledged>(await made.Ledger.Append(By("j.shah", Note("n1", "x")) with { ReadUpTo = read }));
        Assert.IsType<Appended.Acknowledged>(await made.Ledger.Append(By("j.shah", Decision("d2", "x", children: Basil)) with { ReadUpTo = read }));
        Assert.IsType<Appended.Acknowledged>(await made.Ledger.Append(By("j.shah", Decision("d3", "x")) with { ReadUpTo = read + 1 }));
    }
}
