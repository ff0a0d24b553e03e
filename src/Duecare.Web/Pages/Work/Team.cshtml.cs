using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Work;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Work;

/// <summary>One team's work: for those in it, and for whoever answers for, audits or inspects the service.</summary>
public sealed class TeamModel(RecordAccess access, LedgerTerms terms, TeamWork teamWork) : TeamPage(access, terms, teamWork)
{
    /// <summary>Shows the team. A stroke in its name stands escaped in an address.</summary>
    public async Task<IActionResult> OnGetAsync(string team) => await Show(team.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)) ? Page() : NotFound();
}
