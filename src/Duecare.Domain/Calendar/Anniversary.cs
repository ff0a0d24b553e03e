namespace Duecare.Domain.Calendar;

/// <summary>Birthdays and anniversaries, to the same day-number or the last day of a shorter month. Where the calendar ends first, its last or first day: no record reaches past it.</summary>
public static class Anniversary
{
    /// <summary>So many years on.</summary>
    public static DateOnly YearsOn(this DateOnly day, int years) => day.MonthsOn(12 * years);

    /// <summary>So many months on, or before if fewer than none.</summary>
    public static DateOnly MonthsOn(this DateOnly day, int months)
    {
        var month = (12L * day.Year) + day.Month - 1 + months;
        if (month < 12) return DateOnly.MinValue;
        return month >= 120_000 ? DateOnly.MaxValue : day.AddMonths(months);
    }

    /// <summary>So many months on, at both ends of a window.</summary>
    public static ApproximateDate MonthsOn(this ApproximateDate days, int months) => new(days.Earliest.MonthsOn(months), days.Latest.MonthsOn(months));
}
