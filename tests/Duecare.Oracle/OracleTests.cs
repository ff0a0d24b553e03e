using Duecare.Domain.Calendar;
using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Visits;
using Xunit;

namespace Duecare.Oracle;

/// <summary>The oracle against sentences of the law worked out by hand, before it is trusted to judge the engine.</summary>
public sealed class OracleTests
{
    private static readonly ChildId Me = new("child-1");

    [Theory]
    [InlineData("2022-12-23", 1, "2022-12-28")]
    [InlineData("2020-05-07", 1, "2020-05-11")]
    [InlineData("2022-06-01", 1, "2022-06-06")]
    [InlineData("2022-09-16", 1, "2022-09-20")]
    [InlineData("2027-12-24", 1, "2027-12-29")]
    [InlineData("2026-01-03", 1, "2026-01-05")]
    [InlineData("2019-12-20", 10, "2020-01-08")]
    [InlineData("2022-06-02", 15, "2022-06-24")]
    [InlineData("2023-01-23", 45, "2023-03-27")]
    [InlineData("2026-01-02", 45, "2026-03-06")]
    [InlineData("2019-09-17", -2, "2019-09-13")]
    public void Working_days_step_over_weekends_and_bank_holidays(string from, int days, string to) =>
        Assert.Equal(Day(to), Days.Step(Day(from), days));

    [Theory]
    [InlineData("2025-08-31", 6, "2026-02-28")]
    [InlineData("2023-08-31", 6, "2024-02-29")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2020-12-16", 3, "2021-03-16")]
    public void Months_go_to_the_same_day_number_or_the_last_of_a_shorter_month(string from, int months, string to) =>
        Assert.Equal(Day(to), Days.AddMonths(Day(from), months));

    [Fact]
    public void No_sum_is_done_past_the_last_bank_holiday_known() => Assert.Null(Days.Step(Day("2028-12-20"), 10));

    [Fact]
    public void Twenty_four_hours_from_three_in_the_afternoon_end_at_four_when_the_clocks_go_forward()
    {
        var rows = On("2026-03-28", new EscalationDecision { Id = Id(1), Occurred = When.At(DateTimeOffset.Parse("2026-03-28T15:00:00+00:00")), Children = [Me] });
        Assert.Equal(DateTimeOffset.Parse("2026-03-29T16:00:00+01:00").UtcTicks, Single(rows, "strategy-discussion").Due!.Value.FromTicks);
    }

    [Fact]
    public void The_forty_five_days_run_from_the_referral_and_not_from_the_decision()
    {
        var rows = On("2023-03-28", Referral("2023-01-23"), Decision("2023-01-25"));
        var row = Single(rows, "assessment-complete");
        Assert.Equal((Day("2023-03-27"), DutyState.Overdue), (row.Due!.Value.From, row.State));
        Assert.Equal(DutyState.DueSoon, Single(On("2023-03-27", Referral("2023-01-23"), Decision("2023-01-25")), "assessment-complete").State);
    }

    [Fact]
    public void Ninety_eight_days_between_core_groups_miss_two_and_the_next_is_counted_from_the_last()
    {
        var rows = On("2020-04-30", [.. Plan(), .. CoreGroups("2019-09-30", "2019-11-08", "2019-12-09", "2020-03-16", "2020-04-27")]);
        var series = rows.Where(r => r.Duty == "core-group-subsequent").OrderBy(r => r.Occurrence).Select(r => (Iso(r.Due), r.State)).ToArray();
        Assert.Equal(
            [
                ("2019-11-11", DutyState.Met), ("2019-12-20", DutyState.Met), ("2020-01-20", DutyState.Missed), ("2020-03-02", DutyState.Missed),
                ("2020-04-27", DutyState.Met), ("2020-06-08", DutyState.Pending),
            ],
            series);
    }

    [Fact]
    public void A_visit_twenty_four_working_days_late_is_met_late_and_three_due_points_had_passed()
    {
        var row = On("2019-11-30", [.. Plan(), Visit("2019-11-04")]).First(r => r.Duty == "cp-visit");
        Assert.Equal(("2019-10-01", DutyState.MetLate, (24, 24), 3), (Iso(row.Due), row.State, row.Late!.Value, row.Passed));
    }

    [Fact]
    public void A_visit_stated_as_not_made_is_missed_for_ever_and_the_next_is_counted_from_that_day()
    {
        var rows = On("2019-10-31", [.. Plan(), new Visit { Id = Id(50), Occurred = When.On(Date("2019-10-01")), Children = [Me], Outcome = VisitOutcome.NotMade }, Visit("2019-10-15")])
            .Where(r => r.Duty == "cp-visit").Select(r => (Iso(r.Due), r.State)).ToArray();
        Assert.Equal([("2019-10-01", DutyState.Missed), ("2019-10-15", DutyState.Met), ("2019-10-29", DutyState.Overdue)], rows);
    }

    [Fact]
    public void A_rough_date_that_may_be_on_time_is_possibly_late()
    {
        var visit = new Visit { Id = Id(50), Occurred = When.On(new ApproximateDate(Date("2019-09-30"), Date("2019-10-02"))), Children = [Me], Outcome = VisitOutcome.Completed, Seen = true };
        var row = On("2019-10-02", [.. Plan(), visit]).First(r => r.Duty == "cp-visit");
        Assert.Equal((DutyState.MetLate, false, (0, 1)), (row.State, row.Certain, row.Late!.Value));
    }

    [Fact]
    public void A_supervision_every_eight_weeks_is_brought_forward_to_four_by_a_protection_plan()
    {
        var rows = On("2019-09-20", [new Allocation { Id = Id(1), Occurred = When.On(Date("2019-09-10")), Children = [Me], Worker = new("worker-1") }, .. Plan()]);
        Assert.Equal("2019-10-15", Iso(Single(rows, "supervision-case").Due));
    }

    [Fact]
    public void A_child_in_need_plan_ends_when_a_protection_plan_starts()
    {
        var rows = On("2019-10-01", [new ChildInNeedPlan { Id = Id(1), Occurred = When.On(Date("2019-06-10")), Children = [Me] }, .. Plan()]);
        Assert.Equal(("2019-09-10", DutyState.Missed), (Iso(Single(rows, "cin-plan-review-first").Due), Single(rows, "cin-plan-review-first").State));
    }

    private static EntryId Id(int n) => new($"e{n:000}");

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static int Day(string day) => Date(day).DayNumber;

    private static string Iso(Span? span) => DateOnly.FromDayNumber(span!.Value.From).ToString("yyyy-MM-dd");

    private static Row Single(List<Row> rows, string duty) => Assert.Single(rows, r => r.Duty == duty);

    private static List<Row> On(string asAt, params Entry[] entries) => SecondOpinion.On(new ChildChronology(new Child(Me), entries), Date(asAt), null);

    private static Entry[] Plan() => [new Conference { Id = Id(10), Occurred = When.On(Date("2019-09-17")), Children = [Me], Type = ConferenceType.Initial, Decision = ConferenceDecision.PlanMade }];

    private static Referral Referral(string day) => new() { Id = Id(1), Occurred = When.On(Date(day)), Children = [Me] };

    private static ReferralDecision Decision(string day) =>
        new() { Id = Id(2), Occurred = When.On(Date(day)), Children = [Me], Outcome = ReferralOutcome.Section17Assessment, Reason = "need" };

    private static IEnumerable<Entry> CoreGroups(params string[] days) => days.Select((day, i) => new CoreGroup { Id = Id(20 + i), Occurred = When.On(Date(day)), Children = [Me] });

    private static Visit Visit(string day) => new() { Id = Id(60), Occurred = When.On(Date(day)), Children = [Me], Outcome = VisitOutcome.Completed, Seen = true };
}
