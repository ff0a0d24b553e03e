using BenchmarkDotNet.Attributes;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Exchange.Demonstration;

namespace Duecare.Bench;

/// <summary>The whole rulebook over made-up children: one with a typical record, one with a very long one, and about a thousand of every kind.</summary>
[MemoryDiagnoser]
[InProcess]
public class EngineBenchmarks
{
    private const int MixedEntries = 66_000;
    private static readonly DateOnly AsAt = new(2026, 3, 31);
    private readonly Rulebook _rules = Rulebook.Shipped;
    private readonly WorkingDayCalendar _calendar = WorkingDayCalendar.England;
    private ChildChronology _forty = null!;
    private ChildChronology _fourHundred = null!;
    private List<ChildChronology> _mixed = null!;

    [GlobalSetup]
    public void MakeUp()
    {
        _forty = Chronologies().First(c => c.Entries.Count == 40);
        _fourHundred = LongRecord(400);
        _mixed = [];
        var left = MixedEntries;
        foreach (var chronology in Chronologies())
        {
            _mixed.Add(First(left, chronology));
            left -= _mixed[^1].Entries.Count;
            if (left == 0) break;
        }
        Console.WriteLine($"// {MixedEntries} entries of {_mixed.Count} children");
    }

    [Benchmark(Description = "a child of 40 entries")]
    public IReadOnlyList<Duty> Forty() => DutyList.AsAt(AsAt, _rules, _forty, _calendar);

    [Benchmark(Description = "a child of 400 entries")]
    public IReadOnlyList<Duty> FourHundred() => DutyList.AsAt(AsAt, _rules, _fourHundred, _calendar);

    [Benchmark(Description = "one entry, among about a thousand mixed children", OperationsPerInvoke = MixedEntries)]
    public int Mixed()
    {
        var duties = 0;
        foreach (var chronology in _mixed) duties += DutyList.AsAt(AsAt, _rules, chronology, _calendar).Count;
        return duties;
    }

    /// <summary>No made-up child has so long a record: the long records of several are laid beside each other as one child's.</summary>
    private static ChildChronology LongRecord(int entries)
    {
        var longest = Chronologies().Where(c => c.Entries.Count >= 200).Take(2).ToList();
        var child = longest[0].Child;
        return new(child, [.. longest.SelectMany(c => c.Entries).Take(entries).Select(e => e with { Children = [child.Id] })]);
    }

    private static IEnumerable<ChildChronology> Chronologies() =>
        from family in new DemonstrationAuthority(20_000, 7, AsAt).Families()
        from child in family.Children
        select new ChildChronology(child.Child, [.. family.Entries.Where(e => e.Children.Contains(child.Child.Id))]);

    private static ChildChronology First(int entries, ChildChronology chronology) =>
        chronology with { Entries = [.. chronology.Entries.Take(entries)] };
}
