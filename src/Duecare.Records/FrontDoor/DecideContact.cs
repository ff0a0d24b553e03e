using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;

namespace Duecare.Records.FrontDoor;

/// <summary>What was decided on a contact.</summary>
public sealed record ContactDecided
{
    /// <summary>What.</summary>
    public ContactOutcome? Outcome { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided it.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public Moment At { get; init; } = Moment.Unsaid;

    /// <summary>Whether earlier contacts and involvement with the family were looked at.</summary>
    public bool? HistoryChecked { get; init; }

    /// <summary>The senior manager who agreed that nothing more be done.</summary>
    public string? SeniorManagerAgreed { get; init; }
}

/// <summary>Records the decision on a contact, with its reason and who made it.</summary>
public sealed class DecideContact(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>Whether nothing more is to be done by social care, so that a senior manager's agreement is asked for.</summary>
    public static bool IsNothingMore(ContactOutcome? outcome) => outcome is ContactOutcome.NoFurtherAction or ContactOutcome.AdviceOrSignpost;

    /// <summary>Everything that is wrong with a decision on one of the contacts that wait for one, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(string? which, ContactDecided decision, IReadOnlyList<Entry> waiting)
    {
        var problems = new List<FieldProblem>();
        var contact = FrontDoorAsked.Meant<Contact>(problems, which, waiting, "contact");
        problems.AddRange(Problems(decision, contact is null ? Moment.Unsaid : new(contact.Occurred.Earliest, contact.Occurred.AtUtc), terms.Clock.GetUtcNow().UtcDateTime));
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, string? which, ContactDecided decision, IReadOnlyList<Entry> waiting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(which, decision, waiting);
        if (problems.Count > 0) return Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems));
        return recorder.Record(sent, [.. Entries(sent, waiting.OfType<Contact>().First(c => c.Id.Value == which), decision, firstNumber: 1)], cancel);
    }

    internal static IReadOnlyList<FieldProblem> Problems(ContactDecided decision, Moment received, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var problems = new List<FieldProblem>();
        if (decision.Outcome is null) problems.Add(new(nameof(decision.Outcome), "Say what was decided"));
        Asked.Text(problems, nameof(decision.Reason), decision.Reason, "the reason for the decision", isNeeded: true);
        Asked.Text(problems, nameof(decision.DecidedBy), decision.DecidedBy, "who decided", isNeeded: true, FrontDoorAsked.LongestName);
        decision.At.Check(problems, nameof(decision.At), now, "it was decided");
        if (received.On is not null && decision.At.On is not null && decision.At.IsBefore(received.When)) problems.Add(new($"{nameof(decision.At)}.On", "The decision must not be before the contact"));
        if (decision.HistoryChecked is null) problems.Add(new(nameof(decision.HistoryChecked), "Say whether earlier involvement was looked at"));
        if (IsNothingMore(decision.Outcome)) Asked.Text(problems, nameof(decision.SeniorManagerAgreed), decision.SeniorManagerAgreed, "the senior manager", isNeeded: false, FrontDoorAsked.LongestName);
        return problems;
    }

    /// <summary>The decision and, where it is one, the referral, received when the contact was.</summary>
    internal static IEnumerable<Entry> Entries(FormSent sent, Contact contact, ContactDecided decided, int firstNumber)
    {
        yield return new ContactDecision
        {
            Id = sent.EntryId(firstNumber),
            Occurred = decided.At.When,
            Children = contact.Children,
            Contact = contact.Id,
            Outcome = decided.Outcome!.Value,
            Reason = Asked.Trimmed(decided.Reason),
            DecidedBy = Asked.Trimmed(decided.DecidedBy),
            HistoryChecked = decided.HistoryChecked == true,
            SeniorManagerAgreed = IsNothingMore(decided.Outcome) ? Asked.Trimmed(decided.SeniorManagerAgreed) : null,
        };
        if (decided.Outcome != ContactOutcome.Referral) yield break;
        yield return new Referral
        {
            Id = sent.EntryId(firstNumber + 1),
            Occurred = contact.Occurred,
            Children = contact.Children,
            Contact = contact.Id,
            Source = contact.Source,
            Referrer = contact.Referrer,
            Concern = contact.Concern,
            Asked = contact.Asked,
        };
    }
}
