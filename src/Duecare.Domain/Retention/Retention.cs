using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Retention;

/// <summary>Why what an entry says may be, or must be, disposed of.</summary>
public enum DisposalGround
{
    /// <summary>The council's retention schedule has run out for it.</summary>
    RetentionEnded,

    /// <summary>A court ordered it.</summary>
    CourtOrder,

    /// <summary>The right to erasure applies: UK GDPR, article 17.</summary>
    Erasure,
}

/// <summary>What some entries said was disposed of, on a legal ground. That they stood there, when, by whom and about whom stays, and can be proved.</summary>
[Tells]
public sealed record Disposal : Entry
{
    /// <summary>The entries whose words are gone.</summary>
    public required IReadOnlyList<EntryId> Entries { get; init; }

    /// <summary>The legal ground.</summary>
    public required DisposalGround Ground { get; init; }

    /// <summary>The line of the schedule, the order or the decision that it rests on.</summary>
    public required string Authority { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>Nothing about these children may be disposed of until the hold is lifted: an inquiry, a claim or proceedings need it.</summary>
[Tells]
public sealed record LegalHold : Entry
{
    /// <summary>What needs it.</summary>
    public required string Reason { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>A legal hold was lifted.</summary>
[Tells]
public sealed record LegalHoldLifted : Entry
{
    /// <summary>The hold.</summary>
    public required EntryId Hold { get; init; }

    /// <summary>Why it is no longer needed.</summary>
    public required string Reason { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}
