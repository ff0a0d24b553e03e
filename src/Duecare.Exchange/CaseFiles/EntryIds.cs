using System.Globalization;
using System.Text;

namespace Duecare.Exchange.CaseFiles;

/// <summary>Holds the ids of all entries against each other: none twice, and each entry put right by one other at most, and that entry in the file.</summary>
/// <remarks>For a long file they are set aside on disk in parts by the letters of the id, and each part is checked on its own.</remarks>
internal sealed class EntryIds : IDisposable
{
    private readonly string _file;
    private readonly Stream[] _parts;
    private readonly BinaryWriter[] _writers;

    public EntryIds(string file, bool onDisk)
    {
        _file = file;
        _parts = onDisk ? [.. Enumerable.Range(0, 16).Select(_ => Scratch.Open())] : [new MemoryStream()];
        _writers = [.. _parts.Select(p => new BinaryWriter(p, Encoding.UTF8))];
    }

    public void Add(string id, long line, string? supersedes)
    {
        Write(id, line, "");
        if (supersedes is not null) Write(supersedes, line, id);
    }

    public void Check(Problems problems)
    {
        foreach (var part in _parts) Check(part, problems);
    }

    public void Dispose()
    {
        foreach (var writer in _writers) writer.Dispose();
    }

    private void Write(string id, long line, string supersededBy)
    {
        var part = 0u;
        foreach (var c in id) part = part * 31 + c;
        var writer = _writers[part % _writers.Length];
        writer.Write(id);
        writer.Write(line);
        writer.Write(supersededBy);
    }

    private void Check(Stream part, Problems problems)
    {
        var lines = new Dictionary<string, long>(StringComparer.Ordinal);
        var superseded = new Dictionary<string, (string By, long Line)>(StringComparer.Ordinal);
        foreach (var (id, line, by) in Records(part))
        {
            if (by.Length == 0)
            {
                if (!lines.TryAdd(id, line)) problems.Add(_file, line, $"entry {id}", string.Create(CultureInfo.InvariantCulture, $"the id stands already in line {lines[id]}"));
            }
            else if (by == id) problems.Add(_file, line, $"entry {by}, field \"supersedes\"", "an entry cannot put itself right");
            else if (!superseded.TryAdd(id, (by, line)))
                problems.Add(_file, line, $"entry {by}, field \"supersedes\"", $"\"{id}\" is superseded already by {superseded[id].By}: put that one right instead");
        }
        foreach (var (id, (by, line)) in superseded)
            if (!lines.ContainsKey(id)) problems.Add(_file, line, $"entry {by}, field \"supersedes\"", $"there is no entry \"{Place.Short(id)}\"{NearestOf(id, lines)}");
    }

    private static string NearestOf(string id, Dictionary<string, long> lines) => lines.Count <= 5000 ? Nearest.Suggestion(id, lines.Keys) : "";

    private static IEnumerable<(string Id, long Line, string SupersededBy)> Records(Stream part)
    {
        part.Position = 0;
        using var reader = new BinaryReader(part, Encoding.UTF8, leaveOpen: true);
        while (part.Position < part.Length) yield return (reader.ReadString(), reader.ReadInt64(), reader.ReadString());
    }
}
