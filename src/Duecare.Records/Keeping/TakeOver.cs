using System.Security.Cryptography;
using System.Text;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.People;
using Duecare.Records.Appending;

namespace Duecare.Records.Keeping;

/// <summary>Takes a record over in chunks, each acknowledged before the next is sent.</summary>
/// <remarks>
/// A chunk's request id follows from what is in it, and an entry that the ledger holds already, word for word, is passed over. So a run that was cut off, or a source that has grown, is taken over again
/// without recording anything twice.
/// </remarks>
internal sealed class TakeOver(TakenOver source, DateOnly today, Func<Append, CancellationToken, Task<Appended>> append)
{
    private const int ChildrenAtATime = 50;
    private const int EntriesAtATime = 1000;

    /// <summary>In a source of so few children, someone whom no entry names is about all of them.</summary>
    private const int ChildrenOfOneStory = 20;

    private readonly List<Child> _introduced = [];
    private readonly List<Entry> _entries = [];
    private readonly HashSet<ChildId> _known = [];
    private readonly HashSet<PersonId> _named = [];
    private IReadOnlyList<Refusal> _refusals = [];
    private long _children;
    private long _count;

    public async Task<TakingOver> Run(CancellationToken cancel)
    {
        foreach (var child in source.Children)
        {
            Introduce(child);
            if (_introduced.Count == ChildrenAtATime && !await Send(cancel)) return Done();
        }
        if (!await Send(cancel)) return Done();
        foreach (var chronology in source.Chronologies)
        {
            _children++;
            Introduce(chronology.Child);
            _entries.AddRange(InOrder([.. chronology.Entries.Where(e => e.Children[0] == chronology.Child.Id)]));
            if ((_introduced.Count >= ChildrenAtATime || _entries.Count >= EntriesAtATime) && !await Send(cancel)) return Done();
        }
        if (await Send(cancel) && _known.Count is > 0 and <= ChildrenOfOneStory) await SendTheUnnamed(cancel);
        return Done();
    }

    private TakingOver Done() => new(_children, _count, _refusals, _refusals.Count > 0 ? [] : Unnamed());

    private List<PersonId> Unnamed() => [.. source.People.Keys.Where(p => !_named.Contains(p)).OrderBy(p => p.Value, StringComparer.Ordinal)];

    private async Task SendTheUnnamed(CancellationToken cancel)
    {
        List<Entry> people = [.. Unnamed().Select(p => Details(p, [.. _known.Order()]))];
        if (people.Count == 0) return;
        var answer = await append(new(people, source.Author, RequestOf(people, [])) { Source = source.From }, cancel);
        if (answer is Appended.Refused refused) _refusals = refused.Refusals;
        else _named.UnionWith(source.People.Keys);
    }

    private void Introduce(Child child)
    {
        if (_known.Add(child.Id)) _introduced.Add(child);
    }

    private async Task<bool> Send(CancellationToken cancel)
    {
        if (_introduced.Count == 0 && _entries.Count == 0) return true;
        var own = source.IdPrefix.Length == 0 ? _entries : [.. _entries.Select(e => WrittenEntry.WithIds(e, id => new(source.IdPrefix + id.Value)))];
        List<Entry> all = [.. _introduced.Select(Details), .. Transfer(), .. People(own), .. own];
        var answer = await append(new(all, source.Author, RequestOf(all, own)) { Source = source.From }, cancel);
        if (answer is Appended.Refused refused) _refusals = refused.Refusals;
        else _count += own.Count;
        _introduced.Clear();
        _entries.Clear();
        return _refusals.Count == 0;
    }

    private ChildDetails Details(Child child) => new()
    {
        Id = IdOf("details", [child.Id.Value, child.Name, $"{child.Born}", $"{child.Expected}", $"{child.Died}", .. child.Sex is { } sex ? [$"{sex}"] : Array.Empty<string>()]),
        Occurred = When.On(today),
        Children = [child.Id],
        Name = child.Name,
        Born = child.Born,
        Expected = child.Expected,
        Died = child.Died,
        Sex = child.Sex,
    };

    private IEnumerable<Entry> Transfer()
    {
        if (_introduced.Count == 0) yield break;
        var covers = source.Covers is null ? ["everything"] : source.Covers.Select(c => $"{c.Kind} {c.From} {c.To}");
        yield return new RecordTransfer
        {
            Id = IdOf("transfer", [.. covers, $"{source.RecordedHereFrom}", .. _introduced.Select(c => c.Id.Value)]),
            Occurred = When.On(today),
            Children = [.. _introduced.Select(c => c.Id)],
            From = source.From,
            HoldsEverything = source.Covers is null,
            Covers = source.Covers ?? [],
            RecordedHereFrom = source.RecordedHereFrom,
        };
    }

    /// <summary>Who the people are whom no earlier entry named.</summary>
    private IEnumerable<Entry> People(List<Entry> own)
    {
        foreach (var entry in own)
        {
            foreach (var person in WrittenEntry.PeopleIn(entry))
            {
                if (_named.Add(person)) yield return Details(person, entry.Children);
            }
        }
    }

    private PersonDetails Details(PersonId person, IReadOnlyList<ChildId> children)
    {
        var known = source.People.GetValueOrDefault(person);
        return new()
        {
            Id = IdOf("person", person.Value, known?.Relation, known?.Name, known?.Born?.ToEdtf(), known?.Born?.AsStated),
            Occurred = When.On(today),
            Children = children,
            Person = person,
            Relation = known?.Relation,
            Name = known?.Name,
            Born = known?.Born,
        };
    }

    /// <summary>What is corrected before what corrects it; for the rest the source's order.</summary>
    private static List<Entry> InOrder(List<Entry> entries)
    {
        var byId = entries.ToDictionary(e => e.Id);
        var (ordered, taken) = (new List<Entry>(entries.Count), new HashSet<EntryId>());
        foreach (var entry in entries) Take(entry);
        return ordered;

        void Take(Entry entry)
        {
            if (!taken.Add(entry.Id)) return;
            if (entry.Supersedes is { } earlier && byId.TryGetValue(earlier, out var first)) Take(first);
            ordered.Add(entry);
        }
    }

    private static string RequestOf(List<Entry> all, List<Entry> own)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in all) hash.AppendData(Encoding.UTF8.GetBytes(entry.Id.Value + "\n"));
        foreach (var entry in own) hash.AppendData(WrittenEntry.Of(entry).Span);
        return $"import {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    /// <summary>An id that follows from what the entry says and where it comes from, whatever the day.</summary>
    private EntryId IdOf(string what, params IEnumerable<string?> parts)
    {
        var text = string.Join('\u001F', parts.Prepend(source.From));
        return new($"{what}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}");
    }
}
