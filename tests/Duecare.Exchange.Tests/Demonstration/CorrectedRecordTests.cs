using System.Reflection;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Exchange.Demonstration;
using Xunit;

namespace Duecare.Exchange.Tests.Demonstration;

/// <summary>An entry put right by one that says the same, under another id, changes no duty: whoever names either means the one that stands.</summary>
public class CorrectedRecordTests
{
    private static readonly DateOnly AsAt = new(2026, 3, 31);

    private static readonly List<ChildChronology> Children =
        [.. new DemonstrationAuthority(300, 11, AsAt).Families().SelectMany(f => f.Children.Select(c => new ChildChronology(c.Child, [.. f.Entries.Where(e => e.Children.Contains(c.Child.Id))])))];

    [Fact]
    public void Whatever_names_an_entry_that_was_put_right_means_the_correction()
    {
        foreach (var child in Children) Assert.Equal(Duties(child), Duties(child with { Entries = Corrected(child.Entries, naming: _ => false) }));
    }

    [Fact]
    public void What_names_the_correction_means_the_same_as_what_names_the_first()
    {
        foreach (var child in Children)
        {
            Assert.Equal(Duties(child), Duties(child with { Entries = Corrected(child.Entries, naming: _ => true) }));
            Assert.Equal(Duties(child), Duties(child with { Entries = Corrected(child.Entries, naming: n => n % 2 == 0) }));
        }
    }

    [Fact]
    public void The_made_up_record_names_entries_in_many_ways()
    {
        var named = Children.SelectMany(c => c.Entries).SelectMany(e => References(e).Select(r => $"{e.GetType().Name}.{r.Name}")).Distinct().ToList();
        Assert.True(named.Count >= 15, string.Join(", ", named));
    }

    /// <summary>Every entry, and for each that nothing puts right yet one that does; those name corrections where asked.</summary>
    private static List<Entry> Corrected(IReadOnlyList<Entry> entries, Func<int, bool> naming)
    {
        var standing = entries.ExceptBy(entries.Select(e => e.Supersedes).OfType<EntryId>(), e => e.Id).ToList();
        var ids = standing.Select(e => e.Id).ToHashSet();
        var corrected = new List<Entry>(entries);
        foreach (var (number, entry) in standing.Index())
        {
            var correction = entry with { Id = Later(entry.Id), Supersedes = entry.Id };
            foreach (var reference in References(correction).Where(_ => naming(number)))
                if (reference.GetValue(correction) is EntryId named && ids.Contains(named)) reference.SetValue(correction, Later(named));
            corrected.Add(correction);
        }
        return corrected;
    }

    private static EntryId Later(EntryId id) => new(id.Value + "'");

    private static IEnumerable<PropertyInfo> References(Entry entry) => entry.GetType().GetProperties()
        .Where(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(EntryId) && p.Name is not (nameof(Entry.Id) or nameof(Entry.Supersedes)) && p.GetValue(entry) is not null);

    private static IEnumerable<string> Duties(ChildChronology child) =>
        DutyList.AsAt(AsAt, Rulebook.Shipped, child, WorkingDayCalendar.England)
            .Select(d => string.Join('|', d.Rule.Id, d.Occurrence, d.Due, d.Met, d.State, d.Certainty, d.Late, d.Reason, d.Holder, d.Person, d.Because));
}
