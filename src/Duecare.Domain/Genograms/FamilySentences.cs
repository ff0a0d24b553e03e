using System.Globalization;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.People;

namespace Duecare.Domain.Genograms;

/// <summary>A child's family in sentences, for who can't see the picture: one for each relationship, with parental responsibility, what limits contact, and whether it is over.</summary>
public static class FamilySentences
{
    /// <summary>One sentence, or several, for each relationship that had begun by the day.</summary>
    /// <param name="people">Who is in the child's life on the day.</param>
    /// <param name="children">The child, and after it those other children who may be named: others are left out.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<(Relationship Relationship, string Sentence)> Of(PeopleOn people, IReadOnlyList<Child> children, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(people);
        var named = children.ToDictionary(c => c.Id, c => Plain.Text(c.Name ?? c.Id.Value));
        return [.. people.Relationships.Select(r => (r.Entry, Sentence(r.Entry, people, named, day))).Where(pair => pair.Item2.Length > 0)];
    }

    /// <summary>Somebody's name, or what the record calls them.</summary>
    public static string Name(PersonId person, PeopleOn people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var known = people.Who.GetValueOrDefault(person);
        return Plain.Text(known?.Name ?? known?.Relation ?? person.Value);
    }

    private static string Sentence(Relationship relationship, PeopleOn people, Dictionary<ChildId, string> named, DateOnly day)
    {
        var children = relationship.Children.Where(named.ContainsKey).Select(c => named[c]).ToList();
        if (relationship.Person is not { } person) return children.Count < 2 ? "" : $"{Together(children)} are {Plural(relationship.Type)}{InWords(relationship)}.";
        var (who, to) = (Name(person, people), relationship.To is { } other ? Name(other, people) : Together(children));
        var isOver = relationship.EndedOn?.Latest < day;
        var what = What(relationship.Type, people.Who.GetValueOrDefault(person)?.Sex);
        return string.Join(' ', new[]
        {
            $"{who} {(isOver ? "was" : "is")} {what} of {to}{InWords(relationship)}{(relationship.EndedOn is { } ended ? $", until {ended}" : "")}.",
            Parted(relationship, day), Responsibility(relationship, day), relationship.ContactRestrictions is { } limits ? $"Contact is limited: {Plain.Text(limits).TrimEnd('.')}." : "",
        }.Where(part => part.Length > 0));
    }

    private static string Parted(Relationship relationship, DateOnly day) =>
        relationship.DissolvedOn is { } dissolved && dissolved.Latest <= day ? $"It was dissolved on {dissolved}."
        : relationship.SeparatedOn is { } separated && separated.Latest <= day ? $"They separated on {separated}." : "";

    private static string Responsibility(Relationship relationship, DateOnly day)
    {
        if (relationship is { HasParentalResponsibility: null } or { To: not null }) return "";
        if (relationship.HasParentalResponsibility == false) return "Without parental responsibility.";
        var how = relationship.ParentalResponsibilityBy is { } by ? $", {By(by)}" : "";
        if (relationship.HoldsParentalResponsibilityOn(day)) return $"Has parental responsibility{how}{(relationship.ParentalResponsibilityEndedOn is { } until ? $", until {until}" : "")}.";
        return $"Had parental responsibility{how}{(relationship.ParentalResponsibilityEndedOn is { } ended ? $", until {ended}" : "")}.";
    }

    private static string By(ParentalResponsibilityBy by) => by switch
    {
        ParentalResponsibilityBy.BeingMother => "as the mother",
        ParentalResponsibilityBy.MarriageToMother => "by marriage or civil partnership with the mother",
        ParentalResponsibilityBy.BirthRegistration => "by the birth certificate",
        ParentalResponsibilityBy.Agreement => "by an agreement",
        ParentalResponsibilityBy.Guardianship => "as a guardian",
        ParentalResponsibilityBy.Otherwise => "in another way",
        _ => $"by {(Words.Of(by)[0] is 'a' ? "an" : "a")} {Words.Of(by)}",
    };

    private static string What(RelationshipKind kind, Sex? sex) => (kind, sex) switch
    {
        (RelationshipKind.Parent, Sex.Female) => "the mother",
        (RelationshipKind.Parent, Sex.Male) => "the father",
        (RelationshipKind.AdoptiveParent, Sex.Female) => "the adoptive mother",
        (RelationshipKind.AdoptiveParent, Sex.Male) => "the adoptive father",
        (RelationshipKind.AdoptiveParent, _) => "an adoptive parent",
        (RelationshipKind.StepParent, Sex.Female) => "the step-mother",
        (RelationshipKind.StepParent, Sex.Male) => "the step-father",
        (RelationshipKind.StepParent, _) => "a step-parent",
        (RelationshipKind.Grandparent, Sex.Female) => "the grandmother",
        (RelationshipKind.Grandparent, Sex.Male) => "the grandfather",
        (RelationshipKind.Sibling, Sex.Female) => "the sister",
        (RelationshipKind.Sibling, Sex.Male) => "the brother",
        (RelationshipKind.Sibling, _) => "a brother or sister",
        (RelationshipKind.HalfSibling, Sex.Female) => "the half-sister",
        (RelationshipKind.HalfSibling, Sex.Male) => "the half-brother",
        (RelationshipKind.HalfSibling, _) => "a half-brother or half-sister",
        (RelationshipKind.StepSibling, Sex.Female) => "the step-sister",
        (RelationshipKind.StepSibling, Sex.Male) => "the step-brother",
        (RelationshipKind.StepSibling, _) => "a step-brother or step-sister",
        (RelationshipKind.AuntOrUncle, Sex.Female) => "the aunt",
        (RelationshipKind.AuntOrUncle, Sex.Male) => "the uncle",
        (RelationshipKind.Spouse, Sex.Female) => "the wife",
        (RelationshipKind.Spouse, Sex.Male) => "the husband",
        (RelationshipKind.Spouse, _) => "the husband or wife",
        (RelationshipKind.Partner or RelationshipKind.CivilPartner or RelationshipKind.SpecialGuardian, _) => $"the {Words.Of(kind)}",
        (RelationshipKind.Other, _) => "somebody in the life",
        _ => $"{(Words.Of(kind)[0] is 'a' or 'o' ? "an" : "a")} {Words.Of(kind)}",
    };

    private static string Plural(RelationshipKind kind) => kind switch
    {
        RelationshipKind.Sibling => "brothers and sisters",
        RelationshipKind.HalfSibling => "half-brothers and half-sisters",
        RelationshipKind.StepSibling => "step-brothers and step-sisters",
        RelationshipKind.Cousin => "cousins",
        RelationshipKind.Friend => "friends",
        _ => "relations",
    };

    private static string InWords(Relationship relationship) => relationship.InWords is { Length: > 0 } words ? $" (“{Plain.Text(words)}”)" : "";

    private static string Together(List<string> names) => names.Count < 2 ? string.Concat(names) : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names[..^1])} and {names[^1]}");
}
