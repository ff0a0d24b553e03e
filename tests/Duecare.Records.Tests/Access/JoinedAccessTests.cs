using Duecare.Domain.Chronology;
using Duecare.Domain.InformationRights;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Records.Access;
using Duecare.Records.Appending;
using Duecare.Records.Tests.Engines;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests.Access;

/// <summary>Who may see two records that are read as one: "own", which is mine, and "other", which is another team's and was joined to it.</summary>
public class JoinedAccessTests
{
    private static readonly ChildId Own = new("own");
    private static readonly ChildId Other = new("other");

    [Theory, EachEngine]
    public async Task Whoever_works_with_either_sees_the_one_record_under_either_id(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Joined(made);
        foreach (var reader in new[] { Service.Of(AccessRole.Practitioner), Them })
            foreach (var id in new[] { Own, Other }) Assert.Equal(Own, (await access.Child(reader, id, "page"))!.Chronology.Child.Id);
        Assert.Null(await access.Child(new(new("stranger"), "Stranger", [AccessRole.Practitioner], "East"), Other, "page"));
    }

    [Theory, EachEngine]
    public async Task A_restriction_of_either_record_restricts_the_whole(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        await made.Ledger.Recorded(Service.Restrict("other", "them"));
        await made.Ledger.Recorded(Joining);
        foreach (var id in new[] { Own, Other })
        {
            Assert.Null(await access.Child(Service.Of(AccessRole.Practitioner), id, "page"));
            Assert.Null(await access.Child(Service.Of(AccessRole.ServiceManager), id, "page"));
            Assert.NotNull(await access.Child(Them, id, "page"));
        }
    }

    [Theory, EachEngine]
    public async Task Restricted_to_different_people_nobody_sees_it_but_whom_both_name(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        await made.Ledger.Recorded(Service.Restrict("own", "me", "boss"), Service.Restrict("other", "them", "boss"));
        await made.Ledger.Recorded(Joining);
        Assert.Null(await access.Child(Service.Of(AccessRole.Practitioner), Other, "page"));
        Assert.Null(await access.Child(Them, Own, "page"));
        Assert.NotNull(await access.Child(new(new("boss"), "Boss", [AccessRole.TeamManager], "North"), Other, "page"));
    }

    [Theory, EachEngine]
    public async Task What_the_other_record_held_before_the_joining_is_for_whoever_may_see_the_whole(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        await made.Ledger.Recorded(Service.Restrict("own", "me"));
        var before = made.Clock.Utc;
        made.Clock.Utc = before.AddMinutes(1);
        await made.Ledger.Recorded(Joining);
        Assert.Null(await access.Child(Them, Other, "page", before));
        Assert.Equal(Other, (await access.Child(Service.Of(AccessRole.Practitioner), Other, "page", before))!.Chronology.Child.Id);
    }

    [Theory, EachEngine]
    public async Task Each_reading_is_logged_for_both_and_asked_of_either(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Joined(made);
        await access.Child(Them, Other, "page");
        await access.Child(new(new("stranger"), "Stranger", [AccessRole.Practitioner], "East"), Other, "page");
        await using var db = made.Store.Open();
        Assert.Equal(["Consulted own", "Consulted other", "Refused other"], (await db.AccessLog.OrderBy(a => a.Id).ToListAsync()).Select(a => $"{a.Verb} {a.Child}"));
        foreach (var id in new[] { Own, Other })
            Assert.Equal([AccessVerb.Refused, AccessVerb.Consulted], (await access.WhoHasSeen(Service.Of(AccessRole.TeamManager), id))!.Where(l => l.Page == "page").Select(l => l.Verb));
    }

    [Theory, EachEngine]
    public async Task Lists_and_search_hold_the_child_once_under_every_name_and_number(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Joined(made);
        var manager = Service.Of(AccessRole.ServiceManager);
        foreach (var words in new[] { "own", "other" }) Assert.Equal(["own"], (await access.Find(manager, words)).Select(f => f.Child.Id.Value));
        Assert.Contains("own", (await access.Team(manager, Service.South)).Select(c => c.Child.Id.Value));
        Assert.DoesNotContain("other", (await access.Team(manager, Service.South)).Select(c => c.Child.Id.Value));
        Assert.Empty(await access.Named(manager, [Other], "page"));
    }

    [Theory, EachEngine]
    public async Task Nothing_is_stated_about_the_other_id_and_nobody_is_introduced_under_it(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Joined(made);
        var manager = Service.Of(AccessRole.TeamManager);
        foreach (var entry in new Entry[] { Note("n", "x", "2026-03-31", Other), Born(Other, id: "again") })
            Assert.Contains("is not among the children", Assert.Single(Assert.IsType<Appended.Refused>(await access.State(manager, By("me", entry))).Refusals).Message);
    }

    [Theory, EachEngine]
    public async Task An_emergency_under_the_other_id_opens_the_one_record(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Joined(made);
        var stranger = new Reader(new("stranger"), "Stranger", [AccessRole.Practitioner], "East");
        Assert.IsType<EmergencyOpening.Opened>(await access.OpenInEmergency(stranger, Other, "the child is at the hospital", "e1"));
        Assert.Equal(Own, (await access.Child(stranger, Other, "page"))!.Chronology.Child.Id);
    }

    [Theory]
    [InlineData(AccessRole.TeamManager, true)]
    [InlineData(AccessRole.ServiceManager, true)]
    [InlineData(AccessRole.Practitioner, false)]
    [InlineData(AccessRole.FrontDoorWorker, false)]
    [InlineData(AccessRole.BusinessSupport, false)]
    [InlineData(AccessRole.InformationGovernanceOfficer, false)]
    public void Managers_join_records_and_take_them_apart(AccessRole role, bool may)
    {
        foreach (var kind in new Entry[] { Joining, new RecordsParted { Id = new("p"), Occurred = On("2026-03-31"), Children = [Own], Joining = new("j"), Because = "x" } })
            Assert.Equal(may, RecordAccess.MayState(Service.Of(role), Domain.Chronology.Written.EntryKind.Of(kind)));
    }

    [Theory, EachEngine]
    public async Task Who_joins_two_records_sees_both(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        Assert.Contains("\"other\" is not among the children", Assert.Single(Assert.IsType<Appended.Refused>(await access.State(Service.Of(AccessRole.TeamManager), By("me", Joining))).Refusals).Message);
        Assert.IsType<Appended.Acknowledged>(await access.State(Service.Of(AccessRole.ServiceManager), By("me", Joining)));
    }

    private static Reader Them => new(new("them"), "Them", [AccessRole.Practitioner], Service.South);

    private static RecordsJoined Joining => new() { Id = new("join"), Occurred = On("2026-03-31"), Children = [Own, Other], Kept = Own, Joined = Other, Because = "one child" };

    private static async Task<RecordAccess> Joined(Made made)
    {
        var access = await Service.Made(made);
        await made.Ledger.Recorded(Joining);
        return access;
    }
}
