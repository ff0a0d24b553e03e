using System.Globalization;
using Duecare.Domain.Calendar;
using Duecare.Records;
using Duecare.Web.Forms;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Pages.Dates;

/// <summary>The sum of <c>duecare due --explain</c>, with each day that was not counted and why.</summary>
/// <remarks>It asks by address and not by post, so that an answer can be linked to; a date and a period name nobody.</remarks>
[ForEverybody]
public sealed class DueModel(LedgerTerms? terms = null) : PageModel
{
    private static readonly string[] TimeFormats = ["H:mm", "HH:mm", "H.mm", "HH.mm", "h:mmtt", "h.mmtt", "htt"];

    private WorkingDayCalendar England => terms?.Calendar ?? WorkingDayCalendar.England;

    /// <summary>The day that starts the clock.</summary>
    [BindProperty(SupportsGet = true)]
    public DateParts Start { get; set; } = new();

    /// <summary>For hours, the time of day at which it starts.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Time { get; set; }

    /// <summary>How many.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Count { get; set; }

    /// <summary>Of what.</summary>
    [BindProperty(SupportsGet = true)]
    public TimeUnit? Unit { get; set; }

    /// <summary>The answer; null before the question, and where it is refused.</summary>
    public DueSum? Sum { get; private set; }

    /// <summary>The answer as the end of a sentence.</summary>
    public string DueWords => Sum is { IsInstant: true } hours ? $"at {Wording.Instant(hours.AtUtc)}, {Wording.Clocks(hours.AtUtc)}" : $"on {Wording.Day(Sum!.Value.On)}";

    /// <summary>What was added to what.</summary>
    public string HowCounted => Sum is { IsInstant: true } hours
        ? $"{Wording.Instant(hours.FromUtc)}, {Wording.Clocks(hours.FromUtc)}, and {hours.WhatWasAdded}."
        : $"{Wording.Day(Sum!.Value.From)}, which is itself not counted, and {Sum.Value.WhatWasAdded}.";

    /// <summary>What to know of a due day that is not a working day, or not known to be one.</summary>
    public string? DayOffWarning => Sum switch
    {
        null or { IsInstant: true } => null,
        { } sum when !England.Knows(sum.On) => $"Whether this is a working day is not known: the bank holidays known are those from {Known}.",
        { } sum when sum.FallsOnDayOff(England) is var (why, before) => $"This is not a working day ({why}). The limit does not move: the working day before is {Wording.Day(before)}.",
        _ => null,
    };

    /// <summary>The days that were not counted, why, and whether that was read in the published list.</summary>
    public IReadOnlyList<(DateOnly Day, string Why, bool IsVerified)> Skipped => Sum is not { } sum ? [] :
        [.. sum.Skipped(England).Select(skip => (skip.Day, skip.Why, !Unverified.Contains(skip.Day)))];

    private HashSet<DateOnly> Unverified => field ??= [.. England.Holidays.Where(holiday => !holiday.Verified).Select(holiday => holiday.On)];

    private string Known => $"{England.FirstDay:d MMMM yyyy} to {England.LastDay:d MMMM yyyy}";

    /// <summary>Answers what the address asks, if it asks anything.</summary>
    public void OnGet()
    {
        if (Request.Query.Count == 0) return;
        if (Start.Read("day it starts", out var from) is { } refusal) ModelState.Refuse(nameof(Start), refusal);
        if (!int.TryParse(Count?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 99_999)
            ModelState.AddModelError(nameof(Count), string.IsNullOrWhiteSpace(Count) ? "Enter how many" : "How many must be a whole number, from 0 to 99999");
        if (Unit is null)
        {
            ModelState[nameof(Unit)]?.Errors.Clear();
            ModelState.AddModelError(nameof(Unit), "Choose what is counted");
        }
        if (Unit == TimeUnit.Hours) CountHours(count, from);
        else if (ModelState.IsValid) CountDays(new(count, Unit!.Value), from);
    }

    private void CountDays(Timescale period, DateOnly from)
    {
        if (DueSum.TryCount(period, from, England, out var sum, out _)) Sum = sum;
        else
        {
            ModelState.AddModelError(nameof(Start), period.Unit == TimeUnit.WorkingDays
                ? $"The bank holidays known are those from {Known}, and this count leaves them: enter another day or fewer working days"
                : "The answer lies past the year 9999: enter an earlier day or a shorter period");
        }
    }

    private void CountHours(int count, DateOnly from)
    {
        var problem = ReadTime(from, out var utc);
        if (problem is not null) ModelState.AddModelError(nameof(Time), problem);
        if (!ModelState.IsValid) return;
        if (DueSum.TryCount(Timescale.Hours(count), utc, out var sum, out _)) Sum = sum;
        else ModelState.AddModelError(nameof(Start), "The answer lies past the year 9999: enter an earlier day or fewer hours");
    }

    private string? ReadTime(DateOnly on, out DateTime utc)
    {
        utc = default;
        var typed = (Time ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (typed.Length == 0) return "Enter the time at which it starts";
        var offset = typed.EndsWith("GMT", StringComparison.Ordinal) ? 0 : typed.EndsWith("BST", StringComparison.Ordinal) ? 1 : (int?)null;
        if (!TimeOnly.TryParseExact(offset is null ? typed : typed[..^3], TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return "The time must be such as 3:30pm or 15:30";
        var wall = on.ToDateTime(time, DateTimeKind.Utc);
        if (offset is { } hours)
        {
            if (wall.Year > 1) utc = wall.AddHours(-hours);
            return null;
        }
        if (LondonTime.FromWallClock(wall, out _) is { } at)
        {
            utc = at;
            return null;
        }
        return wall.Month == 10
            ? "London’s clocks showed this time twice that night, as they went back: add BST for the first or GMT for the second, such as 1:30am BST"
            : "London’s clocks went forward over this time that night: enter an earlier or a later one";
    }
}
