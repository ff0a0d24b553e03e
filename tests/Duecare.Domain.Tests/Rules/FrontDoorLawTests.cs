using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Rules;

/// <summary>The law on contacts and referrals, on both sides of its edges. The referral came on Monday 3 March 2025.</summary>
public class FrontDoorLawTests
{
    private static readonly Referral Referral = Referred("2025-03-03");

    [Theory]
    [InlineData("2025-03-03", DutyState.Met)]
    [InlineData("2025-03-04", DutyState.Met)]
    [InlineData("2025-03-05", DutyState.MetLate)]
    public void A_referral_is_decided_within_one_working_day_of_its_receipt(string decided, DutyState expected) =>
        Assert.Equal(expected, TheOne("referral-decision", "2025-04-01", Referral, Decided(decided)).State);

    [Theory]
    [InlineData("2025-03-04", DutyState.DueSoon)]
    [InlineData("2025-03-05", DutyState.Overdue)]
    public void An_undecided_referral_is_overdue_from_the_second_working_day(string asAt, DutyState expected) =>
        Assert.Equal(expected, TheOne("referral-decision", asAt, Referral).State);

    [Theory]
    [InlineData("2022-06-06", DutyState.Met)]
    [InlineData("2022-06-07", DutyState.MetLate)]
    public void Two_bank_holidays_and_a_weekend_are_no_working_days(string decided, DutyState expected) =>
        Assert.Equal(expected, TheOne("referral-decision", "2022-07-01", Referred("2022-06-01"), Decided(decided)).State);

    [Fact]
    public void A_decision_without_a_reason_does_not_meet_the_duty() =>
        Assert.Equal(DutyState.Overdue, TheOne("referral-decision", "2025-03-05", Referral, Decided("2025-03-03") with { Reason = null }).State);

    [Fact]
    public void A_decision_by_neither_social_worker_nor_manager_does_not_meet_the_duty() =>
        Assert.Equal(DutyState.Overdue, TheOne("referral-decision", "2025-03-05", Referral, Decided("2025-03-03") with { BySocialWorkerOrManager = false }).State);

    [Fact]
    public void Each_referral_has_a_decision_of_its_own()
    {
        var duties = Owed("referral-decision", "2025-03-20", Referral, Referred("2025-03-10", "second"), Decided("2025-03-11", referral: "second"));
        Assert.Equal([DutyState.Overdue, DutyState.Met], duties.States());
    }

    [Theory]
    [InlineData("2025-03-04", DutyState.Met)]
    [InlineData("2025-03-05", DutyState.MetLate)]
    public void A_contact_is_decided_within_one_working_day(string decided, DutyState expected)
    {
        var contact = new Contact { Id = Id("contact"), Occurred = On("2025-03-03"), Children = Amber };
        var decision = new ContactDecision { Id = Id("decision"), Occurred = On(decided), Children = Amber, Outcome = ContactOutcome.EarlyHelp };
        Assert.Equal(expected, TheOne("contact-decision", "2025-04-01", contact, decision).State);
    }

    [Theory]
    [InlineData(false, DutyState.Met)]
    [InlineData(true, DutyState.Met)]
    public void The_referrer_is_told_or_it_is_recorded_that_nobody_can_safely_be(bool noSafeContact, DutyState expected)
    {
        var told = new ReferralAcknowledgement { Id = Id("told"), Occurred = On("2025-03-04"), Children = Amber, NoSafeContact = noSafeContact };
        Assert.Equal(expected, TheOne("referral-acknowledge", "2025-04-01", Referral, told).State);
        Assert.Equal(DutyState.MetLate, TheOne("referral-acknowledge", "2025-04-01", Referral, told with { Occurred = On("2025-03-05") }).State);
    }

    [Theory]
    [InlineData("3A", "2025-03-04")]
    [InlineData("1A", "2025-03-05")]
    public void A_professional_referrer_is_told_the_outcome_by_the_day_after_receipt_and_a_relative_by_the_day_after_the_decision(string source, string due) =>
        Assert.Equal(due, TheOne("referral-feedback", "2025-03-04", Referral with { Source = source }, Decided("2025-03-04")).DueOn());

    [Fact]
    public void Doing_nothing_more_without_a_senior_manager_is_a_miss_that_nothing_mends()
    {
        var nothingMore = Decided("2025-03-04", ReferralOutcome.NoFurtherAction);
        Assert.Equal(DutyState.Missed, TheOne("nfa-oversight", "2025-03-04", Referral, nothingMore).State);
        var agreed = nothingMore with { HistoryChecked = true, SeniorManagerAgreed = "Service manager" };
        Assert.Equal(DutyState.Met, TheOne("nfa-oversight", "2025-03-04", Referral, agreed).State);
        Assert.Equal(DutyState.Missed, TheOne("nfa-oversight", "2025-03-04", Referral, agreed with { HistoryChecked = false }).State);
    }

    [Theory]
    [InlineData("2025-03-04", true, DutyState.Met)]
    [InlineData("2025-03-04", false, DutyState.Missed)]
    [InlineData("2025-03-05", true, DutyState.Missed)]
    public void A_senior_manager_s_agreement_stated_apart_from_the_decision_counts_on_its_day_and_not_later(string on, bool historyChecked, DutyState expected)
    {
        var agreed = Overseen(on) with { SeniorManagerAgreed = "Service manager", HistoryChecked = historyChecked };
        Assert.Equal(expected, TheOne("nfa-oversight", "2025-03-10", Referral, Decided("2025-03-04", ReferralOutcome.NoFurtherAction), agreed).State);
    }

    [Theory]
    [InlineData("2025-03-04", DutyState.Met)]
    [InlineData("2025-03-05", DutyState.MetLate)]
    public void A_manager_s_review_stated_apart_from_the_decision_is_due_with_it(string on, DutyState expected)
    {
        Assert.Equal(DutyState.Overdue, TheOne("referral-manager-review", "2025-03-10", Referral, Decided("2025-03-03")).State);
        Assert.Equal(expected, TheOne("referral-manager-review", "2025-03-10", Referral, Decided("2025-03-03"), Overseen(on, "decided 2025-03-03") with { ReviewedBy = "M Okoro" }).State);
    }

    [Theory]
    [InlineData("2024-03-03", true)]
    [InlineData("2024-03-02", false)]
    public void Earlier_episodes_are_looked_at_where_the_last_referral_is_within_twelve_months(string earlier, bool owed)
    {
        var again = Decided("2025-03-03", referral: "again");
        var duties = Owed("rereferral-check", "2025-03-10", Referred(earlier), Decided(earlier), Referred("2025-03-03", "again"), again);
        Assert.Equal(owed ? [DutyState.Missed] : [], duties.States());
    }

    [Theory]
    [InlineData("2025-03-05", DutyState.Met)]
    [InlineData("2025-03-06", DutyState.MetLate)]
    public void A_social_worker_is_allocated_within_one_working_day_of_the_decision_to_assess(string allocated, DutyState expected) =>
        Assert.Equal(expected, TheOne("allocation", "2025-04-01", Referral, Decided("2025-03-04"), Allocated(allocated, "worker-1")).State);

    private static DecisionOversight Overseen(string on, string decision = "decided 2025-03-04") =>
        new() { Id = Id("overseen " + on), Occurred = On(on), Children = Amber, Decision = Id(decision) };

    [Fact]
    public void A_child_in_danger_is_made_safe_and_discussed_the_same_day()
    {
        var danger = Decided("2025-03-03", ReferralOutcome.ImmediateProtection);
        var safe = new ChildMadeSafe { Id = Id("safe"), Occurred = On("2025-03-03"), Children = Amber };
        Assert.Equal(DutyState.Met, TheOne("immediate-protection", "2025-03-10", Referral, danger, safe, Discussed(On("2025-03-03"))).State);
        Assert.Equal(DutyState.MetLate, TheOne("immediate-protection", "2025-03-10", Referral, danger, safe, Discussed(On("2025-03-04"))).State);
        Assert.Equal(DutyState.Overdue, TheOne("immediate-protection", "2025-03-10", Referral, danger, safe).State);
    }
}
