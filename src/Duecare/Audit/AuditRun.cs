using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Audit;

/// <summary>Works out the duties of each child that comes and hands them to a writer.</summary>
/// <param name="header">What holds for the whole audit; its day and instant are those asked about.</param>
/// <param name="rules">The rulebook.</param>
/// <param name="calendar">The working days.</param>
/// <param name="writer">Takes the children.</param>
/// <param name="progress">Told how many children are done, now and then; null to tell nobody.</param>
internal sealed class AuditRun(AuditHeader header, Rulebook rules, WorkingDayCalendar calendar, AuditWriter writer, Action<long>? progress = null)
{
    private const int Often = 1000;
    private long _children;

    /// <summary>Whether children need only be counted.</summary>
    public bool OnlyCounts => writer.OnlyCounts;

    /// <summary>The children so far of whom there was nothing to work duties out of.</summary>
    public ChildrenInNoEntry InNoEntry { get; private set; } = new();

    /// <summary>Forgets every child, where children are only counted.</summary>
    public void StartAgain()
    {
        _children = 0;
        InNoEntry = new();
        writer.StartAgain();
    }

    /// <summary>Takes the next child. For one thread; several use <see cref="Stretch"/>.</summary>
    public void Add(ChildChronology chronology)
    {
        var child = DutiesOf(chronology);
        writer.Add(child);
        if (child.IsInNoEntry) InNoEntry.Add(child.Child);
        Count(1);
    }

    /// <summary>A stretch of children for one thread, to be handed in when its turn comes.</summary>
    public RunStretch Stretch() => new(this, writer.Stretch());

    private ChildDuties DutiesOf(ChildChronology chronology) => new(
        chronology.Child,
        DutyList.AsAt(header.AsAt, rules, chronology, calendar, header.KnownAt),
        chronology.Standing(header.KnownAt))
    {
        Flags = FlagsOf(chronology),
        IsInNoEntry = chronology.IsInNoEntry,
    };

    private ChildDuties CountedDutiesOf(ChildChronology chronology)
    {
        var counted = DutyList.Counted(header.AsAt, rules, chronology, calendar, header.KnownAt, header.Scope);
        return new(chronology.Child, counted.Listed, [])
        {
            Others = counted.Others,
            Flags = counted.MayBeFlagged ? FlagsOf(chronology) : [],
            IsInNoEntry = chronology.IsInNoEntry,
            InFull = () => DutiesOf(chronology.InFull()),
        };
    }

    private IReadOnlyList<LimitFlag> FlagsOf(ChildChronology chronology) => LimitFlags.AsAt(header.AsAt, rules, chronology, calendar, header.KnownAt);

    private void Count(int more)
    {
        var before = _children / Often;
        _children += more;
        if (_children / Often != before) progress?.Invoke(_children);
    }

    /// <summary>Children one after another, whose duties one thread works out while others work out theirs.</summary>
    internal sealed class RunStretch(AuditRun run, AuditStretch stretch)
    {
        private readonly ChildrenInNoEntry _inNoEntry = new();
        private int _children;

        public void Add(ChildChronology chronology)
        {
            var child = run.OnlyCounts ? run.CountedDutiesOf(chronology) : run.DutiesOf(chronology);
            stretch.Add(child);
            if (child.IsInNoEntry) _inNoEntry.Add(child.Child);
            _children++;
        }

        /// <summary>Hands the stretch in; one at a time, in order.</summary>
        public void HandIn()
        {
            stretch.HandIn();
            run.InNoEntry.AddAll(_inNoEntry);
            run.Count(_children);
        }
    }
}
