using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;

namespace Duecare.Domain.Protection;

/// <summary>The decision to consider escalating to child protection, or that there is reasonable cause to suspect significant harm. It starts 24 hours.</summary>
[Tells(Happened.EscalationDecided)]
public sealed record EscalationDecision : Entry
{
    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.EscalationDecided, matter: Id.Value);
}

/// <summary>A manager took back a decision to escalate, with the reason.</summary>
[Tells(Happened.EscalationRescinded)]
public sealed record EscalationRescinded : Entry
{
    /// <summary>The decision taken back.</summary>
    public EntryId? Decision { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.EscalationRescinded, matter: Decision?.Value);
}

/// <summary>Emergency action was taken before there was time for a strategy discussion.</summary>
[Tells(Happened.EmergencyActionTaken)]
public sealed record EmergencyAction : Entry
{
    /// <summary>What was done.</summary>
    public string? What { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.EmergencyActionTaken, matter: Id.Value);
}

/// <summary>Someone at a meeting, and the agency they spoke for.</summary>
public sealed record Attendee
{
    /// <summary>Who, as the minutes name them.</summary>
    public string? Name { get; init; }

    /// <summary>The agency: <c>social-care</c>, <c>police</c>, <c>health</c>, <c>education</c>, <c>parent</c> and so on.</summary>
    public required string Agency { get; init; }
}

/// <summary>What a strategy discussion decided.</summary>
public enum StrategyOutcome
{
    Section47Single,
    Section47Joint,
    NoSection47,
}

/// <summary>The authority, police and health, at least, decided together whether to start a section 47 enquiry.</summary>
/// <remarks>If attendance is recorded and police or health is not in it, it does not meet the duty to hold one.</remarks>
[Tells(Happened.StrategyDiscussionHeld, Happened.StrategyRecordOwed, Happened.Section47Decided, Happened.ActionAgreed, Happened.ActionDateAgreed, Happened.AdultAssessmentRequired, Happened.AdultAssessmentDateAgreed,
    IfRecorded = [Happened.StrategyRecordShared])]
public sealed record StrategyDiscussion : Entry
{
    /// <summary>The decision to escalate that it answers; left out, every one that is open.</summary>
    public EntryId? Escalation { get; init; }

    /// <summary>How it was held.</summary>
    public string? Mode { get; init; }

    /// <summary>Who took part. Left out, attendance is not recorded.</summary>
    public IReadOnlyList<Attendee> Attendees { get; init; } = [];

    /// <summary>What it decided.</summary>
    public StrategyOutcome? Decision { get; init; }

    /// <summary>Why.</summary>
    public string? Reasons { get; init; }

    /// <summary>How the child is kept safe meanwhile.</summary>
    public string? InterimSafetyPlan { get; init; }

    /// <summary>The day the record went to those who took part.</summary>
    public ApproximateDate? RecordSharedOn { get; init; }

    /// <summary>What was agreed, with who and when.</summary>
    public IReadOnlyList<AgreedAction> Actions { get; init; } = [];

    internal override void Tell(Telling tell)
    {
        var quorate = Attendees.Count == 0 || (Attended("police") && Attended("health"));
        tell.Add(Happened.StrategyDiscussionHeld, quorate ? Facts.Quorate : Facts.None, Escalation?.Value);
        tell.Add(Happened.StrategyRecordOwed, matter: Id.Value);
        if (StartsEnquiry) tell.Add(Happened.Section47Decided, matter: Id.Value);
        if (RecordSharedOn is { } day) tell.Add(Happened.StrategyRecordShared, When.On(day), matter: Id.Value);
        AgreedAction.Tell(tell, Actions);
    }

    internal bool StartsEnquiry => Decision is StrategyOutcome.Section47Single or StrategyOutcome.Section47Joint;

    private bool Attended(string agency)
    {
        for (var i = 0; i < Attendees.Count; i++)
            if (Attendees[i].Agency.Equals(agency, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}

/// <summary>The record of a strategy discussion went to those who took part.</summary>
[Tells(Happened.StrategyRecordShared)]
public sealed record StrategyRecordShared : Entry
{
    /// <summary>The discussion; left out, the earliest whose record was not shared.</summary>
    public EntryId? Discussion { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.StrategyRecordShared, matter: Discussion?.Value);
}

/// <summary>A section 47 enquiry, from the day of the strategy discussion that started it.</summary>
[Tells(Happened.Section47Started, Happened.Section47Opened, Happened.Section47Ended, Happened.Section47EndedWithoutConference, Happened.NoConferenceDecided,
    IfRecorded = [Happened.ChildSeen, Happened.ConferenceNotRequiredReasoned])]
public sealed record Section47Enquiry : Entry
{
    /// <summary>The strategy discussion that started it.</summary>
    public EntryId? Strategy { get; init; }

    /// <summary>The referral that the episode began with.</summary>
    public EntryId? Referral { get; init; }

    /// <summary>Who leads it.</summary>
    public WorkerId? LeadWorker { get; init; }

    /// <summary>When the child was seen and spoken to.</summary>
    public When? ChildSeenAt { get; init; }

    /// <summary>The day it was completed and authorised, where a source holds it in the same row. Otherwise an entry of its own ends it.</summary>
    public ApproximateDate? EndedOn { get; init; }

    /// <summary>False if no initial conference was needed. The census has the opposite sense.</summary>
    public bool? ConferenceNeeded { get; init; }

    /// <summary>Why no conference was needed.</summary>
    public string? NoConferenceReason { get; init; }

    /// <summary>The manager who endorsed that.</summary>
    public string? EndorsedBy { get; init; }

    internal override void Tell(Telling tell)
    {
        When? decided = tell.Find<StrategyDiscussion>(Strategy)?.Occurred;
        tell.Add(Happened.Section47Started, matter: Id.Value, basis: decided);
        tell.Add(Happened.Section47Opened, matter: StartedBy(tell)?.Value, basis: decided);
        tell.Add(Happened.ChildSeen, ChildSeenAt);
        if (EndedOn is { } day) Ended(tell, When.On(day), Id.Value, Id.Value, StartedBy(tell)?.Value, ConferenceNeeded, NoConferenceReason, EndorsedBy);
    }

    /// <summary>The strategy discussion that started it, named or held the same day; the conference's clock runs from that.</summary>
    internal EntryId? StartedBy(Telling tell)
    {
        if (Strategy is not null) return Strategy;
        foreach (var entry in tell.Entries)
            if (entry is StrategyDiscussion { StartsEnquiry: true } discussion && discussion.Occurred.Days == Occurred.Days) return discussion.Id;
        return null;
    }

    internal static void Ended(Telling tell, When when, string outcome, string? enquiry, string? strategy, bool? conferenceNeeded, string? reason, string? endorsedBy)
    {
        tell.Add(Happened.Section47Ended, when, matter: enquiry);
        if (conferenceNeeded != false) return;
        tell.Add(Happened.Section47EndedWithoutConference, when, matter: strategy);
        tell.Add(Happened.NoConferenceDecided, when, matter: enquiry ?? outcome);
        if (reason is not null && endorsedBy is not null) tell.Add(Happened.ConferenceNotRequiredReasoned, when, matter: enquiry ?? outcome);
    }
}

/// <summary>A section 47 enquiry was completed and authorised.</summary>
[Tells(Happened.Section47Ended, Happened.Section47EndedWithoutConference, Happened.NoConferenceDecided, Happened.ConferenceNotRequiredReasoned)]
public sealed record Section47Outcome : Entry
{
    /// <summary>The enquiry; left out, whichever is open.</summary>
    public EntryId? Enquiry { get; init; }

    /// <summary>Whether concerns were substantiated.</summary>
    public bool? Substantiated { get; init; }

    /// <summary>False if no initial conference is needed.</summary>
    public bool? ConferenceNeeded { get; init; }

    /// <summary>Why no conference is needed.</summary>
    public string? NoConferenceReason { get; init; }

    /// <summary>The manager who endorsed that.</summary>
    public string? EndorsedBy { get; init; }

    internal override void Tell(Telling tell) =>
        Section47Enquiry.Ended(tell, Occurred, Id.Value, Enquiry?.Value, tell.Find<Section47Enquiry>(Enquiry)?.StartedBy(tell)?.Value, ConferenceNeeded, NoConferenceReason, EndorsedBy);
}

/// <summary>Which conference.</summary>
public enum ConferenceType
{
    Initial,
    Review,
    TransferIn,
}

/// <summary>What a conference decided for a child.</summary>
public enum ConferenceDecision
{
    PlanMade,
    NoPlan,
    PlanContinues,
    PlanEnds,

    /// <summary>The plan ends and the child stays a child in need.</summary>
    StepDown,
}

/// <summary>What a conference decided for one child, where it differs between them.</summary>
public sealed record ChildAtConference
{
    /// <summary>The child.</summary>
    public required ChildId Child { get; init; }

    /// <summary>What was decided for this child.</summary>
    public required ConferenceDecision Decision { get; init; }

    /// <summary>Category of abuse: NEG, PHY, SAB, EMO, MUL.</summary>
    public string? Category { get; init; }

    /// <summary>How the child took part, PN0 to PN7.</summary>
    public string? Participation { get; init; }
}

/// <summary>A child protection conference, deciding for each child apart.</summary>
/// <remarks>An inquorate conference does not meet the duty to hold one. A plan it makes starts that day.</remarks>
[Tells(Happened.InitialConferenceHeld, Happened.ReviewConferenceHeld, Happened.TransferInConferenceHeld, Happened.ConferenceHeld, Happened.ProtectionPlanDecided,
    Happened.ProtectionPlanStarted, Happened.ProtectionPlanEnded, Happened.ProtectionPlanSteppedDown, Happened.VisitIntervalSet, Happened.PreBirthConferenceChildBorn,
    Happened.ActionAgreed, Happened.ActionDateAgreed, Happened.AdultAssessmentRequired, Happened.AdultAssessmentDateAgreed,
    IfRecorded = [Happened.ConferenceReportShared, Happened.ConferenceDecisionsSent, Happened.ConferenceMinutesSent])]
public sealed record Conference : Entry
{
    /// <summary>Initial, review or transfer-in.</summary>
    public required ConferenceType Type { get; init; }

    /// <summary>The independent chair.</summary>
    public string? Chair { get; init; }

    /// <summary>False if too few agencies came; it then does not count as held.</summary>
    public bool? Quorate { get; init; }

    /// <summary>What was decided, where the same is true of every child named.</summary>
    public ConferenceDecision? Decision { get; init; }

    /// <summary>What was decided for each child, where it differs.</summary>
    public IReadOnlyList<ChildAtConference> Each { get; init; } = [];

    /// <summary>How often the child is to be visited from now on.</summary>
    public Timescale? VisitInterval { get; init; }

    /// <summary>Who was there.</summary>
    public IReadOnlyList<Attendee> Attendees { get; init; } = [];

    /// <summary>The notice of a move from another authority that it answers.</summary>
    public EntryId? TransferNotice { get; init; }

    /// <summary>The day the social worker's report was shared with the family.</summary>
    public ApproximateDate? ReportSharedOn { get; init; }

    /// <summary>The day the decisions were sent out.</summary>
    public ApproximateDate? DecisionsSentOn { get; init; }

    /// <summary>The day the minutes were sent out.</summary>
    public ApproximateDate? MinutesSentOn { get; init; }

    /// <summary>Dissent, and by whom.</summary>
    public string? Dissent { get; init; }

    /// <summary>What was agreed, with who and when.</summary>
    public IReadOnlyList<AgreedAction> Actions { get; init; } = [];

    internal override void Tell(Telling tell)
    {
        var facts = (Quorate == false ? Facts.None : Facts.Quorate) | (Type == ConferenceType.Review ? Facts.Review : Facts.None);
        tell.Add(Type switch
        {
            ConferenceType.Review => Happened.ReviewConferenceHeld,
            ConferenceType.TransferIn => Happened.TransferInConferenceHeld,
            _ => Happened.InitialConferenceHeld,
        }, facts, TransferNotice?.Value);
        tell.Add(Happened.ConferenceHeld, facts, Id.Value);
        if (ReportSharedOn is { } report) tell.Add(Happened.ConferenceReportShared, When.On(report), matter: Id.Value);
        if (DecisionsSentOn is { } decisions) tell.Add(Happened.ConferenceDecisionsSent, When.On(decisions), matter: Id.Value);
        if (MinutesSentOn is { } minutes) tell.Add(Happened.ConferenceMinutesSent, When.On(minutes), matter: Id.Value);
        TellDecision(tell);
        AgreedAction.Tell(tell, Actions);
    }

    private void TellDecision(Telling tell)
    {
        switch (DecisionFor(tell.Child.Id))
        {
            case ConferenceDecision.PlanMade:
                tell.Add(Happened.ProtectionPlanDecided, interval: VisitInterval);
                if (tell.Wants(Happened.ProtectionPlanStarted) && !PlanEntryFollows(tell)) tell.Add(Happened.ProtectionPlanStarted, interval: VisitInterval);
                if (tell.Child.Born is { } born && born > Occurred.Latest)
                    tell.Add(Happened.PreBirthConferenceChildBorn, When.On(born), basis: Occurred);
                break;
            case ConferenceDecision.PlanContinues:
                if (VisitInterval is not null) tell.Add(Happened.VisitIntervalSet, interval: VisitInterval);
                break;
            case ConferenceDecision.PlanEnds:
                tell.Add(Happened.ProtectionPlanEnded);
                break;
            case ConferenceDecision.StepDown:
                tell.Add(Happened.ProtectionPlanEnded);
                tell.Add(Happened.ProtectionPlanSteppedDown, matter: Id.Value);
                break;
            default:
                break;
        }
    }

    /// <summary>A plan entry of its own, naming the conference or about its day and naming none, starts the clocks; without one the conference does.</summary>
    private bool PlanEntryFollows(Telling tell)
    {
        foreach (var entry in tell.Entries)
        {
            if (entry is ProtectionPlan plan && (plan.Conference is null ? IsAboutTheDayOf(plan) : ReferenceEquals(tell.Find<Conference>(plan.Conference), this)))
                return true;
        }
        return false;
    }

    private bool IsAboutTheDayOf(ProtectionPlan plan) =>
        plan.Occurred.Latest >= Occurred.Earliest && plan.Occurred.Earliest.DayNumber <= Occurred.Latest.DayNumber + 7;

    private ConferenceDecision? DecisionFor(ChildId child)
    {
        for (var i = 0; i < Each.Count; i++)
            if (Each[i].Child == child) return Each[i].Decision;
        return Decision;
    }
}

/// <summary>What went out after a conference.</summary>
public enum ConferencePaper
{
    /// <summary>The social worker's report, to the family, before it.</summary>
    Report,
    Decisions,
    Minutes,
}

/// <summary>A paper of a conference was sent.</summary>
[Tells(Happened.ConferenceReportShared, Happened.ConferenceDecisionsSent, Happened.ConferenceMinutesSent)]
public sealed record ConferencePaperSent : Entry
{
    /// <summary>The conference.</summary>
    public EntryId? Conference { get; init; }

    /// <summary>Which paper.</summary>
    public required ConferencePaper Paper { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Paper switch
    {
        ConferencePaper.Report => Happened.ConferenceReportShared,
        ConferencePaper.Decisions => Happened.ConferenceDecisionsSent,
        _ => Happened.ConferenceMinutesSent,
    }, matter: Conference?.Value);
}

/// <summary>A child protection plan. It starts on the day of the conference that made it.</summary>
[Tells(Happened.ProtectionPlanStarted, Happened.UnannouncedVisitsRequired, Happened.ProtectionPlanEnded, Happened.AdultAssessmentRequired, Happened.AdultAssessmentDateAgreed,
    Happened.ActionAgreed, Happened.ActionDateAgreed)]
public sealed record ProtectionPlan : Entry
{
    /// <summary>The conference that made it. The clocks then run from that day even if the plan was entered later.</summary>
    public EntryId? Conference { get; init; }

    /// <summary>The referral that the episode began with.</summary>
    public EntryId? Referral { get; init; }

    /// <summary>Category of abuse at the start: NEG, PHY, SAB, EMO, MUL.</summary>
    public string? InitialCategory { get; init; }

    /// <summary>Category of abuse now.</summary>
    public string? LatestCategory { get; init; }

    /// <summary>How many child protection plans the child had before.</summary>
    public int? PreviousPlans { get; init; }

    /// <summary>How often the child is to be visited; left out, the council's default of ten working days.</summary>
    public Timescale? VisitInterval { get; init; }

    /// <summary>How often a visit is to be unannounced, if the plan says.</summary>
    public Timescale? UnannouncedInterval { get; init; }

    /// <summary>What was agreed, with who and when.</summary>
    public IReadOnlyList<AgreedAction> Actions { get; init; } = [];

    /// <summary>What happens if the plan does not work.</summary>
    public string? Contingency { get; init; }

    /// <summary>The day it ended, where a source holds it in the same row. Otherwise a conference or an entry of its own ends it.</summary>
    public ApproximateDate? EndedOn { get; init; }

    internal override void Tell(Telling tell)
    {
        var conference = tell.Find<Conference>(Conference);
        var start = conference?.Occurred ?? Occurred;
        tell.AddStart(Happened.ProtectionPlanStarted, conference, VisitInterval);
        if (UnannouncedInterval is not null) tell.Add(Happened.UnannouncedVisitsRequired, start, matter: Id.Value, interval: UnannouncedInterval);
        if (EndedOn is { } day) tell.Add(Happened.ProtectionPlanEnded, When.On(day));
        AgreedAction.Tell(tell, Actions);
    }
}

/// <summary>Why a protection plan ended.</summary>
public enum ProtectionPlanEndReason
{
    SteppedDown,
    NoLongerAtRisk,
    BecameLookedAfter,
    MovedAway,
    Turned18,
    Died,
}

/// <summary>A child protection plan ended, other than in the conference's own entry.</summary>
[Tells(Happened.ProtectionPlanEnded, Happened.ProtectionPlanSteppedDown)]
public sealed record ProtectionPlanEnd : Entry
{
    /// <summary>The plan; left out, whichever is in force.</summary>
    public EntryId? Plan { get; init; }

    /// <summary>Why.</summary>
    public ProtectionPlanEndReason? Reason { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.ProtectionPlanEnded);
        if (Reason == ProtectionPlanEndReason.SteppedDown) tell.Add(Happened.ProtectionPlanSteppedDown, matter: Id.Value);
    }
}

/// <summary>The chair, or a plan, changed how often the child is to be visited. It acts from this day forward only.</summary>
[Tells(Happened.VisitIntervalSet)]
public sealed record VisitFrequencyChange : Entry
{
    /// <summary>The new interval.</summary>
    public required Timescale VisitInterval { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.VisitIntervalSet, interval: VisitInterval);
}

/// <summary>A meeting of the core group: the family and the professionals who run the plan between conferences. Never a visit.</summary>
/// <remarks>If attendance is recorded and names no agency beside social care, it does not count as held.</remarks>
[Tells(Happened.CoreGroupHeld, Happened.ActionAgreed, Happened.ActionDateAgreed, Happened.AdultAssessmentRequired, Happened.AdultAssessmentDateAgreed)]
public sealed record CoreGroup : Entry
{
    /// <summary>Who was there. Left out, attendance is not recorded.</summary>
    public IReadOnlyList<Attendee> Attendees { get; init; } = [];

    /// <summary>When the next is planned.</summary>
    public ApproximateDate? NextOn { get; init; }

    /// <summary>What changed in the plan, and what is worrying. A look at a restriction is an entry of its own.</summary>
    public string? Findings { get; init; }

    /// <summary>What was agreed, with who and when.</summary>
    public IReadOnlyList<AgreedAction> Actions { get; init; } = [];

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.CoreGroupHeld, Attendees.Count == 0 || OtherAgencyCame() ? Facts.Quorate : Facts.None);
        AgreedAction.Tell(tell, Actions);
    }

    private bool OtherAgencyCame()
    {
        for (var i = 0; i < Attendees.Count; i++)
            if (Attendees[i].Agency is not ("social-care" or "parent" or "child" or "family")) return true;
        return false;
    }
}

/// <summary>Another authority gave written notice that a child on its plan has moved in for good.</summary>
[Tells(Happened.TransferInNotified)]
public sealed record TransferInNotice : Entry
{
    /// <summary>Which authority.</summary>
    public string? From { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.TransferInNotified, matter: Id.Value);
}

/// <summary>Police used their power to take a child to a safe place, or keep the child there.</summary>
[Tells(Happened.PoliceProtectionUsed, Happened.EmergencyActionTaken)]
public sealed record PoliceProtection : Entry
{
    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.PoliceProtectionUsed, matter: Id.Value);
        tell.Add(Happened.EmergencyActionTaken, matter: Id.Value);
    }
}

/// <summary>Police protection ended: the child went home, an order was made, or accommodation was agreed.</summary>
[Tells(Happened.PoliceProtectionEnded)]
public sealed record PoliceProtectionEnd : Entry
{
    /// <summary>How.</summary>
    public string? How { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.PoliceProtectionEnded);
}

/// <summary>A court made an emergency protection order.</summary>
[Tells(Happened.EmergencyOrderMade, Happened.EmergencyActionTaken)]
public sealed record EmergencyProtectionOrder : Entry
{
    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.EmergencyOrderMade, matter: Id.Value);
        tell.Add(Happened.EmergencyActionTaken, matter: Id.Value);
    }
}

/// <summary>What became of an emergency protection order.</summary>
public enum EmergencyOrderChange
{
    /// <summary>Extended once, by up to seven days.</summary>
    Extended,

    /// <summary>Discharged, replaced by another order, or the child returned.</summary>
    Ended,
}

/// <summary>An emergency protection order was extended or ended.</summary>
[Tells(Happened.EmergencyOrderExtended, Happened.EmergencyOrderEnded)]
public sealed record EmergencyOrderOutcome : Entry
{
    /// <summary>Which.</summary>
    public required EmergencyOrderChange Change { get; init; }

    internal override void Tell(Telling tell) =>
        tell.Add(Change == EmergencyOrderChange.Extended ? Happened.EmergencyOrderExtended : Happened.EmergencyOrderEnded);
}
