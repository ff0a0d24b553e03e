using Duecare.Domain.Duties;
using Duecare.Records.Reading;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Terms;

/// <summary>What other terms would do to the duties open today under one rule.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Sooner">How many would be due on an earlier day.</param>
/// <param name="Later">How many would be due on a later day.</param>
/// <param name="Overdue">How many are not overdue and would be.</param>
/// <param name="New">How many would be owed that are not.</param>
/// <param name="Gone">How many are owed and would not be.</param>
public sealed record RuleWouldChange(string Rule, string Title, int Sooner, int Later, int Overdue, int New, int Gone);

/// <summary>What other terms would do to the duties open today.</summary>
/// <param name="Rules">By rule: those that most would change under first.</param>
/// <param name="Counted">How many children it was counted over.</param>
/// <param name="Owed">How many children are owed something today. Where that is more than can be read while somebody waits, those counted are taken evenly from all of them.</param>
public sealed record WouldChange(IReadOnlyList<RuleWouldChange> Rules, int Counted, int Owed)
{
    /// <summary>How many times as much is to be expected of all children, as of those counted.</summary>
    public int Times => (int)Math.Round((double)Owed / Math.Max(1, Counted));
}

/// <summary>Counts what a policy or a list of bank holidays would change in the duties that are open today, of the children to whom something is owed. It names nobody: whoever asks it sees no record.</summary>
public sealed class WhatWouldChange(Ledger ledger)
{
    /// <summary>The most children that it is counted over.</summary>
    public const int Most = 500;

    private const int AtATime = 50;

    /// <summary>What a policy would change.</summary>
    public Task<WouldChange> By(CouncilPolicy policy, CancellationToken cancel = default) => By(ledger.Terms.Law.With(policy), ledger.Terms.Calendar, cancel);

    /// <summary>What bank holidays would change.</summary>
    public Task<WouldChange> By(BankHolidayList list, CancellationToken cancel = default) => By(ledger.Terms.Rules, ledger.Terms.Calendar.With(list), cancel);

    private async Task<WouldChange> By(Rulebook rules, WorkingDayCalendar calendar, CancellationToken cancel)
    {
        await using var db = ledger.Reading();
        var owed = await db.OpenDuties.Select(d => d.Child).Distinct().OrderBy(c => c).ToListAsync(cancel);
        var (counted, counts) = (Evenly(owed), new Counts(ledger.Today, ledger.Terms));
        foreach (var some in counted.Chunk(AtATime))
        {
            var kept = (await db.OpenDuties.AsNoTracking().Where(d => some.Contains(d.Child)).ToListAsync(cancel)).ToLookup(d => d.Child, d => d.ToDuty());
            foreach (var child in some) counts.Add(kept[child], (await ChildReading.Of(db, new(child), cancel))!.Chronology, rules, calendar);
        }
        return new(counts.InOrder(), counted.Count, owed.Count);
    }

    private static List<string> Evenly(List<string> all) => all.Count <= Most ? all : [.. Enumerable.Range(0, Most).Select(i => all[(int)((long)i * all.Count / Most)])];

    /// <summary>The duties kept ready, against what the engine says by other terms.</summary>
    private sealed class Counts(DateOnly today, LedgerTerms terms)
    {
        private readonly SortedDictionary<string, RuleWouldChange> _counts = new(StringComparer.Ordinal);

        public void Add(IEnumerable<OpenDuty> kept, ChildChronology chronology, Rulebook rules, WorkingDayCalendar calendar)
        {
            var then = Open(chronology, rules, calendar);
            foreach (var duty in kept)
                if (!then.Remove((duty.Rule, duty.Occurrence, duty.Person, duty.Matter, duty.StartedBy), out var other)) Count(duty.Rule, terms.RulesById[duty.Rule].Title, c => c with { Gone = c.Gone + 1 });
                else Compare(duty, other);
            foreach (var duty in then.Values) Count(duty.Rule.Id, duty.Rule.Title, c => c with { New = c.New + 1, Overdue = c.Overdue + (duty.State == DutyState.Overdue ? 1 : 0) });
        }

        public IReadOnlyList<RuleWouldChange> InOrder() =>
            [.. _counts.Values.OrderByDescending(c => c.Sooner + c.Later + c.Overdue + c.New + c.Gone).ThenBy(c => c.Title, StringComparer.Ordinal)];

        private void Compare(OpenDuty duty, Duty other)
        {
            var days = (other.Due?.From ?? int.MaxValue).CompareTo(duty.Due?.From ?? int.MaxValue);
            var becomesOverdue = other.State == DutyState.Overdue && duty.On(today, terms.Calendar).State != DutyState.Overdue;
            if (days != 0 || becomesOverdue)
                Count(duty.Rule, other.Rule.Title, c => c with { Sooner = c.Sooner + (days < 0 ? 1 : 0), Later = c.Later + (days > 0 ? 1 : 0), Overdue = c.Overdue + (becomesOverdue ? 1 : 0) });
        }

        private void Count(string rule, string title, Func<RuleWouldChange, RuleWouldChange> count) => _counts[rule] = count(_counts.GetValueOrDefault(rule) ?? new(rule, title, 0, 0, 0, 0, 0));

        private Dictionary<(string, int, string?, string?, EntryId), Duty> Open(ChildChronology chronology, Rulebook rules, WorkingDayCalendar calendar)
        {
            var open = new Dictionary<(string, int, string?, string?, EntryId), Duty>();
            foreach (var duty in DutyList.AsAt(today, rules, chronology, calendar))
                if (OpenDuty.IsOpen(duty.State)) open.TryAdd((duty.Rule.Id, duty.Occurrence, duty.Person, duty.Matter, duty.StartedBy.Entry.Id), duty);
            return open;
        }
    }
}
