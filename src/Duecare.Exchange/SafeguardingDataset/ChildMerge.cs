using System.Runtime;
using System.Runtime.ExceptionServices;
using Duecare.Domain.Chronology;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>Has workers file the rows of every table under their child, and make entries of them.</summary>
/// <remarks>
/// Where tables can be read in parts, each worker reads a part by itself. Where not, one files a batch at a time, while others make the entries of theirs. Either way a worker
/// makes the entries of what it filed itself, so that what it has just read is at hand.
/// </remarks>
internal sealed class ChildMerge : IDisposable
{
    private static readonly TimeSpan Glimpse = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private readonly TableSources _sources;
    private readonly ChildFiling _filing;
    private readonly IReadOnlyList<TableReading> _readings;
    private readonly IReadOnlyList<Coverage> _covers;
    private readonly DatasetReadingOptions _options;
    private readonly Lock _next = new();
    private readonly object _turns = new();
    private readonly Dictionary<long, Turn> _done = [];
    private readonly Dictionary<string, long> _linesBefore = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private ExceptionDispatchInfo? _failure;
    private long _nextInTurn;
    private long _batches;

    public ChildMerge(TableSources sources, IReadOnlyList<TableReading> readings, IReadOnlyList<Coverage> covers, DatasetReadingOptions options)
    {
        _sources = sources;
        _filing = new(sources.Persons, sources.Tables, sources.Trust, options.ToBeCounted);
        _readings = readings;
        _covers = covers;
        _options = options;
    }

    public long Children { get; private set; }

    public long Rows { get; private set; }

    /// <summary>Reads everything; returns when the last children have had their turn.</summary>
    public void Run(Func<ChildWorker> worker, Action<Problem> tell)
    {
        using var parts = _sources.CanBeReadInParts ? new DatasetParts(_sources.OpenForParts(_ => { }), Math.Max(1, _options.PartBytes)) : null;
        void Work()
        {
            if (parts is null) WorkInBatches(worker(), tell);
            else WorkInParts(worker(), parts, tell);
        }
        var threads = Enumerable.Range(0, Math.Max(1, _options.Workers)).Select(_ => new Thread(() => Guarded(Work))).ToList();
        foreach (var thread in threads)
        {
            if (_options.LastWorkerWaits && thread != threads[0] && thread == threads[^1]) WaitForTheCompiler(threads[0]);
            thread.Start();
        }
        threads.ForEach(t => t.Join());
        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <summary>Waits while the run-time compiles once more what is called most: with a worker on every processor that would take more than it gains. Not longer than a first worker has work.</summary>
    private static void WaitForTheCompiler(Thread first)
    {
        for (var waited = TimeSpan.Zero; waited < LongestWait; waited += Glimpse)
        {
            var before = JitInfo.GetCompilationTime();
            if (first.Join(Glimpse) || JitInfo.GetCompilationTime() - before < Glimpse / 4) return;
        }
    }

    /// <summary>A failure anywhere stops every thread, and is thrown again on the caller's.</summary>
    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
            _stop.Cancel();
            lock (_turns) Monitor.PulseAll(_turns);
        }
    }

    private void WorkInBatches(ChildWorker worker, Action<Problem> tell)
    {
        var builder = Builder();
        var batch = new Batch();
        while (NextBatch(batch) is { } turn)
        {
            Build(batch, builder, worker);
            turn.Add(batch);
            turn.Then = worker.OnBatchEnd?.Invoke();
            FinishInTurn(turn, tell);
        }
    }

    /// <summary>Files the next children in a batch; null if there are no more.</summary>
    private Turn? NextBatch(Batch batch)
    {
        lock (_next)
        {
            _stop.Token.ThrowIfCancellationRequested();
            if (_filing.Ended) return null;
            batch.Begin();
            _sources.Telling = batch.Tell;
            _filing.File(batch, _options.BatchBytes);
            return new(_batches++);
        }
    }

    private void WorkInParts(ChildWorker worker, DatasetParts parts, Action<Problem> tell)
    {
        var builder = Builder();
        var batch = new Batch();
        using var tables = _sources.OpenForParts(batch.Tell);
        var filing = new ChildFiling(tables.Persons, tables.Others, _sources.Trust, _options.ToBeCounted);
        while (NextPart(parts) is { } part)
        {
            var turn = new Turn(part.Number);
            tables.Begin(part);
            for (filing.Begin(); !filing.Ended;)
            {
                _stop.Token.ThrowIfCancellationRequested();
                batch.Begin();
                filing.File(batch, _options.BatchBytes);
                Build(batch, builder, worker);
                turn.Add(batch);
            }
            turn.Lines = tables.Lines;
            turn.Then = worker.OnBatchEnd?.Invoke();
            FinishInTurn(turn, tell);
        }
    }

    private DatasetPart? NextPart(DatasetParts parts)
    {
        lock (_next)
        {
            _stop.Token.ThrowIfCancellationRequested();
            return _sources.Trust is { IsBroken: true } ? null : parts.Next();
        }
    }

    private ChildBuilder Builder() => new([.. _sources.Tables.Select(s => s.File)], _sources.Persons.File, _readings, _covers, _options.ToBeCounted);

    private static void Build(Batch batch, ChildBuilder builder, ChildWorker worker)
    {
        builder.Begin(batch);
        for (var first = 0; first < batch.Children.Count; first += ChildBuilder.LentAtOnce)
        {
            var children = builder.Build(first);
            foreach (var child in children) worker.OnChild(child);
        }
    }

    /// <summary>Has a turn come when those before it have been had. Who is far ahead of the others waits, so that what waits for its turn is bounded.</summary>
    private void FinishInTurn(Turn finished, Action<Problem> tell)
    {
        lock (_turns)
        {
            _done.Add(finished.Number, finished);
            while (_done.Remove(_nextInTurn, out var turn))
            {
                Finish(turn, tell);
                _nextInTurn++;
            }
            Monitor.PulseAll(_turns);
            while (finished.Number - _nextInTurn > _options.Workers * 3 && !_stop.IsCancellationRequested) Monitor.Wait(_turns);
        }
    }

    private void Finish(Turn turn, Action<Problem> tell)
    {
        foreach (var problem in turn.Problems) tell(problem with { Line = problem.Line + _linesBefore.GetValueOrDefault(problem.File) });
        foreach (var (file, lines) in turn.Lines) _linesBefore[file] = _linesBefore.GetValueOrDefault(file) + lines;
        Children += turn.Children;
        Rows += turn.Rows;
        turn.Then?.Invoke();
    }

    /// <summary>What one worker read of children one after another, until its turn in the order comes.</summary>
    private sealed class Turn(long number)
    {
        public long Number => number;

        public long Children { get; private set; }

        public long Rows { get; private set; }

        /// <summary>What was wrong. In a part the lines are counted from where the part begins.</summary>
        public List<Problem> Problems { get; } = [];

        /// <summary>How many lines of each file a part holds.</summary>
        public IReadOnlyList<(string File, int Lines)> Lines { get; set; } = [];

        /// <summary>What the worker wants done.</summary>
        public Action? Then { get; set; }

        public void Add(Batch batch)
        {
            Children += batch.Children.Count;
            Rows += batch.Rows;
            Problems.AddRange(batch.Problems);
        }
    }
}
