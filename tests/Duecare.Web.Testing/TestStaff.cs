using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.ChildInNeed;
using Duecare.Domain.InformationRights;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Appending;
using Duecare.Records.Staff;

namespace Duecare.Web.Testing;

/// <summary>Invented people who work at the test authority: the social workers of its children; one of each role, named for it, in the team North; and a child in each state of access, named for that.</summary>
public static class TestStaff
{
    public const string Team = "North";

    /// <summary>Somebody with every role that does not shut out another.</summary>
    public const string Everything = "everything";

    /// <summary>The request that recorded the children in each state.</summary>
    public const string RequestMade = "made";

    /// <summary>The social worker of the Fields.</summary>
    public const string Khan = "s.khan";

    /// <summary>A colleague in the same team, who has the Marshes.</summary>
    public const string Shah = "j.shah";

    /// <summary>Someone who keeps accounts, and sees no record.</summary>
    public const string Clerk = "a.clerk";

    internal static async Task Into(Ledger ledger)
    {
        await AddChildren(ledger);
        var staff = new StaffList(ledger);
        foreach (var team in new[] { Team, "Team 1" }) await staff.AddTeam(StaffList.Operator, team);
        await Add(staff, Khan, "Sana Khan", [AccessRole.Practitioner], "Team 1");
        await Add(staff, Shah, "Jo Shah", [AccessRole.Practitioner], "Team 1");
        await Add(staff, Clerk, "Al Clerk", [AccessRole.Administrator], null);
        foreach (var role in Enum.GetValues<AccessRole>()) await Add(staff, role.ToString(), $"{role} Kestrelcroft", [role], Team);
        await Add(staff, Everything, "Everything Kestrelcroft", Enum.GetValues<AccessRole>(), Team);
    }

    private static async Task AddChildren(Ledger ledger)
    {
        var day = When.On(new DateOnly(2026, 11, 2));
        string[] states = ["team", "other", "request", "restricted"];
        List<Entry> entries = [.. states.Select(s => new ChildDetails { Id = new($"d-{s}"), Occurred = day, Children = [new(s)], Name = s, Born = new(2015, 3, 2) })];
        entries.AddRange(states.Select(s => new Allocation { Id = new($"a-{s}"), Occurred = day, Children = [new(s)], Worker = new("colleague"), Team = s is "team" or "restricted" ? Team : "South" }));
        entries.AddRange(states.Select(s => new ChildInNeedPlan { Id = new($"p-{s}"), Occurred = When.On(new DateOnly(2026, 10, 1)), Children = [new(s)] }));
        entries.Add(new ChildDetails { Id = new("d-joined"), Occurred = day, Children = [new("joined")], Name = "Teamm", Born = new(2015, 3, 3) });
        entries.Add(new ChildDetails { Id = new("d-alike"), Occurred = day, Children = [new("alike")], Name = "request", Born = new(2016, 3, 2) });
        var (document, files) = TestFiles.Document();
        entries.AddRange(states.Select(s => document with { Id = new($"doc-{s}"), Occurred = day, Children = [new(s)] }));
        entries.Add(new SubjectAccessRequest { Id = new("s1"), Occurred = day, Children = [new("request")], Reference = "S1" });
        entries.Add(new RecordRestriction { Id = new("x1"), Occurred = day, Children = [new("restricted")], Reason = "A worker’s own family", Staff = [new("colleague")] });
        if (await ledger.Append(new Append(entries, "tests", RequestMade) { Files = files }) is not Appended.Acknowledged) throw new InvalidOperationException("the children could not be recorded");
    }

    /// <summary>The child "joined" was recorded by mistake beside "team", and a note was made since.</summary>
    internal static async Task Join(Ledger ledger)
    {
        var day = When.On(new DateOnly(2026, 11, 2));
        var joining = new RecordsJoined { Id = new("j-team"), Occurred = day, Children = [new("team"), new("joined")], Kept = new("team"), Joined = new("joined"), Because = "The same mother and school." };
        if (await ledger.Append(new([joining], "TeamManager", "joined")) is not Appended.Acknowledged) throw new InvalidOperationException("the records could not be joined");
        var note = new CaseNote { Id = new("n-joined"), Occurred = day, Children = [new("team")], Text = "Spoke with the school." };
        if (await ledger.Append(new([note], "colleague", "noted")) is not Appended.Acknowledged) throw new InvalidOperationException("the note could not be recorded");
    }

    private static async Task Add(StaffList staff, string worker, string name, IReadOnlyList<AccessRole> roles, string? team)
    {
        if (await staff.Add(StaffList.Operator, new(new(worker), name, true, true, roles, team)) is { } problem) throw new InvalidOperationException(problem);
    }
}
