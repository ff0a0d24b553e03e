using Duecare.Domain.People;
using Duecare.Records.Forms;

namespace Duecare.Records.People;

/// <summary>An address as somebody tells it.</summary>
public sealed record AddressTold : PersonTold
{
    /// <summary>Whose it is; null for the children's.</summary>
    public PersonId? Person { get; init; }

    /// <summary>What it is used for.</summary>
    public AddressKind? Kind { get; init; }

    /// <summary>House, street and town.</summary>
    public string? Lines { get; init; }

    /// <summary>Postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>Whether it must be kept from somebody; null where that was not said.</summary>
    public bool? IsSafe { get; init; }

    /// <summary>From whom.</summary>
    public string? KeptFrom { get; init; }
}

/// <summary>Records where somebody lives, that it is a safe address, or that they left.</summary>
public sealed class RecordAddress(FormRecorder recorder, LedgerTerms terms)
{
    private const int LongestAddress = 500;

    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(AddressTold told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var problems = told.Problems(terms, "the first day there");
        if (told.Kind is null) problems.Add(new(nameof(told.Kind), "Say what it is used for"));
        Asked.Text(problems, nameof(told.Lines), told.Lines, "the address, or where they stay", isNeeded: true, LongestAddress);
        PeopleAsked.Postcode(problems, nameof(told.Postcode), told.Postcode);
        if (told.IsSafe is null) problems.Add(new(nameof(told.IsSafe), "Say whether it must be kept from anybody"));
        Asked.Text(problems, nameof(told.KeptFrom), told.KeptFrom, "who must not learn it", isNeeded: told.IsSafe == true, PeopleAsked.LongestName);
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, AddressTold told, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(told);
        return problems.Count > 0 ? Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems)) : recorder.Record(sent, [Entry(sent, told)], cancel);
    }

    private static Address Entry(FormSent sent, AddressTold told) => new()
    {
        Id = sent.EntryId(),
        Supersedes = told.Changes?.Id,
        Occurred = told.Occurred,
        Children = told.About,
        Person = told.Person,
        Type = told.Kind!.Value,
        Lines = new(told.Lines!.ReplaceLineEndings("\n").Trim()),
        Postcode = PeopleAsked.Written(told.Postcode) is { } postcode ? new(postcode) : null,
        IsSafe = told.IsSafe == true,
        KeptFrom = told.IsSafe == true ? Asked.Trimmed(told.KeptFrom) : null,
        EndedOn = told.Ended,
    };
}
