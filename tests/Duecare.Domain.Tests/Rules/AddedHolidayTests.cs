using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Complaints;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Rules;

/// <summary>A bank holiday that a council added: it counts wherever working days are counted, in what an entry itself says too.</summary>
public class AddedHolidayTests
{
    /// <summary>The referral came on Monday 3 March 2025, and the case was closed on Wednesday the 5th. Another came on the 6th, and a decision that names neither.</summary>
    [Theory]
    [InlineData(null, "second")]
    [InlineData("2025-03-04", "referral")]
    public void A_decision_that_names_no_referral_is_of_the_first_one_if_a_bank_holiday_kept_that_from_being_overdue_when_the_case_closed(string? holiday, string decided)
    {
        Entry[] entries = [Referred("2025-03-03"), Closed("2025-03-05"), Referred("2025-03-06", "second"), Decided("2025-03-06") with { Referral = null }];
        var duties = DutyList.AsAt(new(2025, 3, 20), Rulebook.Shipped, new(new Child(Amber[0], new(2014, 5, 5)), entries), With(holiday));
        var met = Assert.Single(duties, d => d.Rule.Id == "referral-decision" && d.State is (DutyState.Met or DutyState.MetLate));
        Assert.Equal(decided, met.StartedBy.Entry.Id.Value);
    }

    [Theory]
    [InlineData(null, "2020-12-23")]
    [InlineData("2020-12-18", "2020-12-24")]
    public void What_the_Ombudsman_asks_for_at_once_is_due_a_working_day_later_over_a_bank_holiday(string? holiday, string due)
    {
        var decision = new OmbudsmanDecision
        {
            Id = Id("decision"),
            Occurred = On("2020-12-16"),
            Children = Amber,
            Case = "19 020 833",
            Outcome = OmbudsmanOutcome.Upheld,
            Remedies = [new() { Id = "r3", Action = "Remind all child protection staff of the timescales", Immediately = true }],
        };
        var told = new Telling().Read(new(new Child(Amber[0], new(2014, 5, 5)), [decision]), new(2021, 1, 31), With(holiday)).ToArray();
        Assert.Equal(DateOnly.Parse(due), Told.Day(told.One(Happened.OmbudsmanRemedyAgreed).NamedFrom));
    }

    [Fact]
    public void A_period_in_working_days_that_was_never_later_than_one_in_days_can_be_over_a_bank_holiday_more()
    {
        var (england, period) = (WorkingDayCalendar.England, Timescale.WorkingDays(10));
        var (days, start) = Enumerable.Range(england.FirstDay.DayNumber, england.LastDay.DayNumber - england.FirstDay.DayNumber - 30)
            .Select(day => (england.After(DateOnly.FromDayNumber(day), 10).DayNumber - day, day)).Max();
        Assert.False(PolicyLimits.NeverLater(period, Timescale.Days(days - 1), england));
        Assert.True(PolicyLimits.NeverLater(period, Timescale.Days(days), england));
        Assert.False(PolicyLimits.NeverLater(period, Timescale.Days(days), With($"{DateOnly.FromDayNumber(start + days):yyyy-MM-dd}")));
    }

    private static WorkingDayCalendar With(string? holiday)
    {
        if (holiday is null) return WorkingDayCalendar.England;
        var day = DateOnly.Parse(holiday);
        var known = WorkingDayCalendar.England.Holidays.Where(h => h.On.Year == day.Year);
        return WorkingDayCalendar.England.With(new(day.Year, day.Year, [.. known.Append(new(day, "A day of thanks", "Royal proclamation", true)).OrderBy(h => h.On)]));
    }
}
