using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Xunit;

namespace Duecare.Domain.Tests.Rules;

/// <summary>The duties of one rule that entries give rise to, as at a day.</summary>
internal static class Reckoned
{
    public static IReadOnlyList<Duty> All(string rule, string asAt, params Entry[] entries) =>
    [
        .. DutyList.AsAt(DateOnly.Parse(asAt), Rulebook.Shipped, new(Told.Child, entries), WorkingDayCalendar.England).Where(d => d.Rule.Id == rule),
    ];

    public static Duty One(string rule, string asAt, params Entry[] entries) => Assert.Single(All(rule, asAt, entries));

    public static void Due(string expected, Duty duty)
    {
        Assert.Equal(DateOnly.Parse(expected), duty.Due?.Earliest);
        Assert.Equal(DateOnly.Parse(expected), duty.Due?.Latest);
    }
}
