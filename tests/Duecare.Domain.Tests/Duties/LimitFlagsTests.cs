using Duecare.Domain.Calendar;
using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Chronology;
using Duecare.Domain.Complaints;
using Duecare.Domain.Duties;
using Duecare.Domain.InformationRights;
using Duecare.Domain.Protection;
using Duecare.Domain.Tests.Rules;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Duties;

/// <summary>Acts outside a limit that a rule states without owing anything: on both sides of each limit's last day.</summary>
public class LimitFlagsTests
{
    private const ComplaintProcedure ChildrenAct = ComplaintProcedure.ChildrenAct;
    private static readonly ProtectionPlanEnd SteppedDown = PlanOver("2024-03-04") with { Reason = ProtectionPlanEndReason.SteppedDown };

    [Theory]
    [InlineData("2024-06-03", 1)]
    [InlineData("2024-06-04", 0)]
    public void A_child_in_need_plan_that_ends_within_three_months_of_child_protection_is_flagged(string ended, int flags)
    {
        var found = Flags(SteppedDown, InNeed("2024-03-04"), InNeedOver(ended));
        Assert.Equal(flags, found.Count);
        if (flags == 0) return;
        Assert.Equal(("cin-post-cp-minimum", "in need over " + ended), (found[0].Rule.Id, found[0].Entry.Value));
        Assert.Equal(new Lateness(TimeUnit.Days, 1, 1), found[0].Outside);
        Assert.Equal("2024-06-04", found[0].Limit!.Value.Iso().To);
        Assert.Equal("Protection plan stepped down on 4 March 2024; 3 months from there is 4 June 2024; child in need plan ended on 3 June 2024, 1 day before that.", found[0].Because);
    }

    [Fact]
    public void Closing_the_case_ends_the_child_in_need_plan_too() =>
        Assert.Equal(["cin-post-cp-minimum"], Flags(SteppedDown, InNeed("2024-03-04"), Closed("2024-05-01")).Select(f => f.Rule.Id));

    [Theory]
    [InlineData("2024-05-01")]
    [InlineData("2024-04-30")]
    public void A_child_who_is_stepped_up_again_has_no_minimum_to_keep(string on) =>
        Assert.Empty(Flags(SteppedDown, InNeed("2024-03-04"), OnPlan(on), InNeedOver("2024-05-01")));

    [Fact]
    public void A_plan_that_ends_without_stepping_down_sets_no_minimum() =>
        Assert.Empty(Flags(PlanOver("2024-03-04"), InNeed("2024-03-04"), InNeedOver("2024-04-01")));

    [Fact]
    public void What_ends_on_the_day_of_stepping_down_is_the_plan_before() =>
        Assert.Empty(Flags(SteppedDown, InNeedOver("2024-03-04")));

    [Fact]
    public void Only_the_first_end_after_stepping_down_is_held_against_it() =>
        Assert.Single(Flags(SteppedDown, InNeed("2024-03-04"), InNeedOver("2024-04-02"), InNeed("2024-04-03"), InNeedOver("2024-05-01")));

    [Theory]
    [InlineData("2024-04-05", 0)]
    [InlineData("2024-04-08", 1)]
    public void Stage_2_asked_for_more_than_twenty_working_days_after_the_answer_is_flagged(string asked, int flags)
    {
        // Twenty working days from Wednesday 6 March, Good Friday 29 March and Easter Monday 1 April not counted, end on Friday 5 April.
        var found = Flags(Received("2024-03-01"), Answered("2024-03-06", ComplaintStage.Stage1), Asked(asked, ComplaintStage.Stage2));
        Assert.Equal(flags, found.Count);
        Assert.All(found, f => Assert.Equal(("ca-stage2-request-window", new Lateness(TimeUnit.WorkingDays, 1, 1)), (f.Rule.Id, f.Outside!.Value)));
    }

    [Fact]
    public void A_statement_agreed_after_the_window_is_not_a_late_request() =>
        Assert.Empty(Flags(Received("2024-03-01"), Answered("2024-03-06", ComplaintStage.Stage1), Asked("2024-03-20", ComplaintStage.Stage2) with { StatementAwaited = true },
            new ComplaintStatement { Id = Id("statement"), Occurred = On("2024-05-20"), Children = Amber, Complaint = "c1" }));

    [Fact]
    public void A_stage_asked_for_as_of_right_before_any_answer_is_within_its_window() =>
        Assert.Empty(Flags(Received("2024-03-01"), Asked("2024-04-02", ComplaintStage.Stage2), Answered("2024-04-15", ComplaintStage.Stage1)));

    [Fact]
    public void A_window_of_one_complaint_is_not_held_against_another() =>
        Assert.Empty(Flags(Received("2024-03-01"), Answered("2024-03-06", ComplaintStage.Stage1), Asked("2024-05-07", ComplaintStage.Stage2) with { Complaint = "c2" }));

    [Theory]
    [InlineData("2024-04-05", 0)]
    [InlineData("2024-04-08", 1)]
    public void Stage_3_asked_for_more_than_twenty_working_days_after_the_adjudication_is_flagged(string asked, int flags) =>
        Assert.Equal(flags, Flags(Received("2024-01-01"), Answered("2024-03-06", ComplaintStage.Stage2), Asked(asked, ComplaintStage.Stage3))
            .Count(f => f.Rule.Id == "ca-stage3-request-window"));

    [Theory]
    [InlineData("2023-03-01", 0)]
    [InlineData("2023-02-28", 1)]
    public void A_complaint_made_more_than_a_year_after_the_matter_was_known_is_flagged(string known, int flags)
    {
        var found = Flags(Received("2024-03-01") with { KnownToComplainantOn = On(known).Days });
        Assert.Equal(flags, found.Count(f => f.Rule.Id == "ca-time-limit"));
        Assert.All(found, f => Assert.Equal("c1", f.Entry.Value));
    }

    [Fact]
    public void The_years_limit_is_that_of_the_Children_Act_procedure_only() =>
        Assert.Empty(Flags(Received("2024-03-01") with { Route = ComplaintProcedure.Corporate, KnownToComplainantOn = On("2020-01-01").Days }));

    [Theory]
    [InlineData("[2023-02-20..2023-02-28]", Certainty.Certain, 2, 10)]
    [InlineData("[2023-02-20..2023-03-01]", Certainty.Possible, 0, 10)]
    public void A_rough_date_makes_a_flag_certain_only_if_every_reading_does(string known, Certainty certainty, int least, int most)
    {
        var flag = Assert.Single(Flags(Received("2024-03-01") with { KnownToComplainantOn = On(known).Days }));
        Assert.Equal((certainty, least, most), (flag.Certainty, flag.Outside!.Value.Min, flag.Outside.Value.Max));
    }

    [Theory]
    [InlineData("2024-05-24", 0)]
    [InlineData("2024-05-25", 1)]
    public void A_first_answer_after_twelve_weeks_is_past_what_the_Ombudsman_normally_allows(string answered, int flags) =>
        Assert.Equal(flags, Flags(Received("2024-03-01"), Answered(answered, ComplaintStage.Stage1)).Count(f => f.Rule.Id == "lgsco-premature"));

    [Fact]
    public void A_clarification_that_nobody_had_asked_for_is_flagged()
    {
        var flag = Assert.Single(Flags(Requested, Clarified("2024-03-15")));
        Assert.Equal(("sar-clarify", "clarified 2024-03-15", null, null), (flag.Rule.Id, flag.Entry.Value, flag.Limit, flag.Outside));
        Assert.Equal("Subject access clarified on 15 March 2024, and nothing that it answers came before it (subject access paused).", flag.Because);
    }

    [Fact]
    public void A_clarification_that_was_asked_for_is_not_and_a_second_one_is()
    {
        Assert.Empty(Flags(Requested, AskedToClarify("2024-03-10"), Clarified("2024-03-15")));
        Assert.Equal("clarified 2024-03-20", Assert.Single(Flags(Requested, AskedToClarify("2024-03-10"), Clarified("2024-03-15"), Clarified("2024-03-20"))).Entry.Value);
        Assert.Empty(Flags(Requested with { IdentityAwaited = true }, Clarified("2024-03-15")));
    }

    [Fact]
    public void What_had_not_happened_by_the_day_or_was_not_recorded_by_the_instant_is_not_flagged()
    {
        Entry[] record = [SteppedDown, InNeed("2024-03-04"), InNeedOver("2024-05-01")];
        Assert.Empty(LimitFlags.AsAt(new(2024, 4, 30), Rulebook.Shipped, new(new Child(Amber[0]), record), WorkingDayCalendar.England));
        Assert.Single(LimitFlags.AsAt(new(2024, 5, 1), Rulebook.Shipped, new(new Child(Amber[0]), record), WorkingDayCalendar.England));
        Assert.Empty(LimitFlags.AsAt(new(2024, 6, 1), Rulebook.Shipped, new(new Child(Amber[0]), record), WorkingDayCalendar.England, new(2024, 4, 30, 0, 0, 0, DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData("2024-04-30", 0)]
    [InlineData("2024-05-01", 1)]
    public void An_end_that_the_plans_own_row_states_is_flagged_from_its_day(string asAt, int flags) =>
        Assert.Equal(flags, LimitFlags.AsAt(DateOnly.Parse(asAt), Rulebook.Shipped,
            new(new Child(Amber[0]), [SteppedDown, InNeed("2024-03-04") with { EndedOn = On("2024-05-01").Days }]), WorkingDayCalendar.England).Count);

    [Fact]
    public void A_councils_own_minimum_decides()
    {
        var policy = new CouncilPolicy("Exampleshire", [new() { Version = "1", InForceFrom = new(2024, 1, 1), Reason = "r", Rules = [new() { Id = "cin-post-cp-minimum", Within = Timescale.Months(6), Reason = "r" }] }]);
        ChildChronology record = new(new Child(Amber[0]), [SteppedDown, InNeed("2024-03-04"), InNeedOver("2024-09-03")]);
        Assert.Empty(LimitFlags.AsAt(new(2024, 12, 1), Rulebook.Shipped, record, WorkingDayCalendar.England));
        Assert.Single(LimitFlags.AsAt(new(2024, 12, 1), Rulebook.Shipped.With(policy), record, WorkingDayCalendar.England));
    }

    [Fact]
    public void A_limit_is_never_a_duty() =>
        Assert.DoesNotContain(DutyList.AsAt(new(2025, 1, 1), Rulebook.Shipped, new(new Child(Amber[0]), [SteppedDown, InNeed("2024-03-04"), InNeedOver("2024-05-01"), Received("2024-03-01")]), WorkingDayCalendar.England),
            d => d.Rule.Form == RuleForm.LimitOnly);

    /// <summary>The page says of which limits no entry can tell the act; the others each have one.</summary>
    [Fact]
    public void Only_the_limits_whose_act_no_entry_records_flag_nothing() =>
        Assert.Equal(["lgsco-time-limit", "retention-cp", "retention-lac"],
            Rulebook.Shipped.Rows.Where(r => r.Form == RuleForm.LimitOnly && r.FlaggedActs.Count == 0).Select(r => r.Id).Order(StringComparer.Ordinal));

    private static SubjectAccessRequest Requested { get; } = new() { Id = Id("sar"), Occurred = On("2024-03-04"), Children = Amber, Reference = "s1" };

    private static SubjectAccessClarificationRequest AskedToClarify(string on) => new() { Id = Id("asked " + on), Occurred = On(on), Children = Amber, Request = "s1", Asked = "which years" };

    private static SubjectAccessClarification Clarified(string on) => new() { Id = Id("clarified " + on), Occurred = On(on), Children = Amber, Request = "s1" };

    private static ChildInNeedPlanEnd InNeedOver(string on) => new() { Id = Id("in need over " + on), Occurred = On(on), Children = Amber };

    private static Complaint Received(string on) => new() { Id = Id("c1"), Occurred = On(on), Children = Amber, Reference = "c1", Route = ChildrenAct, RouteReason = "eligible" };

    private static ComplaintResponse Answered(string on, ComplaintStage stage) =>
        new() { Id = Id("answered " + on), Occurred = On(on), Children = Amber, Complaint = "c1", Procedure = ChildrenAct, Stage = stage, Outcome = ComplaintOutcome.NotUpheld };

    private static ComplaintStageRequest Asked(string on, ComplaintStage stage) =>
        new() { Id = Id("asked " + on), Occurred = On(on), Children = Amber, Complaint = "c1", Procedure = ChildrenAct, Stage = stage };

    /// <summary>The flags of a child, of whom a count of the duties under any scope must have said that there may be some.</summary>
    private static IReadOnlyList<LimitFlag> Flags(params Entry[] entries)
    {
        ChildChronology record = new(new Child(Amber[0]), entries, [new("visit")]);
        var flags = LimitFlags.AsAt(new(2026, 1, 1), Rulebook.Shipped, record, WorkingDayCalendar.England);
        foreach (var scope in Enum.GetValues<Scope>())
            Assert.True(flags.Count == 0 || DutyList.Counted(new(2026, 1, 1), Rulebook.Shipped, record, WorkingDayCalendar.England, scope: scope).MayBeFlagged, $"{scope} would not look for {flags.Count} flags");
        return flags;
    }
}
