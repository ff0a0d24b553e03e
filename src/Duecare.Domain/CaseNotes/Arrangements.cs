using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.CaseNotes;

/// <summary>What a family agreed to do so that a child is safe for now. What it forbids an adult is a restriction, which has clocks of its own.</summary>
[Tells]
public sealed record SafetyPlan : Entry
{
    /// <summary>What was agreed.</summary>
    public required string Agreed { get; init; }

    /// <summary>Those who agreed it.</summary>
    public IReadOnlyList<PersonId> AgreedBy { get; init; } = [];

    /// <summary>The day on which it will be looked at again.</summary>
    public ApproximateDate? ReviewOn { get; init; }

    /// <summary>The day until which it holds, if it names one.</summary>
    public ApproximateDate? UntilOn { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>Who looks after the child when, as the parents agreed between themselves. The council neither made it nor can enforce it.</summary>
[Tells]
public sealed record CareArrangement : Entry
{
    /// <summary>What was agreed.</summary>
    public required string Agreed { get; init; }

    /// <summary>The parents or carers between whom it was agreed.</summary>
    public IReadOnlyList<PersonId> Between { get; init; } = [];

    /// <summary>Whether a service of the council helped them to agree it.</summary>
    public bool HelpedByCouncil { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>An arrangement between parents ended, or one of them said that it will.</summary>
[Tells]
public sealed record CareArrangementEnd : Entry
{
    /// <summary>The arrangement, if the record holds it.</summary>
    public EntryId? Arrangement { get; init; }

    /// <summary>Who ended it.</summary>
    public PersonId? EndedBy { get; init; }

    /// <summary>Why, as it was told.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>A family or a professional asked for a service by name. A request for help with a child in need is a contact or referral, not this.</summary>
[Tells]
public sealed record ServiceRequest : Entry
{
    /// <summary>The service asked for, such as "Family Solutions".</summary>
    public required string Service { get; init; }

    /// <summary>Who asked.</summary>
    public PersonId? RequestedBy { get; init; }

    /// <summary>What it was wanted for.</summary>
    public string? Purpose { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>What came of a request for a service.</summary>
public enum ServiceAnswer
{
    /// <summary>It will be given.</summary>
    Given,

    /// <summary>It will not be given.</summary>
    Refused,

    /// <summary>Someone else was named who can help.</summary>
    Signposted,

    /// <summary>Whoever asked no longer wants it.</summary>
    Withdrawn,
}

/// <summary>The answer to a request for a service, with the reason.</summary>
[Tells]
public sealed record ServiceRequestAnswer : Entry
{
    /// <summary>The request.</summary>
    public required EntryId Request { get; init; }

    /// <summary>The answer.</summary>
    public required ServiceAnswer Answer { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided.</summary>
    public WorkerId? DecidedBy { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}
