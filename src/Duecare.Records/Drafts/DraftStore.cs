using System.Text.Json;
using Duecare.Records.Access;
using Duecare.Records.Appending;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Drafts;

/// <summary>Which draft: one for each worker, form and child.</summary>
/// <param name="Worker">Who types. A draft is its worker's own, and nobody else is asked about it or held up by it.</param>
/// <param name="Form">The form.</param>
/// <param name="Child">The child from whose page the form was begun; <see cref="NobodyYet"/> for a form that introduces one.</param>
public sealed record DraftKey(WorkerId Worker, string Form, ChildId Child)
{
    /// <summary>Stands for a child whom the record does not hold yet. It is no child's id, since an id is not empty.</summary>
    public static readonly ChildId NobodyYet = new("");
}

/// <summary>What was typed into a form and is not recorded yet.</summary>
/// <param name="Key">Whose, and of what.</param>
/// <param name="Fields">What was typed, right or wrong, by the names of the fields.</param>
/// <param name="UpdatedAt">When it was last kept, in UTC.</param>
public sealed record Draft(DraftKey Key, IReadOnlyDictionary<string, string[]> Fields, DateTime UpdatedAt);

/// <summary>The forms that people have begun, kept by the server so that no time-out, sign-out, clash or crash loses what was typed.</summary>
public sealed class DraftStore
{
    private readonly LedgerStore _store;
    private readonly LedgerTerms _terms;
    private readonly WriterQueue _writer;

    internal DraftStore(LedgerStore store, LedgerTerms terms, WriterQueue writer) => (_store, _terms, _writer) = (store, terms, writer);

    /// <summary>Keeps what was typed in the place of what was kept before.</summary>
    public Task Keep(DraftKey key, IReadOnlyDictionary<string, string[]> fields, CancellationToken cancel = default) => Keep(key, fields, null, cancel);

    /// <summary>Keeps what was typed in the place of what was kept before, and logs what was looked at for it.</summary>
    public async Task Keep(DraftKey key, IReadOnlyDictionary<string, string[]> fields, PendingLooks? looks, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var json = JsonSerializer.Serialize(fields);
        await _writer.Do(async (db, stop) =>
        {
            looks?.Into(db);
            var row = await db.Drafts.FindAsync([key.Worker.Value, key.Form, key.Child.Value], stop);
            row ??= db.Add(new DraftRow { Worker = key.Worker.Value, Form = key.Form, Child = key.Child.Value, Fields = "", UpdatedAt = default }).Entity;
            (row.Fields, row.UpdatedAt) = (json, _terms.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            return json;
        }, cancel);
        looks?.Clear();
    }

    /// <summary>The draft, if there is one.</summary>
    public async Task<Draft?> Find(DraftKey key, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        await using var db = _store.Open();
        var row = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Worker == key.Worker.Value && d.Form == key.Form && d.Child == key.Child.Value, cancel);
        return row is null ? null : Read(row);
    }

    /// <summary>Takes what was begun for one child over to another, whose record it is now part of. Where the same form was begun there, both stay where they are.</summary>
    internal static Task Move(LedgerDb db, ChildId from, ChildId to, CancellationToken cancel) =>
        db.Drafts.Where(d => d.Child == from.Value && !db.Drafts.Any(o => o.Worker == d.Worker && o.Form == d.Form && o.Child == to.Value))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Child, to.Value), cancel);

    /// <summary>Everything that a worker has begun and not recorded, the one touched last first.</summary>
    public async Task<IReadOnlyList<Draft>> Of(WorkerId worker, CancellationToken cancel = default)
    {
        await using var db = _store.Open();
        var rows = await db.Drafts.AsNoTracking().Where(d => d.Worker == worker.Value).ToListAsync(cancel);
        return [.. rows.OrderByDescending(d => d.UpdatedAt).Select(Read)];
    }

    /// <summary>Throws a draft away.</summary>
    public Task Drop(DraftKey key, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _writer.Do(async (db, stop) =>
        {
            await Drop(db, key, stop);
            return "dropped";
        }, cancel);
    }

    /// <summary>Throws a draft away within a transaction, such as the one that records what it said.</summary>
    internal static Task<int> Drop(LedgerDb db, DraftKey key, CancellationToken cancel) =>
        db.Drafts.Where(d => d.Worker == key.Worker.Value && d.Form == key.Form && d.Child == key.Child.Value).ExecuteDeleteAsync(cancel);

    private static Draft Read(DraftRow row) =>
        new(new(new(row.Worker), row.Form, new(row.Child)), JsonSerializer.Deserialize<Dictionary<string, string[]>>(row.Fields)!, row.UpdatedAt);
}
