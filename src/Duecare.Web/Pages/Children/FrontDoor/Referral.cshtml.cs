using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;
using Duecare.Records.FrontDoor;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.FrontDoor;

/// <summary>What is asked of a referral.</summary>
public sealed class ReferralAnswers
{
    public IList<string> Children { get; set; } = [];

    public MomentAnswers Received { get; set; } = new();

    public string? Source { get; set; }

    public string? Referrer { get; set; }

    public string? Concern { get; set; }

    public string? Asked { get; set; }

    public string? PrimaryNeed { get; set; }
}

/// <summary>A referral that no contact came before.</summary>
[Form("referral", typeof(Referral), "referrals/record", "Record a referral")]
public sealed class ReferralModel(FormServices services, RecordReferral recordReferral) : FormPage<ReferralAnswers>(services)
{
    /// <inheritdoc/>
    protected override void BeforeKeeping(FormFields fields) => MomentAnswers.Press(fields, "Received", Now);

    /// <inheritdoc/>
    protected override bool Prepare()
    {
        if (Answers.Children.Count == 0 && Offered.Count == 1) Answers.Children = [Offered[0].Id.Value];
        return Answers.Children.All(chosen => Offered.Any(c => c.Id.Value == chosen));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => [.. Placed(recordReferral.Problems(Made()), ("Received", Answers.Received))];

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => recordReferral.Record(sent, Made(), cancel);

    private ReferralMade Made() => new()
    {
        Children = [.. Offered.Select(c => c.Id).Where(c => Answers.Children.Contains(c.Value))],
        Received = Moment("Received", Answers.Received, "day on which it reached us"),
        Source = Answers.Source,
        Referrer = Answers.Referrer,
        PrimaryNeed = string.IsNullOrEmpty(Answers.PrimaryNeed) ? null : Answers.PrimaryNeed,
        Concern = Answers.Concern,
        Asked = Answers.Asked,
    };
}
