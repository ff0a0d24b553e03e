using Duecare.Domain.Assessment;
using Duecare.Domain.Calendar;
using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Visits;
using static Duecare.Domain.Tests.Rules.CareRecord;

namespace Duecare.Domain.Tests.Rules;

/// <summary>Short ways to state what happened in a child's case, from the referral to its closure, beside those of <see cref="CareRecord"/>.</summary>
internal static class CaseRecord
{
    public static Referral Referred(string on, string id = "referral") => new() { Id = Id(id), Occurred = On(on), Children = Amber };

    public static ReferralDecision Decided(string on, ReferralOutcome outcome = ReferralOutcome.Section17Assessment, string referral = "referral") =>
        new() { Id = Id("decided " + on), Occurred = On(on), Children = Amber, Referral = Id(referral), Outcome = outcome, Reason = "neglect" };

    public static AssessmentAuthorisation Authorised(string on, AssessmentOutcome? outcome = null) =>
        new() { Id = Id("authorised " + on), Occurred = On(on), Children = Amber, Outcome = outcome };

    public static ChildInNeedPlan InNeed(string on) => new() { Id = Id("in need " + on), Occurred = On(on), Children = Amber };

    public static ChildInNeedReview InNeedReview(string on) => new() { Id = Id("in need review " + on), Occurred = On(on), Children = Amber };

    public static EscalationDecision Escalated(When when, string id = "escalation") => new() { Id = Id(id), Occurred = when, Children = Amber };

    public static StrategyDiscussion Discussed(When when, string id = "strategy") =>
        new() { Id = Id(id), Occurred = when, Children = Amber, Decision = StrategyOutcome.Section47Joint };

    public static Attendee From(string agency) => new() { Agency = agency };

    public static Conference InitialConference(string on, ConferenceDecision decision = ConferenceDecision.PlanMade) =>
        new() { Id = Id("initial " + on), Occurred = On(on), Children = Amber, Type = ConferenceType.Initial, Decision = decision };

    public static Conference ReviewConference(string on, ConferenceDecision decision = ConferenceDecision.PlanContinues) =>
        new() { Id = Id("review conference " + on), Occurred = On(on), Children = Amber, Type = ConferenceType.Review, Decision = decision };

    public static ProtectionPlan OnPlan(string on) => new() { Id = Id("plan " + on), Occurred = On(on), Children = Amber };

    public static ProtectionPlanEnd PlanOver(string on) => new() { Id = Id("plan over " + on), Occurred = On(on), Children = Amber };

    public static CoreGroup CoreGroupMet(string on) => new() { Id = Id("core group " + on), Occurred = On(on), Children = Amber };

    public static Visit Saw(string on) => Visited(on, VisitType.ChildProtection);

    public static Visit NotMade(string on) => Saw(on) with { Outcome = VisitOutcome.NotMade, Seen = null, SeenAlone = null };

    public static VisitFrequencyChange VisitsEvery(Timescale interval, string on) =>
        new() { Id = Id("every " + on), Occurred = On(on), Children = Amber, VisitInterval = interval };

    public static Allocation Allocated(string on, string worker) =>
        new() { Id = Id("allocated " + on), Occurred = On(on), Children = Amber, Worker = new(worker) };

    public static AllocationEnd AllocationOver(string on, string worker) =>
        new() { Id = Id("allocation over " + on), Occurred = On(on), Children = Amber, Worker = new(worker) };

    public static CaseClosure Closed(string on) => new() { Id = Id("closed " + on), Occurred = On(on), Children = Amber };

    /// <summary>The one duty of a rule.</summary>
    public static Duty TheOne(string rule, string asAt, params Entry[] entries)
    {
        var owed = Owed(rule, asAt, entries);
        return owed.Count == 1 ? owed[0] : throw new InvalidOperationException($"{owed.Count} duties of {rule} as at {asAt}, not one");
    }

    public static IEnumerable<DutyState> States(this IEnumerable<Duty> duties) => duties.Select(d => d.State);

    public static IEnumerable<string> DueDays(this IEnumerable<Duty> duties) => duties.Select(d => d.DueOn());

    /// <summary>Which of the series each is, from 1.</summary>
    public static IEnumerable<int> Occurrences(this IEnumerable<Duty> duties) => duties.Select(d => d.Occurrence);
}
