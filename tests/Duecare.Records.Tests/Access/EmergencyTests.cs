using Duecare.Domain.Chronology;
using Duecare.Records.Access;
using Duecare.Records.Tests.Engines;
using Xunit;

namespace Duecare.Records.Tests.Access;

/// <summary>Opening a record that one may not otherwise see, because it can't wait.</summary>
public class EmergencyTests
{
    private const string Why = "The child is at the hospital now, and I am the duty worker";
    private static readonly Reader Boss = new(new("boss"), "Boss", [AccessRole.TeamManager], Service.North);
    private static readonly Reader Director = new(new("director"), "Director", [AccessRole.ServiceManager], null);

    [Theory, EachEngine]
    public async Task A_record_opened_in_an_emergency_is_open_for_eight_hours_and_to_whoever_opened_it(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var me = Service.Of(AccessRole.Practitioner);
        foreach (var child in new ChildId[] { new("other"), new("for-another") })
        {
            made.Clock.Utc = new(2026, 3, 31, 9, 0, 0, DateTimeKind.Utc);
            var opened = Assert.IsType<EmergencyOpening.Opened>(await access.OpenInEmergency(me, child, Why, $"q-{child}"));
            Assert.Equal((made.Clock.Utc.AddHours(8), "BOSS", new DateOnly(2026, 4, 2)), (opened.Until, opened.Told, opened.ReviewDueOn));
            Assert.Null(await access.Child(me with { Worker = new("colleague") }, child, new Look("child")));
            made.Clock.Utc = made.Clock.Utc.AddHours(8).AddSeconds(-1);
            Assert.Equal(AccessBasis.Emergency, (await access.Child(me, child, new Look("child")))!.Basis);
            made.Clock.Utc = made.Clock.Utc.AddSeconds(1);
            Assert.Null(await access.Child(me, child, new Look("child")));
        }
    }

    [Theory, EachEngine]
    public async Task Those_who_act_for_children_may_open_and_no_administrator_analyst_or_inspector(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var may = new List<AccessRole>();
        foreach (var role in Enum.GetValues<AccessRole>())
            if (await access.OpenInEmergency(Service.Of(role), new("for-another"), Why, $"q-{role}") is EmergencyOpening.Opened) may.Add(role);
        Assert.Equal([AccessRole.Practitioner], may.Take(1));
        Assert.All(Enum.GetValues<AccessRole>(), role => Assert.Equal(
            role is AccessRole.Practitioner or AccessRole.EarlyHelpWorker or AccessRole.FrontDoorWorker or AccessRole.TeamManager or AccessRole.ServiceManager or AccessRole.ConferenceChair, RecordAccess.MayOpen(Service.Of(role))));
        foreach (var never in new[] { AccessRole.Administrator, AccessRole.PerformanceAnalyst, AccessRole.Inspector })
            Assert.IsType<EmergencyOpening.Refused>(await access.OpenInEmergency(Service.Of(AccessRole.Practitioner, never), new("other"), Why, "q"));
    }

    [Theory, EachEngine]
    public async Task A_reason_is_needed_and_the_same_request_sent_twice_opens_once(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var me = Service.Of(AccessRole.Practitioner);
        Assert.IsType<EmergencyOpening.Refused>(await access.OpenInEmergency(me, new("other"), "   because ", "q1"));
        Assert.IsType<EmergencyOpening.Refused>(await access.OpenInEmergency(me, new("unknown"), Why, "q1"));
        Assert.IsType<EmergencyOpening.Refused>(await access.OpenInEmergency(me, new("own"), Why, "q1"));
        var first = await access.OpenInEmergency(me, new("other"), Why, "q1");
        made.Clock.Utc = made.Clock.Utc.AddHours(1);
        Assert.Equal(first, await access.OpenInEmergency(me, new("other"), Why, "q1"));
        Assert.Single(await access.Emergencies(Director));
    }

    [Theory, EachEngine]
    public async Task It_is_reviewed_once_by_somebody_else_and_a_reviewer_who_may_not_see_the_record_is_not_told_whose(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var me = Service.Of(AccessRole.Practitioner, AccessRole.ServiceManager);
        await access.OpenInEmergency(me, new("for-another"), Why, "q1");
        Assert.Empty(await access.Emergencies(me));
        Assert.NotNull(await access.Review(me, "q1", true, "It was needed, I say"));
        Assert.Empty(await access.Emergencies(Service.Of(AccessRole.Practitioner) with { Worker = new("colleague") }));
        Assert.Null(Assert.Single(await access.Emergencies(Boss)).Child);

        Assert.NotNull(await access.Review(Boss, "q1", true, "fine"));
        Assert.Null(await access.Review(Boss, "q1", true, "Seen with her: it was needed"));
        Assert.NotNull(await access.Review(Director, "q1", false, "I think otherwise"));
        Assert.Equal(("boss", true), (Assert.Single(await access.Emergencies(Director)) is var e ? (e.ReviewedBy, e.WasNeeded) : default));
    }

    [Theory, EachEngine]
    public async Task A_manager_does_not_tell_themselves(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var opened = Assert.IsType<EmergencyOpening.Opened>(await access.OpenInEmergency(Boss, new("other"), Why, "q1"));
        Assert.Equal("DIRECTOR", opened.Told);
    }
}
