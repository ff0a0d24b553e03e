using Duecare.Domain.People;
using Duecare.Records.Forms;
using Duecare.Records.People;
using Duecare.Web.Forms;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.People;

/// <summary>What is asked of who lives with the children.</summary>
public sealed class HouseholdAnswers : PeopleAnswers
{
    public string? Person { get; set; }

    public string? Arrangement { get; set; }
}

/// <summary>Who lives with the children, and until when.</summary>
[Form("household", typeof(HouseholdMember), "household/record", "Record who lives there", OnlyWhereOwed = true)]
public sealed class HouseholdModel(FormServices services, RecordHouseholdMember recordHousehold) : PeopleForm<HouseholdAnswers, HouseholdMember>(services)
{
    /// <inheritdoc/>
    protected override void Begin(HouseholdMember standing, HouseholdAnswers answers) =>
        (answers.Person, answers.Arrangement, answers.EndedOn) = (standing.Person?.Value ?? TheChildren, standing.Arrangement, Parts(standing.EndedOn));

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => recordHousehold.Problems(Told());

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => recordHousehold.Record(sent, Told(), cancel);

    private HouseholdTold Told() => Told(new HouseholdTold
    {
        Person = Chosen(Answers.Person),
        IsSaidWho = Answers.Person == TheChildren || Chosen(Answers.Person) is not null,
        Arrangement = Answers.Arrangement,
    }, "first day");
}
