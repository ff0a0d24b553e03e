using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Allegations;

/// <summary>An allegation against somebody who works with children became known. Its day is the day it became known, not the day of what is alleged.</summary>
[Tells(Happened.AllegationMade, IfRecorded = [Happened.DesignatedOfficerTold])]
public sealed record Allegation : Entry
{
    /// <summary>Who it is against.</summary>
    public PersonId? Against { get; init; }

    /// <summary>Their work with children, and for whom.</summary>
    public string? Work { get; init; }

    /// <summary>What is alleged.</summary>
    public string? Concern { get; init; }

    /// <summary>The day the designated officer was told, where that is known when this is recorded.</summary>
    public ApproximateDate? OfficerToldOn { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.AllegationMade, matter: Id.Value);
        if (OfficerToldOn is { } told) tell.Add(Happened.DesignatedOfficerTold, When.On(told), matter: Id.Value);
    }
}

/// <summary>The designated officer for allegations was told.</summary>
[Tells(Happened.DesignatedOfficerTold)]
public sealed record DesignatedOfficerReferral : Entry
{
    /// <summary>The allegation; left out, the earliest still untold.</summary>
    public EntryId? Allegation { get; init; }

    /// <summary>Who told the officer.</summary>
    public string? ToldBy { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.DesignatedOfficerTold, matter: Allegation?.Value);
}
