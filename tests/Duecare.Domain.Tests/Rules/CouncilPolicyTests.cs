using Duecare.Domain.Calendar;
using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Xunit;

namespace Duecare.Domain.Tests.Rules;

public class CouncilPolicyTests
{
    private static readonly ChildId[] Children = [Told.Child.Id];

    private static readonly RuleChange WeeklyVisits = new() { Id = "cp-visit", Within = Timescale.WorkingDays(5), Then = Timescale.WorkingDays(5), Reason = "Seen every week" };

    private static readonly AddedDuty Chronology = new()
    {
        Id = "local-chronology",
        Title = "Bring the chronology up to date",
        Chapter = Chapter.ChildProtection,
        StartsOn = [Happened.CoreGroupHeld],
        Within = Timescale.WorkingDays(5),
        MetBy = [Happened.ChronologyUpdated],
        EndsOn = [Happened.CaseClosed],
        Holder = Role.TeamManager,
        Reason = "An audit",
    };

    [Theory]
    [InlineData("2026-03-31", "2026-04-16")]
    [InlineData("2026-04-01", "2026-04-10")]
    [InlineData("2027-01-03", "2027-01-08")]
    [InlineData("2027-01-04", "2027-01-18")]
    public void The_version_in_force_on_the_day_the_plan_starts_decides_how_often_the_child_is_visited(string started, string due) =>
        Reckoned.Due(due, One("cp-visit", started, Policy([WeeklyVisits], nextFrom: "2027-01-04"), Plan(started)));

    [Fact]
    public void A_plan_that_runs_already_keeps_its_interval_after_the_policy_comes_into_force()
    {
        var duty = Duties("2026-06-30", Policy([WeeklyVisits]), Plan("2026-03-31")).First(d => d.Rule.Id == "cp-visit");
        Assert.Equal(Timescale.WorkingDays(10), duty.Period);
    }

    [Fact]
    public void A_duty_with_the_councils_number_cites_the_policy_and_the_rule_it_takes_the_place_of()
    {
        var duty = One("cp-visit", "2026-04-01", Policy([WeeklyVisits]), Plan("2026-04-01"));
        Assert.StartsWith("Exampleshire's policy 2026.1, in place of the 10 working days of Local Government", duty.Source, StringComparison.Ordinal);
        Assert.EndsWith("Exampleshire's policy 2026.1, in force from 1 April 2026: Seen every week", duty.Rule.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_stands_beside_the_legal_limit_and_leaves_it_and_its_source_as_they_are()
    {
        var target = new RuleChange { Id = "assessment-complete", Target = Timescale.WorkingDays(35), Reason = "Time to check" };
        var duty = One("assessment-complete", "2026-04-02", Policy([target]), Referral("2026-04-01"));
        Reckoned.Due("2026-06-09", duty);
        Assert.Equal(new DateOnly(2026, 5, 26), duty.Target?.Latest);
        Assert.StartsWith("Working Together", duty.Source, StringComparison.Ordinal);
        Assert.Null(One("assessment-complete", "2026-04-02", Policy([target]), Referral("2026-03-31")).Target);
    }

    [Theory]
    [InlineData("2026-03-31", 1)]
    [InlineData("2026-04-01", 0)]
    public void A_local_duty_that_is_switched_off_is_not_owed_by_what_starts_from_that_day(string started, int owed)
    {
        var off = new RuleChange { Id = "cin-visit", Off = true, Reason = "Visits follow the plan" };
        var plan = new ChildInNeedPlan { Id = new("p"), Occurred = Told.On(started), Children = Children };
        Assert.Equal(owed, Duties(started, Policy([off]), plan).Count(d => d.Rule.Id == "cin-visit"));
    }

    [Theory]
    [InlineData("2026-04-10", DutyState.Met)]
    [InlineData("2026-04-11", DutyState.MetLate)]
    public void An_added_duty_is_owed_met_and_late_like_any_other(string updated, DutyState expected)
    {
        var duty = One("local-chronology", "2026-05-01", Policy([], Chronology), CoreGroup("2026-04-01"),
            new ChronologyUpdate { Id = new("u"), Occurred = Told.On(updated), Children = Children });
        Reckoned.Due("2026-04-10", duty);
        Assert.Equal((expected, Role.TeamManager), (duty.State, duty.HeldBy));
        Assert.Equal("Exampleshire's policy 2026.1, duty local-chronology", duty.Source);
    }

    [Fact]
    public void An_added_duty_is_not_owed_by_what_happened_before_the_policy() =>
        Assert.DoesNotContain(Duties("2026-05-01", Policy([], Chronology), CoreGroup("2026-03-31")), d => d.Rule.Id == "local-chronology");

    [Fact]
    public void A_status_that_shortens_a_series_never_lengthens_it_beyond_the_councils_own_interval()
    {
        var rule = Rulebook.Shipped.With(Policy([new() { Id = "supervision-case", Within = Timescale.Weeks(3), Then = Timescale.Weeks(3), Reason = "r" }]))
            .Rows.Single(r => r is { Id: "supervision-case", InForceFrom: not null });
        Assert.Equal(Timescale.Weeks(3), Assert.Single(rule.Intervals).Then);
    }

    [Theory]
    [InlineData("icpc-report-shared", "3wd", "3wd 5wd")]
    [InlineData("icpc-report-shared", "6wd", "6wd 6wd")]
    [InlineData("supervision-worker", "3w", "2w ")]
    [InlineData("supervision-worker", "1w", "1w ")]
    public void A_start_with_a_sooner_period_of_its_own_keeps_it(string id, string within, string starts)
    {
        var rule = Rulebook.Shipped.With(Policy([new() { Id = id, Within = Period(within), Reason = "r" }])).Rows.Single(r => r.Id == id && r.InForceFrom is not null);
        Assert.Equal(starts, string.Join(' ', rule.StartsOn.Select(s => s.Within?.Short)));
    }

    [Fact]
    public void A_policy_that_changes_nothing_leaves_every_row_as_it_was() =>
        Assert.Equal(Rulebook.Shipped.Rows, Rulebook.Shipped.With(Policy([])).Rows);

    [Theory]
    [InlineData("15wd", null)]
    [InlineData("16wd", "16 working days is longer than the 15 working days of Working Together to Safeguard Children 2023: a policy may shorten it, not lengthen it")]
    [InlineData("15d", null)]
    [InlineData("19d", null)]
    [InlineData("20d", "20 days can be longer than the 15 working days of Working Together to Safeguard Children 2023: a policy may shorten it, not lengthen it")]
    [InlineData("3w", "3 weeks can be longer than the 15 working days of Working Together to Safeguard Children 2023: a policy may shorten it, not lengthen it")]
    [InlineData("72h", null)]
    [InlineData("0wd", "is no time at all: expected one or more")]
    public void What_guidance_fixes_may_be_shortened_and_not_lengthened(string within, string? refused) =>
        Assert.Equal(refused, Refusal(new() { Id = "icpc", Within = Period(within), Reason = "r" }));

    [Theory]
    [InlineData("cp-review-first", "89d", true)]
    [InlineData("cp-review-first", "90d", false)]
    [InlineData("sar-response", "28d", true)]
    [InlineData("sar-response", "29d", false)]
    [InlineData("strategy-discussion", "24h", true)]
    [InlineData("strategy-discussion", "25h", false)]
    [InlineData("strategy-discussion", "1d", false)]
    [InlineData("strategy-discussion-emergency", "24h", false)]
    [InlineData("cp-visit", "60wd", true)]
    public void Another_unit_is_taken_only_if_no_start_gives_a_later_day(string id, string within, bool taken) =>
        Assert.Equal(taken, Refusal(new() { Id = id, Within = Period(within), Reason = "r" }) is null);

    [Theory]
    [InlineData("icpc", "Working Together to Safeguard Children 2023 asks it (statutory guidance): a policy may not switch it off")]
    [InlineData("s47-enquiry-complete", "Working Together to Safeguard Children 2023 asks it (statutory guidance): a policy may not switch it off")]
    [InlineData("cp-visit", "Local Government and Social Care Ombudsman, Essex County Council (19 020 833), Analysis 2, item 2 asks it (case): a policy may not switch it off")]
    [InlineData("pre-proceedings-end", null)]
    [InlineData("cin-visit", null)]
    public void Only_what_is_wholly_the_councils_own_can_be_switched_off(string id, string? refused) =>
        Assert.Equal(refused, Refusal(new() { Id = id, Off = true, Reason = "r" }));

    [Theory]
    [InlineData("assessment-complete", null, "45wd", null)]
    [InlineData("assessment-complete", null, "46wd", "the target of 46 working days is, or can be, later than the limit of 45 working days: expected a target no later than the limit")]
    [InlineData("assessment-complete", "30wd", "35wd", "the target of 35 working days is, or can be, later than the limit of 30 working days: expected a target no later than the limit")]
    [InlineData("assessment-complete", null, "24h", "24 hours is in hours: a target is counted in days, weeks, months or working days")]
    [InlineData("cp-visit", null, "3wd", "a target is kept only for what is owed once, by a period from its start")]
    public void A_target_is_for_what_is_owed_once_and_no_later_than_the_limit(string id, string? within, string target, string? refused) =>
        Assert.Equal(refused, Refusal(new() { Id = id, Within = within is null ? null : Period(within), Target = Period(target), Reason = "r" }));

    [Fact]
    public void A_limit_on_what_others_may_do_is_not_a_councils_to_shorten() =>
        Assert.Contains("a policy may not change it", Refusal(new() { Id = "ca-time-limit", Within = Timescale.Months(2), Reason = "r" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("cp-visit", "5h", "5 hours is in hours: what is owed again and again is counted in days, weeks, months or working days")]
    [InlineData("icpc", "5wd", "the rule has no period \"then\" that a policy could set")]
    public void A_repeating_period_belongs_to_a_series_and_is_not_in_hours(string id, string then, string refused) =>
        Assert.Equal(refused, Refusal(new() { Id = id, Then = Period(then), Reason = "r" }));

    [Fact]
    public void A_period_that_no_start_would_use_is_refused() =>
        Assert.StartsWith("has no effect: each start has a shorter period of its own", Refusal(new() { Id = "icpc-report-shared", Within = Timescale.WorkingDays(1), Reason = "r" }), StringComparison.Ordinal);

    [Fact]
    public void Each_step_has_its_period()
    {
        Assert.Equal("1 periods for 2 steps: expected one for each, in order", Refusal(new() { Id = "cp-conference-decision-letter", Steps = [Timescale.WorkingDays(1)], Reason = "r" }));
        var rule = Rulebook.Shipped.With(Policy([new() { Id = "cp-conference-decision-letter", Steps = [Timescale.WorkingDays(2), Timescale.WorkingDays(9)], Reason = "r" }]))
            .Rows.Single(r => r is { Id: "cp-conference-decision-letter", InForceFrom: not null });
        Assert.Equal(["2wd", "9wd"], rule.Steps.Select(s => s.After.Short));
    }

    [Theory]
    [InlineData("chronology", "the id of an added duty begins \"local-\", then small letters, digits and hyphens")]
    [InlineData("local-Chronology", "the id of an added duty begins \"local-\", then small letters, digits and hyphens")]
    public void The_id_of_an_added_duty_can_never_be_taken_for_a_rule(string id, string refused) =>
        Assert.Equal(refused, Assert.Single(PolicyLimits.Refusals(Rulebook.Shipped, Policy([], Chronology with { Id = id }))).Message);

    [Fact]
    public void An_added_duty_that_repeats_needs_an_interval_that_can_be_counted() =>
        Assert.Equal(["within", "then"], PolicyLimits.Refusals(Rulebook.Shipped, Policy([], Chronology with { Within = Timescale.Hours(5), Then = Timescale.Days(0) })).Select(r => r.Field));

    [Fact]
    public void A_later_version_of_an_added_duty_may_have_another_period_but_not_another_start()
    {
        Assert.Empty(PolicyLimits.Refusals(Rulebook.Shipped, Twice(Chronology with { Within = Timescale.WorkingDays(3) })));
        Assert.Equal("id", Assert.Single(PolicyLimits.Refusals(Rulebook.Shipped, Twice(Chronology with { StartsOn = [Happened.Visited] }))).Field);
    }

    [Fact]
    public void A_policy_that_loosens_the_law_never_becomes_a_rulebook() =>
        Assert.Throws<ArgumentException>(() => Rulebook.Shipped.With(Policy([new() { Id = "icpc", Off = true, Reason = "r" }])));

    private static CouncilPolicy Twice(AddedDuty later) => new("Exampleshire",
    [
        new() { Version = "1", InForceFrom = new(2026, 4, 1), Reason = "r", Duties = [Chronology] },
        new() { Version = "2", InForceFrom = new(2027, 4, 1), Reason = "r", Duties = [later] },
    ]);

    private static string? Refusal(RuleChange change) => PolicyLimits.Refusals(Rulebook.Shipped, Policy([change])).SingleOrDefault()?.Message;

    private static CouncilPolicy Policy(RuleChange[] rules, AddedDuty? duty = null, string? nextFrom = null)
    {
        var first = new PolicyVersion { Version = "2026.1", InForceFrom = new(2026, 4, 1), Reason = "r", Rules = rules, Duties = duty is null ? [] : [duty] };
        return new("Exampleshire", nextFrom is null ? [first] : [first, new() { Version = "2027.1", InForceFrom = DateOnly.Parse(nextFrom), Reason = "r" }]);
    }

    private static List<Duty> Duties(string asAt, CouncilPolicy policy, params Entry[] entries) =>
        [.. DutyList.AsAt(DateOnly.Parse(asAt), Rulebook.Shipped.With(policy), new(Told.Child, entries), WorkingDayCalendar.England)];

    private static Duty One(string rule, string asAt, CouncilPolicy policy, params Entry[] entries) =>
        Assert.Single(Duties(asAt, policy, entries), d => d.Rule.Id == rule);

    private static Timescale Period(string text) => Timescale.TryParse(text, out var period) ? period : throw new ArgumentException(text, nameof(text));

    private static ProtectionPlan Plan(string on) => new() { Id = new("p"), Occurred = Told.On(on), Children = Children };

    private static Referral Referral(string on) => new() { Id = new("r"), Occurred = Told.On(on), Children = Children, NoFurtherAction = false };

    private static CoreGroup CoreGroup(string on) => new() { Id = new("c"), Occurred = Told.On(on), Children = Children };
}
