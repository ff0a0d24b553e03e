using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Tests.Rules;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Duties;

/// <summary>What a source does not claim to hold, its silence does not prove undone. A visit is due on Monday 17 March 2025.</summary>
public class CoverageTests
{
    [Fact]
    public void A_source_that_claims_everything_shows_what_it_lacks_as_overdue() =>
        Assert.Equal(DutyState.Overdue, Held("2025-03-18", null)[0].State);

    [Fact]
    public void A_source_that_does_not_hold_visits_gives_no_evidence_of_one_missing() =>
        Assert.Equal([DutyState.NoEvidence], Held("2025-03-18", [new("protection-plan")]).States());

    [Fact]
    public void A_source_that_holds_visits_shows_a_missing_one_as_overdue() =>
        Assert.Equal(DutyState.Overdue, Held("2025-03-18", [new("visit")])[0].State);

    [Theory]
    [InlineData("2025-03-17", "2025-03-17", DutyState.Overdue)]
    [InlineData("2025-03-18", null, DutyState.NoEvidence)]
    [InlineData(null, "2025-03-16", DutyState.NoEvidence)]
    [InlineData(null, "2025-03-17", DutyState.Overdue)]
    public void What_fell_due_outside_the_days_held_has_no_evidence(string? from, string? to, DutyState expected) =>
        Assert.Equal(expected, Held("2025-04-01", [new("visit", Day(from), Day(to))])[0].State);

    [Theory]
    [InlineData("2025-03-17", DutyState.DueSoon)]
    [InlineData("2025-03-07", DutyState.Pending)]
    public void What_is_not_yet_due_is_shown_as_it_is(string asAt, DutyState expected) =>
        Assert.Equal(expected, Held(asAt, [new("protection-plan")])[0].State);

    [Fact]
    public void What_was_done_in_time_is_shown_and_what_was_done_late_is_not_claimed()
    {
        Assert.Equal(DutyState.Met, Held("2025-03-18", [new("protection-plan")], Saw("2025-03-17"))[0].State);
        Assert.Equal(DutyState.NoEvidence, Held("2025-03-18", [new("protection-plan")], Saw("2025-03-18"))[0].State);
    }

    [Fact]
    public void Several_due_days_without_evidence_are_one_row()
    {
        Entry[] held = [OnPlan("2025-03-03"), CoreGroupMet("2025-03-10")];
        Assert.Equal([DutyState.NoEvidence], Owed("core-group-subsequent", "2025-08-01", [new("visit")], held).States());
        Assert.Equal([DutyState.Missed, DutyState.Missed, DutyState.Overdue], Owed("core-group-subsequent", "2025-08-01", [new("core-group")], held).States());
    }

    [Fact]
    public void Acknowledgements_are_asked_for_only_where_the_source_holds_them()
    {
        Entry[] held = [OnPlan("2025-03-03")];
        Assert.Empty(Owed("overdue-acknowledge", "2025-03-18", [new("visit")], held));
        Assert.Single(Owed("overdue-acknowledge", "2025-03-18", [new("visit"), new("overdue-acknowledgement")], held));
    }

    private static DateOnly? Day(string? iso) => iso is null ? null : DateOnly.Parse(iso);

    private static IReadOnlyList<Duty> Held(string asAt, IReadOnlyList<Coverage>? covers, params Entry[] also) =>
        Owed("cp-visit", asAt, covers, [OnPlan("2025-03-03"), .. also]);

    private static IReadOnlyList<Duty> Owed(string rule, string asAt, IReadOnlyList<Coverage>? covers, Entry[] entries) =>
        [.. DutyList.AsAt(DateOnly.Parse(asAt), Rulebook.Shipped, new(new Child(Amber[0]), entries, covers), WorkingDayCalendar.England).Where(d => d.Rule.Id == rule)];
}
