using Duecare.Domain.People;
using Duecare.Records.Forms;

namespace Duecare.Records.People;

/// <summary>Who lives with the children, as somebody tells it.</summary>
public sealed record HouseholdTold : PersonTold
{
    /// <summary>Who; null where the children chosen live together.</summary>
    public PersonId? Person { get; init; }

    /// <summary>Whether it was said who.</summary>
    public bool IsSaidWho { get; init; }

    /// <summary>When or how, where it is not all the time.</summary>
    public string? Arrangement { get; init; }
}

/// <summary>Records that somebody lives with the children, or no longer does.</summary>
public sealed class RecordHouseholdMember(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(HouseholdTold told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var problems = told.Problems(terms, "the first day");
        if (!told.IsSaidWho) problems.Add(new(nameof(told.Person), "Say who lives with them"));
        else if (told.Person is null && told.About.Count < 2) problems.Add(new(nameof(told.Children), "Choose at least two children who live together"));
        Asked.Text(problems, nameof(told.Arrangement), told.Arrangement, "when they live there", isNeeded: false, PeopleAsked.LongestName);
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, HouseholdTold told, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(told);
        return problems.Count > 0 ? Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems)) : recorder.Record(sent, [Entry(sent, told)], cancel);
    }

    private static HouseholdMember Entry(FormSent sent, HouseholdTold told) => new()
    {
        Id = sent.EntryId(),
        Supersedes = told.Changes?.Id,
        Occurred = told.Occurred,
        Children = told.About,
        Person = told.Person,
        Arrangement = Asked.Trimmed(told.Arrangement),
        EndedOn = told.Ended,
    };
}
