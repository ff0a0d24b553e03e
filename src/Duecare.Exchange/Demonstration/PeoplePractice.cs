using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Exchange.CaseFiles;

namespace Duecare.Exchange.Demonstration;

/// <summary>Who is who in a family, as the front door writes it down when the family is first heard of: characteristics, numbers, addresses, household, relationships, school and practice, and now and then a flag.</summary>
internal static class PeoplePractice
{
    public static void Introduce(Diary diary, Chance chance, IReadOnlyList<InventedChild> children, IReadOnlyList<CasePerson> people, IReadOnlyList<InventedAddress> addresses, DateOnly firstContact)
    {
        foreach (var child in children) Describe(diary, ref chance, child, firstContact);
        var isSafe = people.Any(p => p.Relation == "father") && chance.InAThousand(40);
        var born = DateOnly.FromDayNumber(children.Max(c => c.Child.Born!.Value.DayNumber));
        // Where the family lived before its youngest child was born is in no child's record.
        foreach (var address in addresses.Where(a => !(a.To < born))) diary.AddAside(Lived(diary, address with { From = address.From > born ? address.From : born }, isSafe && address.To is null), firstContact);
        foreach (var person in people) Relate(diary, ref chance, person, born, firstContact);
        if (children.Count > 1)
            diary.AddAside(new HouseholdMember { Id = diary.AsideId(), Occurred = When.On(born), Children = diary.Children }, firstContact);
        diary.AddAside(Practice(diary, ref chance, firstContact), firstContact);
        if (chance.InAThousand(60)) diary.AddAside(Dog(diary, firstContact), firstContact);
    }

    private static void Describe(Diary diary, ref Chance chance, InventedChild child, DateOnly firstContact)
    {
        IReadOnlyList<ChildId> one = [child.Child.Id];
        diary.AddAside(new ChildDetails
        {
            Id = diary.AsideId(),
            Occurred = When.On(firstContact),
            Children = one,
            Name = child.Child.Name,
            Born = child.Child.Born,
            BornKnownBy = BirthDateBasis.Seen,
            Sex = child.Girl ? Sex.Female : Sex.Male,
            Ethnicity = Characteristics.EthnicityOf(child.Ethnicity),
            FirstLanguage = chance.InAThousand(900) ? "English" : "Polish",
            Disabilities = child.Disability is { } disability ? [Characteristics.DisabilityOf(disability)!.Value] : [Disability.None],
        }, firstContact);
        var isOfSchoolAge = child.Child.Born!.Value.AddYears(5) <= firstContact;
        diary.AddAside(isOfSchoolAge ? OldNumber(diary, one, firstContact) : NoPupilNumber(diary, one, firstContact), firstContact);
        if (!isOfSchoolAge) return;
        diary.AddAside(new AgencyInvolvement
        {
            Id = diary.AsideId(),
            Occurred = When.On(firstContact),
            Children = one,
            Agency = AgencyKind.School,
            Organisation = Invented.School(ref chance),
            Name = Invented.FullName(ref chance),
            Post = "Designated safeguarding lead",
            Telephone = Invented.Telephone(ref chance),
        }, firstContact);
    }

    private static Address Lived(Diary diary, InventedAddress address, bool isSafe) => new()
    {
        Id = diary.AsideId(),
        Occurred = When.On(address.From),
        Children = diary.Children,
        Type = AddressKind.Home,
        Lines = new($"{address.Street}\n{address.Town}"),
        Postcode = new(address.Postcode),
        IsSafe = isSafe,
        KeptFrom = isSafe ? "The children's father" : null,
    };

    private static void Relate(Diary diary, ref Chance chance, CasePerson person, DateOnly youngestBorn, DateOnly firstContact)
    {
        var (isMother, isFather) = (person.Relation == "mother", person.Relation == "father");
        diary.AddAside(new PersonDetails
        {
            Id = diary.AsideId(),
            Occurred = When.On(firstContact),
            Children = diary.Children,
            Person = person.Id,
            Relation = person.Relation,
            Name = person.Name,
            Born = person.Born,
            Sex = isMother ? Sex.Female : Sex.Male,
        }, firstContact);
        diary.AddAside(new Relationship
        {
            Id = diary.AsideId(),
            Occurred = When.On(youngestBorn),
            Children = diary.Children,
            Person = person.Id,
            Type = isMother || isFather ? RelationshipKind.Parent : RelationshipKind.StepParent,
            InWords = person.Relation,
            HasParentalResponsibility = isMother || (isFather && chance.InAThousand(800)),
            ParentalResponsibilityBy = isMother ? ParentalResponsibilityBy.BeingMother : null,
        }, firstContact);
        if (!isMother) diary.AddAside(Partners(diary, ref chance, person, isFather, youngestBorn), firstContact);
        if (!isFather) diary.AddAside(new HouseholdMember { Id = diary.AsideId(), Occurred = When.On(youngestBorn), Children = diary.Children, Person = person.Id }, firstContact);
    }

    private static Relationship Partners(Diary diary, ref Chance chance, CasePerson person, bool isFather, DateOnly youngestBorn) => new()
    {
        Id = diary.AsideId(),
        Occurred = When.On(youngestBorn.AddYears(isFather ? -3 : 0)),
        Children = diary.Children,
        Person = person.Id,
        To = diary.Parent,
        Type = isFather && chance.InAThousand(400) ? RelationshipKind.Spouse : RelationshipKind.Partner,
        SeparatedOn = isFather ? ApproximateDate.Exactly(youngestBorn) : null,
    };

    private static AgencyInvolvement Practice(Diary diary, ref Chance chance, DateOnly firstContact) => new()
    {
        Id = diary.AsideId(),
        Occurred = When.On(firstContact),
        Children = diary.Children,
        Agency = AgencyKind.GeneralPractice,
        Organisation = chance.OneOf<string>(["Fernmouth Surgery", "Saltby Cross Health Centre", "Oxbow Medical Practice"]),
        Telephone = Invented.Telephone(ref chance),
    };

    private static RecordFlag Dog(Diary diary, DateOnly firstContact) => new()
    {
        Id = diary.AsideId(),
        Occurred = When.On(firstContact),
        Children = diary.Children,
        Type = FlagKind.DangerousAnimal,
        Why = "A large dog is loose in the yard. Telephone before coming, and ask for it to be tied up.",
        ReviewOn = firstContact.AddMonths(6),
    };

    /// <summary>The child's id in the system before this one: no number that somebody could have.</summary>
    private static Identifier OldNumber(Diary diary, IReadOnlyList<ChildId> child, DateOnly day) =>
        new() { Id = diary.AsideId(), Occurred = When.On(day), Children = child, Type = IdentifierKind.OtherChildId, Value = $"OLD-{child[0].Value[2..]}", IssuedBy = "The system before this one" };

    private static Identifier NoPupilNumber(Diary diary, IReadOnlyList<ChildId> child, DateOnly day) =>
        new() { Id = diary.AsideId(), Occurred = When.On(day), Children = child, Type = IdentifierKind.UniquePupilNumber, UnknownBecause = UniquePupilNumberUnknown.NotOfSchoolAge };
}
