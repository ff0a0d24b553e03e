using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.LookedAfter;

/// <summary>Why an episode of being looked after began: reason for new episode, as the return on looked-after children codes it.</summary>
public enum EpisodeStartReason
{
    /// <summary>The child started to be looked after (S). Only this starts the clocks of a new period.</summary>
    StartedToBeLookedAfter,

    /// <summary>Change of legal status only (L).</summary>
    LegalStatus,

    /// <summary>Change of placement and carer only (P).</summary>
    PlacementAndCarer,

    /// <summary>Change of placement with the same carer (T).</summary>
    PlacementSameCarer,

    /// <summary>Change of legal status, placement and carer at once (B).</summary>
    LegalStatusPlacementAndCarer,

    /// <summary>Change of legal status and placement with the same carer (U).</summary>
    LegalStatusAndPlacementSameCarer,
}

/// <summary>An episode of being looked after, from the day it begins. A period of being looked after is one or more episodes without a gap.</summary>
/// <remarks>Short breaks under regulation 48 are not recorded so, but as <see cref="ShortBreaks"/>: the duties differ.</remarks>
[Tells(Happened.BecameLookedAfter, Happened.CeasedToBeLookedAfter, Happened.DifficultiesScoreDue, Happened.TooOldForDifficultiesScore)]
public sealed record LookedAfterEpisode : Entry
{
    /// <summary>Why it began; left out, the child started to be looked after.</summary>
    public EpisodeStartReason? StartReason { get; init; }

    /// <summary>Primary need, N0 to N9.</summary>
    public string? PrimaryNeed { get; init; }

    /// <summary>The referral that the episode of need began with.</summary>
    public EntryId? Referral { get; init; }

    /// <summary>Whether a child protection plan goes on beside it: both kinds of visit are then owed, and one visit can serve both.</summary>
    public bool ProtectionPlanContinues { get; init; }

    /// <summary>The day it ended, where a source holds it in the same row. Otherwise an entry of its own ends it.</summary>
    public ApproximateDate? EndedOn { get; init; }

    /// <summary>Reason episode ceased, by the return's code. X1, a new episode the same day, does not end the period.</summary>
    public string? EndReason { get; init; }

    /// <summary>Whether a period of being looked after begins with it.</summary>
    internal bool BeginsPeriod => StartReason is null or EpisodeStartReason.StartedToBeLookedAfter;

    /// <summary>The day the period ended, if this entry says that it did.</summary>
    internal ApproximateDate? PeriodEndedOn => LookedAfterEpisodeEnd.EndsPeriod(EndReason) ? EndedOn : null;

    internal override void Tell(Telling tell)
    {
        if (BeginsPeriod) TellStart(tell);
        if (PeriodEndedOn is { } end) tell.Add(Happened.CeasedToBeLookedAfter, When.On(end));
    }

    private void TellStart(Telling tell)
    {
        var waiver = Period.HealthAssessmentShortlyBefore(tell, this);
        var facts = (waiver is null ? Facts.None : Facts.AssessedShortlyBefore) | (ProtectionPlanContinues ? Facts.PlanContinues : Facts.None);
        tell.Add(Happened.BecameLookedAfter, facts, basis: waiver?.Occurred);
        TellDifficultiesScore(tell);
    }

    /// <summary>A score is owed for children aged 4 to 16 who have been looked after for twelve months.</summary>
    private void TellDifficultiesScore(Telling tell)
    {
        if (tell.Child.Born is not { } born) return;
        var (fourth, seventeenth) = (born.YearsOn(4), born.YearsOn(17));
        var aYearOn = Period.Later(Occurred.Days.MonthsOn(12), ApproximateDate.Exactly(fourth));
        if (aYearOn.Latest >= seventeenth || Period.EndedBy(tell, Occurred.Days, aYearOn)) return;
        tell.Add(Happened.DifficultiesScoreDue, When.On(aYearOn));
        tell.Add(Happened.TooOldForDifficultiesScore, When.On(seventeenth));
    }
}

/// <summary>An episode of being looked after ended.</summary>
[Tells(Happened.CeasedToBeLookedAfter)]
public sealed record LookedAfterEpisodeEnd : Entry
{
    /// <summary>The episode; left out, whichever is open.</summary>
    public EntryId? Episode { get; init; }

    /// <summary>Reason episode ceased, by the return's code. X1, a new episode the same day, does not end the period.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the child ceased to be looked after: any reason but X1.</summary>
    internal static bool EndsPeriod(string? reason) => !string.Equals(reason, "X1", StringComparison.OrdinalIgnoreCase);

    internal override void Tell(Telling tell)
    {
        if (EndsPeriod(Reason)) tell.Add(Happened.CeasedToBeLookedAfter);
    }
}

/// <summary>On what legal footing a child is looked after, with the code of the return on looked-after children.</summary>
public enum LegalFooting
{
    /// <summary>Interim care order (C1).</summary>
    InterimCareOrder,

    /// <summary>Full care order (C2).</summary>
    CareOrder,

    /// <summary>Freeing order (D1).</summary>
    FreeingOrder,

    /// <summary>Placement order (E1).</summary>
    PlacementOrder,

    /// <summary>Accommodated under section 20 (V2).</summary>
    Section20,

    /// <summary>Short breaks, each recorded (V3).</summary>
    ShortBreaksEachRecorded,

    /// <summary>Short breaks under an agreement (V4).</summary>
    ShortBreaksUnderAgreement,

    /// <summary>Police protection, in the authority's accommodation (L1).</summary>
    PoliceProtection,

    /// <summary>Emergency protection order (L2).</summary>
    EmergencyProtectionOrder,

    /// <summary>Child assessment order, in the authority's accommodation (L3).</summary>
    ChildAssessmentOrder,

    /// <summary>Remanded (J1).</summary>
    Remand,

    /// <summary>Accommodated under the Police and Criminal Evidence Act (J2).</summary>
    PoliceAndCriminalEvidenceAct,

    /// <summary>Youth rehabilitation order with residence (J3).</summary>
    YouthRehabilitationOrder,
}

/// <summary>A legal status, from the day it begins. It lasts until the next one.</summary>
/// <remarks>
/// An interim care order for a child who lives with a parent asks for visits under regulation 28(4); a care order for such a child, under 28(5).
/// Where the child moves in with the parent after the order, <see cref="Placement.Basis"/> says so and this entry says nothing more.
/// </remarks>
[Tells(Happened.PlacedWithConnectedPersonOrInterimOrder, Happened.CareOrderMadeLivingWithParent)]
public sealed record LegalStatus : Entry
{
    /// <summary>Which.</summary>
    public required LegalFooting Footing { get; init; }

    /// <summary>Whether the child lived with a parent on the day it began.</summary>
    public bool LivingWithParent { get; init; }

    /// <summary>The day it ended, where a source holds it in the same row.</summary>
    public ApproximateDate? EndedOn { get; init; }

    internal override void Tell(Telling tell)
    {
        if (!LivingWithParent) return;
        if (Footing == LegalFooting.InterimCareOrder) tell.Add(Happened.PlacedWithConnectedPersonOrInterimOrder);
        if (Footing == LegalFooting.CareOrder) tell.Add(Happened.CareOrderMadeLivingWithParent);
    }
}
