using System.Globalization;
using System.Text;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Exchange.CaseFiles;

namespace Duecare.Oracle;

/// <summary>Sets the engine's answer beside the oracle's.</summary>
public static class Comparison
{
    private static readonly HashSet<Chapter> Chapters =
    [
        Chapter.FrontDoor, Chapter.Assessment, Chapter.ChildInNeed, Chapter.ChildProtection, Chapter.RiskFromAdults, Chapter.Oversight,
    ];

    /// <summary>How the two answers differ, duty by duty; empty if they agree.</summary>
    public static SortedDictionary<string, string> Differences(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var engine = new Dictionary<string, List<(int, string)>>();
        foreach (var duty in DutyList.AsAt(history.AsAt, Rulebook.Shipped, history.Chronology, WorkingDayCalendar.England, history.KnownAt))
            if (Chapters.Contains(duty.Rule.Chapter)) Add(engine, Name(duty.Rule.Id, duty.Person), duty.Occurrence, Line(duty));
        var oracle = new Dictionary<string, List<(int, string)>>();
        foreach (var row in SecondOpinion.On(history.Chronology, history.AsAt, history.KnownAt)) Add(oracle, Name(row.Duty, row.Person), row.Occurrence, Line(row));

        var differences = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in engine.Keys.Union(oracle.Keys))
        {
            var (theirs, ours) = (engine.GetValueOrDefault(name) ?? [], oracle.GetValueOrDefault(name) ?? []);
            if (!Same(theirs, ours)) differences.Add(name, Show(theirs, ours));
        }
        return differences;
    }

    private static string Name(string duty, string? person) => person is null ? duty : $"{duty} of {person}";

    private static void Add(Dictionary<string, List<(int, string)>> rows, string name, int occurrence, string line)
    {
        if (!rows.TryGetValue(name, out var list)) rows.Add(name, list = []);
        list.Add((occurrence, line));
    }

    // Two of one start and due day may be numbered either way.
    private static bool Same(List<(int Occurrence, string Line)> a, List<(int Occurrence, string Line)> b) =>
        a.Count == b.Count
        && a.Select(r => r.Line).Order(StringComparer.Ordinal).SequenceEqual(b.Select(r => r.Line).Order(StringComparer.Ordinal), StringComparer.Ordinal)
        && a.Select(r => r.Occurrence).Order().SequenceEqual(Enumerable.Range(1, a.Count));

    private static string Show(List<(int Occurrence, string Line)> engine, List<(int Occurrence, string Line)> oracle)
    {
        var text = new StringBuilder();
        var (ours, theirs) = (oracle.Select(r => r.Line).ToList(), engine.Select(r => r.Line).ToList());
        var fewer = engine.Count > 12;
        foreach (var (occurrence, line) in engine.OrderBy(r => r.Occurrence))
        {
            var both = ours.Remove(line);
            if (!both || !fewer) text.AppendLine(CultureInfo.InvariantCulture, $"  {(both ? " both  " : " engine")} {occurrence,3} {line}");
        }
        foreach (var (occurrence, line) in oracle.OrderBy(r => r.Occurrence))
            if (!theirs.Remove(line)) text.AppendLine(CultureInfo.InvariantCulture, $"   oracle {occurrence,3} {line}");
        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', lines.Take(14)) + (lines.Length > 14 ? $"\n  ... {lines.Length - 14} more\n" : "\n");
    }

    private static string Line(Duty duty) => Line(
        duty.Due is { } due ? new Span(due.From, due.To, due.FromTicks, due.ToTicks) : null,
        duty.Met is { } met ? new Span(met.From, met.To, met.FromTicks, met.ToTicks) : null,
        duty.State,
        duty.Certainty == Certainty.Certain,
        duty.Late is { } late ? (late.Unit, late.Min, late.Max) : null,
        duty.Passed);

    private static string Line(Row row) =>
        Line(row.Due, row.Met, row.State, row.Certain, row.Late is { } late ? (row.LateIn, late.Min, late.Max) : null, row.Passed);

    private static string Line(Span? due, Span? met, DutyState state, bool certain, (TimeUnit Unit, int Min, int Max)? late, int passed)
    {
        var done = state is DutyState.Met or DutyState.MetLate ? $" met {Show(met)}" : "";
        var overdue = late is { } l && state is DutyState.Overdue or DutyState.MetLate ? $" late {late?.Min}-{late?.Max} {late?.Unit}" : "";
        return $"due {Show(due)} {state}{(certain ? "" : "?")}{done}{overdue} passed {passed}";
    }

    private static string Show(Span? span) => span switch
    {
        null => "none",
        { FromTicks: not 0 } s => s.FromTicks == s.ToTicks ? Instant(s.FromTicks) : $"{Instant(s.FromTicks)}..{Instant(s.ToTicks)}",
        { } s => s.From == s.To ? Day(s.From) : $"{Day(s.From)}..{Day(s.To)}",
    };

    private static string Day(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Instant(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The history with every entry left out that the difference in one duty does not need.</summary>
    public static History Smallest(History history, string duty)
    {
        ArgumentNullException.ThrowIfNull(history);
        for (var smaller = true; smaller;)
        {
            smaller = false;
            for (var i = history.Chronology.Entries.Count - 1; i >= 0; i--)
            {
                var without = history with { Chronology = history.Chronology with { Entries = history.Chronology.Entries.Where((_, n) => n != i).ToList() } };
                if (!Differences(without).ContainsKey(duty) || IsNamed(history.Chronology.Entries[i].Id.Value, without)) continue;
                history = without;
                smaller = true;
            }
        }
        if (history.Chronology.Covers is not null && history with { Chronology = history.Chronology with { Covers = null } } is var whole && Differences(whole).ContainsKey(duty)) history = whole;
        if (history.KnownAt is not null && Differences(history with { KnownAt = null }).ContainsKey(duty)) history = history with { KnownAt = null };
        return history;
    }

    // What another entry names stays, so that a smaller history is not about a dangling reference.
    private static bool IsNamed(string id, History history) => CaseFileOf(history).Contains($"\"{id}\"", StringComparison.Ordinal);

    /// <summary>The history as a case file.</summary>
    public static string CaseFileOf(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        using var stream = new MemoryStream();
        CaseFileWriter.Write(stream, new CaseFile { Title = $"History {history.Seed}", Children = [history.Chronology.Child], Covers = history.Chronology.Covers, Entries = history.Chronology.Entries });
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
