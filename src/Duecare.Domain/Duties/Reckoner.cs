using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;

namespace Duecare.Domain.Duties;

/// <summary>Works out the duties of one child after another, with the same buffers. One thread at a time.</summary>
/// <remarks>
/// Happenings are put in order once and gathered by what they are; each rule then reads only its own. Within this class a happening is its
/// place in that order, so that earlier and later are a comparison of two numbers.
/// </remarks>
internal sealed partial class Reckoner
{
    /// <summary>For each status a start may depend on, what begins it, then what ends it.</summary>
    internal static readonly Trigger[][] StatusTriggers =
    [
        .. Enum.GetValues<StartCondition>().Select(status => status switch
        {
            StartCondition.WhileOnProtectionPlan => [Happened.ProtectionPlanStarted, Happened.ProtectionPlanEnded, Happened.CaseClosed],
            StartCondition.WhileInPreProceedings => [Happened.PreProceedingsDecided, Happened.PreProceedingsEnded, Happened.CaseClosed],
            StartCondition.WhileOnChildInNeedPlan => [Happened.CinPlanStarted, Happened.CinPlanEnded, Happened.ProtectionPlanStarted, Happened.CaseClosed],
            StartCondition.WhileAssessmentIsOpen => [Happened.AssessmentOwed, Happened.AssessmentAuthorised, Happened.CaseClosed],
            StartCondition.WhileLookedAfter => [Happened.BecameLookedAfter, Happened.CeasedToBeLookedAfter, Happened.CaseClosed],
            StartCondition.WhileCaseIsOpen => [Happened.ReferralReceived, Happened.CaseClosed],
            _ => Array.Empty<Trigger>(),
        }),
    ];

    private readonly Telling _telling = new();
    private readonly HappeningsInOrder _happenings;
    private readonly List<int> _usedOnce = [];
    private readonly List<Opening> _openings = [];
    private readonly List<Turn>[] _turns = [.. StatusTriggers.Select(_ => new List<Turn>())];
    private readonly TriggerSet[] _statuses;
    private readonly Found[] _found;
    private readonly SourceHoldings _holdings = new();
    private readonly Holders _holders = new();
    private readonly DutyStore _store = new();
    private readonly List<OtherDuties> _others = [];
    private readonly Rulebook _rules;
    private readonly WorkingDayCalendar _calendar;
    private readonly VersionedRule? _escalation;
    private readonly VersionedRule? _absence;
    private int[] _places = new int[256];
    private int _placed;
    private Places _starts;
    private Places _mets;
    private Places _also;
    private Places _ends;
    private Places _notMade;
    private Places _settings;
    private RuleTriggers _asks = null!;
    private int _children;
    private bool _someToCome;
    private bool _lent;
    private bool _onlyCounts;
    private bool _onlyCountsTheRule;
    private Unlisted _unlisted;
    private int _asAt;
    private IReadOnlyList<Coverage>? _covers;
    private AskedRules?[] _askedByScope = new AskedRules?[2];
    private AskedRules _asked = null!;
    private List<Duty> _duties = [];
    private Child _child = null!;

    /// <summary>One start and what became of it, as far as later starts need to know.</summary>
    private struct Opening
    {
        public int Start;
        public DutyRule Rule;
        public int End;
        public int ClosedOn;
    }

    /// <summary>How many duties of one opening were counted and not made.</summary>
    private struct Unlisted
    {
        public int Met;
        public int Late;
        public int Missed;
    }

    /// <summary>What was found for a set of triggers, and for which child.</summary>
    private struct Found
    {
        public int Child;
        public Places Places;
    }

    /// <summary>Keeps the sets that every rulebook is asked for besides its rules' own.</summary>
    public static void AskFor(TriggerSets sets)
    {
        foreach (var triggers in StatusTriggers) sets.Of(triggers);
        sets.Of(ProtectionTurns);
        sets.Of(ChildInNeedTurns);
    }

    public Reckoner(Rulebook rules, WorkingDayCalendar calendar)
    {
        _rules = rules;
        _calendar = calendar;
        _happenings = new(_telling);
        _statuses = [.. StatusTriggers.Select(rules.TriggerSets.Of)];
        _protectionTurns = rules.TriggerSets.Of(ProtectionTurns);
        _childInNeedTurns = rules.TriggerSets.Of(ChildInNeedTurns);
        _found = new Found[rules.TriggerSets.Count * 2];
        _escalation = Find(EscalationRule);
        _absence = Find(AbsenceRule);
    }

    public bool Uses(Rulebook otherRules, WorkingDayCalendar otherCalendar) =>
        ReferenceEquals(_rules, otherRules) && ReferenceEquals(_calendar, otherCalendar);

    /// <summary>One child's duties.</summary>
    /// <param name="asAt">The day asked about.</param>
    /// <param name="chronology">The child's entries.</param>
    /// <param name="knownAt">The instant at which the record is asked; null for all it holds.</param>
    /// <param name="scope">Which rules are asked.</param>
    /// <param name="purpose">Counted duties may be taken back for the next child, and some of those owed again and again need not be made: <see cref="Others"/>.</param>
    public IReadOnlyList<Duty> Reckon(DateOnly asAt, ChildChronology chronology, DateTime? knownAt, Scope scope, Purpose purpose)
    {
        _asAt = asAt.DayNumber;
        _child = chronology.Child;
        _lent = purpose == Purpose.Counting;
        _duties = _store.Begin(_lent, (chronology.Entries.Count * 3) + 16);
        _others.Clear();
        Use(chronology.Covers, scope);
        PutInOrder(_telling.Read(chronology, asAt, _calendar, knownAt, _lent, _asked.Read, brief: true));
        MayBeFlagged = _rules.Limits.MayConcern(_happenings.Kinds);
        if (EndsOfOtherPlans() is { } others) PutInOrder(_telling.LeaveOut(others));
        if (!_lent) _holders.Read(_telling.Entries, SourceHoldings.HoldsAllocations(chronology.Covers), chronology);
        var reasons = DelayReasons.AnyIn(_telling.Entries);
        _onlyCounts = _lent && !reasons && !IsAbsenceCoverAsked() && !IsEscalationAsked();
        for (var i = _asked.After(-1); i >= 0; i = _asked.After(i)) Apply(_rules.Rules[i]);
        EscalateWhatIsOverdue();
        AskForAbsenceCover();
        if (!_lent || reasons) Number();
        if (reasons) DelayReasons.Attach(_duties, _telling.Entries, _telling.Corrections);
        return _duties;
    }

    /// <summary>How many duties were counted and not made; of the child last reckoned for counting.</summary>
    public List<OtherDuties> Others => _others;

    /// <summary>Whether the record holds anything that a limit flags, and what that would be held against; of the child last reckoned.</summary>
    public bool MayBeFlagged { get; private set; }

    private void Use(IReadOnlyList<Coverage>? covers, Scope scope)
    {
        if (!ReferenceEquals(covers, _covers)) _askedByScope = new AskedRules?[2];
        _covers = covers;
        _holdings.Use(covers);
        _asked = _askedByScope[(int)scope] ??= new(_rules.Rules, rule => scope == Scope.EveryRule || IsAsked(rule, _holdings));
    }

    /// <summary>Whether a rule is asked where only what the source holds is: something could meet it, or its due day shortens another's.</summary>
    public static bool IsAsked(VersionedRule rule, SourceHoldings holdings) =>
        rule.Row.Form == RuleForm.LimitOnly || holdings.HoldsAny(rule.Row) || rule.Caps.Length > 0;

    private void PutInOrder(Span<Happening> told)
    {
        foreach (var turns in _turns) turns.Clear();
        _children++;
        _placed = 0;
        _happenings.Put(told);
        _someToCome = _happenings.Latest > _asAt;
        _asked.Clear();
        foreach (var kind in _happenings.Kinds) _asked.Note(kind);
    }

    /// <summary>The happenings that fit any of the triggers, in order.</summary>
    /// <param name="triggers">The triggers.</param>
    /// <param name="starting">A start counts from its first possible day; what meets or ends, once its last possible day has come.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Places Find(TriggerSet triggers, bool starting = false)
    {
        if (triggers.Any.Length == 0) return default;
        ref var found = ref _found[(triggers.Number * 2) + (starting ? 1 : 0)];
        if (found.Child == _children) return found.Places;
        found.Child = _children;
        return found.Places = Gather(triggers, starting);
    }

    private Places Gather(TriggerSet triggers, bool starting)
    {
        if (!_someToCome && triggers.Any is [var only] && _happenings.AllFit(only)) return _happenings.OfKind(only.What);
        var first = _placed;
        var inOrder = true;
        foreach (var trigger in triggers.Any)
        {
            var ofKind = _happenings.OfKind(trigger.What).AsSpan();
            if (ofKind.IsEmpty) continue;
            if (_placed + ofKind.Length > _places.Length) Array.Resize(ref _places, (_placed + ofKind.Length) * 2);
            inOrder = inOrder && (_placed == first || _places[_placed - 1] < ofKind[0]);
            _placed += _someToCome ? FitByNow(trigger, starting, ofKind, _places.AsSpan(_placed)) : Fit(trigger, ofKind, _places.AsSpan(_placed));
        }
        if (!inOrder) SortOnce(first);
        return new(_places, first, _placed - first);
    }

    /// <summary>Puts down the places of those that fit a trigger.</summary>
    /// <remarks>Whether one fits is a toss-up, so each is put down and the next put over it unless it does: a processor that guesses wrong loses more than the writing takes.</remarks>
    /// <returns>How many do.</returns>
    private int Fit(Trigger trigger, ReadOnlySpan<int> places, Span<int> fitting)
    {
        var fit = 0;
        foreach (var place in places)
        {
            fitting[fit] = place;
            fit += trigger.FitsWith(_happenings.Facts(place)) ? 1 : 0;
        }
        return fit;
    }

    private int FitByNow(Trigger trigger, bool starting, ReadOnlySpan<int> places, Span<int> fitting)
    {
        var fit = 0;
        foreach (var place in places)
            if (trigger.FitsWith(_happenings.Facts(place)) && (starting ? _happenings.From(place) : _happenings.To(place)) <= _asAt) fitting[fit++] = place;
        return fit;
    }

    /// <summary>In order, and each only once: two triggers may fit the same happening.</summary>
    private void SortOnce(int first)
    {
        var found = _places.AsSpan(first, _placed - first);
        found.Sort();
        var kept = 1;
        for (var i = 1; i < found.Length; i++)
            if (found[i] != found[kept - 1]) found[kept++] = found[i];
        _placed = first + kept;
    }

    private void Apply(VersionedRule versioned)
    {
        if (ReferenceEquals(versioned, _escalation) || ReferenceEquals(versioned, _absence)) return;
        _asks = versioned.Asks;
        _starts = Find(_asks.StartsOn, starting: true);
        if (_starts.Count == 0) return;
        _ends = Find(_asks.EndsOn);
        if (versioned.Row.Form != RuleForm.EveryNthVisit)
        {
            _mets = Find(_asks.MetBy);
            _also = Find(_asks.AndBy);
            _notMade = Find(_asks.NotMadeBy);
            _settings = Find(_asks.IntervalSetBy);
        }
        _openings.Clear();
        _usedOnce.Clear();
        foreach (var start in _starts.AsSpan())
        {
            if (versioned.On(_happenings.From(start)) is not { } version || !MayOpen(version, start)) continue;
            _openings.Add(new() { Start = start, Rule = version });
            CloseOpening(_openings.Count - 1);
        }
        _onlyCountsTheRule = _onlyCounts && !CapsAnother(versioned);
        foreach (ref readonly var opening in CollectionsMarshal.AsSpan(_openings))
        {
            _unlisted = default;
            Work(opening);
            if (_unlisted.Met > 0) _others.Add(new(opening.Rule, DutyState.Met, _unlisted.Met));
            if (_unlisted.Late > 0) _others.Add(new(opening.Rule, DutyState.MetLate, _unlisted.Late));
            if (_unlisted.Missed > 0) _others.Add(new(opening.Rule, DutyState.Missed, _unlisted.Missed));
        }
    }

    private bool CapsAnother(VersionedRule rule)
    {
        foreach (var capped in rule.Caps)
            if (Find(capped.Asks.StartsOn, starting: true).Count > 0) return true;
        return false;
    }

    /// <summary>Whether a start opens a duty, given what is open already; it may end the open one.</summary>
    private bool MayOpen(DutyRule rule, int start)
    {
        if (!Holds(rule, start)) return false;
        if (rule.OnNewStart == OnNewStart.OpensAnother) return true;
        var openings = CollectionsMarshal.AsSpan(_openings);
        for (var i = openings.Length - 1; i >= 0; i--)
        {
            ref var earlier = ref openings[i];
            if (!SameMatter(rule, earlier.Start, start)) continue;
            if (rule.OnNewStart == OnNewStart.OncePerMatter) return false;
            if (earlier.ClosedOn <= _happenings.From(start)) continue;
            if (rule.OnNewStart == OnNewStart.KeepsTheOpenOne) return false;
            if (_telling.IsOfSeveral && _telling.AreApart(_happenings[earlier.Start].Entry, _happenings[start].Entry)) continue;
            earlier.End = start;
            earlier.ClosedOn = _happenings.From(start);
            return true;
        }
        return true;
    }

    private bool SameMatter(DutyRule rule, int a, int b)
    {
        if (rule.OnNewStart != OnNewStart.OncePerMatter && !rule.PerMatter) return true;
        return string.Equals(_happenings[a].Matter, _happenings[b].Matter, StringComparison.Ordinal);
    }

    /// <summary>Finds what ends an opening, and from which day a new start would find it closed.</summary>
    private void CloseOpening(int index)
    {
        var openings = CollectionsMarshal.AsSpan(_openings);
        ref var opening = ref openings[index];
        opening.End = -1;
        opening.ClosedOn = int.MaxValue;
        for (var i = FirstThatMayFollow(_ends, _happenings[opening.Start]); i < _ends.Count; i++)
        {
            var end = _ends[i];
            if (!EndsAfter(opening, end)) continue;
            opening.End = end;
            opening.ClosedOn = _happenings.From(end);
            break;
        }
        if (opening.Rule.Form is RuleForm.Series or RuleForm.EveryNthVisit or RuleForm.Steps || opening.Rule.OnNewStart == OnNewStart.OpensAnother) return;
        var met = FirstMet(opening);
        if (met >= 0) opening.ClosedOn = Math.Min(opening.ClosedOn, _happenings.From(met));
    }

    private bool EndsAfter(in Opening opening, int end)
    {
        var s = _happenings[opening.Start];
        var e = _happenings[end];
        if (end == opening.Start || !Concerns(_asks.EndsOn, s, e) || e.From < s.From) return false;
        if (e.From > s.From || ReferenceEquals(s.Entry, e.Entry)) return true;
        return !(e.What == Happened.CaseClosed && ClosesTheCaseBefore(e)) && !EndsAnEarlierOne(opening.Start, e);
    }

    /// <summary>A closure on the day a new referral comes closes the case that was open when the day began, and nothing that starts on that day.</summary>
    private bool ClosesTheCaseBefore(Happening closure)
    {
        if (!IsOn(StartCondition.WhileCaseIsOpen, closure.From - 1)) return false;
        foreach (var referral in _happenings.OfKind(Happened.ReferralReceived).AsSpan())
            if (_happenings.From(referral) == closure.From) return true;
        return false;
    }

    /// <summary>Whether something of this rule was on when the day of an end began. The end then ends that, and not what starts on the same day.</summary>
    private bool EndsAnEarlierOne(int start, Happening end)
    {
        foreach (var earlier in _openings)
        {
            if (earlier.Start == start || _happenings.From(earlier.Start) >= end.From || !Concerns(_asks.EndsOn, _happenings[earlier.Start], end)) continue;
            if (earlier.End < 0 || _happenings.From(earlier.End) >= end.From) return true;
        }
        return false;
    }

    /// <summary>Whether a happening is about the same adult and matter as the start, as far as both say, and no closure of another record of the child.</summary>
    private bool Concerns(TriggerSet triggers, Happening start, Happening other)
    {
        if (other.What == Happened.CaseClosed && _telling.IsOfSeveral && ClosesAnother(other, start.Entry)) return false;
        if (other.Person is { } another && start.Person is { } adult && adult != another) return false;
        return start.Matter is not { } matter || other.Matter is not { } named || matter == named || triggers.CountsForAnyMatter(other.What);
    }

    /// <summary>Whether a happening closes one of two records that were joined later, and what began on the other goes on.</summary>
    private bool ClosesAnother(Happening closure, Entry began) => closure.What == Happened.CaseClosed && _telling.AreApart(began, closure.Entry);

    /// <summary>Whether something was done no earlier than the start, so that it can answer it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool NotBefore(Happening start, Happening done)
    {
        if (done.Matter is not null && start.Matter == done.Matter ? done.To < start.From : done.From < start.From) return false;
        return start.AtTicks == 0 || done.AtTicks == 0 || done.AtTicks >= start.AtTicks;
    }

    private int FirstMet(in Opening opening)
    {
        var met = First(_mets, opening, _asks.MetBy);
        if (met < 0 || _asks.AndBy.Any.Length == 0) return met;
        var also = First(_also, opening, _asks.AndBy);
        return also < 0 ? -1 : Math.Max(met, also);
    }

    private int First(Places candidates, in Opening opening, TriggerSet triggers)
    {
        var s = _happenings[opening.Start];
        if (opening.Rule.Within is { Counting: Counting.Backwards } && LastBefore(candidates, s, triggers) is >= 0 and var before) return before;
        for (var i = FirstThatMayFollow(candidates, s); i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            var m = _happenings[candidate];
            if (candidate == opening.Start || !Concerns(triggers, s, m) || !NotBefore(s, m)) continue;
            if (opening.Rule.Answers == Answers.OneOnly && m.Matter is null && _usedOnce.Contains(candidate)) continue;
            return candidate;
        }
        return -1;
    }

    /// <summary>Where in the list what is not before a start can begin: nothing that starts earlier by more than the widest window can reach it.</summary>
    private int FirstThatMayFollow(Places candidates, Happening start)
    {
        if (candidates.Count == 0 || _happenings.From(candidates[0]) >= start.From - _happenings.Widest) return 0;
        var (low, high) = (1, candidates.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_happenings.From(candidates[middle]) < start.From - _happenings.Widest) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>What is owed before its start is met by the last fitting thing done by then.</summary>
    private int LastBefore(Places candidates, Happening start, TriggerSet triggers)
    {
        for (var i = candidates.Count - 1; i >= 0; i--)
        {
            var candidate = _happenings[candidates[i]];
            if (candidate.From <= start.To && Concerns(triggers, start, candidate)) return candidates[i];
        }
        return -1;
    }

    private bool Holds(DutyRule rule, int start) => rule.StartsOnly switch
    {
        StartCondition.Always => true,
        StartCondition.WithinTwelveMonthsOfEarlierReferral => EarlierWithinTwelveMonths(start),
        _ => IsOn(rule.StartsOnly, _happenings.To(start), allDay: rule.Form == RuleForm.Series),
    };

    /// <summary>Whether a status was on at the end of a day, or all that day: then not on the day it ends, even if it begins again.</summary>
    private bool IsOn(StartCondition status, int day, bool allDay = false)
    {
        var turns = TurnsOf(status);
        var on = false;
        for (var i = 0; i < turns.Count && turns[i].Day <= day; i++) on = allDay && turns[i].Day == day ? turns[i].AllDay : turns[i].Since;
        return on;
    }

    private List<Turn> TurnsOf(StartCondition status)
    {
        var turns = _turns[(int)status];
        if (turns.Count == 0) ReadTurns(_statuses[(int)status], turns);
        return turns;
    }

    /// <summary>Each day on which a status may have turned on or off. What ends on a day is what was on when it began; one that begins and ends on a day is off.</summary>
    private void ReadTurns(TriggerSet triggers, List<Turn> turns)
    {
        turns.Add(new(int.MinValue, false, false));
        var turning = Find(triggers, starting: true).AsSpan();
        var (on, open) = (false, _telling.IsOfSeveral ? new List<Entry>() : null);
        for (var i = 0; i < turning.Length;)
        {
            var day = _happenings.From(turning[i]);
            var (began, ended, first) = (false, false, i);
            for (; i < turning.Length && _happenings.From(turning[i]) == day; i++)
            {
                var turn = _happenings[turning[i]];
                if (turn.What == triggers.Any[0].What) began |= Begins(turn, turning[first..], open);
                else if (!StaysOpen(open, turn)) ended |= on || turn.What != Happened.CaseClosed || !ClosesTheCaseBefore(turn);
            }
            on = ended ? on && began : on || began;
            turns.Add(new(day, on && !ended, on));
        }
    }

    private bool Begins(Happening began, ReadOnlySpan<int> fromThatDay, List<Entry>? open)
    {
        open?.Add(began.Entry);
        return !EndsItself(began, fromThatDay);
    }

    /// <summary>Whether a status goes on by what began it on another of the child's records than the one that was closed.</summary>
    private bool StaysOpen(List<Entry>? open, Happening end)
    {
        if (open is null) return false;
        open.RemoveAll(began => !ClosesAnother(end, began));
        return open.Count > 0;
    }

    /// <summary>Whether the entry that begins a status ends it on the same day.</summary>
    private bool EndsItself(Happening began, ReadOnlySpan<int> fromThatDay)
    {
        foreach (var place in fromThatDay)
        {
            var other = _happenings[place];
            if (other.From != began.From) return false;
            if (ReferenceEquals(other.Entry, began.Entry) && other.What != began.What) return true;
        }
        return false;
    }

    /// <summary>A day on which a status may have turned on or off.</summary>
    private readonly record struct Turn(int Day, bool AllDay, bool Since);

    private bool EarlierWithinTwelveMonths(int decision)
    {
        var d = _happenings[decision];
        var received = d.BasisFrom != 0 ? d.BasisFrom : d.From;
        return Within(Happened.ReferralReceived, d.Matter) || Within(Happened.CaseClosed, null);

        bool Within(Happened what, string? except)
        {
            foreach (var earlier in _happenings.OfKind(what).AsSpan())
            {
                var e = _happenings[earlier];
                if (e.From < received && DateOnly.FromDayNumber(e.From).MonthsOn(12).DayNumber >= received && (except is null || e.Matter != except)) return true;
            }
            return false;
        }
    }

    private void Work(in Opening opening)
    {
        switch (opening.Rule.Form)
        {
            case RuleForm.Series when opening.Rule.Counts == SeriesCount.OneOpenAtATime:
                WorkVisits(opening);
                break;
            case RuleForm.Series:
                WorkSeries(opening);
                break;
            case RuleForm.Steps:
                WorkSteps(opening);
                break;
            case RuleForm.EveryNthVisit:
                WorkEveryNth(opening);
                break;
            case RuleForm.Precondition:
                WorkPrecondition(opening);
                break;
            default:
                WorkOnce(opening);
                break;
        }
    }

    private Duty New(in Opening opening, DutyRule rule, Role? holder = null)
    {
        var duty = _store.New(rule, holder ?? rule.Holder, _happenings[opening.Start]);
        duty.CountedFrom = _happenings.Days(opening.Start);
        return duty;
    }

    private void Add(Duty duty)
    {
        _holdings.Judge(duty);
        if (duty.State == DutyState.NoEvidence && SameGapAlreadyShown(duty)) return;
        if (!_lent) duty.Holder = _holders.Of(duty, _asAt);
        if (duty.Reason is null && duty.MetBy is { Reason: { } reason }) duty.Reason = reason;
        _duties.Add(duty);
    }

    /// <summary>A run of due points in one gap for which the source holds no evidence is shown once.</summary>
    private bool SameGapAlreadyShown(Duty duty) =>
        _duties.Count > 0 && _duties[^1] is var last && last.State == DutyState.NoEvidence && duty.Periods > 1
        && ReferenceEquals(last.Rule, duty.Rule) && last.CountedFrom == duty.CountedFrom && last.Matter == duty.Matter;

    private void Number()
    {
        for (var i = 0; i < _duties.Count; i++)
        {
            var duty = _duties[i];
            var person = duty.Person;
            duty.Occurrence = 1;
            for (var j = i - 1; j >= 0 && (ReferenceEquals(_duties[j].Rule, duty.Rule) || _duties[j].Rule.Id == duty.Rule.Id); j--)
            {
                if (_duties[j].Person != person) continue;
                duty.Occurrence = _duties[j].Occurrence + 1;
                break;
            }
        }
    }
}
