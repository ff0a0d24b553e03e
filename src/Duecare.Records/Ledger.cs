using Duecare.Domain.Duties;
using Duecare.Records.Appending;
using Duecare.Records.Chain;
using Duecare.Records.Projections;
using Duecare.Records.Reading;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records;

/// <summary>The record: entries appended one after another, each chained to the one before, and what follows from them kept ready.</summary>
/// <remarks>Nothing is overwritten. It may be used from several threads.</remarks>
public sealed class Ledger : IAsyncDisposable
{
    private readonly LedgerStore _store;
    private readonly LedgerTerms _terms;
    private readonly Recorder _recorder;
    private readonly WriterQueue _writer;

    private Ledger(LedgerStore store, LedgerTerms terms)
    {
        (_store, _terms, _recorder) = (store, terms, new(terms));
        _writer = new(store);
    }

    /// <summary>Opens a ledger whose tables are there: <see cref="LedgerStore.Migrate"/> makes them.</summary>
    /// <returns>The ledger, or why it can't be trusted with a record: settings under which the engine may lose what it acknowledged, or tables of another version.</returns>
    public static async Task<LedgerOpening> Open(LedgerStore store, LedgerTerms terms, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        await using var db = store.Open();
        if (!await db.Database.CanConnectAsync(cancel)) return new(null, [$"{store.Name}: there is no such database, or it can't be reached"]);
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            return new(null, [$"{store.Name}: its tables are not those of this version of the program"]);
        await db.Database.OpenConnectionAsync(cancel);
        var unsafeSettings = await store.UnsafeSettings(db, cancel);
        return unsafeSettings.Count > 0 ? new(null, [.. unsafeSettings.Select(s => $"{store.Name}: {s}")]) : new(new(store, terms), []);
    }

    /// <summary>Records entries, all of them or none, and works out again the duties of the children they name, in one transaction.</summary>
    /// <returns>Acknowledged once it is on disk; refused, with reasons; or a conflict with what others recorded meanwhile.</returns>
    public Task<Appended> Append(Append append, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(append);
        if (append.Entries.Count == 0 || append.Author.Length == 0 || append.RequestId.Length == 0)
            throw new ArgumentException("an author, a request id and at least one entry are needed", nameof(append));
        if (append.Source is null && append.Entries.Any(e => e.RecordedAt is not null || e.By is not null))
            throw new ArgumentException("what is recorded here is recorded now and by the author: only what is taken over says so itself", nameof(append));
        return _writer.Do((db, stop) => _recorder.Record(db, append, stop), cancel);
    }

    /// <summary>What the ledger holds of a child: the entries, from the ledger alone. <see cref="DutyList"/> answers any day and instant from it.</summary>
    /// <param name="child">The child.</param>
    /// <param name="knownAt">The instant, in UTC, by which the child's own details were known; null for those known now. The entries are all there: the duty list takes the instant itself.</param>
    /// <returns>Null for a child whom no entry names.</returns>
    public async Task<ChildRecord?> Child(ChildId child, DateTime? knownAt = null, CancellationToken cancel = default)
    {
        await using var db = _store.Open();
        return await ChildReading.Of(db, child, cancel, knownAt);
    }

    /// <summary>Every child's record, in order of id, holding one child's at a time.</summary>
    public async IAsyncEnumerable<ChildRecord> Children([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var db = _store.Open();
        await foreach (var record in ChildReading.All(db, cancel)) yield return record;
    }

    /// <summary>The last entry of the chain: to be published outside the database, so that a truncated chain can be told.</summary>
    public async Task<PublishedHead?> Head(CancellationToken cancel = default)
    {
        await using var db = _store.Open();
        var head = await db.Entries.AsNoTracking().OrderByDescending(e => e.Seq).FirstOrDefaultAsync(cancel);
        return head is null ? null : new(head.Seq, Convert.ToHexStringLower(head.Hash));
    }

    /// <summary>Walks the whole chain.</summary>
    /// <param name="published">A head published earlier, which the chain must still hold.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How far it is whole, and the first bad entry.</returns>
    public async Task<Verification> Verify(PublishedHead? published = null, CancellationToken cancel = default)
    {
        await using var db = _store.Open();
        return await new ChainWalk(db).Walk(published, cancel);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}

/// <summary>A ledger that was opened, or why it was not.</summary>
/// <param name="Ledger">Null if it was refused.</param>
/// <param name="Refusals">Why.</param>
public sealed record LedgerOpening(Ledger? Ledger, IReadOnlyList<string> Refusals);
