using Duecare.Domain.Calendar;

namespace Duecare.Domain.Duties.Rules;

/// <summary>Pre-proceedings (the Public Law Outline) and care proceedings. The days are local defaults; only the 26 weeks are law.</summary>
internal static class PreProceedingsRules
{
    private const string Dataset = "Standard Safeguarding Dataset, pre-proceedings";
    private const string CensusModule = "Children in need census, pre-proceedings module";
    private const string Essex2020 = "Ombudsman decision 19 020 833, 16 December 2020";
    private const string LocalNumber = "The number is a default, not read in any source; a council's policy sets its own.";

    /// <summary>What ends every duty of pre-proceedings. An application to the court counts as their end.</summary>
    private static readonly Trigger[] Over = [Happened.PreProceedingsEnded, Happened.CaseClosed, Happened.ChildDied];

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
                new(Happened.LegalPlanningRequested, With: Facts.Urgent, Within: Timescale.WorkingDays(5)),
                new(Happened.LegalPlanningRequested, Without: Facts.Urgent),
            ],
            Within = Timescale.WorkingDays(10),
            MetBy = [Happened.LegalPlanningMeetingHeld],
            EndsOn = [Happened.CaseClosed, Happened.ChildDied],
            Holder = Role.ServiceManager,
            Accountable = Role.LegalAdviser,
            Kind = RuleKind.Local,
            Sources = [new(Dataset, "legal gateway outcome"), new(Essex2020, "What happened, item 3")],
            Confidence = Confidence.Read,
            Note = "The outcome is to continue the plan, start pre-proceedings, issue, or not known. " + LocalNumber,
        },
        new()
        {
            Id = "letter-before-proceedings",
            Title = "Send the parents the letter before proceedings, with the plan and how to get free legal advice",
            Chapter = Chapter.PreProceedings,
            StartsOn = [Happened.PreProceedingsDecided],
            Within = Timescale.WorkingDays(5),
            MetBy = [new(Happened.LetterBeforeProceedingsSent, With: Facts.PlanAndLegalAidEnclosed)],
            EndsOn = Over,
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Holder = Role.ServiceManager,
            Kind = RuleKind.Local,
            Sources = [new(Dataset, "letter date"), new(CensusModule, "LBPSentDate")],
            Confidence = Confidence.Read,
            Note = LocalNumber,
        },
        new()
        {
            Id = "pre-proceedings-meeting",
            Title = "Hold the first pre-proceedings meeting with the parents",
            Chapter = Chapter.PreProceedings,
            StartsOn = [Happened.LetterBeforeProceedingsSent],
            Within = Timescale.WorkingDays(10),
            MetBy = [new(Happened.PreProceedingsMeetingHeld, With: Facts.ParentsTookPart)],
            EndsOn = Over,
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Holder = Role.ServiceManager,
            Kind = RuleKind.Local,
            Sources = [new(CensusModule, "InitialPPMeetingDate")],
            Confidence = Confidence.Read,
            Note = "The day must leave the parents time to take legal advice. " + LocalNumber,
        },
        new()
        {
            Id = "pre-proceedings-review",
            Title = "Review pre-proceedings",
            Chapter = Chapter.PreProceedings,
            Form = RuleForm.Series,
            StartsOn = [Happened.PreProceedingsMeetingHeld],
            Within = Timescale.Weeks(6),
            Then = Timescale.Weeks(6),
            MetBy = [Happened.PreProceedingsReviewHeld],
            EndsOn = Over,
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Holder = Role.ServiceManager,
            Kind = RuleKind.Local,
            Sources = [new(CensusModule, "ReviewMeetingsCount")],
            Confidence = Confidence.Read,
            Note = LocalNumber,
        },
        new()
        {
            Id = "pre-proceedings-end",
            Title = "Decide whether to step down or to issue, with the reason",
            Chapter = Chapter.PreProceedings,
            StartsOn = [Happened.PreProceedingsDecided],
            Within = Timescale.Weeks(16),
            MetBy = [Happened.PreProceedingsEnded],
            EndsOn = [Happened.CaseClosed, Happened.ChildDied],
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
            StartsOn = [Happened.PreProceedingsDecided],
            Within = Timescale.WorkingDays(5),
            DueBefore = [Happened.LetterBeforeProceedingsSent],
            MetBy = [Happened.ContingencyPlanRecorded],
            EndsOn = Over,
            OnNewStart = OnNewStart.KeepsTheOpenOne,
            Holder = Role.SocialWorker,
            Kind = RuleKind.Local,
            Sources = [new(Essex2020, "What happened, items 3 and 5")],
            Confidence = Confidence.StatedInDecision,
            Note = "Due with the plan that goes with the letter before proceedings. " + LocalNumber,
        },
        new()
        {
            Id = "care-proceedings-26w",
            Title = "Bring care proceedings to a final order",
            Chapter = Chapter.PreProceedings,
            StartsOn = [Happened.CourtApplicationIssued, new(Happened.CareProceedingsExtended, Within: Timescale.Weeks(8))],
            CountFrom = CountFrom.TheDateNamed,
            Within = Timescale.Weeks(26),
            MetBy = [Happened.FinalOrderMade],
            EndsOn = [Happened.ChildDied],
            OnNewStart = OnNewStart.ReplacesTheOpenOne,
            Holder = Role.LegalAdviser,
            Kind = RuleKind.Statute,
            Sources =
            [
                new("Children and Families Act 2014"),
                new("London Borough of Waltham Forest, published procedure"),
                new("Knowsley Council, published procedure"),
            ],
            Confidence = Confidence.ReadSecondHand,
            Note = "An extension by the court replaces the limit: the day it names, otherwise eight weeks from the extension (that default is not verified).",
        },
    ];
}
