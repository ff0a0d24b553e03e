using System.Security.Cryptography;
using Duecare.Domain.Duties;

namespace Duecare.Records;

/// <summary>What a ledger works by, besides its database.</summary>
public sealed record LedgerTerms
{
    /// <summary>The clock by which entries are recorded.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The rulebook by which duties are worked out.</summary>
    public Rulebook Rules { get; init; } = Rulebook.Shipped;

    /// <summary>The working days.</summary>
    public WorkingDayCalendar Calendar { get; init; } = WorkingDayCalendar.England;

    /// <summary>Gives the random bytes hashed with each payload. Only an invented authority, whose bytes must be the same each time, gives others.</summary>
    public Func<byte[]> Salt { get; init; } = () => RandomNumberGenerator.GetBytes(16);
}
