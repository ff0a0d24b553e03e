using Duecare.Domain.People;
using Duecare.Records.Forms;

namespace Duecare.Records.People;

/// <summary>Who somebody in the children's lives is, as it is told.</summary>
public sealed record PersonDescribed
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Other names by which they are or were known, one a line.</summary>
    public string? OtherNames { get; init; }

    /// <summary>Sex; null where that was not said.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? Born { get; init; }

    /// <summary>Date of death.</summary>
    public DateOnly? Died { get; init; }

    /// <summary>The language spoken best.</summary>
    public string? FirstLanguage { get; init; }

    /// <summary>Whether an interpreter is needed.</summary>
    public bool? NeedsInterpreter { get; init; }

    /// <summary>How to communicate with them.</summary>
    public string? CommunicationNeeds { get; init; }

    internal PersonDetails Details(EntryId id, When told, IReadOnlyList<ChildId> children, PersonId person, IReadOnlyList<OtherName>? before = null) => new()
    {
        Id = id,
        Occurred = told,
        Children = children,
        Person = person,
        Name = Asked.Trimmed(Name),
        OtherNames = Names(OtherNames, before),
        Sex = Sex,
        Born = Born is { } born ? ApproximateDate.Exactly(born) : null,
        Died = Died is { } died ? ApproximateDate.Exactly(died) : null,
        FirstLanguage = Asked.Trimmed(FirstLanguage),
        NeedsInterpreter = NeedsInterpreter,
        CommunicationNeeds = Asked.Trimmed(CommunicationNeeds),
    };

    /// <summary>Names as they were typed, one a line; one that was said before keeps the days it was used.</summary>
    internal static IReadOnlyList<OtherName> Names(string? typed, IReadOnlyList<OtherName>? before) =>
        [.. (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Select(name => before?.FirstOrDefault(b => b.Name == name) ?? new OtherName { Name = name })];
}

/// <summary>Records who somebody is whom the record names. What was said before stays, and what is left empty is no longer said.</summary>
public sealed class RecordPerson(FormRecorder recorder, LedgerTerms terms)
{
    private DateOnly Today => LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(PersonDescribed told) => Problems(told, Today);

    internal static IReadOnlyList<FieldProblem> Problems(PersonDescribed told, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(told);
        var problems = new List<FieldProblem>();
        Asked.Text(problems, nameof(told.Name), told.Name, "their name, or what they are called", isNeeded: true, PeopleAsked.LongestName);
        Asked.Text(problems, nameof(told.OtherNames), told.OtherNames, "other names", isNeeded: false);
        Asked.NotAhead(problems, nameof(told.Born), told.Born, today, "the date of birth");
        Asked.NotAhead(problems, nameof(told.Died), told.Died, today, "the date of death");
        if (told.Died < told.Born) problems.Add(new(nameof(told.Died), "The date of death must not be before the date of birth"));
        Asked.Text(problems, nameof(told.FirstLanguage), told.FirstLanguage, "the language", isNeeded: false, PeopleAsked.LongestName);
        Asked.Text(problems, nameof(told.CommunicationNeeds), told.CommunicationNeeds, "how to communicate with them", isNeeded: false);
        return problems;
    }

    /// <summary>Records it, of the person as the record has them.</summary>
    public Task<FormAnswer> Record(FormSent sent, PersonDetails known, PersonDescribed told, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(known);
        var problems = Problems(told);
        if (problems.Count > 0) return Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems));
        var details = told.Details(sent.EntryId(), When.On(Today), known.Children, known.Person, known.OtherNames) with { Relation = known.Relation };
        if (told.Born is { } born && known.Born is { } about && about.Earliest == born && !about.IsExact) details = details with { Born = about };
        return recorder.Record(sent, [details], cancel);
    }
}
