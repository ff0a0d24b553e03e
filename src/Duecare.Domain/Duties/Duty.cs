using System.Globalization;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;

namespace Duecare.Domain.Duties;

/// <summary>Where a duty stands on the day asked about.</summary>
/// <remarks>In order of how bad it is, the worst last among those that dates can leave open: missed, overdue, met late, met.</remarks>
public enum DutyState : byte
{
    /// <summary>Not due yet, and more than five working days off.</summary>
    Pending,

    /// <summary>Due within five working days; a clock in hours is due soon from its start.</summary>
    DueSoon,

    /// <summary>Past its due day and not done.</summary>
    Overdue,

    /// <summary>Done in time.</summary>
    Met,

    /// <summary>Done after its due day. A reason recorded does not change this.</summary>
    MetLate,

    /// <summary>Not done, and can no longer be: the next one was, it was stated as not made, or the case ended. It stays missed.</summary>
    Missed,

    /// <summary>Ended before it was due, or replaced.</summary>
    Cancelled,

    /// <summary>Owed, but nothing says by when.</summary>
    AwaitingDate,

    /// <summary>The source does not claim to hold what would meet it.</summary>
    NoEvidence,
}

/// <summary>Whether every reading of approximate dates gives the state.</summary>
public enum Certainty : byte
{
    /// <summary>Every reading gives it.</summary>
    Certain,

    /// <summary>It is the worst that the dates allow.</summary>
    Possible,
}

/// <summary>When something is or was due or done: a day or days, or, for a clock in hours, an instant or instants.</summary>
/// <param name="From">The first day, as a day number.</param>
/// <param name="To">The last day, as a day number.</param>
/// <param name="FromTicks">For a clock in hours, the first instant in UTC ticks; else zero.</param>
/// <param name="ToTicks">For a clock in hours, the last instant in UTC ticks; else zero.</param>
public readonly record struct Window(int From, int To, long FromTicks = 0, long ToTicks = 0)
{
    /// <summary>The first day.</summary>
    public DateOnly Earliest => DateOnly.FromDayNumber(From);

    /// <summary>The last day.</summary>
    public DateOnly Latest => DateOnly.FromDayNumber(To);

    /// <summary>Whether it is a matter of instants.</summary>
    public bool IsInstant => FromTicks != 0;

    /// <summary>The first and last as files write them: dates, or instants in London time with the offset.</summary>
    public (string From, string To) Iso() => IsInstant
        ? (Instant(FromTicks), Instant(ToTicks))
        : (Earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>For a sentence.</summary>
    public override string ToString() => IsInstant
        ? FromTicks == ToTicks ? Long(FromTicks) : $"between {Long(FromTicks)} and {Long(ToTicks)}"
        : new ApproximateDate(Earliest, Latest).ToString();

    private static string Instant(long ticks) =>
        LondonTime.At(new(ticks, DateTimeKind.Utc)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Long(long ticks) =>
        LondonTime.At(new(ticks, DateTimeKind.Utc)).ToString("HH:mm 'on' d MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>How late, from the least to the most that the dates allow.</summary>
/// <param name="Unit">Working days where the period was in working days, hours where in hours, else days.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The most.</param>
public readonly record struct Lateness(TimeUnit Unit, int Min, int Max)
{
    /// <summary>"working days", "days" or "hours".</summary>
    public string UnitInWords => Unit switch { TimeUnit.WorkingDays => "working days", TimeUnit.Hours => "hours", _ => "days" };

    /// <inheritdoc/>
    public override string ToString()
    {
        var count = Min == Max ? $"{Max}" : $"{Min} to {Max}";
        return Max == 1 ? $"{count} {UnitInWords[..^1]}" : $"{count} {UnitInWords}";
    }
}

/// <summary>What a due day was reached by, kept so that the duty can explain itself.</summary>
public enum CountedBy : byte
{
    /// <summary>The rule's first period.</summary>
    FirstPeriod,

    /// <summary>The repeating period, from when it was last done.</summary>
    RepeatingPeriod,

    /// <summary>An interval that a plan or status sets.</summary>
    SetInterval,

    /// <summary>A date that the entry names.</summary>
    NamedDate,

    /// <summary>A date agreed later, in place of the default.</summary>
    AgreedDate,

    /// <summary>A second limit, or another clock, that comes sooner.</summary>
    SoonerLimit,

    /// <summary>A step of the rule.</summary>
    Step,

    /// <summary>A count of visits.</summary>
    VisitCount,

    /// <summary>The longer period after an extension.</summary>
    Extended,
}

/// <summary>One duty to one child: a rule applied to what happened, as at a day.</summary>
public sealed class Duty
{
    private DutyRule _rule = null!;
    private Role _heldBy;
    private Happening _startedBy = null!;
    private Duty? _about;
    // What may be null is kept in two fields: a processor stalls where it copies whole what has just been written in parts, and audits write millions of duties.
    private int _dueFrom;
    private int _dueTo;
    private Timescale _period;
    private Lateness _lateness;
    private bool _isDated;
    private bool _isCounted;
    private bool _isLate;
    private int _countedFrom;
    private int _countedTo;
    private Seldom? _seldom;

    /// <summary>The row of the rulebook.</summary>
    public required DutyRule Rule { get => _rule; init => _rule = value; }

    /// <summary>The role that does it: the rule's, or that of the rule's step.</summary>
    public required Role HeldBy { get => _heldBy; init => _heldBy = value; }

    /// <summary>The number in its series, from 1, over the child's whole record, for each adult apart where the duty sits on an adult.</summary>
    public int Occurrence { get; internal set; }

    /// <summary>How many due points of the series had passed when it was met, or have passed by the day asked about.</summary>
    public int Passed { get; internal set; }

    /// <summary>By when: the legal limit. Null if nothing says.</summary>
    public Window? Due
    {
        get => _isDated ? _seldom is null ? new Window(_dueFrom, _dueTo) : new Window(_dueFrom, _dueTo, _seldom.DueFromTicks, _seldom.DueToTicks) : null;
        internal set
        {
            var due = value.GetValueOrDefault();
            (_isDated, _dueFrom, _dueTo) = (value.HasValue, due.From, due.To);
            if (due.IsInstant || _seldom is not null) (Few.DueFromTicks, Few.DueToTicks) = (due.FromTicks, due.ToTicks);
        }
    }

    /// <summary>The council's own earlier target, if it sets one.</summary>
    public Window? Target { get => _seldom?.Target; internal set => Few.Target = value; }

    /// <summary>When it was done.</summary>
    public Window? Met => MetBy is { } met ? Due is { IsInstant: true } ? Settle.Instant(met) : new Window(met.From, met.To) : null;

    /// <summary>Where it stands.</summary>
    public DutyState State { get; internal set; }

    /// <summary>Whether the dates leave another reading open.</summary>
    public Certainty Certainty { get; internal set; }

    /// <summary>How late, if it is overdue or was met late.</summary>
    public Lateness? Late { get => _isLate ? _lateness : null; internal set => (_isLate, _lateness) = (value.HasValue, value.GetValueOrDefault()); }

    /// <summary>The reason recorded, if any. It changes nothing but what is shown.</summary>
    public string? Reason { get; internal set; }

    /// <summary>Whose it is: a worker's id, or a role where nobody is named.</summary>
    public string Holder { get; internal set; } = "";

    /// <summary>The adult it sits on, if any.</summary>
    public string? Person => StartedBy.Person;

    /// <summary>What it is about where a rule can be owed for several matters at once; null otherwise.</summary>
    public string? Matter => About is { } late ? late.Rule.Id : Rule.PerMatter ? StartedBy.Matter : null;

    /// <summary>What started it.</summary>
    public required Happening StartedBy { get => _startedBy; init => _startedBy = value; }

    /// <summary>What met it.</summary>
    public Happening? MetBy { get; internal set; }

    /// <summary>What ended it unmet.</summary>
    public Happening? EndedBy { get; internal set; }

    /// <summary>The period counted, if one was.</summary>
    public Timescale? Period { get => _isCounted ? _period : null; internal set => (_isCounted, _period) = (value.HasValue, value.GetValueOrDefault()); }

    /// <summary>How many periods after the start the due day lies; more than one for a due point that followed a missed one.</summary>
    public int Periods { get; internal set; } = 1;

    /// <summary>How the due day was reached.</summary>
    public CountedBy CountedBy { get; internal set; }

    /// <summary>The happening that agreed the date, where one did.</summary>
    public Happening? AgreedBy { get => _seldom?.AgreedBy; internal set => Few.AgreedBy = value; }

    /// <summary>The other duty it is about, for an acknowledgement that one is overdue.</summary>
    public Duty? About { get => _about; init => _about = value; }

    /// <summary>The clock's own first day, as day numbers: the start, or the last time it was done.</summary>
    public Window CountedFrom { get => new(_countedFrom, _countedTo); internal set => (_countedFrom, _countedTo) = (value.From, value.To); }

    /// <summary>One English sentence: what started it, how it was counted, and what became of it.</summary>
    public string Because => Explanation.Of(this);

    /// <summary>The citation that governs it.</summary>
    public string Source => Rule.SourceOn(DateOnly.FromDayNumber(StartedBy.From)).ToString();

    /// <summary>Becomes another duty, as new, so that counting millions does not make millions.</summary>
    internal void BeginAgain(DutyRule rule, Role heldBy, Happening startedBy, Duty? about)
    {
        (_rule, _heldBy, _startedBy, _about) = (rule, heldBy, startedBy, about);
        (Occurrence, Passed, Periods) = (0, 0, 1);
        (_isDated, _isLate, _isCounted, _seldom) = (false, false, false, null);
        (State, Certainty, CountedBy) = (default, default, default);
        (MetBy, EndedBy, Reason) = (null, null, null);
        (Holder, CountedFrom) = ("", default);
    }

    private Seldom Few => _seldom ??= new();

    /// <summary>What few duties have, kept apart so that the many are small.</summary>
    private sealed class Seldom
    {
        public long DueFromTicks;
        public long DueToTicks;
        public Window? Target;
        public Happening? AgreedBy;
    }
}
