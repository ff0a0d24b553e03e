using System.Globalization;

namespace Duecare.Domain.Calendar;

/// <summary>Every bank holiday of England in some whole years that follow each other, from one source.</summary>
/// <param name="FirstYear">The first year, all of it.</param>
/// <param name="LastYear">The last year, all of it.</param>
/// <param name="Holidays">Each day off of those years: the substitute day, not the weekend day it stands for.</param>
public sealed record BankHolidayList(int FirstYear, int LastYear, IReadOnlyList<BankHoliday> Holidays)
{
    /// <summary>How many there have been in every year since 1978. A year with fewer is not all there.</summary>
    public const int FewestInAYear = 8;

    private const int MostInAYear = 15;
    private const int LongestName = 100;

    /// <summary>From the first day of the first year.</summary>
    public DateOnly FirstDay => new(FirstYear, 1, 1);

    /// <summary>To the last day of the last year.</summary>
    public DateOnly LastDay => new(LastYear, 12, 31);

    /// <summary>"2029", "2029 to 2031".</summary>
    public string Years => FirstYear == LastYear ? $"{FirstYear}" : $"{FirstYear} to {LastYear}";

    /// <summary>Everything for which it can't be taken beside the days that are known; empty if it can.</summary>
    /// <param name="known">The calendar that it is to be laid over. A year between would have no list at all.</param>
    public IReadOnlyList<string> Problems(WorkingDayCalendar known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var problems = new List<string>();
        if (FirstYear > known.LastDay.Year + 1) problems.Add($"The list begins in {FirstYear}, and the days known end on {Day(known.LastDay)}: add {known.LastDay.Year + 1} first");
        if (LastYear < known.FirstDay.Year - 1) problems.Add($"The list ends in {LastYear}, and the days known begin on {Day(known.FirstDay)}: add {known.FirstDay.Year - 1} first");
        for (var year = FirstYear; year <= LastYear; year++)
        {
            var count = Holidays.Count(h => h.On.Year == year);
            if (count < FewestInAYear) problems.Add($"{year} has {count} bank {(count == 1 ? "holiday" : "holidays")}: expected the whole year, which has {FewestInAYear} or more");
            if (count > MostInAYear) problems.Add($"{year} has {count} bank holidays: expected those of England only");
        }
        foreach (var holiday in Holidays) Holiday(problems, holiday);
        foreach (var twice in Holidays.GroupBy(h => h.On).Where(g => g.Count() > 1)) problems.Add($"{Day(twice.Key)} stands twice");
        return problems;
    }

    private void Holiday(List<string> problems, BankHoliday holiday)
    {
        if (holiday.On < FirstDay || holiday.On > LastDay) problems.Add($"{Day(holiday.On)} is not in {Years}");
        if (holiday.On.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) problems.Add($"{Day(holiday.On)} is a {holiday.On.DayOfWeek}: expected the substitute day");
        if (string.IsNullOrWhiteSpace(holiday.Name) || holiday.Name.Length > LongestName) problems.Add($"{Day(holiday.On)} has no name, or one of more than {LongestName} characters");
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
