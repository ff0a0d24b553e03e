using Duecare.Domain.Chronology;
using Duecare.Records.Staff;
using Duecare.Records.Work;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Pages.SignIn;

/// <summary>In a demonstration, signing in as an invented person. Anywhere else this page is not there, and nobody who is not invented is ever signed in by it.</summary>
[AllowAnonymous]
public sealed class DemonstrationModel(StaffList staff, VisitsOverdue visits, SiteSettings settings) : PageModel
{
    /// <summary>The invented people who work here now, by team, those outside every team first.</summary>
    public IReadOnlyList<IGrouping<string, StaffMember>> People { get; private set; } = [];

    /// <summary>The social worker to begin with: who holds the most visits to a child that are past their limit; null if nobody does.</summary>
    public (StaffMember Worker, int Overdue)? BeginWith { get; private set; }

    /// <summary>Where to go on to.</summary>
    [FromQuery(Name = SiteSignIn.GoOnTo)]
    public string? Asked { get; set; }

    /// <summary>Where to go on to, if it is of this site.</summary>
    public string To => SiteSignIn.Local(Request.HasFormContentType ? Request.Form[SiteSignIn.GoOnTo].ToString() : Asked);

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!settings.IsDemonstration) context.Result = new NotFoundResult();
    }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        var invented = (await staff.Everybody(HttpContext.RequestAborted)).Where(p => p is { IsInvented: true, IsActive: true }).ToList();
        People =
        [
            .. invented.OrderBy(p => p.Roles[0]).GroupBy(p => p.Team ?? "Across the service", StringComparer.Ordinal)
                .OrderBy(g => g.First().Team is not null).ThenBy(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal),
        ];
        BeginWith = await visits.WhoHoldsMost(invented, HttpContext.RequestAborted);
    }

    /// <summary>Signs in as one.</summary>
    public async Task<IActionResult> OnPostAsync(string? worker)
    {
        if (await staff.Of(new WorkerId(worker ?? ""), HttpContext.RequestAborted) is not { IsInvented: true, IsActive: true } person) return NotFound();
        await SiteSignIn.SignIn(HttpContext, person.Worker, "demonstration");
        return LocalRedirect(To);
    }
}
