using Duecare.Domain.People;
using Duecare.Records.Forms;
using Duecare.Records.People;
using Duecare.Web.Forms;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.People;

/// <summary>What is asked of an address.</summary>
public sealed class AddressAnswers : PeopleAnswers
{
    public string? Person { get; set; }

    public AddressKind? Kind { get; set; }

    public string? Lines { get; set; }

    public string? Postcode { get; set; }

    public bool? IsSafe { get; set; }

    public string? KeptFrom { get; set; }
}

/// <summary>Where somebody lives, and whether it must be kept from anybody.</summary>
[Form("address", typeof(Address), "addresses/record", "Record an address", OnlyWhereOwed = true)]
public sealed class AddressModel(FormServices services, RecordAddress recordAddress) : PeopleForm<AddressAnswers, Address>(services)
{
    /// <inheritdoc/>
    protected override void Begin(Address standing, AddressAnswers answers)
    {
        (answers.Person, answers.Kind, answers.IsSafe, answers.KeptFrom) = (standing.Person?.Value ?? TheChildren, standing.Type, standing.IsSafe, standing.KeptFrom);
        (answers.Lines, answers.Postcode) = (Open(standing.Lines), standing.Postcode is { } postcode ? Open(postcode) : null);
        answers.EndedOn = Parts(standing.EndedOn);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems()
    {
        if (Answers.Person is null) Refuse(nameof(Answers.Person), "Say whose address it is");
        return recordAddress.Problems(Told());
    }

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => recordAddress.Record(sent, Told(), cancel);

    private AddressTold Told() => Told(new AddressTold
    {
        Person = Chosen(Answers.Person),
        Kind = Answers.Kind,
        Lines = Answers.Lines,
        Postcode = Answers.Postcode,
        IsSafe = Answers.IsSafe,
        KeptFrom = Answers.KeptFrom,
    }, "first day there");
}
