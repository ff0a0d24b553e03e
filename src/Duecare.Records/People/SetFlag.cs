using Duecare.Domain.People;
using Duecare.Records.Forms;

namespace Duecare.Records.People;

/// <summary>A flag as somebody sets, reviews or ends it.</summary>
public sealed record FlagTold : PersonTold
{
    /// <summary>Of what it warns.</summary>
    public FlagKind? Kind { get; init; }

    /// <summary>Why, and what to do.</summary>
    public string? Why { get; init; }

    /// <summary>Whom it is about; null for the children.</summary>
    public PersonId? Person { get; init; }

    /// <summary>The day by which somebody looks at it again.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Why it is ended.</summary>
    public string? EndReason { get; init; }
}

/// <summary>Records a flag, that it was looked at again, or that it no longer counts. A flag that lasts has a day of review ahead, within a year.</summary>
public sealed class SetFlag(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(FlagTold told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var today = LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime);
        var problems = told.Problems(terms, "the first day");
        if (told.Kind is null) problems.Add(new(nameof(told.Kind), "Say of what it warns"));
        Asked.Text(problems, nameof(told.Why), told.Why, "why, and what to do", isNeeded: true);
        if (told.EndedOn is not null) Asked.Text(problems, nameof(told.EndReason), told.EndReason, "why it no longer counts", isNeeded: true);
        else if (told.ReviewOn is null) problems.Add(new(nameof(told.ReviewOn), "Enter the day by which somebody looks at it again"));
        else if (told.ReviewOn <= today) problems.Add(new(nameof(told.ReviewOn), "The day of review must be after today"));
        else if (told.ReviewOn > today.AddYears(1)) problems.Add(new(nameof(told.ReviewOn), "The day of review must be within a year"));
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, FlagTold told, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(told);
        return problems.Count > 0 ? Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems)) : recorder.Record(sent, [Entry(sent, told)], cancel);
    }

    private static RecordFlag Entry(FormSent sent, FlagTold told) => new()
    {
        Id = sent.EntryId(),
        Supersedes = told.Changes?.Id,
        Occurred = told.Occurred,
        Children = told.About,
        Type = told.Kind!.Value,
        Why = told.Why!.Trim(),
        Person = told.Person,
        ReviewOn = told.EndedOn is null ? told.ReviewOn : null,
        EndedOn = told.Ended,
        EndReason = told.EndedOn is null ? null : Asked.Trimmed(told.EndReason),
    };
}
