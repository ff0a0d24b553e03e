using Duecare.Domain.Chronology.Written;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.People;
using Duecare.Records.Appending;
using Duecare.Records.Reading;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

/// <summary>The one way from somebody signed in to what the record holds: every child's page, list, count and file asks here.</summary>
/// <remarks>
/// A child that the reader may not see and a child that nobody knows give the same answer, after the same work: one question by id, one line of the log. Nothing of the record itself is read before it
/// is decided, and nothing is answered before it is logged; if the log can't be written, nothing is answered.
/// </remarks>
public sealed partial class RecordAccess(Ledger ledger)
{
    private const int LongestId = 100;

    /// <summary>A child's record for a reader, once it is logged that they read it; or, where the look says with what its line is to be written, before that.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="child">The child.</param>
    /// <param name="page">What they look at, as a route without ids.</param>
    /// <param name="knownAt">The instant, in UTC, by which the child's own details were known; null for now.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Null for a child unknown to the record, or to this reader.</returns>
    public async Task<ChildRecord?> Child(Reader reader, ChildId child, string page, DateTime? knownAt = null, CancellationToken cancel = default) =>
        await Child(reader, child, new Look(page) { KnownAt = knownAt }, cancel);

    /// <inheritdoc cref="Child(Reader, ChildId, string, DateTime?, CancellationToken)"/>
    public async Task<ReadRecord?> Child(Reader reader, ChildId child, Look look, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(look);
        child = Askable(child);
        await using var db = ledger.Reading();
        var facts = await AccessQuery.Of(db, reader, child, ledger.Now, cancel);
        var basis = Deciding.Of(reader, facts);
        var ids = await AccessQuery.IdsOf(db, basis is null ? child.Value : facts!.Child, cancel);
        var lines = (basis is null ? ids.Take(1) : ids).Select(id => Line(reader, new(id), look, AccessExtent.Record, basis is not null) with { Basis = basis });
        await Log([.. lines], basis is null ? null : look.Pending, cancel);
        return basis is { } why ? new((await ChildReading.Of(db, child, cancel, look.KnownAt))!, reader, why) : null;
    }

    /// <summary>Records what a reader states. What they may not state, or about a child they may not see, is refused; such a child in the words that an unknown one is.</summary>
    /// <remarks>
    /// A child whom the request itself introduces need not be known before. Whoever may know of a child may record that somebody contacted the council about the child, with the decision on that contact,
    /// though they may not see the record: a call must not go unrecorded because another team has the case.
    /// </remarks>
    /// <param name="reader">Who states it.</param>
    /// <param name="append">What.</param>
    /// <param name="opened">A record that was given to this reader for this very request, and is not decided on again; null if none was.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Appended> State(Reader reader, Append append, ReadRecord? opened = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(append);
        var refusals = new List<Refusal>();
        foreach (var entry in append.Entries)
            if (!Stating.May(reader, EntryKind.Of(entry))) refusals.Add(new(entry.Id, "", $"you may not state this: what is called {EntryKind.Of(entry).Name} is for others to state"));
        await RefuseUnseen(reader, append, opened?.Reader == reader ? opened.Chronology.Child.Id.Value : null, refusals, cancel);
        if (refusals.Count > 0) return new Appended.Refused(refusals);
        var answer = await ledger.Append(append with { Author = reader.Worker.Value }, cancel);
        return answer is Appended.Conflict conflict ? await Guarded(reader, conflict, cancel) : answer;
    }

    /// <summary>What others recorded meanwhile, without what is protected from the reader.</summary>
    private async Task<Appended.Conflict> Guarded(Reader reader, Appended.Conflict conflict, CancellationToken cancel)
    {
        await using var db = ledger.Reading();
        var theirs = new List<Recorded>();
        foreach (var entry in conflict.Theirs)
        {
            var child = entry.Entry.Children[0];
            var sees = Deciding.SeesProtected(reader, Deciding.Of(reader, await AccessQuery.Of(db, reader, child, ledger.Now, cancel)));
            theirs.AddRange(ReadRecord.Guarded((await ChildReading.Of(db, child, cancel))!, sees).Entries.Where(e => e.Seq == entry.Seq));
        }
        return conflict with { Theirs = theirs };
    }

    private async Task RefuseUnseen(Reader reader, Append append, string? opened, List<Refusal> refusals, CancellationToken cancel)
    {
        var ids = append.Entries.SelectMany(e => e.Children).Select(c => c.Value).Where(c => c != opened).Distinct().ToList();
        if (ids.Count == 0) return;
        await using var db = ledger.Reading();
        var facts = await AccessQuery.Of(db, db.ChildHeads.Where(c => ids.Contains(c.Child)), reader, ledger.Now).ToDictionaryAsync(f => f.Child, StringComparer.Ordinal, cancel);
        var parted = await PartedFrom(db, append, cancel);
        var introduced = append.Entries.OfType<ChildDetails>().SelectMany(d => d.Children).Select(c => c.Value).Where(c => !facts.ContainsKey(c)).ToHashSet(StringComparer.Ordinal);
        var contacted = append.Entries.OfType<Contact>().SelectMany(c => c.Children).Select(c => c.Value).Where(c => Deciding.KnowsOf(reader, facts.GetValueOrDefault(c))).ToHashSet(StringComparer.Ordinal);
        var unseen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in append.Entries)
        {
            for (var i = 0; i < entry.Children.Count; i++)
            {
                var child = entry.Children[i].Value;
                if (child == opened || introduced.Contains(child) || (entry is RecordsParted && parted.Contains(child)) || (contacted.Contains(child) && entry is (Contact or ContactDecision or Referral)) || Deciding.Of(reader, facts.GetValueOrDefault(child)) is not null) continue;
                refusals.Add(new(entry.Id, $"entry {entry.Id} ({EntryKind.Of(entry).Name}), field \"children[{i + 1}]\"", $"\"{child}\" is not among the children of the record"));
                unseen.Add(child);
            }
        }
        if (unseen.Count > 0) await Log([.. unseen.Select(child => Line(reader, Askable(new(child)), new("state"), AccessExtent.Record, isGiven: false))], cancel);
    }

    /// <summary>The children whose records are taken apart from one that they are read as part of: whoever may see that one sees them in it.</summary>
    private static async Task<HashSet<string>> PartedFrom(LedgerDb db, Append append, CancellationToken cancel)
    {
        var partings = append.Entries.OfType<RecordsParted>().Select(p => p.Joining.Value).ToList();
        return partings.Count == 0 ? [] : [.. await db.Joinings.Where(j => partings.Contains(j.Id) && j.PartedSeq == null).Select(j => j.Joined).ToListAsync(cancel)];
    }

    /// <summary>Whether a reader may state entries of a kind, about a child whose record they may see.</summary>
    public static bool MayState(Reader reader, EntryKind kind)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Stating.May(reader, kind);
    }

    /// <summary>An id as it can be asked for and logged. What is too long or holds control characters is no child's, and is answered as any unknown id.</summary>
    private static ChildId Askable(ChildId child)
    {
        var id = child.Value.Length > LongestId ? child.Value[..LongestId] + "…" : child.Value;
        return new(string.Concat(id.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)));
    }

    /// <summary>Writes what is pending of the log, if anything is: before whatever it speaks of is answered.</summary>
    public async Task Write(PendingLooks looks, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(looks);
        if (looks.IsEmpty) return;
        await ledger.Write(async (db, stop) =>
        {
            looks.Into(db);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            return looks;
        }, cancel);
        looks.Clear();
    }

    private AccessLine Line(Reader reader, ChildId? child, Look look, AccessExtent extent, bool isGiven) =>
        new(ledger.Now, reader.Worker.Value, child?.Value, look.Page, isGiven ? look.Verb : AccessVerb.Refused, extent) { AsAt = look.AsAt, KnownAt = look.KnownAt };

    private Task Log(AccessLine line, CancellationToken cancel) => Log([line], cancel);

    private Task Log(IReadOnlyList<AccessLine> lines, CancellationToken cancel) => Log(lines, null, cancel);

    private async Task Log(IReadOnlyList<AccessLine> lines, PendingLooks? pending, CancellationToken cancel)
    {
        var looks = pending ?? new();
        foreach (var line in lines) looks.Add(line);
        if (pending is null) await Write(looks, cancel);
    }
}
