using Duecare.Domain.Calendar;
using static Duecare.Domain.Duties.Happened;
using static Duecare.Domain.Duties.Rules.Written;

namespace Duecare.Domain.Duties.Rules;

/// <summary>Complaints under the Children Act and the council's own procedure, the Ombudsman, subject access, breaches and retention.</summary>
internal static class ComplaintsAndInformationRules
{
    private const string Representations = "Children Act 1989 Representations Procedure (England) Regulations 2006, SI 2006/1738";
    private const string HandlingCode = "Ombudsman's Complaint Handling Code 2024";
    private const string Jurisdiction = "Ombudsman's guidance on jurisdiction";
    private const string DataProtection = "UK General Data Protection Regulation";
    private const string Commissioner = "Information Commissioner, right of access time limits";
    private const string CodeDay = "The code was issued in February 2024; that it governs complaints from the first of that month is not verified.";

    private static readonly DateOnly RepresentationsFrom = new(2006, 9, 1);
    private static readonly DateOnly CodeFrom = new(2024, 2, 1);
    private static readonly DateOnly DataProtectionFrom = new(2018, 5, 25);

    private static readonly Trigger LeftChildrenAct = new(ComplaintMoved, With: Facts.ChildrenActProcedure);
    private static readonly Trigger LeftCorporate = new(ComplaintMoved, With: Facts.CorporateProcedure);

    private static readonly Source FamilyRightsGroup = new("Family Rights Group, complaints advice");
    private static readonly Source LocalGovernmentLawyers = new("Lawyers in Local Government, note on the Complaint Handling Code");
    private static readonly Source Walsall = Procedure("Walsall Council");
    private static readonly Source Thurrock = Procedure("Thurrock Council");
    private static readonly Source Cumberland = Procedure("Cumberland Council");

    /// <summary>The rows, in the order of the rulebook.</summary>
    public static IReadOnlyList<DutyRule> Rows { get; } = [.. Statutory(), .. Corporate(), .. Ombudsman(), .. InformationRights()];

    private static DutyRule[] Statutory() =>
    [
        new()
        {
            Id = "complaint-route",
            Title = "Decide which procedure the complaint goes under, with the reason",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [ComplaintReceived],
            Within = Timescale.WorkingDays(2),
            MetBy = [new(ComplaintRouted, With: Facts.ReasonRecorded)],
            EndsOn = [ComplaintWithdrawn],
            PerMatter = true,
            Holder = Role.ComplaintsManager,
            Kind = RuleKind.Local,
            Sources = [new(Representations, From: RepresentationsFrom), Local("Kent County Council's representations policy")],
            Confidence = Confidence.ReadSecondHand,
            Note = "The Children Act procedure is only for an eligible person about an eligible function; leaving that unclear is itself a matter the Ombudsman looks at.",
        },
        new()
        {
            Id = "ca-time-limit",
            Title = "Complain within twelve months of the matter, or of knowing of it",
            Chapter = Chapter.ComplaintsAndInformation,
            Form = RuleForm.LimitOnly,
            StartsOn = [StatutoryMatterKnown],
            Within = Timescale.Months(12),
            FlaggedActs = [ComplaintReceived],
            PerMatter = true,
            Holder = Role.ComplaintsManager,
            Kind = RuleKind.Statute,
            Sources = [new(Representations, "regulation 9")],
            InForceFrom = RepresentationsFrom,
            Confidence = Confidence.Unverified,
            Note = "From the day the complainant knew of the matter. The council may accept a later complaint.",
        },
        new()
        {
            Id = "ca-stage1",
            Title = "Answer the complaint at stage 1",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [StatutoryComplaintReceived],
            Within = Timescale.WorkingDays(10),
            Extension = new(StatutoryStage1Extended, Timescale.WorkingDays(20)),
            MetBy = [StatutoryStage1Answered],
            EndsOn = [ComplaintWithdrawn, LeftChildrenAct, StatutoryStage2Requested, StatutoryStage2Started],
            OnNewStart = OnNewStart.OncePerMatter,
            PerMatter = true,
            Holder = Role.TeamManager,
            Accountable = Role.ComplaintsManager,
            Kind = RuleKind.Statute,
            Sources = [new(Representations, "regulation 14"), FamilyRightsGroup, Procedure("Royal Borough of Greenwich")],
            InForceFrom = RepresentationsFrom,
            Confidence = Confidence.ReadSecondHand,
            Note = "From receipt; where the complainant needed an advocate first, from the advocate's appointment (not verified).",
        },
        new()
        {
            Id = "ca-stage2-request-window",
            Title = "Ask for stage 2",
            Chapter = Chapter.ComplaintsAndInformation,
            Form = RuleForm.LimitOnly,
            StartsOn = [StatutoryStage1Answered],
            Within = Timescale.WorkingDays(20),
            FlaggedActs = [StatutoryStage2Requested, StatutoryStage2Started],
            PerMatter = true,
            Holder = Role.Complainant,
            Kind = RuleKind.StatutoryGuidance,
            NumberKind = RuleKind.Local,
            Sources = [Local("London Borough of Bexley")],
            InForceFrom = RepresentationsFrom,
            Confidence = Confidence.ReadSecondHand,
            Note = "Local practice. The complainant may go to stage 2 as of right once the limit of stage 1 has passed.",
        },
        new()
        {
            Id = "ca-stage2",
            Title = "Send the stage 2 adjudication with the investigating officer's and the independent person's reports",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [StatutoryStage2Started, new(StatutoryStage2Requested, AwaitsDate: true)],
            Within = Timescale.WorkingDays(25),
            Extension = new(StatutoryStage2Extended, Timescale.WorkingDays(65)),
            MetBy = [new(StatutoryStage2Adjudicated, With: Facts.ReportsAttached)],
            EndsOn = [ComplaintWithdrawn, LeftChildrenAct],
            OnNewStart = OnNewStart.ReplacesTheOpenOne,
            PerMatter = true,
            Holder = Role.InvestigatingOfficer,
            Accountable = Role.DirectorOfChildrensServices,
            Kind = RuleKind.Statute,
            Sources =
            [
                new(Representations, "regulation 17"), FamilyRightsGroup,
                new("Wokingham Borough Council, answer to a freedom of information request"), Procedure("London Borough of Bexley"),
            ],
            InForceFrom = RepresentationsFrom,
            Confidence = Confidence.ReadSecondHand,
            Note = "From the day the written statement was agreed, where one had to be written; otherwise from the request. A council may count from the request, which is stricter.",
        },
        new()
        {
            Id = "ca-stage3-request-window",
            Title = "Ask for the stage 3 panel",
            Chapter = Chapter.ComplaintsAndInformation,
            Form = RuleForm.LimitOnly,
            StartsOn = [StatutoryStage2Adjudicated],
            Within = Timescale.WorkingDays(20),
            FlaggedActs = [StatutoryStage3Requested],
            PerMatter = true,
            Holder = Role.Complainant,
            Kind = RuleKind.Statute,
            Sources = [new(Representations, "regulation 18")],
            InForceFrom = RepresentationsFrom,
            Confidence = Confidence.Unverified,
        },
        new()
        {
            Id = "ca-stage3-panel",
            Title = "Hold the stage 3 panel",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [StatutoryStage3Requested],
            Within = Timescale.WorkingDays(30),
            MetBy = [new(StatutoryPanelMet, With: Facts.IndependentPanel)],
            EndsOn = [ComplaintWithdrawn, LeftChildrenAct],
            PerMatter = true,
            Holder = Role.ComplaintsManager,
            Kind = RuleKind.Statute,
            Sources = [new(Representations, "regulation 19(2) to (4)")],
            InForceFrom = RepresentationsFrom,
            Confidence = Confidence.Read,
        },
        new()
        {
            Id = "ca-stage3-report",
            Title = "Send the panel's report to the council, the complainant, the advocate and the independent person",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [StatutoryPanelMet],
            Within = Timescale.WorkingDays(5),
            MetBy = [StatutoryPanelReported],
            EndsOn = [ComplaintWithdrawn, LeftChildrenAct],
            PerMatter = true,
            Holder = Role.PanelChair,
            Kind = RuleKind.Statute,
            Sources = [new(Representations, "regulation 20"), new("LG Inform Plus", "duty 3565")],
            InForceFrom = RepresentationsFrom,
            Confidence = Confidence.ReadSecondHand,
        },
        new()
        {
            Id = "ca-stage3-response",
            Title = "Answer the panel's recommendations, and tell the complainant of the Ombudsman",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [StatutoryPanelReported],
            Within = Timescale.WorkingDays(15),
            MetBy = [new(StatutoryPanelAnswered, With: Facts.NextStepExplained)],
            EndsOn = [ComplaintWithdrawn, LeftChildrenAct],
            PerMatter = true,
            Holder = Role.DirectorOfChildrensServices,
            Kind = RuleKind.Statute,
            Sources = [new(Representations, "regulation 20"), new("LG Inform Plus", "duty 3565")],
            InForceFrom = RepresentationsFrom,
            Confidence = Confidence.ReadSecondHand,
        },
    ];

    private static DutyRule[] Corporate() =>
    [
        new()
        {
            Id = "corp-ack",
            Title = "Acknowledge, define and log the complaint",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [CorporateComplaintReceived],
            Within = Timescale.WorkingDays(5),
            MetBy = [CorporateComplaintAcknowledged],
            EndsOn = [ComplaintWithdrawn, LeftCorporate],
            OnNewStart = OnNewStart.OncePerMatter,
            PerMatter = true,
            Holder = Role.ComplaintsManager,
            Kind = RuleKind.RegulatorsCode,
            Sources = [new(HandlingCode), LocalGovernmentLawyers, Walsall, Thurrock],
            InForceFrom = CodeFrom,
            Confidence = Confidence.ReadSecondHand,
            Note = CodeDay,
        },
        new()
        {
            Id = "corp-stage1",
            Title = "Answer the complaint at stage 1 and say how to take it further",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [CorporateComplaintAcknowledged],
            Within = Timescale.WorkingDays(10),
            OrWithinOfBasis = Timescale.WorkingDays(15),
            Extension = new(CorporateStage1Extended, Timescale.WorkingDays(20)),
            MetBy = [new(CorporateStage1Answered, With: Facts.NextStepExplained)],
            EndsOn = [ComplaintWithdrawn, LeftCorporate, CorporateStage2Requested],
            OnNewStart = OnNewStart.OncePerMatter,
            PerMatter = true,
            Holder = Role.ServiceManager,
            Kind = RuleKind.RegulatorsCode,
            Sources = [new(HandlingCode), LocalGovernmentLawyers, Walsall, Thurrock],
            InForceFrom = CodeFrom,
            Confidence = Confidence.ReadSecondHand,
            Note = "From the acknowledgement, and never past fifteen working days from receipt unless extended. Until it is acknowledged, that is what is owed. " + CodeDay,
        },
        new()
        {
            Id = "corp-stage2-ack",
            Title = "Acknowledge the request for stage 2 and the issues outstanding",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [CorporateStage2Requested],
            Within = Timescale.WorkingDays(5),
            MetBy = [CorporateStage2Acknowledged],
            EndsOn = [ComplaintWithdrawn, LeftCorporate],
            PerMatter = true,
            Holder = Role.ComplaintsManager,
            Kind = RuleKind.RegulatorsCode,
            Sources = [new(HandlingCode), Walsall, Cumberland],
            InForceFrom = CodeFrom,
            Confidence = Confidence.ReadSecondHand,
            Note = CodeDay,
        },
        new()
        {
            Id = "corp-stage2",
            Title = "Send the final answer, by someone not involved at stage 1, and tell the complainant of the Ombudsman",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [CorporateStage2Acknowledged],
            Within = Timescale.WorkingDays(20),
            Extension = new(CorporateStage2Extended, Timescale.WorkingDays(40)),
            MetBy = [new(CorporateStage2Answered, With: Facts.NotInvolvedBefore | Facts.NextStepExplained)],
            EndsOn = [ComplaintWithdrawn, LeftCorporate],
            OnNewStart = OnNewStart.OncePerMatter,
            PerMatter = true,
            Holder = Role.ComplaintsManager,
            Kind = RuleKind.RegulatorsCode,
            Sources = [new(HandlingCode), LocalGovernmentLawyers, Cumberland],
            InForceFrom = CodeFrom,
            Confidence = Confidence.ReadSecondHand,
            Note = CodeDay,
        },
    ];

    private static DutyRule[] Ombudsman() =>
    [
        new()
        {
            Id = "lgsco-premature",
            Title = "Answer within what the Ombudsman normally allows before looking at a complaint",
            Chapter = Chapter.ComplaintsAndInformation,
            Form = RuleForm.LimitOnly,
            StartsOn = [ComplaintReceived],
            Within = Timescale.Weeks(12),
            FlaggedActs = [StatutoryStage1Answered, StatutoryStage2Adjudicated, StatutoryPanelAnswered, CorporateStage1Answered, CorporateStage2Answered],
            PerMatter = true,
            Holder = Role.ComplaintsManager,
            Kind = RuleKind.RegulatorsCode,
            Sources = [new(Jurisdiction, "part 7"), new("Ombudsman's published questions and answers")],
            Confidence = Confidence.Read,
            Note = "About twelve weeks overall: the Ombudsman's practice, not a limit in law. The first answer is held against it.",
        },
        new()
        {
            Id = "lgsco-time-limit",
            Title = "Complain to the Ombudsman, in writing, within twelve months of first having notice of the matter",
            Chapter = Chapter.ComplaintsAndInformation,
            Form = RuleForm.LimitOnly,
            Within = Timescale.Months(12),
            Holder = Role.Complainant,
            Kind = RuleKind.Statute,
            Sources = [new("Local Government Act 1974", "section 26B"), new(Jurisdiction, "part 6")],
            Confidence = Confidence.Read,
            Note = "From the day the person affected first had notice. The Ombudsman may disapply it.",
        },
        new()
        {
            Id = "lgsco-enquiry",
            Title = "Answer the Ombudsman's enquiry and send the documents",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [OmbudsmanEnquired],
            CountFrom = CountFrom.TheDateNamed,
            Within = Timescale.WorkingDays(20),
            DateAgreedBy = [OmbudsmanEnquiryExtended],
            MetBy = [OmbudsmanAnswered],
            PerMatter = true,
            Holder = Role.LinkOfficer,
            Kind = RuleKind.Order,
            Sources = [new("Ombudsman's enquiry letter")],
            Confidence = Confidence.Unverified,
            Note = "The date in the letter; the number for a letter that names none is not verified.",
        },
        new()
        {
            Id = "lgsco-draft",
            Title = "Comment on the Ombudsman's draft decision, or say that there is nothing to say",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [OmbudsmanDraftReceived],
            CountFrom = CountFrom.TheDateNamed,
            Within = Timescale.WorkingDays(10),
            DateAgreedBy = [OmbudsmanDraftExtended],
            MetBy = [OmbudsmanDraftAnswered],
            PerMatter = true,
            Holder = Role.LinkOfficer,
            Kind = RuleKind.Order,
            Sources = [Decision2020("How I considered this complaint, item 2"), Decision2024("How I considered this complaint, item 4")],
            Confidence = Confidence.Unverified,
            Note = "Both decisions state that the parties could comment; the number for a letter that names no date is not verified.",
        },
        new()
        {
            Id = "lgsco-remedy",
            Title = "Do what was agreed with the Ombudsman, and keep the evidence",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [OmbudsmanRemedyAgreed],
            CountFrom = CountFrom.TheDateNamed,
            DateAgreedBy = [OmbudsmanRemedyExtended],
            MetBy = [new(OmbudsmanRemedyDone, With: Facts.EvidenceAttached)],
            EndsOn = [OmbudsmanSatisfied],
            PerMatter = true,
            Holder = Role.ActionOwner,
            Kind = RuleKind.Order,
            Sources = [Decision2020("Agreed action")],
            Confidence = Confidence.StatedInDecision,
            Note = "The decision's own period, from the day of the final decision. Assumed: \"immediately\" is five working days, with a prompt the same day and "
                + "escalation after two; a remedy without a date takes that of the nearest one that has a date.",
        },
        new()
        {
            Id = "lgsco-remedy-evidence",
            Title = "Send the Ombudsman evidence that the remedy is done, and keep the receipt",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [OmbudsmanEvidenceDue],
            CountFrom = CountFrom.TheDateNamed,
            DateAgreedBy = [OmbudsmanRemedyExtended],
            MetBy = [new(OmbudsmanEvidenceSent, With: Facts.ReceiptKept)],
            EndsOn = [OmbudsmanSatisfied],
            PerMatter = true,
            Holder = Role.LinkOfficer,
            Kind = RuleKind.Order,
            Sources = [Decision2020("Agreed action, last item")],
            Confidence = Confidence.StatedInDecision,
            Note = "The decision names no day for it; due on the day of the remedy, and five working days more may be asked for.",
        },
    ];

    private static DutyRule[] InformationRights() =>
    [
        new()
        {
            Id = "sar-response",
            Title = "Answer the subject access request",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [SubjectAccessRequested, new(SubjectAccessPaused, AwaitsDate: true)],
            Within = Month(1),
            Extension = new(SubjectAccessExtended, Month(3)),
            MetBy = [new(SubjectAccessAnswered, With: Facts.ThirdPartyChecked)],
            OnNewStart = OnNewStart.ReplacesTheOpenOne,
            PerMatter = true,
            Holder = Role.InformationGovernanceOfficer,
            Kind = RuleKind.Statute,
            Sources = [new(DataProtection, "articles 12(3) and 15"), new(Commissioner)],
            InForceFrom = DataProtectionFrom,
            Confidence = Confidence.Read,
            Note = "To the same day of the next month, or its last day; a weekend or bank holiday moves to the next working day. "
                + "From the day identity or clarification was given, if later than receipt. Before 15 August 2019 the day after receipt was counted as the first.",
        },
        new()
        {
            Id = "sar-extension-notice",
            Title = "Tell the requester within the first month that more time is needed, and why",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [SubjectAccessMayNeedExtending],
            Within = Month(1),
            MetBy = [SubjectAccessExtended],
            EndsOn = [SubjectAccessAnswered, SubjectAccessPaused],
            OnNewStart = OnNewStart.ReplacesTheOpenOne,
            PerMatter = true,
            Holder = Role.InformationGovernanceOfficer,
            Kind = RuleKind.Statute,
            Sources = [new(Commissioner), new("University of Edinburgh, page on the right of access")],
            InForceFrom = DataProtectionFrom,
            Confidence = Confidence.ReadSecondHand,
            Note = "Owed only for a request that is complex or was extended; an answer within the month makes it needless.",
        },
        new()
        {
            Id = "sar-clarify",
            Title = "Stop the clock only while waiting for a clarification that was asked for",
            Chapter = Chapter.ComplaintsAndInformation,
            Form = RuleForm.LimitOnly,
            StartsOn = [SubjectAccessPaused],
            FlaggedActs = [SubjectAccessClarified],
            FlaggedWhen = FlaggedWhen.NotStarted,
            PerMatter = true,
            Holder = Role.InformationGovernanceOfficer,
            Kind = RuleKind.RegulatorsCode,
            Sources = [new("Law firms' notes on the Information Commissioner's guidance")],
            InForceFrom = DataProtectionFrom,
            Confidence = Confidence.ReadSecondHand,
            Note = "The month then counts from the later of receipt and clarification.",
        },
        new()
        {
            Id = "breach-ico",
            Title = "Report the breach to the Information Commissioner, or record why it need not be",
            Chapter = Chapter.ComplaintsAndInformation,
            StartsOn = [DataBreachKnown],
            Within = Timescale.Hours(72),
            MetBy = [DataBreachReported],
            PerMatter = true,
            Holder = Role.DataProtectionOfficer,
            Kind = RuleKind.Statute,
            Sources = [new(DataProtection, "article 33")],
            InForceFrom = DataProtectionFrom,
            Confidence = Confidence.Unverified,
            Note = "From the instant the council became aware of a breach likely to be a risk to people.",
        },
        new()
        {
            Id = "retention-lac",
            Title = "Keep a looked-after child's record until the 75th birthday",
            Chapter = Chapter.ComplaintsAndInformation,
            Form = RuleForm.LimitOnly,
            Holder = Role.InformationGovernanceOfficer,
            Kind = RuleKind.Statute,
            Sources =
            [
                new("Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959", "regulation 50"),
                Procedure("London Borough of Merton"), Procedure("Blackpool Council"),
            ],
            Confidence = Confidence.ReadSecondHand,
            Note = "Counted from birth. Fifteen years from death if the child died before 18.",
        },
        new()
        {
            Id = "retention-cp",
            Title = "Keep a child protection record as long as the council's own policy says",
            Chapter = Chapter.ComplaintsAndInformation,
            Form = RuleForm.LimitOnly,
            Holder = Role.InformationGovernanceOfficer,
            Kind = RuleKind.Local,
            Sources = [Local("Blackpool Council")],
            Confidence = Confidence.ReadSecondHand,
            Note = "35 years after the last contact in one council, the 25th birthday in others. Nothing is removed by itself.",
        },
    ];

    /// <summary>A council's published procedure that restates the rule.</summary>
    private static Source Procedure(string council) => new(council, "published procedure");

    private static Timescale Month(int months) => new(months, TimeUnit.Months, NonWorkingDay: OnNonWorkingDay.MovesLater);
}
