using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.InformationRights;

/// <summary>How a subject access request was answered.</summary>
public enum SubjectAccessOutcome
{
    /// <summary>Everything that could lawfully be released was.</summary>
    Sent,

    /// <summary>Nothing is held.</summary>
    NothingHeld,

    /// <summary>Refused, with the reason told.</summary>
    Refused,
}

/// <summary>Someone asked for the personal data held about them or about a child they may speak for. The month counts from the day of receipt.</summary>
[Tells(Happened.SubjectAccessRequested, Happened.SubjectAccessPaused, Happened.SubjectAccessMayNeedExtending)]
public sealed record SubjectAccessRequest : Entry
{
    /// <summary>The council's reference, which every later step of the request repeats.</summary>
    public required string Reference { get; init; }

    /// <summary>Who asks.</summary>
    public PersonId? Requester { get; init; }

    /// <summary>What was asked for.</summary>
    public string? Asked { get; init; }

    /// <summary>Whether it was checked that the requester may speak for the child; null while it was not.</summary>
    public bool? AuthorityChecked { get; init; }

    /// <summary>Whether proof of identity was still wanted when it came: it then has no due day until a <see cref="SubjectAccessClarification"/> says it was given.</summary>
    public bool IdentityAwaited { get; init; }

    /// <summary>Whether it is so complex that two more months may be needed: the requester must then be told so within the first month, unless it is answered by then.</summary>
    public bool Complex { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(IdentityAwaited ? Happened.SubjectAccessPaused : Happened.SubjectAccessRequested, matter: Reference);
        if (Complex && !IdentityAwaited) tell.Add(Happened.SubjectAccessMayNeedExtending, matter: Reference);
    }

    /// <summary>The standing request with this reference, if the record holds one.</summary>
    internal static SubjectAccessRequest? Find(Telling tell, string reference)
    {
        for (var i = 0; i < tell.Entries.Length; i++)
            if (tell.Entries[i] is SubjectAccessRequest request && request.Reference == reference) return request;
        return null;
    }
}

/// <summary>The council asked the requester to say what is meant, or to prove who they are. The clock stops while it waits.</summary>
[Tells(Happened.SubjectAccessPaused)]
public sealed record SubjectAccessClarificationRequest : Entry
{
    /// <summary>The request's reference.</summary>
    public required string Request { get; init; }

    /// <summary>What was asked.</summary>
    public required string Asked { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.SubjectAccessPaused, matter: Request);
}

/// <summary>The requester said what is meant, or proved who they are. The month counts from this day, the later one.</summary>
[Tells(Happened.SubjectAccessRequested, Happened.SubjectAccessClarified, Happened.SubjectAccessMayNeedExtending)]
public sealed record SubjectAccessClarification : Entry
{
    /// <summary>The request's reference.</summary>
    public required string Request { get; init; }

    /// <summary>What was said or shown.</summary>
    public string? Given { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.SubjectAccessRequested, matter: Request);
        tell.Add(Happened.SubjectAccessClarified, matter: Request);
        if (SubjectAccessRequest.Find(tell, Request) is { Complex: true }) tell.Add(Happened.SubjectAccessMayNeedExtending, matter: Request);
    }
}

/// <summary>The requester was told, on this day, that two more months are needed, and why. Told after the first month it extends nothing.</summary>
[Tells(Happened.SubjectAccessExtended, Happened.SubjectAccessMayNeedExtending)]
public sealed record SubjectAccessExtension : Entry
{
    /// <summary>The request's reference.</summary>
    public required string Request { get; init; }

    /// <summary>The reason, as told to the requester.</summary>
    public required string Reason { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.SubjectAccessExtended, Facts.ReasonRecorded, Request);
        if (SubjectAccessRequest.Find(tell, Request) is { Complex: false }) tell.Add(Happened.SubjectAccessMayNeedExtending, ClockStart(tell), matter: Request);
    }

    // A request not thought complex at first still owed its notice within a month of the day its clock started.
    private When? ClockStart(Telling tell)
    {
        When? start = null;
        for (var i = 0; i < tell.Entries.Length && !ReferenceEquals(tell.Entries[i], this); i++)
        {
            if (tell.Entries[i] is SubjectAccessRequest request && request.Reference == Request) start = request.Occurred;
            if (tell.Entries[i] is SubjectAccessClarification given && given.Request == Request) start = given.Occurred;
        }
        return start;
    }
}

/// <summary>Something held back or blanked out, with the reason, item by item.</summary>
public sealed record Redaction
{
    /// <summary>The document or passage.</summary>
    public required string Item { get; init; }

    /// <summary>Why: the exemption, or whose data it is.</summary>
    public required string Reason { get; init; }
}

/// <summary>A subject access request was answered.</summary>
[Tells(Happened.SubjectAccessAnswered)]
public sealed record SubjectAccessAnswer : Entry
{
    /// <summary>The request's reference.</summary>
    public required string Request { get; init; }

    /// <summary>How.</summary>
    public required SubjectAccessOutcome Outcome { get; init; }

    /// <summary>Whether other people's data was looked for and taken out first. Left out, it was; a copy sent without that does not count as the answer.</summary>
    public bool ThirdPartyChecked { get; init; } = true;

    /// <summary>What was held back, and why.</summary>
    public IReadOnlyList<Redaction> Redactions { get; init; } = [];

    /// <summary>The documents released.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    internal override void Tell(Telling tell) =>
        tell.Add(Happened.SubjectAccessAnswered, ThirdPartyChecked ? Facts.ThirdPartyChecked : Facts.None, Request);
}
