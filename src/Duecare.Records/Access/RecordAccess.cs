namespace Duecare.Records.Access;

/// <summary>The one way from somebody signed in to what the record holds: every child's page, list, count and file asks here.</summary>
/// <remarks>A child that the reader may not see and a child that nobody knows give the same answer.</remarks>
public sealed class RecordAccess(Ledger ledger)
{
    /// <summary>A child's record for a reader, once it is logged that they read it.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="child">The child.</param>
    /// <param name="page">What they look at, as a route without ids.</param>
    /// <param name="knownAt">The instant, in UTC, by which the child's own details were known; null for now.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Null for a child unknown to the record, or to this reader.</returns>
    public async Task<Reading.ChildRecord?> Child(Reader reader, ChildId child, string page, DateTime? knownAt = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentException.ThrowIfNullOrEmpty(page);
        return reader.Roles.Count == 0 ? null : await ledger.Child(child, knownAt, cancel);
    }

    /// <summary>What the reader themselves owes and has not yet done, with the children it is owed to, of those that the reader may see.</summary>
    public async Task<DutiesHeld> DutiesHeld(Reader reader, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.Roles.Count == 0) return new([], new Dictionary<ChildId, Child>());
        var duties = await ledger.OpenDuties(reader.Worker.Value, cancel: cancel);
        return new(duties, await ledger.WhoAre([.. duties.Select(d => d.Child).Distinct()], cancel));
    }
}

/// <summary>Duties that one person holds.</summary>
/// <param name="Duties">The duties, soonest due first.</param>
/// <param name="Children">Each child they are owed to.</param>
public sealed record DutiesHeld(IReadOnlyList<Domain.Duties.OpenDuty> Duties, IReadOnlyDictionary<ChildId, Child> Children);
