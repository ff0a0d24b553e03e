using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology.Written;
using Duecare.Records.Chain;
using Duecare.Records.Reading;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Documents;

/// <summary>The files that documents name, within the transaction of the entries that name them.</summary>
internal static class FileStore
{
    /// <summary>The kind of entry that names files.</summary>
    public static readonly string Kind = EntryKind.All.First(k => k.Type == typeof(Document)).Name;

    /// <summary>The files that a document names.</summary>
    public static IEnumerable<string> NamedBy(Document document) => new[] { document.Content, document.Preview }.OfType<string>();

    /// <summary>Keeps what is not kept yet.</summary>
    public static async Task Keep(LedgerDb db, IReadOnlyList<FileRow> files, CancellationToken cancel)
    {
        foreach (var file in files.DistinctBy(f => f.Hash))
            if (!await db.Files.AnyAsync(f => f.Hash == file.Hash, cancel)) db.Add(file);
    }

    /// <summary>Every file that some entries name.</summary>
    public static HashSet<string> NamedBy(IEnumerable<EntryRow> rows) =>
        rows.Where(r => r.Kind == Kind).Select(Recorded.Of).OfType<Recorded>().Select(r => r.Entry).OfType<Document>().SelectMany(NamedBy).ToHashSet(StringComparer.Ordinal);

    /// <summary>Removes those files that no entry names any more.</summary>
    public static async Task Remove(LedgerDb db, IEnumerable<string> hashes, CancellationToken cancel)
    {
        foreach (var hash in hashes)
            if (!await db.Entries.AnyAsync(e => e.Kind == Kind && e.Payload != null && e.Payload.Contains(hash), cancel)) await db.Files.Where(f => f.Hash == hash).ExecuteDeleteAsync(cancel);
    }

    /// <summary>What is wrong with a file that a document recorded here names; null if it is whole. What was taken over from elsewhere may name a file that stayed there.</summary>
    public static async Task<string?> FaultOf(LedgerDb db, EntryRow entry, string hash, CancellationToken cancel)
    {
        var file = await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Hash == hash, cancel);
        if (file is null) return entry.Source is null ? $"its file {hash} is gone: it was deleted" : null;
        return file.IsWhole ? null : $"its file {hash} is not what was kept: it was edited";
    }
}
