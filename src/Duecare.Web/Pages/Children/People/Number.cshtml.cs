using Duecare.Domain.People;
using Duecare.Records.Forms;
using Duecare.Records.People;
using Duecare.Web.Forms;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.People;

/// <summary>What is asked of a number.</summary>
public sealed class NumberAnswers : PeopleAnswers
{
    public IdentifierKind? Kind { get; set; }

    public string? Value { get; set; }

    public UniquePupilNumberUnknown? UnknownBecause { get; set; }

    public string? IssuedBy { get; set; }
}

/// <summary>A number by which the child is known elsewhere, with its check.</summary>
[Form("number", typeof(Identifier), "numbers/record", "Record a number", OnlyWhereOwed = true)]
public sealed class NumberModel(FormServices services, RecordIdentifier recordIdentifier) : PeopleForm<NumberAnswers, Identifier>(services)
{
    /// <inheritdoc/>
    protected override void Begin(Identifier standing, NumberAnswers answers)
    {
        (answers.Kind, answers.Value, answers.UnknownBecause) = (standing.Type, standing.Value, standing.UnknownBecause);
        (answers.IssuedBy, answers.EndedOn) = (standing.IssuedBy, Parts(standing.EndedOn));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => recordIdentifier.Problems(Told());

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => recordIdentifier.Record(sent, Told(), cancel);

    private IdentifierTold Told()
    {
        var told = new IdentifierTold
        {
            Kind = Answers.Kind,
            Value = Answers.Value,
            UnknownBecause = Answers.UnknownBecause,
            IssuedBy = Answers.IssuedBy,
        };
        return Told(told, "day since when it is known") with { Children = [Record.Chronology.Child.Id] };
    }
}
