using System.Globalization;

namespace Duecare.Domain.Calendar;

/// <summary>A day on which nobody's working-day clock runs, other than a Saturday or Sunday, with where it was read.</summary>
/// <param name="On">The day off itself: the substitute day, not the weekend day it stands for.</param>
/// <param name="Name">As the public list names it.</param>
/// <param name="Source">Where the date comes from.</param>
/// <param name="Verified">False where the date was computed and not read in a published list; pages show it so.</param>
public sealed record BankHoliday(DateOnly On, string Name, string Source, bool Verified);

/// <summary>The working days of England between two days, and the sums that may be done with them.</summary>
/// <remarks>
/// A working day is one that is not a Saturday, a Sunday, Christmas Day, Boxing Day, Good Friday or a bank holiday under the
/// Banking and Financial Dealings Act 1971 (SI 2006/1738, regulation 2). Easter Monday is a bank holiday; Christmas Eve and a
/// council's own closure days are working days. A sum that would leave the days known is refused, never guessed.
/// </remarks>
public sealed class WorkingDayCalendar
{
    private readonly int _first;
    private readonly int[] _workingDaysUpTo;   // [d] = working days from the first day known to day d, both counted
    private readonly int[] _dayOfWorkingDay;   // [k] = the day number of the k-th working day known, from 1
    private readonly Dictionary<DateOnly, BankHoliday> _holidays;

    /// <summary>A calendar from a list that is complete between two days.</summary>
    /// <param name="holidays">Every bank holiday between the two days, as the day off; the order does not matter.</param>
    /// <param name="firstDay">The first day the list speaks of, included.</param>
    /// <param name="lastDay">The last day the list speaks of, included.</param>
    public WorkingDayCalendar(IEnumerable<BankHoliday> holidays, DateOnly firstDay, DateOnly lastDay)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        ArgumentOutOfRangeException.ThrowIfLessThan(lastDay, firstDay);
        FirstDay = firstDay;
        LastDay = lastDay;
        _holidays = holidays.ToDictionary(h => h.On);
        _first = firstDay.DayNumber;
        _workingDaysUpTo = new int[lastDay.DayNumber - _first + 1];
        var days = new List<int> { 0 };
        for (var d = 0; d < _workingDaysUpTo.Length; d++)
        {
            var day = DateOnly.FromDayNumber(_first + d);
            var working = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                && !IsChristmasOrBoxingDay(day) && !_holidays.ContainsKey(day);
            if (working) days.Add(_first + d);
            _workingDaysUpTo[d] = days.Count - 1;
        }
        _dayOfWorkingDay = [.. days];
    }

    /// <summary>The calendar this version ships: 2017 to 2028, from <c>data/bank-holidays-england.csv</c>.</summary>
    public static WorkingDayCalendar England { get; } = ReadShipped();

    /// <summary>The first day that the bank-holiday list speaks of.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The last day that the bank-holiday list speaks of.</summary>
    public DateOnly LastDay { get; }

    /// <summary>This calendar with the whole years of a list as that list has them, whatever was known of them before.</summary>
    /// <exception cref="ArgumentException">The list can't be taken: ask <see cref="BankHolidayList.Problems"/> first.</exception>
    public WorkingDayCalendar With(BankHolidayList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.Problems(this) is [var first, ..]) throw new ArgumentException(first, nameof(list));
        var others = _holidays.Values.Where(h => h.On < list.FirstDay || h.On > list.LastDay);
        return new([.. others, .. list.Holidays], list.FirstDay < FirstDay ? list.FirstDay : FirstDay, list.LastDay > LastDay ? list.LastDay : LastDay);
    }

    /// <summary>The bank holidays known, in order of date.</summary>
    public IEnumerable<BankHoliday> Holidays => _holidays.Values.OrderBy(h => h.On);

    /// <summary>Whether the day lies between the first and the last day known, both included.</summary>
    public bool Knows(DateOnly day) => day >= FirstDay && day <= LastDay;

    /// <summary>Whether the day is a working day in England.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the list; <see cref="Knows"/> tells.</exception>
    public bool IsWorkingDay(DateOnly day)
    {
        if (!Knows(day)) throw new ArgumentOutOfRangeException(nameof(day), day, Limits());
        return day.DayNumber == _dayOfWorkingDay[_workingDaysUpTo[day.DayNumber - _first]];
    }

    /// <summary>Why a day is not a working day, in a few words; null if it is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the list; <see cref="Knows"/> tells.</exception>
    public string? WhyNotWorking(DateOnly day)
    {
        if (IsWorkingDay(day)) return null;
        if (_holidays.TryGetValue(day, out var holiday)) return holiday.Name;
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return day.DayOfWeek.ToString();
        return day.Day == 25 ? "Christmas Day" : "Boxing Day";
    }

    /// <summary>The <paramref name="count"/>th working day after <paramref name="start"/>, or before it if the count is negative.</summary>
    /// <param name="start">A day number. The day itself is day zero; it need not be a working day.</param>
    /// <param name="count">Working days. Zero is the start day itself, working or not.</param>
    /// <param name="result">The day number reached; zero when refused.</param>
    /// <returns>False if the start or the answer lies outside the bank holidays known.</returns>
    public bool TryAfter(int start, int count, out int result)
    {
        result = 0;
        var d = start - _first;
        if ((uint)d >= (uint)_workingDaysUpTo.Length) return false;
        if (count == 0)
        {
            result = start;
            return true;
        }
        var k = _workingDaysUpTo[d] + count;
        if (count < 0 && start != _dayOfWorkingDay[_workingDaysUpTo[d]]) k++;
        if (k < 1 || k >= _dayOfWorkingDay.Length) return false;
        result = _dayOfWorkingDay[k];
        return true;
    }

    /// <inheritdoc cref="TryAfter(int, int, out int)"/>
    /// <exception cref="ArgumentOutOfRangeException">The start or the answer lies outside the bank holidays known.</exception>
    public DateOnly After(DateOnly start, int count) => TryAfter(start.DayNumber, count, out var day)
        ? DateOnly.FromDayNumber(day)
        : throw new ArgumentOutOfRangeException(nameof(start), start, Limits());

    /// <summary>How many working days lie after <paramref name="from"/> up to and including <paramref name="to"/>.</summary>
    /// <remarks>
    /// How late is a thing due on one day and done on another: done on the next working day is one working day late. Days outside
    /// the list count as far as the list goes, so the answer is then the least it can be. Zero if <paramref name="to"/> is not later.
    /// </remarks>
    public int Between(int from, int to)
    {
        if (to <= from) return 0;
        return UpTo(to) - UpTo(from);
    }

    /// <summary>One sentence that says which days are known, for a refusal.</summary>
    public string Limits() =>
        $"working days are known from {FirstDay:yyyy-MM-dd} to {LastDay:yyyy-MM-dd}, the days that the bank-holiday list covers";

    private int UpTo(int day)
    {
        var d = day - _first;
        if (d < 0) return 0;
        return _workingDaysUpTo[Math.Min(d, _workingDaysUpTo.Length - 1)];
    }

    private static bool IsChristmasOrBoxingDay(DateOnly day) => day is { Month: 12, Day: 25 or 26 };

    private static WorkingDayCalendar ReadShipped()
    {
        using var stream = typeof(WorkingDayCalendar).Assembly.GetManifestResourceStream("bank-holidays-england.csv")!;
        using var reader = new StreamReader(stream);
        var holidays = new List<BankHoliday>();
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var date = line[..10];
            var nameEnds = line.IndexOf(',', 11);
            var confidenceStarts = line.LastIndexOf(',');
            holidays.Add(new(
                DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                line[11..nameEnds],
                line[(nameEnds + 1)..confidenceStarts].Trim('"'),
                line[(confidenceStarts + 1)..] == "read"));
        }
        return new(holidays, new(holidays[0].On.Year, 1, 1), new(holidays[^1].On.Year, 12, 31));
    }
}
