namespace Duecare.Domain.Chronology;

/// <summary>A child, by the council's own id. Ordered as text, so that a list of children has one order everywhere.</summary>
public readonly record struct ChildId(string Value) : IComparable<ChildId>
{
    /// <inheritdoc/>
    public int CompareTo(ChildId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Someone who is not the child: a parent, partner, household member, complainant or professional.</summary>
public readonly record struct PersonId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Someone employed to do the work, to whom a duty can be allocated.</summary>
public readonly record struct WorkerId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One entry of the record.</summary>
public readonly record struct EntryId(string Value) : IComparable<EntryId>
{
    /// <inheritdoc/>
    public int CompareTo(EntryId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
