using System.Text;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Exchange.Policies;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Records.Terms;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Policies;

/// <summary>The council's policy: every version, with from when, by whom and why.</summary>
public sealed class IndexModel(LayDown layDown, StaffList staff, LedgerTerms terms) : SignedInPage
{
    /// <summary>The policy; null where there is none.</summary>
    public CouncilPolicy? Policy => terms.Policy;

    /// <summary>Every version, the latest first.</summary>
    public IReadOnlyList<Laid> Versions { get; private set; } = [];

    /// <summary>What those who put them in are called.</summary>
    public StaffNames Names { get; private set; } = null!;

    /// <summary>London's date.</summary>
    public DateOnly Today => LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime);

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => [AccessRole.Administrator];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        Versions = [.. (await layDown.All(HttpContext.RequestAborted)).Where(l => l.Version is not null)];
        Names = await staff.Names(Versions.Select(v => v.By.Value), HttpContext.RequestAborted);
    }

    /// <summary>The policy as a file, with its seals.</summary>
    public IActionResult OnGetFile() => Policy is { } policy ? File(Encoding.UTF8.GetBytes(PolicyWriter.Write(policy)), "application/json", "policy.json") : NotFound();

    /// <summary>From when to when a version is in force.</summary>
    public string Days(PolicyVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var place = Policy!.Versions.ToList().FindIndex(v => v.Version == version.Version);
        return Policy.InForceTo(place) is { } last ? $"from {version.InForceFrom:d MMMM yyyy} to {last:d MMMM yyyy}" : $"from {version.InForceFrom:d MMMM yyyy}";
    }

    /// <summary>How a version stands today.</summary>
    public (string Words, string Colour) Standing(PolicyVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (version.InForceFrom > Today) return ("Not yet in force", "yellow");
        return Policy!.Versions.Last(v => v.InForceFrom <= Today).Version == version.Version ? ("In force", "green") : ("Followed by another", "grey");
    }
}
