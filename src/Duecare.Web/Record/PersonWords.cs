using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;

namespace Duecare.Web.Record;

/// <summary>A child as a page says it.</summary>
public static class PersonWords
{
    /// <summary>The name the record uses, or else the id.</summary>
    public static string Name(Child child)
    {
        ArgumentNullException.ThrowIfNull(child);
        return Plain.Text(child.Name ?? child.Id.Value);
    }

    /// <summary>"Amber and Basil Field": one family name is said once.</summary>
    public static string Names(IReadOnlyList<Child> children)
    {
        ArgumentNullException.ThrowIfNull(children);
        var names = children.Select(Name).ToList();
        var families = names.Select(n => n[(n.LastIndexOf(' ') + 1)..]).Distinct().ToList();
        if (families.Count == 1 && names.Count > 1 && names.TrueForAll(n => n.Contains(' ', StringComparison.Ordinal))) names = [.. names[..^1].Select(n => n[..n.LastIndexOf(' ')]), names[^1]];
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    /// <summary>"11 years", "4 months", "3 weeks", "1 day", "not born yet, expected on 3 May 2026"; empty if the record does not say.</summary>
    public static string Age(Child child, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(child);
        if (child.Born is not { } born || born > on) return child.Expected is { } expected ? $"not born yet, expected on {expected:d MMMM yyyy}" : "";
        var months = (12 * (on.Year - born.Year)) + on.Month - born.Month - (on.Day < born.Day ? 1 : 0);
        var days = on.DayNumber - born.DayNumber;
        if (months == 0) return days switch { 1 => "1 day", < 14 => $"{days} days", _ => $"{days / 7} weeks" };
        return months switch { 1 => "1 month", < 24 => $"{months} months", _ => $"{months / 12} years" };
    }

    /// <summary>The first letters of a holder's id or name: "s.khan" is SK.</summary>
    public static string Initials(string holder)
    {
        ArgumentNullException.ThrowIfNull(holder);
        var parts = holder.Split([' ', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(parts.Take(2).Select(p => p.EnumerateRunes().First().ToString().ToUpperInvariant()));
    }
}
