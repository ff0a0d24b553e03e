using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.FrontDoor;

/// <summary>What the front door decided to do about a contact.</summary>
public enum ContactOutcome
{
    NoFurtherAction,
    AdviceOrSignpost,
    EarlyHelp,
    Referral,
    LinkedToOpenCase,
}

/// <summary>What the parents know of a contact, as whoever made it said. Agreement is not needed where asking for it would put a child at risk.</summary>
public enum ParentsPosition
{
    KnowAndAgree,
    KnowAndDoNotAgree,
    DoNotKnow,
    NotSaid,
}

/// <summary>Any approach about a child before it is accepted as a referral. Its clock starts when it was received, not when it was logged.</summary>
[Tells(Happened.ContactReceived)]
public sealed record Contact : Entry
{
    /// <summary>How it came: telephone, portal, letter, in person.</summary>
    public string? Channel { get; init; }

    /// <summary>Source of referral, as the children in need census codes it (1A to 10).</summary>
    public string? Source { get; init; }

    /// <summary>Who made it, in words; a member of the public may ask not to be named.</summary>
    public string? Referrer { get; init; }

    /// <summary>What was said, as near to the words used as can be.</summary>
    public string? Said { get; init; }

    /// <summary>What they were worried about.</summary>
    public string? Concern { get; init; }

    /// <summary>What they asked for.</summary>
    public string? Asked { get; init; }

    /// <summary>What the parents know of it.</summary>
    public ParentsPosition? Parents { get; init; }

    /// <summary>Why the parents were not told, where they were not.</summary>
    public string? ParentsNotToldReason { get; init; }

    /// <summary>Where the child lives, as it was said; nobody has checked it.</summary>
    public string? Address { get; init; }

    /// <summary>The child's school or nursery, as it was said.</summary>
    public string? School { get; init; }

    /// <summary>Whether the record holds a safe address, so that where the child was said to live or to go to school may be it.</summary>
    internal bool NamesSafePlace { get; init; }

    /// <inheritdoc/>
    public override bool IsProtected => NamesSafePlace;

    /// <inheritdoc/>
    public override Entry WithoutProtected() => this with { Address = null, School = null, NamesSafePlace = true };

    internal override void Tell(Telling tell) => tell.Add(Happened.ContactReceived, matter: Id.Value);
}

/// <summary>The decision on a contact, with its reason and who made it.</summary>
[Tells(Happened.ContactDecided, Happened.NoFurtherActionDecided, Happened.NoFurtherActionOverseen)]
public sealed record ContactDecision : Entry
{
    /// <summary>The contact decided on; left out, it is the earliest still undecided.</summary>
    public EntryId? Contact { get; init; }

    /// <summary>What was decided.</summary>
    public required ContactOutcome Outcome { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Whether the history of earlier contact with the family was looked at.</summary>
    public bool HistoryChecked { get; init; }

    /// <summary>The senior manager who agreed that nothing more be done.</summary>
    public string? SeniorManagerAgreed { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.ContactDecided, Reason is null ? Facts.None : Facts.ReasonRecorded, Contact?.Value, reason: Reason);
        if (Outcome is ContactOutcome.NoFurtherAction or ContactOutcome.AdviceOrSignpost)
            Oversee.NoFurtherAction(tell, Contact?.Value ?? Id.Value, HistoryChecked, SeniorManagerAgreed, Reason);
    }
}

/// <summary>What kind of response a referral gets.</summary>
public enum ReferralOutcome
{
    ImmediateProtection,
    Section17Assessment,
    Section47Enquiry,
    Services,
    SpecialistAssessment,
    EarlyHelp,
    AdviceOrSignpost,
    NoFurtherAction,
}

/// <summary>A request for services that is to be decided within one working day. Every assessment clock is counted from the day it was received.</summary>
[Tells(Happened.ReferralReceived, Happened.AssessmentOwed)]
public sealed record Referral : Entry
{
    /// <summary>The contact it grew from, if any.</summary>
    public EntryId? Contact { get; init; }

    /// <summary>Source of referral, as the children in need census codes it (1A to 10).</summary>
    public string? Source { get; init; }

    /// <summary>Who made it, in words.</summary>
    public string? Referrer { get; init; }

    /// <summary>Primary need, N0 to N9.</summary>
    public string? PrimaryNeed { get; init; }

    /// <summary>What they were worried about.</summary>
    public string? Concern { get; init; }

    /// <summary>What they asked for.</summary>
    public string? Asked { get; init; }

    /// <summary>For a record taken over from a return or extract, whether it ended in no further action. An accepted referral (false) owes an assessment.</summary>
    public bool? NoFurtherAction { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.ReferralReceived, Professional(), Id.Value);
        if (NoFurtherAction == false) tell.Add(Happened.AssessmentOwed, matter: Id.Value);
    }

    /// <summary>Codes 2A to 8 are agencies; 1A to 1D are family and public, 9 is anonymous, 10 unknown.</summary>
    internal Facts Professional() => Source is { Length: > 0 } code && code[0] is >= '2' and <= '8' ? Facts.ByProfessional : Facts.None;
}

/// <summary>The referrer was told that the referral arrived, or why telling them is not safe or not possible.</summary>
[Tells(Happened.ReferralAcknowledged)]
public sealed record ReferralAcknowledgement : Entry
{
    /// <summary>The referral.</summary>
    public EntryId? Referral { get; init; }

    /// <summary>True if nobody could safely be told, as with an anonymous referrer. That answers the duty too.</summary>
    public bool NoSafeContact { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.ReferralAcknowledged, matter: Referral?.Value);
}

/// <summary>A social worker's or manager's decision on the type of response to a referral, with its reason.</summary>
[Tells(Happened.ReferralDecided, Happened.ReferralClassedChildInNeed, Happened.ReferralReviewedByManager, Happened.ReReferralDecided,
    Happened.EarlierEpisodesConsidered, Happened.NoFurtherActionDecided, Happened.NoFurtherActionOverseen, Happened.AssessmentDecided,
    Happened.AssessmentOwed, Happened.ImmediateProtectionNeeded)]
public sealed record ReferralDecision : Entry
{
    /// <summary>The referral decided on; left out, it is the earliest still undecided.</summary>
    public EntryId? Referral { get; init; }

    /// <summary>The type of response.</summary>
    public required ReferralOutcome Outcome { get; init; }

    /// <summary>Why. A decision without a reason does not meet the duty.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>False if neither a social worker nor a manager decided it; it then does not meet the duty.</summary>
    public bool? BySocialWorkerOrManager { get; init; }

    /// <summary>The manager who reviewed it and set the next steps.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>Whether the history of earlier involvement was looked at.</summary>
    public bool HistoryChecked { get; init; }

    /// <summary>The senior manager who agreed that nothing more be done.</summary>
    public string? SeniorManagerAgreed { get; init; }

    internal override void Tell(Telling tell)
    {
        var referral = Decided(tell);
        var matter = Matter(referral);
        var received = referral?.Occurred;
        var facts = (Reason is null ? Facts.None : Facts.ReasonRecorded)
            | (BySocialWorkerOrManager == false ? Facts.None : Facts.DecidedByManager)
            | (referral?.Professional() ?? Facts.None);
        tell.Add(Happened.ReferralDecided, facts, matter, basis: received, reason: Reason);
        tell.Add(Happened.ReReferralDecided, matter: matter ?? Id.Value, basis: received);
        if (HistoryChecked) tell.Add(Happened.EarlierEpisodesConsidered, matter: matter ?? Id.Value);
        if (Outcome is ReferralOutcome.NoFurtherAction or ReferralOutcome.AdviceOrSignpost)
            Oversee.NoFurtherAction(tell, matter ?? Id.Value, HistoryChecked, SeniorManagerAgreed, Reason);
        if (Outcome == ReferralOutcome.ImmediateProtection) tell.Add(Happened.ImmediateProtectionNeeded, matter: Id.Value);
        if (Outcome is ReferralOutcome.NoFurtherAction or ReferralOutcome.AdviceOrSignpost or ReferralOutcome.EarlyHelp) return;
        if (Outcome != ReferralOutcome.ImmediateProtection) tell.Add(Happened.ReferralClassedChildInNeed, matter: matter, basis: received);
        if (ReviewedBy is not null) tell.Add(Happened.ReferralReviewedByManager, matter: matter);
        tell.Add(Happened.AssessmentDecided, matter: matter, basis: received);
        tell.Add(Happened.AssessmentOwed, received ?? Occurred, matter: matter ?? Id.Value);
    }

    /// <summary>The referral that it is about, by id; null where it names none and none was undecided.</summary>
    internal string? Matter(Telling tell) => Matter(Decided(tell));

    private string? Matter(Referral? decided) => decided?.Id.Value ?? Referral?.Value;

    private static bool WasOverdueAt(CaseClosure closure, Referral referral, WorkingDayCalendar calendar) =>
        calendar.TryAfter(referral.Occurred.Latest.DayNumber, 1, out var due) && due < closure.Occurred.Earliest.DayNumber;

    /// <summary>The referral it names, or the earliest that had come, that no decision before it answered and that was not missed when a case closed on an earlier day.</summary>
    private Referral? Decided(Telling tell)
    {
        if (Referral is not null) return tell.Find<Referral>(Referral);
        var (undecided, closures) = (new List<Referral>(), new List<CaseClosure>());
        foreach (var entry in tell.Entries)
        {
            if (entry is Referral referral) undecided.Add(referral);
            else if (entry is CaseClosure closure) closures.Add(closure);
        }
        foreach (var entry in tell.Entries)
        {
            if (entry is not ReferralDecision decision) continue;
            undecided.RemoveAll(r => closures.Exists(c => c.Occurred.Earliest < decision.Occurred.Earliest && WasOverdueAt(c, r, tell.Calendar) && !tell.AreApart(r, c)));
            var answered = decision.Referral is { } named ? tell.Find<Referral>(named) : undecided.Find(r => r.Occurred.Earliest <= decision.Occurred.Earliest);
            if (ReferenceEquals(decision, this)) return answered;
            if (answered is not null) undecided.Remove(answered);
        }
        return null;
    }
}

/// <summary>A manager looked at a decision on a contact or referral after it was made: reviewed a referral that goes on, or agreed that nothing more be done.</summary>
/// <remarks>Agreement that comes on a later day than the decision is stated, and does not mend that it was decided without.</remarks>
[Tells(Happened.ReferralReviewedByManager, Happened.NoFurtherActionOverseen)]
public sealed record DecisionOversight : Entry
{
    /// <summary>The decision on a contact or referral.</summary>
    public required EntryId Decision { get; init; }

    /// <summary>The manager who reviewed a referral that goes on, and set the next steps.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>The senior manager who agreed that nothing more be done.</summary>
    public string? SeniorManagerAgreed { get; init; }

    /// <summary>Whether earlier involvement was looked at, where the decision does not say that it was.</summary>
    public bool HistoryChecked { get; init; }

    /// <summary>What was found and set.</summary>
    public string? Finding { get; init; }

    internal override void Tell(Telling tell)
    {
        if (tell.Find<ContactDecision>(Decision) is { } contact)
        {
            Agree(tell, contact.Contact ?? contact.Id, contact.HistoryChecked, contact.Reason);
        }
        else if (tell.Find<ReferralDecision>(Decision) is { } referral)
        {
            var matter = referral.Matter(tell);
            if (ReviewedBy is not null) tell.Add(Happened.ReferralReviewedByManager, matter: matter);
            Agree(tell, new(matter ?? referral.Id.Value), referral.HistoryChecked, referral.Reason);
        }
    }

    private void Agree(Telling tell, EntryId matter, bool historyChecked, string? reason)
    {
        if (Oversee.IsSound(historyChecked || HistoryChecked, SeniorManagerAgreed, reason)) tell.Add(Happened.NoFurtherActionOverseen, matter: matter.Value);
    }
}

/// <summary>The referrer was told the outcome and, as far as the law allows, the reason.</summary>
[Tells(Happened.ReferrerTold)]
public sealed record ReferralFeedback : Entry
{
    /// <summary>The referral.</summary>
    public EntryId? Referral { get; init; }

    /// <summary>What was held back, and why it may not be shared.</summary>
    public string? NotShared { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.ReferrerTold, matter: Referral?.Value);
}

/// <summary>The child was made safe after a decision that immediate protection was needed.</summary>
[Tells(Happened.ChildMadeSafe)]
public sealed record ChildMadeSafe : Entry
{
    /// <summary>How.</summary>
    public string? How { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.ChildMadeSafe);
}

/// <summary>The case was closed.</summary>
[Tells(Happened.CaseClosed)]
public sealed record CaseClosure : Entry
{
    /// <summary>The referral that the episode began with.</summary>
    public EntryId? Referral { get; init; }

    /// <summary>Reason for closure, RC1 to RC9.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>The manager's statement, needed when duties are outstanding.</summary>
    public string? Statement { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.CaseClosed);
}

internal static class Oversee
{
    /// <summary>A decision to do nothing more, and whether what makes it sound was recorded with it.</summary>
    public static void NoFurtherAction(Telling tell, string matter, bool historyChecked, string? seniorManager, string? reason)
    {
        tell.Add(Happened.NoFurtherActionDecided, matter: matter);
        if (IsSound(historyChecked, seniorManager, reason)) tell.Add(Happened.NoFurtherActionOverseen, matter: matter);
    }

    /// <summary>Whether earlier involvement was looked at, a senior manager agreed, and there is a reason.</summary>
    public static bool IsSound(bool historyChecked, string? seniorManager, string? reason) => historyChecked && seniorManager is not null && reason is not null;
}
