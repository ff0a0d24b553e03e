using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Work;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Work;

/// <summary>The reader's own team's work; for whoever answers for, audits or inspects the service, every team to choose from.</summary>
public sealed class OwnTeamModel(RecordAccess access, LedgerTerms terms, TeamWork teamWork) : TeamPage(access, terms, teamWork)
{
    /// <summary>Every team that has children; empty for who sees one team.</summary>
    public IReadOnlyList<TeamCount> Teams { get; private set; } = [];

    /// <summary>Shows the team, or the teams.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!RecordAccess.MaySeeEveryTeam(Reader)) return Reader.Team is { } team && await Show(team) ? Page() : NotFound();
        Teams = await Access.Teams(Reader, HttpContext.RequestAborted);
        return Page();
    }
}
