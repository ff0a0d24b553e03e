using Duecare.Domain.Chronology;
using Duecare.Domain.InformationRights;
using Duecare.Domain.People;
using Duecare.Records.Forms;
using Duecare.Records.InformationRights;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.Releases;

/// <summary>What is asked of a release.</summary>
public sealed class ReleaseAnswers
{
    public string? Address { get; set; }

    public string? Recipient { get; set; }

    public string? Agency { get; set; }

    public string? Purpose { get; set; }

    public LawfulBasis? Basis { get; set; }
}

/// <summary>A safe address is to be told to one named person outside.</summary>
[Form("release", typeof(AddressRelease), "releases/record", "Release a safe address", OnlyWhereOwed = true)]
public sealed class RecordModel(FormServices services, ReleaseAddress releaseAddress) : FormPage<ReleaseAnswers>(services)
{
    /// <summary>The addresses that can be released.</summary>
    public IReadOnlyList<Address> Addresses => ReleaseAddress.Addresses(Record);

    /// <inheritdoc/>
    protected override bool CanClash => false;

    /// <inheritdoc/>
    protected override bool Prepare() => Addresses.Count > 0;

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => ReleaseAddress.Problems(Told(), Record);

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => releaseAddress.Record(sent, Told(), Record, cancel);

    /// <inheritdoc/>
    protected override Task<string> RecordedAt(string requestId) => Task.FromResult(Links.Release(new(ChildId), new(requestId)));

    private ReleaseTold Told() => new()
    {
        Address = string.IsNullOrEmpty(Answers.Address) ? null : new EntryId(Answers.Address),
        Recipient = Answers.Recipient,
        Agency = Answers.Agency,
        Purpose = Answers.Purpose,
        Basis = Answers.Basis,
    };
}
