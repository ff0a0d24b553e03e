using Duecare.Records.Access;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Seen;

/// <summary>What was opened in an emergency, for whoever was told of it and for those who answer for all.</summary>
public sealed class EmergenciesModel(RecordAccess access) : SignedInPage
{
    /// <summary>Those without a review first.</summary>
    public IReadOnlyList<EmergencyAccess> All { get; private set; } = [];

    /// <summary>The one to review.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Review { get; set; }

    /// <summary>Whether it was needed.</summary>
    [BindProperty]
    public bool? WasNeeded { get; set; }

    /// <summary>What the review found.</summary>
    [BindProperty]
    public string? Finding { get; set; }

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => [AccessRole.TeamManager, AccessRole.ServiceManager, AccessRole.InformationGovernanceOfficer];

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync() => All = await access.Emergencies(Reader, HttpContext.RequestAborted);

    /// <summary>Records a review.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (WasNeeded is null) ModelState.AddModelError(nameof(WasNeeded), "Say whether it was needed");
        if (ModelState.IsValid && await access.Review(Reader, Review ?? "", WasNeeded!.Value, Finding ?? "", HttpContext.RequestAborted) is { } problem) ModelState.AddModelError(nameof(Finding), problem);
        if (ModelState.IsValid) return LocalRedirect("/emergencies");
        await OnGetAsync();
        return Page();
    }
}
