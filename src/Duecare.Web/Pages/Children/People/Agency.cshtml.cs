using Duecare.Domain.People;
using Duecare.Records.Forms;
using Duecare.Records.People;
using Duecare.Web.Forms;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.People;

/// <summary>What is asked of a professional or agency.</summary>
public sealed class AgencyAnswers : PeopleAnswers
{
    public string? With { get; set; }

    public AgencyKind? Agency { get; set; }

    public string? Organisation { get; set; }

    public string? Name { get; set; }

    public string? Post { get; set; }

    public string? Telephone { get; set; }

    public string? Email { get; set; }

    public bool? IsSafe { get; set; }
}

/// <summary>A professional or agency that works with the family, from when and until when.</summary>
[Form("agency", typeof(AgencyInvolvement), "agencies/record", "Record a professional", OnlyWhereOwed = true)]
public sealed class AgencyModel(FormServices services, RecordAgency recordAgency) : PeopleForm<AgencyAnswers, AgencyInvolvement>(services)
{
    /// <inheritdoc/>
    protected override void Begin(AgencyInvolvement standing, AgencyAnswers answers)
    {
        (answers.With, answers.Agency, answers.Organisation) = (standing.With?.Value ?? TheChildren, standing.Agency, standing.Organisation);
        (answers.Name, answers.Post, answers.Telephone, answers.Email) = (standing.Name, standing.Post, standing.Telephone, standing.Email);
        (answers.IsSafe, answers.EndedOn) = (standing.IsSafe, Parts(standing.EndedOn));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems()
    {
        if (Answers.With is null) Refuse(nameof(Answers.With), "Say with whom they work");
        return recordAgency.Problems(Told());
    }

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => recordAgency.Record(sent, Told(), cancel);

    private AgencyTold Told() => Told(new AgencyTold
    {
        With = Chosen(Answers.With),
        Agency = Answers.Agency,
        Organisation = Answers.Organisation,
        Name = Answers.Name,
        Post = Answers.Post,
        Telephone = Answers.Telephone,
        Email = Answers.Email,
        IsSafe = Answers.IsSafe,
    }, "first day");
}
