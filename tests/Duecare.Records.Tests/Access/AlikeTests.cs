using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.People;
using Duecare.Records.Access;
using Duecare.Records.Appending;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests.Access;

/// <summary>Whether a child whom somebody rings about is one who is known already. The clock stands at 31 March 2026.</summary>
public class AlikeTests
{
    private static readonly Reader Door = Service.Of(AccessRole.FrontDoorWorker);
    private static readonly Reader Practitioner = Service.Of(AccessRole.Practitioner);

    [Theory, EachEngine]
    public async Task Born_on_the_day_and_with_a_word_of_the_name_that_begins_alike_comes_before_the_same_name_born_on_another(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        await made.Ledger.Recorded(
            Born(new("k1"), "2014-05-06") with { Name = "Zoë Fennelcroft" }, Born(new("k2"), "2014-05-07") with { Name = "Zoe Fenelcroft" }, Born(new("k3"), "2014-05-06") with { Name = "Ivo Marsh" },
            Born(new("k4"), "2014-05-06") with { Name = null });
        Assert.Equal("k4 k1 k2", Ids(await access.Alike(Door, "ZOE Fenelcroft", new(2014, 5, 6), null)));
        Assert.Equal("k2 k1", Ids(await access.Alike(Door, "Zoe Fenelcroft", null, null)));
        Assert.Equal("", Ids(await access.Alike(Door, "Nobody Else", new(2014, 5, 8), null)));
        Assert.Equal("", Ids(await access.Alike(Door, "%", null, null)));
    }

    [Theory, EachEngine]
    public async Task A_child_not_born_yet_is_like_one_expected_or_born_within_six_weeks(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        await made.Ledger.Recorded(
            new ChildDetails { Id = new("d-e1"), Occurred = On("2026-03-30"), Children = [new("e1")], Name = "Baby Quill", Expected = new(2026, 6, 12) },
            new ChildDetails { Id = new("d-e2"), Occurred = On("2026-03-30"), Children = [new("e2")], Name = "Baby Quill-Reed", Expected = new(2026, 6, 13) });
        Assert.Equal("e1", Ids(await access.Alike(Door, "Unborn Quill", null, new(2026, 5, 1))));
        Assert.Equal("e1 e2", Ids(await access.Alike(Door, "Unborn Quill", null, new(2026, 5, 2))));
    }

    [Theory, EachEngine]
    public async Task Nobody_is_shown_whom_the_reader_may_not_know_of_and_of_others_records_only_who_the_child_is(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        Assert.Equal("for-me", Ids(await access.Alike(Door, "for-another", new(2015, 3, 2), null)));
        var other = Assert.Single(await access.Alike(Door, "other", null, null), c => c.Child.Id.Value == "other");
        Assert.Equal((null, null, null, 0), (other.Basis, other.Worker, other.Team, other.Duties.Count));
        Assert.DoesNotContain(await access.Alike(Practitioner, "other", null, null), c => c.Child.Id.Value == "other");
        Assert.Contains((await access.LookedAt(Door, Door.Worker))!, l => l is { Page: "alike", Extent: AccessExtent.Identity, Child.Value: "other" });
    }

    [Theory, EachEngine]
    public async Task A_contact_is_recorded_about_whom_one_may_know_of_and_nothing_else_is(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        Assert.Equal(await Refused(access, Door, Contact("call", "unknown")), (await Refused(access, Door, Contact("call", "for-another"))).Replace("for-another", "unknown", StringComparison.Ordinal));
        Assert.Equal(await Refused(access, Practitioner, Contact("call", "unknown")), (await Refused(access, Practitioner, Contact("call", "other"))).Replace("other", "unknown", StringComparison.Ordinal));
        Assert.Contains("is not among the children of the record", await Refused(access, Door, Contact("call", "other"), Note("n1", "x", children: new ChildId("other"))), StringComparison.Ordinal);
        Assert.Contains("is not among the children of the record", await Refused(access, Door, Decision("other")), StringComparison.Ordinal);
        Assert.IsType<Appended.Acknowledged>(await access.State(Door, By("both", Contact("call", "other"), Decision("other"))));
        Assert.Null(await access.Child(Door, new("other"), new Look("child")));
    }

    [Theory, EachEngine]
    public async Task What_one_recorded_oneself_is_told_to_nobody_else(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        await access.State(Door, By("x", Contact("call", "other"), Decision("other")) with { RequestId = "mine" });
        var own = (await access.Stated(Door, "mine"))!;
        Assert.Equal(["other", "contact", "contact-decision"], own.Children.Select(c => c.Value).Concat(own.Kinds.Select(k => k.Name)));
        Assert.Empty(own.Seen);
        Assert.Null(await access.Stated(new(new("them"), "Them", [AccessRole.ServiceManager], Service.South), "mine"));
        Assert.Null(await access.Stated(Door, "nobody’s"));
    }

    private static Contact Contact(string id, string child) => new() { Id = new(id), Occurred = On("2026-03-31"), Children = [new(child)] };

    private static ContactDecision Decision(string child) =>
        new() { Id = new("decision"), Occurred = On("2026-03-31"), Children = [new(child)], Contact = new("call"), Outcome = ContactOutcome.LinkedToOpenCase, Reason = "x" };

    private static async Task<string> Refused(RecordAccess access, Reader reader, params Entry[] entries) =>
        Assert.IsType<Appended.Refused>(await access.State(reader, By("x", entries))).Refusals[0].ToString();

    private static string Ids(IReadOnlyList<ListedChild> listed) => string.Join(' ', listed.Select(c => c.Child.Id));
}
