using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duecare.Records.Chain;
using Duecare.Records.Documents;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Keeping;

/// <summary>The whole ledger as one file that needs no database to be read: <c>duecare-ledger/1</c>.</summary>
/// <remarks>
/// JSON, a line to each thing: first the format, then the entries in the order of the chain, each with all that is hashed and its hashes in Base64, then the requests that were acknowledged,
/// the files of its documents and last the head. A file without its last line was cut off. What was disposed of has no payload in it either.
/// </remarks>
public static class LedgerFile
{
    /// <summary>The first line's marker.</summary>
    public const string Format = EntryHash.Form;

    internal static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private const int AtATime = 1000;

    internal static async Task<PublishedHead?> Write(LedgerDb db, Stream to, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancel);
        await using var lines = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        await lines.WriteLineAsync(JsonSerializer.Serialize(new LedgerFileLine { Format = Format }, Written));
        PublishedHead? head = null;
        for (var after = 0L; await Page(db, after, cancel) is { Count: > 0 } page; after = page[^1].Seq)
        {
            foreach (var row in page) await lines.WriteLineAsync(JsonSerializer.Serialize(new LedgerFileLine { Entry = LedgerFileEntry.Of(row) }, Written));
            head = new(page[^1].Seq, Convert.ToHexStringLower(page[^1].Hash));
        }
        await foreach (var request in db.Requests.AsNoTracking().OrderBy(r => r.FirstSeq).AsAsyncEnumerable().WithCancellation(cancel))
            await lines.WriteLineAsync(JsonSerializer.Serialize(new LedgerFileLine { Request = request }, Written));
        foreach (var hash in await db.Files.Select(f => f.Hash).Order().ToListAsync(cancel))
            await lines.WriteLineAsync(JsonSerializer.Serialize(new LedgerFileLine { File = await db.Files.AsNoTracking().SingleAsync(f => f.Hash == hash, cancel) }, Written));
        await lines.WriteLineAsync(JsonSerializer.Serialize(new LedgerFileLine { Head = head?.ToString() ?? "" }, Written));
        return head;
    }

    private static Task<List<EntryRow>> Page(LedgerDb db, long after, CancellationToken cancel) =>
        db.Entries.AsNoTracking().Include(e => e.Children).Include(e => e.People).AsSplitQuery().Where(e => e.Seq > after).OrderBy(e => e.Seq).Take(AtATime).ToListAsync(cancel);
}

/// <summary>A line of a ledger file: one of these.</summary>
internal sealed record LedgerFileLine
{
    public string? Format { get; init; }

    public LedgerFileEntry? Entry { get; init; }

    public RequestRow? Request { get; init; }

    public FileRow? File { get; init; }

    public string? Head { get; init; }
}

/// <summary>An entry in a ledger file.</summary>
internal sealed record LedgerFileEntry
{
    public required long Seq { get; init; }

    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required DateOnly OccurredFrom { get; init; }

    public required DateOnly OccurredTo { get; init; }

    public DateTime? OccurredAt { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required string Author { get; init; }

    public string? Source { get; init; }

    public string? Supersedes { get; init; }

    public required IReadOnlyList<string> Children { get; init; }

    public IReadOnlyList<string>? People { get; init; }

    public required int PayloadVersion { get; init; }

    public string? Payload { get; init; }

    public byte[]? Salt { get; init; }

    public required byte[] PayloadHash { get; init; }

    public required byte[] PreviousHash { get; init; }

    public required byte[] Hash { get; init; }

    public static LedgerFileEntry Of(EntryRow row) => new()
    {
        Seq = row.Seq,
        Id = row.Id,
        Kind = row.Kind,
        OccurredFrom = row.OccurredFrom,
        OccurredTo = row.OccurredTo,
        OccurredAt = row.OccurredAt,
        RecordedAt = row.RecordedAt,
        Author = row.Author,
        Source = row.Source,
        Supersedes = row.Supersedes,
        Children = [.. row.Children.Select(c => c.Child).Order(StringComparer.Ordinal)],
        People = row.People.Count == 0 ? null : [.. row.People.Select(p => p.Person).Order(StringComparer.Ordinal)],
        PayloadVersion = row.PayloadVersion,
        Payload = row.Payload,
        Salt = row.Salt,
        PayloadHash = row.PayloadHash,
        PreviousHash = row.PreviousHash,
        Hash = row.Hash,
    };

    public EntryRow ToRow() => new()
    {
        Seq = Seq,
        Id = Id,
        Kind = Kind,
        OccurredFrom = OccurredFrom,
        OccurredTo = OccurredTo,
        OccurredAt = OccurredAt,
        RecordedAt = RecordedAt,
        Author = Author,
        Source = Source,
        Supersedes = Supersedes,
        Children = [.. Children.Select(c => new EntryChildRow { Seq = Seq, Child = c })],
        People = [.. (People ?? []).Select(p => new EntryPersonRow { Seq = Seq, Person = p })],
        PayloadVersion = PayloadVersion,
        Payload = Payload,
        Salt = Salt,
        PayloadHash = PayloadHash,
        PreviousHash = PreviousHash,
        Hash = Hash,
    };
}
