using Duecare.Domain.People;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Work;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Work;

/// <summary>In what order a team's children stand, after those without a worker.</summary>
public enum TeamOrder
{
    /// <summary>Most pressing clock first.</summary>
    Pressing,

    /// <summary>By the child's name.</summary>
    Child,

    /// <summary>By the worker's name.</summary>
    Worker,
}

/// <summary>A team's work: children without a worker first, then each with worker, status and what presses most.</summary>
public abstract class TeamPage(RecordAccess access, LedgerTerms terms, TeamWork teamWork) : RecordPage(access, terms)
{
    /// <summary>How many children stand on a page.</summary>
    public const int AtATime = 50;

    /// <summary>How many duties stand in the totals before they fold.</summary>
    public const int MostDuties = 5;

    /// <summary>What is asked for in the place of a worker: the children without one.</summary>
    public const string Nobody = "nobody";

    /// <summary>The one worker asked for; <see cref="Nobody"/> for the children without one; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Worker { get; set; }

    /// <summary>The order asked for; null for the most pressing first.</summary>
    [BindProperty(SupportsGet = true)]
    public TeamOrder? Order { get; set; }

    /// <summary>The part of a long list, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Part { get; set; } = 1;

    /// <summary>The team's work; null where it can't be shown.</summary>
    public TeamWorkList? Work { get; private set; }

    /// <summary>The children asked for, in order.</summary>
    public IReadOnlyList<TeamChild> Chosen { get; private set; } = [];

    /// <summary>Those of this part.</summary>
    public IEnumerable<TeamChild> Shown => Chosen.Skip((Part - 1) * AtATime).Take(AtATime);

    /// <summary>How many parts there are.</summary>
    public int Parts => Math.Max(1, (Chosen.Count + AtATime - 1) / AtATime);

    /// <summary>Where a part of the list is, with {0} in the place of its number.</summary>
    public string PartLink => Links.Team(Work!.Team) + $"?worker={Uri.EscapeDataString(Worker ?? "")}&order={Order}&part={{0}}";

    /// <summary>A status as a badge says it.</summary>
    public static string Badge(WorkedWithAs status) => Children.ChildModel.Badge(status);

    /// <summary>Reads a team's work and chooses what was asked for.</summary>
    protected async Task<bool> Show(string team)
    {
        Work = await teamWork.Of(Reader, team, HttpContext.RequestAborted);
        if (Work is null) return false;
        Chosen = [.. Ordered(Work.Children.Where(IsAskedFor)).OrderBy(c => c.Worker is not null)];
        Part = Math.Clamp(Part, 1, Parts);
        return true;
    }

    private bool IsAskedFor(TeamChild child) => string.IsNullOrEmpty(Worker) || (Worker == Nobody ? child.Worker is null : child.Worker?.Value == Worker);

    private IEnumerable<TeamChild> Ordered(IEnumerable<TeamChild> children) => Order switch
    {
        TeamOrder.Child => children.OrderBy(c => c.Child.Name, StringComparer.OrdinalIgnoreCase),
        TeamOrder.Worker => children.OrderBy(c => c.Worker is { } worker ? Work!.Names.Name(worker.Value) : "", StringComparer.OrdinalIgnoreCase),
        _ => children.OrderBy(c => c.MostPressing?.Duty.Due?.From ?? int.MaxValue).ThenByDescending(c => c.Overdue),
    };
}
