using System.Runtime.CompilerServices;
using Duecare.Domain.Calendar;

namespace Duecare.Domain.Duties;

/// <summary>Duties owed again and again: meetings and reviews, whose every due point counts, and visits, of which one is open at a time.</summary>
internal sealed partial class Reckoner
{
    private readonly List<Change> _changes = [];
    private readonly List<DuePoint> _points = [];
    private int _nextChange;

    /// <summary>From this day, the interval is this.</summary>
    private readonly record struct Change(int From, int To, Timescale Interval);

    /// <summary>One due day of a gap, with the interval it was reached by.</summary>
    private readonly record struct DuePoint(Window Due, Timescale Interval, bool Set);

    private void WorkSeries(in Opening opening)
    {
        var interval = StartInterval(opening);
        var anchor = BasisOf(opening);
        foreach (var met in _mets.AsSpan())
        {
            if (!CanMeet(opening, met) || (interval is null && !_asks.UndatedMetBy.Fits(_happenings[met]))) continue;
            AddGap(opening, anchor, interval, _happenings[met]);
            if (interval is null) return;
            anchor = _happenings.Days(met);
            interval = IntervalAfter(opening, anchor);
        }
        AddTail(opening, anchor, interval);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool CanMeet(in Opening opening, int met)
    {
        if (opening.End >= 0 && _happenings.From(met) > _happenings.From(opening.End)) return false;
        if (_happenings.IsInBrief(met)) return met != opening.Start && _happenings.From(met) >= _happenings.From(opening.Start);
        return met != opening.Start && Concerns(_asks.MetBy, _happenings[opening.Start], _happenings[met]) && NotBefore(_happenings[opening.Start], _happenings[met]);
    }

    /// <summary>The rows of one gap that a meeting closed: none passed, met; one, met late; more, all missed.</summary>
    private void AddGap(in Opening opening, Window anchor, Timescale? interval, Happening met)
    {
        if (!TryPointsUntil(anchor, interval, new(met.From, met.To)))
        {
            Undated(opening, anchor, interval, met);
            return;
        }
        var most = Passed(met.To, surely: false);
        var least = Passed(met.From, surely: true);
        if (most <= 1)
        {
            var duty = Row(opening, anchor, 1);
            duty.Passed = most;
            Settle.Met(duty, met, _calendar);
            Add(duty);
            return;
        }
        for (var k = 1; k <= most; k++)
        {
            var duty = Row(opening, anchor, k);
            duty.State = DutyState.Missed;
            duty.Certainty = least >= 2 && least >= k ? Certainty.Certain : Certainty.Possible;
            duty.Passed = most;
            duty.EndedBy = met;
            Add(duty);
            if (!_holdings.HoldsAny(opening.Rule)) return;
        }
    }

    /// <summary>The rows of the last gap: ended with the plan, or still open on the day asked about.</summary>
    private void AddTail(in Opening opening, Window anchor, Timescale? interval)
    {
        var end = opening.End;
        if (!TryPointsUntil(anchor, interval, end >= 0 ? _happenings.Days(end) : new(_asAt, _asAt)))
        {
            var undated = New(opening, opening.Rule);
            undated.CountedFrom = anchor;
            undated.Period = interval;
            if (end >= 0) Settle.Ended(undated, _happenings[end]);
            else Settle.Open(undated, _asAt, _calendar);
            Add(undated);
            return;
        }
        var most = end >= 0 ? Passed(_happenings.To(end), surely: false) : Passed(_asAt, surely: false);
        var least = end >= 0 ? Passed(_happenings.From(end), surely: true) : Passed(_asAt, surely: true);
        for (var k = 1; k <= Math.Max(1, most); k++)
        {
            var duty = Row(opening, anchor, k);
            if (end >= 0)
            {
                Settle.Ended(duty, _happenings[end]);
            }
            else if (k == Math.Max(1, most))
            {
                Settle.Open(duty, _asAt, _calendar);
                if (duty.State == DutyState.Overdue && least < most) duty.Certainty = Certainty.Possible;
            }
            else
            {
                duty.State = DutyState.Missed;
                duty.Certainty = least > k ? Certainty.Certain : Certainty.Possible;
            }
            duty.Passed = most;
            Add(duty);
            if (most > 0 && !_holdings.HoldsAny(opening.Rule)) return;
        }
    }

    private void Undated(in Opening opening, Window anchor, Timescale? interval, Happening met)
    {
        var duty = New(opening, opening.Rule);
        duty.CountedFrom = anchor;
        duty.Period = interval;
        Settle.Met(duty, met, _calendar);
        Add(duty);
    }

    private Duty Row(in Opening opening, Window anchor, int k) => Row(opening, anchor, _points[k - 1], k);

    private Duty Row(in Opening opening, in Window anchor, in DuePoint point, int k)
    {
        var duty = New(opening, opening.Rule);
        duty.CountedFrom = anchor;
        duty.Due = point.Due;
        duty.Period = point.Interval;
        duty.Periods = k;
        duty.CountedBy = point.Set ? CountedBy.SetInterval
            : anchor == _happenings.Days(opening.Start) ? CountedBy.FirstPeriod : CountedBy.RepeatingPeriod;
        return duty;
    }

    private void WorkVisits(in Opening opening)
    {
        var interval = StartInterval(opening);
        var anchor = BasisOf(opening);
        var m = FirstThatMayFollow(_mets, _happenings[opening.Start]);
        var n = FirstThatMayFollow(_notMade, _happenings[opening.Start]);
        var (repeats, settled) = (_changes.Count == 0 && opening.Rule.Intervals.Count == 0, false);
        var mayCount = repeats && _onlyCountsTheRule && _notMade.Count == 0 && !_happenings.IsInBrief(opening.Start) && _holdings.HoldsEveryDay(opening.Rule);
        while (NextVisit(opening, ref m, ref n, out var notMade) is >= 0 and var next)
        {
            if (!notMade && Counts(opening.Rule, anchor, interval, next))
            {
                anchor = _happenings.Days(next);
                if (!settled) interval = IntervalAfter(opening, anchor);
                settled = repeats;
                if (mayCount) CountVisits(opening, interval, ref m, ref anchor);
                continue;
            }
            var visit = _happenings[next];
            var day = notMade ? new Window(visit.To, visit.To) : _happenings.Days(next);
            if (!TryDue(anchor, interval, visit.To, out var point, out var passed))
            {
                if (notMade) continue;
                Undated(opening, anchor, interval, visit);
            }
            else
            {
                if (notMade && visit.To < point.Due.From) continue;
                AddVisit(opening, anchor, point, passed, visit, notMade);
            }
            anchor = day;
            interval = IntervalAfter(opening, anchor);
        }
        AddOpenVisit(opening, anchor, interval);
    }

    /// <summary>Counts the visits told in brief that come next, each made by or after the only day on which it was due, for as long as due days are known.</summary>
    private void CountVisits(in Opening opening, Timescale? interval, ref int m, ref Window anchor)
    {
        if (interval is not { } every || anchor.From != anchor.To) return;
        var (until, since, late, first) = (opening.End >= 0 ? _happenings.From(opening.End) : int.MaxValue, anchor.From, 0, m);
        for (; m < _mets.Count && _happenings.IsInBrief(_mets[m]) && _happenings.From(_mets[m]) is var day && day <= until && every.TryAdd(since, 1, _calendar, out var due); m++)
        {
            late += day > due ? 1 : 0;
            since = day;
        }
        _unlisted.Late += late;
        _unlisted.Met += m - first - late;
        anchor = new(since, since);
    }

    /// <summary>Counts a visit certainly made by, or after, the only day on which it was due, where such a duty need not be made.</summary>
    private bool Counts(DutyRule rule, in Window anchor, in Timescale? interval, int visit)
    {
        if (!_onlyCountsTheRule || _changes.Count > 0 || anchor.From != anchor.To || interval is not { } every || !every.TryAdd(anchor.From, 1, _calendar, out var due)) return false;
        var late = _happenings.To(visit) > due;
        if (late && !(_happenings.IsInBrief(visit) && _holdings.HoldsEveryDay(rule))) return false;
        _unlisted.Late += late ? 1 : 0;
        _unlisted.Met += late ? 0 : 1;
        return true;
    }

    /// <summary>The next visit made or stated as not made, in order, up to the end.</summary>
    private int NextVisit(in Opening opening, ref int m, ref int n, out bool notMade)
    {
        while (m < _mets.Count && !CanMeet(opening, _mets[m])) m++;
        while (n < _notMade.Count && !CanMeet(opening, _notMade[n])) n++;
        notMade = n < _notMade.Count && (m >= _mets.Count || _notMade[n] <= _mets[m]);
        if (notMade) return _notMade[n++];
        return m < _mets.Count ? _mets[m++] : -1;
    }

    private void AddVisit(in Opening opening, in Window anchor, in DuePoint point, int passed, Happening visit, bool notMade)
    {
        var duty = Row(opening, anchor, point, 1);
        duty.Passed = passed;
        if (notMade)
        {
            duty.State = DutyState.Missed;
            duty.EndedBy = visit;
            duty.Passed = Math.Max(1, passed);
        }
        else
        {
            Settle.Met(duty, visit, _calendar);
        }
        Add(duty);
    }

    private void AddOpenVisit(in Opening opening, in Window anchor, Timescale? interval)
    {
        var end = opening.End;
        var until = end >= 0 ? _happenings.To(end) : _asAt;
        var dated = TryDue(anchor, interval, until, out var point, out var passed);
        var duty = dated ? Row(opening, anchor, point, 1) : New(opening, opening.Rule);
        duty.CountedFrom = anchor;
        duty.Passed = passed;
        if (end >= 0) Settle.Ended(duty, _happenings[end]);
        else Settle.Open(duty, _asAt, _calendar);
        Add(duty);
    }

    /// <summary>How many of the gap's due points have a day before this one.</summary>
    private int Passed(int day, bool surely)
    {
        var passed = 0;
        foreach (var point in _points)
        {
            if ((surely ? point.Due.To : point.Due.From) >= day) break;
            passed++;
        }
        return passed;
    }

    /// <summary>The first due point of one gap, and how many have a day before another.</summary>
    private bool TryDue(in Window anchor, Timescale? interval, int until, out DuePoint point, out int passed)
    {
        if (_changes.Count > 0 || anchor.From != anchor.To || interval is not { } every)
        {
            var dated = TryPoints(anchor, interval, until);
            point = dated ? _points[0] : default;
            passed = dated ? Passed(until, surely: false) : 0;
            return dated;
        }
        passed = 0;
        point = default;
        if (!every.TryAdd(anchor.From, 1, _calendar, out var due)) return false;
        point = new(new(due, due), every, false);
        while (due < until)
        {
            passed++;
            if (!every.TryAdd(anchor.From, passed + 1, _calendar, out due)) break;
        }
        return true;
    }

    /// <summary>The due points of one gap, up to and including the first that is not before a day.</summary>
    private bool TryPoints(Window anchor, Timescale? interval, int until)
    {
        if (interval is { } known && IsRough(anchor)) return TryPointsOnEveryReading(anchor, known, until);
        _points.Clear();
        if (interval is not { } current) return false;
        while (_nextChange < _changes.Count && _changes[_nextChange].From <= anchor.From) _nextChange++;
        var change = _nextChange;
        var (from, times, set, reachedBy) = (anchor, 1, IsSet(anchor.From, current), current);
        while (Days(from, current, times) is { } due)
        {
            for (; change < _changes.Count && _changes[change] is var c && c.From <= due.From && c.From <= until; change++)
            {
                current = c.Interval;
                if (Days(new(c.From, c.To), current) is { } sooner && (sooner.From < due.From || sooner.To < due.To))
                {
                    if (sooner.From < due.From) (set, reachedBy) = (true, current);
                    due = new(Math.Min(due.From, sooner.From), Math.Min(due.To, sooner.To));
                }
                (from, times) = (due, 0);
            }
            _points.Add(new(due, reachedBy, set));
            if (due.From >= until) return true;
            times++;
            reachedBy = current;
            if (times == 1) set = change > 0;
        }
        return _points.Count > 0;
    }

    private bool IsSet(int day, Timescale interval)
    {
        for (var i = 0; i < _changes.Count && _changes[i].From <= day; i++)
            if (_changes[i].Interval == interval) return true;
        return false;
    }

    private Timescale? StartInterval(in Opening opening)
    {
        ReadChanges(opening);
        _nextChange = 0;
        var set = LatestSet(opening, _happenings.From(opening.Start));
        var plain = set ?? WithinOf(opening);
        return ByAge(opening.Rule, BasisOf(opening), plain);
    }

    private Timescale? IntervalAfter(in Opening opening, in Window anchor)
    {
        var phase = opening.Rule.FirstLastsUntil.Count > 0 ? WithinOf(opening) : opening.Rule.Then ?? WithinOf(opening);
        return ByAge(opening.Rule, anchor, LatestSet(opening, anchor.From) ?? phase);
    }

    private Timescale? LatestSet(in Opening opening, int day)
    {
        Timescale? set = null;
        for (var i = 0; i < _changes.Count && _changes[i].From <= day; i++) set = _changes[i].Interval;
        return set;
    }

    private Timescale? ByAge(DutyRule rule, in Window anchor, Timescale? plain)
    {
        for (var i = 0; i < rule.Intervals.Count; i++)
        {
            if (rule.Intervals[i].While != Status.UnderFiveOnTheDueDay) continue;
            if (_child.Born is { } born && Days(anchor, rule.Intervals[i].Then) is { } due && due.Latest < born.YearsOn(5)) return rule.Intervals[i].Then;
        }
        return plain;
    }

    /// <summary>Every day on which the interval of this series changes, in order: set by the plan, by a phase that ends, or by a status.</summary>
    private void ReadChanges(in Opening opening)
    {
        _changes.Clear();
        var rule = opening.Rule;
        var since = SinceEarlierOpening(opening);
        foreach (var setting in _settings.AsSpan())
        {
            var h = _happenings[setting];
            if (h.Interval is { } interval && h.From >= since && Governs(setting, opening) && Concerns(_asks.IntervalSetBy, _happenings[opening.Start], h))
                _changes.Add(new(h.From, h.To, interval));
        }
        if (rule.FirstLastsUntil.Count > 0 && rule.Then is { } then)
        {
            foreach (var until in Find(_asks.FirstLastsUntil).AsSpan())
                if (_happenings.From(until) >= _happenings.From(opening.Start)) _changes.Add(new(_happenings.From(until), _happenings.To(until), then));
        }
        var start = _happenings.From(opening.Start);
        if (opening.End >= 0 && _happenings.From(opening.End) is var end) _changes.RemoveAll(c => c.From >= end && c.From > start);
        for (var i = 0; i < rule.Intervals.Count; i++)
            if (rule.Intervals[i].While == Status.ProtectionPlanOrPreProceedings) ReadStatusChanges(rule.Then!.Value, rule.Intervals[i].Then);
        if (_changes.Count > 1) _changes.Sort((a, b) => a.From.CompareTo(b.From));
    }

    /// <summary>Of what was set before a plan began, only what the conference that decided on it set governs it, and no plan after it.</summary>
    private bool Governs(int setting, in Opening opening)
    {
        var (start, set) = (_happenings[opening.Start], _happenings[setting]);
        if (set.From >= start.From || set.What != Happened.ProtectionPlanDecided) return set.From >= start.From;
        foreach (var earlier in _openings)
            if (earlier.Start < opening.Start && _happenings.From(earlier.Start) >= set.From) return false;
        return true;
    }

    /// <summary>What was set for an earlier plan does not govern this one.</summary>
    private int SinceEarlierOpening(in Opening opening)
    {
        var since = int.MinValue;
        foreach (var earlier in _openings)
            if (earlier.Start < opening.Start && earlier.ClosedOn <= _happenings.From(opening.Start)) since = Math.Max(since, earlier.ClosedOn);
        return since;
    }

    private void ReadStatusChanges(Timescale usual, Timescale during)
    {
        var plan = TurnsOf(StartCondition.WhileOnProtectionPlan);
        var proceedings = TurnsOf(StartCondition.WhileInPreProceedings);
        var (p, q, on) = (0, 0, false);
        while (p < plan.Count || q < proceedings.Count)
        {
            var day = Math.Min(p < plan.Count ? plan[p].Day : int.MaxValue, q < proceedings.Count ? proceedings[q].Day : int.MaxValue);
            while (p < plan.Count && plan[p].Day == day) p++;
            while (q < proceedings.Count && proceedings[q].Day == day) q++;
            var now = (p > 0 && plan[p - 1].Since) || (q > 0 && proceedings[q - 1].Since);
            if (now != on) _changes.Add(new(day, day, now ? during : usual));
            on = now;
        }
    }
}
