using Duecare.Domain.Oversight;
using Duecare.Records.Forms;

namespace Duecare.Records.Oversight;

/// <summary>Why a duty is late, as whoever answers for it tells it.</summary>
public sealed record DelayExplained
{
    /// <summary>The rule whose duty is late.</summary>
    public required string Rule { get; init; }

    /// <summary>Which of its series.</summary>
    public required int Occurrence { get; init; }

    /// <summary>The adult it sits on, if it sits on one.</summary>
    public string? Person { get; init; }

    /// <summary>The agreed action it is about, if it is about one.</summary>
    public string? Action { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided that it may wait.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The new date, if one was set.</summary>
    public DateOnly? NewDateOn { get; init; }

    /// <summary>How the child is kept safe meanwhile.</summary>
    public string? InterimSafety { get; init; }

    /// <summary>The day the family were told.</summary>
    public DateOnly? FamilyToldOn { get; init; }
}

/// <summary>Records the reason for a delay. It is shown beside the duty from then on, and never makes a late thing on time.</summary>
public sealed class GiveReasonForDelay(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(DelayExplained delay)
    {
        ArgumentNullException.ThrowIfNull(delay);
        var problems = new List<FieldProblem>();
        Asked.Text(problems, nameof(delay.Reason), delay.Reason, "the reason", isNeeded: true);
        Asked.Text(problems, nameof(delay.DecidedBy), delay.DecidedBy, "who decided", isNeeded: false, longest: 200);
        Asked.Text(problems, nameof(delay.InterimSafety), delay.InterimSafety, "how the child is kept safe", isNeeded: false);
        Asked.NotAhead(problems, nameof(delay.FamilyToldOn), delay.FamilyToldOn, Today, "the day the family were told");
        return problems;
    }

    /// <summary>Records it, as said today.</summary>
    public Task<FormAnswer> Record(FormSent sent, DelayExplained delay, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(delay);
        if (problems.Count > 0) return Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems));
        return recorder.Record(sent, [Entry(sent, delay)], cancel);
    }

    private DateOnly Today => LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime);

    private ReasonForDelay Entry(FormSent sent, DelayExplained delay) => new()
    {
        Id = sent.EntryId(),
        Occurred = When.On(Today),
        Children = [sent.Child],
        Duty = delay.Rule,
        Occurrence = delay.Occurrence,
        Person = delay.Person is { } person ? new PersonId(person) : null,
        Action = delay.Person is null ? delay.Action : null,
        Reason = delay.Reason!.Trim(),
        DecidedBy = Asked.Trimmed(delay.DecidedBy),
        NewDateOn = delay.NewDateOn is { } day ? ApproximateDate.Exactly(day) : null,
        InterimSafety = Asked.Trimmed(delay.InterimSafety),
        FamilyToldOn = delay.FamilyToldOn is { } told ? ApproximateDate.Exactly(told) : null,
    };
}
