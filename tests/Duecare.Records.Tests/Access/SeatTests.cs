using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Duecare.Exchange.Demonstration;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests.Access;

/// <summary>Whatever is owed stands on the list of somebody who works here, whoever is said to hold it.</summary>
public class SeatTests
{
    private static readonly DateOnly LastDay = new(2026, 3, 31);

    [Theory, EachEngine]
    public async Task Every_open_duty_of_an_authority_stands_on_the_list_of_somebody_who_works_there_and_may_see_the_child(Engine engine)
    {
        var authority = new DemonstrationAuthority(300, 7, LastDay);
        await using var made = await Made.On(engine);
        made.Clock.Utc = new(2026, 4, 1, 9, 0, 0, DateTimeKind.Utc);
        using (var file = Taken.Authority(300)) await Taken.Whole(made.Ledger, Taken.Source(file));
        var staff = new StaffList(made.Ledger);
        Assert.Null(await staff.TakeOver(StaffList.Operator, [.. authority.Staff().Select(w => (Member(w), LondonTime.StartOf(w.From), w.To is { } to ? LondonTime.EndOf(to) : (DateTime?)null))]));
        var access = new RecordAccess(made.Ledger);
        var owed = (await made.Ledger.OpenDuties()).ToHashSet();

        var listed = new HashSet<OpenDuty>();
        foreach (var member in (await staff.Everybody()).Where(m => m.IsActive))
        {
            var held = await access.DutiesHeld(member.AsReader(), []);
            Assert.Equal(held.Duties.Count, held.Count);
            List<ChildId> children = [.. held.Duties.Select(d => d.Duty.Child).Distinct()];
            Assert.Equal(children.Count, (await access.Named(member.AsReader(), children, "test")).Count);
            listed.UnionWith(held.Duties.Select(d => d.Duty));
        }

        Assert.True(owed.Count > 500);
        Assert.Contains(owed, d => d.Holder == "mother");
        Assert.Empty(owed.Except(listed).Select(d => $"{d.Child} {d.Rule} {d.Holder}"));
        Assert.Empty(listed.Except(owed));
    }

    [Theory, EachEngine]
    public async Task What_a_role_holds_stands_with_those_in_it_for_the_children_who_are_theirs_in_it(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Staffed(made);
        Assert.Equal("nobodys own team", await In(access, "boss", AccessRole.TeamManager, Service.North, "team-manager"));
        Assert.Equal("complaint conference other request", await In(access, "southern", AccessRole.TeamManager, Service.South, "team-manager"));
        Assert.Equal("conference unallocated", await In(access, "chair", AccessRole.ConferenceChair, null, "conference-chair"));
        Assert.Equal("undecided", await In(access, "door", AccessRole.FrontDoorWorker, null, "front-door-worker"));
        Assert.Equal("complaint", await In(access, "answers", AccessRole.ComplaintsOfficer, null, "complaints-manager"));
        Assert.Equal("request", await In(access, "rights", AccessRole.InformationGovernanceOfficer, null, "information-governance-officer"));
        foreach (var role in new[] { AccessRole.PerformanceAnalyst, AccessRole.Administrator, AccessRole.Inspector, AccessRole.QualityAuditor, AccessRole.BusinessSupport })
            Assert.Empty((await access.DutiesHeld(new(new("me-too"), "Me", [role], Service.North), [])).Duties);
    }

    [Theory, EachEngine]
    public async Task What_nobody_here_holds_stands_with_the_manager_of_the_childs_team_and_is_marked_so(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Staffed(made);
        await made.Ledger.Recorded(Agreed("own", "mother"), Agreed("unallocated", "mother"), Agreed("other", "health visitor"), Agreed("team", "social worker"));
        Assert.Equal("own", await Nobodys(access, "boss", AccessRole.TeamManager, Service.North, "mother"));
        Assert.Equal("unallocated", await Nobodys(access, "director", AccessRole.ServiceManager, null, "mother"));
        Assert.Equal("other", await Nobodys(access, "southern", AccessRole.TeamManager, Service.South, "health visitor"));
        Assert.Equal("team", await Nobodys(access, "boss", AccessRole.TeamManager, Service.North, "colleague"));
        Assert.Equal("", await Nobodys(access, "boss", AccessRole.TeamManager, Service.North, "me"));
        Assert.Equal("team", await Nobodys(access, "boss", AccessRole.TeamManager, Service.North, "social worker"));
    }

    [Theory, EachEngine]
    public async Task An_action_of_the_social_worker_is_that_of_whoever_is_allocated(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Staffed(made);
        await made.Ledger.Recorded(Agreed("own", "social worker"));
        Assert.Equal("own", await In(access, "me", AccessRole.Practitioner, Service.North, "social worker"));
        Assert.Equal("", await Nobodys(access, "boss", AccessRole.TeamManager, Service.North, "social worker"));
    }

    [Theory, EachEngine]
    public async Task When_a_manager_leaves_what_stood_with_them_stands_with_the_service_managers(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Staffed(made);
        Assert.Equal("unallocated undecided", await Nobodys(access, "director", AccessRole.ServiceManager, null, "team-manager"));
        Assert.Null(await new StaffList(made.Ledger).Leave(StaffList.Operator, new("boss")));
        Assert.Equal("nobodys own team unallocated undecided", await Nobodys(access, "director", AccessRole.ServiceManager, null, "team-manager"));
    }

    [Theory, EachEngine]
    public async Task Of_a_restricted_record_everything_stands_with_those_whom_it_names_and_with_nobody_else(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Staffed(made);
        var owed = (await made.Ledger.OpenDuties(child: new("for-another"))).Count;
        Assert.True(owed > 0);
        var named = await access.DutiesHeld(new(new("them"), "Them", [AccessRole.Practitioner], Service.South), []);
        Assert.Equal(owed, named.Duties.Count(d => d.Duty.Child.Value == "for-another"));
        foreach (var role in Enum.GetValues<AccessRole>())
        {
            var held = await access.DutiesHeld(new(new("boss"), "Boss", [role], Service.North), []);
            Assert.DoesNotContain(held.Duties, d => d.Duty.Child.Value == "for-another");
            Assert.Equal(held.Duties.Count, held.Count);
        }
    }

    [Theory, EachEngine]
    public async Task A_long_list_shows_the_most_pressing_and_says_how_many_there_are(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Staffed(made);
        await made.Ledger.Recorded([.. Enumerable.Range(0, 250).Select(i => Agreed("own", $"aunt {i}", i))]);
        var held = await access.DutiesHeld(new(new("boss"), "Boss", [AccessRole.TeamManager], Service.North), []);
        var owed = (await made.Ledger.OpenDuties()).Count(d => d.Child.Value is "own" or "team" or "nobodys" && d.Holder is not ("me" or "service-manager" or "director-of-childrens-services"));
        Assert.True(owed > 250);
        Assert.Equal((owed, RecordAccess.MostInRoles), (held.Count, held.Duties.Count));
        Assert.Equal(held.Duties.OrderBy(d => d.Duty.Due?.From ?? int.MaxValue).Select(d => d.Duty), held.Duties.Select(d => d.Duty));
        Assert.DoesNotContain(held.Duties, d => d.Duty.Holder == "aunt 249");
    }

    [Theory, EachEngine]
    public async Task The_readers_own_children_are_named_whether_or_not_anything_is_owed_to_them(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Staffed(made);
        var held = await access.DutiesHeld(new(new("me"), "Me", [AccessRole.Practitioner], Service.North), []);
        Assert.Equal(["for-me", "own"], held.Own.Select(c => c.Value).Order(StringComparer.Ordinal));
        Assert.All(held.Own, c => Assert.Contains(c, held.Children));
    }

    /// <summary>The small service, with somebody in each role.</summary>
    private static async Task<RecordAccess> Staffed(Made made)
    {
        var access = await Service.Made(made);
        await Service.Add(made.Ledger, "them", Service.South, AccessRole.Practitioner);
        await Service.Add(made.Ledger, "southern", Service.South, AccessRole.TeamManager);
        await Service.Add(made.Ledger, "chair", null, AccessRole.ConferenceChair);
        await Service.Add(made.Ledger, "door", null, AccessRole.FrontDoorWorker);
        await Service.Add(made.Ledger, "answers", null, AccessRole.ComplaintsOfficer);
        await Service.Add(made.Ledger, "rights", null, AccessRole.InformationGovernanceOfficer);
        return access;
    }

    /// <summary>A supervision that agreed one action, due so many days after it.</summary>
    private static SupervisionRecord Agreed(string child, string owner, int days = 0) => new()
    {
        Id = new($"s-{child}-{owner}"),
        Occurred = On("2026-03-10"),
        Children = [new(child)],
        Actions = [new() { Id = $"x-{child}-{owner}", What = "Ring the school", Owner = owner, Due = ApproximateDate.Exactly(new DateOnly(2026, 3, 11).AddDays(days)) }],
    };

    private static Task<string> In(RecordAccess access, string worker, AccessRole role, string? team, string holder) => Of(access, worker, role, team, holder, HeldAs.Role);

    private static Task<string> Nobodys(RecordAccess access, string worker, AccessRole role, string? team, string holder) => Of(access, worker, role, team, holder, HeldAs.Nobody);

    private static async Task<string> Of(RecordAccess access, string worker, AccessRole role, string? team, string holder, HeldAs heldAs)
    {
        var held = await access.DutiesHeld(new(new(worker), worker, [role], team), []);
        return string.Join(' ', held.Duties.Where(d => d.As == heldAs && d.Duty.Holder == holder).Select(d => d.Duty.Child.Value).Distinct().Order(StringComparer.Ordinal));
    }

    private static StaffMember Member(InventedWorker worker) =>
        new(worker.Worker, worker.Name, worker.To is null, true, [Enum.GetValues<AccessRole>().Single(role => Words.Kebab(role.ToString()) == worker.Does)], worker.Team);
}
