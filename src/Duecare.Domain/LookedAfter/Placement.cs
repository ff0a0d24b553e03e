using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.LookedAfter;

/// <summary>On what footing the child lives there: it decides how often the child is visited (regulation 28).</summary>
public enum PlacementBasis
{
    /// <summary>Any placement not named below: paragraph (2).</summary>
    Ordinary,

    /// <summary>With a parent while the assessment under regulation 19 is not complete: paragraph (3).</summary>
    WithParentBeforeAssessment,

    /// <summary>With a connected person under the temporary approval of regulation 24: paragraph (4).</summary>
    TemporaryApproval,

    /// <summary>With a parent under an interim care order: paragraph (4).</summary>
    WithParentUnderInterimCareOrder,

    /// <summary>With a parent under a care order: paragraph (5).</summary>
    WithParentUnderCareOrder,
}

/// <summary>A child began to live somewhere while looked after. Each placement starts its own first visit, plan and year.</summary>
/// <remarks>A change of footing in the same home, such as full approval of a carer who had a temporary one, is a new placement: the old one ends that day.</remarks>
[Tells(Happened.PlacementStarted, Happened.PlacementEnded, Happened.PlacementOneYearOn, Happened.PlacedWithParentBeforeAssessment,
    Happened.PlacedWithConnectedPersonOrInterimOrder, Happened.CareOrderMadeLivingWithParent)]
public sealed record Placement : Entry
{
    /// <summary>On what footing; left out, ordinary.</summary>
    public PlacementBasis? Basis { get; init; }

    /// <summary>Whether it is meant to last until the child is 18. Decided later, that is <see cref="PlacementMeantToLast"/>.</summary>
    public bool IntendedToLast { get; init; }

    /// <summary>Placement type, by the return's code.</summary>
    public string? Type { get; init; }

    /// <summary>Placement provider, PR0 to PR5.</summary>
    public string? Provider { get; init; }

    /// <summary>Ofsted's number for the home or agency.</summary>
    public string? Urn { get; init; }

    /// <summary>The carer.</summary>
    public PersonId? Carer { get; init; }

    /// <summary>Where it is. Shown only to those who may know where the child lives.</summary>
    public string? Postcode { get; init; }

    /// <summary>Miles from the child's home.</summary>
    public decimal? DistanceInMiles { get; init; }

    /// <summary>The placement plan prepared before the child moved, if one was.</summary>
    public EntryId? Plan { get; init; }

    /// <summary>The day it ended, where a source holds it in the same row. Otherwise an entry of its own ends it.</summary>
    public ApproximateDate? EndedOn { get; init; }

    /// <summary>Reason for the change of placement, by the return's code.</summary>
    public string? ChangeReason { get; init; }

    internal override void Tell(Telling tell)
    {
        var matter = Id.Value;
        tell.Add(Happened.PlacementStarted, StartFacts(tell), matter);
        TellBasis(tell, matter);
        TellOneYearOn(tell, IntendedToLast, Occurred.Days);
        if (EndedOn is { } end) tell.Add(Happened.PlacementEnded, When.On(end), matter: matter);
    }

    /// <summary>Tells that the placement has lasted a year, and what it then is, unless it had ended by then.</summary>
    /// <param name="tell">Takes the happening.</param>
    /// <param name="intendedToLast">Whether it is meant to last until the child is 18.</param>
    /// <param name="since">The day from which that is so; the happening is never before it.</param>
    internal void TellOneYearOn(Telling tell, bool intendedToLast, ApproximateDate since)
    {
        if (OneYearOn(tell, since) is not { } day) return;
        tell.Add(Happened.PlacementOneYearOn, When.On(day), YearFacts(intendedToLast), Id.Value);
    }

    /// <summary>The later of the first anniversary and another day; null if the placement had ended by then.</summary>
    internal ApproximateDate? OneYearOn(Telling tell, ApproximateDate notBefore)
    {
        var day = Period.Later(Occurred.Days.MonthsOn(12), notBefore);
        return Period.EndOf(tell, this) is { } end && end.Earliest <= day.Earliest ? null : day;
    }

    private Facts StartFacts(Telling tell) =>
        YearFacts(IntendedToLast) | (Period.IsFirstPlacement(tell, this) ? Facts.FirstPlacement : Facts.None);

    private Facts YearFacts(bool intendedToLast) =>
        (Basis is null or PlacementBasis.Ordinary ? Facts.OrdinaryPlacement : Facts.None) | (intendedToLast ? Facts.IntendedToLast : Facts.None);

    private void TellBasis(Telling tell, string matter)
    {
        Happened? visits = Basis switch
        {
            PlacementBasis.WithParentBeforeAssessment => Happened.PlacedWithParentBeforeAssessment,
            PlacementBasis.TemporaryApproval or PlacementBasis.WithParentUnderInterimCareOrder => Happened.PlacedWithConnectedPersonOrInterimOrder,
            PlacementBasis.WithParentUnderCareOrder => Happened.CareOrderMadeLivingWithParent,
            _ => null,
        };
        if (visits is { } what) tell.Add(what, matter: matter);
    }
}

/// <summary>A placement ended.</summary>
[Tells(Happened.PlacementEnded)]
public sealed record PlacementEnd : Entry
{
    /// <summary>The placement; left out, whichever the child was in.</summary>
    public EntryId? Placement { get; init; }

    /// <summary>Reason for the change of placement, by the return's code.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.PlacementEnded, matter: Period.PlacementLeft(tell, this)?.Id.Value ?? Placement?.Value);
}

/// <summary>It was decided that the placement is meant to last until the child is 18.</summary>
/// <remarks>Visits may then be three months apart, but not before the placement has lasted a year.</remarks>
[Tells(Happened.PlacementOneYearOn)]
public sealed record PlacementMeantToLast : Entry
{
    /// <summary>The placement; left out, whichever the child is in.</summary>
    public EntryId? Placement { get; init; }

    internal override void Tell(Telling tell) =>
        Period.PlacementOf(tell, this, Placement)?.TellOneYearOn(tell, intendedToLast: true, Occurred.Days);
}

/// <summary>It was agreed to visit a child in a long-term foster placement at least every six months (regulation 28(3A)).</summary>
/// <remarks>
/// It takes effect when the placement has lasted a year, and only if the child, being of sufficient understanding, agrees. Without that, it changes nothing.
/// </remarks>
[Tells(Happened.LongTermFosterVisitsAgreed)]
public sealed record LongTermFosterAgreement : Entry
{
    /// <summary>The placement; left out, whichever the child is in.</summary>
    public EntryId? Placement { get; init; }

    /// <summary>Whether the child, being of sufficient understanding, agrees. There is no default.</summary>
    public required bool ChildAgrees { get; init; }

    internal override void Tell(Telling tell)
    {
        if (!ChildAgrees || Period.PlacementOf(tell, this, Placement) is not { } placement) return;
        if (placement.OneYearOn(tell, Occurred.Days) is { } day) tell.Add(Happened.LongTermFosterVisitsAgreed, When.On(day), matter: placement.Id.Value);
    }
}

/// <summary>The agreement to visit every six months was withdrawn. The placement is still long-term, so visits are three months apart again.</summary>
[Tells(Happened.LongTermFosterVisitsWithdrawn)]
public sealed record LongTermFosterAgreementEnd : Entry
{
    /// <summary>The placement; left out, whichever the child is in.</summary>
    public EntryId? Placement { get; init; }

    /// <summary>Why, and by whom.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell) =>
        tell.Add(Happened.LongTermFosterVisitsWithdrawn, matter: Period.PlacementOf(tell, this, Placement)?.Id.Value ?? Placement?.Value);
}

/// <summary>The child, a carer or a parent asked to be visited (regulation 28(7)).</summary>
[Tells(Happened.LookedAfterVisitRequested)]
public sealed record LookedAfterVisitRequest : Entry
{
    /// <summary>Who asked, in words.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>False if the request was found unreasonable; the reason is then owed in <see cref="Reason"/>, and no clock starts.</summary>
    public bool? Reasonable { get; init; }

    /// <summary>Why they asked, or why the request was unreasonable.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Reasonable != false) tell.Add(Happened.LookedAfterVisitRequested);
    }
}
