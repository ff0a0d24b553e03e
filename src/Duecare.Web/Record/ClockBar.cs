using System.Globalization;
using System.Xml.Linq;
using Duecare.Domain.Duties;
using Microsoft.AspNetCore.Html;

namespace Duecare.Web.Record;

/// <summary>A clock as a small bar: how far it has run, with a tick for the council's target and one for the limit. The words beside it say all that it says.</summary>
public static class ClockBar
{
    private const double Width = 240;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The bar, hidden from who can't see it; nothing for a clock without a date.</summary>
    public static IHtmlContent Of(Duty duty, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(duty);
        if (duty.Due is not { } due) return HtmlString.Empty;
        var from = Math.Min(duty.CountedFrom.From, Math.Min(day.DayNumber, due.From));
        var to = Math.Max(due.To, day.DayNumber) + 1;
        var isLate = duty.State == DutyState.Overdue;
        var bar = new XElement(Svg + "svg", A("class", "duecare-bar" + (isLate ? " duecare-bar--late" : "")), A("viewBox", "0 0 244 18"), A("preserveAspectRatio", "none"), A("aria-hidden", "true"), A("focusable", "false"),
            Rect("duecare-bar__all", 0, Width, 6, 6),
            Rect("duecare-bar__run", 0, X(Math.Min(day.DayNumber, due.To)), 6, 6),
            isLate ? Rect("duecare-bar__over", X(due.To), X(day.DayNumber) - X(due.To), 6, 6) : null,
            duty.Target is { } target ? Rect("duecare-bar__target", X(target.To) - 1, 2, 3, 12) : null,
            Rect("duecare-bar__limit", X(due.To) - 1.5, 3, 1, 16));
        return new HtmlString(bar.ToString(SaveOptions.DisableFormatting));

        double X(int at) => Width * (Math.Clamp(at, from, to) - from) / Math.Max(1, to - from);
    }

    private static XElement Rect(string css, double x, double width, int y, int height) =>
        new(Svg + "rect", A("class", css), A("x", Px(Math.Max(0, x))), A("y", y), A("width", Px(Math.Max(0, width))), A("height", height));

    private static XAttribute A(string name, object value) => new(name, value);

    private static string Px(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
