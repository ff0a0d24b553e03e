using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;
using Duecare.Records.FrontDoor;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.FrontDoor;

/// <summary>What is asked of the decision on a referral.</summary>
public sealed class ReferralDecisionAnswers : AnswersAboutOne
{
    public ReferralOutcome? Outcome { get; set; }

    public string? Reason { get; set; }

    public bool? HistoryChecked { get; set; }

    public string? DecidedBy { get; set; }

    public bool? BySocialWorkerOrManager { get; set; }

    public string? ReviewedBy { get; set; }

    public string? SeniorManagerAgreed { get; set; }

    public MomentAnswers At { get; set; } = new();
}

/// <summary>The decision on a referral: what happens next, why, and who says so.</summary>
[Form("referral-decision", typeof(ReferralDecision), "referrals/decide", "Decide on the referral", Meets = [Happened.ReferralDecided], OnlyWhereOwed = true)]
public sealed class DecideReferralModel(FormServices services, DecideReferral decideReferral) : WaitingForm<ReferralDecisionAnswers>(services, Happened.ReferralDecided)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => [.. Placed(decideReferral.Problems(Answers.Which, Decided(), Waiting), ("At", Answers.At))];

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => decideReferral.Record(sent, Answers.Which, Decided(), Waiting, cancel);

    private ReferralDecided Decided() => new()
    {
        Outcome = Answers.Outcome,
        Reason = Answers.Reason,
        HistoryChecked = Answers.HistoryChecked,
        DecidedBy = Answers.DecidedBy,
        BySocialWorkerOrManager = Answers.BySocialWorkerOrManager,
        ReviewedBy = Answers.ReviewedBy,
        SeniorManagerAgreed = Answers.SeniorManagerAgreed,
        At = Moment("At", Answers.At, "day of the decision"),
    };
}
