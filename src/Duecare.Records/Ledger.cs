using System.Threading.Channels;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.Duties;
using Duecare.Domain.Retention;
using Duecare.Records.Appending;
using Duecare.Records.Chain;
using Duecare.Records.Drafts;
using Duecare.Records.Keeping;
using Duecare.Records.Projections;
using Duecare.Records.Reading;
using Duecare.Records.Terms;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records;

/// <summary>The record: entries appended one after another, each chained to the one before, and what follows from them kept ready.</summary>
/// <remarks>Nothing is overwritten, and nothing but a disposal removes what an entry says. It may be used from several threads.</remarks>
public sealed class Ledger : IAsyncDisposable
{
    private readonly LedgerStore _store;
    private readonly LedgerTerms _terms;
    private readonly Recorder _recorder;
    private readonly WriterQueue _writer;
    private readonly Channel<bool> _toWorkOut = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private Ledger(LedgerStore store, LedgerTerms terms)
    {
        (_store, _terms, _recorder) = (store, terms, new(terms));
        _writer = new(store);
        Drafts = new(store, terms, _writer);
    }

    /// <summary>The forms that people have begun.</summary>
    public DraftStore Drafts { get; }

    /// <summary>What it works by, as it stands now.</summary>
    public LedgerTerms Terms => _terms;

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
        if (unsafeSettings.Count > 0) return new(null, [.. unsafeSettings.Select(s => $"{store.Name}: {s}")]);
        if (terms.Lay(await db.Terms.AsNoTracking().OrderBy(t => t.Id).ToListAsync(cancel)) is { } problem) return new(null, [$"{store.Name}: {problem}"]);
        return new(new(store, terms), []) { NeedsRebuild = await Rebuilding.IsNeeded(db, terms, cancel) };
    }

    /// <summary>Records entries, all of them or none, and works out again the duties of the children they name, in one transaction.</summary>
    /// <returns>Acknowledged once it is on disk; refused, with reasons; or a conflict with what others recorded meanwhile.</returns>
    public async Task<Appended> Append(Append append, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(append);
        if (append.Entries.Count == 0 || append.Author.Length == 0 || append.RequestId.Length == 0)
            throw new ArgumentException("an author, a request id and at least one entry are needed", nameof(append));
        if (append.Source is null && append.Entries.Any(e => e.RecordedAt is not null || e.By is not null))
            throw new ArgumentException("what is recorded here is recorded now and by the author: only what is taken over says so itself", nameof(append));
        if (WrittenEntry.WhyNotAnId(append.RequestId) is { } problem)
            return new Appended.Refused([new(append.Entries[0].Id, "", $"the id of the request {problem}")]);
        var answer = await _writer.Do((db, stop) => _recorder.Answer(db, append, stop), cancel);
        append.Looks?.Clear();
        return answer;
    }

    /// <summary>Disposes of what some entries say, on a legal ground, and records that. The proof that they stood there stays, and the chain stays whole.</summary>
    /// <param name="disposal">Which entries and on what ground. It names every child whom they are about.</param>
    /// <param name="author">Who disposes of them.</param>
    /// <param name="requestId">The id of this request, the same each time it is sent.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Acknowledged; or refused: a legal hold stops it, and what would make a corrected entry stand again is refused.</returns>
    public async Task<Appended> Dispose(Disposal disposal, string author, string requestId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(disposal);
        var answer = await _writer.Do((db, stop) => new Disposing(_recorder).Dispose(db, disposal, author, requestId, stop), cancel);
        if (answer is Appended.Acknowledged) await _store.WipeDisposed(cancel);
        return answer;
    }

    /// <summary>The first of some requests that was acknowledged; null if none was.</summary>
    public async Task<string?> FirstAnswered(IReadOnlyList<string> requestIds, CancellationToken cancel = default)
    {
        await using var db = _store.Open();
        var answered = await db.Requests.Where(r => requestIds.Contains(r.RequestId)).Select(r => r.RequestId).ToListAsync(cancel);
        return requestIds.FirstOrDefault(answered.Contains);
    }

    /// <summary>What a request was acknowledged with; null if it never was.</summary>
    public async Task<Appended.Acknowledged?> AnswerTo(string requestId, CancellationToken cancel = default)
    {
        await using var db = _store.Open();
        return await Recorder.AnswerTo(db, requestId, cancel);
    }

    /// <summary>Takes over the record of some children from a file or another system, a chunk at a time.</summary>
    public Task<TakingOver> TakeOver(TakenOver source, CancellationToken cancel = default) =>
        new TakeOver(source, LondonTime.DateOf(_terms.Clock.GetUtcNow().UtcDateTime), Append).Run(cancel);

    /// <summary>Now, in UTC, to the microsecond that both engines keep.</summary>
    internal DateTime Now
    {
        get
        {
            var ticks = _terms.Clock.GetUtcNow().UtcTicks;
            return new(ticks - (ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        }
    }

    /// <summary>London's date of now.</summary>
    internal DateOnly Today => LondonTime.DateOf(Now);

    /// <summary>A unit of work for the accounts of those who sign in, which ASP.NET Core Identity keeps beside the ledger.</summary>
    public LedgerDb Accounts() => _store.Open();

    /// <summary>A unit of work that only reads.</summary>
    internal LedgerDb Reading() => _store.Open();

    /// <summary>Writes what is no part of the chain, on disk before this returns. Where the engine lets one write at a time it is done together with whatever else waits.</summary>
    internal async Task<T> Write<T>(Func<LedgerDb, CancellationToken, Task<T>> work, CancellationToken cancel)
        where T : class
    {
        if (_store.WritesOneAtATime) return await _writer.Do(work, cancel);
        await using var db = _store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var answer = await work(db, cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return answer;
    }

    /// <summary>Changes the policy or the bank holidays while nobody else writes, and works by what the record then holds, in the same turn: nothing is ever written by the terms before them.</summary>
    internal async Task<string> Change(Func<LedgerDb, CancellationToken, Task<string>> work, CancellationToken cancel)
    {
        var before = _terms.Laid;
        try
        {
            return await _writer.Do(async (db, stop) =>
            {
                _terms.GoBackTo(before);
                var answer = await work(db, stop);
                if (answer.Length == 0) await TakeUp(db, stop);
                return answer;
            }, cancel);
        }
        catch
        {
            await AskAgain(before);
            throw;
        }
        finally
        {
            _toWorkOut.Writer.TryWrite(true);
        }
    }

    /// <summary>The record may hold the change or not. If it can't be asked now, what is written goes by the terms before, and is worked out again once it can be: at the same request, or the next day.</summary>
    private async Task AskAgain(LedgerTerms.LaidOver? before)
    {
        _terms.GoBackTo(before);
        try
        {
            await TakeUp(CancellationToken.None);
        }
#pragma warning disable CA1031 // The fault that came first is told.
        catch (Exception)
#pragma warning restore CA1031
        {
            _terms.GoBackTo(before);
        }
    }

    /// <summary>Takes up the policy and bank holidays that the record holds, where they are others than those it works by: every child's duties are then due to be worked out again, with <see cref="Recheck"/>.</summary>
    public Task TakeUp(CancellationToken cancel = default) => _writer.Do(async (db, stop) =>
    {
        await TakeUp(db, stop);
        return "taken up";
    }, cancel);

    private async Task TakeUp(LedgerDb db, CancellationToken cancel)
    {
        var before = _terms.Mark;
        if (_terms.Lay(await db.Terms.AsNoTracking().OrderBy(t => t.Id).ToListAsync(cancel)) is { } problem) throw new InvalidOperationException(problem);
        if (_terms.Mark != before) await Rebuilding.MarkAll(db, _terms, before, cancel);
    }

    /// <summary>Waits until there are duties to be worked out again because the policy or the bank holidays changed, or until a time has passed.</summary>
    public async Task UntilChanged(Task passed)
    {
        await Task.WhenAny(passed, _toWorkOut.Reader.WaitToReadAsync().AsTask());
        _toWorkOut.Reader.TryRead(out _);
    }

    /// <summary>How many children's duties are due to be worked out again, of how many. Until a child's are, those kept ready are as the terms or the day before had them.</summary>
    public async Task<(int Left, int Of)> ToBeWorkedOut(CancellationToken cancel = default)
    {
        var today = Today;
        await using var db = _store.Open();
        var left = await db.ChildHeads.CountAsync(c => c.RecheckOn <= today, cancel);
        return (left, left == 0 ? 0 : await db.ChildHeads.CountAsync(cancel));
    }

    /// <summary>The working days by which what is due is counted.</summary>
    internal WorkingDayCalendar Calendar => _terms.Calendar;

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

    /// <summary>What the record holds completely, of all its children together; null for everything. A child's own record says more exactly.</summary>
    public async Task<IReadOnlyList<Coverage>?> Covers(CancellationToken cancel = default)
    {
        await using var db = _store.Open();
        return await ChildReading.Covers(db, cancel);
    }

    /// <summary>The duties that are owed and not yet done, soonest due first, those without a date last. <see cref="OpenDuty.On"/> says where each stands today.</summary>
    /// <param name="holder">Whose: a worker's id, or a role where nobody is named; null for everybody's.</param>
    /// <param name="child">To whom; null for every child.</param>
    /// <param name="dueBy">Only those that can be due by this day; null for all.</param>
    /// <param name="cancel">Stops it.</param>
    /// <remarks>Right for a day on which <see cref="Recheck"/> has run.</remarks>
    public async Task<IReadOnlyList<OpenDuty>> OpenDuties(string? holder = null, ChildId? child = null, DateOnly? dueBy = null, CancellationToken cancel = default)
    {
        await using var db = _store.Open();
        var duties = db.OpenDuties.AsNoTracking();
        if (holder is not null) duties = duties.Where(d => d.Holder == holder);
        if (child is { } one) duties = duties.Where(d => d.Child == one.Value);
        if (dueBy is { } day) duties = duties.Where(d => d.DueFrom <= day);
        var rows = await duties.OrderBy(d => d.DueFrom == null).ThenBy(d => d.DueFrom).ThenBy(d => d.Child).ThenBy(d => d.Place).ToListAsync(cancel);
        return [.. rows.Select(r => r.ToDuty())];
    }

    /// <summary>
    /// Works out again the duties of the children whose day has come: without a new entry, a due point of a series has passed, or something dated ahead has begun, or the policy or the bank holidays were changed.
    /// </summary>
    /// <param name="done">Told how many children have been worked out, a few at a time, each time once they are on disk; whoever records meanwhile does not wait for more than a few.</param>
    /// <param name="cancel">Stops it; asked again, it goes on with the rest.</param>
    /// <returns>How many children. To be done when a day begins, and when the program starts.</returns>
    public Task<int> Recheck(Action<int>? done = null, CancellationToken cancel = default) => new Rebuilding(_terms, _writer).Recheck(done, cancel);

    /// <summary>Goes once through what recording a visit takes, and records nothing: what is made at first use is made then, and not while a worker waits.</summary>
    public Task Rehearse(CancellationToken cancel = default) => new Rehearsal(_store, _terms, _recorder, _writer).Run(cancel);

    /// <summary>Works out again every projection, from the ledger alone.</summary>
    /// <returns>How many children.</returns>
    public Task<int> Rebuild(CancellationToken cancel = default) => new Rebuilding(_terms, _writer).Rebuild(cancel);

    /// <summary>The last entry of the chain: to be published outside the database, so that a truncated chain can be told.</summary>
    public async Task<PublishedHead?> Head(CancellationToken cancel = default)
    {
        await using var db = _store.Open();
        var head = await db.Entries.AsNoTracking().OrderByDescending(e => e.Seq).FirstOrDefaultAsync(cancel);
        return head is null ? null : new(head.Seq, Convert.ToHexStringLower(head.Hash));
    }

    /// <summary>The place in the chain of the last entry; 0 where there is none.</summary>
    public async Task<long> LastSeq(CancellationToken cancel = default)
    {
        await using var db = _store.Open();
        return await db.Entries.OrderByDescending(e => e.Seq).Select(e => e.Seq).FirstOrDefaultAsync(cancel);
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

    /// <summary>Writes the whole ledger as a file that any engine can be restored from: see <see cref="LedgerFile"/>.</summary>
    /// <param name="to">Left open.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The head that the file ends with.</returns>
    public async Task<PublishedHead?> Write(Stream to, CancellationToken cancel = default)
    {
        await using var db = _store.Open();
        return await LedgerFile.Write(db, to, cancel);
    }

    /// <summary>Restores a ledger into a database that holds none, from a copy or a ledger file, and walks its chain; then works out again all that hangs on it.</summary>
    /// <param name="store">The database; its tables are made.</param>
    /// <param name="file">The backup.</param>
    /// <param name="terms">What the ledger works by.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The head of what was restored; or why nothing was.</returns>
    public static Task<Restored> Restore(LedgerStore store, string file, LedgerTerms terms, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new Restoring(store, terms).Restore(file, cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _store.Close();
    }
}

/// <summary>A ledger that was opened, or why it was not.</summary>
/// <param name="Ledger">Null if it was refused.</param>
/// <param name="Refusals">Why.</param>
public sealed record LedgerOpening(Ledger? Ledger, IReadOnlyList<string> Refusals)
{
    /// <summary>Whether the open duties were worked out by other rules or working days than these, so that <see cref="Ledger.Rebuild"/> is due.</summary>
    public bool NeedsRebuild { get; init; }
}
