using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.InformationRights;

/// <summary>Which way information was asked for.</summary>
public enum RequestDirection
{
    /// <summary>The council asked another agency.</summary>
    ToAgency,

    /// <summary>Another agency asked the council.</summary>
    FromAgency,
}

/// <summary>Information about a child was asked of another agency, or by one. No clock turns on it.</summary>
[Tells]
public sealed record InformationRequest : Entry
{
    /// <summary>The other agency.</summary>
    public required string Agency { get; init; }

    /// <summary>Which way.</summary>
    public RequestDirection Direction { get; init; }

    /// <summary>What was asked for.</summary>
    public required string Asked { get; init; }

    /// <summary>What for.</summary>
    public string? Purpose { get; init; }

    /// <summary>The lawful basis: consent, or the reason for doing without.</summary>
    public string? LawfulBasis { get; init; }

    /// <summary>The day the answer was asked for.</summary>
    public ApproximateDate? WantedOn { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>The answer to a request for information. No clock turns on it.</summary>
[Tells]
public sealed record InformationReply : Entry
{
    /// <summary>The request answered.</summary>
    public required EntryId Request { get; init; }

    /// <summary>What was shared; null if nothing was.</summary>
    public string? Shared { get; init; }

    /// <summary>Why it was refused, in whole or in part; null if it was not.</summary>
    public string? RefusedBecause { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}
