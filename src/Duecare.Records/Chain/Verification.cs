using System.Globalization;
using System.Security.Cryptography;
using Duecare.Domain.Retention;
using Duecare.Records.Documents;
using Duecare.Records.Keeping;
using Duecare.Records.Reading;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Chain;

/// <summary>The head of the chain as it was at some time.</summary>
/// <param name="Seq">The last entry's place.</param>
/// <param name="Hash">Its hash, in hexadecimal.</param>
public sealed record PublishedHead(long Seq, string Hash)
{
    /// <summary>Reads a head as it is written: <c>1234:9f86d0…</c>. Null if it is not one.</summary>
    public static PublishedHead? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':');
        return parts.Length == 2 && parts[1].Length == 64 && parts[1].All(char.IsAsciiHexDigit) && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? new(seq, parts[1].ToLowerInvariant()) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seq}:{Hash}");
}

/// <summary>How whole a chain is.</summary>
/// <param name="Head">The last entry of the part that is whole; null if not even the first is.</param>
/// <param name="Fault">What is wrong with the first bad entry; null if the chain is whole.</param>
public sealed record Verification(PublishedHead? Head, ChainFault? Fault);

/// <summary>The first bad entry of a chain.</summary>
/// <param name="Seq">Its place, or the place where it should stand.</param>
/// <param name="Id">Its id, if something stands there.</param>
/// <param name="Message">What is wrong.</param>
public sealed record ChainFault(long Seq, string? Id, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"number {Seq}{(Id is null ? "" : $" (entry {Id})")}: {Message}");
}

/// <summary>Walks the chain from its first entry, holding a thousand at a time.</summary>
internal sealed class ChainWalk(LedgerDb db)
{
    private const int AtATime = 1000;

    private readonly HashSet<string> _wholeFiles = new(StringComparer.Ordinal);

    public async Task<Verification> Walk(PublishedHead? published, CancellationToken cancel)
    {
        EntryRow? before = null;
        while (true)
        {
            var after = before?.Seq ?? 0;
            var page = await db.Entries.AsNoTracking().Where(e => e.Seq > after).OrderBy(e => e.Seq).Take(AtATime).ToListAsync(cancel);
            if (page.Count == 0) return new(HeadOf(before), Truncated(before, published));
            await AddSubjects(page, cancel);
            foreach (var entry in page)
            {
                if (await FaultOf(entry, before, published, cancel) is { } fault) return new(HeadOf(before), fault);
                before = entry;
            }
        }
    }

    private async Task AddSubjects(List<EntryRow> page, CancellationToken cancel)
    {
        var (first, last) = (page[0].Seq, page[^1].Seq);
        var bySeq = page.ToDictionary(e => e.Seq);
        foreach (var child in await db.EntryChildren.AsNoTracking().Where(c => c.Seq >= first && c.Seq <= last).ToListAsync(cancel)) bySeq.GetValueOrDefault(child.Seq)?.Children.Add(child);
        foreach (var person in await db.EntryPeople.AsNoTracking().Where(p => p.Seq >= first && p.Seq <= last).ToListAsync(cancel)) bySeq.GetValueOrDefault(person.Seq)?.People.Add(person);
    }

    private async Task<ChainFault?> FaultOf(EntryRow entry, EntryRow? before, PublishedHead? published, CancellationToken cancel)
    {
        var expected = (before?.Seq ?? 0) + 1;
        if (entry.Seq != expected) return Fault(expected, null, $"there is no entry of this number, though number {entry.Seq} follows: it was deleted");
        if (!Same(entry.PreviousHash, before?.Hash ?? EntryHash.BeforeTheFirst)) return Fault(entry.Seq, entry.Id, await WhyNotAfter(entry, before, cancel));
        if (!Same(entry.Hash, EntryHash.Of(entry))) return Fault(entry.Seq, entry.Id, "what is stored of it beside its payload is not what was hashed: it was edited");
        if (entry.Payload is null != entry.Salt is null) return Fault(entry.Seq, entry.Id, "its payload is gone and its salt is not, or the other way round: it was edited, and not disposed of");
        if (entry.Payload is not null && !Same(entry.PayloadHash, EntryHash.OfPayload(entry.Salt!, entry.Payload)))
            return Fault(entry.Seq, entry.Id, "its payload is not what was hashed: it was edited");
        if (entry.Payload is null && !await IsDisposedOf(entry, cancel)) return Fault(entry.Seq, entry.Id, "its payload is gone, and no disposal names it: it was deleted");
        if (await FaultOfFiles(entry, cancel) is { } file) return Fault(entry.Seq, entry.Id, file);
        if (published?.Seq == entry.Seq && published.Hash != Convert.ToHexStringLower(entry.Hash))
            return Fault(entry.Seq, entry.Id, "its hash is not the published one: the chain was written anew from here or before");
        return null;
    }

    /// <summary>What is wrong with the files of a document. One that several name is read once.</summary>
    private async Task<string?> FaultOfFiles(EntryRow entry, CancellationToken cancel)
    {
        foreach (var hash in FileStore.NamedBy([entry]).Where(h => !_wholeFiles.Contains(h)))
        {
            if (await FileStore.FaultOf(db, entry, hash, cancel) is { } fault) return fault;
            _wholeFiles.Add(hash);
        }
        return null;
    }

    private async Task<string> WhyNotAfter(EntryRow entry, EntryRow? before, CancellationToken cancel)
    {
        var wanted = before?.Hash ?? EntryHash.BeforeTheFirst;
        var follower = await db.Entries.AsNoTracking().FirstOrDefaultAsync(e => e.PreviousHash == wanted, cancel);
        return follower is null
            ? "it does not follow on from the entry before it: the one that did is gone, or was edited"
            : $"it does not follow on from the entry before it, number {follower.Seq} (entry {follower.Id}) does: they were reordered";
    }

    private static ChainFault? Truncated(EntryRow? last, PublishedHead? published) =>
        published is not null && published.Seq > (last?.Seq ?? 0)
            ? Fault((last?.Seq ?? 0) + 1, null, $"the chain ends before this, and its published head is number {published.Seq}: its end was cut off")
            : null;

    private async Task<bool> IsDisposedOf(EntryRow entry, CancellationToken cancel)
    {
        var child = entry.Children.Count == 0 ? null : entry.Children[0].Child;
        var disposals = from c in db.EntryChildren where c.Child == child && c.Seq > entry.Seq join e in db.Entries on c.Seq equals e.Seq where e.Kind == Disposing.Kind select e;
        foreach (var row in await disposals.AsNoTracking().ToListAsync(cancel))
            if (Recorded.Of(row)?.Entry is Disposal disposal && disposal.Entries.Contains(new(entry.Id))) return true;
        return false;
    }

    private static ChainFault Fault(long seq, string? id, string message) => new(seq, id, message);

    private static PublishedHead? HeadOf(EntryRow? entry) => entry is null ? null : new(entry.Seq, Convert.ToHexStringLower(entry.Hash));

    private static bool Same(byte[] a, byte[] b) => CryptographicOperations.FixedTimeEquals(a, b);
}
