namespace Duecare.Domain.Duties;

/// <summary>What an entry says happened, as far as a clock is concerned. Rules start, are met and end on these and on nothing else.</summary>
public enum Happened
{
    /// <summary>Nothing that a clock turns on.</summary>
    None,

    // Front door
    ContactReceived,
    ContactDecided,
    NoFurtherActionDecided,
    NoFurtherActionOverseen,
    ReferralReceived,
    ReferralAcknowledged,
    ReferralDecided,
    ReferrerTold,
    ReferralClassedChildInNeed,
    ReferralReviewedByManager,
    ReReferralDecided,
    EarlierEpisodesConsidered,
    ImmediateProtectionNeeded,
    ChildMadeSafe,
    AssessmentDecided,
    WorkerAllocated,
    WorkerAllocatedToAssess,
    CaseClosed,
    ClosureDecided,
    ChildDied,
    ChildBorn,

    // Assessment
    AssessmentOwed,
    AssessmentBriefed,
    AssessmentTargetSet,
    AssessmentCheckpointReviewed,
    AssessmentAuthorised,
    AssessmentAuthorisedForServices,
    AssessmentOutcomeShared,
    AgencyChecked,
    ConsentRecorded,
    DelayReasonRecorded,
    AssessmentDelayReasoned,

    // Child in need
    CinPlanningMeetingHeld,
    CinPlanStarted,
    CinPlanEnded,
    CinReviewHeld,
    InsufficientProgressFound,
    StepUpDecided,

    // Protection
    EscalationDecided,
    EscalationRescinded,
    EmergencyActionTaken,
    StrategyDiscussionHeld,
    StrategyRecordOwed,
    StrategyRecordShared,
    Section47Decided,
    Section47Started,
    Section47Opened,
    Section47Ended,
    Section47EndedWithoutConference,
    NoConferenceDecided,
    ConferenceNotRequiredReasoned,
    InitialConferenceHeld,
    ReviewConferenceHeld,
    ConferenceHeld,
    ConferenceDecisionsSent,
    ConferenceMinutesSent,
    ConferenceReportShared,
    ProtectionPlanDecided,
    ProtectionPlanStarted,
    ProtectionPlanEnded,
    ProtectionPlanSteppedDown,
    CoreGroupHeld,
    VisitIntervalSet,
    PreBirthConferenceChildBorn,
    TransferInNotified,
    TransferInConferenceHeld,
    PlanDriftReviewed,
    PoliceProtectionUsed,
    PoliceProtectionEnded,
    EmergencyOrderMade,
    EmergencyOrderExtended,
    EmergencyOrderEnded,

    // Visits
    Visited,
    VisitNotMade,
    VisitAttempted,
    VisitDone,
    VisitFinalised,
    FailedVisitReported,
    ChildSeen,
    ChildSeenByAgency,
    NotSeenEscalated,
    UnannouncedVisitsRequired,

    // Risk from adults, restrictions, tests
    AdultConcernRaised,
    AdultConcernTriaged,
    AdultAssessmentRequired,
    AdultAssessmentDateAgreed,
    AdultAssessmentCompleted,
    AdultOutOfContact,
    ReleaseNotified,
    ReleaseDateUnknown,
    ActionDateAgreed,
    ActionDateMoved,
    RestrictionStarted,
    RestrictionReviewed,
    RestrictionChecked,
    RestrictionLifted,
    AdultContactChanged,
    AdultContactDecided,
    TestsRequired,
    TestsVaried,
    TestTaken,
    TestsCovered,
    TestSampleTaken,
    TestResultRecorded,
    TestMissed,
    TestMissedDecided,

    // Pre-proceedings
    LegalPlanningRequested,
    LegalPlanningMeetingHeld,
    PreProceedingsDecided,
    LetterBeforeProceedingsSent,
    PreProceedingsMeetingHeld,
    PreProceedingsReviewHeld,
    PreProceedingsEnded,
    ContingencyPlanRecorded,
    CourtApplicationIssued,
    CareProceedingsExtended,
    FinalOrderMade,

    // Oversight
    SupervisionHeld,
    SupervisionVisitsChecked,
    WorkerStarted,
    WorkerLeft,
    WorkerSupervised,
    OverdueAcknowledged,
    TransferDecided,
    TransferAccepted,
    JointVisitMade,
    WorkerAbsencePlanned,
    AbsenceCoverNamed,
    ActionAgreed,
    ActionDone,
    ActionDropped,
    SignificantEventHappened,
    ChronologyUpdated,
    CaseAuditDue,
    CaseAuditDone,

    // Looked after
    BecameLookedAfter,
    CeasedToBeLookedAfter,
    PlacementStarted,
    PlacementEnded,
    PlacementOneYearOn,
    LongTermFosterVisitsAgreed,
    LongTermFosterVisitsWithdrawn,
    PlacedWithParentBeforeAssessment,
    PlacedWithConnectedPersonOrInterimOrder,
    CareOrderMadeLivingWithParent,
    CarePlanPrepared,
    PlacementPlanPrepared,
    LookedAfterVisitRequested,
    FirstLookedAfterReviewHeld,
    SecondLookedAfterReviewHeld,
    LaterLookedAfterReviewHeld,
    LookedAfterReviewHeld,
    InitialHealthAssessed,
    ReviewHealthAssessed,
    DentalChecked,
    EducationPlanMade,
    EducationPlanReviewed,
    DifficultiesScoreDue,
    DifficultiesScored,
    TooOldForDifficultiesScore,
    ShortBreaksStarted,
    ShortBreaksEnded,

    // Private fostering, missing, early help, allegations
    PrivateFosteringNotified,
    PrivateFosteringBecameKnown,
    PrivateFosteringYearPassed,
    PrivateFosteringEnded,
    PrivateFosteringVisitRequested,
    PrivateFosteringDecided,
    ReturnedFromMissing,
    ReturnInterviewOffered,
    ReturnInterviewHeldOrDeclined,
    MissingPatternReached,
    MissingPatternDecided,
    EarlyHelpAccepted,
    EarlyHelpAssessed,
    EarlyHelpReviewed,
    EarlyHelpReassessed,
    EarlyHelpEnded,
    EarlyHelpHarmSeen,
    EarlyHelpReferredOn,
    AllegationMade,
    DesignatedOfficerTold,

    // Complaints, the Ombudsman, information rights
    ComplaintReceived,
    ComplaintRouted,
    ComplaintMoved,
    ComplaintWithdrawn,
    StatutoryMatterKnown,
    StatutoryComplaintReceived,
    StatutoryStage1Extended,
    StatutoryStage1Answered,
    StatutoryStage2Requested,
    StatutoryStage2Started,
    StatutoryStage2Extended,
    StatutoryStage2Adjudicated,
    StatutoryStage3Requested,
    StatutoryPanelMet,
    StatutoryPanelReported,
    StatutoryPanelAnswered,
    CorporateComplaintReceived,
    CorporateComplaintAcknowledged,
    CorporateStage1Extended,
    CorporateStage1Answered,
    CorporateStage2Requested,
    CorporateStage2Acknowledged,
    CorporateStage2Extended,
    CorporateStage2Answered,
    OmbudsmanEnquired,
    OmbudsmanEnquiryExtended,
    OmbudsmanAnswered,
    OmbudsmanDraftReceived,
    OmbudsmanDraftExtended,
    OmbudsmanDraftAnswered,
    OmbudsmanRemedyAgreed,
    OmbudsmanRemedyExtended,
    OmbudsmanRemedyDone,
    OmbudsmanEvidenceDue,
    OmbudsmanEvidenceSent,
    OmbudsmanSatisfied,
    SubjectAccessRequested,
    SubjectAccessPaused,
    SubjectAccessClarified,
    SubjectAccessExtended,
    SubjectAccessMayNeedExtending,
    SubjectAccessAnswered,
    DataBreachKnown,
    DataBreachReported,
}

/// <summary>Particulars of a happening that a rule can insist on. A rule's conditions are some of these, so they can be printed.</summary>
[Flags]
public enum Facts : long
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>A reason is recorded with it.</summary>
    ReasonRecorded = 1L << 0,

    /// <summary>A social worker or manager decided it.</summary>
    DecidedByManager = 1L << 1,

    /// <summary>The child was seen, in person.</summary>
    ChildSeen = 1L << 2,

    /// <summary>The child was seen alone, or the reason for not doing so is recorded.</summary>
    SeenAlone = 1L << 3,

    /// <summary>The child's bedroom was seen.</summary>
    BedroomSeen = 1L << 4,

    /// <summary>Nobody in the home was told of the visit beforehand.</summary>
    Unannounced = 1L << 5,

    /// <summary>It took place in the child's home.</summary>
    AtHome = 1L << 6,

    /// <summary>A qualified social worker made it: the lead worker or a named cover.</summary>
    QualifiedWorker = 1L << 7,

    /// <summary>A visit under the social worker's duties: child in need, child protection, section 47 or looked after.</summary>
    SocialWorkVisit = 1L << 8,

    /// <summary>A visit under the private fostering regulations.</summary>
    PrivateFosteringVisit = 1L << 9,

    /// <summary>Those who must take part did: for a conference the authority and two other agencies, for a strategy discussion police and health.</summary>
    Quorate = 1L << 10,

    /// <summary>A professional made the referral.</summary>
    ByProfessional = 1L << 11,

    /// <summary>The conference is a review.</summary>
    Review = 1L << 12,

    /// <summary>The person is newly qualified, in the first year of practice.</summary>
    NewlyQualified = 1L << 13,

    /// <summary>The placement is neither with a parent nor under a temporary approval, so the ordinary visits apply.</summary>
    OrdinaryPlacement = 1L << 14,

    /// <summary>The placement is meant to last until the child is 18.</summary>
    IntendedToLast = 1L << 15,

    /// <summary>The child's first placement in this period of being looked after.</summary>
    FirstPlacement = 1L << 16,

    /// <summary>A senior manager agreed, and previous involvement was checked.</summary>
    SeniorAgreed = 1L << 17,

    /// <summary>The entry names no number or date where the rule allows one.</summary>
    NoNumberGiven = 1L << 18,

    /// <summary>Named by the team manager.</summary>
    ByTeamManager = 1L << 19,

    /// <summary>Named by the service manager.</summary>
    ByServiceManager = 1L << 20,

    /// <summary>Named by the director.</summary>
    ByDirector = 1L << 21,

    /// <summary>The matter is urgent.</summary>
    Urgent = 1L << 22,

    /// <summary>An assessment was recorded in the three months before.</summary>
    AssessedShortlyBefore = 1L << 23,

    /// <summary>The date was assumed by a default and not stated.</summary>
    DateAssumed = 1L << 24,

    /// <summary>The child protection plan goes on while the child is looked after, so both kinds of visit are owed.</summary>
    PlanContinues = 1L << 25,

    /// <summary>The plan, and how to get free legal advice, went with the letter.</summary>
    PlanAndLegalAidEnclosed = 1L << 40,

    /// <summary>A parent took part.</summary>
    ParentsTookPart = 1L << 41,

    /// <summary>The Children Act's three stages.</summary>
    ChildrenActProcedure = 1L << 42,

    /// <summary>The council's own two stages.</summary>
    CorporateProcedure = 1L << 43,

    /// <summary>The reports of the investigating officer and the independent person went with it.</summary>
    ReportsAttached = 1L << 44,

    /// <summary>Three independent people sat, the independent person not among them.</summary>
    IndependentPanel = 1L << 45,

    /// <summary>It says where the complainant can go next: the next stage, or the Ombudsman.</summary>
    NextStepExplained = 1L << 46,

    /// <summary>Whoever answered took no part at an earlier stage.</summary>
    NotInvolvedBefore = 1L << 47,

    /// <summary>Evidence that it was done is kept with it.</summary>
    EvidenceAttached = 1L << 48,

    /// <summary>The receipt is kept.</summary>
    ReceiptKept = 1L << 49,

    /// <summary>Other people's data was looked for and taken out.</summary>
    ThirdPartyChecked = 1L << 50,
}
