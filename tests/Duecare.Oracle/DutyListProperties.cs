using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Duecare.Oracle;

/// <summary>What must be true of the engine's list whatever the history.</summary>
public sealed class DutyListProperties
{
    [Fact]
    public void The_order_in_which_entries_arrive_does_not_matter() => Holds(history =>
    {
        var entries = history.Chronology.Entries.ToList();
        new SplitMix(history.Seed).Shuffle(entries);
        return Same(history, history with { Chronology = history.Chronology with { Entries = entries } });
    });

    [Fact]
    public void Nothing_recorded_later_changes_what_was_known_earlier() => Holds(history =>
    {
        var knownAt = history.KnownAt ?? new DateTime(Days.EndOf(history.AsAt.DayNumber), DateTimeKind.Utc);
        var later = History.Of(history.Seed + 1).Chronology.Entries.Select(e => e with { Id = new("later-" + e.Id), RecordedAt = knownAt.AddSeconds(1), Supersedes = null });
        var corrections = history.Chronology.Entries.Where(e => e.Supersedes is null).Select(e => e with { Id = new("undo-" + e.Id), RecordedAt = knownAt.AddSeconds(1), Supersedes = e.Id });
        var then = history with { KnownAt = knownAt };
        return Same(then, then with { Chronology = then.Chronology with { Entries = [.. then.Chronology.Entries, .. later, .. corrections] } });
    });

    [Fact]
    public void What_is_missed_stays_missed_as_the_day_moves_on() => Holds(history =>
    {
        history = history with { KnownAt = null };
        if (history.Chronology.Entries.Any(e => !e.Occurred.Days.IsExact)) return true;
        var later = List(history with { AsAt = history.AsAt.AddDays((int)(history.Seed % 90)) }).Where(d => d.State == DutyState.Missed).Select(Identity).ToHashSet();
        return List(history).Where(d => d.State == DutyState.Missed && d.Certainty == Certainty.Certain).All(d => later.Contains(Identity(d)));
    });

    [Fact]
    public void A_duty_always_has_a_holder() => Holds(history => List(history).All(d => !string.IsNullOrWhiteSpace(d.Holder)));

    [Fact]
    public void A_plan_in_force_always_has_a_next_visit() => Holds(history =>
    {
        var standing = Record.Standing(history.Chronology, history.AsAt.DayNumber, history.KnownAt);
        if (standing.Any(e => !e.Occurred.Days.IsExact)) return true;
        var record = new Record(history.Chronology, standing, history.AsAt.DayNumber, new Dictionary<(string, string), int>());
        var duties = List(history);
        return record.Plans.Where(p => p.InForce(history.AsAt.DayNumber)).All(p => duties.Any(d => d.Rule.Id == (p.Protection ? "cp-visit" : "cin-visit") && IsOpen(d)));
    });

    [Fact]
    public void Asking_about_another_child_in_between_changes_nothing() => Holds(history =>
    {
        var before = Fingerprint(history);
        _ = List(History.Of(history.Seed + 1));
        return before == Fingerprint(history);
    });

    private static void Holds(Func<History, bool> property) =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed => property(History.Of((ulong)seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20_200_101, 1));

    private static bool IsOpen(Duty duty) =>
        duty.State is DutyState.Pending or DutyState.DueSoon or DutyState.Overdue or DutyState.AwaitingDate or DutyState.NoEvidence;

    private static IReadOnlyList<Duty> List(History history) =>
        DutyList.AsAt(history.AsAt, Rulebook.Shipped, history.Chronology, WorkingDayCalendar.England, history.KnownAt);

    private static bool Same(History a, History b) => Fingerprint(a) == Fingerprint(b);

    private static string Fingerprint(History history) => string.Join('\n', List(history).Select(d =>
        $"{d.Rule.Id}|{d.Person}|{d.Matter}|{d.Occurrence}|{d.Due}|{d.Met}|{d.State}|{d.Certainty}|{d.Late}|{d.Passed}|{d.Holder}|{d.Reason}"));

    private static (string, string?, string?, Window?) Identity(Duty duty) => (duty.Rule.Id, duty.Person, duty.Matter, duty.Due);
}
