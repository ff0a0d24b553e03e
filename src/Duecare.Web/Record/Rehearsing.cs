using Duecare.Records;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Duecare.Web.Record;

/// <summary>Rehearses the recording of a visit when the site has started. It is a kindness to the first worker and no more: where it fails, the site goes on without it.</summary>
internal sealed partial class Rehearsing(Ledger ledger, IHostApplicationLifetime site, ILogger<Rehearsing> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = site.ApplicationStarted.Register(() => started.TrySetResult());
        await using var whenStopping = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        try
        {
            await started.Task;
            await ledger.Rehearse(stoppingToken);
        }
#pragma warning disable CA1031 // What stops it is met by the first worker too, and told to them.
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Failed(log, fault);
        }
        catch (OperationCanceledException)
        {
            // The site stops before it was done.
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Recording a visit could not be rehearsed")]
    private static partial void Failed(ILogger log, Exception fault);
}
