using Duecare.Records.Projections;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

/// <summary>Asks for what access is decided by, in one question to the database whoever the child is.</summary>
internal static class AccessQuery
{
    /// <summary>How many days after their part has ended a worker or team can still read: to hand over, to finish writing, to answer what is asked about it.</summary>
    public const int DaysAfterTheirPart = 90;

    private static readonly string[] OwedByTheFrontDoor = ["contact-decision", "referral-decision", "referral-acknowledge", "referral-feedback"];

    /// <summary>What is known of one child and a reader, under the id by which the child's record is read; null for a child whom no entry names.</summary>
    public static Task<AccessFacts?> Of(LedgerDb db, Reader reader, ChildId child, DateTime now, CancellationToken cancel)
    {
        var read = db.ChildHeads.Where(c => c.Child == child.Value).Select(c => c.JoinedTo ?? c.Child);
        return Of(db, db.ChildHeads.Where(c => read.Contains(c.Child)), reader, now).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The ids under which what a child's record holds was recorded, the child's own first: more than one where records were joined to it.</summary>
    public static async Task<IReadOnlyList<string>> IdsOf(LedgerDb db, string child, CancellationToken cancel) =>
        [child, .. await db.ChildHeads.Where(c => c.JoinedTo == child).OrderBy(c => c.Child).Select(c => c.Child).ToListAsync(cancel)];

    /// <summary>What is known of several children and a reader.</summary>
    public static IQueryable<AccessFacts> Of(LedgerDb db, IQueryable<ChildHeadRow> children, Reader reader, DateTime now)
    {
        var (today, worker, team) = (LondonTime.DateOf(now), reader.Worker.Value, reader.Team ?? "");
        var since = today.AddDays(-DaysAfterTheirPart);
        var atTheFrontDoor = AtTheFrontDoor(db, today);
        return children.AsNoTracking().Select(c => new AccessFacts
        {
            Child = c.Child,
            IsRestricted = c.IsRestricted,
            IsJoined = c.JoinedTo != null,
            Matters = c.Matters,
            IsNamed = db.Involved.Any(i => i.Child == c.Child && i.As == InvolvedAs.Named && i.Who == worker),
            IsAllocated = db.Involved.Any(i => i.Child == c.Child && i.As == InvolvedAs.Worker && i.Who == worker && (i.Until == null || i.Until >= since))
                || db.OpenDuties.Any(d => d.Child == c.Child && d.Holder == worker),
            IsTeams = db.Involved.Any(i => i.Child == c.Child && i.As == InvolvedAs.Team && i.Who == team && (i.Until == null || i.Until >= since)),
            IsAtFrontDoor = atTheFrontDoor.Any(f => f.Child == c.Child),
            IsEmergency = db.Emergencies.Any(e => e.Child == c.Child && e.Worker == worker && e.Until > now),
        });
    }

    /// <summary>The children whom the front door has: something about them is undecided, a referrer is still to be told, or something is owed to them and no team and no worker has them.</summary>
    public static IQueryable<ChildHeadRow> AtTheFrontDoor(LedgerDb db, DateOnly today) => db.ChildHeads.Where(c =>
        db.OpenDuties.Any(d => d.Child == c.Child && OwedByTheFrontDoor.Contains(d.Rule))
        || (db.OpenDuties.Any(d => d.Child == c.Child) && !db.Involved.Any(i => i.Child == c.Child && i.As != InvolvedAs.Named && (i.Until == null || i.Until >= today))));
}
