using System.Text;
using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Domain.Retention;
using Duecare.Records.Appending;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests;

/// <summary>What entries say disposed of, and the proof that they stood there kept.</summary>
public class DisposalTests
{
    private const string Canary = "the-words-that-must-go-4711";

    [Theory, EachEngine]
    public async Task What_was_disposed_of_is_gone_and_the_chain_stays_whole(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Note("n1", Canary), Note("n2", "stays"));
        var published = await made.Ledger.Head();

        var answer = await Dispose(made.Ledger, Of("gone-1", "n1"));

        Assert.IsType<Appended.Acknowledged>(answer);
        Assert.Null((await made.Ledger.Verify(published)).Fault);
        var record = (await made.Ledger.Child(Amber))!;
        Assert.Equal(["stays"], record.Chronology.Entries.OfType<CaseNote>().Select(n => n.Text));
        Assert.Equal(("m.jones", DisposalGround.RetentionEnded), (record.Entries[^1].Author, ((Disposal)record.Entries[^1].Entry).Ground));
    }

    [Fact]
    public async Task On_sqlite_no_byte_of_it_is_left_in_any_file()
    {
        await using var made = await Made.On(Engine.Sqlite);
        await made.Ledger.Recorded(Born(Amber), Note("n1", Canary), Note("n2", "stays-0815"));
        Assert.True(IsOnDisk(made, Canary));

        await Dispose(made.Ledger, Of("gone-1", "n1"));

        Assert.False(IsOnDisk(made, Canary));
        Assert.True(IsOnDisk(made, "stays-0815"));
    }

    [Theory, EachEngine]
    public async Task A_legal_hold_stops_it_until_it_is_lifted(Engine engine)
    {
        await using var made = await Made.On(engine);
        var hold = new LegalHold { Id = new("hold-1"), Occurred = On("2026-03-01"), Children = [Amber], Reason = "An inquiry" };
        await made.Ledger.Recorded(Born(Amber), Born(Basil), Note("n1", "x"), Note("n2", "y", children: Basil), hold);

        Assert.Contains("a legal hold stands for amber (hold-1: An inquiry)", Refusal(await Dispose(made.Ledger, Of("gone-1", "n1"))), StringComparison.Ordinal);
        Assert.IsType<Appended.Acknowledged>(await Dispose(made.Ledger, Of("gone-2", "n2") with { Children = [Basil] }));
        await made.Ledger.Recorded(new LegalHoldLifted { Id = new("lift-1"), Occurred = On("2026-03-20"), Children = [Amber], Hold = hold.Id, Reason = "The inquiry has reported" });
        Assert.IsType<Appended.Acknowledged>(await Dispose(made.Ledger, Of("gone-3", "n1")));
    }

    [Theory, EachEngine]
    public async Task A_correction_is_not_disposed_of_while_what_it_corrected_would_stand_again(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Note("n1", "wrong"), Note("n2", "right") with { Supersedes = new("n1") });

        Assert.Contains("leaves \"n1\", which would stand again", Refusal(await Dispose(made.Ledger, Of("gone-1", "n2"))), StringComparison.Ordinal);
        Assert.IsType<Appended.Acknowledged>(await Dispose(made.Ledger, Of("gone-2", "n1", "n2")));
        Assert.Empty((await made.Ledger.Child(Amber))!.Chronology.Entries.OfType<CaseNote>());
    }

    [Theory, EachEngine]
    public async Task What_can_not_be_disposed_of_is_refused_and_nothing_goes(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Born(Basil), Note("n1", "x"), Note("n2", "y", children: [Amber, Basil]));
        await Dispose(made.Ledger, Of("gone-1", "n1"));

        Assert.Contains("\"n1\" was disposed of already", Refusal(await Dispose(made.Ledger, Of("gone-2", "n1"))), StringComparison.Ordinal);
        Assert.Contains("there is no entry \"n9\"", Refusal(await Dispose(made.Ledger, Of("gone-2", "n9"))), StringComparison.Ordinal);
        Assert.Contains("stays as the proof", Refusal(await Dispose(made.Ledger, Of("gone-2", "gone-1"))), StringComparison.Ordinal);
        Assert.Contains("is about basil too", Refusal(await Dispose(made.Ledger, Of("gone-2", "n2"))), StringComparison.Ordinal);
        Assert.Contains("names no entry", Refusal(await Dispose(made.Ledger, Of("gone-2"))), StringComparison.Ordinal);
        Assert.Contains("a disposal is not recorded like other entries", await made.Ledger.Refused(Of("gone-2", "n2")), StringComparison.Ordinal);
        Assert.Equal(2, (await made.Ledger.Child(Amber))!.Chronology.Entries.Count(e => e is CaseNote or Disposal));
    }

    [Theory, EachEngine]
    public async Task What_was_kept_ready_of_it_goes_too(Engine engine)
    {
        await using var made = await Made.On(engine);
        var mrB = new PersonDetails { Id = new("p1"), Occurred = On("2026-01-05"), Children = [Amber], Person = new("mr-b"), Name = Canary };
        var reason = new ReasonForDelay { Id = new("d1"), Occurred = On("2026-03-30"), Children = [Amber], Duty = "referral-decision", Reason = Canary };
        await made.Ledger.Recorded(Born(Amber), mrB, new Domain.FrontDoor.Referral { Id = new("r1"), Occurred = On("2026-03-20"), Children = [Amber], Source = "1A" }, reason);
        Assert.Contains(await made.Ledger.OpenDuties(), d => d.Reason == Canary);

        await Dispose(made.Ledger, Of("gone-1", "p1", "d1"));

        Assert.DoesNotContain(await made.Ledger.OpenDuties(), d => d.Reason == Canary);
        await using var db = made.Store.Open();
        Assert.Empty(db.PersonHeads);
    }

    private static Disposal Of(string id, params string[] entries) => new()
    {
        Id = new(id),
        Occurred = On("2026-03-31"),
        Children = [Amber],
        Entries = [.. entries.Select(e => new EntryId(e))],
        Ground = DisposalGround.RetentionEnded,
        Authority = "Schedule, line 12",
    };

    private static Task<Appended> Dispose(Ledger ledger, Disposal disposal) => ledger.Dispose(disposal, "m.jones", $"dispose {disposal.Id} {string.Join(' ', disposal.Entries)}");

    private static string Refusal(Appended answer) => string.Join('\n', Assert.IsType<Appended.Refused>(answer).Refusals);

    private static bool IsOnDisk(Made made, string words) => Directory.GetFiles(Path.GetDirectoryName(made.Where)!).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
    });
}
