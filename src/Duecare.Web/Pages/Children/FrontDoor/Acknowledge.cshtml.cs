using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;
using Duecare.Records.FrontDoor;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.FrontDoor;

/// <summary>What is asked of an acknowledgement.</summary>
public sealed class AcknowledgementAnswers : AnswersAboutOne
{
    public bool? Told { get; set; }

    public MomentAnswers At { get; set; } = new();
}

/// <summary>That a referrer was told that the referral arrived, or that nobody can safely be told.</summary>
[Form("referral-acknowledgement", typeof(ReferralAcknowledgement), "referrals/acknowledge", "Acknowledge the referral", OnlyWhereOwed = true)]
public sealed class AcknowledgeModel(FormServices services, TellReferrer tellReferrer) : WaitingForm<AcknowledgementAnswers>(services, Happened.ReferralAcknowledged)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => [.. Placed(tellReferrer.Problems(Answers.Which, Told(), Waiting), ("At", Answers.At))];

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => tellReferrer.Record(sent, Answers.Which, Told(), Waiting, cancel);

    private Acknowledged Told() => new() { Told = Answers.Told, At = Moment("At", Answers.At, "day on which they were told") };
}
