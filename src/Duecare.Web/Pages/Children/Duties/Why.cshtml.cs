using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Reading;
using Duecare.Records.Staff;
using Duecare.Web.Forms;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Duties;

/// <summary>Why a duty is due: what started it, the rule and its source, each day counted and each not, and what met it.</summary>
public sealed class WhyModel(RecordAccess access, LedgerTerms terms, StaffList staff) : RecordPage(access, terms)
{
    /// <summary>The day asked about.</summary>
    [BindProperty(SupportsGet = true)]
    public DateParts AsAtDay { get; set; } = new();

    /// <summary>The day of the instant at which the record is asked.</summary>
    [BindProperty(SupportsGet = true)]
    public DateParts Known { get; set; } = new();

    /// <summary>The time of that instant.</summary>
    [BindProperty(SupportsGet = true)]
    public string? KnownTime { get; set; }

    /// <summary>Which day and instant the page is about.</summary>
    public AsAt AsAt { get; private set; } = null!;

    /// <summary>The record.</summary>
    public ChildRecord Record { get; private set; } = null!;

    /// <summary>The duty.</summary>
    public Duty Duty { get; private set; } = null!;

    /// <summary>What those whom the page names are called.</summary>
    public StaffNames Names { get; private set; } = null!;

    /// <summary>The particulars of the rule that a reader asks first.</summary>
    public IEnumerable<(string Label, string Text)> Rule => RuleCard.Lines(Duty.Rule).Where(line => line.Label is not ("Confidence" or "Source"));

    /// <summary>The count, where the due day was reached by counting from a day that is known; null where it was not.</summary>
    public DueSum? Sum => Duty is { Due: { IsInstant: false } due, Period: { Unit: not TimeUnit.Hours } period } && Duty.CountedFrom.From == Duty.CountedFrom.To
        && DueSum.TryCount(period with { Count = period.Count * Duty.Periods }, DateOnly.FromDayNumber(Duty.CountedFrom.From), Terms.Calendar, out var sum, out _)
        && sum.On.DayNumber == due.From && due.From == due.To ? sum : null;

    /// <summary>How an entry came into the record.</summary>
    public Recorded? Of(EntryId entry) => Record.Entries.FirstOrDefault(e => e.Entry.Id == entry);

    /// <summary>Shows one duty.</summary>
    public async Task<IActionResult> OnGetAsync(string childId, string rule, int occurrence, string? person, string? matter)
    {
        AsAt = Asked();
        if (await Read(childId, AsAt) is not { } record || DutyAsked.Find(record, Terms, AsAt, rule, occurrence, person, matter) is not { } duty) return NotFound();
        (Record, Duty) = (record, duty);
        var entries = new[] { duty.StartedBy.Entry.Id, duty.MetBy?.Entry.Id }.OfType<EntryId>().Select(Of).OfType<Recorded>();
        Names = await staff.Names(entries.Select(e => e.Entry.By ?? e.Author).Append(duty.Holder), HttpContext.RequestAborted);
        return Page();
    }

    private AsAt Asked()
    {
        var day = AsAtDay.IsEmpty || AsAtDay.Read("day", out var typed) is not null ? Today : typed;
        if (Known.IsEmpty || Known.Read("day", out var known) is not null) return new(day, null, Today);
        var isWhole = string.IsNullOrWhiteSpace(KnownTime) || TimeOfDay.Read(KnownTime, known, out _) is not null;
        if (isWhole) return new(day, LondonTime.EndOf(known), Today);
        TimeOfDay.Read(KnownTime!, known, out var at);
        return new(day, at, Today);
    }
}
