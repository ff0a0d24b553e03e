using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;

namespace Duecare.Records.FrontDoor;

/// <summary>What was decided on a referral.</summary>
public sealed record ReferralDecided
{
    /// <summary>What happens next.</summary>
    public ReferralOutcome? Outcome { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided it.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Whether that is a social worker or a manager.</summary>
    public bool? BySocialWorkerOrManager { get; init; }

    /// <summary>When.</summary>
    public Moment At { get; init; } = Moment.Unsaid;

    /// <summary>Whether earlier episodes and involvement were looked at.</summary>
    public bool? HistoryChecked { get; init; }

    /// <summary>The manager who reviewed a referral that goes on, and set the next steps.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>The senior manager who agreed that nothing more be done.</summary>
    public string? SeniorManagerAgreed { get; init; }
}

/// <summary>Records the decision on a referral. One that neither a social worker nor a manager made is refused: it would meet no duty, and be mistaken for one that does.</summary>
public sealed class DecideReferral(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>Whether nothing more is to be done by social care, so that a senior manager's agreement is asked for.</summary>
    public static bool IsNothingMore(ReferralOutcome? outcome) => outcome is ReferralOutcome.NoFurtherAction or ReferralOutcome.AdviceOrSignpost;

    /// <summary>Whether social care goes on with it, so that a manager reviews it.</summary>
    public static bool GoesOn(ReferralOutcome? outcome) => outcome is not (null or ReferralOutcome.EarlyHelp) && !IsNothingMore(outcome);

    /// <summary>Everything that is wrong with a decision on one of the referrals that wait for one, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(string? which, ReferralDecided decision, IReadOnlyList<Entry> waiting)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var problems = new List<FieldProblem>();
        var referral = FrontDoorAsked.Meant<Referral>(problems, which, waiting, "referral");
        if (decision.Outcome is null) problems.Add(new(nameof(decision.Outcome), "Say what happens next"));
        Asked.Text(problems, nameof(decision.Reason), decision.Reason, "the reason for the decision", isNeeded: true);
        Asked.Text(problems, nameof(decision.DecidedBy), decision.DecidedBy, "who decided", isNeeded: true, FrontDoorAsked.LongestName);
        if (decision.BySocialWorkerOrManager is null) problems.Add(new(nameof(decision.BySocialWorkerOrManager), "Say whether a social worker or a manager decided"));
        if (decision.BySocialWorkerOrManager == false) problems.Add(new(nameof(decision.BySocialWorkerOrManager), "A social worker or a manager must decide: ask one, and record their decision"));
        decision.At.Check(problems, nameof(decision.At), terms.Clock.GetUtcNow().UtcDateTime, "it was decided");
        if (referral is not null && decision.At.On is not null && decision.At.IsBefore(referral.Occurred)) problems.Add(new($"{nameof(decision.At)}.On", "The decision must not be before the referral"));
        if (decision.HistoryChecked is null) problems.Add(new(nameof(decision.HistoryChecked), "Say whether earlier involvement was looked at"));
        if (GoesOn(decision.Outcome)) Asked.Text(problems, nameof(decision.ReviewedBy), decision.ReviewedBy, "the manager", isNeeded: false, FrontDoorAsked.LongestName);
        if (IsNothingMore(decision.Outcome)) Asked.Text(problems, nameof(decision.SeniorManagerAgreed), decision.SeniorManagerAgreed, "the senior manager", isNeeded: false, FrontDoorAsked.LongestName);
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, string? which, ReferralDecided decision, IReadOnlyList<Entry> waiting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(which, decision, waiting);
        if (problems.Count > 0) return Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems));
        return recorder.Record(sent, [Entry(sent, waiting.OfType<Referral>().First(r => r.Id.Value == which), decision)], cancel);
    }

    private static ReferralDecision Entry(FormSent sent, Referral referral, ReferralDecided decided) => new()
    {
        Id = sent.EntryId(),
        Occurred = decided.At.When,
        Children = referral.Children,
        Referral = referral.Id,
        Outcome = decided.Outcome!.Value,
        Reason = Asked.Trimmed(decided.Reason),
        DecidedBy = Asked.Trimmed(decided.DecidedBy),
        BySocialWorkerOrManager = decided.BySocialWorkerOrManager,
        ReviewedBy = GoesOn(decided.Outcome) ? Asked.Trimmed(decided.ReviewedBy) : null,
        HistoryChecked = decided.HistoryChecked == true,
        SeniorManagerAgreed = IsNothingMore(decided.Outcome) ? Asked.Trimmed(decided.SeniorManagerAgreed) : null,
    };
}
