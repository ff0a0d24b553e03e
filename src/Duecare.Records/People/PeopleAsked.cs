using System.Text.RegularExpressions;
using Duecare.Domain.People;
using Duecare.Records.Forms;

namespace Duecare.Records.People;

/// <summary>What is asked of everything that is said of who is who: whom it is about, from when, until when, and what it takes the place of.</summary>
public abstract record PersonTold
{
    /// <summary>The children whom it is about.</summary>
    public IReadOnlyList<ChildId> Children { get; init; } = [];

    /// <summary>From which day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>What it puts right or ends; null for something new.</summary>
    public Entry? Changes { get; init; }

    /// <summary>The children of the entry: all of those whom what it changes is about, so that it stands for none of them beside this.</summary>
    internal IReadOnlyList<ChildId> About => Changes?.Children ?? Children;

    internal When Occurred => Changes is { } changed && changed.Occurred.Earliest == From ? changed.Occurred : When.On(From!.Value);

    internal ApproximateDate? Ended => EndedOn is { } day ? ApproximateDate.Exactly(day) : null;

    /// <summary>What is wrong with whom it is about and with its days.</summary>
    internal List<FieldProblem> Problems(LedgerTerms terms, string whatBegan)
    {
        var (problems, today) = (new List<FieldProblem>(), LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime));
        if (About.Count == 0) problems.Add(new(nameof(Children), "Choose at least one child"));
        Asked.NotAhead(problems, nameof(From), From, today, whatBegan);
        Asked.NotAhead(problems, nameof(EndedOn), EndedOn, today, "the last day");
        if (EndedOn < From) problems.Add(new(nameof(EndedOn), "The last day must not be before the first"));
        return problems;
    }
}

/// <summary>Checks that what is said of people has in common.</summary>
internal static partial class PeopleAsked
{
    /// <summary>The most characters that a name or a short line takes.</summary>
    public const int LongestName = 200;

    public static void Postcode(List<FieldProblem> problems, string field, string? postcode)
    {
        if (!string.IsNullOrWhiteSpace(postcode) && !PostcodeForm().IsMatch(IdentifierCheck.Plain(postcode))) problems.Add(new(field, "Enter a whole postcode, such as ZZ99 9ZZ, or leave it empty"));
    }

    public static void Email(List<FieldProblem> problems, string field, string? email)
    {
        if (!string.IsNullOrWhiteSpace(email) && !EmailForm().IsMatch(email.Trim())) problems.Add(new(field, "Enter an email address, such as name@example.org"));
    }

    public static void Telephone(List<FieldProblem> problems, string field, string? telephone)
    {
        if (!string.IsNullOrWhiteSpace(telephone) && !TelephoneForm().IsMatch(telephone.Trim())) problems.Add(new(field, "Enter a telephone number, such as 01632 960 001"));
    }

    /// <summary>A postcode with capitals and one space, as it is written on an envelope.</summary>
    public static string? Written(string? postcode)
    {
        if (string.IsNullOrWhiteSpace(postcode)) return null;
        var plain = IdentifierCheck.Plain(postcode);
        return $"{plain[..^3]} {plain[^3..]}";
    }

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PostcodeForm();

    [GeneratedRegex("^[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EmailForm();

    [GeneratedRegex("^[+]?[0-9 ()-]{5,20}( ?(x|ext\\.?) ?[0-9]{1,6})?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TelephoneForm();
}
