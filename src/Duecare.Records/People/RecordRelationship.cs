using Duecare.Domain.People;
using Duecare.Records.Forms;

namespace Duecare.Records.People;

/// <summary>A relationship as somebody tells it.</summary>
public sealed record RelationshipTold : PersonTold
{
    /// <summary>Who, where the record knows them already.</summary>
    public PersonId? Person { get; init; }

    /// <summary>Who, where the record does not know them yet.</summary>
    public PersonDescribed? NewPerson { get; init; }

    /// <summary>Whether it is what the children chosen are to each other.</summary>
    public bool IsAmongChildren { get; init; }

    /// <summary>To whom, where it is another adult.</summary>
    public PersonId? To { get; init; }

    /// <summary>What they are.</summary>
    public RelationshipKind? Kind { get; init; }

    /// <summary>The same in the family's words.</summary>
    public string? InWords { get; init; }

    /// <summary>Whether they have parental responsibility; null where it is not known.</summary>
    public bool? HasParentalResponsibility { get; init; }

    /// <summary>How they came to have it.</summary>
    public ParentalResponsibilityBy? ParentalResponsibilityBy { get; init; }

    /// <summary>The last day on which they had it.</summary>
    public DateOnly? ParentalResponsibilityEndedOn { get; init; }

    /// <summary>Whether they live with the children; null where that was not said.</summary>
    public bool? LivesWith { get; init; }

    /// <summary>What limits their contact.</summary>
    public string? ContactRestrictions { get; init; }

    /// <summary>The day partners separated.</summary>
    public DateOnly? SeparatedOn { get; init; }

    /// <summary>The day a marriage was dissolved.</summary>
    public DateOnly? DissolvedOn { get; init; }
}

/// <summary>Records what somebody is to the children or to another adult, and with it who they are and that they live there, where that is new.</summary>
public sealed class RecordRelationship(FormRecorder recorder, LedgerTerms terms)
{
    private static readonly RelationshipKind[] Partners = [RelationshipKind.Spouse, RelationshipKind.CivilPartner, RelationshipKind.Partner];

    /// <summary>Whether two people of this relationship are or were a couple.</summary>
    public static bool IsPartnership(RelationshipKind kind) => Partners.Contains(kind);

    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(RelationshipTold told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var today = LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime);
        var problems = told.Problems(terms, "the day from which it is known");
        if (told is { Person: null, NewPerson: null, IsAmongChildren: false }) problems.Add(new(nameof(told.Person), "Say who it is"));
        if (told.NewPerson is { } person) problems.AddRange(RecordPerson.Problems(person, today).Select(p => p with { Field = $"{nameof(told.NewPerson)}.{p.Field}" }));
        if (told.Kind is null) problems.Add(new(nameof(told.Kind), "Say what they are"));
        else if (IsPartnership(told.Kind.Value) && told.To is null) problems.Add(new(nameof(told.To), "Say whose partner they are"));
        if (told.To is not null && told.To == told.Person) problems.Add(new(nameof(told.To), "Nobody is this to themselves: choose another person"));
        if (told.IsAmongChildren && told.About.Count < 2) problems.Add(new(nameof(told.Children), "Choose at least two children"));
        if (told.IsAmongChildren && told.To is not null) problems.Add(new(nameof(told.To), "This is among the children: leave it empty"));
        Asked.Text(problems, nameof(told.InWords), told.InWords, "what they are in words", isNeeded: false, PeopleAsked.LongestName);
        Asked.Text(problems, nameof(told.ContactRestrictions), told.ContactRestrictions, "what limits contact", isNeeded: false);
        if (told is { HasParentalResponsibility: true, ParentalResponsibilityBy: null }) problems.Add(new(nameof(told.ParentalResponsibilityBy), "Say how they came to have parental responsibility"));
        foreach (var (field, day, what) in new[]
                 {
                     (nameof(told.ParentalResponsibilityEndedOn), told.ParentalResponsibilityEndedOn, "the last day of parental responsibility"), (nameof(told.SeparatedOn), told.SeparatedOn, "the day they separated"),
                     (nameof(told.DissolvedOn), told.DissolvedOn, "the day it was dissolved"),
                 }) Asked.NotAhead(problems, field, day, today, what);
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, RelationshipTold told, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(told);
        return problems.Count > 0 ? Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems)) : recorder.Record(sent, [.. Entries(sent, told)], cancel);
    }

    private IEnumerable<Entry> Entries(FormSent sent, RelationshipTold told)
    {
        PersonId? person = told.IsAmongChildren ? null : told.NewPerson is null ? told.Person : sent.NewPerson;
        var today = When.On(LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime));
        if (told.NewPerson is { } described) yield return described.Details(sent.EntryId(2), today, told.About, sent.NewPerson) with { Relation = Asked.Trimmed(told.InWords) ?? Domain.Duties.Words.Of(told.Kind!.Value) };
        yield return Relationship(sent, told, person);
        if (told.LivesWith == true && person is not null)
            yield return new HouseholdMember { Id = sent.EntryId(3), Occurred = told.Occurred, Children = told.About, Person = person };
    }

    private static Relationship Relationship(FormSent sent, RelationshipTold told, PersonId? person) => new()
    {
        Id = sent.EntryId(),
        Supersedes = told.Changes?.Id,
        Occurred = told.Occurred,
        Children = told.About,
        Person = person,
        To = told.To,
        Type = told.Kind!.Value,
        InWords = Asked.Trimmed(told.InWords),
        HasParentalResponsibility = told.HasParentalResponsibility,
        ParentalResponsibilityBy = told.HasParentalResponsibility == true ? told.ParentalResponsibilityBy : null,
        ParentalResponsibilityEndedOn = told is { HasParentalResponsibility: true, ParentalResponsibilityEndedOn: { } ended } ? ApproximateDate.Exactly(ended) : null,
        ContactRestrictions = Asked.Trimmed(told.ContactRestrictions),
        SeparatedOn = told.SeparatedOn is { } separated ? ApproximateDate.Exactly(separated) : null,
        DissolvedOn = told.DissolvedOn is { } dissolved ? ApproximateDate.Exactly(dissolved) : null,
        EndedOn = told.Ended,
    };
}
