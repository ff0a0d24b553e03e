using Duecare.Domain.Duties;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Work;

/// <summary>Which social worker holds the most visits that are past their limit: whom a demonstration begins with.</summary>
public sealed class VisitsOverdue(Ledger ledger, LedgerTerms terms)
{
    /// <summary>Of some people the social worker who holds the most visits that are certainly past their limit, with how many; null if none holds any.</summary>
    public async Task<(StaffMember Worker, int Overdue)?> WhoHoldsMost(IReadOnlyList<StaffMember> people, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(people);
        await using var db = ledger.Reading();
        var (today, rules) = (ledger.Today, terms.Rules.Rows.Where(r => r.MetBy.Any(t => t.What == Happened.Visited)).Select(r => r.Id).Distinct().ToList());
        var counts = await db.OpenDuties.Where(d => d.DueTo < today && d.Person == null && rules.Contains(d.Rule)).GroupBy(d => d.Holder)
            .Select(g => new { Holder = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Holder, g => g.Count, cancel);
        return people.Where(p => p.Roles.Contains(AccessRole.Practitioner) && counts.ContainsKey(p.Worker.Value))
            .Select(p => ((StaffMember, int)?)(p, counts[p.Worker.Value])).MaxBy(p => p!.Value.Item2);
    }
}
