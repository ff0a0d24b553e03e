using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Domain.Protection;
using Duecare.Domain.Retention;
using Duecare.Domain.Visits;
using Duecare.Records.Appending;
using Duecare.Records.Chain;
using Duecare.Records.Drafts;
using Duecare.Records.Reading;
using Duecare.Records.Tests.Engines;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests;

/// <summary>Amber was recorded a second time as Basil, by somebody who did not find Amber. The two records are joined, written on, and taken apart again.</summary>
public class JoinTests
{
    [Theory, EachEngine]
    public async Task Joined_both_ids_give_one_record_with_everything_and_its_open_duties_at_once(Engine engine)
    {
        await using var made = await Twice(engine);
        await made.Ledger.Recorded(Join());
        var record = await Read(made, Amber);
        Assert.Equal(["note-amber", "note-basil"], Notes(record));
        Assert.Equal(Amber, (await Read(made, Basil)).Chronology.Child.Id);
        Assert.Equal((Amber, "Amber the kept"), (record.Chronology.Child.Id, record.Chronology.Child.Name));
        Assert.Equal("join", Assert.Single(record.Joinings).Entry.Id.Value);
        Assert.Equal([Amber], await Owed(made, "cp-visit"));
        Assert.Equal(DutyState.Met, DutyList.AsAt(new(2026, 3, 31), made.Ledger.Terms.Rules, record.Chronology, made.Ledger.Terms.Calendar).First(d => d.Rule.Id == "cp-visit").State);
        Assert.Equal([Amber], await AllRead(made));
    }

    [Theory, EachEngine]
    public async Task As_known_before_the_joining_they_are_two_records_again(Engine engine)
    {
        await using var made = await Twice(engine);
        var before = made.Clock.Utc;
        made.Clock.Utc = made.Clock.Utc.AddMinutes(1);
        await made.Ledger.Recorded(Join());
        Assert.Equal(["note-amber"], Notes(await Read(made, Amber, before)));
        var other = await Read(made, Basil, before);
        Assert.Equal((Basil, "note-basil"), (other.Chronology.Child.Id, Assert.Single(Notes(other))));
        Assert.Empty((await Read(made, Amber, before)).Joinings);
        Assert.Equal(["note-amber", "note-basil"], Notes(await Read(made, Basil, made.Clock.Utc)));
    }

    [Theory, EachEngine]
    public async Task Taken_apart_each_has_its_own_again_with_what_was_told_to_be_its(Engine engine)
    {
        await using var made = await Twice(engine);
        await made.Ledger.Recorded(Join());
        await made.Ledger.Recorded(Note("of-amber", "seen at school"), Note("of-basil", "seen at home"), Note("of-both", "both at the party"));
        Assert.Equal(["of-amber", "of-basil", "of-both"], (await Read(made, Amber)).ToTellApart(new("join")).Select(e => e.Entry.Id.Value));
        await made.Ledger.Recorded(Part(("of-amber", Whose.Kept), ("of-basil", Whose.Joined), ("of-both", Whose.Both)));
        Assert.Equal(["note-amber", "of-amber", "of-both"], Notes(await Read(made, Amber)));
        var basil = await Read(made, Basil);
        Assert.Equal(["note-basil", "of-basil", "of-both"], Notes(basil));
        Assert.Equal("basil", basil.Chronology.Child.Name);
        Assert.All(basil.Chronology.Entries, e => Assert.Contains(Basil, e.Children));
        Assert.Equal([Amber, Basil], await AllRead(made));
        Assert.Empty((await Read(made, Amber)).Joinings);
    }

    [Theory, EachEngine]
    public async Task What_is_kept_ready_is_the_same_when_it_is_worked_out_again_joined_and_taken_apart(Engine engine)
    {
        await using var made = await Twice(engine);
        foreach (var next in new Entry[] { Join(), Note("since", "seen"), Part(("since", Whose.Joined)) })
        {
            await made.Ledger.Recorded(next);
            var kept = await Kept(made);
            await made.Tamper("DELETE FROM joining", "DELETE FROM open_duty", "UPDATE child_head SET joined_to = NULL, name = 'x'", "DELETE FROM search_term");
            await made.Ledger.Rebuild();
            Assert.Equal(kept, await Kept(made));
            Assert.Null((await made.Ledger.Verify()).Fault);
        }
    }

    [Theory, EachEngine]
    public async Task A_ledger_file_carries_the_joining_to_the_other_engine(Engine engine)
    {
        await using var made = await Twice(engine);
        await made.Ledger.Recorded(Join());
        var file = Path.Combine(Made.NewFolder(), "ledger.jsonl");
        await using (var stream = File.Create(file)) await made.Ledger.Write(stream);
        await using var other = await Made.On(engine == Engine.Sqlite ? Engine.Postgres : Engine.Sqlite);
        Assert.Null((await Ledger.Restore(other.Store, file, new() { Clock = other.Clock })).Refusal);
        await other.Reopen();
        await other.Ledger.Rebuild();
        Assert.Equal(["note-amber", "note-basil"], Notes(await Read(other, Basil)));
        Assert.Equal(await Kept(made), await Kept(other));
    }

    [Theory, EachEngine]
    public async Task A_brother_recorded_with_the_other_record_has_the_kept_childs_company(Engine engine)
    {
        await using var made = await Twice(engine);
        var cecil = new ChildId("cecil");
        await made.Ledger.Recorded(Born(cecil), Note("together", "at the park", "2026-02-03", Basil, cecil));
        await made.Ledger.Recorded(Join());
        Assert.Equal([Amber, cecil], (await Read(made, cecil)).Chronology.Entries.OfType<CaseNote>().Single().Children);
        Assert.Equal([Amber, cecil], await AllRead(made));
        await made.Ledger.Recorded(Part());
        Assert.Equal([Basil, cecil], (await Read(made, cecil)).Chronology.Entries.OfType<CaseNote>().Single().Children);
    }

    [Theory, EachEngine]
    public async Task What_was_said_on_the_other_record_is_put_right_on_the_kept_one_and_goes_with_it(Engine engine)
    {
        await using var made = await Twice(engine);
        await made.Ledger.Recorded(Join());
        await made.Ledger.Recorded(Note("better", "written better") with { Supersedes = new("note-basil") });
        Assert.Equal(["better", "note-amber"], Notes(await Read(made, Amber)).Order());
        await made.Ledger.Recorded(Part());
        Assert.Equal(["better"], Notes(await Read(made, Basil)));
        await made.Ledger.Recorded(Note("best", "written best", "2026-02-02", Basil) with { Supersedes = new("better") });
        Assert.Equal(["best"], Notes(await Read(made, Basil)));
    }

    [Theory, EachEngine]
    public async Task Joining_twice_in_a_chain_or_beside_other_entries_is_refused(Engine engine)
    {
        await using var made = await Twice(engine);
        var cecil = new ChildId("cecil");
        await made.Ledger.Recorded(Born(cecil));
        await made.Ledger.Recorded(Join());
        Assert.Contains("basil is joined to amber already", await made.Ledger.Refused(Join("j2", cecil, Basil)));
        Assert.Contains("join cecil to amber instead", await made.Ledger.Refused(Join("j2", Basil, cecil)));
        Assert.Contains("keep amber and join cecil to it", await made.Ledger.Refused(Join("j2", cecil, Amber)));
        Assert.Contains("one pair at a time", await made.Ledger.Refused(Join("j2", Amber, cecil), Note("beside", "x")));
        Assert.Contains("take them apart", await made.Ledger.Refused(new EnteredInError { Id = new("no"), Occurred = On("2026-03-31"), Children = [Amber, Basil], Supersedes = new("join"), Reason = "a mistake" }));
        Assert.Contains("joined and taken apart here", Assert.Single(Assert.IsType<Appended.Refused>(await made.Ledger.Append(By("file", Join("j3", Amber, cecil)) with { Source = "a file" })).Refusals).Message);
        await made.Ledger.Recorded(Note("since", "seen"));
        Assert.Contains("does not say whose these are, which were recorded while the records were one: since", await made.Ledger.Refused(Part()));
    }

    [Theory, EachEngine]
    public async Task A_hold_on_the_kept_child_keeps_what_the_other_record_holds_and_the_joining_stays_as_proof(Engine engine)
    {
        await using var made = await Twice(engine);
        await made.Ledger.Recorded(Join());
        var disposal = new Disposal { Id = new("d"), Occurred = On("2026-03-31"), Children = [Amber, Basil], Entries = [new("join")], Ground = DisposalGround.CourtOrder, Authority = "Order of 2 March" };
        Assert.Contains("stays as the proof", Assert.Single(Assert.IsType<Appended.Refused>(await made.Ledger.Dispose(disposal, "ig", "r-d")).Refusals).Message);
        await made.Ledger.Recorded(new LegalHold { Id = new("hold"), Occurred = On("2026-03-31"), Children = [Amber], Reason = "an inquiry" });
        disposal = disposal with { Children = [Basil], Entries = [new("note-basil")] };
        Assert.Contains("a legal hold stands", Assert.IsType<Appended.Refused>(await made.Ledger.Dispose(disposal, "ig", "r-e")).Refusals[0].Message);
    }

    [Theory, EachEngine]
    public async Task A_form_begun_on_the_other_record_goes_on_with_the_kept_one(Engine engine)
    {
        await using var made = await Twice(engine);
        var key = new DraftKey(new("me"), "visit", Basil);
        await made.Ledger.Drafts.Keep(key, new Dictionary<string, string[]> { ["Answers.Note"] = ["begun"] });
        await made.Ledger.Recorded(Join());
        Assert.Null(await made.Ledger.Drafts.Find(key));
        Assert.Equal("begun", (await made.Ledger.Drafts.Find(key with { Child = Amber }))!.Fields["Answers.Note"][0]);
    }

    /// <summary>Amber on a plan, and Basil visited.</summary>
    private static async Task<Made> Twice(Engine engine)
    {
        var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber) with { Name = "Amber the kept" }, new ProtectionPlan { Id = new("plan"), Occurred = On("2026-03-02"), Children = [Amber] }, Note("note-amber", "known since"));
        await made.Ledger.Recorded(Born(Basil), Note("note-basil", "known too", "2026-02-02", Basil),
            new Visit { Id = new("visit"), Occurred = On("2026-03-10"), Children = [Basil], Type = VisitType.ChildProtection, Outcome = VisitOutcome.Completed, Seen = true, SeenAlone = true });
        return made;
    }

    private static RecordsJoined Join(string id = "join", ChildId? kept = null, ChildId? joined = null) => new()
    {
        Id = new(id),
        Occurred = On("2026-03-31"),
        Children = [kept ?? Amber, joined ?? Basil],
        Kept = kept ?? Amber,
        Joined = joined ?? Basil,
        Because = "one mother, one school",
    };

    private static RecordsParted Part(params (string Entry, Whose Of)[] told) => new()
    {
        Id = new("part"),
        Occurred = On("2026-03-31"),
        Children = [Amber, Basil],
        Joining = new("join"),
        Because = "cousins",
        Told = [.. told.Select(t => new ToldApart { Entry = new(t.Entry), Of = t.Of })],
    };

    private static async Task<ChildRecord> Read(Made made, ChildId child, DateTime? knownAt = null) => (await made.Ledger.Child(child, knownAt))!;

    private static IEnumerable<string> Notes(ChildRecord record) => record.Chronology.Standing().OfType<CaseNote>().Select(n => n.Id.Value);

    private static async Task<IEnumerable<ChildId>> Owed(Made made, string rule) => (await made.Ledger.OpenDuties()).Where(d => d.Rule == rule).Select(d => d.Child);

    private static async Task<List<ChildId>> AllRead(Made made)
    {
        var children = new List<ChildId>();
        await foreach (var record in made.Ledger.Children()) children.Add(record.Chronology.Child.Id);
        return children;
    }

    private static async Task<string> Kept(Made made)
    {
        await using var db = made.Store.Open();
        var lines = new List<string>();
        foreach (var j in await db.Joinings.OrderBy(j => j.Id).ToListAsync()) lines.Add($"{j.Id} {j.Kept} {j.Joined} {j.Seq} {j.PartedSeq}");
        foreach (var c in await db.ChildHeads.OrderBy(c => c.Child).ToListAsync()) lines.Add($"{c.Child} {c.JoinedTo} {c.Name} {c.Matters} {c.LastSeq} {c.RecheckOn}");
        foreach (var t in await db.SearchTerms.OrderBy(t => t.Child).ThenBy(t => t.Text).ToListAsync()) lines.Add($"{t.Child} {t.Kind} {t.Text}");
        foreach (var d in await db.OpenDuties.OrderBy(d => d.Child).ThenBy(d => d.Place).ToListAsync()) lines.Add($"{d.Child} {d.Place} {d.Rule} {d.DueFrom} {d.Holder}");
        return string.Join('\n', lines);
    }
}
