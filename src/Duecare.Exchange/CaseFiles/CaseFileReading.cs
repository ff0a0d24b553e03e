using Duecare.Domain.Chronology;

namespace Duecare.Exchange.CaseFiles;

/// <summary>A case file as read: what it holds, or why it was refused.</summary>
public sealed class CaseFileReading : IDisposable
{
    private readonly EntriesAside? _aside;

    internal CaseFileReading(CaseFile? file, Problems problems, EntriesAside? aside) => (File, Problems, _aside) = (file, problems, aside);

    /// <summary>What the file holds; null if anything is wrong with it. Of a file too long for memory it has no entries: ask <see cref="Chronologies()"/>.</summary>
    public CaseFile? File { get; }

    /// <summary>Everything that is wrong with the file.</summary>
    public Problems Problems { get; }

    /// <summary>Whether the entries were set aside on disk.</summary>
    public bool IsAside => _aside is not null;

    /// <summary>Each child's chronology, in the order in which the file lists the children. A child whom no entry names has an empty one.</summary>
    /// <remarks>Of a long file, no more than one part is held at a time. Can be asked again and gives the same.</remarks>
    /// <exception cref="InvalidOperationException">The file was refused.</exception>
    public IEnumerable<ChildChronology> Chronologies()
    {
        if (File is not { } file) throw new InvalidOperationException("a file that was refused has no chronologies");
        if (_aside is null) return Grouped(file.Children, file.Entries);
        return Enumerable.Range(0, _aside.Parts).SelectMany(part => Grouped(file.Children.Where(c => _aside.PartOf(c.Id) == part), _aside.Read(part)));
    }

    /// <summary>Lets go of what was set aside.</summary>
    public void Dispose() => _aside?.Dispose();

    internal static CaseFileReading Refused(Problems problems) => new(null, problems, null);

    private IEnumerable<ChildChronology> Grouped(IEnumerable<Child> children, IEnumerable<Entry> entries)
    {
        var chronologies = children.ToDictionary(c => c.Id, c => (Child: c, Entries: new List<Entry>()));
        foreach (var entry in entries)
            foreach (var child in entry.Children)
                if (chronologies.TryGetValue(child, out var chronology)) chronology.Entries.Add(entry);
        return chronologies.Values.Select(c => new ChildChronology(c.Child, c.Entries, File!.Covers));
    }
}
