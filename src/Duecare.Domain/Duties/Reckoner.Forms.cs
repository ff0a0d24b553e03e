using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;

namespace Duecare.Domain.Duties;

/// <summary>The forms a duty can take: once, by steps, with an act, in every nth visit.</summary>
internal sealed partial class Reckoner
{
    private void WorkOnce(in Opening opening)
    {
        var duty = New(opening, opening.Rule);
        DueOnce(duty, opening, WithinOf(opening));
        var met = FirstMet(opening);
        Finish(duty, opening, met);
        if (opening.Rule.Answers == Answers.OneOnly && duty.MetBy is { Matter: null }) _usedOnce.Add(met);
    }

    private void Finish(Duty duty, in Opening opening, int met)
    {
        var end = opening.End;
        if (met >= 0 && end >= 0 && _happenings.From(met) > _happenings.From(end)) met = -1;
        if (duty.Rule.OnlyOnceDue && !CameDue(duty, end)) return;
        if (met >= 0) Settle.Met(duty, BothDone(opening, met), _calendar);
        else if (end >= 0) Settle.Ended(duty, _happenings[end]);
        else Settle.Open(duty, _asAt, _calendar);
        if (duty.Rule.OnlyOnceDue && !SurelyCameDue(duty, end)) duty.Certainty = Certainty.Possible;
        if (duty.State is DutyState.Overdue or DutyState.MetLate && duty.Rule.FrozenAtClosure) Freeze(duty);
        Add(duty);
    }

    /// <summary>What met a duty; where two things are asked and the first of them may be the later, the days on which both can have been done.</summary>
    private Happening BothDone(in Opening opening, int met)
    {
        var done = _happenings[met];
        if (_asks.AndBy.Any.Length == 0) return done;
        var other = First(_mets, opening, _asks.MetBy) is var first && first != met ? first : First(_also, opening, _asks.AndBy);
        if (_happenings.To(other) <= done.To) return done;
        var days = new ApproximateDate(DateOnly.FromDayNumber(done.From), DateOnly.FromDayNumber(_happenings.To(other)));
        return new(_happenings[other].What, _happenings[other].Entry, When.On(days), _happenings[other].Facts, _happenings[other].Matter, null);
    }

    /// <summary>What is overdue when the case closes stays missed, whatever is done afterwards; what is not yet due then goes on.</summary>
    private void Freeze(Duty duty)
    {
        var met = duty.MetBy;
        foreach (var place in _happenings.OfKind(Happened.CaseClosed).AsSpan())
        {
            var closure = _happenings[place];
            if (closure.To > _asAt || closure.From <= duty.StartedBy.From || closure.To <= duty.Due!.Value.From || ClosesAnother(closure, duty.StartedBy.Entry)) continue;
            if (met is not null && met.From <= closure.From) return;
            duty.MetBy = null;
            duty.Late = null;
            Settle.Ended(duty, closure);
            if (duty.Certainty == Certainty.Certain) return;
        }
    }

    /// <summary>Whether the due day came, on some reading of the dates, with nothing having ended the matter by then.</summary>
    private bool CameDue(Duty duty, int end) =>
        duty.Due is { } due && _asAt >= due.From && (end < 0 || _happenings.To(end) > due.From);

    private bool SurelyCameDue(Duty duty, int end) =>
        duty.Due is { } due && _asAt >= due.To && (end < 0 || _happenings.From(end) > due.To);

    private Timescale? WithinOf(in Opening opening)
    {
        if (!_asks.StartsOn.SetPeriods) return opening.Rule.Within;
        var triggers = opening.Rule.StartsOn;
        for (var t = 0; t < triggers.Count; t++)
        {
            if (triggers[t] is not ({ Within: not null } or { AwaitsDate: true }) || !triggers[t].Fits(_happenings[opening.Start])) continue;
            return triggers[t].Within;
        }
        return opening.Rule.Within;
    }

    private void DueOnce(Duty duty, in Opening opening, Timescale? within)
    {
        var s = _happenings[opening.Start];
        if (opening.Rule.CountFrom == CountFrom.TheDateNamed && s.NamedFrom != 0)
        {
            duty.Due = new Window(s.NamedFrom, s.NamedTo);
            duty.CountedBy = CountedBy.NamedDate;
        }
        else if (within is { } period)
        {
            duty.CountedFrom = BasisOf(opening);
            Count(duty, period, s.AtTicks);
            if (opening.Rule.Target is { } target && Days(duty.CountedFrom, target) is { } aim) duty.Target = aim;
            SecondLimit(duty, opening);
            Extend(duty, opening, s.AtTicks);
        }
        AgreeDate(duty, opening);
        SoonerLimits(duty, opening);
    }

    private Window BasisOf(in Opening opening)
    {
        var s = _happenings[opening.Start];
        if (opening.Rule.CountFrom == CountFrom.ItsBasis && s.BasisFrom != 0) return new(s.BasisFrom, s.BasisTo);
        if (opening.Rule.CountFrom == CountFrom.LastTimeMet && LastMetBefore(opening) is >= 0 and var last) return _happenings.Days(last);
        return new(s.From, s.To);
    }

    private int LastMetBefore(in Opening opening)
    {
        var last = -1;
        foreach (var met in _mets.AsSpan())
            if (_happenings.From(met) <= _happenings.From(opening.Start) && met != opening.Start) last = met;
        return last;
    }

    private void Count(Duty duty, Timescale period, long atTicks)
    {
        duty.Period = period;
        duty.Due = period.Unit == TimeUnit.Hours ? Hours(duty.CountedFrom, atTicks, period) : Days(duty.CountedFrom, period);
    }

    private Window? Days(Window from, Timescale period, int times = 1)
    {
        if (!period.TryAdd(from.From, times, _calendar, out var first)) return null;
        var last = first;
        return from.To == from.From || period.TryAdd(from.To, times, _calendar, out last) ? new Window(first, last) : null;
    }

    private static Window? Hours(Window from, long atTicks, Timescale period)
    {
        var (first, last) = Settle.Instants(from.From, from.To, atTicks);
        if (!period.TryAddHours(first, 1, out var dueFirst) || !period.TryAddHours(last, 1, out var dueLast)) return null;
        return new Window(LondonTime.DateOf(dueFirst).DayNumber, LondonTime.DateOf(dueLast).DayNumber, dueFirst.Ticks, dueLast.Ticks);
    }

    private void Extend(Duty duty, in Opening opening, long atTicks)
    {
        if (opening.Rule.Extension is not { } extension || duty.Due is not { } due) return;
        foreach (var by in Find(_asks.ExtendedBy).AsSpan())
        {
            if (_happenings.From(by) > due.To || !Concerns(_asks.ExtendedBy, _happenings[opening.Start], _happenings[by])
                || !NotBefore(_happenings[opening.Start], _happenings[by])) continue;
            Count(duty, extension.To, atTicks);
            if (_happenings.To(by) > due.From && duty.Due is { } extended) duty.Due = extended with { From = due.From };
            duty.CountedBy = CountedBy.Extended;
            return;
        }
    }

    private void AgreeDate(Duty duty, in Opening opening)
    {
        foreach (var by in Find(_asks.DateAgreedBy).AsSpan())
        {
            var agreed = _happenings[by];
            if (!Concerns(_asks.DateAgreedBy, _happenings[opening.Start], agreed) || !NotBefore(_happenings[opening.Start], agreed)) continue;
            if (opening.ClosedOn < agreed.From) return;
            duty.Due = new Window(agreed.NamedFrom, agreed.NamedTo);
            duty.Period = null;
            duty.CountedBy = CountedBy.AgreedDate;
            duty.AgreedBy = agreed;
            return;
        }
    }

    private void SecondLimit(Duty duty, in Opening opening)
    {
        var s = _happenings[opening.Start];
        var rule = opening.Rule;
        if (rule.OrWithinOfBasis is { } other && s.BasisFrom != 0 && (s.Facts & rule.OrWithinOnlyFor) == rule.OrWithinOnlyFor
            && Days(new(s.BasisFrom, s.BasisTo), other) is { } second)
            Sooner(duty, second, other);
    }

    private void SoonerLimits(Duty duty, in Opening opening)
    {
        var s = _happenings[opening.Start];
        var rule = opening.Rule;
        if (rule.CappedByRule is { } cap && OpenDueOf(cap, s.From) is { } capping) Sooner(duty, capping, null);
        foreach (var by in Find(_asks.DueBefore, starting: true).AsSpan())
        {
            var first = _happenings[by];
            if (opening.End >= 0 && first.From > _happenings.From(opening.End)) return;
            if (first.From < s.From || (first.Person is not null && s.Person is not null && first.Person != s.Person)) continue;
            if (duty.Due is { } due && first.From >= due.To) return;
            Sooner(duty, _happenings.Days(by), null);
        }
    }

    private static void Sooner(Duty duty, Window other, Timescale? period)
    {
        if (duty.Due is not { } due)
        {
            duty.Due = other;
            duty.Period = period;
            duty.CountedBy = CountedBy.SoonerLimit;
            return;
        }
        if (other.From >= due.From && other.To >= due.To) return;
        duty.Due = new Window(Math.Min(due.From, other.From), Math.Min(due.To, other.To));
        if (other.From > due.From) return;
        duty.Period = period;
        duty.CountedBy = CountedBy.SoonerLimit;
    }

    private Window? OpenDueOf(string rule, int day)
    {
        foreach (var duty in _duties)
        {
            if (duty.Rule.Id == rule && duty.CountedFrom.From <= day && duty.Due is { } due && due.From >= day && (duty.MetBy is not { } met || met.From >= day)
                && !(FirstDayOver(duty.EndedBy) < day))
                return due;
        }
        return null;
    }

    private void WorkSteps(in Opening opening)
    {
        var steps = opening.Rule.Steps;
        var next = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            if (opening.Rule.OnlyOnceDue && NeverCameDue(opening, step.After)) continue;
            var duty = New(opening, opening.Rule, step.Holder);
            duty.CountedBy = CountedBy.Step;
            Count(duty, step.After, _happenings[opening.Start].AtTicks);
            Finish(duty, opening, step.MetBy is { } own ? FirstOf(own, opening) : NthMet(opening, ref next));
        }
    }

    /// <summary>Whether a day clearly had not come when the matter ended, or has not come yet.</summary>
    private bool NeverCameDue(in Opening opening, Timescale after) =>
        after.TryAdd(_happenings.From(opening.Start), 1, _calendar, out var due)
        && (_asAt < due || (opening.End >= 0 && _happenings.To(opening.End) <= due));

    /// <summary>The first happening of a step's own kind.</summary>
    private int FirstOf(Trigger trigger, in Opening opening)
    {
        var s = _happenings[opening.Start];
        foreach (var met in _mets.AsSpan())
            if (trigger.Fits(_happenings[met]) && Concerns(_asks.MetBy, s, _happenings[met]) && NotBefore(s, _happenings[met])) return met;
        return -1;
    }

    private int NthMet(in Opening opening, ref int next)
    {
        var s = _happenings[opening.Start];
        for (; next < _mets.Count; next++)
        {
            var m = _happenings[_mets[next]];
            if (_mets[next] != opening.Start && Concerns(_asks.MetBy, s, m) && NotBefore(s, m)) return _mets[next++];
        }
        return -1;
    }

    private void WorkPrecondition(in Opening opening)
    {
        var s = _happenings[opening.Start];
        var duty = New(opening, opening.Rule);
        duty.Due = _happenings.Days(opening.Start);
        var met = LastBefore(_mets, s, _asks.MetBy);
        if (met >= 0)
        {
            duty.MetBy = _happenings[met];
            duty.State = _happenings.To(met) <= s.From || ReferenceEquals(_happenings[met].Entry, s.Entry) ? DutyState.Met : DutyState.Missed;
            duty.Certainty = duty.State == DutyState.Met ? Certainty.Certain : Certainty.Possible;
            duty.Passed = duty.State == DutyState.Met ? 0 : 1;
        }
        else
        {
            duty.State = DutyState.Missed;
            duty.Passed = 1;
        }
        Add(duty);
    }

    private void WorkEveryNth(in Opening opening)
    {
        var rule = opening.Rule;
        var visits = Find(_asks.Visits);
        var start = _happenings[opening.Start];
        var until = opening.End >= 0 ? _happenings.From(opening.End) : int.MaxValue;
        var (inGroup, meeting, i) = (0, -1, FirstThatMayFollow(visits, start));
        if (_onlyCountsTheRule && _happenings.VisitsAreInBrief && _asks.Visits.Any is [{ What: Happened.Visited }] && _asks.MetBy.Any is [{ What: Happened.Visited } meets] && _holdings.HoldsEveryDay(rule))
            i = CountGroups(visits, i, start.From, until, rule.EveryNth, meets);
        for (; i < visits.Count; i++)
        {
            var visit = visits[i];
            if (_happenings.From(visit) > until) break;
            if (_happenings.IsInBrief(visit) ? _happenings.From(visit) < start.From : !NotBefore(start, _happenings[visit])) continue;
            inGroup++;
            if (meeting < 0 && _asks.MetBy.Fits(_happenings.What(visit), _happenings.Facts(visit))) meeting = visit;
            if (inGroup < rule.EveryNth) continue;
            AddGroup(opening, visit, meeting, full: true);
            (inGroup, meeting) = (0, -1);
        }
        if (inGroup > 0) AddGroup(opening, visits[visits.Count - 1], meeting, full: false);
    }

    /// <summary>Counts full groups of visits told in brief, each group met by one of its visits or missed.</summary>
    /// <returns>The place in the list of the first that is in no full group.</returns>
    private int CountGroups(Places visits, int first, int from, int until, int size, Trigger meets)
    {
        while (first < visits.Count && _happenings.From(visits[first]) < from) first++;
        var end = visits.Count;
        while (end > first && _happenings.From(visits[end - 1]) > until) end--;
        for (; first + size <= end; first += size)
        {
            var met = false;
            for (var i = first; i < first + size; i++) met |= meets.FitsWith(_happenings.Facts(visits[i]));
            _unlisted.Met += met ? 1 : 0;
            _unlisted.Missed += met ? 0 : 1;
        }
        return first;
    }

    private void AddGroup(in Opening opening, int lastVisit, int meeting, bool full)
    {
        if (_onlyCountsTheRule && meeting >= 0)
        {
            _unlisted.Met++;
            return;
        }
        var duty = New(opening, opening.Rule);
        duty.CountedBy = CountedBy.VisitCount;
        if (full) duty.Due = _happenings.Days(lastVisit);
        if (meeting >= 0)
        {
            duty.MetBy = _happenings[meeting];
            duty.Due ??= _happenings.Days(meeting);
            duty.State = DutyState.Met;
        }
        else if (full)
        {
            duty.State = DutyState.Missed;
            duty.Passed = 1;
        }
        else if (opening.End >= 0)
        {
            duty.State = DutyState.Cancelled;
            duty.EndedBy = _happenings[opening.End];
        }
        else
        {
            duty.State = DutyState.AwaitingDate;
        }
        Add(duty);
    }
}
