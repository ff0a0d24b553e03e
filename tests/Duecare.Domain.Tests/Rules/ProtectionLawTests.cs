using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Protection;
using Duecare.Domain.Visits;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Rules;

/// <summary>The law on child protection but its visits, on both sides of its edges.</summary>
public class ProtectionLawTests
{
    [Theory]
    [InlineData("2025-03-08T15:00:00+00:00", DutyState.Met)]
    [InlineData("2025-03-08T15:01:00+00:00", DutyState.MetLate)]
    public void A_strategy_discussion_is_held_within_24_hours_of_the_decision_weekend_or_not(string held, DutyState expected) =>
        Assert.Equal(expected, TheOne("strategy-discussion", "2025-03-20", Escalated(At("2025-03-07T15:00:00+00:00")), Discussed(At(held))).State);

    [Theory]
    [InlineData("2026-03-29T16:00:00+01:00", DutyState.Met)]
    [InlineData("2026-03-29T16:01:00+01:00", DutyState.MetLate)]
    public void The_24_hours_pass_over_the_clock_change_in_March(string held, DutyState expected) =>
        Assert.Equal(expected, TheOne("strategy-discussion", "2026-04-10", Escalated(At("2026-03-28T15:00:00+00:00")), Discussed(At(held))).State);

    [Theory]
    [InlineData("2026-10-25T14:00:00+00:00", DutyState.Met)]
    [InlineData("2026-10-25T14:01:00+00:00", DutyState.MetLate)]
    public void The_24_hours_pass_over_the_clock_change_in_October(string held, DutyState expected) =>
        Assert.Equal(expected, TheOne("strategy-discussion", "2026-11-10", Escalated(At("2026-10-24T15:00:00+01:00")), Discussed(At(held))).State);

    [Fact]
    public void A_discussion_known_only_by_its_day_is_possibly_late_on_the_day_after_and_certainly_on_the_day_after_that()
    {
        var escalated = Escalated(On("2025-03-07"));
        var after = TheOne("strategy-discussion", "2025-03-20", escalated, Discussed(On("2025-03-08")));
        Assert.Equal((DutyState.MetLate, Certainty.Possible), (after.State, after.Certainty));
        var later = TheOne("strategy-discussion", "2025-03-20", escalated, Discussed(On("2025-03-09")));
        Assert.Equal((DutyState.MetLate, Certainty.Certain), (later.State, later.Certainty));
    }

    [Theory]
    [InlineData(new[] { "social-care", "police", "health" }, DutyState.Met)]
    [InlineData(new[] { "social-care", "health" }, DutyState.Overdue)]
    [InlineData(new[] { "social-care", "police" }, DutyState.Overdue)]
    [InlineData(new string[0], DutyState.Met)]
    public void A_discussion_recorded_without_police_or_health_does_not_count(string[] agencies, DutyState expected)
    {
        var held = Discussed(At("2025-03-07T16:00:00+00:00")) with { Attendees = [.. agencies.Select(From)] };
        Assert.Equal(expected, TheOne("strategy-discussion", "2025-03-20", Escalated(At("2025-03-07T15:00:00+00:00")), held).State);
    }

    [Theory]
    [InlineData("2025-03-08T14:00:00+00:00", DutyState.Cancelled)]
    [InlineData("2025-03-10T09:00:00+00:00", DutyState.Missed)]
    public void A_decision_taken_back_ends_the_clock_and_leaves_a_discussion_that_was_overdue_missed(string rescinded, DutyState expected)
    {
        var taken = new EscalationRescinded { Id = Id("rescinded"), Occurred = At(rescinded), Children = Amber, Reason = "a mistaken identity" };
        Assert.Equal(expected, TheOne("strategy-discussion", "2025-03-20", Escalated(At("2025-03-07T15:00:00+00:00")), taken).State);
    }

    [Theory]
    [InlineData("2025-09-24", DutyState.Met)]
    [InlineData("2025-09-25", DutyState.MetLate)]
    public void The_initial_conference_is_held_within_15_working_days_of_the_strategy_discussion(string held, DutyState expected) =>
        Assert.Equal(expected, TheOne("icpc", "2025-10-10", Discussed(On("2025-09-03")), InitialConference(held)).State);

    [Fact]
    public void A_later_strategy_discussion_never_resets_the_conference()
    {
        var duty = TheOne("icpc", "2025-10-10", Discussed(On("2025-09-03")), Discussed(On("2025-09-15"), "later"), InitialConference("2025-09-25"));
        Assert.Equal(("2025-09-24", DutyState.MetLate), (duty.DueOn(), duty.State));
    }

    [Fact]
    public void An_enquiry_that_started_later_is_counted_from_the_discussion_that_it_names()
    {
        var enquiry = new Section47Enquiry { Id = Id("enquiry"), Occurred = On("2025-09-08"), Children = Amber, Strategy = Id("strategy") };
        Assert.Equal("2025-09-24", TheOne("icpc", "2025-09-10", Discussed(On("2025-09-03")), enquiry).DueOn());
        Assert.Equal(DutyState.MetLate, TheOne("s47-start", "2025-09-10", Discussed(On("2025-09-03")), enquiry).State);
    }

    [Fact]
    public void An_inquorate_conference_does_not_count() =>
        Assert.Equal(DutyState.Overdue, TheOne("icpc", "2025-09-25", Discussed(On("2025-09-03")), InitialConference("2025-09-24") with { Quorate = false }).State);

    [Theory]
    [InlineData("2025-09-24", DutyState.Cancelled)]
    [InlineData("2025-09-25", DutyState.Missed)]
    public void An_enquiry_that_ends_without_a_conference_ends_its_clock(string ended, DutyState expected)
    {
        var enquiry = new Section47Enquiry { Id = Id("enquiry"), Occurred = On("2025-09-03"), Children = Amber, Strategy = Id("strategy") };
        var outcome = new Section47Outcome { Id = Id("outcome"), Occurred = On(ended), Children = Amber, Enquiry = enquiry.Id, ConferenceNeeded = false };
        Assert.Equal(expected, TheOne("icpc", "2025-10-10", Discussed(On("2025-09-03")), enquiry, outcome).State);
        Assert.Equal(DutyState.Missed, TheOne("icpc-not-required", "2025-10-10", Discussed(On("2025-09-03")), enquiry, outcome).State);
        var endorsed = outcome with { NoConferenceReason = "not substantiated", EndorsedBy = "Team manager" };
        Assert.Equal(DutyState.Met, TheOne("icpc-not-required", "2025-10-10", Discussed(On("2025-09-03")), enquiry, endorsed).State);
    }

    [Theory]
    [InlineData("2025-09-17", DutyState.Met)]
    [InlineData("2025-09-18", DutyState.MetLate)]
    public void The_enquiry_is_complete_within_ten_working_days(string ended, DutyState expected)
    {
        var enquiry = new Section47Enquiry { Id = Id("enquiry"), Occurred = On("2025-09-03"), Children = Amber, EndedOn = On(ended).Days };
        Assert.Equal(expected, TheOne("s47-enquiry-complete", "2025-10-10", Discussed(On("2025-09-03")), enquiry).State);
    }

    [Theory]
    [InlineData("2025-09-05", "2025-09-19")]
    [InlineData("2025-09-08", "2025-09-22")]
    [InlineData("2025-09-09", "2025-09-22")]
    public void An_enquiry_that_starts_late_is_complete_two_working_days_before_the_conference_is_due(string started, string due)
    {
        var enquiry = new Section47Enquiry { Id = Id("enquiry"), Occurred = On(started), Children = Amber, Strategy = Id("strategy") };
        Assert.Equal("2025-09-24", TheOne("icpc", "2025-09-10", Discussed(On("2025-09-03")), enquiry).DueOn());
        Assert.Equal(due, TheOne("s47-enquiry-complete", "2025-09-10", Discussed(On("2025-09-03")), enquiry).DueOn());
    }

    [Theory]
    [InlineData("2025-09-04T10:00:00+01:00", DutyState.Met)]
    [InlineData("2025-09-04T10:01:00+01:00", DutyState.MetLate)]
    public void The_child_is_seen_within_24_hours_of_the_enquirys_start(string seen, DutyState expected)
    {
        var enquiry = new Section47Enquiry { Id = Id("enquiry"), Occurred = At("2025-09-03T10:00:00+01:00"), Children = Amber, ChildSeenAt = At(seen) };
        Assert.Equal(expected, TheOne("s47-child-seen", "2025-10-10", enquiry).State);
    }

    [Theory]
    [InlineData("2019-09-13", DutyState.Met)]
    [InlineData("2019-09-14", DutyState.MetLate)]
    [InlineData("2019-09-17", DutyState.MetLate)]
    public void The_report_reaches_the_family_two_working_days_before_the_conference(string shared, DutyState expected) =>
        Assert.Equal(expected, TheOne("icpc-report-shared", "2019-10-01", InitialConference("2019-09-17") with { ReportSharedOn = On(shared).Days }).State);

    [Theory]
    [InlineData("2019-09-10", DutyState.Met)]
    [InlineData("2019-09-11", DutyState.MetLate)]
    [InlineData("2019-09-17", DutyState.MetLate)]
    public void The_report_reaches_the_family_five_working_days_before_a_review(string shared, DutyState expected) =>
        Assert.Equal(expected, TheOne("icpc-report-shared", "2019-10-01", ReviewConference("2019-09-17") with { ReportSharedOn = On(shared).Days }).State);

    [Theory]
    [InlineData("2020-01-08", DutyState.Met)]
    [InlineData("2020-01-09", DutyState.MetLate)]
    public void The_first_core_group_meets_within_ten_working_days_of_the_conference(string held, DutyState expected) =>
        Assert.Equal(expected, TheOne("core-group-first", "2020-02-01", InitialConference("2019-12-20"), CoreGroupMet(held)).State);

    [Fact]
    public void A_core_group_of_social_care_and_parents_alone_does_not_count()
    {
        var alone = CoreGroupMet("2020-01-03") with { Attendees = [From("social-care"), From("parent")] };
        Assert.Equal(DutyState.Overdue, TheOne("core-group-first", "2020-01-09", InitialConference("2019-12-20"), alone).State);
        var withSchool = alone with { Attendees = [From("social-care"), From("education")] };
        Assert.Equal(DutyState.Met, TheOne("core-group-first", "2020-01-09", InitialConference("2019-12-20"), withSchool).State);
    }

    [Theory]
    [InlineData("2025-02-28", DutyState.Met)]
    [InlineData("2025-03-01", DutyState.MetLate)]
    public void The_first_review_is_held_within_three_months_and_a_shorter_month_ends_them_on_its_last_day(string held, DutyState expected)
    {
        var duty = TheOne("cp-review-first", "2025-04-01", InitialConference("2024-11-30"), ReviewConference(held));
        Assert.Equal(("2025-02-28", expected), (duty.DueOn(), duty.State));
    }

    [Theory]
    [InlineData("2025-06-20", "2025-08-31", "2026-02-28")]
    [InlineData("2023-06-20", "2023-08-31", "2024-02-29")]
    [InlineData("2025-06-20", "2025-07-09", "2026-01-09")]
    public void Later_reviews_are_held_within_six_months_of_the_one_before(string conference, string review, string due)
    {
        var duty = TheOne("cp-review-subsequent", due, InitialConference(conference), ReviewConference(review));
        Assert.Equal((due, DutyState.DueSoon), (duty.DueOn(), duty.State));
        var next = On(due).Earliest.AddDays(1).ToString("yyyy-MM-dd");
        Assert.Equal(DutyState.Overdue, TheOne("cp-review-subsequent", next, InitialConference(conference), ReviewConference(review)).State);
    }

    [Theory]
    [InlineData("2025-06-16", "2025-06-26", "2025-07-10")]
    [InlineData("2025-06-16", "2025-09-08", "2025-09-16")]
    public void A_plan_made_before_birth_is_reviewed_ten_working_days_after_it_or_three_months_after_the_conference(string conference, string born, string due) =>
        Assert.Equal(due, Assert.Single(OwedTo(born, "cp-review-birth", "2025-12-01", InitialConference(conference))).DueOn());

    [Theory]
    [InlineData("2025-03-24", DutyState.Met)]
    [InlineData("2025-03-25", DutyState.MetLate)]
    public void A_transfer_in_conference_is_held_within_15_working_days_of_the_notice(string held, DutyState expected)
    {
        var notice = new TransferInNotice { Id = Id("notice"), Occurred = On("2025-03-03"), Children = Amber };
        var conference = InitialConference(held) with { Type = ConferenceType.TransferIn };
        Assert.Equal(expected, TheOne("cp-transfer-in-conference", "2025-05-01", notice, conference).State);
    }

    [Fact]
    public void Decisions_go_out_in_one_working_day_and_minutes_in_twenty()
    {
        var conference = InitialConference("2025-03-03") with { DecisionsSentOn = On("2025-03-05").Days, MinutesSentOn = On("2025-03-31").Days };
        Assert.Equal([DutyState.MetLate, DutyState.Met], Owed("cp-conference-decision-letter", "2025-05-01", conference).States());
    }

    [Theory]
    [InlineData("2025-03-06T09:00:00+00:00", DutyState.Met)]
    [InlineData("2025-03-06T09:01:00+00:00", DutyState.MetLate)]
    public void Police_protection_lasts_72_hours_at_most(string ended, DutyState expected)
    {
        var used = new PoliceProtection { Id = Id("used"), Occurred = At("2025-03-03T09:00:00+00:00"), Children = Amber };
        var over = new PoliceProtectionEnd { Id = Id("over"), Occurred = At(ended), Children = Amber };
        Assert.Equal(expected, TheOne("police-protection-limit", "2025-04-01", used, over).State);
    }

    [Fact]
    public void An_emergency_order_lasts_eight_days_and_fifteen_if_extended_in_time()
    {
        var order = new EmergencyProtectionOrder { Id = Id("order"), Occurred = On("2025-03-03"), Children = Amber };
        Assert.Equal("2025-03-11", TheOne("epo-limit", "2025-03-12", order).DueOn());
        Assert.Equal("2025-03-18", TheOne("epo-limit", "2025-03-12", order, Extended("2025-03-11")).DueOn());
        Assert.Equal("2025-03-11", TheOne("epo-limit", "2025-03-12", order, Extended("2025-03-12")).DueOn());
    }

    [Theory]
    [InlineData("2025-12-03", DutyState.DueSoon)]
    [InlineData("2025-12-04", DutyState.Overdue)]
    public void A_plan_that_runs_for_nine_months_goes_to_the_service_manager(string asAt, DutyState expected) =>
        Assert.Equal(expected, Owed("cp-plan-drift", asAt, OnPlan("2025-03-03"))[0].State);

    [Theory]
    [InlineData("2025-03-30", 0)]
    [InlineData("2025-03-31", 1)]
    [InlineData("2025-04-14", 2)]
    public void A_child_not_seen_for_four_weeks_goes_to_the_service_manager_and_for_six_to_the_director(string asAt, int owed) =>
        Assert.Equal(owed, Owed("cp-child-not-seen-escalation", asAt, OnPlan("2025-03-03")).Count);

    [Fact]
    public void A_failed_visit_is_told_to_the_manager_within_24_hours()
    {
        var failed = Saw("2025-03-05") with { Occurred = At("2025-03-05T15:00:00+00:00"), Outcome = VisitOutcome.Attempted, Seen = false };
        Assert.Equal(DutyState.Met, Told(failed, "2025-03-06T15:00:00+00:00").State);
        Assert.Equal(DutyState.MetLate, Told(failed, "2025-03-06T15:01:00+00:00").State);
        Assert.Empty(Owed("cp-visit-failed", "2025-04-01", failed));
    }

    [Fact]
    public void What_is_overdue_when_the_plan_ends_is_missed_and_the_rest_is_cancelled()
    {
        Entry[] over = [InitialConference("2025-03-03"), PlanOver("2025-03-18")];
        Assert.Equal(DutyState.Missed, TheOne("core-group-first", "2025-06-01", over).State);
        Assert.Equal(DutyState.Cancelled, TheOne("cp-review-first", "2025-06-01", over).State);
        Assert.Equal(DutyState.Cancelled, TheOne("core-group-first", "2025-06-01", over[0], PlanOver("2025-03-17")).State);
    }

    private static EmergencyOrderOutcome Extended(string on) =>
        new() { Id = Id("extended"), Occurred = On(on), Children = Amber, Change = EmergencyOrderChange.Extended };

    private static Duty Told(Visit failed, string at) =>
        TheOne("cp-visit-failed", "2025-04-01", OnPlan("2025-03-03"), failed with { ManagerToldAt = At(at) });
}
