using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Appending;

/// <summary>One writer at a time. Requests that wait are recorded together, so that one write to disk serves them all; each is answered on its own.</summary>
internal sealed class WriterQueue : IAsyncDisposable
{
    private const int TogetherAtMost = 64;
    private const int WaitingAtMost = 10_000;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(WaitingAtMost) { SingleReader = true });
    private readonly LedgerStore _store;
    private readonly Task _writing;

    public WriterQueue(LedgerStore store)
    {
        _store = store;
        _writing = Task.Run(Write);
    }

    /// <summary>What is to be done within a transaction, and is done over if the transaction fails for another's fault.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    public async Task<T> Do<T>(Func<LedgerDb, CancellationToken, Task<T>> work, CancellationToken cancel)
        where T : class
    {
        var waiting = new Waiting(async (db, stop) => await work(db, stop), cancel);
        await _waiting.Writer.WriteAsync(waiting, cancel);
        return (T)await waiting.Answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
    }

    private async Task Write()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var together = new List<Waiting>();
            while (together.Count < TogetherAtMost && _waiting.Reader.TryRead(out var next)) together.Add(next);
            await Write(together);
        }
    }

    private async Task Write(List<Waiting> together)
    {
        try
        {
            var answers = await InOneTransaction(together);
            for (var i = 0; i < together.Count; i++) together[i].Answer.TrySetResult(answers[i]);
        }
#pragma warning disable CA1031 // Whatever fails is the caller's to know; the queue goes on for the others.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (together.Count == 1) together[0].Answer.TrySetException(fault);
            else foreach (var alone in together) await Write([alone]);
        }
    }

    private async Task<List<object>> InOneTransaction(List<Waiting> together)
    {
        var answers = new List<object>();
        var cancel = together.Count == 1 ? together[0].Cancel : CancellationToken.None;
        await using var db = _store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await _store.HoldHead(db, cancel);
        foreach (var one in together) answers.Add(await one.Work(db, cancel));
        await transaction.CommitAsync(CancellationToken.None);
        return answers;
    }

    private sealed record Waiting(Func<LedgerDb, CancellationToken, Task<object>> Work, CancellationToken Cancel)
    {
        public TaskCompletionSource<object> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
