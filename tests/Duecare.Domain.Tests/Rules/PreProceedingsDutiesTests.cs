using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.PreProceedings;
using Xunit;

namespace Duecare.Domain.Tests.Rules;

/// <summary>Pre-proceedings decided on Monday 8 January 2024.</summary>
public class PreProceedingsDutiesTests
{
    private static readonly ChildId[] Children = [Told.Child.Id];

    private static readonly PreProceedingsDecision Decided = new() { Id = new("decided"), Occurred = Told.On("2024-01-08"), Children = Children, Reason = "No progress" };

    [Theory]
    [InlineData(false, "2024-01-22", DutyState.Met)]
    [InlineData(false, "2024-01-23", DutyState.MetLate)]
    [InlineData(true, "2024-01-15", DutyState.Met)]
    [InlineData(true, "2024-01-16", DutyState.MetLate)]
    public void A_legal_planning_meeting_is_held_in_ten_working_days_and_in_five_if_urgent(bool urgent, string held, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("legal-planning-meeting", "2024-03-01",
            new LegalPlanningRequest { Id = new("r"), Occurred = Told.On("2024-01-08"), Children = Children, Reason = "Threshold may be met", Urgent = urgent },
            Gateway(held, GatewayOutcome.ContinuePlan)).State);

    [Theory]
    [InlineData("2024-01-15", true, DutyState.Met)]
    [InlineData("2024-01-16", true, DutyState.MetLate)]
    [InlineData("2024-01-15", false, DutyState.Overdue)]
    public void The_letter_goes_with_its_plan_within_five_working_days(string on, bool plan, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("letter-before-proceedings", "2024-02-01", Decided, Letter(on) with { PlanEnclosed = plan }).State);

    [Theory]
    [InlineData(GatewayOutcome.StartPreProceedings, 1)]
    [InlineData(GatewayOutcome.ContinuePlan, 0)]
    [InlineData(GatewayOutcome.Issue, 0)]
    [InlineData(GatewayOutcome.Unknown, 0)]
    public void Only_outcome_B_of_the_gateway_asks_for_the_letter(GatewayOutcome outcome, int duties) =>
        Assert.Equal(duties, Reckoned.All("letter-before-proceedings", "2024-02-01", Gateway("2024-01-08", outcome)).Count);

    [Fact]
    public void A_decision_recorded_beside_the_gateway_that_made_it_asks_for_one_letter() =>
        Assert.Single(Reckoned.All("letter-before-proceedings", "2024-02-01", Gateway("2024-01-08", GatewayOutcome.StartPreProceedings), Decided));

    [Theory]
    [InlineData("2024-01-29", true, DutyState.Met)]
    [InlineData("2024-01-30", true, DutyState.MetLate)]
    [InlineData("2024-01-29", false, DutyState.Overdue)]
    public void The_parents_are_met_within_ten_working_days_of_the_letter(string on, bool parents, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("pre-proceedings-meeting", "2024-03-01", Letter("2024-01-15"), Meeting(on) with { ParentsAttended = parents }).State);

    [Fact]
    public void Each_six_weeks_that_pass_without_a_review_is_one()
    {
        Assert.Equal([DutyState.Met, DutyState.Pending], States("2024-03-11", Meeting("2024-01-29"), Review("2024-03-11")));
        Assert.Equal([DutyState.MetLate, DutyState.Pending], States("2024-03-12", Meeting("2024-01-29"), Review("2024-03-12")));
        Assert.Equal([DutyState.MetLate, DutyState.Pending], States("2024-04-22", Meeting("2024-01-29"), Review("2024-04-22")));
        Assert.Equal([DutyState.Missed, DutyState.Missed, DutyState.Pending], States("2024-04-23", Meeting("2024-01-29"), Review("2024-04-23")));
    }

    [Fact]
    public void Reviews_end_when_the_council_goes_to_court() =>
        Assert.Equal([DutyState.Cancelled], States("2024-06-01", Meeting("2024-01-29"), Application("2024-02-05")));

    [Theory]
    [InlineData("2024-04-29", DutyState.Met)]
    [InlineData("2024-04-30", DutyState.MetLate)]
    public void Pre_proceedings_are_decided_within_sixteen_weeks_by_stepping_down_or_going_to_court(string on, DutyState expected)
    {
        Assert.Equal(expected, Reckoned.One("pre-proceedings-end", "2024-06-01", Decided, Application(on)).State);
        Assert.Equal(expected, Reckoned.One("pre-proceedings-end", "2024-06-01", Decided,
            new PreProceedingsEnd { Id = new("end"), Occurred = Told.On(on), Children = Children, Outcome = PreProceedingsOutcome.SteppedDown, Reason = "Progress held" }).State);
    }

    [Fact]
    public void The_contingency_plan_is_due_with_the_letter()
    {
        Reckoned.Due("2024-01-15", Reckoned.One("plo-contingency", "2024-01-09", Decided));
        Reckoned.Due("2024-01-10", Reckoned.One("plo-contingency", "2024-01-10", Decided, Letter("2024-01-10")));
        Assert.Equal(DutyState.Met, Reckoned.One("plo-contingency", "2024-02-01", Decided, Letter("2024-01-10"),
            new ContingencyPlan { Id = new("plan"), Occurred = Told.On("2024-01-10"), Children = Children, Plan = "To the grandparents" }).State);
    }

    [Theory]
    [InlineData("2024-08-05", DutyState.Met)]
    [InlineData("2024-08-06", DutyState.MetLate)]
    public void Care_proceedings_end_within_twenty_six_weeks(string on, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("care-proceedings-26w", "2024-12-01", Application("2024-02-05"), Order(on)).State);

    [Theory]
    [InlineData("2024-07-29", null, "2024-09-23", DutyState.Cancelled)]
    [InlineData("2024-07-29", "2024-10-01", "2024-10-01", DutyState.Cancelled)]
    [InlineData("2024-08-06", "2024-10-01", "2024-10-01", DutyState.Missed)]
    public void The_courts_extension_replaces_the_limit_and_mends_none_that_had_passed(string extended, string? to, string due, DutyState earlier)
    {
        var duties = Reckoned.All("care-proceedings-26w", "2024-08-10", Application("2024-02-05"), new CareProceedingsExtension
        {
            Id = new("x"),
            Occurred = Told.On(extended),
            Children = Children,
            Reason = "An expert is awaited",
            ExtendedToOn = to is null ? null : Told.On(to).Days,
        });
        Assert.Equal([earlier, DutyState.Pending], duties.Select(d => d.State));
        Reckoned.Due(due, duties[1]);
    }

    private static IEnumerable<DutyState> States(string asAt, params Entry[] entries) => Reckoned.All("pre-proceedings-review", asAt, entries).Select(d => d.State);

    private static LegalPlanningMeeting Gateway(string on, GatewayOutcome outcome) =>
        new() { Id = new("gateway"), Occurred = Told.On(on), Children = Children, Outcome = outcome, Reason = "Discussed" };

    private static LetterBeforeProceedings Letter(string on) => new() { Id = new("letter"), Occurred = Told.On(on), Children = Children };

    private static PreProceedingsMeeting Meeting(string on) => new() { Id = new("meeting"), Occurred = Told.On(on), Children = Children };

    private static PreProceedingsReview Review(string on) => new() { Id = new("review"), Occurred = Told.On(on), Children = Children };

    private static CourtApplication Application(string on) => new() { Id = new("application"), Occurred = Told.On(on), Children = Children };

    private static FinalOrder Order(string on) => new() { Id = new("order"), Occurred = Told.On(on), Children = Children, Outcome = CourtOutcome.CareOrder };
}
