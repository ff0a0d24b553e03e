using Duecare.Domain.Duties;
using Duecare.Records.Projections;
using Duecare.Records.Staff;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

/// <summary>On whose list a duty stands that its holder does not have on a list of their own: one held by a role, by somebody who left, or by somebody who never worked here.</summary>
/// <remarks>
/// What a role holds stands with those in it, for the children who are theirs in it. What then stands with nobody is the team manager's, and the service managers' where the child has no team with a manager.
/// Of a restricted record everything stands with those whom it names, but what another of them holds.
/// </remarks>
internal sealed class Seats
{
    private static readonly string[] Allocated = Holders(Role.SocialWorker);
    private static readonly string[] Manager = Holders(Role.TeamManager);
    private static readonly string[] FrontDoor = Holders(Role.FrontDoorWorker, Role.EarlyHelpWorker);
    private static readonly string[] EarlyHelp = Holders(Role.EarlyHelpWorker);
    private static readonly string[] Chair = Holders(Role.ConferenceChair, Role.IndependentReviewingOfficer);
    private static readonly string[] Complaints = Holders(Role.ComplaintsManager, Role.InvestigatingOfficer, Role.PanelChair, Role.Complainant);
    private static readonly string[] Information = Holders(Role.InformationGovernanceOfficer, Role.DataProtectionOfficer);
    private static readonly string[] Service = Holders(Role.ServiceManager, Role.DirectorOfChildrensServices);

    private readonly LedgerDb _db;
    private readonly Reader _reader;
    private readonly DateOnly _today;
    private readonly IReadOnlySet<AccessRole> _taken;

    private Seats(LedgerDb db, Reader reader, DateOnly today, IReadOnlySet<AccessRole> taken) => (_db, _reader, _today, _taken) = (db, reader, today, taken);

    /// <summary>The roles in the service as somebody is in them now.</summary>
    public static async Task<Seats> Of(LedgerDb db, Reader reader, DateOnly today, CancellationToken cancel)
    {
        var taken = await db.Tenures.Where(t => t.Until == null && db.Workers.Any(w => w.Worker == t.Worker && w.IsActive)).Select(t => t.Roles).Distinct().ToListAsync(cancel);
        return new(db, reader, today, taken.SelectMany(TenureRow.AsRoles).ToHashSet());
    }

    /// <summary>What the reader's roles hold for the children who are the reader's in them; null for a reader in none that holds anything.</summary>
    public IQueryable<OpenDutyRow>? InRole() => Together(
        Is(AccessRole.Practitioner, AccessRole.EarlyHelpWorker, AccessRole.TeamManager) ? HeldBy(Allocated).Where(d => _db.Caseload.Any(c => c.Child == d.Child && c.Worker == _reader.Worker.Value)) : null,
        Is(AccessRole.TeamManager) && _reader.Team is not null ? OfTeam().Where(d => Manager.Contains(d.Holder)) : null,
        Is(AccessRole.FrontDoorWorker) ? AtTheFrontDoor(HeldBy(FrontDoor)) : null,
        Is(AccessRole.EarlyHelpWorker) ? WithMeOrMyTeam(HeldBy(EarlyHelp)) : null,
        Is(AccessRole.ConferenceChair) ? Concerning(HeldBy(Chair), ChildMatters.ConferenceOrReview) : null,
        Is(AccessRole.ComplaintsOfficer) ? Concerning(HeldBy(Complaints), ChildMatters.Complaint) : null,
        Is(AccessRole.InformationGovernanceOfficer) ? Concerning(HeldBy(Information), ChildMatters.InformationRights) : null,
        Is(AccessRole.ServiceManager) ? HeldBy(Service) : null);

    /// <summary>What stands with nobody who works here, of the children whom the reader answers for; null for a reader who answers for none.</summary>
    public async Task<IQueryable<OpenDutyRow>?> WithNobody(CancellationToken cancel) => Together(
        Is(AccessRole.TeamManager) && _reader.Team is not null ? Stray(OfTeam()) : null,
        Is(AccessRole.ServiceManager) ? Stray(await WithoutManager(cancel)) : null);

    /// <summary>What is owed to children whose restricted record names the reader, but for what somebody whom it names holds.</summary>
    public IQueryable<OpenDutyRow> OfRestricted()
    {
        var (me, here) = (_reader.Worker.Value, Here());
        return from i in _db.Involved
               where i.As == InvolvedAs.Named && i.Who == me && _db.ChildHeads.Any(c => c.Child == i.Child && c.IsRestricted)
               join d in _db.OpenDuties.AsNoTracking() on i.Child equals d.Child
               where d.Holder != me && !_db.Involved.Any(n => n.Child == d.Child && n.As == InvolvedAs.Named && n.Who == d.Holder && here.Any(t => t.Worker == n.Who))
               select d;
    }

    /// <summary>A role as a duty's holder is written, by the engine or by whoever agreed an action.</summary>
    private static string[] Holders(params Role[] roles) => [.. roles.Select(r => Words.Kebab(r.ToString())).Concat(roles.Select(Words.Of)).Distinct()];

    private bool Is(params ReadOnlySpan<AccessRole> roles)
    {
        foreach (var role in roles)
            if (_reader.Roles.Contains(role)) return true;
        return false;
    }

    private static IQueryable<OpenDutyRow>? Together(params IQueryable<OpenDutyRow>?[] parts) => parts.OfType<IQueryable<OpenDutyRow>>().Aggregate((IQueryable<OpenDutyRow>?)null, (all, part) => all?.Union(part) ?? part);

    private IQueryable<OpenDutyRow> Unrestricted() => _db.OpenDuties.AsNoTracking().Where(d => _db.ChildHeads.Any(c => c.Child == d.Child && !c.IsRestricted));

    private IQueryable<OpenDutyRow> HeldBy(string[] holders) => Unrestricted().Where(d => holders.Contains(d.Holder));

    // From the team's children to their duties: the other way round, an engine looks at every duty there is.
    private IQueryable<OpenDutyRow> OfTeam()
    {
        var (team, today) = (_reader.Team, _today);
        return from i in _db.Involved
               where i.As == InvolvedAs.Team && i.Who == team && (i.Until == null || i.Until >= today) && _db.ChildHeads.Any(c => c.Child == i.Child && !c.IsRestricted)
               join d in _db.OpenDuties.AsNoTracking() on i.Child equals d.Child
               select d;
    }

    private IQueryable<OpenDutyRow> WithMeOrMyTeam(IQueryable<OpenDutyRow> duties)
    {
        var (me, team, today) = (_reader.Worker.Value, _reader.Team, _today);
        return duties.Where(d => _db.Involved.Any(i => i.Child == d.Child && (i.Until == null || i.Until >= today)
            && ((i.As == InvolvedAs.Worker && i.Who == me) || (i.As == InvolvedAs.Team && i.Who == team))));
    }

    private IQueryable<OpenDutyRow> AtTheFrontDoor(IQueryable<OpenDutyRow> duties)
    {
        var children = AccessQuery.AtTheFrontDoor(_db, _today);
        return duties.Where(d => children.Any(c => c.Child == d.Child));
    }

    private IQueryable<OpenDutyRow> Concerning(IQueryable<OpenDutyRow> duties, ChildMatters matter) => duties.Where(d => _db.ChildHeads.Any(c => c.Child == d.Child && (c.Matters & matter) != ChildMatters.None));

    // The teams are looked up first, then their children: asked for all at once, an engine looks at every duty there is.
    private async Task<IQueryable<OpenDutyRow>> WithoutManager(CancellationToken cancel)
    {
        var today = _today;
        var managed = await Of(AccessRole.TeamManager).Select(t => t.Team).Distinct().ToListAsync(cancel);
        var seenTo = _db.Involved.Where(i => i.As == InvolvedAs.Team && (i.Until == null || i.Until >= today) && managed.Contains(i.Who)).Select(i => i.Child);
        var children = await _db.ChildHeads.Where(c => !c.IsRestricted && _db.OpenDuties.Any(d => d.Child == c.Child) && !seenTo.Contains(c.Child)).Select(c => c.Child).ToListAsync(cancel);
        return _db.OpenDuties.AsNoTracking().Where(d => children.Contains(d.Child));
    }

    /// <summary>Those of some duties that are neither held by a person on whose own list they stand nor by a role in which somebody has the child.</summary>
    private IQueryable<OpenDutyRow> Stray(IQueryable<OpenDutyRow> duties)
    {
        var (here, today, managed, earlyHelp) = (Here(), _today, Of(AccessRole.TeamManager), Of(AccessRole.EarlyHelpWorker));
        var (chair, complaints, information, service) = (
            Taken(AccessRole.ConferenceChair, Chair), Taken(AccessRole.ComplaintsOfficer, Complaints), Taken(AccessRole.InformationGovernanceOfficer, Information), Taken(AccessRole.ServiceManager, Service));
        var atTheFrontDoor = AccessQuery.AtTheFrontDoor(_db, today);
        var frontDoor = Taken(AccessRole.FrontDoorWorker, FrontDoor);
        return duties.Where(d => !service.Contains(d.Holder) && !here.Any(t => t.Worker == d.Holder)
            && !(Allocated.Contains(d.Holder) && _db.Caseload.Any(c => c.Child == d.Child && here.Any(t => t.Worker == c.Worker)))
            && !(Manager.Contains(d.Holder) && _db.Involved.Any(i => i.Child == d.Child && i.As == InvolvedAs.Team && (i.Until == null || i.Until >= today) && managed.Any(t => t.Team == i.Who)))
            && !(EarlyHelp.Contains(d.Holder) && _db.Involved.Any(i => i.Child == d.Child && (i.Until == null || i.Until >= today)
                && ((i.As == InvolvedAs.Team && earlyHelp.Any(t => t.Team == i.Who)) || (i.As == InvolvedAs.Worker && earlyHelp.Any(t => t.Worker == i.Who)))))
            && !(frontDoor.Contains(d.Holder) && atTheFrontDoor.Any(c => c.Child == d.Child))
            && !(chair.Contains(d.Holder) && _db.ChildHeads.Any(c => c.Child == d.Child && (c.Matters & ChildMatters.ConferenceOrReview) != ChildMatters.None))
            && !(complaints.Contains(d.Holder) && _db.ChildHeads.Any(c => c.Child == d.Child && (c.Matters & ChildMatters.Complaint) != ChildMatters.None))
            && !(information.Contains(d.Holder) && _db.ChildHeads.Any(c => c.Child == d.Child && (c.Matters & ChildMatters.InformationRights) != ChildMatters.None)));
    }

    /// <summary>Those who work here and see the record of whom they hold a duty to.</summary>
    private IQueryable<TenureRow> Here() => _db.Tenures.Where(t => t.Until == null && _db.Workers.Any(w => w.Worker == t.Worker && w.IsActive)
        && (t.Roles.Contains(nameof(AccessRole.Practitioner)) || t.Roles.Contains(nameof(AccessRole.EarlyHelpWorker)) || t.Roles.Contains(nameof(AccessRole.TeamManager)) || t.Roles.Contains(nameof(AccessRole.ServiceManager))));

    private string[] Taken(AccessRole role, string[] holders) => _taken.Contains(role) ? holders : [];

    /// <summary>Those who are in a role now.</summary>
    private IQueryable<TenureRow> Of(AccessRole role)
    {
        var written = role.ToString();
        return _db.Tenures.Where(t => t.Until == null && t.Roles.Contains(written) && _db.Workers.Any(w => w.Worker == t.Worker && w.IsActive));
    }
}
