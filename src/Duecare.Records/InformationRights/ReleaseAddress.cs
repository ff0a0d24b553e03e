using Duecare.Domain.InformationRights;
using Duecare.Domain.People;
using Duecare.Records.Access;
using Duecare.Records.Forms;
using Duecare.Records.Reading;

namespace Duecare.Records.InformationRights;

/// <summary>To whom a safe address is to be told, and why they may know.</summary>
public sealed record ReleaseTold
{
    /// <summary>Which address.</summary>
    public EntryId? Address { get; init; }

    /// <summary>Who is told, by name.</summary>
    public string? Recipient { get; init; }

    /// <summary>For whom they work, or what they are to the child.</summary>
    public string? Agency { get; init; }

    /// <summary>What for.</summary>
    public string? Purpose { get; init; }

    /// <summary>On what ground in law.</summary>
    public LawfulBasis? Basis { get; init; }
}

/// <summary>Records that a safe address is told to one named person outside. Only then is it there to be printed or sent, to that person.</summary>
public sealed class ReleaseAddress(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>The safe addresses that a reader can release: those that stand and that the reader may see.</summary>
    public static IReadOnlyList<Address> Addresses(ReadRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.SeesProtected ? [.. record.Chronology.Standing().OfType<Address>().Where(a => a.IsSafe)] : [];
    }

    /// <summary>A release that stands, with its address, for a reader who may see that and release it; null where the address was put right or withdrawn since.</summary>
    public static (Recorded Recorded, AddressRelease Release, Address Address)? Find(ReadRecord record, string releaseId)
    {
        ArgumentNullException.ThrowIfNull(record);
        var standing = record.Chronology.Standing().Select(e => e.Id).ToHashSet();
        if (record.Entries.FirstOrDefault(e => e.Entry.Id.Value == releaseId && standing.Contains(e.Entry.Id)) is not { Entry: AddressRelease release } recorded) return null;
        return Addresses(record).FirstOrDefault(a => a.Id == release.Address) is { } address ? (recorded, release, address) : null;
    }

    /// <summary>Everything that is wrong with it, by field.</summary>
    public static IReadOnlyList<FieldProblem> Problems(ReleaseTold told, ReadRecord record)
    {
        ArgumentNullException.ThrowIfNull(told);
        var problems = new List<FieldProblem>();
        var address = Addresses(record).FirstOrDefault(a => a.Id == told.Address);
        if (address is null) problems.Add(new(nameof(told.Address), "Choose the address"));
        Asked.Text(problems, nameof(told.Recipient), told.Recipient, "the name of the person who is told", isNeeded: true, People.PeopleAsked.LongestName);
        Asked.Text(problems, nameof(told.Agency), told.Agency, "for whom they work, or what they are to the child", isNeeded: true, People.PeopleAsked.LongestName);
        Asked.Text(problems, nameof(told.Purpose), told.Purpose, "what they need it for", isNeeded: true);
        if (told.Basis is null) problems.Add(new(nameof(told.Basis), "Choose the lawful basis"));
        if (Asked.Trimmed(told.Recipient) is { } recipient && address?.KeptFrom?.Contains(recipient, StringComparison.OrdinalIgnoreCase) == true)
            problems.Add(new(nameof(told.Recipient), $"This address is to be kept from {recipient}: it can’t be told to them"));
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, ReleaseTold told, ReadRecord record, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(record);
        var problems = Problems(told, record);
        if (problems.Count > 0) return Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems));
        var release = new AddressRelease
        {
            Id = sent.EntryId(),
            Occurred = When.On(LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime)),
            Children = [record.Chronology.Child.Id],
            Address = told.Address!.Value,
            Recipient = told.Recipient!.Trim(),
            Agency = told.Agency!.Trim(),
            Purpose = told.Purpose!.Trim(),
            Basis = told.Basis!.Value,
        };
        return recorder.Record(sent, [release], cancel);
    }
}
