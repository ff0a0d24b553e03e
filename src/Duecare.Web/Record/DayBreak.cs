using Duecare.Domain.Calendar;
using Duecare.Records;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Duecare.Web.Record;

/// <summary>The duties kept ready, worked out again for each of London's days, and whenever the policy or the bank holidays change.</summary>
public sealed class DutiesOfTheDay(Ledger ledger, TimeProvider clock, bool needsRebuild)
{
    private bool _needsRebuild = needsRebuild;
    private DateOnly _of;

    /// <summary>Whether those kept ready are as today and the terms in force have them.</summary>
    public bool AreOfToday => _of == Today && Left == 0;

    /// <summary>How many children's duties are still to be worked out again.</summary>
    public int Left { get; private set; }

    /// <summary>Of how many.</summary>
    public int Of { get; private set; }

    private DateOnly Today => LondonTime.DateOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>Works out those whose day has come. Stopped, it goes on where it was.</summary>
    /// <returns>How many children were looked at.</returns>
    public async Task<int> WorkOut(CancellationToken cancel)
    {
        var today = Today;
        if (_needsRebuild) await ledger.Rebuild(cancel);
        else if (_of != today) await ledger.TakeUp(cancel);
        _needsRebuild = false;
        (Left, Of) = await ledger.ToBeWorkedOut(cancel);
        var left = Left;
        var children = left == 0 ? 0 : await ledger.Recheck(done => Left = Math.Max(0, left - done), cancel);
        (_of, Left) = (today, 0);
        return children;
    }

    /// <summary>How long to wait before asking again: until London's day ends, and an hour at most, since a machine may have slept meanwhile.</summary>
    public TimeSpan UntilNext()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var left = LondonTime.StartOf(LondonTime.DateOf(now).AddDays(1)) - now;
        return left < TimeSpan.FromHours(1) ? left : TimeSpan.FromHours(1);
    }
}

/// <summary>Works the duties out when the site starts, when London's day changes and when the policy or the bank holidays do. What fails is tried again within the hour, and health says so meanwhile.</summary>
internal sealed partial class DayBreak(DutiesOfTheDay duties, Ledger ledger, TimeProvider clock, ILogger<DayBreak> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await duties.WorkOut(stoppingToken) is > 0 and var children) WorkedOut(log, children);
            }
#pragma warning disable CA1031 // A database that is away for a moment must not end the site.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Failed(log, fault);
            }
            await ledger.UntilChanged(Task.Delay(duties.UntilNext(), clock, stoppingToken));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The duties of {Children} children were worked out")]
    private static partial void WorkedOut(ILogger log, int children);

    [LoggerMessage(Level = LogLevel.Error, Message = "The duties could not be worked out")]
    private static partial void Failed(ILogger log, Exception fault);
}
