using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Tests.Rules;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Duties;

/// <summary>Reasons for delay: which duty each belongs to, and that it changes no state. Visits are due on 17 and 31 March and 14 April 2025.</summary>
public class ReasonTests
{
    private static readonly ProtectionPlan Plan = OnPlan("2025-03-03");

    [Theory]
    [InlineData("2025-03-10", 0)]
    [InlineData("2025-03-16", 0)]
    [InlineData("2025-03-30", 0)]
    [InlineData("2025-03-31", 1)]
    [InlineData("2025-04-14", 2)]
    public void A_reason_that_names_no_occurrence_belongs_to_the_last_one_due_by_its_day_and_else_to_the_first(string given, int index) =>
        Assert.Equal(index, ReasonedAmong(Because("cp-visit", given)));

    [Fact]
    public void A_reason_that_names_an_occurrence_belongs_to_it_whatever_its_day() =>
        Assert.Equal(1, ReasonedAmong(Because("cp-visit", "2025-04-20") with { Occurrence = 2 }));

    [Fact]
    public void A_reason_belongs_to_the_duty_it_names_and_no_other()
    {
        var chronology = new ChildChronology(new Child(Amber[0]), [Plan, Saw("2025-03-17"), Because("core-group-first", "2025-03-20")]);
        var reasoned = DutyList.AsAt(new(2025, 5, 1), Rulebook.Shipped, chronology, WorkingDayCalendar.England).Where(d => d.Reason is not null);
        Assert.Equal("core-group-first", Assert.Single(reasoned).Rule.Id);
    }

    [Fact]
    public void A_reason_changes_no_state()
    {
        var before = Owed("cp-visit", "2025-03-20", Plan, Saw("2025-03-18"));
        var after = Owed("cp-visit", "2025-03-20", Plan, Saw("2025-03-18"), Because("cp-visit", "2025-03-17"));
        Assert.Equal(before.Select(d => (d.State, d.Late, d.Certainty)), after.Select(d => (d.State, d.Late, d.Certainty)));
        Assert.Equal((DutyState.MetLate, "snow"), (after[0].State, after[0].Reason));
        Assert.Equal((DutyState.Overdue, "snow"), Overdue());
    }

    private static (DutyState State, string? Reason) Overdue()
    {
        var duty = TheOne("cp-visit", "2025-03-20", Plan, Because("cp-visit", "2025-03-17"));
        return (duty.State, duty.Reason);
    }

    private static int ReasonedAmong(ReasonForDelay reason) =>
        Owed("cp-visit", "2025-05-01", Plan, Saw("2025-03-17"), Saw("2025-03-31"), Saw("2025-04-14"), reason).Select(d => d.Reason).ToList().IndexOf("snow");

    private static ReasonForDelay Because(string duty, string on) =>
        new() { Id = Id("reason"), Occurred = On(on), Children = Amber, Duty = duty, Reason = "snow" };
}
