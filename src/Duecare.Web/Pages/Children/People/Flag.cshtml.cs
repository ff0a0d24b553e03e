using Duecare.Domain.People;
using Duecare.Records.Forms;
using Duecare.Records.People;
using Duecare.Web.Forms;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.People;

/// <summary>What is asked of a flag.</summary>
public sealed class FlagAnswers : PeopleAnswers
{
    public FlagKind? Kind { get; set; }

    public string? Person { get; set; }

    public string? Why { get; set; }

    public DateParts ReviewOn { get; set; } = new();

    public string? EndReason { get; set; }
}

/// <summary>What whoever opens the record must know first, and when somebody looks at it again.</summary>
[Form("flag", typeof(RecordFlag), "flags/record", "Set a flag", OnlyWhereOwed = true)]
public sealed class FlagModel(FormServices services, SetFlag setFlag) : PeopleForm<FlagAnswers, RecordFlag>(services)
{
    /// <inheritdoc/>
    protected override void Begin(RecordFlag standing, FlagAnswers answers)
    {
        (answers.Kind, answers.Person, answers.Why) = (standing.Type, standing.Person?.Value ?? TheChildren, standing.Why);
        (answers.ReviewOn, answers.EndedOn, answers.EndReason) = (Parts(standing.ReviewOn), Parts(standing.EndedOn), standing.EndReason);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems()
    {
        if (Answers.Person is null) Refuse(nameof(Answers.Person), "Say whom it is about");
        return setFlag.Problems(Told());
    }

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => setFlag.Record(sent, Told(), cancel);

    private FlagTold Told() => Told(new FlagTold
    {
        Kind = Answers.Kind,
        Person = Chosen(Answers.Person),
        Why = Answers.Why,
        ReviewOn = Day(nameof(Answers.ReviewOn), Answers.ReviewOn, "day by which somebody looks at it again", isNeeded: false),
        EndReason = Answers.EndReason,
    }, "first day");
}
