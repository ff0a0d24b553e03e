using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Records.Access;
using Duecare.Records.Tests.Engines;
using Microsoft.EntityFrameworkCore.Diagnostics;
using System.Data.Common;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests.Access;

public class SearchTests
{
    [Theory]
    [InlineData("martha", "marhta", 0.961)]
    [InlineData("dwayne", "duane", 0.84)]
    [InlineData("dixon", "dicksonx", 0.813)]
    [InlineData("field", "field", 1)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "abc", 0)]
    public void Two_words_are_as_alike_as_Winkler_printed(string one, string other, double likeness)
    {
        Assert.Equal(likeness, ChildNames.Likeness(one, other), 3);
        Assert.Equal(likeness, ChildNames.Likeness(other, one), 3);
    }

    [Theory]
    [InlineData("Zoë O’Brien-Łuczak", "zoe obrien luczak")]
    [InlineData("\u202EAna\u200B  SMITH", "ana smith")]
    public void Names_are_compared_without_capitals_accents_and_marks_that_show_nothing(string name, string words) => Assert.Equal(words, string.Join(' ', ChildNames.Words(name)));

    [Theory, EachEngine]
    public async Task A_name_that_is_exactly_so_comes_before_one_that_is_only_like_it(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded(Named("c1", "Marta Fennel"), Named("c2", "Martha Fenell"), Named("c3", "Martha Fennel"), Named("c4", "Piers Oak"));
        var found = await new RecordAccess(made.Ledger).Find(Service.Of(AccessRole.ServiceManager), "martha fennel");
        Assert.Equal(["c3", "c2", "c1"], found.OrderBy(f => f.IsAlike).ThenByDescending(f => f.Child.Id.Value).Select(f => f.Child.Id.Value));
        Assert.Equal([false, true, true], found.Select(f => f.IsAlike));
    }

    [Theory, EachEngine]
    public async Task A_worker_finds_their_own_among_many_of_the_same_name_whom_they_may_not_see(Engine engine)
    {
        await using var made = await Made.On(engine);
        await made.Ledger.Recorded([.. Enumerable.Range(0, 600).Select(i => Named($"s-{i:000}", "Sam Smith"))]);
        await made.Ledger.Recorded(Service.To("s-599", "me", Service.North));
        Assert.Equal("s-599", Assert.Single(await new RecordAccess(made.Ledger).Find(Service.Of(AccessRole.Practitioner), "smith")).Child.Id.Value);
        Assert.Equal(RecordAccess.MostFound, (await new RecordAccess(made.Ledger).Find(Service.Of(AccessRole.ServiceManager), "smith")).Count);
    }

    [Theory, EachEngine]
    public async Task The_database_is_asked_the_same_about_a_child_who_may_not_be_seen_as_about_one_who_is_not_there(Engine engine)
    {
        var asked = new Commands();
        await using var made = await Made.On(engine, asked);
        var access = await Service.Made(made);
        await access.Find(Service.Of(AccessRole.Practitioner), "warm up");
        foreach (var (role, child) in new[] { (AccessRole.Practitioner, "other"), (AccessRole.ServiceManager, "for-another"), (AccessRole.FrontDoorWorker, "for-another"), (AccessRole.ConferenceChair, "complaint") })
        {
            var unknown = await asked.During(() => access.Find(Service.Of(role), "qqqqqq"));
            var forbidden = await asked.During(() => access.Find(Service.Of(role), child));
            Assert.NotEmpty(unknown);
            Assert.Equal(unknown, forbidden);
        }
    }

    private static ChildDetails Named(string id, string name) => Born(new(id)) with { Name = name };

    /// <summary>The commands that a database was given.</summary>
    private sealed class Commands : DbCommandInterceptor
    {
        private readonly List<string> _texts = [];

        public async Task<List<string>> During(Func<Task> work)
        {
            lock (_texts) _texts.Clear();
            await work();
            lock (_texts) return [.. _texts];
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            lock (_texts) _texts.Add(command.CommandText);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
