using Duecare.Records.Reading;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

/// <summary>What the front door has before it.</summary>
/// <param name="Children">Each child, with everything that is owed.</param>
/// <param name="About">The contacts, referrals and decisions by which the duties named were started, or that they are about, by id.</param>
public sealed record AtTheFrontDoor(IReadOnlyList<ListedChild> Children, IReadOnlyDictionary<EntryId, Entry> About);

public sealed partial class RecordAccess
{
    /// <summary>The children at the front door, and those to whom one of some duties is owed, with what those duties are about; of those that the reader may see.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="rules">The ids of the duties' rules.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<AtTheFrontDoor> FrontDoorQueue(Reader reader, IReadOnlyCollection<string> rules, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(rules);
        var children = await List(reader, "front-door", (db, today) =>
        {
            var atTheFrontDoor = AccessQuery.AtTheFrontDoor(db, today);
            return db.ChildHeads.Where(c => atTheFrontDoor.Any(f => f.Child == c.Child) || db.OpenDuties.Any(d => d.Child == c.Child && rules.Contains(d.Rule)));
        }, cancel);
        var duties = children.SelectMany(c => c.Duties).Where(d => rules.Contains(d.Rule));
        return new(children, await EntriesOf([.. duties.SelectMany(d => new[] { d.StartedBy.Value, d.Matter }).OfType<string>().Distinct()], cancel));
    }

    private async Task<IReadOnlyDictionary<EntryId, Entry>> EntriesOf(IReadOnlyList<string> ids, CancellationToken cancel)
    {
        await using var db = ledger.Reading();
        var entries = new Dictionary<EntryId, Entry>();
        foreach (var some in ids.Chunk(500))
            foreach (var row in await db.Entries.AsNoTracking().Where(e => some.Contains(e.Id)).ToListAsync(cancel))
                if (Recorded.Of(row) is { } recorded) entries[recorded.Entry.Id] = recorded.Entry;
        return entries;
    }
}
