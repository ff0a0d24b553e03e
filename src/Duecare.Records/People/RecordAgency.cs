using Duecare.Domain.People;
using Duecare.Records.Forms;

namespace Duecare.Records.People;

/// <summary>A professional or agency as somebody tells of them.</summary>
public sealed record AgencyTold : PersonTold
{
    /// <summary>With whom they work; null for the children.</summary>
    public PersonId? With { get; init; }

    /// <summary>What they do.</summary>
    public AgencyKind? Agency { get; init; }

    /// <summary>The school, practice, service or firm.</summary>
    public string? Organisation { get; init; }

    /// <summary>Who it is.</summary>
    public string? Name { get; init; }

    /// <summary>Their post.</summary>
    public string? Post { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Telephone { get; init; }

    /// <summary>Email address.</summary>
    public string? Email { get; init; }

    /// <summary>Whether somebody could find the child by it who must not; null where that was not said.</summary>
    public bool? IsSafe { get; init; }
}

/// <summary>Records that a professional or agency works with a family, or no longer does.</summary>
public sealed class RecordAgency(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(AgencyTold told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var problems = told.Problems(terms, "the first day");
        if (told.Agency is null) problems.Add(new(nameof(told.Agency), "Say what they do"));
        Asked.Text(problems, nameof(told.Organisation), told.Organisation, "the organisation, or a name", isNeeded: string.IsNullOrWhiteSpace(told.Name), PeopleAsked.LongestName);
        Asked.Text(problems, nameof(told.Name), told.Name, "a name", isNeeded: false, PeopleAsked.LongestName);
        Asked.Text(problems, nameof(told.Post), told.Post, "their post", isNeeded: false, PeopleAsked.LongestName);
        PeopleAsked.Telephone(problems, nameof(told.Telephone), told.Telephone);
        PeopleAsked.Email(problems, nameof(told.Email), told.Email);
        if (told.IsSafe is null) problems.Add(new(nameof(told.IsSafe), "Say whether it must be kept from anybody"));
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, AgencyTold told, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(told);
        return problems.Count > 0 ? Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems)) : recorder.Record(sent, [Entry(sent, told)], cancel);
    }

    private static AgencyInvolvement Entry(FormSent sent, AgencyTold told) => new()
    {
        Id = sent.EntryId(),
        Supersedes = told.Changes?.Id,
        Occurred = told.Occurred,
        Children = told.About,
        With = told.With,
        Agency = told.Agency!.Value,
        Organisation = Asked.Trimmed(told.Organisation),
        Name = Asked.Trimmed(told.Name),
        Post = Asked.Trimmed(told.Post),
        Telephone = Asked.Trimmed(told.Telephone),
        Email = Asked.Trimmed(told.Email),
        IsSafe = told.IsSafe == true,
        EndedOn = told.Ended,
    };
}
