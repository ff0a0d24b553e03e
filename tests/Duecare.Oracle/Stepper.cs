using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;

namespace Duecare.Oracle;

/// <summary>By when a clock runs out: a day, or two instants for a clock in hours; nothing if the sum can't be done.</summary>
/// <param name="Span">The due day or instants; null when nothing says.</param>
/// <param name="LateIn">What lateness is counted in.</param>
public readonly record struct Deadline(Span? Span, TimeUnit LateIn);

/// <summary>A running clock.</summary>
public sealed class Clock
{
    public required Sign Start { get; init; }

    public required Deadline Due { get; set; }

    public string Key { get; init; } = "";

    public Sign? Met { get; set; }

    public Sign? And { get; set; }

    public Sign? End { get; set; }

    public bool Agreed { get; set; }

    /// <summary>The first possible day that what it rests on ended, met or not: what the order of things goes by.</summary>
    public int? OffOn { get; set; }

    /// <summary>That day on this reading.</summary>
    public int? OffDay { get; set; }

    public bool Open => (Met is null || And is null) && End is null;
}

/// <summary>The sums and the states that every kind of rule shares, for one reading of a record as at a day.</summary>
public sealed class Stepper(Record record)
{
    public Record Record { get; } = record;

    private int AsAt => Record.AsAt;

    public List<Row> Rows { get; } = [];

    public static int? Add(int from, int times, Timescale period) => period.Unit switch
    {
        TimeUnit.WorkingDays => Days.Step(from, period.Count * times),
        TimeUnit.Days => from + (period.Count * times),
        TimeUnit.Weeks => from + (7 * period.Count * times),
        TimeUnit.Months => Days.AddMonths(from, period.Count * times),
        _ => null,
    };

    public static TimeUnit LateIn(Timescale period) => period.Unit is TimeUnit.WorkingDays or TimeUnit.Hours ? period.Unit : TimeUnit.Days;

    /// <summary>The deadline so long after a sign: from its own day, or another.</summary>
    public static Deadline After(Sign start, Timescale period, int? from = null)
    {
        if (period.Unit == TimeUnit.Hours)
        {
            var hours = period.Count * TimeSpan.TicksPerHour;
            return new(Span.Instants(start.Opens + hours, start.Closes + hours), TimeUnit.Hours);
        }
        return new(Add(from ?? start.Day, 1, period) is { } day ? Span.On(day) : null, LateIn(period));
    }

    public static Deadline OnDay(int day) => new(Span.On(day), TimeUnit.Days);

    public static Deadline Sooner(Deadline a, Deadline b) =>
        a.Span is null ? b : b.Span is null ? a : b.Span.Value.From < a.Span.Value.From ? b : a;

    /// <summary>The row of a clock as it stands.</summary>
    public Row Close(string duty, Clock clock, int index = 0)
    {
        var met = clock.Met is not null && clock.And is not null ? (ReferenceEquals(clock.And, clock.Start) ? clock.Met : Later(clock.Met, clock.And)) : null;
        return Close(duty, clock.Start, index, clock.Due, met, met is null ? clock.End : null);
    }

    public Row Close(string duty, Sign start, int index, Deadline deadline, Sign? met, Sign? end, string key = "")
    {
        var row = new Row(duty, $"{start.Id}/{start.Matter}/{start.Item}/{key}/{index}", start.Person, start.First) { Due = deadline.Span, LateIn = deadline.LateIn, OverOn = met?.Day ?? end?.Day, OverBy = (met ?? end)?.Id };
        if (met is not null) row = row with { Met = deadline.LateIn == TimeUnit.Hours ? Span.Instants(met.Opens, met.Closes) : Span.On(met.Day) };
        if (deadline.Span is not { } due)
            return row with { State = met is not null ? DutyState.Met : end is not null ? DutyState.Cancelled : DutyState.AwaitingDate };
        if (deadline.LateIn == TimeUnit.Hours) return CloseHours(row, start, due, met, end);
        return due.From == due.To
            ? CloseDays(row, due.From, met, end)
            : SecondOpinion.Combine([CloseDays(row with { Due = Span.On(due.From) }, due.From, met, end), CloseDays(row with { Due = Span.On(due.To) }, due.To, met, end)], 2, AsAt);
    }

    private static Sign Later(Sign a, Sign b) => b.Day > a.Day || (b.Day == a.Day && b.At > a.At) ? b : a;

    private Row CloseDays(Row row, int due, Sign? met, Sign? end) => CloseDays(row, due, met, end?.Day);

    private Row CloseDays(Row row, int due, Sign? met, int? endedOn)
    {
        if (met is not null) return met.Day > due ? Late(row with { State = DutyState.MetLate, Passed = 1 }, due, met.Day) : row with { State = DutyState.Met };
        if (endedOn is not null) return due < endedOn ? row with { State = DutyState.Missed, Passed = 1 } : row with { State = DutyState.Cancelled };
        if (due < AsAt) return Late(row with { State = DutyState.Overdue, Passed = 1 }, due, AsAt);
        return row with { State = IsSoon(due) ? DutyState.DueSoon : DutyState.Pending };
    }

    private static Row Late(Row row, int due, int until)
    {
        int? late = row.LateIn == TimeUnit.WorkingDays ? Days.Between(due, until) : until - due;
        return row with { Late = late is { } count ? (count, count) : null };
    }

    private Row CloseHours(Row row, Sign start, Span due, Sign? met, Sign? end)
    {
        if (met is not null)
        {
            var late = met.Closes > due.FromTicks;
            return row with
            {
                State = late ? DutyState.MetLate : DutyState.Met,
                Certain = late == met.Opens > due.ToTicks,
                Late = late ? (Hours(due.ToTicks, met.Opens), Hours(due.FromTicks, met.Closes)) : null,
                Passed = late ? 1 : 0,
            };
        }
        if (end is not null)
        {
            var missed = due.FromTicks < end.Closes;
            return row with { State = missed ? DutyState.Missed : DutyState.Cancelled, Certain = missed == due.ToTicks < end.Opens, Passed = missed ? 1 : 0 };
        }
        var now = Days.EndOf(AsAt);
        var overdue = due.FromTicks < now;
        return row with
        {
            State = overdue ? DutyState.Overdue : start.Day <= AsAt ? DutyState.DueSoon : DutyState.Pending,
            Certain = overdue == due.ToTicks < now,
            Late = overdue ? (Hours(due.ToTicks, now), Hours(due.FromTicks, now)) : null,
            Passed = overdue ? 1 : 0,
        };
    }

    private static int Hours(long from, long to) => (int)Math.Max(0, (to - from) / TimeSpan.TicksPerHour);

    private bool IsSoon(int due) => Days.Step(due, -5) is { } soon ? AsAt >= soon : due - AsAt <= 7;

    // ---- once --------------------------------------------------------------------------------------------------

    /// <summary>What a rule owed once for each start needs to know.</summary>
    public sealed class Once
    {
        public required string Duty { get; init; }

        public required Func<Sign, bool> Starts { get; init; }

        public required Func<Sign, Deadline> Due { get; init; }

        public required Func<Sign, bool> MetBy { get; init; }

        public Func<Sign, bool>? AndBy { get; init; }

        public Func<Sign, bool> EndedBy { get; init; } = _ => false;

        /// <summary>An unnamed answer meets the earliest open one only.</summary>
        public bool OneOnly { get; init; }

        /// <summary>A new start while one is open, about the same adult if any, changes nothing.</summary>
        public bool Keeps { get; init; }

        /// <summary>A new start while one is open ends that one.</summary>
        public bool Replaces { get; init; }

        /// <summary>One matter is owed once, whatever came of it.</summary>
        public bool OncePerMatter { get; init; }

        /// <summary>What replaces the default due day by an agreed one, once.</summary>
        public Func<Sign, Sign, Deadline?>? Agreed { get; init; }

        /// <summary>What brings the due day forward to its own.</summary>
        public Func<Sign, Sign, Deadline?>? Brought { get; init; }

        /// <summary>What may change the deadline when it is recorded on or before it.</summary>
        public Func<Sign, Sign, Deadline?>? Extended { get; init; }

        /// <summary>Owed only if the due day came without it having ended.</summary>
        public bool OnlyOnceDue { get; init; }

        /// <summary>Owed before its start: met by the last thing done by the start's day, else by the first after it.</summary>
        public bool OwedBefore { get; init; }

        public bool PerPerson { get; init; }

        /// <summary>Which of the starts are this rule's to show: the others only count as on when an end comes.</summary>
        public Func<Sign, bool> Shown { get; init; } = _ => true;
    }

    public void Run(Once rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (Record.Signs.FirstOrDefault(rule.Starts) is not { } first) return;
        var clocks = new List<Clock>();
        var changes = (rule.Brought ?? rule.Agreed ?? rule.Extended) is not null;
        foreach (var day in ByDay().SkipWhile(d => d[0].First < first.First))
            if (changes || day.Exists(s => s.What == "closed" || rule.Starts(s) || rule.MetBy(s) || rule.EndedBy(s) || rule.AndBy?.Invoke(s) == true)) StepOnce(rule, clocks, day);
        foreach (var clock in clocks.Where(c => rule.Shown(c.Start)))
        {
            var row = Close(rule.Duty, clock);
            if (rule.OnlyOnceDue && !OwedOnceDue(clock)) row = row with { OnlyDue = true };
            Rows.Add(rule.PerPerson ? row : row with { Person = null });
        }
    }

    private bool OwedOnceDue(Clock clock) =>
        clock.Due.Span is { } due && due.From <= AsAt && (clock.OffDay is null || clock.OffDay > due.From);

    private List<List<Sign>>? _byDay;

    private List<List<Sign>> ByDay() => _byDay ??= Record.Signs.GroupBy(s => s.First).Select(g => g.ToList()).ToList();

    private void StepOnce(Once rule, List<Clock> clocks, List<Sign> today)
    {
        var older = clocks.Where(c => c.Open).ToList();
        var used = new HashSet<Sign>();
        foreach (var sign in today) Change(rule, clocks, sign);
        foreach (var sign in today) Answer(rule, older, sign, used);
        var olderOn = EndOlder(rule, clocks, today);
        foreach (var sign in today.Where(rule.Starts)) Open(rule, clocks, sign, today, olderOn);
        var newer = clocks.Where(c => c.Start.First == today[0].First && c.Open).ToList();
        foreach (var clock in newer) LookBack(rule, clock);
        foreach (var sign in today) Change(rule, newer, sign);
        foreach (var sign in today.Where(s => !used.Contains(s))) Answer(rule, newer, sign, used);
        EndNewer(rule, newer, today, olderOn);
    }

    private void Open(Once rule, List<Clock> clocks, Sign sign, List<Sign> today, Dictionary<Sign, bool> olderOn)
    {
        if (rule.OncePerMatter && clocks.Any(c => c.Start.Matter == sign.Matter && c.Start.Person == sign.Person)) return;
        var open = clocks.Where(c => c.Open && c.Start.Person == sign.Person && !ClosesToday(rule, c, today, olderOn)).ToList();
        if (rule.Keeps && open.Count > 0) return;
        if (rule.Replaces) foreach (var replaced in open) EndOne(replaced, sign);
        var clock = new Clock { Start = sign, Due = rule.Due(sign) };
        if (rule.AndBy is null) clock.And = sign;
        clocks.Add(clock);
    }

    // What is met or ended on a day is not open to a start of that day.
    private bool ClosesToday(Once rule, Clock clock, List<Sign> today, Dictionary<Sign, bool> olderOn) =>
        clock.Start.First == today[0].First
        && (today.Any(s => Record.Settled(s) && rule.MetBy(s) && s.Concerns(clock.Start) && s.NotBefore(clock.Start)) || olderOn.Any(e => EndsNewer(rule, clock, e.Key, e.Value)));

    private void Answer(Once rule, List<Clock> clocks, Sign sign, HashSet<Sign> used)
    {
        if (!Record.Settled(sign)) return;
        var meets = rule.MetBy(sign);
        var and = rule.AndBy?.Invoke(sign) ?? false;
        if (!meets && !and) return;
        foreach (var clock in clocks.Where(c => c.Open && sign.Concerns(c.Start) && sign.NotBefore(c.Start)))
        {
            if (meets) clock.Met ??= sign;
            if (and) clock.And ??= sign;
            if (!rule.OneOnly || sign.Matter is not null || MayBeMissed(rule, clock, sign)) continue;
            used.Add(sign);
            return;
        }
    }

    // What may have been missed when the case closed, or is late and would be no evidence, does not use up an answer that names nothing.
    private bool MayBeMissed(Once rule, Clock clock, Sign answer)
    {
        if (rule.Due(clock.Start with { Day = clock.Start.First }).Span is not { } first) return false;
        if (answer.Last > first.From && !Record.Holds.Hold(rule.Duty, Span.Cover(first, rule.Due(clock.Start with { Day = clock.Start.Last }).Span ?? first))) return true;
        return Record.Signs.Any(s => s.What == "closed" && Record.Settled(s) && s.First > clock.Start.First && s.First < answer.First && s.Last > first.From);
    }

    // A thing that names the same matter and may have been done on the start's first day or later, although it was first possible before.
    private void LookBack(Once rule, Clock clock)
    {
        if (rule.OwedBefore) clock.Met = Record.Signs.LastOrDefault(s => rule.MetBy(s) && Record.Settled(s) && s.First <= clock.Start.Last && s.Concerns(clock.Start));
        if (clock.Start.Matter is null || clock.Met is not null) return;
        foreach (var sign in Record.Signs)
        {
            if (sign.First >= clock.Start.First) break;
            if (sign.Matter == clock.Start.Matter && sign.Last >= clock.Start.First && rule.MetBy(sign) && Record.Settled(sign)) clock.Met ??= sign;
        }
    }

    private static void Change(Once rule, List<Clock> clocks, Sign sign)
    {
        foreach (var clock in clocks.Where(c => c.End is null && (c.OffOn is null || c.OffOn == sign.First)))
        {
            if (sign.First >= clock.Start.First && rule.Brought?.Invoke(sign, clock.Start) is { } brought) clock.Due = Sooner(clock.Due, brought);
            if (!sign.Concerns(clock.Start)) continue;
            if (clock.Open && !clock.Agreed && rule.Agreed?.Invoke(sign, clock.Start) is { } agreed)
            {
                clock.Due = agreed;
                clock.Agreed = true;
            }
            if (!clock.Agreed && clock.Due.Span is { } due && sign.Day <= due.To && sign.First >= clock.Start.First
                && rule.Extended?.Invoke(sign, clock.Start) is { } extended)
            {
                clock.Due = extended;
                clock.Agreed = true;
            }
        }
    }

    /// <summary>Ends what was on when the day began, and says what each end found on.</summary>
    private Dictionary<Sign, bool> EndOlder(Once rule, List<Clock> clocks, List<Sign> today)
    {
        var found = new Dictionary<Sign, bool>();
        var day = today[0].First;
        foreach (var sign in today.Where(Record.Settled))
        {
            var closes = sign.What == "closed";
            var ends = rule.EndedBy(sign) || (closes && !Law.GoesOnAfterClosure.Contains(rule.Duty));
            if (!closes && !ends) continue;
            var on = clocks.Where(c => (c.OffOn is null || c.OffOn == day) && (closes || sign.Concerns(c.Start))).ToList();
            if (ends) found.Add(sign, on.Count > 0);
            else on.RemoveAll(c => !(c.Due.Span is { } due && due.From < sign.Day) || AnsweredInTime(rule, c, sign));
            foreach (var clock in on) EndOne(clock, sign);
        }
        return found;
    }

    // What was done in time, though the case may have closed before, was done by the closing on a reading on which that came too late for it.
    private bool AnsweredInTime(Once rule, Clock clock, Sign closure) => rule.AndBy is null && closure.First < closure.Day
        && Record.Signs.FirstOrDefault(s => s.First >= closure.First && rule.MetBy(s) && Record.Settled(s) && s.Concerns(clock.Start) && s.NotBefore(clock.Start)) is { } first
        && first.Day <= clock.Due.Span?.From;

    private void EndNewer(Once rule, List<Clock> newer, List<Sign> today, Dictionary<Sign, bool> olderOn)
    {
        foreach (var sign in today.Where(olderOn.ContainsKey))
            foreach (var clock in newer.Where(c => EndsNewer(rule, c, sign, olderOn[sign]))) EndOne(clock, sign);
    }

    private bool EndsNewer(Once rule, Clock clock, Sign end, bool endedAnOlder) =>
        end.Id == clock.Start.Id
        || (!endedAnOlder && !(end.Entry is CaseClosure && Record.ClosesTheOldCase(end)) && (!rule.EndedBy(end) || end.Concerns(clock.Start)));

    private static void EndOne(Clock clock, Sign end)
    {
        clock.OffOn = end.First;
        clock.OffDay = Math.Min(clock.OffDay ?? end.Day, end.Day);
        if (clock.Open) clock.End = end;
    }

    // ---- precondition ------------------------------------------------------------------------------------------

    /// <summary>Owed with the act: met if the act itself, or something on or before its day, has what is asked.</summary>
    public void Precondition(string duty, Func<Sign, bool> act, Func<Sign, bool>? before = null)
    {
        foreach (var sign in Record.Signs.Where(act))
        {
            var met = before is null ? (sign.Sound ? sign : null) : Record.Signs.LastOrDefault(s => before(s) && s.Concerns(sign) && s.Day <= sign.Day);
            var row = new Row(duty, $"{sign.Id}//0", null, sign.First)
            {
                Due = Span.On(sign.Day),
                Met = met is null ? null : Span.On(met.Day),
                State = met is null ? DutyState.Missed : DutyState.Met,
                Passed = met is null ? 1 : 0,
            };
            Rows.Add(row);
        }
    }

    // ---- steps -------------------------------------------------------------------------------------------------

    public sealed record StepOf(Timescale After, Func<Sign, bool>? MetBy = null);

    /// <summary>Several steps from one start: the first act meets the first, the second the second, unless a step names its own.</summary>
    public void Steps(string duty, Func<Sign, bool> starts, IReadOnlyList<StepOf> steps, Func<Sign, bool> metBy, Func<Sign, bool> endedBy, bool oncePerMatter = false)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var seen = new HashSet<string?>();
        foreach (var start in Record.Signs.Where(starts))
        {
            if (oncePerMatter && !seen.Add(start.Matter)) continue;
            var end = EndOf(start, starts, endedBy, !Law.GoesOnAfterClosure.Contains(duty));
            var acts = new Queue<Sign>(Record.Signs.Where(s => metBy(s) && Counts(s, start, end)));
            for (var i = 0; i < steps.Count; i++)
            {
                var own = steps[i].MetBy;
                var met = own is not null
                    ? Record.Signs.FirstOrDefault(s => own(s) && Counts(s, start, end))
                    : acts.TryDequeue(out var act) ? act : null;
                var due = After(start, steps[i].After, start.Basis);
                var frozen = end is null ? FrozenAt(start, due) : null;
                if (met is not null && frozen is not null && met.First > frozen.First) met = null;
                Rows.Add(Close(duty, start, i, due, met, met is null ? end ?? frozen : null) with { Person = null });
            }
        }
    }

    /// <summary>Steps from each start, which ends the one before; a step is owed only once its day has come with nothing having ended it.</summary>
    public void SinceLast(string duty, Func<Sign, bool> starts, IReadOnlyList<Timescale> steps, Func<Sign, bool> metBy, Func<Sign, bool> endedBy)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var all = Record.Signs.Where(starts).ToList();
        foreach (var (n, start) in all.Index())
        {
            var end = EndOf(start, starts, endedBy, true);
            if (n + 1 < all.Count && (end is null || end.First > all[n + 1].First)) end = all[n + 1];
            var acts = new Queue<Sign>(Record.Signs.Where(s => metBy(s) && Record.Settled(s) && s.Concerns(start) && s.NotBefore(start)));
            foreach (var (i, step) in steps.Index())
            {
                var due = After(start, step);
                var owed = due.Span is { } by && by.From <= AsAt && !(end?.Day <= by.From);
                var met = owed && acts.TryDequeue(out var act) && !(act.First > end?.First) ? act : null;
                Rows.Add(Close(duty, start, i, due, met, met is null ? end : null) with { OnlyDue = !owed, Person = null });
            }
        }
    }

    // ---- what rests on other duties ------------------------------------------------------------------------------

    /// <summary>What one row asks of a manager who should know that it is overdue.</summary>
    public void Acknowledged(Row late, int workingDays, string by)
    {
        ArgumentNullException.ThrowIfNull(late);
        if (late.State is not (DutyState.Overdue or DutyState.Missed or DutyState.MetLate)) return;
        if (late.Due is not { } due || Days.Step(due.From, workingDays) is not { } first || Days.Step(due.To, workingDays) is not { } last) return;
        var over = late.Over ?? (late.OverOn is { } on ? Span.On(on) : null);
        var met = Record.Signs.FirstOrDefault(s => s.What == by && Record.Settled(s) && s.First >= due.From && !(s.First > over?.From) && (s.Matter == late.Duty || s.Matter == $"{late.Duty}#{late.Occurrence}"));
        var corners = new List<Row>();
        foreach (var asked in new[] { first, last })
        {
            foreach (var ended in new[] { over?.From, over?.To })
            {
                var row = new Row("overdue-acknowledge", "", late.Person, late.Start) { Due = Span.On(asked), LateIn = TimeUnit.WorkingDays };
                corners.AddRange(Corners(row, asked, met, ended).Select(r => r with { Certain = late.Certain, OnlyDue = asked > AsAt || ended <= asked }));
            }
        }
        if (corners.Exists(r => !r.OnlyDue)) Rows.Add(SecondOpinion.Combine(corners, corners.Count, AsAt));
    }

    private IEnumerable<Row> Corners(Row row, int due, Sign? met, int? endedOn) => met is null
        ? [CloseDays(row, due, null, endedOn)]
        : [CloseDays(row with { Met = Span.On(met.First) }, due, met with { Day = met.First }, (int?)null), CloseDays(row with { Met = Span.On(met.Last) }, due, met with { Day = met.Last }, (int?)null)];

    /// <summary>Cover is owed by the first of the days on which something falls due in an absence; certainly, only if something does on every day it may be due.</summary>
    public void Covered(Sign absence, List<Row> others, Func<Sign, bool> metBy)
    {
        ArgumentNullException.ThrowIfNull(absence);
        var (from, until) = (absence.Basis!.Value, absence.Named!.Value);
        var due = others.Where(r => r.Due is { } d && d.From <= until && d.To >= from && r.State is not (DutyState.Cancelled or DutyState.NoEvidence) && !(r.Met?.To < from)).ToList();
        if (due.Count == 0) return;
        var sure = due.Where(r => r.Due!.Value.From >= from && r.Due.Value.To <= until && !(r.Met?.From < from) && (r.Certain || !Law.OwedOnlyOnceDue.Contains(r.Duty))).ToList();
        var first = due.Min(r => Math.Max(from, r.Due!.Value.From));
        var last = sure.Count > 0 ? sure.Min(r => r.Due!.Value.To) : due.Max(r => Math.Min(until, r.Due!.Value.To));
        var met = Record.Signs.FirstOrDefault(s => metBy(s) && Record.Settled(s) && s.Concerns(absence) && s.NotBefore(absence));
        var closures = Record.Signs.Where(s => s.What == "closed" && Record.Settled(s) && s.First > absence.First && s.Last > first && !(met?.First <= s.First)).ToList();
        var end = met is null || met.Last > first ? closures.Find(c => c.First > last) ?? closures.LastOrDefault() : null;
        if (end is not null) met = null;
        var corners = new List<Row>();
        foreach (var day in new[] { first, last })
            foreach (var ended in new[] { end?.First, end?.Last })
                corners.AddRange(Corners(new Row("worker-absence-cover", "", null, absence.First) { Due = Span.On(day) }, day, met, ended).Select(r => r with { Certain = sure.Count > 0 }));
        Rows.Add(SecondOpinion.Combine(corners, corners.Count, AsAt));
    }

    /// <summary>The case's closing by which a duty was overdue.</summary>
    private Sign? FrozenAt(Sign start, Deadline due) =>
        Record.Signs.FirstOrDefault(s => s.What == "closed" && Record.Settled(s) && s.First > start.First && due.Span?.From < s.Day);

    private bool Counts(Sign sign, Sign start, Sign? end) =>
        Record.Settled(sign) && sign.Concerns(start) && sign.NotBefore(start) && (end is null || sign.First <= end.First);

    private Sign? EndOf(Sign start, Meetings rule) => EndOf(start, rule.Kin ?? rule.Starts, rule.EndedBy, !Law.GoesOnAfterClosure.Contains(rule.Duty));

    /// <summary>The first end after a start: a later day, or its own day if it is of the same entry or nothing of the rule was on when the day began.</summary>
    private Sign? EndOf(Sign start, Func<Sign, bool> starts, Func<Sign, bool> endedBy, bool withCase)
    {
        foreach (var sign in Record.Signs)
        {
            if (sign.First < start.First || !Record.Settled(sign)) continue;
            var closed = sign.What == "closed" && withCase;
            if (!closed && !(endedBy(sign) && sign.Concerns(start)) && !EndsItsOwn(sign, start, endedBy)) continue;
            if (sign.First > start.First || sign.Id == start.Id) return sign;
            if (!(closed && Record.ClosesTheOldCase(sign)) && !OnBefore(sign, closed, starts, endedBy, withCase)) return sign;
        }
        return null;
    }

    // A meeting that ends the plan ends what it starts, whatever its day.
    private static bool EndsItsOwn(Sign sign, Sign start, Func<Sign, bool> endedBy) =>
        sign.What == "a plan is said to end" && sign.Id == start.Id && endedBy(sign with { What = "cp ends" });

    private bool OnBefore(Sign end, bool closed, Func<Sign, bool> starts, Func<Sign, bool> endedBy, bool withCase) =>
        Record.Signs.Where(s => starts(s) && s.First < end.First && (closed || end.Concerns(s)))
            .Any(s => EndOf(s, starts, endedBy, withCase) is not { } over || over.First >= end.First);

    // ---- meetings ----------------------------------------------------------------------------------------------

    public sealed class Meetings
    {
        public required string Duty { get; init; }

        public required Func<Sign, bool> Starts { get; init; }

        /// <summary>What counts as on when an end comes, if more than its own starts.</summary>
        public Func<Sign, bool>? Kin { get; init; }

        public required Func<Sign, bool> HeldBy { get; init; }

        public required Func<Sign, bool> EndedBy { get; init; }

        /// <summary>The interval of the series that a sign started: the first, or the repeating one.</summary>
        public required Func<Sign, bool, Timescale> Interval { get; init; }

        /// <summary>What interval holds on a day, and the shorter one that begins on it, if one does.</summary>
        public Func<int, (Timescale Interval, Timescale? Begins)>? OnDay { get; init; }

        public bool PerPerson { get; init; }

        public bool PerMatter { get; init; }
    }

    public void Run(Meetings rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var running = new List<Sign>();
        foreach (var start in Record.Signs.Where(rule.Starts).ToList())
        {
            if (running.Any(o => Same(rule, o, start) && !EndedBefore(rule, o, start))) continue;
            running.Add(start);
            RunOne(rule, start);
        }
    }

    private static bool Same(Meetings rule, Sign a, Sign b) => (!rule.PerMatter || a.Matter == b.Matter) && (!rule.PerPerson || a.Person == b.Person) && a.Plan == b.Plan;

    private bool EndedBefore(Meetings rule, Sign running, Sign start) =>
        EndOf(running, rule) is { } end && end.First <= start.First;

    private void RunOne(Meetings rule, Sign start)
    {
        var end = EndOf(start, rule);
        var anchor = start;
        var first = true;
        foreach (var held in Record.Signs)
        {
            if (!rule.HeldBy(held) || held.Id == start.Id || !Counts(held, start, end)) continue;
            Segment(rule, start, anchor, first, held, null);
            anchor = held;
            first = false;
        }
        Segment(rule, start, anchor, first, null, end);
    }

    private void Segment(Meetings rule, Sign start, Sign anchor, bool first, Sign? held, Sign? end)
    {
        var until = held?.Day ?? end?.Day ?? AsAt;
        var interval = rule.OnDay is null ? rule.Interval(start, first) : rule.OnDay(anchor.Day).Interval;
        var points = Points(rule, anchor.Day, interval, until);
        var passed = points.Count(p => p < until);
        var key = $"{anchor.Id}";
        for (var i = 0; i < Math.Max(1, passed); i++)
        {
            var deadline = new Deadline(points[i] is { } day ? Span.On(day) : null, LateIn(interval));
            var last = i == Math.Max(1, passed) - 1;
            var row = passed >= 2 && (held is not null || !last) && end is null
                ? new Row(rule.Duty, $"{start.Id}/{start.Matter}/{start.Item}/{key}/{i}", start.Person, anchor.First) { Due = deadline.Span, State = DutyState.Missed, LateIn = deadline.LateIn, OverOn = held?.Day }
                : Close(rule.Duty, start, i, deadline, held, end, key) with { Start = anchor.First };
            Rows.Add(row with { Passed = passed, Person = rule.PerPerson ? row.Person : null, Point = i + 1 });
        }
        if (passed > 0) Rows.Add(Close(rule.Duty, start, passed, new(points[passed] is { } next ? Span.On(next) : null, LateIn(interval)), held, end, key) with
        {
            OnlyDue = true,
            Start = anchor.First,
            Person = rule.PerPerson ? start.Person : null,
        });
    }

    /// <summary>The due points after a day, walked day by day, down to the first that is not before another day.</summary>
    private static List<int?> Points(Meetings rule, int anchor, Timescale interval, int until)
    {
        var points = new List<int?>();
        var open = Add(anchor, 1, interval);
        var (times, moved) = (1, false);
        for (var day = anchor + 1; open is not null && day <= until; day++)
        {
            if (day > open)
            {
                points.Add(open);
                times++;
                open = moved ? Add(open.Value, 1, interval) : Add(anchor, times, interval);
            }
            if (rule.OnDay?.Invoke(day) is not { } now) continue;
            if (now.Begins is { } shorter && open >= day && Add(day, 1, shorter) is { } sooner && sooner < open) (open, moved) = (sooner, true);
            moved |= now.Interval != interval;
            interval = now.Interval;
        }
        points.Add(open);
        return points;
    }

    // ---- visits ------------------------------------------------------------------------------------------------

    /// <summary>The visits owed under one plan, one open at a time.</summary>
    public void Visits(string duty, Plan plan, Timescale fallback)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var end = plan.End is { } e && Record.Settled(e) && e.First <= AsAt ? e : null;
        var anchor = plan.Start;
        var interval = IntervalFrom(plan, anchor, fallback);
        var (due, unit) = (Add(anchor.Day, 1, interval), LateIn(interval));
        Row Finish(Sign? met, Sign? over, int until)
        {
            var row = Close(duty, plan.Start, 0, new(due is { } d ? Span.On(d) : null, unit), met, over, anchor.Id) with { Start = anchor.First };
            return row with { Passed = PassedPoints(plan, due, fallback, until) };
        }
        var signs = Record.Signs.Where(s => s.First >= plan.Start.First && (end is null || s.First <= end.First) && s.What is "counting visit" or "visit not made" || IsInterval(s, plan));
        foreach (var sign in signs.OrderBy(s => s.First).ThenBy(s => !IsInterval(s, plan)))
        {
            if (IsInterval(sign, plan))
            {
                if (sign.Interval is not { } set || sign.First <= anchor.First || sign.Day <= anchor.Day) continue;
                if (due >= sign.Day && Add(sign.Day, 1, set) is { } sooner && sooner < due) (due, unit) = (sooner, LateIn(set));
                interval = set;
                continue;
            }
            if (!Record.Settled(sign) || !sign.NotBefore(plan.Start) || (sign.What == "visit not made" && !Misses(duty, plan, sign, due))) continue;
            Rows.Add(sign.What == "counting visit"
                ? Finish(sign, null, sign.Day)
                : Finish(null, null, sign.Day) with { State = DutyState.Missed, OverOn = sign.Day, Late = null, Passed = Math.Max(1, PassedPoints(plan, due, fallback, sign.Day)) });
            anchor = sign;
            interval = IntervalFrom(plan, anchor, fallback);
            (due, unit) = (Add(anchor.Day, 1, interval), LateIn(interval));
        }
        Rows.Add(Finish(null, end, end?.Day ?? AsAt));
    }

    private bool Misses(string duty, Plan plan, Sign notMade, int? due)
    {
        var statement = (duty + plan.Start.Id, notMade.Id);
        if (notMade.Day >= due) Record.Missed.Add(statement);
        return due is not null && Record.Missed.Contains(statement);
    }

    // What may have been set on the day of a visit, or of the start, was.
    private Timescale IntervalFrom(Plan plan, Sign anchor, Timescale fallback) =>
        Record.Signs.Where(s => IsInterval(s, plan) && (s.First <= anchor.First || s.Day <= anchor.Day)).OrderBy(s => s.Day).LastOrDefault()?.Interval ?? plan.Start.Interval ?? fallback;

    private Timescale IntervalOn(Plan plan, int day, Timescale fallback) =>
        Record.Signs.LastOrDefault(s => IsInterval(s, plan) && s.Day <= day)?.Interval ?? plan.Start.Interval ?? fallback;

    /// <summary>Whether a sign sets an interval that acts under a plan: from its first day to the day before its last, and always on the first.</summary>
    private static bool IsInterval(Sign sign, Plan plan) =>
        sign.What == (plan.Protection ? "cp interval" : "cin interval") && (sign.First == plan.Start.First || plan.InForce(sign.First));

    /// <summary>The due points before a day: from the one that was open, each an interval on, by the interval that holds when it falls.</summary>
    private int PassedPoints(Plan plan, int? due, Timescale fallback, int until)
    {
        var passed = 0;
        for (var point = due; point < until; passed++)
        {
            var interval = IntervalOn(plan, point.Value, fallback);
            var next = Add(point.Value, 1, interval);
            foreach (var set in Record.Signs.Where(s => IsInterval(s, plan) && s.Day > point && s.Day <= next))
                if (Add(set.Day, 1, set.Interval!.Value) is { } sooner && sooner < next) next = sooner;
            point = next;
        }
        return passed;
    }

    /// <summary>Once in every so many visits that count: taken so many at a time, under one plan.</summary>
    public void EveryNth(string duty, Plan plan, int n, Func<Sign, bool> has)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var end = plan.End is { } e && Record.Settled(e) && e.First <= AsAt ? e : null;
        var visits = Record.Signs.Where(s => s.What == "counting visit" && s.First >= plan.Start.First && (end is null || s.First <= end.First) && Record.Settled(s)).ToList();
        for (var i = 0; i < visits.Count; i += n)
        {
            var group = visits.Skip(i).Take(n).ToList();
            var met = group.FirstOrDefault(has);
            var full = group.Count == n;
            Rows.Add(new Row(duty, $"{plan.Start.Id}//{i}", null, plan.Start.First)
            {
                Due = full ? Span.On(group[^1].Day) : met is null ? null : Span.On(met.Day),
                Met = met is null ? null : Span.On(met.Day),
                State = met is not null ? DutyState.Met : full ? DutyState.Missed : end is not null ? DutyState.Cancelled : DutyState.AwaitingDate,
                Passed = met is null && full ? 1 : 0,
            });
        }
    }
}
