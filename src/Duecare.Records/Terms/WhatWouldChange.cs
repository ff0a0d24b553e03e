using Duecare.Domain.Duties;

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

/// <summary>Counts, of all children, what a policy or a list of bank holidays would change in the duties that are open today. It names nobody: whoever asks it sees no record.</summary>
public sealed class WhatWouldChange(Ledger ledger)
{
    /// <summary>What a policy would change, by rule: those that most would change under first.</summary>
    public Task<IReadOnlyList<RuleWouldChange>> By(CouncilPolicy policy, CancellationToken cancel = default) => By(ledger.Terms.Law.With(policy), ledger.Terms.Calendar, cancel);

    /// <summary>What bank holidays would change.</summary>
    public Task<IReadOnlyList<RuleWouldChange>> By(BankHolidayList list, CancellationToken cancel = default) => By(ledger.Terms.Rules, ledger.Terms.Calendar.With(list), cancel);

    private async Task<IReadOnlyList<RuleWouldChange>> By(Rulebook rules, WorkingDayCalendar calendar, CancellationToken cancel)
    {
        var (today, counts) = (ledger.Today, new SortedDictionary<string, RuleWouldChange>(StringComparer.Ordinal));
        await foreach (var record in ledger.Children(cancel))
        {
            var now = Open(record.Chronology, today, ledger.Terms.Rules, ledger.Terms.Calendar);
            var then = Open(record.Chronology, today, rules, calendar);
            foreach (var (key, duty) in now)
                if (!then.TryGetValue(key, out var other)) Count(duty, c => c with { Gone = c.Gone + 1 });
                else if (other.Due != duty.Due || other.State != duty.State) Compare(duty, other);
            foreach (var (_, duty) in then.Where(t => !now.ContainsKey(t.Key))) Count(duty, c => c with { New = c.New + 1, Overdue = c.Overdue + (duty.State == DutyState.Overdue ? 1 : 0) });
        }
        return [.. counts.Values.OrderByDescending(c => c.Sooner + c.Later + c.Overdue + c.New + c.Gone).ThenBy(c => c.Title, StringComparer.Ordinal)];

        void Compare(Duty duty, Duty other)
        {
            var days = (other.Due?.From ?? int.MaxValue).CompareTo(duty.Due?.From ?? int.MaxValue);
            var becomesOverdue = other.State == DutyState.Overdue && duty.State != DutyState.Overdue;
            if (days != 0 || becomesOverdue) Count(duty, c => c with { Sooner = c.Sooner + (days < 0 ? 1 : 0), Later = c.Later + (days > 0 ? 1 : 0), Overdue = c.Overdue + (becomesOverdue ? 1 : 0) });
        }

        void Count(Duty duty, Func<RuleWouldChange, RuleWouldChange> count) =>
            counts[duty.Rule.Id] = count(counts.GetValueOrDefault(duty.Rule.Id) ?? new(duty.Rule.Id, duty.Rule.Title, 0, 0, 0, 0, 0));
    }

    private static Dictionary<(string, int, string?, string?, EntryId), Duty> Open(ChildChronology chronology, DateOnly today, Rulebook rules, WorkingDayCalendar calendar)
    {
        var open = new Dictionary<(string, int, string?, string?, EntryId), Duty>();
        foreach (var duty in DutyList.AsAt(today, rules, chronology, calendar))
            if (OpenDuty.IsOpen(duty.State)) open.TryAdd((duty.Rule.Id, duty.Occurrence, duty.Person, duty.Matter, duty.StartedBy.Entry.Id), duty);
        return open;
    }
}
