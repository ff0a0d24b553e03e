using System.Data.Common;
using Duecare.Domain.Chronology;
using Duecare.Records.Access;
using Duecare.Records.Appending;
using Duecare.Records.Tests.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests.Access;

/// <summary>Every reading is written down before it is answered.</summary>
public class AccessLogTests
{
    [Theory, EachEngine]
    public async Task A_reading_is_logged_with_who_whose_what_why_when_and_as_of_when(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var known = made.Clock.Utc.AddHours(-1);
        await access.Child(Service.Of(AccessRole.Practitioner), new("own"), new Look("/children/{child}") { Verb = AccessVerb.Printed, AsAt = new(2026, 3, 20), KnownAt = known });

        var line = Assert.Single(await Lines(made));
        Assert.Equal(("me", "own", "/children/{child}", AccessVerb.Printed, AccessExtent.Record, AccessBasis.Allocated), (line.Worker, line.Child, line.Page, line.Verb, line.Extent, line.Basis));
        Assert.Equal((made.Clock.Utc, new DateOnly(2026, 3, 20), known), (line.At, line.AsAt, line.KnownAt));
    }

    [Theory, EachEngine]
    public async Task Who_is_refused_is_logged_the_same_whether_the_child_is_known_or_not(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var me = Service.Of(AccessRole.Practitioner);
        Assert.Null(await access.Child(me, new("other"), new Look("child")));
        Assert.Null(await access.Child(me, new("unknown"), new Look("child")));
        Assert.Null(await access.Child(me, new(new string('x', 5000)), new Look("child")));
        Assert.Null(await access.Child(me, new("own\0"), new Look("child")));
        var lines = await Lines(made);
        Assert.Equal(["other", "unknown", new string('x', 100) + "…", "own\uFFFD"], lines.Select(l => l.Child));
        Assert.All(lines, l => Assert.Equal((AccessVerb.Refused, null), (l.Verb, l.Basis)));
    }

    [Theory, EachEngine]
    public async Task A_forbidden_child_takes_the_same_commands_of_the_database_as_an_unknown_one(Engine engine)
    {
        var seen = new Commands();
        await using var made = await Made.On(engine, seen);
        var access = await Service.Made(made);
        var me = Service.Of(AccessRole.Practitioner);
        await access.Child(me, new("other"), new Look("child"));
        var forbidden = await seen.During(() => access.Child(me, new("other"), new Look("child")));
        var restricted = await seen.During(() => access.Child(me, new("for-another"), new Look("child")));
        var unknown = await seen.During(() => access.Child(me, new("unknown"), new Look("child")));
        Assert.NotEmpty(unknown);
        Assert.Equal(unknown, forbidden);
        Assert.Equal(unknown, restricted);
        Assert.Single(unknown, c => c.Contains("INSERT", StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task What_can_not_be_logged_is_not_read(Engine engine)
    {
        var seen = new Commands();
        await using var made = await Made.On(engine, seen);
        var access = await Service.Made(made);
        var me = Service.Of(AccessRole.Practitioner);
        seen.FailOn = "access_log";
        var read = new List<string>();
        seen.Each = read.Add;
        await Assert.ThrowsAnyAsync<Exception>(() => access.Child(me, new("own"), new Look("child")));
        await Assert.ThrowsAnyAsync<Exception>(() => access.DutiesHeld(me, []));
        await Assert.ThrowsAnyAsync<Exception>(() => access.Find(me, "own"));
        await Assert.ThrowsAnyAsync<Exception>(() => access.Alike(me, "own", null, null));
        Assert.DoesNotContain(read, c => c.Contains("payload", StringComparison.Ordinal));
        seen.FailOn = null;
        Assert.NotNull(await access.Child(me, new("own"), new Look("child")));
    }

    [Theory, EachEngine]
    public async Task What_is_looked_at_to_record_something_is_logged_with_what_is_recorded_and_once(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var (me, looks) = (Service.Of(AccessRole.Practitioner), new PendingLooks());
        var own = await access.Child(me, new("own"), new Look("form") { Pending = looks });
        Assert.NotNull(own);
        Assert.Empty(await Lines(made));
        Assert.IsType<Appended.Acknowledged>(await access.State(me, By("me", Note("n1", "x", children: new ChildId("own"))) with { Looks = looks }, own));
        await access.Write(looks);
        Assert.Equal([("own", "form", AccessVerb.Consulted)], (await Lines(made)).Select(l => (l.Child!, l.Page, l.Verb)));
    }

    [Theory, EachEngine]
    public async Task What_was_looked_at_is_logged_also_where_nothing_is_recorded(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var (me, looks) = (Service.Of(AccessRole.Practitioner), new PendingLooks());
        var own = await access.Child(me, new("own"), new Look("form") { Pending = looks });
        var ahead = Note("n1", "x", children: new ChildId("own")) with { Occurred = On("2026-04-01") };
        Assert.IsType<Appended.Refused>(await access.State(me, By("me", ahead) with { Looks = looks }, own));
        Assert.Equal("own", Assert.Single(await Lines(made)).Child);
    }

    [Theory, EachEngine]
    public async Task What_was_looked_at_is_still_to_be_logged_where_recording_failed(Engine engine)
    {
        var seen = new Commands();
        await using var made = await Made.On(engine, seen);
        var access = await Service.Made(made);
        var (me, looks) = (Service.Of(AccessRole.Practitioner), new PendingLooks());
        var own = await access.Child(me, new("own"), new Look("form") { Pending = looks });
        seen.FailOn = "INSERT INTO entry_child";
        if (engine == Engine.Sqlite) seen.FailOn = "INSERT INTO \"entry_child\"";
        await Assert.ThrowsAnyAsync<Exception>(() => access.State(me, By("me", Note("n1", "x", children: new ChildId("own"))) with { Looks = looks }, own));
        Assert.Empty(await Lines(made));
        await access.Write(looks);
        Assert.Equal("own", Assert.Single(await Lines(made)).Child);
    }

    [Fact]
    public async Task Who_is_refused_is_logged_at_once_whatever_is_pending()
    {
        await using var made = await Made.On(Engine.Sqlite);
        var access = await Service.Made(made);
        Assert.Null(await access.Child(Service.Of(AccessRole.Practitioner), new("other"), new Look("form") { Pending = new() }));
        Assert.Equal(AccessVerb.Refused, Assert.Single(await Lines(made)).Verb);
    }

    [Theory, EachEngine]
    public async Task Who_has_seen_a_record_is_told_to_those_who_answer_for_it(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var (me, boss, director) = (Service.Of(AccessRole.Practitioner), new Reader(new("boss"), "Boss", [AccessRole.TeamManager], Service.North), new Reader(new("director"), "Director", [AccessRole.ServiceManager], null));
        await access.Child(me, new("own"), new Look("child"));
        await access.Child(new(new("them"), "Them", [AccessRole.Practitioner], Service.South), new("own"), new Look("child"));

        Assert.Equal(["BOSS who-has-seen Consulted Team", "them child Refused ", "ME child Consulted Allocated"], Told(await access.WhoHasSeen(boss, new("own"))));
        Assert.Null(await access.WhoHasSeen(me, new("own")));
        Assert.Null(await access.WhoHasSeen(boss, new("other")));
        Assert.NotNull(await access.WhoHasSeen(director, new("other")));
        Assert.Null(await access.WhoHasSeen(director, new("for-another")));
    }

    [Theory, EachEngine]
    public async Task What_a_worker_has_looked_at_is_told_to_them_and_to_those_who_answer_for_them(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var (me, boss) = (Service.Of(AccessRole.Practitioner), new Reader(new("boss"), "Boss", [AccessRole.TeamManager], Service.North));
        foreach (var child in new[] { "own", "other", "for-me" }) await access.Child(me, new(child), new Look("child"));

        Assert.Equal(["for-me", "other", "own"], (await access.LookedAt(me, new("me")))!.Select(l => l.Child?.Value).OfType<string>());
        Assert.Equal(["own"], (await access.LookedAt(boss, new("me")))!.Select(l => l.Child?.Value).OfType<string>());
        Assert.Null(await access.LookedAt(boss with { Team = Service.South }, new("me")));
        Assert.Null(await access.LookedAt(me, new("boss")));
    }

    private static IEnumerable<string> Told(IReadOnlyList<Looked>? lines) => lines!.Select(l => $"{l.WorkerName} {l.Page} {l.Verb} {l.Basis}");

    private static async Task<List<AccessRow>> Lines(Made made)
    {
        await using var db = made.Store.Open();
        return await db.AccessLog.OrderBy(l => l.Id).ToListAsync();
    }

    /// <summary>Sees each command, and fails those that name a table.</summary>
    private sealed class Commands : DbCommandInterceptor
    {
        public string? FailOn { get; set; }

        public Action<string>? Each { get; set; }

        public async Task<List<string>> During(Func<Task> work)
        {
            var seen = new List<string>();
            Each = seen.Add;
            await work();
            Each = null;
            return seen;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            See(command);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            See(command);
            return new(result);
        }

        private void See(DbCommand command)
        {
            Each?.Invoke(command.CommandText);
            if (FailOn is { } table && command.CommandText.Contains(table, StringComparison.Ordinal)) throw new InvalidOperationException("the disk is full");
        }
    }
}
