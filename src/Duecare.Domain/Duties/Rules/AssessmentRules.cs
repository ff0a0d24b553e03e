using Duecare.Domain.Calendar;
using static Duecare.Domain.Duties.Happened;
using static Duecare.Domain.Duties.Rules.Written;

namespace Duecare.Domain.Duties.Rules;

/// <summary>The child and family assessment, from the point of referral.</summary>
internal static class AssessmentRules
{
    public static IReadOnlyList<DutyRule> Rows { get; } =
    [
        new()
        {
            Id = "child-seen-assessment",
            Title = "See the child for the assessment",
            Chapter = Chapter.Assessment,
            StartsOn = [AssessmentOwed],
            OnNewStart = OnNewStart.OncePerMatter,
            Within = Timescale.WorkingDays(5),
            MetBy = [new(Visited, With: Facts.ChildSeen | Facts.QualifiedWorker | Facts.SocialWorkVisit), ChildSeen],
            EndsOn = [CaseClosed],
            Holder = Role.SocialWorker,
            Kind = RuleKind.StatutoryGuidance,
            NumberKind = RuleKind.Local,
            Sources = [Decision2024("Child in need assessments, item 2"), Local("Sefton (4 working days) and Knowsley (3 days)")],
            Confidence = Confidence.ReadSecondHand,
            Note = "Guidance says as soon as possible; the five working days are local. After a section 47 decision the 24 hours of s47-child-seen apply beside it.",
        },
        new()
        {
            Id = "assessment-manager-brief",
            Title = "Write the manager's instructions for the assessment",
            Chapter = Chapter.Assessment,
            StartsOn = [WorkerAllocated],
            StartsOnly = StartCondition.WhileAssessmentIsOpen,
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Within = Timescale.WorkingDays(2),
            MetBy = [AssessmentBriefed],
            EndsOn = [AssessmentAuthorised, CaseClosed],
            Holder = Role.TeamManager,
            Kind = RuleKind.Local,
            Sources = [Decision2024("Second referral, items 2 and 3")],
            Confidence = Confidence.StatedInDecision,
            Note = "Direct work, history, consent, when to escalate, and a day to aim for.",
        },
        new()
        {
            Id = "assessment-target",
            Title = "Finish the assessment by the day the manager set",
            Chapter = Chapter.Assessment,
            StartsOn = [AssessmentTargetSet],
            CountFrom = CountFrom.TheDateNamed,
            MetBy = [AssessmentAuthorised],
            EndsOn = [CaseClosed],
            Holder = Role.SocialWorker,
            Kind = RuleKind.Case,
            Sources = [Decision2024("Second referral, item 3")],
            Confidence = Confidence.StatedInDecision,
        },
        new()
        {
            Id = "assessment-checkpoint",
            Title = "Review how the assessment is going",
            Chapter = Chapter.Assessment,
            Form = RuleForm.Steps,
            StartsOn = [AssessmentOwed],
            OnNewStart = OnNewStart.OncePerMatter,
            Steps = [new(Timescale.WorkingDays(10)), new(Timescale.WorkingDays(20)), new(Timescale.WorkingDays(35))],
            MetBy = [AssessmentCheckpointReviewed],
            EndsOn = [AssessmentAuthorised, CaseClosed],
            Holder = Role.TeamManager,
            Kind = RuleKind.Local,
            Sources = [Local("published assessment-checkpoint chapters")],
            Confidence = Confidence.ReadSecondHand,
        },
        new()
        {
            Id = "assessment-complete",
            Title = "Complete and authorise the assessment",
            Chapter = Chapter.Assessment,
            StartsOn = [AssessmentOwed],
            OnNewStart = OnNewStart.OncePerMatter,
            Within = Timescale.WorkingDays(45),
            MetBy = [AssessmentAuthorised],
            EndsOn = [CaseClosed],
            Holder = Role.SocialWorker,
            Accountable = Role.TeamManager,
            Kind = RuleKind.StatutoryGuidance,
            Sources = WorkingTogether("chapter 1, Timeliness, page 33 (Ombudsman 23 015 769, Child in need assessments, item 3; 19 020 833, What I found, item 5)"),
            Confidence = Confidence.StatedInDecision,
            Note = "From the point of referral, not from allocation or the start of the assessment. Done when a manager authorises it. Published durations count from the assessment's start and so understate lateness.",
        },
        new()
        {
            Id = "assessment-overrun-reason",
            Title = "Record why the assessment runs over, a new date, and that the family were told",
            Chapter = Chapter.Assessment,
            StartsOn = [AssessmentOwed],
            OnNewStart = OnNewStart.OncePerMatter,
            Within = Timescale.WorkingDays(45),
            OnlyOnceDue = true,
            MetBy = [AssessmentDelayReasoned],
            EndsOn = [AssessmentAuthorised, CaseClosed],
            Holder = Role.SocialWorker,
            Accountable = Role.TeamManager,
            Kind = RuleKind.StatutoryGuidance,
            Sources = WorkingTogether("page 33"),
            Confidence = Confidence.Unverified,
            Note = "A recorded reason does not make the assessment on time.",
        },
        new()
        {
            Id = "assessment-outcome-shared",
            Title = "Tell family and agencies what the assessment led to",
            Chapter = Chapter.Assessment,
            StartsOn = [AssessmentAuthorised],
            Within = Timescale.WorkingDays(5),
            MetBy = [AssessmentOutcomeShared],
            Holder = Role.SocialWorker,
            Kind = RuleKind.Local,
            Sources = [Dataset("cina_assessment_auth_date")],
            Confidence = Confidence.Read,
        },
        new()
        {
            Id = "assessment-consent",
            Title = "Record consent before asking another agency",
            Chapter = Chapter.Assessment,
            Form = RuleForm.Precondition,
            StartsOn = [AgencyChecked],
            Within = Timescale.SameDay,
            MetBy = [ConsentRecorded],
            Holder = Role.SocialWorker,
            Kind = RuleKind.StatutoryGuidance,
            Sources = [Decision2024("Second referral, item 2")],
            Confidence = Confidence.StatedInDecision,
            Note = "For each agency. A manager's recorded reason for doing without stands in for consent.",
        },
    ];
}
