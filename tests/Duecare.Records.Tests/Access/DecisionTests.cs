using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.InformationRights;
using Duecare.Domain.Oversight;
using Duecare.Records.Access;
using Duecare.Records.Appending;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests.Access;

/// <summary>Who may see what: every role with a record in every state.</summary>
public class DecisionTests
{
    /// <summary>For each role, the states in which it sees a record, and why; every other state it does not.</summary>
    private static readonly Dictionary<AccessRole, string> Expected = new()
    {
        [AccessRole.Practitioner] = "own:Allocated team:Team nobodys:Team lately:Allocated for-me:Named",
        [AccessRole.EarlyHelpWorker] = "own:Allocated team:Team nobodys:Team lately:Allocated for-me:Named",
        [AccessRole.FrontDoorWorker] = "undecided:FrontDoor unallocated:FrontDoor for-me:Named",
        [AccessRole.TeamManager] = "own:Allocated team:Team nobodys:Team lately:Allocated for-me:Named",
        [AccessRole.BusinessSupport] = "own:Team team:Team nobodys:Team lately:Team for-me:Named",
        [AccessRole.ServiceManager] = All,
        [AccessRole.QualityAuditor] = All,
        [AccessRole.Inspector] = All,
        [AccessRole.ConferenceChair] = "unallocated:ConferenceOrReview conference:ConferenceOrReview for-me:Named",
        [AccessRole.ComplaintsOfficer] = "complaint:Complaint for-me:Named",
        [AccessRole.InformationGovernanceOfficer] = "request:InformationRights for-me:Named",
        [AccessRole.PerformanceAnalyst] = "",
        [AccessRole.Administrator] = "",
    };

    private const string All = "own:Service team:Service nobodys:Service other:Service undecided:Service unallocated:Service conference:Service complaint:Service request:Service lately:Service long-ago:Service for-me:Named";

    [Theory, EachEngine]
    public async Task Each_role_sees_the_records_that_its_work_needs_and_no_others(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        Assert.Equal(Enum.GetValues<AccessRole>().Length, Expected.Count);
        foreach (var (role, expected) in Expected) Assert.Equal($"{role} {expected}", $"{role} {await Seen(access, Service.Of(role))}");
        Assert.Equal("", await Seen(access, Service.Of()));
    }

    [Theory, EachEngine]
    public async Task Two_roles_see_what_either_sees(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        Assert.Equal("complaint:Complaint request:InformationRights for-me:Named", await Seen(access, Service.Of(AccessRole.ComplaintsOfficer, AccessRole.InformationGovernanceOfficer)));
        Assert.Equal("complaint:Complaint for-me:Named", await Seen(access, Service.Of(AccessRole.ComplaintsOfficer, AccessRole.Administrator)));
    }

    [Theory, EachEngine]
    public async Task A_worker_reads_for_ninety_days_after_the_case_is_closed_and_not_on_the_next(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var me = Service.Of(AccessRole.Practitioner);
        Assert.NotNull(await access.Child(me, new("lately"), new Look("child")));
        made.Clock.Utc = made.Clock.Utc.AddDays(1);
        Assert.Null(await access.Child(me, new("lately"), new Look("child")));
    }

    [Theory, EachEngine]
    public async Task The_worker_of_another_team_is_as_good_as_nobody_until_the_transfer_and_the_child_is_then_of_the_new_team(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var (them, manager) = (new Reader(new("taker"), "Taker", [AccessRole.Practitioner], "East"), new Reader(new("m"), "M", [AccessRole.TeamManager], "East"));
        Assert.Null(await access.Child(them, new("own"), new Look("child")));
        await made.Ledger.Recorded(new TransferDecision { Id = new("t1"), Occurred = On("2026-03-30"), Children = [new("own")], From = new("me"), Team = "East" });
        Assert.Equal(AccessBasis.Team, (await access.Child(them, new("own"), new Look("child")))!.Basis);
        Assert.Equal(["own"], (await access.Team(manager, "East")).Select(c => c.Child.Id.Value));
    }

    [Theory, EachEngine]
    public async Task A_restriction_holds_from_the_moment_it_is_recorded_until_it_is_lifted(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var director = Service.Of(AccessRole.ServiceManager);
        Assert.NotNull(await access.Child(director, new("own"), new Look("child")));
        await made.Ledger.Recorded(Service.Restrict("own", "me2"));
        Assert.Null(await access.Child(director, new("own"), "child", knownAt: made.Clock.Utc.AddDays(-1)));
        await made.Ledger.Recorded(new RecordRestrictionLifted { Id = new("l1"), Occurred = On("2026-03-31"), Children = [new("own")], Restriction = new("x-own"), Reason = "They have left" });
        Assert.NotNull(await access.Child(director, new("own"), new Look("child")));
    }

    [Theory, EachEngine]
    public async Task Of_two_restrictions_only_whom_both_name_may_read(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        await made.Ledger.Recorded(Service.Restrict("for-me", "me", "them") with { Id = new("x2") });
        Assert.NotNull(await access.Child(Service.Of(AccessRole.Practitioner), new("for-me"), new Look("child")));
        await made.Ledger.Recorded(Service.Restrict("for-me", "them") with { Id = new("x3") });
        Assert.Null(await access.Child(Service.Of(AccessRole.Practitioner), new("for-me"), new Look("child")));
    }

    [Theory, EachEngine]
    public async Task The_front_door_may_know_of_every_child_but_those_of_restricted_records(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var (door, practitioner) = (Service.Of(AccessRole.FrontDoorWorker), Service.Of(AccessRole.Practitioner));
        Assert.Equal("other", Assert.Single(await access.Find(door, "other")).Child.Name);
        Assert.Empty(await access.Find(door, "for-another"));
        Assert.Empty(await access.Find(door, "unknown"));
        Assert.Empty(await access.Find(practitioner, "other"));
        Assert.Equal("own", Assert.Single(await access.Find(practitioner, "own")).Child.Name);
    }

    [Theory, EachEngine]
    public async Task What_may_be_stated_follows_the_role_and_about_whom_the_record(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var (me, inspector) = (Service.Of(AccessRole.Practitioner), Service.Of(AccessRole.Inspector));

        Assert.IsType<Appended.Acknowledged>(await access.State(me, By("somebody else", Note("n1", "x", children: new ChildId("own")))));
        Assert.Equal("me", (await made.Ledger.Child(new("own")))!.Entries[^1].Author);
        Assert.Equal("entry n2: you may not state this: what is called management-decision is for others to state", await Refused(access, me, Decision("n2", "x", children: new ChildId("own"))));
        Assert.Equal("entry n3: you may not state this: what is called case-note is for others to state", await Refused(access, inspector, Note("n3", "x", children: new ChildId("own"))));
        Assert.True((await access.Child(me, new("own"), new Look("child")))!.MayState(EntryKind.Find("visit")!));
        Assert.False((await access.Child(inspector, new("own"), new Look("child")))!.MayState(EntryKind.Find("visit")!));
    }

    [Theory, EachEngine]
    public async Task What_is_stated_about_a_child_whom_one_may_not_see_is_refused_as_about_an_unknown_one(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var me = Service.Of(AccessRole.Practitioner);
        var forbidden = await Refused(access, me, Note("n1", "x", children: new ChildId("other")));
        Assert.Equal(forbidden.Replace("other", "unknown", StringComparison.Ordinal), await Refused(access, me, Note("n1", "x", children: new ChildId("unknown"))));
        Assert.Equal(await made.Ledger.Refused(Note("n1", "x", children: new ChildId("unknown"))), forbidden.Replace("other", "unknown", StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task The_front_door_may_introduce_a_child_and_state_the_contact_in_one_request(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var (door, child) = (Service.Of(AccessRole.FrontDoorWorker), new ChildId("new"));
        var contact = new Domain.FrontDoor.Contact { Id = new("c9"), Occurred = On("2026-03-31"), Children = [child] };
        Assert.IsType<Appended.Acknowledged>(await access.State(door, By("", Born(child), contact) with { Author = "x" }));
        Assert.NotNull(await access.Child(door, child, new Look("child")));
    }

    private static async Task<string> Refused(RecordAccess access, Reader reader, Entry entry) =>
        Assert.Single(Assert.IsType<Appended.Refused>(await access.State(reader, By("x", entry))).Refusals).ToString();

    private static async Task<string> Seen(RecordAccess access, Reader reader)
    {
        var seen = new List<string>();
        foreach (var state in Service.States)
            if (await access.Child(reader, new(state), new Look("child")) is { } read) seen.Add($"{state}:{read.Basis}");
        return string.Join(' ', seen);
    }
}
