using Duecare.Domain.Calendar;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Record;

/// <summary>A page about a child as at a day, and as known at an instant. What can't be read is refused beside its boxes, and today and now are shown in its place.</summary>
public abstract class AsAtPage(RecordAccess access, LedgerTerms terms) : RecordPage(access, terms)
{
    /// <summary>The day asked about, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public DateParts AsAtDay { get; set; } = new();

    /// <summary>The day of the instant at which the record is asked, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public DateParts Known { get; set; } = new();

    /// <summary>The time of day of that instant, as typed; left out, the end of the day.</summary>
    [BindProperty(SupportsGet = true)]
    public string? KnownTime { get; set; }

    /// <summary>Which day and instant the page is about.</summary>
    public AsAt AsAt { get; private set; } = null!;

    /// <summary>Reads the day and instant that the address asks.</summary>
    protected void Ask()
    {
        var day = AsAtDay.IsEmpty ? Today : Day(nameof(AsAtDay), AsAtDay) ?? Today;
        AsAt = new(day, KnownAt(), Today);
    }

    private DateTime? KnownAt()
    {
        if (Known.IsEmpty || Day(nameof(Known), Known) is not { } day) return null;
        if (string.IsNullOrWhiteSpace(KnownTime)) return LondonTime.EndOf(day);
        if (TimeOfDay.Read(KnownTime, day, out var utc) is not { } problem) return utc;
        ModelState.AddModelError(nameof(KnownTime), problem);
        return null;
    }

    private DateOnly? Day(string name, DateParts typed)
    {
        if (typed.Read("day", out var day) is not { } refusal) return day;
        ModelState.Refuse(name, refusal);
        return null;
    }
}
