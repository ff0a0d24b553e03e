using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Complaints;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.InformationRights;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests.Access;

/// <summary>A small service: a child in each state that access knows, and people of every role. The clock stands at 31 March 2026.</summary>
internal static class Service
{
    public const string North = "North";
    public const string South = "South";

    /// <summary>The children, each named for the state of the record.</summary>
    public static readonly string[] States =
        ["own", "team", "nobodys", "other", "undecided", "unallocated", "conference", "complaint", "request", "lately", "long-ago", "for-me", "for-another", "unknown"];

    public static Reader Of(params AccessRole[] roles) => new(new("me"), "Me", roles, North);

    public static async Task<RecordAccess> Made(Made made)
    {
        var ledger = made.Ledger;
        await ledger.Recorded([.. States.Where(s => s != "unknown").Select(s => Born(new(s)))]);
        await ledger.Recorded(
            To("own", "me", North), To("team", "colleague", North), To("nobodys", "leaver", North), Ended("nobodys", "leaver"), To("other", "them", South),
            To("conference", "them", South), To("complaint", "them", South), To("request", "them", South), To("for-me", "them", South), To("for-another", "me", North),
            To("lately", "me", North, "2025-01-06"), Closed("lately", "2025-12-31"), To("long-ago", "me", North, "2025-01-06"), Closed("long-ago", "2025-12-30"));
        await ledger.Recorded(
            new Referral { Id = new("r1"), Occurred = On("2026-03-31"), Children = [new("undecided")], Source = "1A" },
            new ProtectionPlan { Id = new("p1"), Occurred = On("2026-03-09"), Children = [new("unallocated")] },
            new Conference { Id = new("c1"), Occurred = On("2026-03-09"), Children = [new("conference")], Type = ConferenceType.Initial },
            new Complaint { Id = new("c2"), Occurred = On("2026-03-09"), Children = [new("complaint")], Reference = "C1" },
            new SubjectAccessRequest { Id = new("s1"), Occurred = On("2026-03-09"), Children = [new("request")], Reference = "S1" });
        await ledger.Recorded(Restrict("for-me", "me"), Restrict("for-another", "them"));
        await People(ledger);
        return new(ledger);
    }

    public static Allocation To(string child, string worker, string team, string on = "2026-03-02") =>
        new() { Id = new($"a-{child}-{worker}"), Occurred = On(on), Children = [new(child)], Worker = new(worker), Team = team };

    public static RecordRestriction Restrict(string child, params string[] staff) =>
        new() { Id = new($"x-{child}"), Occurred = On("2026-03-30"), Children = [new(child)], Reason = "A worker’s own family", Staff = [.. staff.Select(s => new WorkerId(s))] };

    public static AllocationEnd Ended(string child, string worker, string on = "2026-03-20") =>
        new() { Id = new($"e-{child}"), Occurred = On(on), Children = [new(child)], Worker = new(worker) };

    public static async Task Add(Ledger ledger, string worker, string? team, params AccessRole[] roles) =>
        Assert.Null(await new StaffList(ledger).Add(StaffList.Operator, new(new(worker), worker.ToUpperInvariant(), true, false, roles, team)));

    private static CaseClosure Closed(string child, string on) => new() { Id = new($"closed-{child}"), Occurred = On(on), Children = [new(child)] };

    private static async Task People(Ledger ledger)
    {
        Assert.Null(await new StaffList(ledger).AddTeam(StaffList.Operator, North));
        Assert.Null(await new StaffList(ledger).AddTeam(StaffList.Operator, South));
        await Add(ledger, "me", North, AccessRole.Practitioner);
        await Add(ledger, "boss", North, AccessRole.TeamManager);
        await Add(ledger, "director", null, AccessRole.ServiceManager);
    }
}
