using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Tests.Rules;
using Duecare.Domain.Visits;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Duties;

/// <summary>What the record held at an instant: late recording and corrections. A visit is due on Monday 17 March 2025.</summary>
public class CorrectionTests
{
    private static readonly DateTime Recorded = new(2025, 3, 25, 9, 0, 0, DateTimeKind.Utc);
    private static readonly ProtectionPlan Plan = OnPlan("2025-03-03");
    private static readonly Visit Visit = Saw("2025-03-14");

    [Fact]
    public void A_visit_recorded_late_counts_only_from_when_it_was_recorded()
    {
        var recordedLate = Visit with { RecordedAt = Recorded };
        Assert.Equal(DutyState.Overdue, Known(Recorded.AddSeconds(-1), Plan, recordedLate)[0].State);
        Assert.Equal(DutyState.Met, Known(Recorded, Plan, recordedLate)[0].State);
        Assert.Equal(DutyState.Met, Known(null, Plan, recordedLate)[0].State);
    }

    [Fact]
    public void An_entry_without_a_time_of_recording_counts_as_recorded_at_the_end_of_its_day()
    {
        Assert.Equal(DutyState.Overdue, Known(new(2025, 3, 14, 12, 0, 0, DateTimeKind.Utc), Plan, Visit)[0].State);
        Assert.Equal(DutyState.Met, Known(new(2025, 3, 15, 0, 0, 0, DateTimeKind.Utc), Plan, Visit)[0].State);
    }

    [Fact]
    public void A_correction_takes_the_place_of_the_entry_that_it_names_from_when_it_was_recorded()
    {
        var corrected = Visit with { Id = Id("corrected"), Occurred = On("2025-03-18"), RecordedAt = Recorded, Supersedes = Visit.Id };
        Assert.Equal([DutyState.Met, DutyState.DueSoon], Known(Recorded.AddSeconds(-1), Plan, Visit, corrected).States());
        Assert.Equal(["2025-03-17", "2025-03-28"], Known(Recorded.AddSeconds(-1), Plan, Visit, corrected).DueDays());
        Assert.Equal([DutyState.MetLate, DutyState.DueSoon], Known(Recorded, Plan, Visit, corrected).States());
        Assert.Equal(["2025-03-17", "2025-04-01"], Known(Recorded, Plan, Visit, corrected).DueDays());
    }

    [Fact]
    public void An_entry_made_in_error_counts_for_nothing_from_when_that_was_recorded()
    {
        var error = new EnteredInError { Id = Id("error"), Occurred = On("2025-03-25"), Children = Amber, RecordedAt = Recorded, Supersedes = Visit.Id, Reason = "another child" };
        Assert.Equal(DutyState.Met, Known(Recorded.AddSeconds(-1), Plan, Visit, error)[0].State);
        Assert.Equal([DutyState.Overdue], Known(Recorded, Plan, Visit, error).States());
        Assert.Empty(Known(Recorded, Plan, Visit, error with { Supersedes = Plan.Id }));
    }

    [Fact]
    public void A_correction_of_a_correction_leaves_only_the_last()
    {
        var second = Visit with { Id = Id("second"), Occurred = On("2025-03-18"), RecordedAt = Recorded, Supersedes = Visit.Id };
        var third = Visit with { Id = Id("third"), Occurred = On("2025-03-17"), RecordedAt = Recorded.AddHours(1), Supersedes = second.Id };
        Assert.Equal(DutyState.MetLate, Known(Recorded, Plan, Visit, second, third)[0].State);
        Assert.Equal(DutyState.Met, Known(Recorded.AddHours(1), Plan, Visit, second, third)[0].State);
    }

    [Fact]
    public void What_names_a_corrected_entry_means_the_correction()
    {
        var corrected = Referred("2025-06-10", "corrected") with { Supersedes = Id("referral"), RecordedAt = Recorded.AddYears(1) };
        var duty = TheOne("assessment-complete", "2025-07-01", Referred("2025-06-09"), corrected, Decided("2025-06-11"));
        Assert.Equal("2025-08-12", duty.DueOn());
    }

    private static IReadOnlyList<Duty> Known(DateTime? knownAt, params Entry[] entries) =>
        [.. DutyList.AsAt(new(2025, 3, 25), Rulebook.Shipped, new(new Child(Amber[0]), entries), WorkingDayCalendar.England, knownAt).Where(d => d.Rule.Id == "cp-visit")];
}
