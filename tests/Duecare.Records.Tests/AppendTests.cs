using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Records.Appending;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests;

/// <summary>What becomes of entries that are sent to be recorded.</summary>
public class AppendTests
{
    [Theory, EachEngine]
    public async Task What_is_recorded_is_read_back_with_who_recorded_it_and_when(Engine engine)
    {
        await using var made = await Made.On(engine);
        var note = Note("n1", "Amber was well – “fine”, she said.\n汉 😀");
        var answer = await made.Ledger.Recorded(Born(Amber), note);

        var record = await made.Ledger.Child(Amber);

        Assert.Equal((1, 2), (answer.FirstSeq, answer.LastSeq));
        Assert.Equal(2, record!.LastSeq);
        Assert.Equal(new DateOnly(2015, 3, 2), record.Chronology.Child.Born);
        var read = Assert.IsType<CaseNote>(record.Entries[1].Entry);
        Assert.Equal((note.Text, note.Occurred, "j.shah", made.Clock.Utc), (read.Text, read.Occurred, read.By, read.RecordedAt));
    }

    [Theory, EachEngine]
    public async Task What_is_taken_over_keeps_the_author_and_instant_that_its_source_states(Engine engine)
    {
        await using var made = await Made.On(engine);
        var stated = new DateTime(2020, 5, 6, 7, 8, 9, DateTimeKind.Utc);
        var append = By("import", Born(Amber), Note("n1", "x", "2020-05-05") with { RecordedAt = stated, By = "m.jones" }, Note("n2", "y", "2020-05-07"));
        Assert.IsType<Appended.Acknowledged>(await made.Ledger.Append(append with { Source = "old system" }));

        var entries = (await made.Ledger.Child(Amber))!.Chronology.Entries;

        Assert.Equal((stated, "m.jones"), (entries[1].RecordedAt, entries[1].By));
        Assert.Equal((null, null), (entries[2].RecordedAt, entries[2].By));
    }

    [Theory, EachEngine]
    public async Task The_same_request_sent_twice_is_recorded_once_and_answered_the_same(Engine engine)
    {
        await using var made = await Made.On(engine);
        var request = By("j.shah", Born(Amber), Note("n1", "x"));

        var first = await made.Ledger.Append(request);
        made.Clock.Utc += TimeSpan.FromHours(1);
        await made.Ledger.Recorded(Note("n2", "y"));
        await made.Reopen();
        var again = await made.Ledger.Append(request);

        Assert.IsType<Appended.Acknowledged>(first);
        Assert.Equal(first, again);
        Assert.Equal(3, (await made.Ledger.Child(Amber))!.Entries.Count);
    }

    [Theory, EachEngine]
    public async Task A_request_id_used_for_something_else_is_refused(Engine engine)
    {
        await using var made = await Made.On(engine);
        var request = By("j.shah", Born(Amber));
        await made.Ledger.Append(request);

        var refused = Assert.IsType<Appended.Refused>(await made.Ledger.Append(request with { Entries = [Born(Basil)] }));

        Assert.Contains("with other entries", Assert.Single(refused.Refusals).Message, StringComparison.Ordinal);
        Assert.Null(await made.Ledger.Child(Basil));
    }

    [Theory, EachEngine]
    public async Task Twenty_at_once_are_all_recorded_one_after_another(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => made.Ledger.Recorded(Note($"n{i}", "x"))));

        Assert.Equal(Enumerable.Range(2, 20).Select(n => (long)n), answers.Select(a => a.FirstSeq).Order());
        Assert.Null((await made.Ledger.Verify()).Fault);
    }

    [Theory, EachEngine]
    public async Task Of_several_recorded_together_one_that_is_refused_leaves_the_others(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber));

        var answers = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => made.Ledger.Append(By("j.shah", Note(i == 4 ? "n3" : $"n{i}", "x")))));

        Assert.Equal(8, answers.OfType<Appended.Acknowledged>().Count());
        Assert.Single(answers.OfType<Appended.Refused>());
        Assert.Equal(9, (await made.Ledger.Verify()).Head!.Seq);
    }

    [Theory, EachEngine]
    public async Task A_clock_that_jumps_back_puts_no_entry_before_the_one_it_follows(Engine engine)
    {
        await using var made = await Made.On(engine);
        var first = await made.Ledger.Recorded(Born(Amber));
        made.Clock.Utc -= TimeSpan.FromDays(1);

        var second = await made.Ledger.Recorded(Note("n1", "x"));

        Assert.Equal(first.RecordedAt, second.RecordedAt);
    }

    [Theory, EachEngine]
    public async Task An_entry_that_a_case_file_would_be_refused_for_is_refused_in_the_same_words(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber));

        Assert.Equal("entry n1 (case-note), field \"children[1]\": \"basil\" is not among the children of the record", await made.Ledger.Refused(Note("n1", "x", children: Basil)));
        Assert.Contains("more than 280 days before the child amber was born", await made.Ledger.Refused(Note("n1", "x", "2014-05-25")), StringComparison.Ordinal);
        Assert.Contains("names no child", await made.Ledger.Refused(Note("n1", "x") with { Children = [] }), StringComparison.Ordinal);
        Assert.Contains("is not among the people of the record", await made.Ledger.Refused(Note("n1", "x") with { People = [new("mr-b")] }), StringComparison.Ordinal);
        Assert.Contains("expected no more than 1,000,000", await made.Ledger.Refused(Note("n1", new('x', 1_000_001))), StringComparison.Ordinal);
        Assert.Contains("invisible character U+202E", await made.Ledger.Refused(Note("n\u202E1", "x")), StringComparison.Ordinal);
        Assert.Contains("invisible character U+0000", await made.Ledger.Refused(Note("n\0", "x")), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task The_day_280_days_before_the_birth_is_the_first_on_which_work_can_have_been_done(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Note("n1", "x", "2014-05-26"));
        await made.Ledger.Refused(Note("n2", "x", "2014-05-25"));
    }

    [Theory, EachEngine]
    public async Task Today_has_come_and_tomorrow_has_not(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Note("n1", "x", "2026-03-31"));

        Assert.Contains("has not come yet: today is 2026-03-31", await made.Ledger.Refused(Note("n2", "x", "2026-04-01")), StringComparison.Ordinal);

        var soon = Note("n3", "x") with { Occurred = When.At(new(made.Clock.Utc.AddMinutes(1), TimeSpan.Zero)) };
        Assert.Contains("an instant that has not come yet", await made.Ledger.Refused(soon), StringComparison.Ordinal);
        made.Clock.Utc += TimeSpan.FromMinutes(1);
        await made.Ledger.Recorded(soon);
    }

    [Theory, EachEngine]
    public async Task An_id_is_used_once_in_the_whole_record(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Born(Amber), Born(Basil), Note("n1", "x"));

        Assert.Equal("entry n1: the record holds an entry with this id already", await made.Ledger.Refused(Note("n1", "y", children: Basil)));
        Assert.Equal("entry n2: the id stands twice among what is to be recorded", await made.Ledger.Refused(Note("n2", "x"), Note("n2", "y")));
    }

    [Theory, EachEngine]
    public async Task A_person_may_be_named_once_somebody_has_said_who_it_is(Engine engine)
    {
        await using var made = await Made.On(engine);
        var mrB = new PersonDetails { Id = new("p1"), Occurred = On("2026-01-05"), Children = [Amber], Person = new("mr-b"), Relation = "mother's partner" };
        await made.Ledger.Recorded(Born(Amber), mrB, Note("n1", "x") with { People = [new("mr-b")] });
        await made.Ledger.Recorded(Note("n2", "x") with { People = [new("mr-b")] });
        await made.Ledger.Recorded(new EnteredInError { Id = new("x1"), Occurred = On("2026-03-01"), Children = [Amber], Supersedes = mrB.Id, Reason = "Nobody of that name" });

        Assert.Contains("is not among the people", await made.Ledger.Refused(Note("n3", "x") with { People = [new("mr-b")] }), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_request_id_that_can_not_be_one_is_refused(Engine engine)
    {
        await using var made = await Made.On(engine);
        foreach (var id in new[] { "a\0b", "\u202E", new('x', 201) })
            Assert.StartsWith("the id of the request ", Assert.Single(Assert.IsType<Appended.Refused>(await made.Ledger.Append(By("j.shah", Born(Amber)) with { RequestId = id })).Refusals).Message, StringComparison.Ordinal);
        Assert.Null(await made.Ledger.Head());
    }

    [Theory, EachEngine]
    public async Task A_child_or_person_whose_id_can_not_be_one_is_refused(Engine engine)
    {
        await using var made = await Made.On(engine);
        Assert.Contains("invisible character U+0000", await made.Ledger.Refused(Born(new("a\0"), id: "d1")), StringComparison.Ordinal);
        await made.Ledger.Recorded(Born(Amber));
        Assert.Contains("invisible character U+0000", await made.Ledger.Refused(Note("n1", "x") with { People = [new("p\0")] }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_recording_here_may_say_when_it_was_recorded()
    {
        await using var made = await Made.On(Engine.Sqlite);
        var earlier = By("j.shah", Born(Amber) with { RecordedAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        await Assert.ThrowsAsync<ArgumentException>(() => made.Ledger.Append(earlier));
    }
}
