namespace Duecare.Domain.People;

/// <summary>Sex, as the children in need census counts it since 2024-25.</summary>
public enum Sex
{
    Female,
    Male,

    /// <summary>Not known, not recorded, or not born yet.</summary>
    Unknown,
}

/// <summary>How a date of birth is known.</summary>
public enum BirthDateBasis
{
    /// <summary>From a birth certificate, a passport or the health record.</summary>
    Seen,

    /// <summary>Somebody said so, and nothing was seen.</summary>
    Stated,

    /// <summary>Worked out, as by an age assessment: the day stands for a year.</summary>
    Estimated,
}

/// <summary>Ethnicity, by the groups of the children in need census.</summary>
public enum Ethnicity
{
    WhiteBritish,
    WhiteIrish,
    TravellerOfIrishHeritage,
    GypsyRoma,
    OtherWhite,
    WhiteAndBlackCaribbean,
    WhiteAndBlackAfrican,
    WhiteAndAsian,
    OtherMixed,
    Indian,
    Pakistani,
    Bangladeshi,
    OtherAsian,
    BlackCaribbean,
    BlackAfrican,
    OtherBlack,
    Chinese,
    AnyOtherGroup,

    /// <summary>Asked, and not said.</summary>
    Refused,

    /// <summary>Not asked yet, or not known.</summary>
    NotYetObtained,
}

/// <summary>Disability, by the groups of the children in need census.</summary>
public enum Disability
{
    /// <summary>That there is none was said. It stands alone.</summary>
    None,
    Mobility,
    HandFunction,
    PersonalCare,
    Incontinence,
    Communication,
    Learning,
    Hearing,
    Vision,
    Behaviour,
    Consciousness,
    Autism,

    /// <summary>Another one under the Equality Act 2010.</summary>
    Other,
}

/// <summary>What is said of a person, in the codes of the census and in words.</summary>
public static class Characteristics
{
    private static readonly (Ethnicity Group, string Code, string Words)[] Ethnicities =
    [
        (Ethnicity.WhiteBritish, "WBRI", "White British"), (Ethnicity.WhiteIrish, "WIRI", "White Irish"), (Ethnicity.TravellerOfIrishHeritage, "WIRT", "Traveller of Irish heritage"),
        (Ethnicity.GypsyRoma, "WROM", "Gypsy or Roma"), (Ethnicity.OtherWhite, "WOTH", "Any other White background"), (Ethnicity.WhiteAndBlackCaribbean, "MWBC", "White and Black Caribbean"),
        (Ethnicity.WhiteAndBlackAfrican, "MWBA", "White and Black African"), (Ethnicity.WhiteAndAsian, "MWAS", "White and Asian"), (Ethnicity.OtherMixed, "MOTH", "Any other mixed background"),
        (Ethnicity.Indian, "AIND", "Indian"), (Ethnicity.Pakistani, "APKN", "Pakistani"), (Ethnicity.Bangladeshi, "ABAN", "Bangladeshi"), (Ethnicity.OtherAsian, "AOTH", "Any other Asian background"),
        (Ethnicity.BlackCaribbean, "BCRB", "Black Caribbean"), (Ethnicity.BlackAfrican, "BAFR", "Black African"), (Ethnicity.OtherBlack, "BOTH", "Any other Black background"), (Ethnicity.Chinese, "CHNE", "Chinese"),
        (Ethnicity.AnyOtherGroup, "OOTH", "Any other ethnic group"), (Ethnicity.Refused, "REFU", "Asked, and not said"), (Ethnicity.NotYetObtained, "NOBT", "Not asked yet"),
    ];

    private static readonly (Disability Group, string Code, string Words)[] Disabilities =
    [
        (Disability.None, "NONE", "None"), (Disability.Mobility, "MOB", "Mobility"), (Disability.HandFunction, "HAND", "Hand function"), (Disability.PersonalCare, "PC", "Personal care"),
        (Disability.Incontinence, "INC", "Incontinence"), (Disability.Communication, "COMM", "Communication"), (Disability.Learning, "LD", "Learning"), (Disability.Hearing, "HEAR", "Hearing"),
        (Disability.Vision, "VIS", "Vision"), (Disability.Behaviour, "BEH", "Behaviour"), (Disability.Consciousness, "CON", "Consciousness"), (Disability.Autism, "AUT", "Autism"), (Disability.Other, "DDA", "Another disability"),
    ];

    /// <summary>The census's code: WBRI.</summary>
    public static string Code(Ethnicity group) => Ethnicities[(int)group].Code;

    /// <summary>The census's code: AUT.</summary>
    public static string Code(Disability group) => Disabilities[(int)group].Code;

    /// <summary>The census's code: F, M or U.</summary>
    public static string Code(Sex sex) => sex switch { Sex.Female => "F", Sex.Male => "M", _ => "U" };

    /// <summary>In words.</summary>
    public static string Words(Ethnicity group) => Ethnicities[(int)group].Words;

    /// <summary>In words.</summary>
    public static string Words(Disability group) => Disabilities[(int)group].Words;

    /// <summary>The group of a census's code; null for a code that it does not have.</summary>
    public static Ethnicity? EthnicityOf(string code) => Array.Find(Ethnicities, e => e.Code == code) is { Code: not null } found ? found.Group : null;

    /// <summary>The group of a census's code; null for a code that it does not have.</summary>
    public static Disability? DisabilityOf(string code) => Array.Find(Disabilities, d => d.Code == code) is { Code: not null } found ? found.Group : null;
}
