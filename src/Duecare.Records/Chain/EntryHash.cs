using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Duecare.Records.Chain;

/// <summary>The hashes of the chain.</summary>
/// <remarks>
/// Each field is written as its length in four bytes and its UTF-8, or as -1 for none, so that no two entries can be written as the same bytes. The first field is
/// <see cref="Form"/>: a chain hashed in another way says so in its first bytes.
/// </remarks>
internal static class EntryHash
{
    public const string Form = "duecare-ledger/1";

    /// <summary>What stands before the first entry.</summary>
    public static readonly byte[] BeforeTheFirst = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of what an entry says. Without the salt, short words such as a date could be guessed back from it.</summary>
    public static byte[] OfPayload(byte[] salt, string payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(Encoding.UTF8.GetBytes(payload));
        return hash.GetHashAndReset();
    }

    /// <summary>The hash of a whole entry: all that is stored of it but payload and salt, which it covers by their hash.</summary>
    public static byte[] Of(EntryRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Form);
        Add(hash, row.Seq.ToString(CultureInfo.InvariantCulture));
        Add(hash, row.Id);
        Add(hash, row.Kind);
        Add(hash, row.OccurredFrom.ToString("O", CultureInfo.InvariantCulture));
        Add(hash, row.OccurredTo.ToString("O", CultureInfo.InvariantCulture));
        Add(hash, row.OccurredAt?.ToString("O", CultureInfo.InvariantCulture));
        Add(hash, row.RecordedAt.ToString("O", CultureInfo.InvariantCulture));
        Add(hash, row.Author);
        Add(hash, row.Source);
        Add(hash, row.Supersedes);
        Add(hash, row.PayloadVersion.ToString(CultureInfo.InvariantCulture));
        AddAll(hash, row.Children.Select(c => c.Child));
        AddAll(hash, row.People.Select(p => p.Person));
        Add(hash, row.PayloadHash);
        Add(hash, row.PreviousHash);
        return hash.GetHashAndReset();
    }

    private static void AddAll(IncrementalHash hash, IEnumerable<string> ids)
    {
        var inOrder = ids.Order(StringComparer.Ordinal).ToList();
        Add(hash, inOrder.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var id in inOrder) Add(hash, id);
    }

    private static void Add(IncrementalHash hash, string? text) => Add(hash, text is null ? null : Encoding.UTF8.GetBytes(text));

    private static void Add(IncrementalHash hash, byte[]? bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes?.Length ?? -1);
        hash.AppendData(length);
        hash.AppendData(bytes ?? []);
    }
}
