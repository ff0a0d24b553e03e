using System.Text.Json;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;

namespace Duecare.Exchange.CaseFiles;

/// <summary>The record of some children as one file: <c>duecare-case/1</c>.</summary>
/// <remarks>What may stand in one, field by field, is in <c>docs/case-file.md</c>, which is made from the same types that read it.</remarks>
public sealed record CaseFile
{
    /// <summary>The marker that a case file carries, so that no other JSON is taken for one.</summary>
    public const string Format = "duecare-case/1";

    /// <summary>What the file is, for people.</summary>
    public string? Title { get; init; }

    /// <summary>The council's policy, as the file states it; null for none.</summary>
    public JsonElement? Policy { get; init; }

    /// <summary>The line of the file on which the policy begins.</summary>
    public long PolicyLine { get; init; } = 1;

    /// <summary>What the source claims to hold completely; null for everything.</summary>
    public IReadOnlyList<Coverage>? Covers { get; init; }

    /// <summary>The children whose record this is, in the file's order.</summary>
    public IReadOnlyList<Child> Children { get; init; } = [];

    /// <summary>The people whom entries name, apart from the children and the workers.</summary>
    public IReadOnlyList<CasePerson> People { get; init; } = [];

    /// <summary>The entries, in the file's order; empty where the file was too long to hold them all at once.</summary>
    public IReadOnlyList<Entry> Entries { get; init; } = [];
}

/// <summary>Someone in the children's lives whom entries name: a parent, partner, household member or relative.</summary>
public sealed record CasePerson
{
    /// <summary>The person's id in this file.</summary>
    public required PersonId Id { get; init; }

    /// <summary>What they are to the children, in words: "mother", "mother's partner".</summary>
    public string? Relation { get; init; }

    /// <summary>The name the record uses; a pseudonym in a published decision.</summary>
    public string? Name { get; init; }

    /// <summary>Date of birth, perhaps known only roughly.</summary>
    public ApproximateDate? Born { get; init; }
}
