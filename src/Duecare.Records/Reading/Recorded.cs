using System.Text;
using Duecare.Domain.Chronology.Written;
using Duecare.Records.Chain;

namespace Duecare.Records.Reading;

/// <summary>An entry as the ledger holds it.</summary>
/// <param name="Seq">Its place in the chain.</param>
/// <param name="RecordedAt">When the ledger took it, in UTC.</param>
/// <param name="Author">Who had it recorded.</param>
/// <param name="Entry">What it says.</param>
public sealed record Recorded(long Seq, DateTime RecordedAt, string Author, Entry Entry)
{
    /// <summary>The form in which payloads are written now.</summary>
    internal const int PayloadVersion = 1;

    /// <summary>Reads a row, unless what it said was disposed of.</summary>
    /// <exception cref="InvalidDataException">The payload can't be read: it was changed from outside, or by a later version of the program.</exception>
    internal static Recorded? Of(EntryRow row)
    {
        if (row.Payload is null) return null;
        if (row.PayloadVersion > PayloadVersion)
            throw new InvalidDataException($"entry {row.Id} (number {row.Seq}) was written in form {row.PayloadVersion}, and this version of the program reads up to form {PayloadVersion}");
        var entry = WrittenEntry.Read(Encoding.UTF8.GetBytes(row.Payload), null, null,
            (place, message) => throw new InvalidDataException($"number {row.Seq}, {place}: {message}"))!;
        if (row.Source is null) entry = entry with { RecordedAt = row.RecordedAt, By = row.Author };
        return new(row.Seq, row.RecordedAt, row.Author, entry);
    }
}
