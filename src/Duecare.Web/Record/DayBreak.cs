using Duecare.Domain.Calendar;
using Duecare.Records;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Duecare.Web.Record;

/// <summary>The duties kept ready, worked out again for each of London's days.</summary>
internal sealed class DutiesOfTheDay(Ledger ledger, TimeProvider clock, bool needsRebuild)
{
    private bool _needsRebuild = needsRebuild;
    private DateOnly _of;

    public bool AreOfToday => _of == Today;

    private DateOnly Today => LondonTime.DateOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>Works them out, unless that was done today.</summary>
    /// <returns>How many children were looked at.</returns>
    public async Task<int> WorkOut(CancellationToken cancel)
    {
        var today = Today;
        if (_of == today) return 0;
        var children = _needsRebuild ? await ledger.Rebuild(cancel) : await ledger.TakeUp(cancel) + await ledger.Recheck(cancel);
        (_of, _needsRebuild) = (today, false);
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

/// <summary>Works the duties out when the site starts and when London's day changes. What fails is tried again within the hour, and health says so meanwhile.</summary>
internal sealed partial class DayBreak(DutiesOfTheDay duties, TimeProvider clock, ILogger<DayBreak> log) : BackgroundService
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
            await Task.Delay(duties.UntilNext(), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The duties of {Children} children were worked out for the day")]
    private static partial void WorkedOut(ILogger log, int children);

    [LoggerMessage(Level = LogLevel.Error, Message = "The duties could not be worked out for the day")]
    private static partial void Failed(ILogger log, Exception fault);
}
