using System.Reflection;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Xunit;

namespace Duecare.Domain.Tests.Rules;

/// <summary>What entries tell of one child, for the tests of the record types.</summary>
internal static class Told
{
    public static readonly Child Child = new(new("child-1"));

    public static List<Happening> By(params Entry[] entries) =>
        [.. new Telling().Read(new(Child, entries), new(2028, 12, 31), WorkingDayCalendar.England)];

    public static Happening One(this IEnumerable<Happening> told, Happened what) => Assert.Single(told, h => h.What == what);

    public static IReadOnlyList<Happened> NamedBy(Type record) => record.GetCustomAttribute<TellsAttribute>(inherit: false)?.Happenings ?? [];

    public static DateOnly Day(int number) => DateOnly.FromDayNumber(number);

    public static When On(string edtf) =>
        ApproximateDate.TryParse(edtf, out var date, out var problem) ? When.On(date) : throw new ArgumentException(problem, nameof(edtf));
}
