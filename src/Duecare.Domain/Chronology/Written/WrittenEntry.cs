using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Duecare.Domain.Chronology.Written;

/// <summary>An entry as JSON: one written form, in files and in the ledger.</summary>
public static class WrittenEntry
{
    /// <summary>A child conceived within so many days before birth can have had work done for it.</summary>
    private const int LongestPregnancy = 280;

    private static readonly JsonWriterOptions OnOneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entry on one line. The same entry is always the same bytes, and <see cref="Read"/> gives an equal entry back.</summary>
    public static ReadOnlyMemory<byte> Of(Entry entry)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes, OnOneLine)) EntryKind.Of(entry).Write(json, entry);
        return bytes.WrittenMemory;
    }

    /// <summary>Reads an entry, and tells everything that is wrong with it.</summary>
    /// <param name="json">The whole of it.</param>
    /// <param name="children">The children who may be named, by id; null if any may. Nothing can have been done long before a child's birth.</param>
    /// <param name="people">The other people who may be named; null if any may.</param>
    /// <param name="tell">Takes each problem: where in the entry, and what is wrong and was expected.</param>
    /// <returns>Null, with the problems told, if it can't be read.</returns>
    public static Entry? Read(ReadOnlyMemory<byte> json, IReadOnlyDictionary<string, Child>? children, IReadOnlyCollection<string>? people, Action<string, string> tell)
    {
        var place = new Place((_, of, message) => tell(of, message)) { Children = children is null ? null : [.. children.Keys], People = people, Whole = "the record" };
        var entry = new EntryReader(place).Read(json, 1, 1);
        if (entry is not null && children is not null) RefuseLongBeforeBirth(entry, children, place);
        return place.Refused ? null : entry;
    }

    /// <summary>The people other than children whom an entry names, in any of its fields, each once and in order of id.</summary>
    public static IReadOnlyList<PersonId> PeopleIn(Entry entry)
    {
        var named = new SortedSet<string>(StringComparer.Ordinal);
        NamePeople(EntryKind.Of(entry).Shape, entry, named);
        return [.. named.Select(id => new PersonId(id))];
    }

    /// <summary>Why text can't be an id of anything: it is empty, too long or holds invisible characters. Null if it can.</summary>
    public static string? WhyNotAnId(string text) => IdShape.WhyNot(text);

    /// <summary>The same entry under another id, with every entry that it names under its other id too.</summary>
    public static Entry WithIds(Entry entry, Func<EntryId, EntryId> other) => Renamed(entry, typeof(EntryId), id => other(new(id)).Value);

    /// <summary>The same entry with every child whom it names under another id; one named twice by that is named once among its children.</summary>
    public static Entry WithChildren(Entry entry, Func<ChildId, ChildId> other)
    {
        ArgumentNullException.ThrowIfNull(entry);
        List<ChildId> children = [.. entry.Children.Select(other).Distinct()];
        return Renamed(entry with { Children = [children[0]] }, typeof(ChildId), id => other(new(id)).Value) with { Children = children };
    }

    private static Entry Renamed(Entry entry, Type ids, Func<string, string> other)
    {
        var kind = EntryKind.Of(entry);
        var json = JsonNode.Parse(Of(entry).Span)!.AsObject();
        kind.Shape.Rename(json, ids, other);
        return Read(JsonSerializer.SerializeToUtf8Bytes(json), null, null, (of, message) => throw new InvalidOperationException($"{of}: {message}"))!;
    }

    private static void NamePeople(Shape shape, object value, SortedSet<string> named)
    {
        if (value is PersonId person) named.Add(person.Value);
        else if (shape is ListShape list)
            foreach (var item in (System.Collections.IEnumerable)value) NamePeople(list.Element, item, named);
        else if (shape is RecordShape record)
            foreach (var field in record.Fields)
                if (field.Get(value) is { } inner) NamePeople(field.Shape, inner, named);
    }

    internal static void RefuseLongBeforeBirth(Entry entry, IReadOnlyDictionary<string, Child> children, Place place)
    {
        // What is between adults, or of one of them, can be older than the children in whose record it stands.
        if (entry is People.Relationship { To: not null } or People.Address { Person: not null } or People.AgencyInvolvement { With: not null }) return;
        foreach (var id in entry.Children)
        {
            if (children.GetValueOrDefault(id.Value) is not { Born: { } born, Expected: null }) continue;
            if (entry.Occurred.Latest.DayNumber < born.DayNumber - LongestPregnancy)
                place.Refuse($"happened on {entry.Occurred.Days.ToEdtf()}, more than {LongestPregnancy} days before the child {id} was born ({born:yyyy-MM-dd}): "
                    + "one of the dates is wrong, or the child's \"expected\" is missing");
        }
    }
}
