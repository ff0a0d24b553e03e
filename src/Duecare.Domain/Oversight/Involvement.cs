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
        var teams = new List<(string Team, Entry By)>();
        foreach (var entry in chronology.Standing()) Read(entry, parts, teams, chronology);
        return [.. Workers(parts), .. Teams(parts, [.. teams.Select(t => t.Team).Distinct(StringComparer.Ordinal)])];
    }

    private static void Read(Entry entry, List<Part> parts, List<(string Team, Entry By)> teams, ChildChronology chronology)
    {
        var (from, to) = (entry.Occurred.Earliest, entry.Occurred.Latest);
        bool Reaches(Entry earlier) => !chronology.AreApart(earlier, entry);
        switch (entry)
        {
            case Allocation allocation:
                End(parts, p => p.Role == (allocation.Role ?? Duties.Role.SocialWorker) && Reaches(p.By), from.AddDays(-1));
                parts.Add(new(allocation.Worker, allocation.Team, allocation.Role ?? Duties.Role.SocialWorker, entry) { To = allocation.EndedOn?.Latest });
                Takes(allocation.Team);
                break;
            case AllocationEnd end:
                End(parts, p => p.Worker == end.Worker, to);
                break;
            case EarlyHelpEpisode { Worker: { } worker } episode:
                parts.Add(new(worker, null, Duties.Role.EarlyHelpWorker, entry) { To = episode.EndedOn?.Latest });
                break;
            case EarlyHelpEpisodeEnd:
                End(parts, p => p.Role == Duties.Role.EarlyHelpWorker, to);
                break;
            case AbsenceCover cover:
                parts.Add(new(cover.Worker, null, null, entry) { To = to });
                break;
            case TransferDecision transfer:
                if (transfer.To is { } taker) parts.Add(new(taker, transfer.Team, null, entry) { To = to });
                Takes(transfer.Team);
                break;
            case CaseClosure:
                End(parts, p => Reaches(p.By), to);
                parts.AddRange(teams.Where(t => Reaches(t.By)).Select(t => new Part(null, t.Team, null, t.By) { To = to }));
                teams.RemoveAll(t => Reaches(t.By));
                break;
            default:
                break;
        }

        void Takes(string? team)
        {
            if (team is null) return;
            teams.RemoveAll(t => Reaches(t.By));
            teams.Add((team, entry));
        }
    }

    private static void End(List<Part> parts, Func<Part, bool> which, DateOnly on)
    {
        foreach (var part in parts)
            if (which(part) && (part.To is null || part.To > on)) part.To = on;
    }

    private static IEnumerable<Involvement> Workers(List<Part> parts) =>
        parts.Where(p => p.Worker is not null).GroupBy(p => p.Worker!.Value).Select(worker => new Involvement(worker.Key, null, Last(worker)));

    private static IEnumerable<Involvement> Teams(List<Part> parts, List<string> current)
    {
        var earlier = parts.Where(p => p.Team is not null && !current.Contains(p.Team)).GroupBy(p => p.Team!, StringComparer.Ordinal).Select(team => new Involvement(null, team.Key, Last(team)));
        return earlier.Concat(current.Select(team => new Involvement(null, team, null)));
    }

    private static DateOnly? Last(IEnumerable<Part> parts) => parts.Any(p => p.To is null) ? null : parts.Max(p => p.To);

    private sealed class Part(WorkerId? worker, string? team, Duties.Role? role, Entry by)
    {
        /// <summary>The entry that says so.</summary>
        public Entry By => by;

        public WorkerId? Worker => worker;

        public string? Team => team;

        public Duties.Role? Role => role;

        public DateOnly? To { get; set; }
    }
}
