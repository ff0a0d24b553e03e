using Duecare.Domain.Calendar;

namespace Duecare.Domain.Duties;

/// <summary>A council's own policy: what it asks of itself beyond the law, and the numbers that the law leaves to it.</summary>
/// <param name="Council">The council.</param>
/// <param name="Versions">Its versions, in order of the days on which they came into force. Only the last may still be edited.</param>
public sealed record CouncilPolicy(string Council, IReadOnlyList<PolicyVersion> Versions)
{
    /// <summary>The last day that a version governs: the one before the next version's first; null while it is in force.</summary>
    public DateOnly? InForceTo(int version) => version + 1 < Versions.Count ? Versions[version + 1].InForceFrom.AddDays(-1) : null;
}

/// <summary>The whole of a policy from one day on. What it leaves out is as the law and the shipped defaults have it, whatever the version before it said.</summary>
/// <remarks>It governs the clocks that start on or after its first day. A clock that runs already keeps the number it started with.</remarks>
public sealed record PolicyVersion
{
    /// <summary>The council's name for it, such as "2026.1".</summary>
    public required string Version { get; init; }

    /// <summary>The first starting day it governs.</summary>
    public required DateOnly InForceFrom { get; init; }

    /// <summary>Why the council made it, and who decided.</summary>
    public required string Reason { get; init; }

    /// <summary>The rules it changes.</summary>
    public IReadOnlyList<RuleChange> Rules { get; init; } = [];

    /// <summary>The duties it adds.</summary>
    public IReadOnlyList<AddedDuty> Duties { get; init; } = [];

    /// <summary>The fingerprint of this version and those before it, which a version has from the day another follows it, so that it can't be edited unseen.</summary>
    public string? Seal { get; init; }
}

/// <summary>A rule of the rulebook with another period, a target, or switched off. What starts, meets and ends it stays as it is.</summary>
/// <remarks>A period is counted as the rule counts it: forward or back, and moved off a weekend or not.</remarks>
public sealed record RuleChange
{
    /// <summary>The rule.</summary>
    public required string Id { get; init; }

    /// <summary>The first period. A start that has a shorter period of its own keeps it.</summary>
    public Timescale? Within { get; init; }

    /// <summary>The repeating period of a series. A status that brings a shorter one still does.</summary>
    public Timescale? Then { get; init; }

    /// <summary>The council's own earlier target for a duty that is owed once. Missing it is not lateness.</summary>
    public Timescale? Target { get; init; }

    /// <summary>The period of each step, for a rule that has several: all of them, in order.</summary>
    public IReadOnlyList<Timescale> Steps { get; init; } = [];

    /// <summary>Whether the duty is not owed at all: only what is wholly the council's own can be switched off.</summary>
    public bool Off { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>A duty that the council adds to those of the rulebook, for itself.</summary>
public sealed record AddedDuty
{
    /// <summary>What the ids of added duties begin with, so that none is ever taken for a rule of the rulebook.</summary>
    public const string Prefix = "local-";

    /// <summary>The duty's id, such as <c>local-core-group-record</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done, as an instruction.</summary>
    public required string Title { get; init; }

    /// <summary>The chapter of the rulebook it stands in, which decides whether an overdue one is missed for ever when the case closes.</summary>
    public required Chapter Chapter { get; init; }

    /// <summary>What starts the clock; any of these.</summary>
    public required IReadOnlyList<Happened> StartsOn { get; init; }

    /// <summary>The first period.</summary>
    public required Timescale Within { get; init; }

    /// <summary>The repeating period, for a duty owed again and again from when it was last done; left out, it is owed once for each start.</summary>
    public Timescale? Then { get; init; }

    /// <summary>What meets it; any of these.</summary>
    public required IReadOnlyList<Happened> MetBy { get; init; }

    /// <summary>Particulars that what meets it must all have, such as the child seen alone.</summary>
    public IReadOnlyList<Facts> MetWith { get; init; } = [];

    /// <summary>What ends it unmet.</summary>
    public required IReadOnlyList<Happened> EndsOn { get; init; }

    /// <summary>Who does it.</summary>
    public required Role Holder { get; init; }

    /// <summary>Why the council asks it.</summary>
    public required string Reason { get; init; }
}
