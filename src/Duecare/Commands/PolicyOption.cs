using System.CommandLine;
using System.Globalization;
using Duecare.Domain.Duties;
using Duecare.Exchange;
using Duecare.Exchange.Policies;

namespace Duecare.Commands;

/// <summary><c>--policy FILE</c>, and the rulebook that follows from it.</summary>
internal static class PolicyOption
{
    public static Option<string?> Create() => new("--policy") { Description = "The council's policy, laid over the law and the default numbers", HelpName = "FILE" };

    /// <summary>The rulebook with the policy of a file laid over it, or as shipped where none is named.</summary>
    /// <returns>Null, with problems added, if the policy is refused.</returns>
    public static AppliedRules? Read(string? path, Problems problems) =>
        path is null ? new(Rulebook.Shipped, null) : Apply(PolicyReader.Read(path, Rulebook.Shipped), path, problems);

    /// <summary>The rulebook with the policy laid over it, unless it was refused.</summary>
    public static AppliedRules? Apply(PolicyReading reading, string source, Problems problems)
    {
        foreach (var problem in reading.Problems.First) problems.Add(problem);
        if (reading.Policy is not { } policy) return null;
        return new(Rulebook.Shipped.With(policy), Words(policy, source));
    }

    /// <summary>The policy, its versions and where it came from.</summary>
    public static string Words(CouncilPolicy policy, string source) =>
        $"{policy.Council} {string.Join(", ", policy.Versions.Select(v => $"{v.Version} in force from {v.InForceFrom.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}"))} ({source})";
}

/// <summary>The rules that an answer rests on.</summary>
/// <param name="Rulebook">The rulebook.</param>
/// <param name="Policy">The policy laid over it, in words; null for none.</param>
internal sealed record AppliedRules(Rulebook Rulebook, string? Policy);
