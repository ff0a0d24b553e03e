using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.InformationRights;
using Duecare.Domain.People;
using Duecare.Records;
using Duecare.Records.Appending;

namespace Duecare.Web.Testing;

/// <summary>Who is in the life of Amber and Basil Field: their parents, who are married and parted, their mother's partner and her mother, two homes, a school, numbers and a flag past its review; and the safe address of the child "team".</summary>
public static class TestPeople
{
    public static readonly PersonId Father = new("mr-field");
    public static readonly PersonId Grandmother = new("mrs-nettlewick");

    /// <summary>Words of the safe address and of what goes with it, which nobody may read who may not see what is protected.</summary>
    public const string SafeStreet = "Saddler", SafePostcode = "ZZ17 4QX", SafeSchool = "Oxbow Infants";

    private static readonly When Told = When.On(new DateOnly(2026, 8, 20));
    private static readonly IReadOnlyList<ChildId> Both = [TestAuthority.Amber, TestAuthority.Basil];
    private static readonly IReadOnlyList<ChildId> OnlyAmber = [TestAuthority.Amber];
    private static readonly IReadOnlyList<ChildId> Team = [new("team")];

    private static AddressRelease Released => new()
    {
        Id = new("release-team"),
        Occurred = Told,
        Children = Team,
        Address = new("w-safe"),
        Recipient = "P. Wren",
        Agency = "Probation",
        Purpose = "Licence conditions keep a man away from it.",
        Basis = LawfulBasis.PublicTask,
    };

    internal static async Task Into(Ledger ledger)
    {
        if (await ledger.Append(new([.. Family(), .. Homes(), .. Around(), .. Safe(), Released], "s.khan", "people")) is Appended.Refused refused) throw new InvalidOperationException(string.Join("; ", refused.Refusals));
    }

    private static IEnumerable<Entry> Family()
    {
        yield return new ChildDetails
        {
            Id = new("w-amber"),
            Occurred = Told,
            Children = OnlyAmber,
            Name = "Amber Field",
            Born = new(2015, 3, 2),
            BornKnownBy = BirthDateBasis.Seen,
            OtherNames = [new OtherName { Name = "Ambie Nettlewick", To = ApproximateDate.Exactly(new(2017, 5, 1)) }],
            Sex = Sex.Female,
            Ethnicity = Ethnicity.WhiteAndBlackCaribbean,
            FirstLanguage = "English",
            NeedsInterpreter = false,
            Disabilities = [Disability.Hearing, Disability.Communication],
            CommunicationNeeds = "Face her when you speak; she reads lips.",
        };
        yield return new ChildDetails { Id = new("w-basil"), Occurred = Told, Children = [TestAuthority.Basil], Name = "Basil Field", Born = new(2019, 6, 14), Sex = Sex.Male, Disabilities = [Disability.None] };
        yield return Person("w-mother", TestAuthority.Mother, "Ms Field", "mother", Sex.Female, new(1990, 4, 1));
        yield return Person("w-partner", TestAuthority.Partner, "Mr Reed", "mother’s partner", Sex.Male, new(1988, 7, 9));
        yield return Person("w-father", Father, "Mr Field", "father", Sex.Male, new(1985, 1, 30));
        yield return Person("w-grandmother", Grandmother, "Mrs Nettlewick", "mother’s mother", Sex.Female, new(1958, 2, 3)) with { Died = ApproximateDate.Exactly(new(2024, 12, 1)) };
        yield return Is("w-is-mother", TestAuthority.Mother, RelationshipKind.Parent) with { HasParentalResponsibility = true, ParentalResponsibilityBy = ParentalResponsibilityBy.BeingMother };
        yield return Is("w-is-father", Father, RelationshipKind.Parent) with { HasParentalResponsibility = true, ParentalResponsibilityBy = ParentalResponsibilityBy.MarriageToMother, ContactRestrictions = "Only at the contact centre" };
        yield return Is("w-were-married", Father, RelationshipKind.Spouse) with { To = TestAuthority.Mother, SeparatedOn = ApproximateDate.Exactly(new(2022, 5, 1)) };
        yield return Is("w-is-partner", TestAuthority.Partner, RelationshipKind.Partner) with { To = TestAuthority.Mother };
        yield return Is("w-is-grandmother", Grandmother, RelationshipKind.Parent) with { To = TestAuthority.Mother };
    }

    private static IEnumerable<Entry> Homes()
    {
        yield return Home("w-home-1", Both, new(2020, 2, 1), "5 Weir Road\nFernmouth", "ZZ3 9HJ");
        yield return Home("w-home-2", Both, new(2023, 6, 10), "12 Larkspur Close\nFernmouth", "ZZ3 1PT");
        yield return new HouseholdMember { Id = new("w-lives-mother"), Occurred = When.On(new DateOnly(2019, 6, 14)), Children = Both, Person = TestAuthority.Mother };
        yield return new HouseholdMember { Id = new("w-lives-together"), Occurred = When.On(new DateOnly(2019, 6, 14)), Children = Both };
        yield return new HouseholdMember { Id = new("w-lived-father"), Occurred = When.On(new DateOnly(2019, 6, 14)), Children = Both, Person = Father, EndedOn = ApproximateDate.Exactly(new(2022, 5, 1)) };
    }

    private static IEnumerable<Entry> Around()
    {
        yield return new AgencyInvolvement { Id = new("w-school"), Occurred = Told, Children = Both, Agency = AgencyKind.School, Organisation = "Fernmouth Primary School", Name = "Ms Lark", Telephone = "01632 960 017" };
        yield return new Identifier { Id = new("w-upn"), Occurred = Told, Children = OnlyAmber, Type = IdentifierKind.UniquePupilNumber, Value = "L881999920001" };
        yield return new Identifier { Id = new("w-nhs"), Occurred = Told, Children = OnlyAmber, Type = IdentifierKind.NhsNumber, Value = "9990000019" };
        yield return new RecordFlag { Id = new("w-dog"), Occurred = Told, Children = Both, Type = FlagKind.DangerousAnimal, Why = "Ask for the dog to be shut in.", ReviewOn = new(2026, 10, 20) };
    }

    private static IEnumerable<Entry> Safe()
    {
        yield return Home("w-safe-before", Team, new(2026, 9, 1), "41 Saddler's Yard\nSaltby Cross", SafePostcode);
        yield return Home("w-safe", Team, new(2026, 9, 1), "41 Saddler's Yard\nSaltby Cross", SafePostcode) with { IsSafe = true, KeptFrom = "His stepfather", Supersedes = new("w-safe-before") };
        yield return new AgencyInvolvement { Id = new("w-safe-school"), Occurred = Told, Children = Team, Agency = AgencyKind.School, Organisation = SafeSchool, IsSafe = true };
    }

    private static PersonDetails Person(string id, PersonId person, string name, string relation, Sex sex, DateOnly born) =>
        new() { Id = new(id), Occurred = Told, Children = Both, Person = person, Name = name, Relation = relation, Sex = sex, Born = ApproximateDate.Exactly(born) };

    private static Relationship Is(string id, PersonId person, RelationshipKind kind) => new() { Id = new(id), Occurred = Told, Children = Both, Person = person, Type = kind };

    private static Address Home(string id, IReadOnlyList<ChildId> children, DateOnly from, string lines, string postcode) =>
        new() { Id = new(id), Occurred = When.On(from), Children = children, Type = AddressKind.Home, Lines = new(lines), Postcode = new(postcode) };
}
