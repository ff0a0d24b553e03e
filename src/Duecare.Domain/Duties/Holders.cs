using Duecare.Domain.Chronology;
using Duecare.Domain.Oversight;

namespace Duecare.Domain.Duties;

/// <summary>Whose a duty is. There is always somebody: between two social workers it is the team manager.</summary>
internal sealed class Holders
{
    private static readonly string[] Roles = [.. Enum.GetNames<Role>().Select(Words.Kebab)];
    private readonly List<(int From, int To, Allocation Entry)> _allocated = [];
    private bool _known;

    /// <summary>Reads who was allocated when.</summary>
    /// <param name="standing">The entries that stand on the day asked about, in order.</param>
    /// <param name="held">Whether the source claims to hold allocations, so that none means nobody.</param>
    /// <param name="chronology">The record, which may be several read as one: a worker allocated on one of them stays so until somebody ends that who knows of both.</param>
    public void Read(ReadOnlySpan<Entry> standing, bool held, ChildChronology chronology)
    {
        _allocated.Clear();
        foreach (var entry in standing)
        {
            switch (entry)
            {
                case Allocation { Role: null or Role.SocialWorker } allocation:
                    var from = allocation.Occurred.Earliest.DayNumber;
                    EndBefore(from, allocation, chronology);
                    _allocated.Add((from, allocation.EndedOn?.Latest.DayNumber ?? int.MaxValue, allocation));
                    break;
                case AllocationEnd end:
                    End(end.Worker.Value, end.Occurred.Latest.DayNumber);
                    break;
                default:
                    break;
            }
        }
        _known = held || _allocated.Count > 0;
    }

    public string Of(Duty duty, int asAt)
    {
        if (duty.StartedBy.Owner is { } owner) return owner;
        if (duty.HeldBy != Role.SocialWorker || !_known) return Roles[(int)duty.HeldBy];
        var day = DayThatMatters(duty, asAt);
        return On(day)?.Worker.Value ?? Roles[(int)Role.TeamManager];
    }

    /// <summary>The social worker's allocation of a day; null if nobody was allocated.</summary>
    public Allocation? On(int day)
    {
        for (var i = _allocated.Count - 1; i >= 0; i--)
            if (_allocated[i].From <= day && day <= _allocated[i].To) return _allocated[i].Entry;
        return null;
    }

    /// <summary>Every social worker's allocation of a day, the one that holds the duties first: on a joined record there may be several.</summary>
    public IEnumerable<Allocation> AllOn(int day) => _allocated.Where(a => a.From <= day && day <= a.To).Select(a => a.Entry).Reverse();

    private static int DayThatMatters(Duty duty, int asAt) => duty.State switch
    {
        DutyState.Met or DutyState.MetLate => Math.Max(duty.Due?.To ?? 0, duty.Met?.To ?? 0),
        DutyState.Missed or DutyState.NoEvidence or DutyState.Cancelled => duty.Due?.To ?? duty.StartedBy.To,
        _ => asAt,
    } is var day && day < asAt ? day : asAt;

    /// <summary>A new allocation without an end to the one before ends that one the day before.</summary>
    private void EndBefore(int day, Allocation next, ChildChronology chronology)
    {
        for (var i = 0; i < _allocated.Count; i++)
            if (_allocated[i].To == int.MaxValue && !chronology.AreApart(_allocated[i].Entry, next)) _allocated[i] = _allocated[i] with { To = day - 1 };
    }

    private void End(string worker, int day)
    {
        for (var i = 0; i < _allocated.Count; i++)
            if (_allocated[i].Entry.Worker.Value == worker && _allocated[i].To > day) _allocated[i] = _allocated[i] with { To = day };
    }
}
