using System.Globalization;
using System.Text.Json;
using Duecare.Records.Chain;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Keeping;

/// <summary>What a backup was restored to.</summary>
/// <param name="Head">The head of the restored chain; null if nothing was restored.</param>
/// <param name="Refusal">Why nothing was restored.</param>
public sealed record Restored(PublishedHead? Head, string? Refusal);

/// <summary>Restores a backup into a database that holds no ledger.</summary>
internal sealed class Restoring(LedgerStore store, LedgerTerms terms)
{
    private const int AtATime = 1000;

    public async Task<Restored> Restore(string file, CancellationToken cancel)
    {
        if (!File.Exists(file)) return new(null, $"{file}: there is no such file");
        await store.Migrate(cancel);
        await using (var db = store.Open())
            if (await db.Entries.AnyAsync(cancel)) return new(null, $"{store.Name}: holds a record already: expected a database without one");
        var restored = await store.CopyFrom(file, cancel) ? await Walked(file, cancel) : await Read(file, cancel);
        if (restored.Refusal is not null) return restored;
        var opening = await Ledger.Open(store, terms, cancel);
        if (opening.Ledger is not { } ledger) return new(null, opening.Refusals[0]);
        await using (ledger) await ledger.Rebuild(cancel);
        return restored;
    }

    private async Task<Restored> Walked(string file, CancellationToken cancel)
    {
        await store.Migrate(cancel);
        await using var db = store.Open();
        var restored = Judged(file, await new ChainWalk(db).Walk(null, cancel));
        if (restored.Refusal is not null)
        {
            await db.Database.EnsureDeletedAsync(cancel);
            store.Close();
        }
        return restored;
    }

    private static Restored Judged(string file, Verification verified) => verified.Fault is { } fault
        ? new(null, $"{file}: the chain in it is not whole: {fault}")
        : new(verified.Head, null);

    /// <summary>Reads a ledger file, all of it or nothing.</summary>
    private async Task<Restored> Read(string file, CancellationToken cancel)
    {
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await store.HoldHead(db, cancel);
        var (head, refusal) = await ReadLines(db, file, cancel);
        if (refusal is not null) return new(null, refusal);
        var restored = Judged(file, await new ChainWalk(db).Walk(head, cancel));
        if (restored.Refusal is null) await transaction.CommitAsync(cancel);
        return restored;
    }

    private static async Task<(PublishedHead? Head, string? Refusal)> ReadLines(LedgerDb db, string file, CancellationToken cancel)
    {
        var number = 0L;
        string? head = null;
        await foreach (var text in File.ReadLinesAsync(file, cancel))
        {
            number++;
            if (Parse(text) is not { } line) return Refuse("is not a line of a ledger file");
            if (number == 1 && line.Format != LedgerFile.Format) return Refuse($"expected a copy of a database, or a ledger file, which begins {{\"format\":\"{LedgerFile.Format}\"}}");
            if (head is not null) return Refuse("stands after the head, which ends the file");
            head = line.Head;
            if (line.Entry is { } entry) db.Add(entry.ToRow());
            if (line.Request is { } request) db.Add(request);
            if (line.File is { } held) db.Add(held);
            if (number % AtATime == 0 || line.File is not null) await Save(db, cancel);
        }
        await Save(db, cancel);
        if (head is null) return (null, $"{file}: has no head as its last line: it was cut off");
        var published = PublishedHead.Parse(head);
        return published is null && head.Length > 0 ? Refuse("its head is not a number, a colon and 64 hexadecimal digits") : (published, null);

        (PublishedHead?, string?) Refuse(string message) => (null, string.Create(CultureInfo.InvariantCulture, $"{file}, line {number}: {message}"));
    }

    private static async Task Save(LedgerDb db, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private static LedgerFileLine? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<LedgerFileLine>(text, LedgerFile.Written);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
