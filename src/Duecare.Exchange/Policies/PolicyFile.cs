using Duecare.Domain.Duties;

namespace Duecare.Exchange.Policies;

/// <summary>A council's policy as a file: <c>duecare-policy/1</c>. <c>docs/policy.md</c> says how one is written.</summary>
public sealed record PolicyFile
{
    /// <summary>The marker that a policy file carries, so that no other JSON is taken for one.</summary>
    public const string Marker = "duecare-policy/1";

    /// <summary>The marker, as the file states it.</summary>
    public required string Format { get; init; }

    /// <summary>The council.</summary>
    public required string Council { get; init; }

    /// <summary>Its versions, the oldest first.</summary>
    public required IReadOnlyList<PolicyVersion> Versions { get; init; }
}

/// <summary>A policy as read: the policy, or why it was refused.</summary>
/// <param name="Policy">The policy; null if anything is wrong with it.</param>
/// <param name="Problems">Everything that is wrong with it, in the order of the file.</param>
public sealed record PolicyReading(CouncilPolicy? Policy, Problems Problems);
