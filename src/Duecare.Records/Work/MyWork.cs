using Duecare.Domain.Duties;
using Duecare.Records.Access;
using Duecare.Records.Drafts;
using Duecare.Records.Staff;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Work;

/// <summary>What somebody has to do, sorted by how soon.</summary>
public sealed class MyWork(Ledger ledger, RecordAccess access, LedgerTerms terms)
{
    private readonly Pressing _pressing = new(terms);
    private readonly StaffList _staff = new(ledger);

    /// <summary>The reader's own list, as it stands at this moment.</summary>
    public async Task<WorkList> Of(Reader reader, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var now = terms.Clock.GetUtcNow().UtcDateTime;
        var drafts = await ledger.Drafts.Of(reader.Worker, cancel);
        var held = await access.DutiesHeld(reader, [.. drafts.Select(d => d.Key.Child)], cancel);
        var rows = held.Duties.GroupBy(Together.Of).Select(g => _pressing.Row(g.First().Duty, g.Key.As, [.. g.Select(h => held.Children[h.Duty.Child])], now)).ToList();
        var owed = held.Duties.Where(h => h.As == HeldAs.Own).Select(h => h.Duty.Child).ToHashSet();
        return new(LondonTime.DateOf(now), Families(rows), [.. drafts.Where(d => held.Children.ContainsKey(d.Key.Child)).Select(d => (d, held.Children[d.Key.Child]))])
        {
            AboutNobodyYet = [.. drafts.Where(d => d.Key.Child == DraftKey.NobodyYet)],
            NotShown = held.Count - held.Duties.Count,
            Shown = held.Duties.Count,
            OwedNothing = [.. held.Own.Where(c => !owed.Contains(c)).Select(c => held.Children[c]).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.Id)],
            Names = await _staff.Names(held.Duties.Select(h => h.Duty.Holder), cancel),
            People = await Called([.. held.Duties.Select(h => h.Duty.Person).OfType<string>().Distinct()], cancel),
        };
    }

    /// <summary>What the record calls the adults whom duties on the list are about, with what they are to the children.</summary>
    private async Task<IReadOnlyDictionary<string, string>> Called(List<string> people, CancellationToken cancel)
    {
        await using var db = ledger.Reading();
        var heads = people.Count == 0 ? [] : await db.PersonHeads.AsNoTracking().Where(p => people.Contains(p.Person) && p.Name != null).ToListAsync(cancel);
        return heads.ToDictionary(p => p.Person, p => p.Relation is null ? p.Name! : $"{p.Name}, {p.Relation}", StringComparer.Ordinal);
    }

    /// <summary>Children to whom one and the same entry started a duty are worked with together: brothers and sisters on one plan.</summary>
    private static List<WorkFamily> Families(List<WorkRow> rows)
    {
        var familyOf = new Dictionary<ChildId, List<ChildId>>();
        foreach (var entry in rows.SelectMany(r => r.Children.Select(c => (r.Duty.StartedBy, c.Id))).GroupBy(pair => pair.StartedBy, pair => pair.Id))
        {
            List<ChildId> together = [.. entry.SelectMany(c => familyOf.GetValueOrDefault(c) ?? [c]).Distinct()];
            foreach (var child in together) familyOf[child] = together;
        }
        return [.. rows.GroupBy(r => familyOf[r.Children[0].Id]).Select(g => new WorkFamily([.. Members(g)], [.. g]))];
    }

    private static IEnumerable<Child> Members(IEnumerable<WorkRow> rows) => rows.SelectMany(r => r.Children).DistinctBy(c => c.Id).OrderBy(c => c.Born ?? c.Expected).ThenBy(c => c.Id);

    /// <summary>What makes one thing to do of the duties to several children: the same rule, started by the same entry, due on the same days, held by the same.</summary>
    private sealed record Together(string Rule, int Occurrence, string? Person, string? Matter, Window? Due, Window? Target, EntryId StartedBy, string? Reason, string Holder, HeldAs As)
    {
        public static Together Of(HeldDuty held) => new(
            held.Duty.Rule, held.Duty.Occurrence, held.Duty.Person, held.Duty.Matter, held.Duty.Due, held.Duty.Target, held.Duty.StartedBy, held.Duty.Reason, held.Duty.Holder, held.As);
    }
}

/// <summary>The parts of a work list, in the order in which they are read.</summary>
public enum WorkBlock
{
    /// <summary>Past the legal limit and not done.</summary>
    PastTheLimit,

    /// <summary>The limit or the council's own target falls in the next five working days, or the target is past.</summary>
    Soon,

    /// <summary>Done, and its record not finished.</summary>
    WriteUp,

    /// <summary>Owed later, or nothing says by when.</summary>
    Later,
}

/// <summary>What somebody has to do.</summary>
/// <param name="Today">The day on which it stands so.</param>
/// <param name="Families">Everything owed, by the children who are worked with together.</param>
/// <param name="Drafts">The forms begun and not recorded, with the child from whose page each was begun.</param>
public sealed record WorkList(DateOnly Today, IReadOnlyList<WorkFamily> Families, IReadOnlyList<(Draft Draft, Child Child)> Drafts)
{
    /// <summary>The forms begun and not recorded about a child whom the record does not hold yet.</summary>
    public required IReadOnlyList<Draft> AboutNobodyYet { get; init; }

    /// <summary>How many duties are on the list.</summary>
    public required int Shown { get; init; }

    /// <summary>How many more stand with the reader, less pressing, and are left out of so long a list.</summary>
    public required int NotShown { get; init; }

    /// <summary>The reader's own children to whom the reader owes nothing by name now, so that they are not out of sight.</summary>
    public required IReadOnlyList<Child> OwedNothing { get; init; }

    /// <summary>What those who hold the duties are called.</summary>
    public required StaffNames Names { get; init; }

    /// <summary>What adults are called, by their ids; one of whom the record says nothing is not there.</summary>
    public required IReadOnlyDictionary<string, string> People { get; init; }

    /// <summary>How many things to do are in a block.</summary>
    public int Count(WorkBlock block) => Families.Sum(f => f.Rows.Count(r => r.Block == block)) + (block == WorkBlock.WriteUp ? Drafts.Count + AboutNobodyYet.Count : 0);

    /// <summary>The families with something in a block, the most pressing first.</summary>
    public IEnumerable<WorkFamily> In(WorkBlock block) => Families
        .Select(f => f with { Rows = [.. f.Rows.Where(r => r.Block == block).OrderBy(r => r.Duty.Due?.From ?? int.MaxValue)] })
        .Where(f => f.Rows.Count > 0).OrderBy(f => f.Rows[0].Duty.Due?.From ?? int.MaxValue).ThenBy(f => f.Children[0].Id);
}

/// <summary>Children who are worked with together, and what is owed to them.</summary>
public sealed record WorkFamily(IReadOnlyList<Child> Children, IReadOnlyList<WorkRow> Rows);

/// <summary>One thing to do.</summary>
/// <param name="Duty">The duty, to the first of the children.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="Children">Everyone to whom the same is owed by the same day.</param>
/// <param name="Certainty">Whether every reading of the dates gives the state.</param>
/// <param name="Late">How late; null if it is not, or can't be counted.</param>
/// <param name="Left">How long is left to the limit; null if it is past, is an instant, or can't be counted.</param>
public sealed record WorkRow(OpenDuty Duty, DutyRule Rule, IReadOnlyList<Child> Children, Certainty Certainty, Lateness? Late, Lateness? Left)
{
    /// <summary>Why it stands there.</summary>
    public required HeldAs As { get; init; }

    /// <summary>Where on the list it stands.</summary>
    public required WorkBlock Block { get; init; }
}
