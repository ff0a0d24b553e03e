using Duecare.Domain.Duties;
using Duecare.Domain.People;
using Duecare.Records.Access;
using Duecare.Records.Staff;

namespace Duecare.Records.Work;

/// <summary>What a team owes, child by child.</summary>
public sealed class TeamWork(Ledger ledger, RecordAccess access, LedgerTerms terms)
{
    private readonly Pressing _pressing = new(terms);
    private readonly StaffList _staff = new(ledger);

    /// <summary>The children who are a team's now and whom the reader may see, those without a worker first.</summary>
    /// <returns>Null where the reader may not see the team's work, and where there is no such team.</returns>
    public async Task<TeamWorkList?> Of(Reader reader, string team, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(team);
        if (!RecordAccess.MaySeeTeam(reader, team)) return null;
        var listed = await access.Team(reader, team, cancel);
        if (listed.Count == 0 && !(await _staff.Teams(cancel)).Contains(team)) return null;
        var now = terms.Clock.GetUtcNow().UtcDateTime;
        var names = await _staff.Names(listed.SelectMany(c => c.Duties).Select(d => d.Holder).Concat(listed.Select(c => c.Worker?.Value).OfType<string>()), cancel);
        return new(team, LondonTime.DateOf(now), [.. listed.Select(c => Row(c, now))], names);
    }

    private TeamChild Row(ListedChild listed, DateTime now)
    {
        var rows = listed.Duties.Select(d => _pressing.Row(d, HeldAs.Own, [listed.Child], now)).ToList();
        return new(listed.Child, listed.Worker, listed.Statuses, rows);
    }
}

/// <summary>A team's work on one day.</summary>
/// <param name="Team">The team.</param>
/// <param name="Today">The day on which it stands so.</param>
/// <param name="Children">Every child of the team whom the reader may see, those without a worker first.</param>
/// <param name="Names">What those who hold duties or are allocated are called.</param>
public sealed record TeamWorkList(string Team, DateOnly Today, IReadOnlyList<TeamChild> Children, StaffNames Names)
{
    /// <summary>The children whom nobody is allocated to.</summary>
    public int WithoutWorker => Children.Count(c => c.Worker is null);

    /// <summary>How many duties are past their limit.</summary>
    public int Overdue => Children.Sum(c => c.Overdue);

    /// <summary>How many fall due in the next five working days.</summary>
    public int Soon => Children.Sum(c => c.Soon);

    /// <summary>For each duty how often it is overdue, due in five working days and owed at all: those most often overdue first.</summary>
    public IReadOnlyList<DutyCount> ByDuty =>
    [
        .. Children.SelectMany(c => c.Duties).GroupBy(d => d.Rule.Title).Select(g => new DutyCount(g.Key, g.Count(d => d.Block == WorkBlock.PastTheLimit), g.Count(IsSoon), g.Count()))
            .OrderByDescending(d => d.Overdue).ThenByDescending(d => d.Soon).ThenBy(d => d.Title, StringComparer.Ordinal),
    ];

    /// <summary>The workers allocated to children of the team, or who hold duties to them, with how many children: by name.</summary>
    public IReadOnlyList<(string Worker, int Children)> Workers =>
        [.. Children.Where(c => c.Worker is not null).GroupBy(c => c.Worker!.Value.Value).Select(g => (g.Key, g.Count())).OrderBy(w => Names.Name(w.Key), StringComparer.OrdinalIgnoreCase)];

    /// <summary>Those who left and still hold duties or allocations here, by name.</summary>
    public IReadOnlyList<string> Left =>
        [.. Children.SelectMany(c => c.Duties.Select(d => d.Duty.Holder).Append(c.Worker?.Value)).OfType<string>().Distinct().Where(Names.HasLeft).OrderBy(Names.Name, StringComparer.OrdinalIgnoreCase)];

    internal static bool IsSoon(WorkRow row) => row.Block == WorkBlock.Soon;
}

/// <summary>How often one duty is owed.</summary>
public sealed record DutyCount(string Title, int Overdue, int Soon, int All);

/// <summary>A child of a team.</summary>
/// <param name="Child">The child.</param>
/// <param name="Worker">The social worker allocated now; null if nobody is.</param>
/// <param name="Statuses">Under what the child is worked with now.</param>
/// <param name="Duties">What is owed to the child, soonest due first.</param>
public sealed record TeamChild(Child Child, WorkerId? Worker, IReadOnlyList<WorkedWithAs> Statuses, IReadOnlyList<WorkRow> Duties)
{
    /// <summary>The duty due first; null for a child to whom nothing is owed.</summary>
    public WorkRow? MostPressing => Duties.OrderBy(d => d.Block == WorkBlock.PastTheLimit ? 0 : 1).FirstOrDefault();

    /// <summary>How many duties are past their limit.</summary>
    public int Overdue => Duties.Count(d => d.Block == WorkBlock.PastTheLimit);

    /// <summary>How many fall due in the next five working days.</summary>
    public int Soon => Duties.Count(TeamWorkList.IsSoon);
}
