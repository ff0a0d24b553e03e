using Duecare.Domain.Calendar;
using static Duecare.Domain.Duties.Happened;
using static Duecare.Domain.Duties.Rules.Written;

namespace Duecare.Domain.Duties.Rules;

/// <summary>Pre-proceedings (the Public Law Outline) and care proceedings. The days are local defaults; only the 26 weeks are law.</summary>
internal static class PreProceedingsRules
{
    private const string LocalNumber = "The number is a default, not read in any source; a council's policy sets its own.";

    /// <summary>What ends every duty of pre-proceedings. An application to the court counts as their end.</summary>
    private static readonly Trigger[] Over = [PreProceedingsEnded, CaseClosed, ChildDied];

    /// <summary>The rows, in the order of the rulebook.</summary>
    public static IReadOnlyList<DutyRule> Rows { get; } =
    [
        new()
        {
            Id = "legal-planning-meeting",
            Title = "Hold the legal planning meeting",
            Chapter = Chapter.PreProceedings,
            StartsOn =
            [
                new(LegalPlanningRequested, With: Facts.Urgent, Within: Timescale.WorkingDays(5)),
                new(LegalPlanningRequested, Without: Facts.Urgent),
            ],
            Within = Timescale.WorkingDays(10),
            MetBy = [LegalPlanningMeetingHeld],
            EndsOn = [CaseClosed, ChildDied],
            Holder = Role.ServiceManager,
            Accountable = Role.LegalAdviser,
            Kind = RuleKind.Local,
            Sources = [Dataset("prep_legal_gateway_outcome"), Decision2020("What happened, item 3")],
            Confidence = Confidence.Read,
            Note = "The outcome is to continue the plan, start pre-proceedings, issue, or not known. " + LocalNumber,
        },
        new()
        {
            Id = "letter-before-proceedings",
            Title = "Send the parents the letter before proceedings, with the plan and how to get free legal advice",
            Chapter = Chapter.PreProceedings,
            StartsOn = [PreProceedingsDecided],
            Within = Timescale.WorkingDays(5),
            MetBy = [new(LetterBeforeProceedingsSent, With: Facts.PlanAndLegalAidEnclosed)],
            EndsOn = Over,
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Holder = Role.ServiceManager,
            Kind = RuleKind.Local,
            Sources = [Dataset("prep_pre_pro_letter_date"), Census("LBPSentDate")],
            Confidence = Confidence.Read,
            Note = LocalNumber,
        },
        new()
        {
            Id = "pre-proceedings-meeting",
            Title = "Hold the first pre-proceedings meeting with the parents",
            Chapter = Chapter.PreProceedings,
            StartsOn = [LetterBeforeProceedingsSent],
            Within = Timescale.WorkingDays(10),
            MetBy = [new(PreProceedingsMeetingHeld, With: Facts.ParentsTookPart)],
            EndsOn = Over,
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Holder = Role.ServiceManager,
            Kind = RuleKind.Local,
            Sources = [Census("InitialPPMeetingDate")],
            Confidence = Confidence.Read,
            Note = "The day must leave the parents time to take legal advice. " + LocalNumber,
        },
        new()
        {
            Id = "pre-proceedings-review",
            Title = "Review pre-proceedings",
            Chapter = Chapter.PreProceedings,
            Form = RuleForm.Series,
            StartsOn = [PreProceedingsMeetingHeld],
            Within = Timescale.Weeks(6),
            Then = Timescale.Weeks(6),
            MetBy = [PreProceedingsReviewHeld],
            EndsOn = Over,
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Holder = Role.ServiceManager,
            Kind = RuleKind.Local,
            Sources = [Census("ReviewMeetingsCount")],
            Confidence = Confidence.Read,
            Note = LocalNumber,
        },
        new()
        {
            Id = "pre-proceedings-end",
            Title = "Decide whether to step down or to issue, with the reason",
            Chapter = Chapter.PreProceedings,
            StartsOn = [PreProceedingsDecided],
            Within = Timescale.Weeks(16),
            MetBy = [PreProceedingsEnded],
            EndsOn = [CaseClosed, ChildDied],
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Holder = Role.ServiceManager,
            Kind = RuleKind.BestPractice,
            Sources = [new("Public Law Working Group, best practice guidance, 2021")],
            Confidence = Confidence.Unverified,
            Note = "Counted from the decision to start pre-proceedings, the earliest day that could be meant.",
        },
        new()
        {
            Id = "plo-contingency",
            Title = "Record where the child would live if the plan failed",
            Chapter = Chapter.PreProceedings,
            StartsOn = [PreProceedingsDecided],
            Within = Timescale.WorkingDays(5),
            DueBefore = [LetterBeforeProceedingsSent],
            MetBy = [ContingencyPlanRecorded],
            EndsOn = Over,
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Holder = Role.SocialWorker,
            Kind = RuleKind.Local,
            Sources = [Decision2020("What happened, items 3 and 5")],
            Confidence = Confidence.StatedInDecision,
            Note = "Due with the plan that goes with the letter before proceedings. " + LocalNumber,
        },
        new()
        {
            Id = "care-proceedings-26w",
            Title = "Bring care proceedings to a final order",
            Chapter = Chapter.PreProceedings,
            StartsOn = [CourtApplicationIssued, new(CareProceedingsExtended, Within: Timescale.Weeks(8))],
            CountFrom = CountFrom.TheDateNamed,
            Within = Timescale.Weeks(26),
            MetBy = [FinalOrderMade],
            EndsOn = [ChildDied],
            OnNewStart = OnNewStart.ReplacesTheOpenOne,
            Holder = Role.LegalAdviser,
            Kind = RuleKind.Statute,
            Sources =
            [
                new("Children and Families Act 2014"),
                new("London Borough of Waltham Forest", "published procedure"),
                new("Knowsley Council", "published procedure"),
            ],
            Confidence = Confidence.ReadSecondHand,
            Note = "An extension by the court replaces the limit: the day it names, otherwise eight weeks from the extension (that default is not verified).",
        },
    ];
}
