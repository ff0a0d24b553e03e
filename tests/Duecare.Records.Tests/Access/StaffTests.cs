using Duecare.Domain.Chronology;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Records.Tests.Engines;
using Xunit;

namespace Duecare.Records.Tests.Access;

/// <summary>Who works for the service, and who is signed in.</summary>
public class StaffTests
{
    private static readonly WorkerId Me = new("me");

    [Theory, EachEngine]
    public async Task A_session_is_whose_it_is_with_what_they_do_now(Engine engine)
    {
        await using var made = await Made.On(engine);
        await Service.Made(made);
        var sessions = new Sessions(made.Ledger);
        var key = await sessions.Start(Me, "password");
        var reader = await sessions.Find(key);
        Assert.Equal((Me, "ME", Service.North), (reader!.Worker, reader.Name, reader.Team));
        Assert.Equal([AccessRole.Practitioner], reader.Roles);
        Assert.Null(await sessions.Find(key[..^1] + (key[^1] == '0' ? '1' : '0')));
    }

    [Theory, EachEngine]
    public async Task A_leaver_is_signed_out_everywhere_at_once_and_so_is_one_whose_role_or_team_changed(Engine engine)
    {
        await using var made = await Made.On(engine);
        await Service.Made(made);
        var (staff, sessions) = (new StaffList(made.Ledger), new Sessions(made.Ledger));
        string[] keys = [await sessions.Start(Me, "password"), await sessions.Start(Me, "passkey")];
        var others = await sessions.Start(new("boss"), "password");

        Assert.Null(await staff.Move(StaffList.Operator, Me, [AccessRole.Practitioner, AccessRole.ConferenceChair], Service.South, "Moved"));
        foreach (var key in keys) Assert.Null(await sessions.Find(key));
        var again = await sessions.Start(Me, "password");
        Assert.Equal(Service.South, (await sessions.Find(again))!.Team);

        Assert.Null(await staff.Leave(StaffList.Operator, Me));
        Assert.Null(await sessions.Find(again));
        Assert.Null(await sessions.Find(await sessions.Start(Me, "password")));
        Assert.NotNull(await sessions.Find(others));
    }

    [Theory, EachEngine]
    public async Task A_session_ends_when_it_is_left_for_an_hour_when_it_is_twelve_hours_old_or_when_it_is_ended(Engine engine)
    {
        await using var made = await Made.On(engine);
        await Service.Made(made);
        var sessions = new Sessions(made.Ledger);
        var key = await sessions.Start(Me, "password");
        var began = made.Clock.Utc;
        while (made.Clock.Utc < began.AddHours(12) - TimeSpan.FromMinutes(59))
        {
            made.Clock.Utc = made.Clock.Utc.AddMinutes(59);
            Assert.NotNull(await sessions.Find(key));
        }
        made.Clock.Utc = began.AddHours(12).AddSeconds(-1);
        Assert.NotNull(await sessions.Find(key));
        made.Clock.Utc = began.AddHours(12);
        Assert.Null(await sessions.Find(key));

        key = await sessions.Start(Me, "password");
        made.Clock.Utc = made.Clock.Utc.AddMinutes(60);
        Assert.Null(await sessions.Find(key));

        key = await sessions.Start(Me, "password");
        await sessions.End(key);
        Assert.Null(await sessions.Find(key));
    }

    [Theory, EachEngine]
    public async Task Who_was_where_when_is_kept(Engine engine)
    {
        await using var made = await Made.On(engine);
        await Service.Made(made);
        var staff = new StaffList(made.Ledger);
        var began = made.Clock.Utc;
        made.Clock.Utc = began.AddDays(3);
        await staff.Move(StaffList.Operator, Me, [AccessRole.TeamManager], Service.South, "Promoted");
        var history = await staff.History(Me);
        Assert.Equal([Service.South, Service.North], history.Select(t => t.Team));
        Assert.Equal([(began.AddDays(3), null), (began, began.AddDays(3))], history.Select(t => (t.From, t.Until)));
        Assert.Equal(("operator", "Promoted"), (history[0].By, history[0].Reason));
    }

    [Theory, EachEngine]
    public async Task Only_an_administrator_changes_who_works_here_and_never_for_themselves(Engine engine)
    {
        await using var made = await Made.On(engine);
        await Service.Made(made);
        var staff = new StaffList(made.Ledger);
        await Service.Add(made.Ledger, "keeper", null, AccessRole.Administrator);
        var (keeper, boss) = ((await staff.Of(new("keeper")))!.AsReader(), (await staff.Of(new("boss")))!.AsReader());

        Assert.Equal("Only an administrator changes this", await staff.Leave(boss, Me));
        Assert.Equal("Only an administrator changes this", await staff.AddTeam(boss, "East"));
        Assert.Contains("Nobody changes what they themselves may do", await staff.Move(keeper, keeper.Worker, [AccessRole.Administrator, AccessRole.ServiceManager], null, null), StringComparison.Ordinal);
        Assert.NotNull(await staff.Leave(keeper, keeper.Worker));
        Assert.Null(await staff.Leave(keeper, Me));
    }

    [Theory, EachEngine]
    public async Task A_team_with_people_or_children_is_not_closed(Engine engine)
    {
        await using var made = await Made.On(engine);
        await Service.Made(made);
        var staff = new StaffList(made.Ledger);
        Assert.Equal("There are people in this team: move them first", await staff.CloseTeam(StaffList.Operator, Service.North));
        Assert.Contains("has children", await staff.CloseTeam(StaffList.Operator, Service.South), StringComparison.Ordinal);
        await staff.AddTeam(StaffList.Operator, "East");
        Assert.Null(await staff.CloseTeam(StaffList.Operator, "East"));
        Assert.Equal([Service.North, Service.South], await staff.Teams());
    }

    [Theory, EachEngine]
    public async Task An_id_or_name_that_could_be_mistaken_is_refused(Engine engine)
    {
        await using var made = await Made.On(engine);
        await Service.Made(made);
        var staff = new StaffList(made.Ledger);
        foreach (var id in new[] { "", "a b", "me", "team-manager", "operator", "x\n", new string('x', 101) })
            Assert.NotNull(await staff.Add(StaffList.Operator, new(new(id), "A Name", true, false, [AccessRole.Practitioner], null)));
        Assert.NotNull(await staff.Add(StaffList.Operator, new(new("ok"), "A Name", true, false, [], null)));
        Assert.NotNull(await staff.Add(StaffList.Operator, new(new("ok"), "A Name", true, false, [AccessRole.Practitioner], "West")));
    }
}
