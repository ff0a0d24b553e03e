using System.Xml.Linq;

namespace Duecare.Audit;

/// <summary>Elements of a page that is HTML and well-formed XML at once. Text goes in as text nodes only, so none can become markup.</summary>
internal static class Html
{
    private static readonly HashSet<string> Void = ["meta", "br", "col"];

    /// <summary>An element; one that isn't void always has an end tag, as HTML asks.</summary>
    public static XElement E(string name, params object?[] content)
    {
        var element = new XElement(name, content);
        if (element.IsEmpty && !Void.Contains(name)) element.Value = "";
        return element;
    }

    public static XAttribute A(string name, object value) => new(name, value);

    public static XAttribute Class(string names) => new("class", names);

    /// <summary>A table that scrolls within its own region on a narrow screen, and can be reached there by keyboard.</summary>
    public static XElement Table(string label, IEnumerable<XElement> headings, IEnumerable<XElement> rows) =>
        E("div", Class("scroll"), A("role", "region"), A("aria-label", label), A("tabindex", 0),
            E("table", E("caption", E("span", label)), E("thead", E("tr", headings)), E("tbody", rows)));

    public static XElement Heading(string text, string names = "") => E("th", A("scope", "col"), names == "" ? null : Class(names), text);

    public static XElement RowHeading(params object?[] content) => E("th", [A("scope", "row"), .. content]);

    public static XElement Cell(params object?[] content) => E("td", content);

    /// <summary>A count to be read down a column; nought is quieter.</summary>
    public static XElement Count(long number) => E("td", Class(number == 0 ? "number none" : "number"), number.ToString("N0"));
}
