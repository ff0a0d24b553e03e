using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Reading;
using Duecare.Records.Staff;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Duties;

/// <summary>Why a duty is due: what started it, the rule and its source, each day counted and each not, and what met it.</summary>
public sealed class WhyModel(RecordAccess access, LedgerTerms terms, StaffList staff) : AsAtPage(access, terms)
{
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
        Ask();
        if (await Read(childId, AsAt) is not { } record || DutyAsked.Find(record, Terms, AsAt, rule, occurrence, person, matter) is not { } duty) return NotFound();
        (Record, Duty) = (record, duty);
        var entries = new[] { duty.StartedBy.Entry.Id, duty.MetBy?.Entry.Id }.OfType<EntryId>().Select(Of).OfType<Recorded>();
        Names = await staff.Names(entries.Select(e => e.Entry.By ?? e.Author).Append(duty.Holder), HttpContext.RequestAborted);
        return Page();
    }
}
