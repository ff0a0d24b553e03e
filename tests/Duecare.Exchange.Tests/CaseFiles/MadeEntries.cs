using System.Reflection;
using System.Runtime.CompilerServices;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Exchange.CaseFiles;

namespace Duecare.Exchange.Tests.CaseFiles;

/// <summary>Makes up entries of any kind, each field from the next of a row of numbers. Dates of one entry never run backwards.</summary>
internal sealed class MadeEntries(IReadOnlyList<int> numbers)
{
    public static readonly string[] Children = ["c1", "c 2", "é3"];
    public static readonly string[] People = ["p1", "\"p2\""];

    private static readonly string[] Texts = ["a", "", "é ß 汉 😀", "\"quoted\"\\\n\t<b>&'", "late January 2023", "\u2028\u00A0", "1"];
    private int _at;
    private int _day;

    public List<Entry> Make(int count)
    {
        var entries = new List<Entry>();
        for (var i = 0; i < count; i++) entries.Add(Entry(i, entries));
        return entries;
    }

    private Entry Entry(int number, List<Entry> before)
    {
        _day = new DateOnly(2018, 1, 1).DayNumber + Next(400);
        var entry = (Entry)Record(EntryKind.All[Next(EntryKind.All.Count)].Type, ["Id", "Supersedes", "Children", "Occurred"]);
        // What happened comes before every other date in the record.
        var occurred = new DateOnly(2017, 1, 1).DayNumber + Next(300);
        return entry with
        {
            Id = new($"e{number}"),
            Children = [.. Children.Take(Next(Children.Length) + 1).Select(c => new ChildId(c))],
            Occurred = When(occurred),
            Supersedes = number > 0 && Next(4) == 0 ? before[^1].Id : null,
        };
    }

    private object Record(Type type, string[]? except = null)
    {
        var record = RuntimeHelpers.GetUninitializedObject(type);
        var fresh = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is not null))
        {
            if (except?.Contains(property.Name) == true) continue;
            var must = property.IsDefined(typeof(RequiredMemberAttribute));
            property.SetValue(record, must || Next(2) == 0 ? Value(property.PropertyType) : property.GetValue(fresh));
        }
        return record;
    }

    private object Value(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Next(Enum.GetValues(type).Length))!;
        if (type.IsGenericType) return List(type.GenericTypeArguments[0]);
        return type.Name switch
        {
            nameof(String) => Texts[Next(Texts.Length)],
            nameof(ProtectedText) => new ProtectedText(Texts[Next(Texts.Length)]),
            nameof(Boolean) => Next(2) == 0,
            nameof(Int32) => Next(1000) - 500,
            nameof(Decimal) => (decimal)Next(100_000) / 100,
            nameof(DateOnly) => DateOnly.FromDayNumber(_day += 20),
            nameof(DateTime) => Instant(_day += 20),
            nameof(ApproximateDate) => Date(_day += 20),
            nameof(Domain.Chronology.When) => When(_day += 20),
            nameof(Timescale) => new Timescale(Next(90), (TimeUnit)Next(5)),
            nameof(PersonId) => new PersonId(People[Next(People.Length)]),
            nameof(ChildId) => new ChildId(Children[Next(Children.Length)]),
            nameof(WorkerId) => new WorkerId($"w{Next(9)}"),
            nameof(EntryId) => new EntryId($"e{Next(9)}"),
            nameof(Coverage) => new Coverage(EntryKind.All[Next(EntryKind.All.Count)].Name, Next(2) == 0 ? null : DateOnly.FromDayNumber(_day), Next(2) == 0 ? null : DateOnly.FromDayNumber(_day += 20)),
            _ => Record(type),
        };
    }

    private Array List(Type element)
    {
        var list = Array.CreateInstance(element, Next(3));
        for (var i = 0; i < list.Length; i++) list.SetValue(Value(element), i);
        return list;
    }

    private When When(int day) => Next(2) == 0
        ? new(Date(day))
        : Domain.Chronology.When.At(new(Instant(day))) with { Days = ApproximateDate.Exactly(LondonTime.DateOf(Instant(day))) with { AsStated = Words() } };

    private ApproximateDate Date(int day)
    {
        var first = DateOnly.FromDayNumber(day);
        return Next(4) switch
        {
            0 => new(first, first, Words()),
            1 => new(first, first.AddDays(Next(19)), Words()),
            2 => new(new(first.Year, first.Month, 1), new DateOnly(first.Year, first.Month, 1).AddMonths(1).AddDays(-1), Words()),
            _ => new(new(first.Year, 1, 1), new(first.Year, 12, 31)),
        };
    }

    private string? Words() => Next(3) == 0 ? Texts[Next(Texts.Length)] : null;

    private DateTime Instant(int day) => DateOnly.FromDayNumber(day).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc).AddTicks(Next(2) == 0 ? 0 : 1234567);

    private int Next(int below) => _at < numbers.Count ? numbers[_at++] % below : 0;
}
