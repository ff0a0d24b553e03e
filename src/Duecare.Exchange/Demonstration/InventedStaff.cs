using System.Globalization;
using Duecare.Domain.Chronology;

namespace Duecare.Exchange.Demonstration;

/// <summary>Someone who works, or worked, for an invented authority.</summary>
/// <param name="Worker">Their id, which allocations state.</param>
/// <param name="Name">Their invented name.</param>
/// <param name="Does">What they do, in the words that roles are written in: <c>practitioner</c>, <c>team-manager</c>.</param>
/// <param name="Team">Their team; null for one outside every team.</param>
/// <param name="From">Their first day.</param>
/// <param name="To">Their last day; null for one who still works there.</param>
public sealed record InventedWorker(WorkerId Worker, string Name, string Does, string? Team, DateOnly From, DateOnly? To);

/// <summary>The people of an invented authority: whoever held a post, the managers of the teams, and those who work across the service.</summary>
internal static class InventedStaff
{
    private const string FrontDoor = "Front door";
    private const string EarlyHelp = "Early help";

    private static readonly (string Does, string? Team)[] AcrossTheService =
    [
        ("front-door-worker", FrontDoor), ("front-door-worker", FrontDoor), ("team-manager", FrontDoor), ("early-help-worker", EarlyHelp), ("early-help-worker", EarlyHelp), ("team-manager", EarlyHelp),
        ("business-support", "Safeguarding team 1"), ("service-manager", null), ("conference-chair", null), ("conference-chair", null), ("quality-auditor", null), ("complaints-officer", null),
        ("information-governance-officer", null), ("performance-analyst", null), ("administrator", null), ("administrator", null), ("inspector", null),
    ];

    /// <summary>Everybody, those across the service first.</summary>
    public static IEnumerable<InventedWorker> Of(IEnumerable<Post> posts, long seed, DateOnly asAt)
    {
        var began = asAt.AddYears(-5);
        for (var i = 0; i < AcrossTheService.Length; i++)
        {
            var chance = Chance.Of(seed, (2L * int.MinValue) - i);
            yield return new(new(Id('S', i + 1)), Invented.FullName(ref chance), AcrossTheService[i].Does, AcrossTheService[i].Team, began, null);
        }
        var team = 0;
        foreach (var post in posts)
        {
            if (post.TeamNumber != team) yield return new(new(Id('M', post.TeamNumber)), post.Manager, "team-manager", post.Team, began, null);
            team = post.TeamNumber;
            foreach (var tenure in post.Tenures) yield return new(tenure.Worker, tenure.Name, "practitioner", post.Team, tenure.From, tenure.To < asAt ? tenure.To : null);
        }
    }

    private static string Id(char letter, int number) => string.Create(CultureInfo.InvariantCulture, $"{letter}{number:00000}");
}
