using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.PreProceedings;

/// <summary>The dataset's three codes for why an application was made at short notice.</summary>
public enum ShortNoticeReason
{
    /// <summary>Dataset code A.</summary>
    A,

    /// <summary>Dataset code B.</summary>
    B,

    /// <summary>Dataset code C.</summary>
    C,
}

/// <summary>The care plan before the court, or the order it ended with.</summary>
public enum CarePlanAim
{
    /// <summary>A care order. Dataset code A.</summary>
    CareOrder,

    /// <summary>A care order, living with the parents. Dataset code B.</summary>
    CareOrderWithParents,

    /// <summary>Adoption. Dataset code C.</summary>
    Adoption,

    /// <summary>A supervision order. Dataset code D.</summary>
    SupervisionOrder,

    /// <summary>A special guardianship order. Dataset code E.</summary>
    SpecialGuardianship,

    /// <summary>A private-law order. Dataset code F.</summary>
    PrivateLawOrder,

    /// <summary>Another plan. Dataset code G.</summary>
    Other,

    /// <summary>No final hearing yet. Dataset code H.</summary>
    NotYetAtFinalHearing,
}

/// <summary>How the court disposed of the application.</summary>
public enum CourtOutcome
{
    /// <summary>A care order.</summary>
    CareOrder,

    /// <summary>A supervision order.</summary>
    SupervisionOrder,

    /// <summary>A placement order, for adoption.</summary>
    PlacementOrder,

    /// <summary>A special guardianship order.</summary>
    SpecialGuardianshipOrder,

    /// <summary>A child arrangements order or another private-law order.</summary>
    PrivateLawOrder,

    /// <summary>No order.</summary>
    NoOrder,

    /// <summary>The application was withdrawn with the court's leave.</summary>
    Withdrawn,
}

/// <summary>The council applied to the court. The day of issue starts the 26 weeks, and ends pre-proceedings if there were any.</summary>
[Tells(Happened.CourtApplicationIssued, Happened.PreProceedingsEnded)]
public sealed record CourtApplication : Entry
{
    /// <summary>The court's case number.</summary>
    public string? CourtReference { get; init; }

    /// <summary>Whether it was made at short notice; null if the source does not say.</summary>
    public bool? ShortNotice { get; init; }

    /// <summary>Why at short notice, by the dataset's code.</summary>
    public ShortNoticeReason? ShortNoticeReason { get; init; }

    /// <summary>The day the parents were told by letter that the council would go to court.</summary>
    public ApproximateDate? LetterOfIntentOn { get; init; }

    /// <summary>Whether the parents had a lawyer when it was issued.</summary>
    public LegalRepresentation LegalRepresentation { get; init; } = LegalRepresentation.Unknown;

    /// <summary>The care plan the council started with.</summary>
    public CarePlanAim? InitialCarePlan { get; init; }

    /// <summary>Whether the court approved that plan; null if the source does not say.</summary>
    public bool? InitialCarePlanApproved { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.CourtApplicationIssued);
        tell.Add(Happened.PreProceedingsEnded);
    }
}

/// <summary>A hearing before the final order. No clock turns on it; the dataset counts them.</summary>
[Tells]
public sealed record CourtHearing : Entry
{
    /// <summary>What was heard and directed.</summary>
    public string? Directed { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>The court extended the time for care proceedings. The earlier limit is replaced; one that had already passed stays missed.</summary>
[Tells(Happened.CareProceedingsExtended)]
public sealed record CareProceedingsExtension : Entry
{
    /// <summary>The day to which the court extended them; without it, eight weeks from the day of the extension.</summary>
    public ApproximateDate? ExtendedToOn { get; init; }

    /// <summary>The court's reason.</summary>
    public required string Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.CareProceedingsExtended, named: ExtendedToOn);
}

/// <summary>The court made its final order, or otherwise disposed of the application. An interim order is not one.</summary>
[Tells(Happened.FinalOrderMade)]
public sealed record FinalOrder : Entry
{
    /// <summary>How the court disposed of it.</summary>
    public required CourtOutcome Outcome { get; init; }

    /// <summary>The care plan the council ended with.</summary>
    public CarePlanAim? FinalCarePlan { get; init; }

    /// <summary>Whether the court approved that plan; null if the source does not say.</summary>
    public bool? FinalCarePlanApproved { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.FinalOrderMade);
}
