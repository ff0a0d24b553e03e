namespace Duecare.Domain.Duties.Rules;

/// <summary>Where the rules of several chapters are written, so that each is cited in one way.</summary>
internal static class Written
{
    private static readonly DateOnly Wt23From = new(2023, 12, 15);
    private static readonly DateOnly Wt18To = new(2023, 12, 14);

    /// <summary>Working Together: the 2018 edition for clocks started to 14 December 2023, the 2023 edition after it. Both give the same numbers.</summary>
    public static IReadOnlyList<Source> WorkingTogether(string page) =>
    [
        new("Working Together to Safeguard Children 2018", page, To: Wt18To),
        new("Working Together to Safeguard Children 2023", null, From: Wt23From),
    ];

    /// <summary>Ombudsman decision 23 015 769.</summary>
    public static Source Decision2024(string where) => new("Local Government and Social Care Ombudsman, Essex County Council (23 015 769)", where);

    /// <summary>Ombudsman decision 19 020 833.</summary>
    public static Source Decision2020(string where) => new("Local Government and Social Care Ombudsman, Essex County Council (19 020 833)", where);

    /// <summary>A published procedure of a council or partnership, which the default follows.</summary>
    public static Source Local(string whose) => new("Local policy", "default after " + whose);

    /// <summary>The Standard Safeguarding Dataset's definition of a column.</summary>
    public static Source Dataset(string column) => new("Standard Safeguarding Dataset", column);

    /// <summary>The children in need census rules.</summary>
    public static Source Census(string rules) => new("Children in need census", rules);
}
