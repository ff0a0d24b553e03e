using Microsoft.EntityFrameworkCore;

namespace Duecare.Records;

/// <summary>A database that holds one council's ledger: what differs from one engine to another.</summary>
public abstract class LedgerStore
{
    /// <summary>How many units of work are kept to be used again. More than that at once are made anew.</summary>
    protected const int UnitsKept = 64;

    /// <summary>What messages call it; never a password.</summary>
    public abstract string Name { get; }

    /// <summary>A unit of work, with nothing of an earlier one in it. It is given back by disposing of it.</summary>
    public LedgerDb Open()
    {
        var db = Unit();
        // What fails in a transaction ends all of it, so that no step of it needs a savepoint.
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    /// <summary>A unit of work on the engine.</summary>
    protected abstract LedgerDb Unit();

    /// <summary>Lets go of what is kept open between units of work, once none is in use. What is written stands in the file alone then, as whoever copies it expects.</summary>
    public virtual void Close()
    {
    }

    /// <summary>Every setting by which the engine could lose what it acknowledged, or keep what was disposed of: what it is and what it must be.</summary>
    public abstract Task<IReadOnlyList<string>> UnsafeSettings(LedgerDb db, CancellationToken cancel);

    /// <summary>Lets no other writer near the head of the chain until the transaction ends.</summary>
    public abstract Task HoldHead(LedgerDb db, CancellationToken cancel);

    /// <summary>Sees to it that what was disposed of is gone from the disk too, as far as the engine can.</summary>
    public abstract Task WipeDisposed(CancellationToken cancel);

    /// <summary>Copies the whole database into a new file while it is in use; false where the engine has no such copy and the ledger file is the backup.</summary>
    public abstract Task<bool> CopyTo(string file, CancellationToken cancel);

    /// <summary>Makes the database a copy's, if the file is one that <see cref="CopyTo"/> made; false if it is not.</summary>
    public abstract Task<bool> CopyFrom(string file, CancellationToken cancel);

    /// <summary>Whether the engine lets one write at a time, so that whatever is written waits its turn in the ledger's queue.</summary>
    public abstract bool WritesOneAtATime { get; }

    /// <summary>Brings the tables up to this version of the program, making them where there are none.</summary>
    public async Task Migrate(CancellationToken cancel = default)
    {
        await using (var db = Open()) await db.Database.MigrateAsync(cancel);
        Close();
    }
}
