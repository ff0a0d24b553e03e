using Duecare.Domain.People;
using Duecare.Records.Forms;

namespace Duecare.Records.People;

/// <summary>A number as somebody tells it.</summary>
public sealed record IdentifierTold : PersonTold
{
    /// <summary>What kind of number.</summary>
    public IdentifierKind? Kind { get; init; }

    /// <summary>The number.</summary>
    public string? Value { get; init; }

    /// <summary>Why the unique pupil number is not known.</summary>
    public UniquePupilNumberUnknown? UnknownBecause { get; init; }

    /// <summary>Whose number it is.</summary>
    public string? IssuedBy { get; init; }
}

/// <summary>Records a number by which a child is known elsewhere. One that can't be right is refused.</summary>
public sealed class RecordIdentifier(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(IdentifierTold told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var problems = told.Problems(terms, "the day from which it is known");
        if (told.About.Count > 1) problems.Add(new(nameof(told.Children), "A number is one child’s"));
        if (told.Kind is not { } kind) problems.Add(new(nameof(told.Kind), "Say what kind of number it is"));
        else if (IdentifierCheck.WhyNot(kind, told.Value, told.UnknownBecause) is { } problem) problems.Add(new(nameof(told.Value), problem));
        Asked.Text(problems, nameof(told.IssuedBy), told.IssuedBy, "whose number it is", isNeeded: false, PeopleAsked.LongestName);
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, IdentifierTold told, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(told);
        return problems.Count > 0 ? Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems)) : recorder.Record(sent, [Entry(sent, told)], cancel);
    }

    private static Identifier Entry(FormSent sent, IdentifierTold told) => new()
    {
        Id = sent.EntryId(),
        Supersedes = told.Changes?.Id,
        Occurred = told.Occurred,
        Children = told.About,
        Type = told.Kind!.Value,
        Value = told.Kind is IdentifierKind.UniquePupilNumber or IdentifierKind.FormerUniquePupilNumber or IdentifierKind.NhsNumber or IdentifierKind.UniqueLearnerNumber && told.Value is { } number && told.UnknownBecause is null
            ? IdentifierCheck.Plain(number) : Asked.Trimmed(told.Value),
        UnknownBecause = told.UnknownBecause,
        IssuedBy = Asked.Trimmed(told.IssuedBy),
        EndedOn = told.Ended,
    };
}
