using Duecare.Domain.Calendar;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Record;

/// <summary>A page of a child's record that can be asked as at any day, and as known at any instant.</summary>
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

    /// <summary>Reads the day and instant that the address asks; today and now for what it does not ask, or asks wrongly.</summary>
    protected void ReadAsAt()
    {
        var day = Today;
        if (!AsAtDay.IsEmpty && AsAtDay.Read("day", out day) is { } refusal) (day, _) = (Today, Refused(nameof(AsAtDay), refusal));
        AsAt = new(day, KnownAt(), Today);
    }

    private DateTime? KnownAt()
    {
        if (Known.IsEmpty) return null;
        if (Known.Read("day", out var day) is { } refusal)
        {
            Refused(nameof(Known), refusal);
            return null;
        }
        if (string.IsNullOrWhiteSpace(KnownTime)) return LondonTime.EndOf(day);
        if (TimeOfDay.Read(KnownTime, day, out var utc) is not { } problem) return utc;
        ModelState.AddModelError(nameof(KnownTime), problem);
        return null;
    }

    private bool Refused(string name, DateRefusal refusal)
    {
        ModelState.Refuse(name, refusal);
        return true;
    }
}
