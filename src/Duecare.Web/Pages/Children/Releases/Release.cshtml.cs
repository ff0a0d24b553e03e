using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.InformationRights;
using Duecare.Domain.People;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.InformationRights;
using Duecare.Records.Staff;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Releases;

/// <summary>A safe address for the one person to whom it was released: the only page that prints it. Each time it is opened is logged as something given to somebody outside.</summary>
public sealed class ReleaseModel(RecordAccess access, LedgerTerms terms, StaffList staff) : RecordPage(access, terms)
{
    private static readonly EntryKind Releases = EntryKind.All.First(k => k.Type == typeof(AddressRelease));

    /// <summary>The child.</summary>
    public Child Child { get; private set; } = null!;

    /// <summary>The release.</summary>
    public AddressRelease Release { get; private set; } = null!;

    /// <summary>The address, told to its recipient.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Who released it.</summary>
    public string By { get; private set; } = "";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string childId, string releaseId)
    {
        if (await Read(childId) is not { } record || !record.MayState(Releases) || ReleaseAddress.Find(record, releaseId) is not { } found) return NotFound();
        await Access.Child(Reader, record.Chronology.Child.Id, new Look(Route) { Verb = AccessVerb.Disclosed }, HttpContext.RequestAborted);
        (Child, Release) = (record.Chronology.Child, found.Release);
        Address = Plain.Text(found.Address.To(new(Release.Recipient, Release.Purpose)));
        By = (await staff.Names([found.Recorded.Author], HttpContext.RequestAborted)).Of(found.Recorded.Author);
        return Page();
    }
}
