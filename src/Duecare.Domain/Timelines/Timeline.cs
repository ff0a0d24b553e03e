using System.Globalization;
using System.Xml.Linq;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.Duties;
using Duecare.Domain.Visits;

namespace Duecare.Domain.Timelines;

/// <summary>
/// One child's record as a picture: a lane for each part of the work with a tick for each thing recorded, and beneath it a row for each
/// duty that is overdue or was missed or met late, the council's own remedies apart. The table beside it says all that the picture says, and more.
/// </summary>
public sealed class Timeline
{
    private const int Right = 26, Top = 46, LaneHeight = 24, RowHeight = 19, LabelLength = 48;
    private const int WideLabels = 304, NarrowWidth = 344, NarrowRight = 12, LabelHeight = 15;
    private const int LongestSpan = 3653, LongestAhead = 120;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly ChildDuties _child;
    private readonly List<Duty> _duties;
    private readonly bool _reasonsAreHeld;
    private readonly int _asAt, _first, _last;
    private readonly double _perDay;
    private readonly int _width, _left, _right;
    private readonly bool _isNarrow;
    private double _y = Top;

    private Timeline(ChildDuties child, DateOnly asAt, bool reasonsAreHeld, bool isNarrow)
    {
        _isNarrow = isNarrow;
        _child = child with { Entries = [.. child.Entries.Where(e => !EntryKind.Of(e).SaysWhoIsWho)] };
        _duties = [.. child.Duties.Where(d => !d.Rule.IsRemedy)];
        _reasonsAreHeld = reasonsAreHeld;
        _asAt = asAt.DayNumber;
        var days = _child.Entries.Select(e => e.Occurred.Earliest.DayNumber).Where(d => d <= _asAt)
            .Concat(_duties.Select(d => d.StartedBy.From))
            .Concat(_duties.Where(d => d.Due is not null && DutyWords.IsLate(d.State)).Select(d => d.Due!.Value.From))
            .Concat(_duties.Where(d => IsAhead(d) && d.Due!.Value.To <= _asAt + LongestAhead).Select(d => d.Due!.Value.To))
            .Append(_asAt).ToList();
        _first = Math.Max(days.Min(), _asAt - LongestSpan);
        _last = days.Max();
        var pad = Math.Max(5, (_last - _first) / 60);
        _first = Math.Max(_first - pad, DateOnly.MinValue.DayNumber);
        _last = Math.Min(_last + pad, DateOnly.MaxValue.DayNumber);
        (_left, _right) = isNarrow ? (NarrowRight, NarrowRight) : (WideLabels, Right);
        _width = isNarrow ? NarrowWidth : _left + _right + Math.Clamp((int)((_last - _first) * 1.3), 780, 2400);
        _perDay = (double)(_width - _left - _right) / (_last - _first);
    }

    /// <summary>The picture, with its title and description for those who can't see it. Its classes are for the page's style; its viewBox says its natural size.</summary>
    /// <param name="child">The child, whose duties are as at the day asked about.</param>
    /// <param name="asAt">That day.</param>
    /// <param name="reasonsAreHeld">Whether the source holds reasons for delay.</param>
    /// <param name="number">What tells this picture from others of one page.</param>
    public static XElement Draw(ChildDuties child, DateOnly asAt, bool reasonsAreHeld, int number) => new Timeline(child, asAt, reasonsAreHeld, isNarrow: false).Draw(number);

    /// <summary>The same picture for a phone held upright, where names stand above their rows and not beside them, whatever the span.</summary>
    /// <inheritdoc cref="Draw(ChildDuties, DateOnly, bool, int)"/>
    public static XElement DrawNarrow(ChildDuties child, DateOnly asAt, bool reasonsAreHeld, int number) => new Timeline(child, asAt, reasonsAreHeld, isNarrow: true).Draw(number);

    private XElement Draw(int number)
    {
        var rows = Lanes();
        var height = _y + 8;
        return S("svg", A("viewBox", $"0 0 {_width} {Px(height)}"), A("role", "img"), A("aria-labelledby", $"title{number} desc{number}"),
            A("class", _isNarrow ? "timeline timeline--narrow" : "timeline"), A("width", _width),
            S("title", A("id", $"title{number}"), $"Timeline of {DutyWords.Child(_child.Child)}"),
            S("desc", A("id", $"desc{number}"), Description()),
            Grid(height), rows, AsAt(height));
    }

    private string Description()
    {
        var states = _duties.GroupBy(d => d.State).OrderByDescending(g => g.Key is DutyState.Overdue).ThenByDescending(g => g.Key is DutyState.Missed)
            .ThenByDescending(g => g.Key is DutyState.MetLate).ThenBy(g => g.Key).Select(g => $"{g.Count()} {DutyWords.Of(g.Key)}");
        return $"From {Long(_first)} to {Long(_last)}, in lanes by part of the work. Duties: {string.Join(", ", states)}. The table after it states each of them.";
    }

    private List<XElement> Lanes()
    {
        var drawn = new List<XElement>();
        var entries = _child.Entries.ToLookup(Timelines.Lanes.Of);
        var duties = _duties.ToLookup(d => Timelines.Lanes.Of(d.Rule));
        foreach (var lane in Enum.GetValues<Lane>())
        {
            if (!entries[lane].Any() && !duties[lane].Any(d => DutyWords.IsLate(d.State))) continue;
            drawn.Add(LaneRow(lane, entries[lane], duties[lane]));
            if (UnseenRow(duties[lane]) is { } unseen) drawn.Add(unseen);
            var late = duties[lane].GroupBy(d => (d.Rule.Id, d.Person)).Where(g => g.Any(d => DutyWords.IsLate(d.State)))
                .OrderBy(g => g.Min(d => d.Due?.To ?? int.MaxValue));
            foreach (var row in late) drawn.Add(DutyRow([.. row]));
        }
        return drawn;
    }

    private XElement LaneRow(Lane lane, IEnumerable<Entry> entries, IEnumerable<Duty> duties)
    {
        var (top, y) = (_y, Next(LaneHeight));
        var ahead = duties.Where(IsAhead).Where(d => Shows(d.Due!.Value.To));
        return S("g",
            S("rect", A("class", "lane"), A("x", 0), A("y", Px(top + 1)), A("width", _width), A("height", Px(_y - top - 2))),
            Label(Timelines.Lanes.Name(lane), y, "lane-name"),
            entries.Where(e => Shows(e.Occurred.Latest.DayNumber)).Select(e => Recorded(e, y)),
            ahead.GroupBy(d => d.Due!.Value.To).Select(g => Ahead([.. g], y)));
    }

    private XElement? UnseenRow(IEnumerable<Duty> duties)
    {
        var unseen = duties.Where(d => d is { State: DutyState.NoEvidence, Due: not null } && Shows(d.Due.Value.To)).ToList();
        if (unseen.Count == 0) return null;
        var y = Next(RowHeight);
        return S("g", Label("no evidence in this source", y, "duty-name unseen"), unseen.GroupBy(d => (int)(X(d.Due!.Value.To) / 10)).Select(g => NoEvidence([.. g], y)));
    }

    private XElement DutyRow(List<Duty> duties)
    {
        var y = Next(RowHeight);
        return S("g",
            S("line", A("class", "rule"), A("x1", _left), A("x2", _width - _right), A("y1", Px(y)), A("y2", Px(y))),
            Label(DutyWords.Title(duties[0]), y, "duty-name"),
            duties.Where(d => d.Due is { } due && Shows(due.To)).Select(d => Mark(d, d.Due!.Value, y)));
    }

    private XElement? Mark(Duty duty, Window due, double y) => duty.State switch
    {
        DutyState.Overdue => Group(duty, "overdue", Bar(due, y),
            Line(X(due.To), X(_asAt), y), S("path", A("class", "fill"), A("d", Shape(X(due.To), y, (0, -6), (6, 5), (-6, 5))))),
        DutyState.Missed => Group(duty, "missed", Bar(due, y),
            S("circle", A("class", "hollow"), A("cx", Px(X(due.To))), A("cy", Px(y)), A("r", 5))),
        DutyState.MetLate when duty.Met is { } met => Group(duty, "met-late", Bar(due, y), Bar(met, y), Line(X(due.To), X(met.To), y),
            S("path", A("class", "hollow"), A("d", Shape(X(due.To), y, (0, -4), (4, 0), (0, 4), (-4, 0)))),
            S("path", A("class", "fill"), A("d", Shape(X(met.To), y, (0, -6), (6, 0), (0, 6), (-6, 0))))),
        DutyState.Met when duty.Met is { } met => Group(duty, "met", Bar(met, y), Tick(X(met.To), y)),
        DutyState.Pending or DutyState.DueSoon => Ahead([duty], y),
        _ => null,
    };

    private XElement Recorded(Entry entry, double y)
    {
        var days = new Window(entry.Occurred.Earliest.DayNumber, entry.Occurred.Latest.DayNumber);
        var kind = Words.Kebab(entry.GetType().Name).Replace('-', ' ');
        if (entry is Visit { Outcome: not VisitOutcome.Completed } visit) kind += " " + Words.Of(visit.Outcome);
        return S("g", A("class", "recorded"), S("title", $"Recorded: {kind}, {days}"), Bar(days, y), Tick(X(days.To), y));
    }

    private XElement NoEvidence(List<Duty> duties, double y) => S("g", A("class", "no-evidence"), Titles(duties),
        S("text", A("x", Px(X(duties[0].Due!.Value.To))), A("y", Px(y + 4)), A("text-anchor", "middle"), "?"));

    private XElement Ahead(List<Duty> duties, double y) => S("g", A("class", "ahead"), Titles(duties),
        S("rect", A("class", "hollow"), A("x", Px(X(duties[0].Due!.Value.To) - 4)), A("y", Px(y - 4)), A("width", 8), A("height", 8)));

    private XElement Group(Duty duty, string state, params object?[] marks) =>
        S("g", [A("class", duty.Certainty == Certainty.Possible ? state + " possible" : state), Titles([duty]), .. marks]);

    private XElement Titles(List<Duty> duties) => S("title", string.Join("\n", duties.Select(Title)));

    private string Title(Duty duty)
    {
        var met = duty.Met is { } when ? $" Done {when}." : "";
        var late = DutyWords.Late(duty) is { Length: > 0 } lateness ? $" Late by {lateness}." : "";
        var reason = DutyWords.Reason(duty, _reasonsAreHeld) is { Length: > 0 } words ? $" {char.ToUpperInvariant(words[0])}{words[1..]}." : "";
        var state = DutyWords.State(duty);
        return $"{char.ToUpperInvariant(state[0])}{state[1..]}: {DutyWords.Title(duty)}. Due {duty.Due}.{met}{late}{reason}";
    }

    /// <summary>The days it can have been, where they are several; a mark on the last of them follows.</summary>
    private XElement? Bar(Window days, double y)
    {
        if (days.From == days.To) return null;
        var from = X(Math.Max(days.From, _first));
        return S("rect", A("class", "window"), A("x", Px(from)), A("y", Px(y - 5)), A("width", Px(X(days.To) - from)), A("height", 10), A("rx", 3));
    }

    private static XElement Tick(double x, double y) => S("rect", A("class", "fill"), A("x", Px(x - 1.5)), A("y", Px(y - 6)), A("width", 3), A("height", 12));

    private static XElement Line(double from, double to, double y) =>
        S("line", A("class", "span"), A("x1", Px(from)), A("x2", Px(to)), A("y1", Px(y)), A("y2", Px(y)));

    private XElement Label(string text, double y, string names)
    {
        if (_isNarrow) y -= (names == "lane-name" ? LaneHeight : RowHeight) / 2.0 + (LabelHeight / 2.0) - 2;
        var shown = text.Length <= LabelLength ? text : text[..(LabelLength - 1)].TrimEnd() + "…";
        return S("text", A("class", names), A("x", names == "lane-name" ? 6 : 16), A("y", Px(y + 4)), shown == text ? null : S("title", text), shown);
    }

    private List<XElement> Grid(double height)
    {
        var drawn = new List<XElement>();
        var every = 30.4 * _perDay >= 30 ? 1 : 91 * _perDay >= 30 ? 3 : 12;
        var (first, last) = (DateOnly.FromDayNumber(_first), DateOnly.FromDayNumber(_last));
        for (var number = 12 * first.Year; number < (12 * last.Year) + last.Month; number += every)
        {
            var month = new DateOnly(number / 12, (number % 12) + 1, 1);
            if (month.DayNumber < _first) continue;
            var x = X(month.DayNumber);
            drawn.Add(S("line", A("class", month.Month == 1 ? "year" : "month"), A("x1", Px(x)), A("x2", Px(x)), A("y1", Top - 14), A("y2", Px(height))));
            if (every < 12) drawn.Add(S("text", A("class", "axis"), A("x", Px(x + 2)), A("y", Top - 6), month.ToString("MMM", CultureInfo.InvariantCulture)));
            if (month.Month == 1) drawn.Add(YearName(x + 2, month.Year));
        }
        if (first.Year == last.Year || X(new DateOnly(first.Year + 1, 1, 1).DayNumber) - _left > 40) drawn.Add(YearName(_left, first.Year));
        return drawn;
    }

    private static XElement YearName(double x, int year) => S("text", A("class", "axis year-name"), A("x", Px(x)), A("y", Top - 20), year);

    private List<XElement> AsAt(double height)
    {
        var drawn = new List<XElement>();
        var x = X(_asAt);
        drawn.Add(S("line", A("class", "as-at"), A("x1", Px(x)), A("x2", Px(x)), A("y1", 14), A("y2", Px(height))));
        drawn.Add(S("text", A("class", "as-at-name"), A("x", Px(x)), A("y", 11), A("text-anchor", x > _width - 80 ? "end" : x < 80 ? "start" : "middle"),
            "as at " + DateOnly.FromDayNumber(_asAt).ToString("d MMM yyyy", CultureInfo.InvariantCulture)));
        return drawn;
    }

    private double Next(int height)
    {
        if (_isNarrow) _y += LabelHeight;
        var y = _y + (height / 2.0);
        _y += height;
        return y;
    }

    private bool Shows(int day) => day >= _first && day <= _last;

    private double X(int day) => _left + ((day - _first) * _perDay);

    private static bool IsAhead(Duty duty) => duty is { State: DutyState.Pending or DutyState.DueSoon, Due: not null };

    private static string Shape(double x, double y, params ReadOnlySpan<(int X, int Y)> points)
    {
        var path = "";
        foreach (var (dx, dy) in points) path += $"{(path == "" ? "M" : "L")}{Px(x + dx)} {Px(y + dy)}";
        return path + "Z";
    }

    private static string Px(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Long(int day) => DateOnly.FromDayNumber(day).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static XElement S(string name, params object?[] content) => new(Svg + name, content);

    private static XAttribute A(string name, object value) => new(name, value);
}
