using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Domain.Retention;
using Duecare.Records.Chain;
using Duecare.Records.Documents;
using Duecare.Records.Reading;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Appending;

/// <summary>Judges entries before they are recorded: what a case file would be refused for, and what only the record as a whole can tell.</summary>
internal sealed class Admission
{
    private readonly LedgerDb _db;
    private readonly Append _append;
    private readonly DateTime _now;
    private readonly DateOnly _today;
    private readonly List<Refusal> _refusals = [];
    private readonly Dictionary<string, Child> _children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _readAs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _people = new(StringComparer.Ordinal);

    private Admission(LedgerDb db, Append append, DateTime now) => (_db, _append, _now, _today) = (db, append, now, LondonTime.DateOf(now));

    /// <summary>Everything that is wrong with the entries; with nothing wrong, their written form in the same order.</summary>
    public static async Task<(IReadOnlyList<Refusal> Refusals, IReadOnlyList<ReadOnlyMemory<byte>> Written)> Of(LedgerDb db, Append append, DateTime now, CancellationToken cancel)
    {
        var admission = new Admission(db, append, now);
        await admission.Know(cancel);
        var written = append.Entries.Select(admission.Written).ToList();
        // What can't be an id may be what an engine can't even look for.
        if (admission._refusals.Count > 0) return (admission._refusals, written);
        await admission.RefuseKnownIds(cancel);
        await admission.RefuseCorrections(cancel);
        await admission.RefuseOthersFiles(cancel);
        await admission.RefuseJoinings(cancel);
        return (admission._refusals, written);
    }

    private async Task Know(CancellationToken cancel)
    {
        var children = _append.Entries.SelectMany(e => e.Children).Select(c => c.Value).Distinct().Where(IsId).ToList();
        foreach (var some in children.Chunk(500))
            foreach (var head in await _db.ChildHeads.AsNoTracking().Where(c => some.Contains(c.Child)).ToListAsync(cancel)) _children[head.Child] = head.ToChild();
        var people = _append.Entries.SelectMany(WrittenEntry.PeopleIn).Select(p => p.Value).Distinct().Where(IsId).ToList();
        foreach (var some in people.Chunk(500))
            _people.UnionWith(await _db.PersonHeads.Where(p => some.Contains(p.Person)).Select(p => p.Person).ToListAsync(cancel));
    }

    /// <summary>The entry's written form, read again as a case file's would be.</summary>
    private ReadOnlyMemory<byte> Written(Entry entry)
    {
        if (entry is ChildDetails { Children.Count: 1 } details) _children[details.Children[0].Value] = details.Child();
        if (entry is ChildDetails { Children.Count: > 1 }) Refuse(entry, "names several children: expected one, since it says who a child is");
        if (entry is PersonDetails person) _people.Add(person.Person.Value);
        if (entry is Disposal) Refuse(entry, "a disposal is not recorded like other entries: dispose of the entries, and it is recorded");
        var json = WrittenEntry.Of(entry);
        WrittenEntry.Read(json, _children, _people, (place, message) => _refusals.Add(new(entry.Id, place, message)));
        RefuseTheFuture(entry);
        return json;
    }

    private void RefuseTheFuture(Entry entry)
    {
        if (entry.Occurred.Earliest > _today) Refuse(entry, $"happened on {entry.Occurred.Days.ToEdtf()}, which has not come yet: today is {_today:yyyy-MM-dd}");
        else if (entry.Occurred.AtUtc > _now) Refuse(entry, $"happened at an instant that has not come yet: it is {LondonTime.At(_now):yyyy-MM-ddTHH:mm:sszzz}");
        if (_append.Source is not null && entry.RecordedAt > _now) Refuse(entry, "was recorded at an instant that has not come yet");
    }

    private async Task RefuseKnownIds(CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in _append.Entries)
            if (!seen.Add(entry.Id.Value)) Refuse(entry, "the id stands twice among what is to be recorded");
        foreach (var some in seen.Chunk(500))
        {
            var known = await _db.Entries.Where(e => some.Contains(e.Id)).Select(e => e.Id).ToListAsync(cancel);
            foreach (var entry in _append.Entries.Where(e => known.Contains(e.Id.Value))) Refuse(entry, "the record holds an entry with this id already");
        }
    }

    private async Task RefuseCorrections(CancellationToken cancel)
    {
        var ids = _append.Entries.Select(e => e.Supersedes?.Value).OfType<string>().ToList();
        var before = await Held(ids, cancel);
        var superseded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(500))
            foreach (var by in await _db.Entries.Where(e => some.Contains(e.Supersedes!)).Select(e => new { e.Supersedes, e.Id }).ToListAsync(cancel)) superseded[by.Supersedes!] = by.Id;
        foreach (var entry in _append.Entries)
        {
            RefuseCorrection(entry, before, superseded);
            before.TryAdd(entry.Id.Value, new(EntryKind.Of(entry).Name, [.. entry.Children.Select(c => c.Value)]));
        }
    }

    private void RefuseCorrection(Entry entry, Dictionary<string, Before> before, Dictionary<string, string> superseded)
    {
        if (entry.Supersedes is not { } id)
        {
            if (entry is EnteredInError) Refuse(entry, "says that an entry was made in error and does not name it in \"supersedes\"");
            return;
        }
        if (!before.TryGetValue(id.Value, out var was)) Refuse(entry, $"puts right \"{id}\", which the record does not hold before it");
        else if (superseded.TryGetValue(id.Value, out var by)) Refuse(entry, $"puts right \"{id}\", which {by} has put right already: put that one right instead");
        else RefuseUnlike(entry, was);
        superseded.TryAdd(id.Value, entry.Id.Value);
    }

    /// <summary>Each entry of the record that is to be put right: its kind and children.</summary>
    private async Task<Dictionary<string, Before>> Held(List<string> ids, CancellationToken cancel)
    {
        var held = new Dictionary<string, Before>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(500))
            foreach (var row in await _db.Entries.AsNoTracking().Include(e => e.Children).Where(e => some.Contains(e.Id)).ToListAsync(cancel))
                held.Add(row.Id, new(row.Kind, await About(row, cancel)));
        return held;
    }

    /// <summary>The children whom an entry of the record is about, under the ids by which their records are read now.</summary>
    private async Task<IReadOnlyList<string>> About(EntryRow row, CancellationToken cancel)
    {
        List<string> named = [.. row.Children.Select(c => c.Child)];
        var joinings = await RecordsTogether.Concerning(_db, named, cancel);
        if (joinings.Count == 0) return named;
        var (together, about) = (await RecordsTogether.For(_db, named[0], joinings, null, cancel), new HashSet<string>(StringComparer.Ordinal));
        foreach (var joining in joinings.Where(j => j.PartedSeq is null)) _readAs[joining.Joined] = joining.Kept;
        foreach (var child in named.Where(c => !joinings.Any(j => j.Kept == c || j.Joined == c))) about.Add(child);
        about.UnionWith((together.About(row.Id) ?? []).Select(c => c.Value));
        return [.. about];
    }

    /// <summary>Joining records and taking them apart is decided here, each by itself, and isn't undone by a correction: what was recorded meanwhile would be nobody's.</summary>
    private async Task RefuseJoinings(CancellationToken cancel)
    {
        var about = _append.Entries.Where(e => e is RecordsJoined or RecordsParted).ToList();
        if (about.Count == 0) return;
        if (_append.Source is not null || _append.Entries.Count > 1)
        {
            foreach (var entry in about) Refuse(entry, _append.Source is not null ? "can't be taken over: records are joined and taken apart here" : "is recorded by itself: records are joined and taken apart one pair at a time");
            return;
        }
        var together = await RecordsTogether.For(_db, about[0].Children[0].Value, await RecordsTogether.Concerning(_db, [.. about[0].Children.Select(c => c.Value)], cancel), null, cancel);
        if ((about[0] is RecordsParted parted ? together.WhyNot(parted) : together.Records.WhyNot((RecordsJoined)about[0])) is { } problem) Refuse(about[0], problem);
    }

    private void RefuseUnlike(Entry entry, Before was)
    {
        if (entry is not EnteredInError && EntryKind.Of(entry).Name != was.Kind)
            Refuse(entry, $"puts right \"{entry.Supersedes}\", which is another kind of entry ({was.Kind}): say that it was entered in error, and record this on its own");
        if (was.Kind is "records-joined" or "records-parted") Refuse(entry, $"puts right \"{entry.Supersedes}\", by which records were joined or taken apart: join them, or take them apart, instead");
        var left = was.Children.Except(entry.Children.Select(c => _readAs.GetValueOrDefault(c.Value, c.Value))).ToList();
        if (left.Count > 0)
            Refuse(entry, $"puts right \"{entry.Supersedes}\" and leaves out {string.Join(", ", left)}, whom that one is about too: it would still stand for them");
    }

    /// <summary>A document recorded here names a file that is sent with it, or that of the document which it puts right: never another's, whose hash somebody may know.</summary>
    private async Task RefuseOthersFiles(CancellationToken cancel)
    {
        if (_append.Source is not null) return;
        foreach (var document in _append.Entries.OfType<Document>().Where(d => FileStore.NamedBy(d).Any()))
        {
            var named = FileStore.NamedBy(document).Except(_append.Files.Select(f => f.Hash)).ToList();
            if (named.Count == 0) continue;
            var putRight = document.Supersedes?.Value;
            var before = await _db.Entries.AsNoTracking().Include(e => e.Children).Where(e => e.Id == putRight).ToListAsync(cancel);
            if (named.Except(FileStore.NamedBy(before)).Any()) Refuse(document, "names a file that was not sent with it: attach the file");
        }
    }

    private static bool IsId(string text) => WrittenEntry.WhyNotAnId(text) is null;

    /// <summary>What an entry that is put right was.</summary>
    private sealed record Before(string Kind, IReadOnlyList<string> Children);

    private void Refuse(Entry entry, string message) => _refusals.Add(new(entry.Id, "", message));
}
