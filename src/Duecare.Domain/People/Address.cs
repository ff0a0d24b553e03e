using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.People;

/// <summary>What somebody uses an address for.</summary>
public enum AddressKind
{
    Home,
    SecondHome,
    Temporary,
    Placement,
    Hospital,
    Custody,
    Correspondence,
    NoFixedAddress,
}

/// <summary>Where somebody lives or can be reached, from the day it happened.</summary>
/// <remarks>
/// It counts on its first day and on its last. One without an end lasts until the same person's next address of that kind begins; from that day the next one counts. What is said of an address later, such as that it ended or that it
/// is protected, is a correction of this entry; once it is protected, what the record held of it before is protected too, and so is every other entry of the same place.
/// </remarks>
[Tells]
public sealed record Address : Entry
{
    /// <summary>Whose it is, for somebody other than the children; left out, it is the children's.</summary>
    public PersonId? Person { get; init; }

    /// <summary>What it is used for.</summary>
    public required AddressKind Type { get; init; }

    /// <summary>House, street and town, as on an envelope.</summary>
    public required ProtectedText Lines { get; init; }

    /// <summary>Postcode; left out where it is not known.</summary>
    public ProtectedText? Postcode { get; init; }

    /// <summary>Whether it is a safe address: shown only to those who work with the child, and on paper only to whom it is released.</summary>
    public bool IsSafe { get; init; }

    /// <summary>Who must not learn it, in words.</summary>
    public string? KeptFrom { get; init; }

    /// <summary>The last day there; left out while it is used.</summary>
    public ApproximateDate? EndedOn { get; init; }

    /// <inheritdoc/>
    public override bool IsProtected => IsSafe;

    /// <summary>The address on one line; of a safe one, only that it is protected.</summary>
    public string OnOneLine => IsSafe || Lines.IsWithheld ? Lines.ToString() : Written(Lines.Stored, Postcode?.Stored);

    /// <summary>The address on one line, told to one recipient.</summary>
    public string To(Release release) => Lines.IsWithheld ? Lines.ToString() : Written(Lines.To(release), Postcode?.To(release));

    /// <inheritdoc/>
    public override Entry WithoutProtected() => this with { Lines = ProtectedText.Withheld, Postcode = null, KeptFrom = null, IsSafe = true };

    /// <summary>The letters and digits of the place, by which two entries of one place are known; null where it was withheld.</summary>
    internal string? Place() => Lines.IsWithheld ? null : string.Concat((Lines.Stored + Postcode?.Stored).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    internal override void Tell(Telling tell)
    {
    }

    private static string Written(string lines, string? postcode) =>
        string.Join(", ", lines.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Append(postcode?.Trim()).Where(part => !string.IsNullOrEmpty(part)));
}

/// <summary>Somebody lives with the children named, from the day it happened, wherever that is. The household is those of whom this stands, with the children themselves.</summary>
[Tells]
public sealed record HouseholdMember : Entry
{
    /// <summary>Who lives with them; left out, the children named live together.</summary>
    public PersonId? Person { get; init; }

    /// <summary>When or how, where it is not all the time: "weekends".</summary>
    public string? Arrangement { get; init; }

    /// <summary>The last day; left out while it lasts.</summary>
    public ApproximateDate? EndedOn { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}
