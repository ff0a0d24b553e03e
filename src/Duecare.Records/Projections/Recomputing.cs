using Duecare.Domain.Duties;
using Duecare.Domain.InformationRights;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Records.Chain;
using Duecare.Records.Reading;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Projections;

/// <summary>Works the projections out from the ledger, one child or person at a time, the same way after an entry, on a child's day and when everything is rebuilt.</summary>
internal sealed class Recomputing(LedgerTerms terms)
{
    /// <summary>How far ahead is looked for the day on which a child's duties become others; if there is none, the child is looked at again then.</summary>
    private const int DaysAhead = 14;

    /// <summary>One child's rows, worked out as at a day. Nothing is saved.</summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="record">What the ledger holds of the child.</param>
    /// <param name="today">The day.</param>
    /// <param name="since">The entries recorded since the rows were worked out last; null where that is not known, and everything is worked out.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task Child(LedgerDb db, ChildRecord record, DateOnly today, IReadOnlyList<EntryRow>? since, CancellationToken cancel)
    {
        var child = record.Chronology.Child;
        var duties = OpenOn(today, record.Chronology);
        Replace(db, await db.OpenDuties.Where(d => d.Child == child.Id.Value).ToListAsync(cancel), [.. duties.Select(OpenDutyRow.Of)], d => d.Place);
        var allocated = Allocated.On(today, record.Chronology);
        Replace(db, await db.Caseload.Where(c => c.Child == child.Id.Value).ToListAsync(cancel), [.. Caseload(child.Id, allocated)], c => c.Child);
        var head = await db.ChildHeads.FindAsync([child.Id.Value], cancel) ?? db.Add(new ChildHeadRow { Child = child.Id.Value, LastSeq = 0, RecheckOn = today }).Entity;
        (head.LastSeq, head.Name, head.Born, head.Expected, head.Died, head.Sex) = (record.LastSeq, child.Name, child.Born, child.Expected, child.Died, child.Sex);
        Replace(db, await db.Involved.Where(i => i.Child == child.Id.Value).ToListAsync(cancel), [.. Involving(head, record.Chronology)], i => (i.As, i.Who));
        if (since is null || since.Any(SearchTermRow.CanChangeBy)) await Terms(db, record.Chronology, cancel);
        head.JoinedTo = null;
        head.Matters |= InvolvedRow.StatusOn(today, record.Chronology);
        head.RecheckOn = RecheckOn(today, duties, allocated, record.Chronology);
    }

    /// <summary>Nothing is kept ready of a child whose record is read as another's, but that it is.</summary>
    public static async Task Joined(LedgerDb db, ChildId child, ChildRecord kept, CancellationToken cancel)
    {
        await db.OpenDuties.Where(d => d.Child == child.Value).ExecuteDeleteAsync(cancel);
        await db.Caseload.Where(c => c.Child == child.Value).ExecuteDeleteAsync(cancel);
        await db.Involved.Where(i => i.Child == child.Value).ExecuteDeleteAsync(cancel);
        await db.SearchTerms.Where(t => t.Child == child.Value).ExecuteDeleteAsync(cancel);
        var head = await db.ChildHeads.FindAsync([child.Value], cancel) ?? db.Add(new ChildHeadRow { Child = child.Value, LastSeq = 0, RecheckOn = DateOnly.MaxValue }).Entity;
        head.JoinedTo = kept.Chronology.Child.Id.Value;
        head.LastSeq = kept.Joinings.First(j => j.Entry is RecordsJoined joining && joining.Joined == child).Seq;
        (head.RecheckOn, head.Matters, head.IsRestricted) = (DateOnly.MaxValue, ChildMatters.None, false);
        (head.Name, head.Born, head.Expected, head.Died, head.Sex) = (null, null, null, null, null);
    }

    /// <summary>Notes which records were joined or taken apart by some entries, in the order of the chain, before anything is read by it.</summary>
    public static async Task Joinings(LedgerDb db, IReadOnlyList<EntryRow> rows, CancellationToken cancel)
    {
        var about = rows.Select(Recorded.Of).OfType<Recorded>().Where(r => r.Entry is RecordsJoined or RecordsParted).ToList();
        if (about.Count == 0) return;
        foreach (var stated in about)
        {
            if (stated.Entry is RecordsJoined joined) db.Add(new JoiningRow { Id = joined.Id.Value, Kept = joined.Kept.Value, Joined = joined.Joined.Value, Seq = stated.Seq });
            else if (stated.Entry is RecordsParted parted && await db.Joinings.FindAsync([parted.Joining.Value], cancel) is { } joining) joining.PartedSeq = stated.Seq;
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>By what the child can be found. Most entries change nothing of it.</summary>
    private static async Task Terms(LedgerDb db, ChildChronology chronology, CancellationToken cancel)
    {
        var before = await db.SearchTerms.Where(t => t.Child == chronology.Child.Id.Value).ToListAsync(cancel);
        List<SearchTermRow> now = [.. SearchTermRow.Of(chronology)];
        db.RemoveRange(before.Where(b => !now.Exists(b.IsSame)));
        db.AddRange(now.Where(n => !before.Exists(n.IsSame)));
    }

    /// <summary>Who works with the child, whom the record is restricted to, and what in it concerns those who work with no team.</summary>
    private static IEnumerable<InvolvedRow> Involving(ChildHeadRow head, ChildChronology chronology)
    {
        var named = Restricted.To(chronology);
        (head.IsRestricted, head.Matters) = (named is not null, InvolvedRow.MattersIn(chronology.Standing()));
        return Involved.With(chronology)
            .Select(i => new InvolvedRow { Child = head.Child, As = i.Worker is null ? InvolvedAs.Team : InvolvedAs.Worker, Who = i.Worker?.Value ?? i.Team!, Until = i.Until })
            .Concat((named ?? new HashSet<WorkerId>()).Select(worker => new InvolvedRow { Child = head.Child, As = InvolvedAs.Named, Who = worker.Value }));
    }

    private static IEnumerable<CaseloadRow> Caseload(ChildId child, Allocation? allocated) =>
        allocated is null ? [] : [new CaseloadRow { Child = child.Value, Worker = allocated.Worker.Value, Team = allocated.Team, Since = allocated.Occurred.Earliest }];

    /// <summary>Puts the rows of now in the place of those of before. Most entries change few of them, and what stays as it was is not written.</summary>
    private static void Replace<TRow, TKey>(LedgerDb db, List<TRow> before, List<TRow> now, Func<TRow, TKey> key)
        where TRow : class
        where TKey : notnull
    {
        var left = before.ToDictionary(key);
        foreach (var row in now)
        {
            if (left.Remove(key(row), out var was)) db.Entry(was).CurrentValues.SetValues(row);
            else db.Add(row);
        }
        db.RemoveRange(left.Values);
    }

    /// <summary>Who a person is, by the last details that stand.</summary>
    public static async Task Person(LedgerDb db, string person, CancellationToken cancel)
    {
        var rows = await (
            from p in db.EntryPeople
            where p.Person == person
            join e in db.Standing("person-details") on p.Seq equals e.Seq
            orderby e.Seq descending
            select e).AsNoTracking().ToListAsync(cancel);
        var head = await db.PersonHeads.FindAsync([person], cancel);
        var details = rows.Select(Recorded.Of).FirstOrDefault(r => r is not null);
        if (details?.Entry is not PersonDetails known)
        {
            if (head is not null) db.Remove(head);
            return;
        }
        head ??= db.Add(new PersonHeadRow { Person = person, DetailsSeq = 0 }).Entity;
        (head.DetailsSeq, head.Name, head.Relation) = (details.Seq, known.Name, known.Relation);
    }

    /// <summary>The people whose details could be others after these entries were recorded.</summary>
    public static async Task<IReadOnlyList<string>> PeopleTouched(LedgerDb db, IReadOnlyList<EntryRow> rows, CancellationToken cancel)
    {
        var withdrawn = rows.Where(r => r.Kind == "entered-in-error").Select(r => r.Supersedes).ToList();
        var people = rows.Where(r => r.Kind == "person-details").SelectMany(r => r.People.Select(p => p.Person));
        if (withdrawn.Count == 0) return [.. people.Distinct()];
        var were = await db.Entries.Where(e => e.Kind == "person-details" && withdrawn.Contains(e.Id)).SelectMany(e => e.People.Select(p => p.Person)).ToListAsync(cancel);
        return [.. people.Concat(were).Distinct()];
    }

    /// <summary>Which of a child's duties are open on a day: the engine's answer and nothing else.</summary>
    public IReadOnlyList<OpenDuty> OpenOn(DateOnly day, ChildChronology chronology) =>
        OpenDuty.Among(DutyList.AsAt(day, terms.Rules, chronology, terms.Calendar), chronology.Child.Id, day, terms.Calendar);

    /// <summary>The first of the coming days on which what is kept would no longer give the engine's answer.</summary>
    private DateOnly RecheckOn(DateOnly today, IReadOnlyList<OpenDuty> kept, Allocation? allocated, ChildChronology chronology)
    {
        var (status, last) = (InvolvedRow.StatusOn(today, chronology), today.AddDays(DaysAhead));
        var changes = InvolvedRow.StatusOn(last.AddDays(-1), chronology) != status;
        for (var day = today.AddDays(1); day < last; day = day.AddDays(1))
            if (!ReferenceEquals(Allocated.On(day, chronology), allocated) || (changes && InvolvedRow.StatusOn(day, chronology) != status) || !Gives(kept, day, chronology)) return day;
        return last;
    }

    private bool Gives(IReadOnlyList<OpenDuty> kept, DateOnly day, ChildChronology chronology)
    {
        var at = 0;
        foreach (var duty in DutyList.AsAt(day, terms.Rules, chronology, terms.Calendar))
        {
            if (!OpenDuty.IsOpen(duty.State)) continue;
            if (at == kept.Count || !kept[at++].Still(duty, day, terms.Calendar)) return false;
        }
        return at == kept.Count;
    }
}
