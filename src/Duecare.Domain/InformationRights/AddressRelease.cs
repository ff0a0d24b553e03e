using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.InformationRights;

/// <summary>On what ground in law something personal is told to somebody outside.</summary>
/// <remarks>UK General Data Protection Regulation, article 6(1).</remarks>
public enum LawfulBasis
{
    /// <summary>Article 6(1)(a): the person whose address it is agreed to this.</summary>
    Consent,

    /// <summary>Article 6(1)(c): a law or a court's order asks for it.</summary>
    LegalObligation,

    /// <summary>Article 6(1)(d): somebody's life is at risk.</summary>
    VitalInterests,

    /// <summary>Article 6(1)(e): the council's task in law, such as safeguarding a child.</summary>
    PublicTask,
}

/// <summary>A safe address is told to one named person outside, for one purpose. Nothing is released to an agency as such, or to "all parties".</summary>
/// <remarks>It is of the address as it stood: once that is put right or ended, a new address is released anew.</remarks>
[Tells]
public sealed record AddressRelease : Entry
{
    /// <summary>The address, by the entry that says it.</summary>
    public required EntryId Address { get; init; }

    /// <summary>Who is told, by name.</summary>
    public required string Recipient { get; init; }

    /// <summary>For whom they work, or what they are to the child.</summary>
    public required string Agency { get; init; }

    /// <summary>What for.</summary>
    public required string Purpose { get; init; }

    /// <summary>On what ground in law.</summary>
    public required LawfulBasis Basis { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}
