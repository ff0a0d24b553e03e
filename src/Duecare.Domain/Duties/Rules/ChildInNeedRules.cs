using Duecare.Domain.Calendar;
using static Duecare.Domain.Duties.Happened;
using static Duecare.Domain.Duties.Rules.Written;

namespace Duecare.Domain.Duties.Rules;

/// <summary>Child in need plans: planning, visits, reviews, stepping up, closing.</summary>
internal static class ChildInNeedRules
{
    public static IReadOnlyList<DutyRule> Rows { get; } =
    [
        new()
        {
            Id = "cin-plan-meeting",
            Title = "Hold the planning meeting and start the plan",
            Chapter = Chapter.ChildInNeed,
            StartsOn = [AssessmentAuthorisedForServices, ProtectionPlanSteppedDown],
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Within = Timescale.WorkingDays(10),
            MetBy = [CinPlanningMeetingHeld, CinPlanStarted],
            EndsOn = [ProtectionPlanStarted, CaseClosed],
            Holder = Role.SocialWorker,
            Kind = RuleKind.Local,
            Sources = [Local("Nottinghamshire (10 working days); Cumberland (15)")],
            Confidence = Confidence.ReadSecondHand,
        },
        new()
        {
            Id = "cin-plan-review-first",
            Title = "Hold the first review of the child in need plan",
            Chapter = Chapter.ChildInNeed,
            StartsOn = [CinPlanStarted],
            OnNewStart = OnNewStart.ReplacesTheOpenOne,
            Within = Timescale.Months(3),
            MetBy = [CinReviewHeld],
            EndsOn = [CinPlanEnded, ProtectionPlanStarted, CaseClosed],
            Holder = Role.SocialWorker,
            Accountable = Role.TeamManager,
            Kind = RuleKind.StatutoryGuidance,
            Sources = [Decision2020("What I found, item 5")],
            Confidence = Confidence.StatedInDecision,
            Note = "As the Ombudsman reads Working Together; the paragraph has not been found.",
        },
        new()
        {
            Id = "cin-plan-review-subsequent",
            Title = "Hold the next review of the child in need plan",
            Chapter = Chapter.ChildInNeed,
            Form = RuleForm.Series,
            StartsOn = [CinReviewHeld],
            StartsOnly = StartCondition.WhileOnChildInNeedPlan,
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Within = Timescale.Months(6),
            Then = Timescale.Months(6),
            MetBy = [CinReviewHeld],
            EndsOn = [CinPlanEnded, ProtectionPlanStarted, CaseClosed],
            Holder = Role.SocialWorker,
            Accountable = Role.TeamManager,
            Kind = RuleKind.StatutoryGuidance,
            Sources = [Decision2020("What I found, item 5")],
            Confidence = Confidence.StatedInDecision,
            Note = "At least every six months from the review before it. Many councils' policies are shorter.",
        },
        new()
        {
            Id = "cin-visit",
            Title = "Visit and see the child in need",
            Chapter = Chapter.ChildInNeed,
            Form = RuleForm.Series,
            Counts = SeriesCount.OneOpenAtATime,
            StartsOn = [CinPlanStarted],
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Within = Timescale.WorkingDays(20),
            Then = Timescale.WorkingDays(20),
            IntervalSetBy = [CinPlanStarted, VisitIntervalSet],
            MetBy = [new(Visited, With: Facts.ChildSeen | Facts.QualifiedWorker | Facts.SocialWorkVisit)],
            NotMadeBy = [new(VisitNotMade, With: Facts.SocialWorkVisit)],
            EndsOn = [CinPlanEnded, ProtectionPlanStarted, CaseClosed],
            Holder = Role.SocialWorker,
            Kind = RuleKind.Local,
            Sources = [Dataset("ssd_cin_visits"), new("Ofsted Annex A", "list 6, date the child was last seen")],
            Confidence = Confidence.Read,
            Note = "The plan may set a shorter interval.",
        },
        new()
        {
            Id = "cin-step-up-decision",
            Title = "Decide whether to step the child up",
            Chapter = Chapter.ChildInNeed,
            StartsOn = [InsufficientProgressFound],
            Within = Timescale.WorkingDays(1),
            MetBy = [new(StepUpDecided, With: Facts.ReasonRecorded), new(EscalationDecided, AnyMatter: true)],
            PerMatter = true,
            Holder = Role.TeamManager,
            Kind = RuleKind.Local,
            Sources = [Decision2020("What happened, item 3")],
            Confidence = Confidence.StatedInDecision,
        },
        new()
        {
            Id = "cin-closure",
            Title = "Close the case: summary, last visit, family and agencies told",
            Chapter = Chapter.ChildInNeed,
            StartsOn = [ClosureDecided],
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Within = Timescale.WorkingDays(10),
            MetBy = [CaseClosed],
            Holder = Role.SocialWorker,
            Accountable = Role.TeamManager,
            Kind = RuleKind.Local,
            Sources = [Census("rules 8805, 8810, 8867, 8868")],
            Confidence = Confidence.Read,
        },
        new()
        {
            Id = "cin-post-cp-minimum",
            Title = "Keep the child in need plan at least three months after child protection",
            Chapter = Chapter.ChildInNeed,
            Form = RuleForm.LimitOnly,
            StartsOn = [ProtectionPlanSteppedDown],
            Within = Timescale.Months(3),
            FlaggedActs = [CinPlanEnded, CaseClosed],
            FlaggedWhen = FlaggedWhen.BeforeThePeriodIsUp,
            EndsOn = [ProtectionPlanStarted, BecameLookedAfter, ChildDied],
            Holder = Role.TeamManager,
            Kind = RuleKind.Local,
            Sources = [Local("Lancashire and Hertfordshire")],
            Confidence = Confidence.ReadSecondHand,
            Note = "A minimum, and advisory. Closing the case ends the plan too.",
        },
    ];
}
