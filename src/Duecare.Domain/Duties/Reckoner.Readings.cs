using Duecare.Domain.Calendar;

namespace Duecare.Domain.Duties;

/// <summary>The due points of a gap whose interval changes, where a day in it is not known: each reading's apart, then the window of each point over all of them.</summary>
internal sealed partial class Reckoner
{
    private const int MostReadings = 400;

    private bool IsRough(Window anchor)
    {
        if (_changes.Count == 0) return false;
        var (readings, rough) = (anchor.To - anchor.From + 1, anchor.From != anchor.To);
        foreach (var change in _changes)
        {
            rough |= change.From != change.To;
            readings = Math.Min(MostReadings, readings) * (change.To - change.From + 1);
        }
        return rough && readings <= MostReadings;
    }

    /// <summary>The due points down to what closes a gap. Where its day is not known, an interval that begins in its window acts on the readings on which it comes first.</summary>
    private bool TryPointsUntil(Window anchor, Timescale? interval, Window until)
    {
        if (until.From == until.To || !_changes.Exists(c => c.From > until.From && c.From <= until.To)) return TryPoints(anchor, interval, until.To);
        var changes = _changes.ToList();
        var merged = new List<DuePoint>();
        for (var day = until.To; day >= until.From; day--)
        {
            _changes.RemoveAll(c => c.From > day);
            if (TryPoints(anchor, interval, until.To)) Merge(merged, day == until.To ? _points.Count : merged.Count);
        }
        _changes.Clear();
        _changes.AddRange(changes);
        _points.Clear();
        _points.AddRange(merged);
        return merged.Count > 0;
    }

    private bool TryPointsOnEveryReading(Window anchor, Timescale interval, int until)
    {
        var (changes, next) = (_changes.ToList(), _nextChange);
        var readings = Readings(changes).SelectMany(r => Enumerable.Range(anchor.From, anchor.To - anchor.From + 1).Select(day => (Day: day, Changes: r))).ToList();
        var most = 0;
        foreach (var (day, reading) in readings)
            most = Math.Max(most, TryPointsOn(day, anchor.From, interval, reading, until) ? _points.Count : 0);
        var merged = new List<DuePoint>(most);
        foreach (var (day, reading) in readings)
        {
            var (reached, points) = (until, -1);
            while (TryPointsOn(day, anchor.From, interval, reading, reached) && _points.Count < most && _points.Count > points)
                (reached, points) = (_points[^1].Due.From + 1, _points.Count);
            Merge(merged, most);
        }
        _changes.Clear();
        _changes.AddRange(changes);
        _nextChange = next;
        _points.Clear();
        _points.AddRange(merged);
        return most > 0;
    }

    private bool TryPointsOn(int day, int first, Timescale interval, List<Change> reading, int until)
    {
        _changes.Clear();
        _changes.AddRange(reading);
        _nextChange = 0;
        foreach (var change in reading)
            if (change.From <= day && change.From > first) interval = change.Interval;
        return TryPoints(new Window(day, day), interval, until);
    }

    private void Merge(List<DuePoint> merged, int most)
    {
        for (var i = 0; i < Math.Min(most, _points.Count); i++)
        {
            if (i == merged.Count) merged.Add(_points[i]);
            else merged[i] = merged[i] with { Due = new Window(Math.Min(merged[i].Due.From, _points[i].Due.From), Math.Max(merged[i].Due.To, _points[i].Due.To)) };
        }
    }

    /// <summary>The changes with each day known, in every way that the windows allow.</summary>
    private static List<List<Change>> Readings(List<Change> changes)
    {
        List<List<Change>> readings = [[]];
        foreach (var change in changes)
        {
            var known = Enumerable.Range(change.From, change.To - change.From + 1).Select(day => change with { From = day, To = day }).ToList();
            readings = [.. readings.SelectMany(earlier => known.Select(day => (List<Change>)[.. earlier, day]))];
        }
        foreach (var reading in readings) reading.Sort((a, b) => a.From.CompareTo(b.From));
        return readings;
    }
}
