using System.Text.Encodings.Web;
using System.Text.Json;
using Duecare.Domain.Chronology;

namespace Duecare.Exchange.CaseFiles;

/// <summary>Writes case files in one form only, so that the same record is always the same bytes: two spaces, fixed order, line feeds, letters as they are.</summary>
/// <remarks>Fields that say nothing beyond what leaving them out says are left out. Instants are written in London time with their offset.</remarks>
public static class CaseFileWriter
{
    private const int FlushFrom = 1 << 16;

    private static readonly JsonWriterOptions Canonical = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a case file with its entries.</summary>
    public static void Write(Stream to, CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        Write(to, file, file.Entries);
    }

    /// <summary>Writes a case file whose entries come one at a time, however many they are.</summary>
    /// <param name="to">Left open.</param>
    /// <param name="head">Everything but the entries.</param>
    /// <param name="entries">The entries, in the order they are to stand in.</param>
    public static void Write(Stream to, CaseFile head, IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(head);
        Write(to, head, head.Children, head.People, entries);
    }

    /// <summary>Writes a case file whose children, people and entries come one at a time, however many they are.</summary>
    /// <param name="to">Left open.</param>
    /// <param name="head">What stands before the children.</param>
    /// <param name="children">The children, in the order they are to stand in.</param>
    /// <param name="people">The people, in the order they are to stand in.</param>
    /// <param name="entries">The entries, in the order they are to stand in.</param>
    public static void Write(Stream to, CaseFile head, IEnumerable<Child> children, IEnumerable<CasePerson> people, IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(entries);
        using (var json = new Utf8JsonWriter(to, Canonical))
        {
            json.WriteStartObject();
            WriteHead(json, head);
            WriteList(json, "children", children);
            WriteList(json, "people", people);
            json.WriteStartArray("entries");
            foreach (var entry in entries)
            {
                EntryKind.Of(entry).Write(json, entry);
                if (json.BytesPending >= FlushFrom) json.Flush();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        to.Write("\n"u8);
    }

    private static void WriteHead(Utf8JsonWriter json, CaseFile head)
    {
        json.WriteString("format", CaseFile.Format);
        if (head.Title is not null) json.WriteString("title", head.Title);
        if (head.Policy is { } policy)
        {
            json.WritePropertyName("policy");
            policy.WriteTo(json);
        }
        if (head.Covers is { } covers) WriteCovers(json, covers);
    }

    private static void WriteCovers(Utf8JsonWriter json, IReadOnlyList<Coverage> covers)
    {
        json.WriteStartArray("covers");
        foreach (var coverage in covers)
        {
            if (coverage.From is null && coverage.To is null) json.WriteStringValue(coverage.Kind);
            else Shape.Of(typeof(Coverage)).Write(json, coverage);
        }
        json.WriteEndArray();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items)
        where T : class
    {
        var shape = Shape.Of(typeof(T));
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            shape.Write(json, item);
            if (json.BytesPending >= FlushFrom) json.Flush();
        }
        json.WriteEndArray();
    }
}
