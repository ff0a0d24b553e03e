namespace Duecare.Records.Keeping;

/// <summary>The record of some children in a file or another system, to be taken over into the ledger.</summary>
public sealed record TakenOver
{
    /// <summary>What it is taken from, in words.</summary>
    public required string From { get; init; }

    /// <summary>Who takes it over.</summary>
    public required string Author { get; init; }

    /// <summary>What the source claims to hold completely; null for everything.</summary>
    public IReadOnlyList<Coverage>? Covers { get; init; }

    /// <summary>The day from which everything is recorded here; null while nothing is.</summary>
    public DateOnly? RecordedHereFrom { get; init; }

    /// <summary>What goes in front of each entry's id, for a source whose ids are only its own.</summary>
    public string IdPrefix { get; init; } = "";

    /// <summary>The children, where the source lists them before their entries; those whom entries of several children name must be among them.</summary>
    public IEnumerable<Child> Children { get; init; } = [];

    /// <summary>The people whom entries name, by id.</summary>
    public IReadOnlyDictionary<PersonId, TakenOverPerson> People { get; init; } = new Dictionary<PersonId, TakenOverPerson>();

    /// <summary>Each child's entries. An entry about several children is taken from the one it names first.</summary>
    public required IEnumerable<ChildChronology> Chronologies { get; init; }
}

/// <summary>Who a person is, as a source says.</summary>
public sealed record TakenOverPerson(string? Relation, string? Name, ApproximateDate? Born);

/// <summary>How far a record was taken over.</summary>
/// <param name="Children">The children taken over.</param>
/// <param name="Entries">Their entries, without those that say who they are and where they come from.</param>
/// <param name="Refusals">Why it stopped; none if it is done. What was acknowledged before stays, and taking over the same source again goes on from there.</param>
/// <param name="LeftOut">The people whom no entry names, and who are not in the record therefore.</param>
public sealed record TakingOver(long Children, long Entries, IReadOnlyList<Appending.Refusal> Refusals, IReadOnlyList<PersonId> LeftOut);
