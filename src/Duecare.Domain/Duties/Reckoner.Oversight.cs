using System.Globalization;
using Duecare.Domain.Calendar;

namespace Duecare.Domain.Duties;

/// <summary>The two duties that other duties give rise to: acknowledging what is overdue, and covering for a worker who is away.</summary>
internal sealed partial class Reckoner
{
    private const string EscalationRule = "overdue-acknowledge";
    private const string AbsenceRule = "worker-absence-cover";

    private VersionedRule? Find(string id)
    {
        foreach (var rule in _rules.Rules)
            if (rule.Row.Id == id) return rule;
        return null;
    }

    private bool IsEscalationAsked() => _escalation is { } versioned && _holdings.HoldsAny(versioned.Row);

    private bool IsAbsenceCoverAsked() => _absence is { } versioned && Find(versioned.Asks.StartsOn, starting: true).Count > 0;

    /// <summary>Each duty of this child that passed its due day undone asks a manager to say so, then a more senior one.</summary>
    private void EscalateWhatIsOverdue()
    {
        if (!IsEscalationAsked()) return;
        var versioned = _escalation!;
        _mets = Find(versioned.Asks.MetBy);
        var count = _duties.Count;
        for (var i = 0; i < count; i++)
        {
            var late = _duties[i];
            if (late.State is DutyState.Overdue or DutyState.Missed or DutyState.MetLate && late.Due is { } due && versioned.On(due.From) is { } rule) Escalate(late, due, rule);
        }
    }

    private void Escalate(Duty late, Window due, DutyRule rule)
    {
        foreach (var step in rule.Steps)
        {
            var counted = new Window(due.From, due.To);
            if (Days(counted, step.After) is not { } asked || asked.From > _asAt) return;
            var ended = late.State == DutyState.Missed ? late.EndedBy : late.MetBy;
            if (ended is { } over && over.To <= asked.From) return;
            var duty = _store.New(rule, step.Holder ?? rule.Holder, late.StartedBy, late);
            duty.CountedFrom = counted;
            duty.CountedBy = CountedBy.Step;
            duty.Period = step.After;
            duty.Due = asked;
            var met = AcknowledgedBy(late, step, new(due.From, FirstDayOver(ended) ?? int.MaxValue));
            if (met >= 0) Settle.Met(duty, _happenings[met], _calendar);
            else if (ended is { } e) Settle.Ended(duty, e);
            else Settle.Open(duty, _asAt, _calendar);
            if (late.Certainty == Certainty.Possible || asked.To > _asAt || FirstDayOver(ended) <= asked.To) duty.Certainty = Certainty.Possible;
            else if (met < 0 && ended is not null) duty.Certainty = Certainty.Certain;
            Add(duty);
        }
    }

    /// <summary>Of a statement that a visit was not made, the last possible day counts.</summary>
    private static int? FirstDayOver(Happening? ended) => ended is { What: Happened.VisitNotMade } ? ended.To : ended?.From;

    /// <summary>The first acknowledgement of a step while the other duty stands overdue: of its due day or later, and not after the day on which it was done or ended.</summary>
    private int AcknowledgedBy(Duty late, Step step, Window stands)
    {
        var met = -1;
        for (var i = _mets.Count - 1; i >= 0 && _happenings.From(_mets[i]) >= stands.From; i--)
        {
            var h = _happenings[_mets[i]];
            if (h.From <= stands.To && (step.MetBy is not { } own || own.Fits(h)) && Names(h.Matter, late)) met = _mets[i];
        }
        return met;
    }

    /// <summary>Whether an acknowledgement names a duty: its rule, or its rule and the number of the occurrence.</summary>
    private bool Names(string? matter, Duty late)
    {
        var rule = late.Rule.Id;
        if (matter is null || !matter.StartsWith(rule, StringComparison.Ordinal)) return false;
        if (matter.Length == rule.Length) return true;
        return matter[rule.Length] == '#' && int.TryParse(matter.AsSpan(rule.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == OccurrenceOf(late);
    }

    private int OccurrenceOf(Duty duty)
    {
        var occurrence = 0;
        foreach (var other in _duties)
        {
            if (other.Rule.Id == duty.Rule.Id && other.Person == duty.Person) occurrence++;
            if (ReferenceEquals(other, duty)) break;
        }
        return occurrence;
    }

    /// <summary>An absence in which a duty falls due asks for cover by the first of them.</summary>
    private void AskForAbsenceCover()
    {
        if (!IsAbsenceCoverAsked()) return;
        var versioned = _absence!;
        _asks = versioned.Asks;
        _starts = Find(_asks.StartsOn, starting: true);
        _mets = Find(_asks.MetBy);
        _also = Find(_asks.AndBy);
        var count = _duties.Count;
        foreach (var start in _starts.AsSpan())
        {
            var absence = _happenings[start];
            if (versioned.On(absence.From) is not { } rule || FirstDueIn(absence, count, out var surely) is not { } first) continue;
            var opening = new Opening { Start = start, Rule = rule, End = -1, ClosedOn = int.MaxValue };
            var duty = New(opening, rule);
            duty.Due = first;
            duty.CountedBy = CountedBy.SoonerLimit;
            Finish(duty, opening, FirstMet(opening));
            if (!surely && duty.State != DutyState.NoEvidence) duty.Certainty = Certainty.Possible;
        }
    }

    /// <summary>The day on which the first duty falls due in an absence, and whether one does on every reading.</summary>
    private Window? FirstDueIn(Happening absence, int count, out bool surely)
    {
        var (first, last, lastSurely) = (int.MaxValue, 0, int.MaxValue);
        for (var i = 0; i < count; i++)
        {
            if (_duties[i] is not { Due: { } due } duty || due.To < absence.NamedFrom || due.From > absence.NamedTo) continue;
            if (duty.State is DutyState.Cancelled or DutyState.NoEvidence || (duty.MetBy is { } met && met.To < absence.NamedFrom)) continue;
            var (from, to) = (Math.Max(due.From, absence.NamedFrom), Math.Min(due.To, absence.NamedTo));
            (first, last) = (Math.Min(first, from), Math.Max(last, to));
            if (duty is { Rule.OnlyOnceDue: true, Certainty: Certainty.Possible } || duty.MetBy?.From < absence.NamedFrom) continue;
            if (from == due.From && to == due.To) lastSurely = Math.Min(lastSurely, to);
        }
        surely = lastSurely != int.MaxValue;
        return first == int.MaxValue ? null : new(first, surely ? lastSurely : last);
    }
}
