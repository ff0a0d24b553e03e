using System.Globalization;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.People;

/// <summary>Under what kind of number a child is known.</summary>
public enum IdentifierKind
{
    UniquePupilNumber,
    FormerUniquePupilNumber,
    NhsNumber,
    UniqueLearnerNumber,

    /// <summary>The child's id in another system, an earlier one or another council's.</summary>
    OtherChildId,
    PoliceReference,
    HomeOfficeReference,
    CourtCaseNumber,
    Other,
}

/// <summary>Why a unique pupil number is not known, by the codes of the children in need census.</summary>
public enum UniquePupilNumberUnknown
{
    /// <summary>UN1: not of school age and none assigned.</summary>
    NotOfSchoolAge,

    /// <summary>UN2: never at a maintained school in England.</summary>
    NeverAtMaintainedSchool,

    /// <summary>UN3: educated outside England.</summary>
    EducatedOutsideEngland,

    /// <summary>UN4: newly in care or need near the end of the period, and not known yet.</summary>
    NotYetKnown,

    /// <summary>UN5: sources disagree on who the child is.</summary>
    SourcesDisagree,

    /// <summary>UN7: a referral with no further action.</summary>
    NoFurtherAction,
}

/// <summary>A number by which others know the child, from the day it was learnt; or why there is no unique pupil number. Several of one kind may stand: the last counts.</summary>
[Tells]
public sealed record Identifier : Entry
{
    /// <summary>What kind of number.</summary>
    public required IdentifierKind Type { get; init; }

    /// <summary>The number, as it was given; left out where <see cref="UnknownBecause"/> says why.</summary>
    public string? Value { get; init; }

    /// <summary>Why the unique pupil number is not known.</summary>
    public UniquePupilNumberUnknown? UnknownBecause { get; init; }

    /// <summary>Whose number it is in words, where the kind does not say: the council, the force, the court.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>The last day it was the child's; left out while it is.</summary>
    public ApproximateDate? EndedOn { get; init; }

    /// <summary>Why it can't be right; null if nothing speaks against it. A source may hold a wrong one, and the record holds what the source says.</summary>
    public string? WhyNot() => IdentifierCheck.WhyNot(Type, Value, UnknownBecause);

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>The checks that numbers carry in themselves.</summary>
public static class IdentifierCheck
{
    private const string CheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private const int LongestOther = 50;

    /// <summary>A number as it is compared: letters and digits without what stands between them.</summary>
    public static string Plain(string value) => string.Concat((value ?? throw new ArgumentNullException(nameof(value))).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    /// <summary>Why a number can't be right, and what was expected; null if nothing speaks against it.</summary>
    public static string? WhyNot(IdentifierKind kind, string? value, UniquePupilNumberUnknown? unknownBecause = null)
    {
        if (unknownBecause is not null && kind != IdentifierKind.UniquePupilNumber) return "Only a unique pupil number can be unknown for a reason";
        if (unknownBecause is not null) return string.IsNullOrWhiteSpace(value) ? null : "Give the number or the reason why it is unknown, not both";
        if (string.IsNullOrWhiteSpace(value)) return kind == IdentifierKind.UniquePupilNumber ? "Enter the number, or say why it is unknown" : "Enter the number";
        var plain = Plain(value);
        return kind switch
        {
            IdentifierKind.UniquePupilNumber or IdentifierKind.FormerUniquePupilNumber => UniquePupilNumber(plain),
            IdentifierKind.NhsNumber => NhsNumber(plain),
            IdentifierKind.UniqueLearnerNumber => UniqueLearnerNumber(plain),
            _ => value.Trim().Length > LongestOther ? $"The number must be {LongestOther} characters or fewer" : null,
        };
    }

    /// <summary>The letter that must begin a unique pupil number with these twelve characters: each times its place (2 to 13), the sum modulo 23 into the letters without I, O and S. A temporary number's last letter counts by its place there.</summary>
    /// <remarks>Department for Education, Unique pupil numbers: a guide for schools and local authorities.</remarks>
    public static char? CheckLetterOf(string twelve)
    {
        ArgumentNullException.ThrowIfNull(twelve);
        if (twelve.Length != 12 || !twelve[..11].All(char.IsAsciiDigit)) return null;
        var last = char.IsAsciiDigit(twelve[11]) ? twelve[11] - '0' : CheckLetters.IndexOf(twelve[11], StringComparison.Ordinal);
        if (last < 0) return null;
        var sum = (last * 13) + twelve[..11].Select((digit, at) => (digit - '0') * (at + 2)).Sum();
        return CheckLetters[sum % CheckLetters.Length];
    }

    private static string? UniquePupilNumber(string upn)
    {
        if (upn.Length != 13 || !char.IsAsciiLetter(upn[0])) return string.Create(CultureInfo.InvariantCulture, $"A unique pupil number is a letter and twelve digits, such as L881999920001; this has {upn.Length} letters and digits");
        if (CheckLetterOf(upn[1..]) is not { } letter)
            return "A unique pupil number is a letter and twelve digits; only the last may be a letter, other than I, O and S, in a temporary one";
        return letter == upn[0] ? null : $"The first letter of this unique pupil number should be {letter}, not {upn[0]}: check each digit";
    }

    /// <summary>Ten digits, the last of them 11 less the others times 10 to 2, modulo 11. Where that comes to 10 there is no such number.</summary>
    /// <remarks>NHS Data Dictionary, NHS number.</remarks>
    private static string? NhsNumber(string number)
    {
        if (number.Length != 10 || !number.All(char.IsAsciiDigit)) return string.Create(CultureInfo.InvariantCulture, $"An NHS number has ten digits, such as 999 000 0018; this has {number.Count(char.IsAsciiDigit)}");
        var check = (11 - (Weighted(number) % 11)) % 11;
        return check switch
        {
            10 => "There is no NHS number with these first nine digits: check each of them",
            _ when check == number[9] - '0' => null,
            _ => string.Create(CultureInfo.InvariantCulture, $"The last digit of this NHS number should be {check}, not {number[9]}: check each digit"),
        };
    }

    /// <summary>Ten digits, the last of them 10 less the others times 10 to 2, modulo 11. Where that remainder is 0 there is no such number.</summary>
    /// <remarks>Learning Records Service, unique learner number validation.</remarks>
    private static string? UniqueLearnerNumber(string number)
    {
        if (number.Length != 10 || !number.All(char.IsAsciiDigit)) return string.Create(CultureInfo.InvariantCulture, $"A unique learner number has ten digits; this has {number.Count(char.IsAsciiDigit)}");
        var check = 10 - (Weighted(number) % 11);
        if (check == 10) return "There is no unique learner number with these first nine digits: check each of them";
        return check == number[9] - '0' ? null : string.Create(CultureInfo.InvariantCulture, $"The last digit of this unique learner number should be {check}, not {number[9]}: check each digit");
    }

    private static int Weighted(string number) => number[..9].Select((digit, at) => (digit - '0') * (10 - at)).Sum();
}
