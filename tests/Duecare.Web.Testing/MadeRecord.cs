using Duecare.Domain.Chronology;
using Duecare.Domain.InformationRights;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Appending;
using Duecare.Records.Sqlite;
using Duecare.Records.Staff;

namespace Duecare.Web.Testing;

/// <summary>A small record behind a site: an invented worker of each role, named for it and in the team North; and a child in each state, named for that.</summary>
public sealed class MadeRecord : IAsyncDisposable
{
    public const string Team = "North";

    /// <summary>Somebody with every role that does not shut out another.</summary>
    public const string Everything = "everything";

    private readonly string _folder;

    private MadeRecord(string folder, Ledger ledger) => (_folder, Ledger) = (folder, ledger);

    public Ledger Ledger { get; }

    public static async Task<MadeRecord> Make()
    {
        var folder = Directory.CreateTempSubdirectory("duecare-").FullName;
        var store = new SqliteStore(Path.Combine(folder, "duecare.db"));
        await store.Migrate();
        var record = new MadeRecord(folder, (await Ledger.Open(store, new() { Clock = new StandingClock() })).Ledger!);
        await record.AddChildren();
        await record.AddPeople();
        return record;
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AddChildren()
    {
        var day = When.On(new DateOnly(2026, 11, 2));
        string[] states = ["team", "other", "request", "restricted"];
        List<Entry> entries = [.. states.Select(s => new ChildDetails { Id = new($"d-{s}"), Occurred = day, Children = [new(s)], Name = s, Born = new(2015, 3, 2) })];
        entries.AddRange(states.Select(s => new Allocation { Id = new($"a-{s}"), Occurred = day, Children = [new(s)], Worker = new("colleague"), Team = s is "team" or "restricted" ? Team : "South" }));
        entries.Add(new SubjectAccessRequest { Id = new("s1"), Occurred = day, Children = [new("request")], Reference = "S1" });
        entries.Add(new RecordRestriction { Id = new("x1"), Occurred = day, Children = [new("restricted")], Reason = "A worker’s own family", Staff = [new("colleague")] });
        if (await Ledger.Append(new Append(entries, "tests", "made")) is not Appended.Acknowledged) throw new InvalidOperationException("the children could not be recorded");
    }

    private async Task AddPeople()
    {
        var staff = new StaffList(Ledger);
        await staff.AddTeam(StaffList.Operator, Team);
        foreach (var role in Enum.GetValues<AccessRole>()) await Add(staff, role.ToString(), [role]);
        await Add(staff, Everything, Enum.GetValues<AccessRole>());
    }

    private static async Task Add(StaffList staff, string worker, IReadOnlyList<AccessRole> roles)
    {
        if (await staff.Add(StaffList.Operator, new(new(worker), $"{worker} Kestrelcroft", true, true, roles, Team)) is { } problem) throw new InvalidOperationException(problem);
    }
}
