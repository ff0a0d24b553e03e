using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Records.Appending;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests;

/// <summary>Each call to the database made to fail in turn: what is to be recorded is recorded whole or not at all, and may be sent again.</summary>
public class FaultTests
{
    [Theory, EachEngine]
    public async Task Whichever_call_fails_all_or_nothing_is_recorded_and_the_same_request_can_be_sent_again(Engine engine)
    {
        var fails = new FailsAt();
        await using var made = await Made.On(engine, fails.Interceptors);
        var nth = 0;
        for (var failed = true; failed;)
        {
            // New children each time, so that a request needs as many calls as the one before.
            ChildId[] siblings = [new($"a{nth}"), new($"b{nth}")];
            var before = (await made.Ledger.Recorded(Born(siblings[0]), Born(siblings[1]))).LastSeq;
            var request = By("j.shah",
                new Referral { Id = new($"r{nth}"), Occurred = On("2026-03-30"), Children = siblings, Source = "1A" }, Note($"n{nth}", "x", children: siblings));
            fails.At(++nth);
            failed = await Fails(() => made.Ledger.Append(request));
            fails.At(0);

            Assert.Contains((await made.Ledger.Head())!.Seq, new[] { before, before + 2 });
            await AssertWhole(made.Ledger, siblings);
            Assert.IsType<Appended.Acknowledged>(await made.Ledger.Append(request));
            Assert.Equal(before + 2, (await made.Ledger.Head())!.Seq);
            await AssertWhole(made.Ledger, siblings);
        }
        Assert.InRange(nth, 10, 80);
        Assert.True(fails.Committed);
    }

    [Theory, EachEngine]
    public async Task Whichever_call_fails_a_disposal_is_done_whole_or_not_at_all(Engine engine)
    {
        var fails = new FailsAt();
        await using var made = await Made.On(engine, fails.Interceptors);
        await made.Ledger.Recorded(Born(Amber));
        var nth = 0;
        for (var failed = true; failed;)
        {
            await made.Ledger.Recorded(Note($"n{nth}", "x"));
            var disposal = new Domain.Retention.Disposal
            {
                Id = new($"gone-{nth}"),
                Occurred = On("2026-03-31"),
                Children = [Amber],
                Entries = [new($"n{nth}")],
                Ground = Domain.Retention.DisposalGround.CourtOrder,
                Authority = "Order of 2 March",
            };
            var note = new EntryId($"n{nth}");
            fails.At(++nth);
            var request = $"dispose-{nth}";
            failed = await Fails(() => made.Ledger.Dispose(disposal, "m.jones", request));
            fails.At(0);
            var ids = (await made.Ledger.Child(Amber))!.Entries.Select(e => e.Entry.Id).ToList();
            Assert.NotEqual(ids.Contains(note), ids.Contains(disposal.Id));
            await AssertWhole(made.Ledger, Amber);
            Assert.IsType<Appended.Acknowledged>(await made.Ledger.Dispose(disposal, "m.jones", request));
        }
        Assert.InRange(nth, 8, 80);
    }

    private static async Task<bool> Fails(Func<Task<Appended>> record)
    {
        try
        {
            Assert.IsType<Appended.Acknowledged>(await record());
            return false;
        }
        catch (Exception fault) when (fault is FailedCallException || fault.InnerException is FailedCallException)
        {
            return true;
        }
    }

    private static async Task AssertWhole(Ledger ledger, params ChildId[] children)
    {
        Assert.Null((await ledger.Verify()).Fault);
        var day = new DateOnly(2026, 3, 31);
        foreach (var child in children)
        {
            var chronology = (await ledger.Child(child))!.Chronology;
            var listed = OpenDuty.Among(DutyList.AsAt(day, Rulebook.Shipped, chronology, WorkingDayCalendar.England), child, day, WorkingDayCalendar.England);
            Assert.True(listed.ToHashSet().SetEquals(await ledger.OpenDuties(child: child)));
        }
    }
}
