using Duecare.Domain.Chronology.Written;
using Duecare.Domain.Duties;
using Duecare.Records.Reading;

namespace Duecare.Records.Forms;

/// <summary>What recording something did to one child's clocks.</summary>
/// <param name="Child">The child.</param>
/// <param name="Entries">What was recorded about the child.</param>
/// <param name="Met">Each duty that it met, with how long was to spare; none to spare where it was late.</param>
/// <param name="Next">What is owed now: the duties that it started, the next of each series that it met, and what such an entry can meet and this one did not; soonest due first.</param>
public sealed record WhatItMet(Child Child, IReadOnlyList<Recorded> Entries, IReadOnlyList<(Duty Duty, Lateness? ToSpare)> Met, IReadOnlyList<Duty> Next)
{
    /// <summary>Reads it from the child's record.</summary>
    /// <param name="record">The record, with what was recorded in it.</param>
    /// <param name="firstSeq">The first of the entries recorded.</param>
    /// <param name="lastSeq">The last of them.</param>
    /// <param name="today">The day asked about.</param>
    /// <param name="terms">The rules and working days.</param>
    public static WhatItMet Of(ChildRecord record, long firstSeq, long lastSeq, DateOnly today, LedgerTerms terms)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(terms);
        var entries = record.Entries.Where(e => e.Seq >= firstSeq && e.Seq <= lastSeq).ToList();
        var ids = entries.Select(e => e.Entry.Id).ToHashSet();
        var duties = DutyList.AsAt(today, terms.Rules, record.Chronology, terms.Calendar);
        var met = duties.Where(d => d.MetBy is { } by && ids.Contains(by.Entry.Id)).ToList();
        var series = met.Select(d => (d.Rule.Id, d.Person, d.Matter)).ToHashSet();
        var tells = entries.SelectMany(e => EntryKind.Of(e.Entry).Tells).ToHashSet();
        var next = duties.Where(d => OpenDuty.IsOpen(d.State)
            && (ids.Contains(d.StartedBy.Entry.Id) || series.Contains((d.Rule.Id, d.Person, d.Matter)) || d.Rule.MetBy.Any(t => tells.Contains(t.What))));
        return new(record.Chronology.Child, entries, [.. met.Select(d => (d, ToSpare(d, terms)))], [.. next.OrderBy(d => d.Due?.From ?? int.MaxValue)]);
    }

    private static Lateness? ToSpare(Duty duty, LedgerTerms terms)
    {
        if (duty.State != DutyState.Met || duty.Due is not { IsInstant: false } due || duty.Met is not { } met) return null;
        if (duty.Period is not { Unit: Domain.Calendar.TimeUnit.WorkingDays }) return new(TimeUnit.Days, due.From - met.To, due.To - met.From);
        return terms.Calendar.Knows(due.Latest) ? new(TimeUnit.WorkingDays, terms.Calendar.Between(met.To, due.From), terms.Calendar.Between(met.From, due.To)) : null;
    }
}
