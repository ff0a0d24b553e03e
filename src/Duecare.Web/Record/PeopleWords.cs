using Duecare.Domain.Chronology;
using Duecare.Domain.InformationRights;
using Duecare.Domain.People;
using Words = Duecare.Domain.Duties.Words;

namespace Duecare.Web.Record;

/// <summary>Who is who, as a page says it.</summary>
public static class PeopleWords
{
    /// <summary>Somebody by name with what they are: "Ms Field, mother".</summary>
    public static string Who(PersonDetails person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return Plain.Text((person.Name ?? person.Person.Value) + (person.Relation is { } relation ? $", {relation}" : ""));
    }

    /// <summary>What an address is used for.</summary>
    public static string Of(AddressKind kind) => Capital(Words.Of(kind));

    /// <summary>What somebody is.</summary>
    public static string Of(RelationshipKind kind) => kind switch
    {
        RelationshipKind.StepParent => "Step-parent",
        RelationshipKind.HalfSibling => "Half-brother or half-sister",
        RelationshipKind.StepSibling => "Step-brother or step-sister",
        RelationshipKind.Sibling => "Brother or sister",
        RelationshipKind.Spouse => "Husband or wife",
        _ => Capital(Words.Of(kind)),
    };

    /// <summary>How somebody has parental responsibility.</summary>
    public static string Of(ParentalResponsibilityBy by) => by switch
    {
        ParentalResponsibilityBy.BeingMother => "As the mother",
        ParentalResponsibilityBy.MarriageToMother => "By marriage or civil partnership with the mother",
        ParentalResponsibilityBy.BirthRegistration => "By being registered on the birth certificate",
        ParentalResponsibilityBy.Agreement => "By a parental responsibility agreement",
        ParentalResponsibilityBy.ParentalResponsibilityOrder => "By a parental responsibility order",
        ParentalResponsibilityBy.ChildArrangementsOrder => "By a child arrangements order",
        ParentalResponsibilityBy.SpecialGuardianshipOrder => "By a special guardianship order",
        ParentalResponsibilityBy.AdoptionOrder => "By an adoption order",
        ParentalResponsibilityBy.ParentalOrder => "By a parental order after surrogacy",
        ParentalResponsibilityBy.Guardianship => "As a guardian appointed by a parent or a court",
        _ => "In another way",
    };

    /// <summary>What an agency does.</summary>
    public static string Of(AgencyKind kind) => kind switch
    {
        AgencyKind.ChildMentalHealth => "Child mental health (CAMHS)",
        AgencyKind.Cafcass => "Cafcass or children’s guardian",
        AgencyKind.GeneralPractice => "GP practice",
        AgencyKind.Voluntary => "Voluntary organisation",
        _ => Capital(Words.Of(kind)),
    };

    /// <summary>Of what a flag warns.</summary>
    public static string Of(FlagKind kind) => kind == FlagKind.DomesticAbuse ? "Domestic abuse" : Capital(Words.Of(kind));

    /// <summary>On what ground in law something is told to somebody outside.</summary>
    public static string Of(LawfulBasis basis) => basis switch
    {
        LawfulBasis.Consent => "The person whose address it is agreed to this",
        LawfulBasis.LegalObligation => "A law or a court’s order asks for it",
        LawfulBasis.VitalInterests => "Somebody’s life is at risk",
        _ => "The council’s task in law, such as safeguarding a child",
    };

    /// <summary>By what two records were compared.</summary>
    public static string Of(Compared compared) => compared switch
    {
        Compared.DateOfBirth => "Date of birth",
        Compared.SomebodyWhoKnows => "What somebody says who knows the child",
        _ => Capital(Words.Of(compared)),
    };

    /// <summary>A kind of number.</summary>
    public static string Of(IdentifierKind kind) => kind switch
    {
        IdentifierKind.UniquePupilNumber => "Unique pupil number (UPN)",
        IdentifierKind.FormerUniquePupilNumber => "Former unique pupil number",
        IdentifierKind.NhsNumber => "NHS number",
        IdentifierKind.UniqueLearnerNumber => "Unique learner number (ULN)",
        IdentifierKind.OtherChildId => "Child’s id in another system",
        IdentifierKind.HomeOfficeReference => "Home Office reference",
        _ => Capital(Words.Of(kind)),
    };

    /// <summary>Why there is no unique pupil number.</summary>
    public static string Of(UniquePupilNumberUnknown because) => because switch
    {
        UniquePupilNumberUnknown.NotOfSchoolAge => "Not of school age, and none assigned (UN1)",
        UniquePupilNumberUnknown.NeverAtMaintainedSchool => "Never at a maintained school in England (UN2)",
        UniquePupilNumberUnknown.EducatedOutsideEngland => "Educated outside England (UN3)",
        UniquePupilNumberUnknown.NotYetKnown => "Newly in care or need, not known yet (UN4)",
        UniquePupilNumberUnknown.SourcesDisagree => "Sources disagree on who the child is (UN5)",
        _ => "A referral with no further action (UN7)",
    };

    /// <summary>How a date of birth is known.</summary>
    public static string Of(BirthDateBasis basis) => basis switch
    {
        BirthDateBasis.Seen => "A certificate, passport or health record was seen",
        BirthDateBasis.Stated => "Somebody said so",
        _ => "It is an estimate",
    };

    /// <summary>Words with a capital.</summary>
    public static string Capital(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>"Yes", "No", or "Not said".</summary>
    public static string YesOrNo(bool? answer) => answer switch { true => "Yes", false => "No", _ => "Not said" };
}
