using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;
using Duecare.Records.Access;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests.Access;

/// <summary>Lists hold whom the reader may see and nobody else, and drop nobody.</summary>
public class ListTests
{
    [Theory, EachEngine]
    public async Task My_work_is_the_children_allocated_to_me_and_those_whose_restricted_record_names_me(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        Assert.Equal("for-me own", await Own(access, AccessRole.Practitioner));
        Assert.Equal("", await Own(access, AccessRole.Administrator));
    }

    [Theory, EachEngine]
    public async Task A_teams_list_begins_with_the_children_without_a_worker(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var team = await access.Team(Service.Of(AccessRole.TeamManager), Service.North);
        Assert.Equal("nobodys own team", Names(team));
        Assert.Null(team[0].Worker);
        Assert.Equal(new("colleague"), team[2].Worker);
        Assert.Equal("for-me", Names(await access.Team(Service.Of(AccessRole.TeamManager), Service.South)));
        Assert.Equal("complaint conference for-me other request", Names(await access.Team(Service.Of(AccessRole.Inspector), Service.South)));
    }

    [Theory, EachEngine]
    public async Task The_front_door_has_what_is_undecided_and_whom_nobody_has(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        Assert.Equal("unallocated undecided", await Door(access, AccessRole.FrontDoorWorker));
        Assert.Equal("unallocated undecided", await Door(access, AccessRole.ServiceManager));
        Assert.Equal("", await Door(access, AccessRole.Practitioner));
    }

    [Theory, EachEngine]
    public async Task The_front_door_keeps_a_child_whom_a_team_has_until_the_referrer_is_told(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var child = new ChildId("undecided");
        await made.Ledger.Recorded(
            new ReferralDecision { Id = new("d1"), Occurred = On("2026-03-31"), Children = [child], Referral = new("r1"), Outcome = ReferralOutcome.Section17Assessment, Reason = "Need", ReviewedBy = "boss" },
            new ReferralAcknowledgement { Id = new("k1"), Occurred = On("2026-03-31"), Children = [child], Referral = new("r1") },
            Service.To("undecided", "them", Service.South, "2026-03-31"));
        Assert.Equal("unallocated undecided", await Door(access, AccessRole.FrontDoorWorker));
        await made.Ledger.Recorded(new ReferralFeedback { Id = new("f1"), Occurred = On("2026-03-31"), Children = [child], Referral = new("r1") });
        Assert.Equal("unallocated", await Door(access, AccessRole.FrontDoorWorker));
    }

    [Theory, EachEngine]
    public async Task Every_child_to_whom_something_is_owed_is_on_some_list(Engine engine)
    {
        using var file = Taken.Authority(60);
        await using var made = await Made.On(engine);
        made.Clock.Utc = new(2026, 4, 1, 9, 0, 0, DateTimeKind.Utc);
        await Taken.Whole(made.Ledger, Taken.Source(file));
        var access = new RecordAccess(made.Ledger);
        var owed = (await made.Ledger.OpenDuties()).Select(d => d.Child.Value).Distinct().Order(StringComparer.Ordinal).ToList();

        var listed = (await access.FrontDoorQueue(Service.Of(AccessRole.ServiceManager), [])).Children.ToList();
        foreach (var team in new[] { 1, 2 }) listed.AddRange(await access.Team(Service.Of(AccessRole.ServiceManager), $"Safeguarding team {team}"));

        Assert.NotEmpty(owed);
        Assert.Equal(owed, listed.Where(c => c.Duties.Count > 0).Select(c => c.Child.Id.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory, EachEngine]
    public async Task A_restricted_child_is_found_and_counted_by_the_named_alone(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        foreach (var role in Enum.GetValues<AccessRole>())
        {
            Assert.Equal("", Names(await access.Find(Service.Of(role), "for-another")));
            Assert.DoesNotContain(await access.Team(Service.Of(role), Service.North), c => c.Child.Id.Value == "for-another");
        }
        Assert.Equal("for-another", Names(await access.Find(new(new("them"), "Them", [AccessRole.Practitioner], Service.South), "for-another")));
    }

    [Theory, EachEngine]
    public async Task The_front_door_finds_a_child_elsewhere_by_who_they_are_alone(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var found = Assert.Single(await access.Find(Service.Of(AccessRole.FrontDoorWorker), "other"));
        Assert.Equal((null, null, null, 0), (found.Basis, found.Worker, found.Team, found.Duties.Count));
        Assert.Equal("", Names(await access.Find(Service.Of(AccessRole.Practitioner), "other")));
    }

    [Theory, EachEngine]
    public async Task A_search_takes_parts_of_names_dates_and_ids_and_means_nothing_by_wildcards(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var director = Service.Of(AccessRole.ServiceManager);
        await made.Ledger.Recorded(Born(new("k1"), "2011-05-06") with { Name = "Keziah 100% Fennelcroft" });
        Assert.Equal("k1", Ids(await access.Find(director, "fennel KEZ")));
        Assert.Equal("k1", Ids(await access.Find(director, "kez 2011-05-06")));
        Assert.Equal("k1", Ids(await access.Find(director, "6/5/2011")));
        Assert.Equal("k1", Ids(await access.Find(director, "k1")));
        Assert.Equal("k1", Ids(await access.Find(director, "%")));
        Assert.Equal("", Ids(await access.Find(director, "_")));
        Assert.Equal("", Ids(await access.Find(director, "  ")));
        Assert.Equal("", Ids(await access.Find(director, "kez 2011-05-07")));
    }

    private static async Task<string> Own(RecordAccess access, AccessRole role)
    {
        var held = await access.DutiesHeld(Service.Of(role), []);
        return string.Join(' ', held.Own.Select(c => held.Children[c].Name).Order(StringComparer.Ordinal));
    }

    private static async Task<string> Door(RecordAccess access, AccessRole role) => Names((await access.FrontDoorQueue(Service.Of(role), [])).Children);

    private static string Names(IReadOnlyList<ListedChild> listed) => string.Join(' ', listed.Select(c => c.Child.Name));

    private static string Ids(IReadOnlyList<ListedChild> listed) => string.Join(' ', listed.Select(c => c.Child.Id));
}
