using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Duecare.Records.Tests.Engines;

internal sealed class FailedCallException() : IOException("the disk is gone");

/// <summary>What the disk under a SQLite file does. SQLite itself refuses: with "database or disk is full", or "attempt to write a readonly database".</summary>
internal enum Disk
{
    Whole,
    Full,
    ReadOnly,
}

/// <summary>
/// Fails the nth call there is, be it a connection that is opened, a command, the beginning or end of a transaction, or the answer to a commit that was done; and what the clock is asked, where one was
/// given this.
/// </summary>
internal sealed class FailsAt
{
    private readonly ConditionalWeakTable<object, object> _disks = [];
    private int _left;
    private bool _forGood;
    private bool _onlyCommits;

    /// <summary>What a store is given.</summary>
    public IInterceptor[] Interceptors => [new OfConnections(this), new OfCommands(this), new OfTransactions(this)];

    /// <summary>Whether a call has failed since one was last to.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether a commit that was done has been made to look as if it failed.</summary>
    public bool Committed { get; private set; }

    /// <summary>How many commits were done.</summary>
    public int Commits { get; private set; }

    /// <summary>Every command that says this fails; null for none.</summary>
    public string? Saying { get; set; }

    /// <summary>What the disk does from here on, where the database is a SQLite file.</summary>
    public Disk Disk { get; set; }

    /// <summary>Lets the nth call from here on fail, and for good every one of the database after it; with 0, none.</summary>
    public void At(int nth, bool forGood = false) => (_onlyCommits, _forGood, HasFailed, _left) = (false, forGood, nth == 0 && HasFailed, nth);

    /// <summary>Loses the answer to the nth commit from here on, whatever else is called meanwhile.</summary>
    public void AtCommit(int nth) => (_onlyCommits, _forGood, HasFailed, _left) = (true, false, false, nth);

    /// <summary>The clock is asked.</summary>
    public void Ask() => Call(staysGone: false);

    /// <summary>
    /// Has the disk do to a connection what it does now. What SQLite opened stays open between uses and may be another connection's at the next, so it is that which is told, and asked at every use.
    /// </summary>
    private void PutOnDisk(DbConnection? connection)
    {
        if (connection is not SqliteConnection { Handle: { } opened } || (_disks.TryGetValue(opened, out var was) ? (Disk)was : Disk.Whole) == Disk) return;
        using var command = connection.CreateCommand();
        command.CommandText = Disk switch
        {
            Disk.Full => "PRAGMA query_only=OFF; PRAGMA max_page_count=1",
            Disk.ReadOnly => "PRAGMA query_only=ON",
            _ => "PRAGMA query_only=OFF; PRAGMA max_page_count=4294967294",
        };
        command.ExecuteNonQuery();
        _disks.AddOrUpdate(opened, Disk);
    }

    private void Say(DbCommand command)
    {
        PutOnDisk(command.Connection);
        if (Saying is { } words && command.CommandText.Contains(words, StringComparison.Ordinal)) throw new FailedCallException();
        Call();
    }

    private void Call(bool staysGone = true, bool isCommit = false)
    {
        if (_onlyCommits && !isCommit) return;
        var left = Interlocked.Decrement(ref _left);
        if (left > 0 || (left < 0 && !(_forGood && staysGone))) return;
        HasFailed = true;
        throw new FailedCallException();
    }

    private sealed class OfConnections(FailsAt fails) : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
        {
            fails.Call();
            return result;
        }

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            fails.Call();
            return new(result);
        }

    }

    private sealed class OfCommands(FailsAt fails) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            fails.Say(command);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            fails.Say(command);
            return new(result);
        }
    }

    private sealed class OfTransactions(FailsAt fails) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            fails.PutOnDisk(connection);
            fails.Call();
            return new(result);
        }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            fails.Call();
            return new(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            var before = fails.HasFailed;
            fails.Commits++;
            try
            {
                fails.Call(isCommit: true);
            }
            finally
            {
                fails.Committed |= fails.HasFailed && !before;
            }
            return Task.CompletedTask;
        }
    }
}
