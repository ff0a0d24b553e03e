using Duecare.Domain.Chronology;
using Duecare.Domain.EarlyHelp;
using Duecare.Domain.FrontDoor;

namespace Duecare.Domain.Oversight;

/// <summary>A worker or a team that works with a child, or did.</summary>
/// <param name="Worker">The worker; null for a team.</param>
/// <param name="Team">The team; null for a worker.</param>
/// <param name="Until">The last day; null while it lasts.</param>
public sealed record Involvement(WorkerId? Worker, string? Team, DateOnly? Until);

/// <summary>Who works with a child, by what the record holds: whoever is allocated in any role, covers for one who is away, or is to take the case over.</summary>
/// <remarks>
/// A worker's part ends with the allocation: by its own end, another allocation in the same role, or the closing of the case. A team's part outlasts its last worker's: until another team takes the
/// case or it is closed, the child is the team's, though nobody in it is allocated.
/// </remarks>
public static class Involved
{
    /// <summary>Every worker and team that the standing entries of a child name as working with the child, each once.</summary>
    public static IReadOnlyList<Involvement> With(ChildChronology chronology)
    {
        ArgumentNullException.ThrowIfNull(chronology);
        var parts = new List<Part>();
        string? team = null;
        foreach (var entry in chronology.Standing()) team = Read(entry, parts, team);
        return [.. Workers(parts), .. Teams(parts, team)];
    }

    private static string? Read(Entry entry, List<Part> parts, string? team)
    {
        var (from, to) = (entry.Occurred.Earliest, entry.Occurred.Latest);
        switch (entry)
        {
            case Allocation allocation:
                End(parts, p => p.Role == (allocation.Role ?? Duties.Role.SocialWorker), from.AddDays(-1));
                parts.Add(new(allocation.Worker, allocation.Team, allocation.Role ?? Duties.Role.SocialWorker) { To = allocation.EndedOn?.Latest });
                return allocation.Team ?? team;
            case AllocationEnd end:
                End(parts, p => p.Worker == end.Worker, to);
                return team;
            case EarlyHelpEpisode { Worker: { } worker } episode:
                parts.Add(new(worker, null, Duties.Role.EarlyHelpWorker) { To = episode.EndedOn?.Latest });
                return team;
            case EarlyHelpEpisodeEnd:
                End(parts, p => p.Role == Duties.Role.EarlyHelpWorker, to);
                return team;
            case AbsenceCover cover:
                parts.Add(new(cover.Worker, null, null) { To = to });
                return team;
            case TransferDecision transfer:
                if (transfer.To is { } taker) parts.Add(new(taker, transfer.Team, null) { To = to });
                return transfer.Team ?? team;
            case CaseClosure:
                End(parts, _ => true, to);
                if (team is not null) parts.Add(new(null, team, null) { To = to });
                return null;
            default:
                return team;
        }
    }

    private static void End(List<Part> parts, Func<Part, bool> which, DateOnly on)
    {
        foreach (var part in parts)
            if (which(part) && (part.To is null || part.To > on)) part.To = on;
    }

    private static IEnumerable<Involvement> Workers(List<Part> parts) =>
        parts.Where(p => p.Worker is not null).GroupBy(p => p.Worker!.Value).Select(worker => new Involvement(worker.Key, null, Last(worker)));

    private static IEnumerable<Involvement> Teams(List<Part> parts, string? current)
    {
        var earlier = parts.Where(p => p.Team is not null && p.Team != current).GroupBy(p => p.Team!, StringComparer.Ordinal).Select(team => new Involvement(null, team.Key, Last(team)));
        return current is null ? earlier : earlier.Append(new(null, current, null));
    }

    private static DateOnly? Last(IEnumerable<Part> parts) => parts.Any(p => p.To is null) ? null : parts.Max(p => p.To);

    private sealed class Part(WorkerId? worker, string? team, Duties.Role? role)
    {
        public WorkerId? Worker => worker;

        public string? Team => team;

        public Duties.Role? Role => role;

        public DateOnly? To { get; set; }
    }
}
