using Duecare.Domain.Chronology;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.People;

/// <summary>Adding somebody who comes to work here.</summary>
public sealed class AddModel(StaffList staff) : SignedInPage
{
    /// <summary>The id.</summary>
    [BindProperty]
    public string? Worker { get; set; }

    /// <summary>The name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What they do and where.</summary>
    [BindProperty]
    public PostFields Post { get; set; } = new();

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => [AccessRole.Administrator];

    /// <summary>Asks.</summary>
    public async Task OnGetAsync() => Post.Teams = await staff.Teams(HttpContext.RequestAborted);

    /// <summary>Adds them.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (!ModelState.IsValid) return Page();
        var member = new StaffMember(new WorkerId(Worker?.Trim() ?? ""), Name?.Trim() ?? "", true, false, [.. Post.Roles], string.IsNullOrEmpty(Post.Team) ? null : Post.Team);
        if (await staff.Add(Reader, member, HttpContext.RequestAborted) is not { } problem) return LocalRedirect($"/people/{Uri.EscapeDataString(member.Worker.Value)}");
        ModelState.AddModelError(problem.Contains("role", StringComparison.Ordinal) ? "Post.Roles" : problem.Contains("the name", StringComparison.Ordinal) ? nameof(Name) : nameof(Worker), problem);
        return Page();
    }
}
