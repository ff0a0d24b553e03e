using Duecare.Domain.People;
using Duecare.Records.Forms;

namespace Duecare.Records.People;

/// <summary>Who a child is, as it is told.</summary>
public sealed record ChildDescribed
{
    /// <summary>The name the record uses.</summary>
    public string? Name { get; init; }

    /// <summary>Other names, one a line.</summary>
    public string? OtherNames { get; init; }

    /// <summary>Date of birth; null for a child not born yet.</summary>
    public DateOnly? Born { get; init; }

    /// <summary>How the date of birth is known.</summary>
    public BirthDateBasis? BornKnownBy { get; init; }

    /// <summary>Expected date of birth.</summary>
    public DateOnly? Expected { get; init; }

    /// <summary>Date of death.</summary>
    public DateOnly? Died { get; init; }

    /// <summary>Sex.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Gender identity, in the child's own words.</summary>
    public string? GenderIdentity { get; init; }

    /// <summary>Ethnicity.</summary>
    public Ethnicity? Ethnicity { get; init; }

    /// <summary>Religion or belief.</summary>
    public string? Religion { get; init; }

    /// <summary>Nationality.</summary>
    public string? Nationality { get; init; }

    /// <summary>Immigration status.</summary>
    public string? ImmigrationStatus { get; init; }

    /// <summary>Whether the child came alone and asks for asylum.</summary>
    public bool? IsUnaccompanied { get; init; }

    /// <summary>First language.</summary>
    public string? FirstLanguage { get; init; }

    /// <summary>Whether an interpreter is needed.</summary>
    public bool? NeedsInterpreter { get; init; }

    /// <summary>How to communicate with the child.</summary>
    public string? CommunicationNeeds { get; init; }

    /// <summary>Disabilities.</summary>
    public IReadOnlyList<Disability> Disabilities { get; init; } = [];

    /// <summary>Whether there is an education, health and care plan.</summary>
    public bool? HasEducationHealthAndCarePlan { get; init; }
}

/// <summary>Records who a child is. What was said before stays in the record, and what is left empty is no longer said.</summary>
public sealed class RecordChildDetails(FormRecorder recorder, LedgerTerms terms)
{
    private const int OldestYears = 25;
    private const int LongestAhead = 300;

    private DateOnly Today => LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(ChildDescribed told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var problems = new List<FieldProblem>();
        Asked.Text(problems, nameof(told.Name), told.Name, "the name the record uses", isNeeded: true, PeopleAsked.LongestName);
        Asked.Text(problems, nameof(told.OtherNames), told.OtherNames, "other names", isNeeded: false);
        Birth(problems, told);
        if (told.Sex is null) problems.Add(new(nameof(told.Sex), "Say what sex is recorded; of a child not born yet, that it is not known"));
        if (told.Ethnicity is null) problems.Add(new(nameof(told.Ethnicity), "Choose the ethnicity, or say that it was not asked yet"));
        if (told.Disabilities.Contains(Disability.None) && told.Disabilities.Count > 1) problems.Add(new(nameof(told.Disabilities), "Choose none, or the disabilities, not both"));
        foreach (var (field, text, what) in new[]
                 {
                     (nameof(told.GenderIdentity), told.GenderIdentity, "gender identity"), (nameof(told.Religion), told.Religion, "religion"), (nameof(told.Nationality), told.Nationality, "nationality"),
                     (nameof(told.ImmigrationStatus), told.ImmigrationStatus, "immigration status"), (nameof(told.FirstLanguage), told.FirstLanguage, "the language"),
                 }) Asked.Text(problems, field, text, what, isNeeded: false, PeopleAsked.LongestName);
        Asked.Text(problems, nameof(told.CommunicationNeeds), told.CommunicationNeeds, "how to communicate with the child", isNeeded: false);
        return problems;
    }

    /// <summary>Records it.</summary>
    /// <param name="sent">The form.</param>
    /// <param name="before">What was said of the child before; null for nothing.</param>
    /// <param name="told">What is said now.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<FormAnswer> Record(FormSent sent, ChildDetails? before, ChildDescribed told, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(told);
        return problems.Count > 0 ? Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems)) : recorder.Record(sent, [Details(sent, before, told)], cancel);
    }

    private void Birth(List<FieldProblem> problems, ChildDescribed told)
    {
        if (told.Born is null && told.Expected is null) problems.Add(new(nameof(told.Born), "Enter the date of birth, or when the birth is expected"));
        Asked.NotAhead(problems, nameof(told.Born), told.Born, Today, "the date of birth");
        if (told.Born < Today.AddYears(-OldestYears)) problems.Add(new(nameof(told.Born), $"A child's record is of somebody born in the last {OldestYears} years: check the year"));
        if (told is { Born: not null, BornKnownBy: null }) problems.Add(new(nameof(told.BornKnownBy), "Say how the date of birth is known"));
        if (told.Expected > Today.AddDays(LongestAhead)) problems.Add(new(nameof(told.Expected), "The expected date of birth is too far ahead: check the year"));
        Asked.NotAhead(problems, nameof(told.Died), told.Died, Today, "the date of death");
        if (told.Died < told.Born) problems.Add(new(nameof(told.Died), "The date of death must not be before the date of birth"));
    }

    private ChildDetails Details(FormSent sent, ChildDetails? before, ChildDescribed told) => new()
    {
        Id = sent.EntryId(),
        Occurred = When.On(Today),
        Children = [sent.Child],
        Name = Asked.Trimmed(told.Name),
        OtherNames = PersonDescribed.Names(told.OtherNames, before?.OtherNames),
        Born = told.Born,
        BornKnownBy = told.BornKnownBy,
        Expected = told.Expected,
        Died = told.Died,
        Sex = told.Sex,
        GenderIdentity = Asked.Trimmed(told.GenderIdentity),
        Ethnicity = told.Ethnicity,
        Religion = Asked.Trimmed(told.Religion),
        Nationality = Asked.Trimmed(told.Nationality),
        ImmigrationStatus = Asked.Trimmed(told.ImmigrationStatus),
        IsUnaccompanied = told.IsUnaccompanied,
        FirstLanguage = Asked.Trimmed(told.FirstLanguage),
        NeedsInterpreter = told.NeedsInterpreter,
        CommunicationNeeds = Asked.Trimmed(told.CommunicationNeeds),
        Disabilities = told.Disabilities,
        HasEducationHealthAndCarePlan = told.HasEducationHealthAndCarePlan,
    };
}
