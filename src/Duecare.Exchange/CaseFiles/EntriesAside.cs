using System.Buffers.Binary;
using Duecare.Domain.Chronology;

namespace Duecare.Exchange.CaseFiles;

/// <summary>The entries of a file too long for memory, set aside on disk in parts: a run of children to each part, in the file's order.</summary>
internal sealed class EntriesAside : IDisposable
{
    private const long SizeOfPart = 16 << 20;
    private const int MostParts = 256;

    private readonly Dictionary<ChildId, int> _partOf;
    private readonly Stream[] _parts;

    public EntriesAside(IReadOnlyCollection<string> children, long size)
    {
        var parts = (int)Math.Clamp(size / SizeOfPart + 1, 2, MostParts);
        _partOf = children.Select((id, i) => (id, part: (int)((long)i * parts / children.Count))).ToDictionary(c => new ChildId(c.id), c => c.part);
        _parts = [.. Enumerable.Range(0, parts).Select(_ => Scratch.Open())];
    }

    public int Parts => _parts.Length;

    public int PartOf(ChildId child) => _partOf[child];

    /// <summary>Sets an entry aside with each part that has one of its children.</summary>
    public void Add(Entry entry, ReadOnlySpan<byte> json)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, json.Length);
        foreach (var part in entry.Children.Select(PartOf).Distinct())
        {
            _parts[part].Write(length);
            _parts[part].Write(json);
        }
    }

    /// <summary>The entries of a part, in the file's order.</summary>
    public IEnumerable<Entry> Read(int part)
    {
        var reader = new EntryReader(new((_, _, _) => { }));
        var length = new byte[4];
        var file = _parts[part];
        file.Position = 0;
        while (file.ReadAtLeast(length, 4, throwOnEndOfStream: false) == 4)
        {
            var json = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            file.ReadExactly(json);
            yield return reader.Read(json, 1, 1)!;
        }
    }

    public void Dispose()
    {
        foreach (var part in _parts) part.Dispose();
    }
}

/// <summary>Files that are gone when they are closed, however the program ends, and that nobody else may read.</summary>
internal static class Scratch
{
    public static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"duecare-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 1 << 16,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        // Where an open file can lose its name it does so at once, and not even a crash leaves it behind.
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return file;
    }
}
