using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;
using Duecare.Records.FrontDoor;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.FrontDoor;

/// <summary>What is asked of a manager's look at a decision.</summary>
public sealed class OversightAnswers : AnswersAboutOne
{
    public string? Manager { get; set; }

    public MomentAnswers At { get; set; } = new();

    public bool? HistoryChecked { get; set; }

    public string? Finding { get; set; }
}

/// <summary>A manager's review of a referral, or a senior manager's agreement that nothing more be done, added to a decision that was recorded without.</summary>
[Form("decision-oversight", typeof(DecisionOversight), "decisions/oversee", "Add what a manager said", OnlyWhereOwed = true, AlsoWhereMissed = true)]
public sealed class OverseeModel(FormServices services, OverseeDecision overseeDecision) : FormPage<OversightAnswers>(services)
{
    /// <summary>The decisions that wait for it, longest first.</summary>
    public IReadOnlyList<Entry> Waiting { get; private set; } = [];

    /// <summary>Whether one of them does not say that earlier involvement was looked at.</summary>
    public bool AsksHistory => Waiting.Any(d => !OverseeDecision.SaysHistory(d));

    /// <summary>Whether one of them was made on an earlier day and that nothing more be done, so that agreement now does not mend it.</summary>
    public bool IsLate => Waiting.Any(d => OverseeDecision.IsNothingMore(d) && d.Occurred.Latest < Today);

    /// <inheritdoc/>
    protected override void BeforeKeeping(FormFields fields) => MomentAnswers.Press(fields, "At", Now);

    /// <inheritdoc/>
    protected override bool Prepare()
    {
        Waiting = OverseeDecision.Waiting(Record, Terms);
        return true;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => [.. Placed(overseeDecision.Problems(Answers.Which, Overseen(), Waiting), ("At", Answers.At))];

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => overseeDecision.Record(sent, Answers.Which, Overseen(), Waiting, cancel);

    private DecisionOverseen Overseen() => new() { Manager = Answers.Manager, HistoryChecked = Answers.HistoryChecked, Finding = Answers.Finding, At = Moment("At", Answers.At, "day on which they looked at it") };
}
