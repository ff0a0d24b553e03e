using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.People;

/// <summary>Opening and closing teams.</summary>
public sealed class TeamsModel(StaffList staff) : SignedInPage
{
    /// <summary>Those that are open.</summary>
    public IReadOnlyList<string> Teams { get; private set; } = [];

    /// <summary>The team named.</summary>
    [BindProperty]
    public string? Team { get; set; }

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => [AccessRole.Administrator];

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync() => Teams = await staff.Teams(HttpContext.RequestAborted);

    /// <summary>Opens one.</summary>
    public async Task<IActionResult> OnPostAsync() => await Done(await staff.AddTeam(Reader, Team?.Trim() ?? "", HttpContext.RequestAborted));

    /// <summary>Closes one.</summary>
    public async Task<IActionResult> OnPostCloseAsync() => await Done(await staff.CloseTeam(Reader, Team?.Trim() ?? "", HttpContext.RequestAborted));

    private async Task<IActionResult> Done(string? problem)
    {
        if (problem is null) return LocalRedirect("/teams");
        ModelState.AddModelError(nameof(Team), problem);
        await OnGetAsync();
        return Page();
    }
}
