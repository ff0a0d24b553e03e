using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

/// <summary>What became of opening a record in an emergency.</summary>
public abstract record EmergencyOpening
{
    private EmergencyOpening()
    {
    }

    /// <summary>The record is open to the reader until an instant, in UTC.</summary>
    /// <param name="Until">From when it is closed again.</param>
    /// <param name="Told">The name of the second person, told at once; null where there is nobody to tell, and then every service manager sees it unreviewed.</param>
    /// <param name="ReviewDueOn">The last day of its review.</param>
    public sealed record Opened(DateTime Until, string? Told, DateOnly ReviewDueOn) : EmergencyOpening;

    /// <summary>It is not, and why.</summary>
    public sealed record Refused(string Message) : EmergencyOpening;
}

/// <summary>An emergency access, for whoever reviews it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Worker">Who opened a record.</param>
/// <param name="WorkerName">Their name.</param>
/// <param name="Child">Whose; null for a reviewer who may not see that record.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Until">Until when, in UTC.</param>
/// <param name="ReviewDueOn">The last day of its review.</param>
/// <param name="ReviewedBy">Who reviewed it; null until somebody has.</param>
/// <param name="WasNeeded">What the review found.</param>
/// <param name="Finding">The review's words.</param>
public sealed record EmergencyAccess(
    string Id, WorkerId Worker, string WorkerName, ChildId? Child, string Reason, DateTime At, DateTime Until, DateOnly ReviewDueOn, string? ReviewedBy, bool? WasNeeded, string? Finding);

public sealed partial class RecordAccess
{
    /// <summary>How long a record opened in an emergency stays open.</summary>
    public static readonly TimeSpan EmergencyLasts = TimeSpan.FromHours(8);

    /// <summary>Within how many working days somebody else reviews it.</summary>
    public const int ReviewWorkingDays = 2;

    private const int ShortestReason = 10;
    private const int LongestReason = 2000;
    private static readonly AccessRole[] MayOpenInEmergency =
        [AccessRole.Practitioner, AccessRole.EarlyHelpWorker, AccessRole.FrontDoorWorker, AccessRole.TeamManager, AccessRole.ServiceManager, AccessRole.ConferenceChair];

    private static readonly AccessRole[] MayNever = [AccessRole.Administrator, AccessRole.PerformanceAnalyst, AccessRole.Inspector];
    private static readonly AccessRole[] ReviewsAll = [AccessRole.ServiceManager, AccessRole.InformationGovernanceOfficer];

    /// <summary>Whether a reader may open records in an emergency: those who act for children, and never one who is also an administrator, an analyst or an inspector.</summary>
    public static bool MayOpen(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Roles.Any(r => MayOpenInEmergency.Contains(r)) && !reader.Roles.Any(r => MayNever.Contains(r));
    }

    /// <summary>Opens a record, restricted or not, that the reader may not otherwise see. It never waits for anybody; it is logged, told and reviewed.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="child">The child.</param>
    /// <param name="reason">Why it can't wait, in words.</param>
    /// <param name="requestId">The id of this request, the same each time it is sent.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<EmergencyOpening> OpenInEmergency(Reader reader, ChildId child, string reason, string requestId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(reason);
        if (!MayOpen(reader)) return new EmergencyOpening.Refused("Your roles can’t open a record in an emergency: ask a team manager or a service manager");
        if (reason.Trim().Length is < ShortestReason or > LongestReason) return new EmergencyOpening.Refused($"Say why it can’t wait, in {ShortestReason} to {LongestReason} characters");
        child = Askable(child);
        await using var db = ledger.Reading();
        var facts = await AccessQuery.Of(db, reader, child, ledger.Now, cancel);
        var earlier = await db.Emergencies.AsNoTracking().SingleOrDefaultAsync(e => e.Id == requestId, cancel);
        if (earlier is null && Deciding.Of(reader, facts) is not null) return new EmergencyOpening.Refused("You can see this record as it is");
        await Log(Line(reader, child, new("emergency"), AccessExtent.Record, facts is not null) with { Basis = facts is null ? null : AccessBasis.Emergency }, cancel);
        if (facts is null) return new EmergencyOpening.Refused("There is no record under this number: check it, or search by name");
        var row = earlier ?? await Open(reader, new(facts.Child), reason.Trim(), requestId, cancel);
        return new EmergencyOpening.Opened(row.Until, row.Told is null ? null : (await db.Workers.AsNoTracking().SingleAsync(w => w.Worker == row.Told, cancel)).Name, row.ReviewDueOn);
    }

    /// <summary>The emergency accesses that a reader is to review or may look over, those without a review first: what they were told of and, for a service manager or an information-governance officer, all. Nobody sees their own.</summary>
    public async Task<IReadOnlyList<EmergencyAccess>> Emergencies(Reader reader, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = ledger.Reading();
        var (worker, all) = (reader.Worker.Value, reader.Roles.Any(r => ReviewsAll.Contains(r)));
        var rows = await db.Emergencies.AsNoTracking().Where(e => e.Worker != worker && (all || e.Told == worker)).OrderBy(e => e.ReviewedAt != null).ThenByDescending(e => e.At).Take(200).ToListAsync(cancel);
        var (children, workers) = (rows.Select(e => e.Child).Distinct().ToList(), rows.Select(e => e.Worker).Distinct().ToList());
        var names = await db.Workers.AsNoTracking().Where(w => workers.Contains(w.Worker)).ToDictionaryAsync(w => w.Worker, w => w.Name, cancel);
        var facts = await AccessQuery.Of(db, db.ChildHeads.Where(c => children.Contains(c.Child)), reader, ledger.Now).ToDictionaryAsync(f => f.Child, cancel);
        return [.. rows.Select(e => new EmergencyAccess(
            e.Id, new(e.Worker), names.GetValueOrDefault(e.Worker, e.Worker), Deciding.Of(reader, facts.GetValueOrDefault(e.Child)) is null ? null : new ChildId(e.Child),
            e.Reason, e.At, e.Until, e.ReviewDueOn, e.ReviewedBy, e.WasNeeded, e.Finding))];
    }

    /// <summary>Records the review of an emergency access, by somebody else than whoever opened the record. Said once, it stands.</summary>
    /// <returns>Why it was not recorded; null if it was.</returns>
    public async Task<string?> Review(Reader reader, string id, bool wasNeeded, string finding, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Trim().Length is < ShortestReason or > LongestReason) return $"Say what you found, in {ShortestReason} to {LongestReason} characters";
        if (!(await Emergencies(reader, cancel)).Any(e => e.Id == id)) return "There is no emergency access here for you to review";
        var changed = await ledger.Write(async (db, stop) =>
        {
            var row = await db.Emergencies.SingleAsync(e => e.Id == id, stop);
            if (row.ReviewedAt is not null) return "It was reviewed already";
            (row.ReviewedBy, row.ReviewedAt, row.WasNeeded, row.Finding) = (reader.Worker.Value, ledger.Now, wasNeeded, finding.Trim());
            await db.SaveChangesAsync(stop);
            return "";
        }, cancel);
        return changed.Length == 0 ? null : changed;
    }

    private Task<EmergencyRow> Open(Reader reader, ChildId child, string reason, string requestId, CancellationToken cancel) => ledger.Write(async (db, stop) =>
    {
        if (await db.Emergencies.AsNoTracking().SingleOrDefaultAsync(e => e.Id == requestId, stop) is { } earlier) return earlier;
        var now = ledger.Now;
        var row = new EmergencyRow
        {
            Id = requestId,
            Worker = reader.Worker.Value,
            Child = child.Value,
            Reason = reason,
            At = now,
            Until = now + EmergencyLasts,
            Told = await SecondPerson(db, reader, stop),
            ReviewDueOn = ledger.Calendar.After(LondonTime.DateOf(now), ReviewWorkingDays),
        };
        db.Add(row);
        await db.SaveChangesAsync(stop);
        return row;
    }, cancel);

    /// <summary>The manager of the reader's own team, else a service manager, else the information-governance officer: never the reader.</summary>
    private static async Task<string?> SecondPerson(LedgerDb db, Reader reader, CancellationToken cancel)
    {
        var worker = reader.Worker.Value;
        var others = await db.Tenures.AsNoTracking().Where(t => t.Until == null && t.Worker != worker && db.Workers.Any(w => w.Worker == t.Worker && w.IsActive)
            && (t.Roles.Contains("TeamManager") || t.Roles.Contains("ServiceManager") || t.Roles.Contains("InformationGovernanceOfficer"))).OrderBy(t => t.Worker).ToListAsync(cancel);
        return (others.Find(t => t.Team == reader.Team && t.AsRoles().Contains(AccessRole.TeamManager))
            ?? others.Find(t => t.AsRoles().Contains(AccessRole.ServiceManager)) ?? others.Find(t => t.AsRoles().Contains(AccessRole.InformationGovernanceOfficer)))?.Worker;
    }
}
