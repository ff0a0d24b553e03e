using Duecare.Domain.People;
using Duecare.Records.Forms;

namespace Duecare.Records.People;

/// <summary>Who a child is, as it is told.</summary>
/// <param name="Says">What is said of the child, as an entry would state it; whose it is and when, and other names, are not read of it.</param>
/// <param name="OtherNames">Other names, one a line.</param>
public sealed record ChildDescribed(ChildDetails Says, string? OtherNames);

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
        var (problems, said) = (new List<FieldProblem>(), told.Says);
        Asked.Text(problems, nameof(said.Name), said.Name, "the name the record uses", isNeeded: true, PeopleAsked.LongestName);
        Asked.Text(problems, nameof(told.OtherNames), told.OtherNames, "other names", isNeeded: false);
        Birth(problems, said);
        if (said.Sex is null) problems.Add(new(nameof(said.Sex), "Say what sex is recorded; of a child not born yet, that it is not known"));
        if (said.Ethnicity is null) problems.Add(new(nameof(said.Ethnicity), "Choose the ethnicity, or say that it was not asked yet"));
        if (said.Disabilities.Contains(Disability.None) && said.Disabilities.Count > 1) problems.Add(new(nameof(said.Disabilities), "Choose none, or the disabilities, not both"));
        foreach (var (field, text, what) in new[]
                 {
                     (nameof(said.GenderIdentity), said.GenderIdentity, "gender identity"), (nameof(said.Religion), said.Religion, "religion"), (nameof(said.Nationality), said.Nationality, "nationality"),
                     (nameof(said.ImmigrationStatus), said.ImmigrationStatus, "immigration status"), (nameof(said.FirstLanguage), said.FirstLanguage, "the language"),
                 }) Asked.Text(problems, field, text, what, isNeeded: false, PeopleAsked.LongestName);
        Asked.Text(problems, nameof(said.CommunicationNeeds), said.CommunicationNeeds, "how to communicate with the child", isNeeded: false);
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

    private void Birth(List<FieldProblem> problems, ChildDetails said)
    {
        if (said.Born is null && said.Expected is null) problems.Add(new(nameof(said.Born), "Enter the date of birth, or when the birth is expected"));
        Asked.NotAhead(problems, nameof(said.Born), said.Born, Today, "the date of birth");
        if (said.Born < Today.AddYears(-OldestYears)) problems.Add(new(nameof(said.Born), $"A child's record is of somebody born in the last {OldestYears} years: check the year"));
        if (said is { Born: not null, BornKnownBy: null }) problems.Add(new(nameof(said.BornKnownBy), "Say how the date of birth is known"));
        if (said.Expected > Today.AddDays(LongestAhead)) problems.Add(new(nameof(said.Expected), "The expected date of birth is too far ahead: check the year"));
        Asked.NotAhead(problems, nameof(said.Died), said.Died, Today, "the date of death");
        if (said.Died < said.Born) problems.Add(new(nameof(said.Died), "The date of death must not be before the date of birth"));
    }

    private ChildDetails Details(FormSent sent, ChildDetails? before, ChildDescribed told) => told.Says with
    {
        Id = sent.EntryId(),
        Occurred = When.On(Today),
        Children = [sent.Child],
        Name = Asked.Trimmed(told.Says.Name),
        OtherNames = PersonDescribed.Names(told.OtherNames, before?.OtherNames),
        GenderIdentity = Asked.Trimmed(told.Says.GenderIdentity),
        Religion = Asked.Trimmed(told.Says.Religion),
        Nationality = Asked.Trimmed(told.Says.Nationality),
        ImmigrationStatus = Asked.Trimmed(told.Says.ImmigrationStatus),
        FirstLanguage = Asked.Trimmed(told.Says.FirstLanguage),
        CommunicationNeeds = Asked.Trimmed(told.Says.CommunicationNeeds),
    };
}
