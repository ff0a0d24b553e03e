using Duecare.Domain.Chronology;
using Duecare.Exchange.CaseFiles;

namespace Duecare.Exchange.Demonstration;

/// <summary>A child of an invented family.</summary>
/// <param name="Child">As the record knows the child.</param>
/// <param name="Forename">Forename.</param>
/// <param name="Girl">Whether recorded as female.</param>
/// <param name="Ethnicity">By census code.</param>
/// <param name="Disability">By census code; null for none.</param>
public sealed record InventedChild(Child Child, string Forename, bool Girl, string Ethnicity, string? Disability);

/// <summary>Where a family lived, from a day until they moved.</summary>
/// <param name="Street">House and street.</param>
/// <param name="Town">Town.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="From">The first day there.</param>
/// <param name="To">The last day there; null where they still are.</param>
public sealed record InventedAddress(string Street, string Town, string Postcode, DateOnly From, DateOnly? To);

/// <summary>An invented family with everything that its record holds.</summary>
public sealed record InventedFamily
{
    /// <summary>The family's number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The surname that its children share.</summary>
    public required string Surname { get; init; }

    /// <summary>Its children, in the order of their ids.</summary>
    public required IReadOnlyList<InventedChild> Children { get; init; }

    /// <summary>Parents and partners.</summary>
    public required IReadOnlyList<CasePerson> People { get; init; }

    /// <summary>Where it lived, earliest first.</summary>
    public required IReadOnlyList<InventedAddress> Addresses { get; init; }

    /// <summary>What was recorded, in order of the day it happened; each entry names all or some of the children.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>The post whose workers have the family's case.</summary>
    public required Post Post { get; init; }
}
