using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;
using Duecare.Records.Reading;

namespace Duecare.Records.FrontDoor;

/// <summary>That a manager looked at a decision after it was made.</summary>
public sealed record DecisionOverseen
{
    /// <summary>The manager: a senior one where nothing more is to be done.</summary>
    public string? Manager { get; init; }

    /// <summary>When.</summary>
    public Moment At { get; init; } = Moment.Unsaid;

    /// <summary>Whether earlier involvement was looked at; asked where the decision does not say that it was.</summary>
    public bool? HistoryChecked { get; init; }

    /// <summary>What was found and set.</summary>
    public string? Finding { get; init; }
}

/// <summary>Records that a manager reviewed a referral that goes on, or that a senior manager agreed that nothing more be done, where the decision was recorded without it.</summary>
/// <remarks>Agreement on a later day than the decision is recorded, and does not mend that it was decided without.</remarks>
public sealed class OverseeDecision(FormRecorder recorder, LedgerTerms terms)
{
    private static readonly Happened[] Steps = [Happened.ReferralReviewedByManager, Happened.NoFurtherActionOverseen];

    /// <summary>Whether a decision is that nothing more be done, so that a senior manager is to agree.</summary>
    public static bool IsNothingMore(Entry decision) => decision switch
    {
        ContactDecision contact => DecideContact.IsNothingMore(contact.Outcome),
        ReferralDecision referral => DecideReferral.IsNothingMore(referral.Outcome),
        _ => false,
    };

    /// <summary>Whether a decision says that earlier involvement was looked at.</summary>
    public static bool SaysHistory(Entry decision) => decision is ContactDecision { HistoryChecked: true } or ReferralDecision { HistoryChecked: true };

    /// <summary>The decisions that were recorded without what a manager was to say of them, and of which none has said it since; the earliest first.</summary>
    public static IReadOnlyList<Entry> Waiting(ChildRecord record, LedgerTerms terms)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(terms);
        var today = LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime);
        var owed = DutyList.AsAt(today, terms.Rules, record.Chronology, terms.Calendar).Where(d => d.Rule.MetBy.Any(t => Steps.Contains(t.What)) && (OpenDuty.IsOpen(d.State) || d.State == DutyState.Missed));
        var standing = record.Chronology.Standing().ToList();
        var said = standing.OfType<DecisionOversight>().Select(o => o.Decision).ToHashSet();
        var waiting = owed.Select(d => d.StartedBy.Entry.Id).Where(id => !said.Contains(id)).ToHashSet();
        return [.. standing.Where(e => e is (ContactDecision or ReferralDecision) && waiting.Contains(e.Id)).OrderBy(e => e.Occurred.Earliest)];
    }

    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(string? which, DecisionOverseen overseen, IReadOnlyList<Entry> waiting)
    {
        ArgumentNullException.ThrowIfNull(overseen);
        var problems = new List<FieldProblem>();
        var decision = FrontDoorAsked.Meant<Entry>(problems, which, waiting, "decision");
        Asked.Text(problems, nameof(overseen.Manager), overseen.Manager, "the manager", isNeeded: true, FrontDoorAsked.LongestName);
        overseen.At.Check(problems, nameof(overseen.At), terms.Clock.GetUtcNow().UtcDateTime, "they looked at it");
        if (decision is not null && overseen.At.On is not null && overseen.At.IsBefore(decision.Occurred)) problems.Add(new($"{nameof(overseen.At)}.On", "They can not have looked at it before it was decided"));
        if (decision is not null && !SaysHistory(decision) && overseen.HistoryChecked is null) problems.Add(new(nameof(overseen.HistoryChecked), "Say whether earlier involvement was looked at"));
        Asked.Text(problems, nameof(overseen.Finding), overseen.Finding, "what was found and set", isNeeded: false);
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, string? which, DecisionOverseen overseen, IReadOnlyList<Entry> waiting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(which, overseen, waiting);
        if (problems.Count > 0) return Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems));
        return recorder.Record(sent, [Entry(sent, waiting.First(d => d.Id.Value == which), overseen)], cancel);
    }

    private static DecisionOversight Entry(FormSent sent, Entry decision, DecisionOverseen overseen) => new()
    {
        Id = sent.EntryId(),
        Occurred = overseen.At.When,
        Children = decision.Children,
        Decision = decision.Id,
        ReviewedBy = IsNothingMore(decision) ? null : Asked.Trimmed(overseen.Manager),
        SeniorManagerAgreed = IsNothingMore(decision) ? Asked.Trimmed(overseen.Manager) : null,
        HistoryChecked = overseen.HistoryChecked == true,
        Finding = Asked.Trimmed(overseen.Finding),
    };
}
