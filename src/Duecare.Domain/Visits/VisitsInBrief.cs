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
    private const int WaysOfAType = Answers * Answers * Answers;
    private static readonly Facts[] FactsOfWays = ReadFacts();

    private int[] _days = new int[64];
    private byte[] _ways = new byte[64];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The day number of each.</summary>
    public ReadOnlySpan<int> Days => _days.AsSpan(0, Count);

    /// <summary>What is said of each: <see cref="WayOf"/>.</summary>
    public ReadOnlySpan<byte> Ways => _ways.AsSpan(0, Count);

    /// <summary>By what is said of a visit, its particulars as of one made an entry; none unless the child was seen.</summary>
    public static ReadOnlySpan<Facts> FactsByWay => FactsOfWays;

    /// <summary>How many there are up to a day.</summary>
    public int Until(int day)
    {
        var count = Count;
        while (count > 0 && _days[count - 1] > day) count--;
        return count;
    }

    /// <summary>Forgets them all.</summary>
    public void Clear() => Count = 0;

    /// <summary>What is said of a visit, as one number. Each answer is 0 where nothing is said, 1 for no, 2 for yes.</summary>
    public static byte WayOf(VisitType type, int seen, int seenAlone, int bedroomSeen) => (byte)((((((int)type * Answers) + seen) * Answers) + seenAlone) * Answers + bedroomSeen);

    /// <summary>Adds one, which belongs after those before it unless they are put in order.</summary>
    /// <param name="day">Its day number.</param>
    /// <param name="way">What is said of it: <see cref="WayOf"/>.</param>
    protected void Add(int day, byte way)
    {
        if (Count == _days.Length)
        {
            Array.Resize(ref _days, Count * 2);
            Array.Resize(ref _ways, Count * 2);
        }
        _days[Count] = day;
        _ways[Count++] = way;
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

    private static bool? Answer(int way) => (way % Answers) switch { 2 => true, 1 => false, _ => null };

    /// <summary>A visit as an entry.</summary>
    public static Visit Made(int way, int day, EntryId id, IReadOnlyList<ChildId> children) => new()
    {
        Id = id,
        Occurred = When.On(DateOnly.FromDayNumber(day)),
        Children = children,
        Type = (VisitType)(way / WaysOfAType),
        Outcome = VisitOutcome.Completed,
        Seen = Answer(way / (Answers * Answers)),
        SeenAlone = Answer(way / Answers),
        BedroomSeen = Answer(way),
    };

    private static Facts[] ReadFacts()
    {
        var facts = new Facts[WaysOfAType * Enum.GetValues<VisitType>().Length];
        for (var way = 0; way < facts.Length; way++)
            if (Made(way, 0, new(""), []).FactsFor(new("")) is var told && told.HasFlag(Facts.ChildSeen)) facts[way] = told;
        return facts;
    }
}
