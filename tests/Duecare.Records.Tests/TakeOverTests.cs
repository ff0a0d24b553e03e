using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests;

/// <summary>Records taken over from files, against the files themselves.</summary>
public class TakeOverTests
{
    private static readonly DateOnly[] Days = [new(2019, 9, 1), new(2020, 1, 12), new(2020, 12, 16), new(2021, 8, 1), new(2023, 3, 28), new(2024, 8, 6), new(2026, 3, 31)];

    private static readonly DateTime?[] Instants = [null, new(2020, 3, 1, 12, 0, 0, DateTimeKind.Utc), new(2023, 2, 1, 0, 0, 0, DateTimeKind.Utc)];

    [Theory, EachEngine]
    public async Task Both_decisions_taken_over_give_the_duty_lists_of_their_files_on_any_day_and_as_known_at_any_instant(Engine engine)
    {
        foreach (var name in Taken.Decisions)
        {
            await using var made = await Made.On(engine);
            using var file = Taken.Decision(name);
            await Taken.Whole(made.Ledger, Taken.Source(file));
            Assert.Null((await made.Ledger.Verify()).Fault);
            foreach (var chronology in file.Chronologies()) await AssertSame(made.Ledger, chronology);
        }
    }

    [Theory, EachEngine]
    public async Task Two_files_whose_entries_share_ids_are_taken_over_under_a_prefix(Engine engine)
    {
        await using var made = await Made.On(engine);
        using var file = Taken.Decision("essex-23-015-769.json");
        var first = file.Chronologies().Single();
        var second = new ChildChronology(first.Child with { Id = Basil }, [.. first.Entries.Select(e => e with { Children = [Basil] })], first.Covers);
        await Taken.Whole(made.Ledger, Taken.Source(file));

        var source = Taken.Source(file, "another file") with { Children = [second.Child], Chronologies = [second] };
        var refused = await made.Ledger.TakeOver(source);
        await Taken.Whole(made.Ledger, source with { IdPrefix = "second/" });

        Assert.Equal("entry e1: the record holds an entry with this id already", refused.Refusals[0].ToString());
        await AssertSame(made.Ledger, first);
        await AssertSame(made.Ledger, second, "second/");
    }

    [Theory, EachEngine]
    public async Task An_authority_taken_over_gives_each_child_the_duty_list_of_the_file_in_whatever_order_the_children_came(Engine engine)
    {
        using var file = Taken.Authority(130);
        foreach (var backwards in new[] { false, true })
        {
            await using var made = await Made.On(engine);
            made.Clock.Utc = new(2026, 4, 1, 9, 0, 0, DateTimeKind.Utc);
            var source = Taken.Source(file);
            if (backwards) source = source with { Children = source.Children.Reverse(), Chronologies = source.Chronologies.Reverse() };
            await Taken.Whole(made.Ledger, source);
            var read = new Dictionary<ChildId, ChildChronology>();
            await foreach (var record in made.Ledger.Children()) read.Add(record.Chronology.Child.Id, record.Chronology);

            Assert.Equal(130, read.Count);
            foreach (var chronology in file.Chronologies())
                Assert.Equal(Taken.Lines(chronology, new(2026, 4, 1)), Taken.Lines(read[chronology.Child.Id], new(2026, 4, 1)));
        }
    }

    [Theory, EachEngine]
    public async Task A_file_taken_over_again_or_after_being_cut_off_records_nothing_twice(Engine engine)
    {
        using var file = Taken.Authority(60);
        await using var made = await Made.On(engine);
        made.Clock.Utc = new(2026, 4, 1, 9, 0, 0, DateTimeKind.Utc);
        var source = Taken.Source(file);
        await Assert.ThrowsAsync<IOException>(() => made.Ledger.TakeOver(source with { Chronologies = CutOff(source.Chronologies, 25) }));
        var cutOff = (await made.Ledger.Head())!.Seq;
        made.Clock.Utc = made.Clock.Utc.AddDays(3);
        await Taken.Whole(made.Ledger, source);
        var whole = (await made.Ledger.Head())!.Seq;
        await Taken.Whole(made.Ledger, source);

        Assert.InRange(cutOff, 1, whole - 1);
        Assert.Equal(whole, (await made.Ledger.Head())!.Seq);
        await AssertSame(made.Ledger, file.Chronologies().First());
        await AssertSame(made.Ledger, file.Chronologies().Last());
    }

    [Theory, EachEngine]
    public async Task An_entry_that_says_something_else_than_the_record_stops_the_import_and_is_named(Engine engine)
    {
        await using var made = await Made.On(engine);
        using var file = Taken.Decision("essex-23-015-769.json");
        await Taken.Whole(made.Ledger, Taken.Source(file));
        var chronology = file.Chronologies().Single();
        var changed = chronology.Entries.Select(e => e is CaseNote { Id.Value: "e9" } note ? note with { Text = "Something else." } : e);

        var refused = await made.Ledger.TakeOver(Taken.Source(file) with { Chronologies = [chronology with { Entries = [.. changed] }] });

        Assert.Equal("entry e9: the record holds an entry with this id already", Assert.Single(refused.Refusals).ToString());
    }

    [Theory, EachEngine]
    public async Task From_the_day_on_which_everything_is_recorded_here_silence_says_that_it_was_not_done(Engine engine)
    {
        await using var made = await Made.On(engine);
        var referral = new Domain.FrontDoor.Referral { Id = new("r1"), Occurred = On("2026-03-02"), Children = [Amber], Source = "1A" };
        var later = referral with { Id = new("r2"), Occurred = On("2026-03-20") };
        var source = new Keeping.TakenOver
        {
            From = "old system",
            Author = "import",
            Covers = [new("referral")],
            RecordedHereFrom = new(2026, 3, 10),
            Chronologies = [new(new(Amber, new(2015, 3, 2)), [referral, later])],
        };
        await Taken.Whole(made.Ledger, source);

        var lines = Taken.Lines((await made.Ledger.Child(Amber))!.Chronology, new(2026, 3, 31)).Where(l => l.StartsWith("referral-decision |", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, lines.Count);
        Assert.Contains("NoEvidence", lines[0], StringComparison.Ordinal);
        Assert.Contains("Overdue", lines[1], StringComparison.Ordinal);
    }

    private static async Task AssertSame(Ledger ledger, ChildChronology file, string idPrefix = "")
    {
        foreach (var instant in Instants)
        {
            var read = (await ledger.Child(file.Child.Id, instant))!.Chronology;
            Assert.Equal(file.Child, read.Child);
            foreach (var day in Days) Assert.Equal(Taken.Lines(file, day, instant), Taken.Lines(read, day, instant, idPrefix));
        }
    }

    private static IEnumerable<ChildChronology> CutOff(IEnumerable<ChildChronology> chronologies, int after)
    {
        foreach (var chronology in chronologies)
        {
            if (after-- == 0) throw new IOException("the file was taken away");
            yield return chronology;
        }
    }
}
