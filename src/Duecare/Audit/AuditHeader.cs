using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;

namespace Duecare.Audit;

/// <summary>What holds for the whole of an audit, and a reader needs to judge it by.</summary>
public sealed record AuditHeader
{
    /// <summary>What was audited, in words; the source's own title where it has one.</summary>
    public required string Title { get; init; }

    /// <summary>The day asked about: every duty's state is as at the end of it.</summary>
    public required DateOnly AsAt { get; init; }

    /// <summary>What the record held at this instant, in UTC, and nothing recorded later; null for all it holds now.</summary>
    public DateTime? KnownAt { get; init; }

    /// <summary>The version of the rule set.</summary>
    public required string Rules { get; init; }

    /// <summary>The file, folder or database read.</summary>
    public required string Source { get; init; }

    /// <summary>The council's policy that was applied; null for the law and guidance alone.</summary>
    public string? Policy { get; init; }

    /// <summary>The first day for which bank holidays are known.</summary>
    public required DateOnly CalendarFrom { get; init; }

    /// <summary>The last day for which bank holidays are known. A sum that would pass it gives no due day.</summary>
    public required DateOnly CalendarTo { get; init; }

    /// <summary>What the source claims to hold completely; null if everything.</summary>
    public IReadOnlyList<Coverage>? Covers { get; init; }

    /// <summary>Which rules a count asks of every child; those left out are named once, in <see cref="NotAsked"/>.</summary>
    public Scope Scope { get; init; }

    /// <summary>The rules left out of a count because the source holds nothing that could meet them.</summary>
    public IReadOnlyList<DutyRule> NotAsked { get; init; } = [];

    /// <summary>Whether the source holds reasons for delay. Where it does not, "no reason recorded" would accuse a record that was never asked.</summary>
    public bool HoldsReasons => Covers is null || Covers.Any(c => c.Kind == KindOfReason);

    private static readonly string KindOfReason = Words.Kebab(nameof(ReasonForDelay));
}
