using System.Globalization;
using System.Xml.Linq;
using Duecare.Domain.Chronology;
using Duecare.Domain.People;

namespace Duecare.Domain.Genograms;

/// <summary>
/// A child's family as a picture: a square for a man, a circle for a woman, a diamond where it is not known, a triangle for a child not born yet, crossed for who has died, with the age inside; a line
/// between a couple, broken where they are not married, struck once where they separated and twice where a marriage was dissolved; each generation in a row; a dashed outline around those who live with the child.
/// </summary>
/// <remarks>The symbols are those that McGoldrick, Gerson and Petry describe. The sentences beside it (<see cref="FamilySentences"/>) say all that the picture says, and more.</remarks>
public sealed class Genogram
{
    private const int Half = 50, RowHeight = 148, Top = 40, Size = 40, Margin = 12, Inside = 7, LongestLine = 13;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly Family _family;
    private readonly Places _places;
    private readonly string _name;

    private Genogram(Family family, string name)
    {
        _family = family;
        _places = new(family);
        _name = name;
    }

    /// <summary>The picture, with its title and description. Its classes are for the page's style; its viewBox says its natural size.</summary>
    /// <param name="people">Who is in the child's life on the day.</param>
    /// <param name="children">The child, and after it those other children who may be shown: others are left out, as are those whom nobody knows of.</param>
    /// <param name="day">The day.</param>
    public static XElement Draw(PeopleOn people, IReadOnlyList<Child> children, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(children);
        return new Genogram(new(people, children, day), Plain.Text(children[0].Name ?? children[0].Id.Value)).Draw();
    }

    private XElement Draw()
    {
        var (width, height) = ((_places.Width * Half) + (2 * Margin), (_places.Rows * RowHeight) + Margin);
        return S("svg", A("viewBox", $"0 0 {width} {height}"), A("role", "img"), A("aria-labelledby", "genogram-title genogram-desc"), A("class", "genogram"), A("width", width),
            S("title", A("id", "genogram-title"), $"Genogram of {_name}"),
            S("desc", A("id", "genogram-desc"), $"{_family.Members.Count} people in {_places.Rows} generations. The sentences after it say who is what to whom."),
            Household(), _family.Couples.Select(CoupleLine), Descent(), _family.Members.Select(Symbol));
    }

    private double X(Member member) => Margin + (_places.Of(member) * Half);

    private double Y(Member member) => Top + (_places.RowOf(member) * RowHeight);

    /// <summary>Around the cells of those who live with the child, an edge wherever a cell borders on one that is not of them.</summary>
    private XElement? Household()
    {
        var cells = _family.Members.Where(m => m.LivesThere).SelectMany(m => new[] { (_places.Of(m) - 1, _places.RowOf(m)), (_places.Of(m), _places.RowOf(m)) }).ToHashSet();
        if (cells.Count == 0) return null;
        var path = new List<string>();
        foreach (var (column, row) in cells)
        {
            var (isLeft, isRight, isTop, isBottom) = (!cells.Contains((column - 1, row)), !cells.Contains((column + 1, row)), !cells.Contains((column, row - 1)), !cells.Contains((column, row + 1)));
            // Drawn a little inside, so that it does not run along the lines between people.
            var (left, right) = (Margin + (column * Half) + (isLeft ? Inside : 0), Margin + ((column + 1) * Half) - (isRight ? Inside : 0));
            var (top, bottom) = ((row * RowHeight) + 6, isBottom ? (row * RowHeight) + Top + Size + 22 : ((row + 1) * RowHeight) + 6);
            if (isLeft) path.Add($"M{left} {top}V{bottom}");
            if (isRight) path.Add($"M{right} {top}V{bottom}");
            if (isTop) path.Add($"M{left} {top}H{right}");
            if (isBottom) path.Add($"M{left} {bottom}H{right}");
        }
        return S("path", A("class", "household"), A("d", string.Concat(path.Order(StringComparer.Ordinal))));
    }

    private XElement CoupleLine(Couple couple)
    {
        var (left, right) = _places.Of(couple.One) < _places.Of(couple.Other) ? (couple.One, couple.Other) : (couple.Other, couple.One);
        var (from, to, y) = (X(left) + (Size / 2), X(right) - (Size / 2), Y(left));
        var isBeside = _places.Of(right) - _places.Of(left) == 2;
        var line = isBeside ? $"M{Px(from)} {Px(y)}H{Px(to)}" : $"M{Px(X(left))} {Px(y - (Size / 2))}V{Px(y - 30)}H{Px(X(right))}V{Px(y - (Size / 2))}";
        var isBroken = couple.State is CoupleState.Together or CoupleState.ParentsOnly;
        return S("g", A("class", isBroken ? "couple unmarried" : "couple"), S("path", A("d", line)), Strokes(couple.State, Px, isBeside ? (from + to) / 2 : X(right) - 24, isBeside ? y : y - 30));
    }

    private static XElement? Strokes(CoupleState state, Func<double, string> px, double x, double y) => state switch
    {
        CoupleState.Separated => S("path", A("class", "stroke"), A("d", $"M{px(x - 8)} {px(y + 8)}L{px(x)} {px(y - 8)}")),
        CoupleState.Dissolved => S("path", A("class", "stroke"), A("d", $"M{px(x - 11)} {px(y + 8)}L{px(x - 3)} {px(y - 8)}M{px(x - 4)} {px(y + 8)}L{px(x + 4)} {px(y - 8)}")),
        _ => null,
    };

    /// <summary>From each couple, or parent alone, down to a bar from which their children hang.</summary>
    private List<XElement> Descent()
    {
        var drawn = new List<XElement>();
        foreach (var (family, lane) in _places.Families.Select((f, i) => (f, i % 3)))
        {
            var (x, y) = Springs(family.Parents);
            var bar = family.Children.Min(Y) - (Size / 2) - 12 - (lane * 6);
            List<double> across = [x, .. family.Children.Select(X)];
            var path = $"M{Px(x)} {Px(y)}V{Px(bar)}M{Px(across.Min())} {Px(bar)}H{Px(across.Max())}" + string.Concat(family.Children.Select(c => $"M{Px(X(c))} {Px(bar)}V{Px(Y(c) - (Size / 2))}"));
            drawn.Add(S("path", A("class", "descent"), A("d", path)));
        }
        return drawn;
    }

    private (double X, double Y) Springs(IReadOnlyList<Member> parents)
    {
        var inOrder = parents.OrderBy(_places.Of).ToList();
        var last = inOrder[^1];
        if (inOrder.Count == 1) return (X(last) + Half - 2, Y(last) + 14);
        var isBeside = _places.Of(last) - _places.Of(inOrder[0]) == 2;
        return isBeside ? ((X(inOrder[0]) + X(last)) / 2, Y(last)) : (X(last) - Half, Y(last) - 30);
    }

    private XElement Symbol(Member member)
    {
        var (x, y, r) = (X(member), Y(member), Size / 2);
        var alone = _places.Families.Any(f => f.Parents.Count == 1 && f.Parents[0] == member);
        return S("g", A("class", member.IsTheChild ? "member the-child" : "member"), S("title", Title(member)),
            alone ? S("path", A("class", "descent"), A("d", $"M{Px(x + r - 4)} {Px(y + 14)}H{Px(x + Half - 2)}")) : null,
            Outline(member, x, y, r), member.IsTheChild && !member.IsUnborn ? Outline(member, x, y, r - 4) : null,
            S("text", A("class", "age"), A("x", Px(x)), A("y", Px(y + (member.IsUnborn ? 12 : 5))), A("text-anchor", "middle"), member.Age),
            member.HasDied ? S("path", A("class", "died"), A("d", $"M{Px(x - r)} {Px(y - r)}L{Px(x + r)} {Px(y + r)}M{Px(x + r)} {Px(y - r)}L{Px(x - r)} {Px(y + r)}")) : null,
            Lines(Plain.Text(member.Name)).Select((line, i) => S("text", A("class", "name"), A("x", Px(x)), A("y", Px(y + r + 16 + (i * 14))), A("text-anchor", "middle"), line)));
    }

    private static XElement Outline(Member member, double x, double y, double r) => member switch
    {
        { IsUnborn: true } => S("path", A("d", $"M{Px(x)} {Px(y - r)}L{Px(x + r)} {Px(y + r)}H{Px(x - r)}Z")),
        { Sex: Sex.Male } => S("rect", A("x", Px(x - r)), A("y", Px(y - r)), A("width", Px(2 * r)), A("height", Px(2 * r))),
        { Sex: Sex.Female } => S("circle", A("cx", Px(x)), A("cy", Px(y)), A("r", Px(r))),
        _ => S("path", A("d", $"M{Px(x)} {Px(y - r)}L{Px(x + r)} {Px(y)}L{Px(x)} {Px(y + r)}L{Px(x - r)} {Px(y)}Z")),
    };

    private static string Title(Member member) =>
        Plain.Text(member.Name) + (member.IsUnborn ? ", not born yet" : member.Sex switch { Sex.Male => ", male", Sex.Female => ", female", _ => "" }) + (member.Age.Length > 0 ? $", {member.Age}" : "") + (member.HasDied ? ", has died" : "");

    /// <summary>A name on two lines, each cut where it is too long; its whole is in the title.</summary>
    private static IEnumerable<string> Lines(string name)
    {
        if (name.Length <= LongestLine) return [name];
        var space = name.LastIndexOf(' ', Math.Min(name.Length - 1, LongestLine));
        return space <= 0 ? [Cut(name)] : [Cut(name[..space]), Cut(name[(space + 1)..])];
    }

    private static string Cut(string line)
    {
        if (line.Length <= LongestLine) return line;
        var letters = StringInfo.GetTextElementEnumerator(line);
        var cut = "";
        while (letters.MoveNext() && cut.Length < LongestLine - 1) cut += letters.GetTextElement();
        return cut.TrimEnd() + "…";
    }

    private static string Px(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static XElement S(string name, params object?[] content) => new(Svg + name, content);

    private static XAttribute A(string name, object value) => new(name, value);
}
