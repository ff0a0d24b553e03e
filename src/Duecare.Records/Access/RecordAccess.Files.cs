using Duecare.Domain.CaseNotes;
using Duecare.Records.Documents;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

/// <summary>A document's file as a reader is given it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its media type: one of those that are kept, or nothing in particular.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ReadFile(string Name, string MediaType, byte[] Content);

public sealed partial class RecordAccess
{
    /// <summary>The file of a document that stands in a child's record, once it is logged that the reader read that record.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="child">The child.</param>
    /// <param name="document">The document.</param>
    /// <param name="look">What they look at, and what for.</param>
    /// <param name="isPreview">Whether the small picture of it is meant.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Null for a child unknown to the record or to this reader, for a document that is not in this child's record, and for one without such a file.</returns>
    public async Task<ReadFile?> File(Reader reader, ChildId child, EntryId document, Look look, bool isPreview, CancellationToken cancel = default)
    {
        if (await Child(reader, child, look, cancel) is not { } record) return null;
        if (record.Chronology.Standing().OfType<Document>().FirstOrDefault(d => d.Id == document) is not { } kept || (isPreview ? kept.Preview : kept.Content) is not { } hash) return null;
        await using var db = ledger.Reading();
        if (await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Hash == hash, cancel) is not { } file) return null;
        if (!file.IsWhole) throw new InvalidDataException($"the file of entry {document} is not what was kept: verify the record");
        return isPreview
            ? new("preview.jpg", FileKind.Jpeg.MediaType, file.Content)
            : new(FileName.Clean(kept.FileName), FileKind.MediaTypeOf(kept.MediaType), file.Content);
    }
}
