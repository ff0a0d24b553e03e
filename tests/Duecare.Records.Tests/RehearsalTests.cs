using System.Data.Common;
using Duecare.Domain.Visits;
using Duecare.Records.Tests.Access;
using Duecare.Records.Tests.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;

namespace Duecare.Records.Tests;

/// <summary>What is made at first use is made before the first worker comes, and nothing is left of it.</summary>
public class RehearsalTests
{
    [Theory, EachEngine]
    public async Task A_rehearsal_goes_through_all_that_recording_a_visit_takes_and_leaves_nothing_of_it(Engine engine)
    {
        var seen = new Seen();
        await using var made = await Made.On(engine, seen);
        await Service.Made(made);
        await made.Ledger.Recorded(new Visit { Id = new("v1"), Occurred = Stated.On("2026-03-30"), Children = [new("own")], Outcome = VisitOutcome.Completed });
        var (head, duties) = (await made.Ledger.Head(), await made.Ledger.OpenDuties());
        seen.Commands.Clear();
        await made.Ledger.Rehearse();
        Assert.Contains(seen.Commands, c => c.Contains("payload", StringComparison.Ordinal) && c.StartsWith("INSERT", StringComparison.Ordinal));
        Assert.Contains(seen.Commands, c => c.Contains("open_duty", StringComparison.Ordinal));
        Assert.Equal(head, await made.Ledger.Head());
        Assert.Equal(duties, await made.Ledger.OpenDuties());
        await using var db = made.Ledger.Accounts();
        Assert.Equal((0, 0), (await db.AccessLog.CountAsync(TestContext.Current.CancellationToken), await db.Drafts.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_record_without_a_child_is_rehearsed_with_nothing()
    {
        await using var made = await Made.On(Engine.Sqlite);
        await made.Ledger.Rehearse();
        Assert.Null(await made.Ledger.Head());
    }

    private sealed class Seen : DbCommandInterceptor
    {
        public List<string> Commands { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands.Add(command.CommandText);
            return new(result);
        }
    }
}
