using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Assessment;
using Duecare.Domain.Protection;
using Duecare.Domain.Risk;
using Duecare.Domain.Visits;

namespace Duecare.Oracle;

/// <summary>The second opinion: takes every reading of the approximate dates, steps through each, and combines what they give.</summary>
public static class SecondOpinion
{
    // The worst first.
    private static readonly DutyState[] Worst =
    [
        DutyState.Missed, DutyState.Overdue, DutyState.MetLate, DutyState.DueSoon, DutyState.Pending, DutyState.AwaitingDate, DutyState.Met, DutyState.Cancelled,
    ];

    public static List<Row> On(ChildChronology chronology, DateOnly asAt, DateTime? knownAt)
    {
        var day = asAt.DayNumber;
        var standing = Record.Standing(chronology, day, knownAt);
        var missed = new HashSet<(string, string)>();
        var readings = new List<List<Row>>();
        for (var known = -1; known < missed.Count;)
        {
            (known, readings) = (-1, []);
            foreach (var reading in Readings(standing))
            {
                readings.Add(Law.Apply(new Record(chronology, standing, day, reading, missed)));
                if (known < 0) known = missed.Count;
            }
        }
        var combined = readings.Count == 1 ? readings[0].Where(r => !r.OnlyDue).ToList() : Combine(readings, day);
        var whole = new Record(chronology, standing, day, new Dictionary<(string, string), int>(), missed);
        var numbered = Number(whole.Holds.Judge(combined));
        return [.. numbered, .. Number(Law.Apply(whole, numbered))];
    }

    private static List<Row> Number(List<Row> rows)
    {
        var numbered = new List<Row>(rows.Count);
        foreach (var group in rows.GroupBy(r => (r.Duty, r.Person)))
        {
            var n = 0;
            foreach (var row in group.OrderBy(r => r.Start)) numbered.Add(row with { Occurrence = ++n });
        }
        return numbered;
    }

    private static List<Row> Combine(List<List<Row>> readings, int asAt)
    {
        var rows = new Dictionary<(string, string, string?), List<Row>>();
        foreach (var row in readings.SelectMany(r => r))
        {
            var key = (row.Duty, row.Key, row.Person);
            if (!rows.TryGetValue(key, out var same)) rows.Add(key, same = []);
            same.Add(row);
        }
        return rows.Values.Where(same => same.Exists(r => !r.OnlyDue)).Select(same => Combine(same, readings.Count, asAt)).ToList();
    }

    /// <summary>One row from what each reading gives: the worst state, and the windows of its days.</summary>
    public static Row Combine(List<Row> all, int readings, int asAt)
    {
        ArgumentNullException.ThrowIfNull(all);
        var same = all.FindAll(r => !r.OnlyDue);
        var worst = Worst.First(s => same.Any(r => r.State == s));
        var combined = same[0] with { State = worst, Over = null, Certain = same.Count == readings && same.All(r => r.State == worst && r.Certain) };
        var last = same.Where(r => r.State == worst).MaxBy(r => r.OverOn ?? 0)!.OverBy;
        foreach (var row in all) if (row.Due is { } due) combined = combined with { Due = combined.Due is { } d ? Span.Cover(d, due) : due };
        foreach (var row in same)
        {
            if (row.Met is { } met) combined = combined with { Met = combined.Met is { } m ? Span.Cover(m, met) : met };
            if (row.State == worst && row.OverBy == last && row.OverOn is { } over) combined = combined with { Over = combined.Over is { } o ? Span.Cover(o, Span.On(over)) : Span.On(over) };
            combined = combined with { Passed = Math.Max(combined.Passed, row.Passed) };
        }
        if (worst is not (DutyState.Overdue or DutyState.MetLate)) return combined with { Late = null };
        if (same.Exists(r => r.LateIn != combined.LateIn)) return combined with { Late = Late(combined, asAt) };
        return combined with { Late = (all.Min(r => r.Late?.Min ?? 0), same.Max(r => r.Late?.Max ?? 0)) };
    }

    // Readings that count lateness differently go by the one of the earliest days.
    private static (int, int)? Late(Row row, int asAt)
    {
        var (due, done) = (row.Due!.Value, row.Met ?? Span.On(asAt));
        return row.LateIn == TimeUnit.WorkingDays
            ? Days.Between(due.To, done.From) is { } least && Days.Between(due.From, done.To) is { } most ? (least, most) : null
            : (Math.Max(0, done.From - due.To), Math.Max(0, done.To - due.From));
    }

    private static IEnumerable<IReadOnlyDictionary<(string, string), int>> Readings(List<Entry> entries)
    {
        var rough = entries.SelectMany(RoughDates).ToList();
        var reading = new Dictionary<(string, string), int>();
        return Enumerate(rough, 0, reading);
    }

    private static IEnumerable<Dictionary<(string, string), int>> Enumerate(List<(string, string, ApproximateDate)> rough, int at, Dictionary<(string, string), int> reading)
    {
        if (at == rough.Count)
        {
            yield return new(reading);
            yield break;
        }
        var (id, field, date) = rough[at];
        for (var day = date.Earliest.DayNumber; day <= date.Latest.DayNumber; day++)
        {
            reading[(id, field)] = day;
            foreach (var whole in Enumerate(rough, at + 1, reading)) yield return whole;
        }
    }

    private static IEnumerable<(string Id, string Field, ApproximateDate Date)> RoughDates(Entry entry)
    {
        (string, ApproximateDate?)[] dates =
        [
            ("on", entry.Occurred.Days),
            ("authorised", (entry as ChildAndFamilyAssessment)?.AuthorisedOn),
            ("seen", (entry as ChildAndFamilyAssessment)?.ChildSeenOn),
            ("aim", (entry as AssessmentBrief)?.AimFor),
            ("release", (entry as CustodyRelease)?.ReleaseOn),
            ("seen", (entry as Section47Enquiry)?.ChildSeenAt?.Days),
            ("final", (entry as Visit)?.FinalisedAt?.Days),
            ("told", (entry as Visit)?.ManagerToldAt?.Days),
        ];
        foreach (var (field, date) in dates) if (date is { IsExact: false } rough && (field == "on" || rough != entry.Occurred.Days)) yield return (entry.Id.Value, field, rough);
    }
}
