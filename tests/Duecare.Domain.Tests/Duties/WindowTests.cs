using Duecare.Domain.Duties;
using Duecare.Domain.Tests.Rules;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Duties;

/// <summary>Dates known only roughly: the state is the worst that they allow, and says whether another reading gives another. Sums past the bank holidays known.</summary>
public class WindowTests
{
    /// <summary>Referred from 21 to 31 January 2023: 45 working days on, that is 24 March to 4 April.</summary>
    [Theory]
    [InlineData("2023-03-24", DutyState.Met, Certainty.Certain)]
    [InlineData("2023-03-27", DutyState.MetLate, Certainty.Possible)]
    [InlineData("2023-04-04", DutyState.MetLate, Certainty.Possible)]
    [InlineData("2023-04-05", DutyState.MetLate, Certainty.Certain)]
    public void A_start_in_late_January_makes_lateness_possible_between_the_first_and_last_due_day(string authorised, DutyState expected, Certainty certainty)
    {
        var duty = TheOne("assessment-complete", "2023-06-01", Referred("[2023-01-21..2023-01-31]"), Decided("2023-02-01"), Authorised(authorised));
        Assert.Equal(("2023-03-24", "2023-04-04"), TheDays(duty));
        Assert.Equal((expected, certainty), (duty.State, duty.Certainty));
    }

    [Theory]
    [InlineData("2025-03-17", DutyState.DueSoon, Certainty.Certain)]
    [InlineData("2025-03-18", DutyState.Overdue, Certainty.Possible)]
    [InlineData("2025-03-19", DutyState.Overdue, Certainty.Possible)]
    [InlineData("2025-03-20", DutyState.Overdue, Certainty.Certain)]
    public void A_visit_is_possibly_overdue_after_its_first_due_day_and_certainly_after_its_last(string asAt, DutyState expected, Certainty certainty)
    {
        var duty = TheOne("cp-visit", asAt, OnPlan("[2025-03-03..2025-03-05]"));
        Assert.Equal(("2025-03-17", "2025-03-19"), TheDays(duty));
        Assert.Equal((expected, certainty), (duty.State, duty.Certainty));
    }

    [Theory]
    [InlineData("[2025-03-14..2025-03-17]", DutyState.Met, Certainty.Certain)]
    [InlineData("[2025-03-14..2025-03-18]", DutyState.MetLate, Certainty.Possible)]
    [InlineData("[2025-03-17..2025-03-20]", DutyState.MetLate, Certainty.Possible)]
    [InlineData("[2025-03-18..2025-03-20]", DutyState.MetLate, Certainty.Certain)]
    public void A_visit_on_a_day_known_roughly_is_certainly_late_only_if_its_first_day_is(string visited, DutyState expected, Certainty certainty)
    {
        var duty = Owed("cp-visit", "2025-03-21", OnPlan("2025-03-03"), Saw(visited))[0];
        Assert.Equal((expected, certainty), (duty.State, duty.Certainty));
    }

    [Fact]
    public void Lateness_runs_from_the_least_to_the_most_that_the_dates_allow()
    {
        var late = Owed("cp-visit", "2025-03-25", OnPlan("2025-03-03"), Saw("[2025-03-18..2025-03-20]"))[0].Late!.Value;
        Assert.Equal((1, 3), (late.Min, late.Max));
    }

    [Fact]
    public void What_may_still_be_to_come_meets_nothing_yet()
    {
        Assert.Equal(DutyState.DueSoon, TheOne("cp-visit", "2025-03-16", OnPlan("2025-03-03"), Saw("[2025-03-14..2025-03-17]")).State);
        Assert.Equal(DutyState.Met, Owed("cp-visit", "2025-03-17", OnPlan("2025-03-03"), Saw("[2025-03-14..2025-03-17]"))[0].State);
    }

    [Fact]
    public void A_meeting_that_may_have_passed_two_due_days_leaves_both_possibly_missed()
    {
        var duties = Owed("core-group-subsequent", "2025-06-10", OnPlan("2025-03-03"), CoreGroupMet("2025-03-10"), CoreGroupMet("[2025-06-02..2025-06-03]"));
        Assert.Equal([DutyState.Missed, DutyState.Missed, DutyState.Pending], duties.States());
        Assert.All(duties.Take(2), d => Assert.Equal(Certainty.Possible, d.Certainty));
    }

    [Theory]
    [InlineData("2028-12-13", "2028-12-29")]
    [InlineData("2028-12-14", null)]
    public void A_sum_in_working_days_that_leaves_the_bank_holidays_known_awaits_a_date(string planned, string? due)
    {
        var duty = TheOne("cp-visit", "2028-12-20", OnPlan(planned));
        Assert.Equal(due, duty.Due?.Iso().From);
        Assert.Equal(due is null, duty.State == DutyState.AwaitingDate);
    }

    [Fact]
    public void A_sum_in_months_needs_no_bank_holidays() =>
        Assert.Equal("2029-03-15", TheOne("cp-review-first", "2028-12-20", OnPlan("2028-12-15")).DueOn());

    private static (string From, string To) TheDays(Duty duty) => duty.Due!.Value.Iso();
}
