using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;
using Duecare.Records.FrontDoor;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.FrontDoor;

/// <summary>What is asked of what a referrer was told.</summary>
public sealed class FeedbackAnswers : AnswersAboutOne
{
    public MomentAnswers At { get; set; } = new();

    public bool? ToldAll { get; set; }

    public string? NotShared { get; set; }
}

/// <summary>That a referrer was told what was decided and why, as far as it may be shared.</summary>
[Form("referral-feedback", typeof(ReferralFeedback), "referrals/feedback", "Tell the referrer the outcome", OnlyWhereOwed = true)]
public sealed class FeedbackModel(FormServices services, TellReferrer tellReferrer) : WaitingForm<FeedbackAnswers>(services, Happened.ReferrerTold)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => [.. Placed(tellReferrer.Problems(Answers.Which, Told(), Waiting), ("At", Answers.At))];

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => tellReferrer.Record(sent, Answers.Which, Told(), Waiting, cancel);

    private ToldOutcome Told() => new() { ToldAll = Answers.ToldAll, NotShared = Answers.NotShared, At = Moment("At", Answers.At, "day on which they were told") };
}
