using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.People;

namespace Duecare.Web.Record;

/// <summary>What the people in a child's life are called: by the name the record uses, with the id beside it only where two share a name; by the id where it has none.</summary>
public sealed class PeopleNames
{
    private readonly Dictionary<string, string> _names;
    private readonly HashSet<string> _shared;

    private PeopleNames(IEnumerable<PersonDetails> people)
    {
        _names = people.Where(p => p.Name is not null).GroupBy(p => p.Person.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Name!, StringComparer.Ordinal);
        _shared = _names.Values.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Those whom a record names, as it held them at an instant; null for now.</summary>
    public static PeopleNames In(ChildChronology chronology, DateTime? knownAt = null)
    {
        ArgumentNullException.ThrowIfNull(chronology);
        return new(chronology.Standing(knownAt).OfType<PersonDetails>());
    }

    /// <summary>What somebody is called.</summary>
    public string Of(string person) => !_names.TryGetValue(person, out var name) ? Plain.Text(person) : _shared.Contains(name) ? $"{Plain.Text(name)} ({Plain.Text(person)})" : Plain.Text(name);

    /// <summary>A duty's title, with the adult it sits on, and that its rule is unverified where it is.</summary>
    public string Title(Duty duty)
    {
        ArgumentNullException.ThrowIfNull(duty);
        return $"{Plain.Text(duty.Rule.Title)}{(duty.Person is { } person ? $" ({Of(person)})" : "")}{(duty.Rule.Confidence == Confidence.Unverified ? " [unverified rule]" : "")}";
    }
}
