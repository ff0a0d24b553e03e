using Duecare.Domain.Chronology;
using Duecare.Domain.Visits;

namespace Duecare.Domain.Duties;

/// <summary>What happened to one child, in order of day and gathered by what it is. A happening is known by its place in that order.</summary>
/// <remarks>
/// What rules look at most, the days and particulars, stands apart for each place. A visit told in brief takes a place like anything else, and is made a happening only where
/// more of it is asked.
/// </remarks>
internal sealed class HappeningsInOrder
{
    private readonly Telling _telling;
    private readonly KindPlaces[] _kinds = new KindPlaces[Enum.GetValues<Happened>().Length];
    private readonly List<Happened> _kindsTold = [];
    private Happening?[] _all = new Happening?[64];
    private int[] _from = new int[64];
    private int[] _to = new int[64];
    private Facts[] _facts = new Facts[64];
    private int[] _visitAt = new int[64];
    private Facts _factsOfAll;
    private Facts _factsOfAny;
    private int[] _ofKind = new int[64];

    public HappeningsInOrder(Telling telling) => _telling = telling;

    /// <summary>What kinds of happening there are.</summary>
    public List<Happened> Kinds => _kindsTold;

    /// <summary>How many days the least known of them may be off.</summary>
    public int Widest { get; private set; }

    /// <summary>The last day on which any of them can have been.</summary>
    public int Latest { get; private set; }

    /// <summary>The happening in a place.</summary>
    public Happening this[int place] => _all[place] ??= _telling.Make(new(_visitAt[place], _from[place], _facts[place]));

    /// <summary>The first day number it can have been.</summary>
    public int From(int place) => _from[place];

    /// <summary>The last day number it can have been.</summary>
    public int To(int place) => _to[place];

    /// <summary>The days it can have been.</summary>
    public Window Days(int place) => new(_from[place], _to[place]);

    /// <summary>Its particulars.</summary>
    public Facts Facts(int place) => _facts[place];

    /// <summary>What happened.</summary>
    public Happened What(int place) => _all[place] is { } happening ? happening.What : Happened.Visited;

    /// <summary>Whether it is a visit of which only its day and particulars are known so far: of no adult, of no matter, and at no instant.</summary>
    public bool IsInBrief(int place) => _all[place] is null;

    /// <summary>The places of the happenings of one kind, in order.</summary>
    public Places OfKind(Happened what) => new(_ofKind, _kinds[(int)what].First, _kinds[(int)what].Count);

    /// <summary>Whether every visit at which the child was seen is one told in brief.</summary>
    public bool VisitsAreInBrief { get; private set; }

    /// <summary>Whether everything that happened of a trigger's kind has the particulars that it asks for, as far as that is seen without looking at each.</summary>
    public bool AllFit(Trigger trigger) =>
        trigger is { With: Duties.Facts.None, Without: Duties.Facts.None }
        || (trigger.What == Happened.Visited && VisitsAreInBrief && trigger.FitsWith(_factsOfAll) && (_factsOfAny & trigger.Without) == Duties.Facts.None);

    /// <summary>Puts in order what was told.</summary>
    public void Put(Span<Happening> told)
    {
        foreach (var kind in _kindsTold) _kinds[(int)kind] = default;
        _kindsTold.Clear();
        (Widest, Latest) = (0, 0);
        Sort(told);
        var visits = _telling.VisitsInBrief;
        var count = _telling.VisitsUntilNow;
        ref var visited = ref _kinds[(int)Happened.Visited];
        VisitsAreInBrief = visited.Count == 0;
        if (count > 0)
        {
            Latest = Math.Max(Latest, visits!.Days[count - 1]);
            Count(Happened.Visited, count);
        }
        MakeRoom(told.Length + count);
        var first = 0;
        foreach (var kind in _kindsTold)
        {
            ref var places = ref _kinds[(int)kind];
            (places.First, places.Next) = (first, first);
            first += places.Count;
        }
        Merge(told, visits, count);
        if (count > 0) visited.Count = visited.Next - visited.First;
    }

    private void Sort(Span<Happening> told)
    {
        for (var i = 0; i < told.Length; i++)
        {
            var happening = told[i];
            Widest = Math.Max(Widest, happening.To - happening.From);
            Latest = Math.Max(Latest, happening.To);
            Count(happening.What, 1);
            if (i > 0 && happening.From <= told[i - 1].From) PutBack(told, i);
        }
    }

    /// <summary>Puts one before those that are later, all before it being in order.</summary>
    private static void PutBack(Span<Happening> told, int at)
    {
        var happening = told[at];
        for (; at > 0 && Earlier(happening, told[at - 1]); at--) told[at] = told[at - 1];
        told[at] = happening;
    }

    private void Count(Happened what, int more)
    {
        ref var count = ref _kinds[(int)what].Count;
        if (count == 0) _kindsTold.Add(what);
        count += more;
    }

    private void MakeRoom(int places)
    {
        if (places <= _all.Length) return;
        var room = places * 2;
        (_all, _from, _to, _facts, _visitAt, _ofKind) = (new Happening?[room], new int[room], new int[room], new Facts[room], new int[room], new int[room]);
    }

    private void Merge(ReadOnlySpan<Happening> told, VisitsInBrief? visits, int count)
    {
        (_factsOfAll, _factsOfAny) = (~Duties.Facts.None, Duties.Facts.None);
        var (place, next) = (0, 0);
        foreach (var happening in told)
        {
            if (next < count)
            {
                PlaceThoseBefore(happening.From, visits!, count, ref next, ref place);
                while (next < count && visits!.Days[next] == happening.From && IsFirst(visits, next, happening)) PlaceThoseBefore(happening.From + 1, visits, next + 1, ref next, ref place);
            }
            (_all[place], _from[place], _to[place], _facts[place]) = (happening, happening.From, happening.To, happening.Facts);
            _ofKind[_kinds[(int)happening.What].Next++] = place++;
        }
        if (next < count) PlaceThoseBefore(int.MaxValue, visits!, count, ref next, ref place);
    }

    /// <summary>Gives places to the visits before a day. One at which the child was not seen is put down too, and the next put over it.</summary>
    private void PlaceThoseBefore(int day, VisitsInBrief visits, int count, ref int next, ref int place)
    {
        var days = visits.Days[..count];
        var ways = visits.Ways[..count];
        var factsByWay = VisitsInBrief.FactsByWay;
        var (from, to, facts, visitAt, ofKind) = (_from, _to, _facts, _visitAt, _ofKind);
        ref var visited = ref _kinds[(int)Happened.Visited];
        var (visit, at, toKind, all, any) = (next, place, visited.Next, _factsOfAll, _factsOfAny);
        for (; (uint)visit < (uint)days.Length && days[visit] < day; visit++)
        {
            var said = factsByWay[ways[visit]];
            var seen = said != Duties.Facts.None ? 1 : 0;
            (from[at], to[at], facts[at], visitAt[at], ofKind[toKind]) = (days[visit], days[visit], said, visit, at);
            _all[at] = null;
            at += seen;
            toKind += seen;
            any |= said;
            all &= said | (Duties.Facts)(seen - 1L);
        }
        (next, place, visited.Next, _factsOfAll, _factsOfAny) = (visit, at, toKind, all, any);
    }

    private static bool IsFirst(VisitsInBrief visits, int visit, Happening other) =>
        other.To > other.From || other.AtTicks > 0 || string.CompareOrdinal(visits.IdOf(visit).Value, other.Entry.Id.Value) < 0;

    private static bool Earlier(Happening a, Happening b)
    {
        if (a.From != b.From) return a.From < b.From;
        if (ReferenceEquals(a.Entry, b.Entry) && a.To == b.To && a.AtTicks == b.AtTicks) return false;
        if (a.To != b.To) return a.To < b.To;
        if (a.AtTicks != b.AtTicks) return a.AtTicks < b.AtTicks;
        return string.CompareOrdinal(a.Entry.Id.Value, b.Entry.Id.Value) < 0;
    }

    /// <summary>Where the places of the happenings of one kind stand.</summary>
    private struct KindPlaces
    {
        public int First;
        public int Count;
        public int Next;
    }
}

/// <summary>Places of happenings, in order.</summary>
internal readonly struct Places(int[] all, int first, int count)
{
    public int Count => count;

    public int this[int i] => all[first + i];

    public ReadOnlySpan<int> AsSpan() => new(all, first, count);
}

/// <summary>A visit told in brief at which the child was seen.</summary>
/// <param name="Number">Its number among the child's.</param>
/// <param name="Day">Its day number.</param>
/// <param name="Facts">Its particulars.</param>
internal readonly record struct BriefVisit(int Number, int Day, Facts Facts);
