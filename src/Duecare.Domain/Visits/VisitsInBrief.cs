using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Visits;

/// <summary>The visits of one child in an extract of very many, as the few facts that clocks turn on. One is made an entry only where more of it is asked.</summary>
/// <remarks>
/// Four in five rows of such an extract are visits, each of one child, of a known day, and with nothing said of it but whether the child was seen, alone, and in the
/// bedroom. They come in order of day, those of one day in order of id, and are another child's once the source goes on.
/// </remarks>
internal abstract class VisitsInBrief
{
    // What is said of a visit, each of three as not said, no or yes; then its type.
    private const int Answers = 3;
    private const int Ways = Answers * Answers * Answers;
    private static readonly Facts[] FactsByWay = ReadFacts();

    private int[] _days = new int[64];
    private byte[] _ways = new byte[64];
    private BriefVisit[] _seen = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The day number of each.</summary>
    public ReadOnlySpan<int> Days => _days.AsSpan(0, Count);

    /// <summary>Those up to a day at which the child was seen, with particulars as of one made an entry. Good until they are asked for again.</summary>
    public ReadOnlySpan<BriefVisit> Seen(int until)
    {
        if (_seen.Length < Count) _seen = new BriefVisit[_days.Length];
        var seen = 0;
        for (var visit = 0; visit < Count && _days[visit] <= until; visit++)
        {
            var facts = FactsByWay[_ways[visit]];
            _seen[seen] = new(visit, _days[visit], facts);
            if (facts != Facts.None) seen++;
        }
        return _seen.AsSpan(0, seen);
    }

    /// <summary>Forgets them all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds one, which belongs after those before it unless they are put in order.</summary>
    public void Add(int day, VisitType type, bool? seen, bool? seenAlone, bool? bedroomSeen)
    {
        if (Count == _days.Length)
        {
            Array.Resize(ref _days, Count * 2);
            Array.Resize(ref _ways, Count * 2);
        }
        _days[Count] = day;
        _ways[Count++] = (byte)((((((int)type * Answers) + Way(seen)) * Answers) + Way(seenAlone)) * Answers + Way(bedroomSeen));
    }

    /// <summary>One of them as an entry.</summary>
    public Visit this[int visit] => Made(_ways[visit], _days[visit], IdOf(visit), Children);

    /// <summary>The child alone, as each of them names it.</summary>
    protected abstract IReadOnlyList<ChildId> Children { get; }

    /// <summary>The id of one of them.</summary>
    public abstract EntryId IdOf(int visit);

    /// <summary>Exchanges two neighbours, of which the later came first.</summary>
    protected virtual void Swap(int visit)
    {
        (_days[visit - 1], _days[visit]) = (_days[visit], _days[visit - 1]);
        (_ways[visit - 1], _ways[visit]) = (_ways[visit], _ways[visit - 1]);
    }

    /// <summary>Puts them in order. They mostly are.</summary>
    public void PutInOrder()
    {
        for (var i = 1; i < Count; i++)
            for (var at = i; at > 0 && IsBefore(at, at - 1); at--) Swap(at);
    }

    private bool IsBefore(int visit, int other) =>
        _days[visit] != _days[other] ? _days[visit] < _days[other] : IdOf(visit).CompareTo(IdOf(other)) < 0;

    private static int Way(bool? answer) => answer is { } said ? said ? 2 : 1 : 0;

    private static bool? Answer(int way) => (way % Answers) switch { 2 => true, 1 => false, _ => null };

    private static Visit Made(int way, int day, EntryId id, IReadOnlyList<ChildId> children) => new()
    {
        Id = id,
        Occurred = When.On(DateOnly.FromDayNumber(day)),
        Children = children,
        Type = (VisitType)(way / Ways),
        Outcome = VisitOutcome.Completed,
        Seen = Answer(way / (Answers * Answers)),
        SeenAlone = Answer(way / Answers),
        BedroomSeen = Answer(way),
    };

    /// <summary>By way: the particulars of a visit at which the child was seen; none if the child was not.</summary>
    private static Facts[] ReadFacts()
    {
        var facts = new Facts[Ways * Enum.GetValues<VisitType>().Length];
        for (var way = 0; way < facts.Length; way++)
            if (Made(way, 0, new(""), []).FactsFor(new("")) is var told && told.HasFlag(Facts.ChildSeen)) facts[way] = told;
        return facts;
    }
}
