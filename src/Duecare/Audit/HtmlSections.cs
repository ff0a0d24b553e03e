using System.Globalization;
using System.Xml.Linq;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Timelines;
using Duecare.Exchange;
using static Duecare.Audit.Html;

namespace Duecare.Audit;

/// <summary>The sections of the audit's page.</summary>
internal sealed class HtmlSections(AuditHeader header, AuditTotals totals, List<ChildDuties> children)
{
    private const int OpenAtFirst = 2;
    private const int NamesShown = 10;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string Style = ReadStyle();

    private readonly Tally _all = totals.All();
    private readonly Dictionary<ChildDuties, int> _numbers = new(children.Select((c, i) => KeyValuePair.Create(c, i + 1)), ReferenceEqualityComparer.Instance);

    public XElement Head() => E("head",
        E("meta", A("charset", "utf-8")),
        E("meta", A("name", "viewport"), A("content", "width=device-width, initial-scale=1")),
        E("meta", A("http-equiv", "Content-Security-Policy"), A("content", "default-src 'none'; style-src 'unsafe-inline'")),
        E("title", $"{Plain.Text(header.Title)}: duties as at {Long(header.AsAt)}"),
        E("style", Style));

    public XElement Heading(bool hasFlags) => E("div",
        E("a", Class("skip"), A("href", "#main"), "Skip to the audit"),
        E("header", E("div", Class("page"),
            E("h1", Plain.Text(header.Title)),
            E("p", $"Every duty to {DutyWords.Number(totals.Children, "child", "children")}, as at {Long(header.AsAt)}"))),
        E("nav", Class("page"), A("aria-label", "Contents"), E("ul",
            Link("duties", "Totals by duty"), Link("overdue", "Overdue now"), Link("missed", "Missed"), Link("met-late", "Met late"),
            Link("no-evidence", "No evidence"), hasFlags ? Link("limits", "Outside a limit") : null, Link("next", "Due next"), Link("children", "Child by child"))));

    public static XElement Unread(IReadOnlyCollection<Unread> unread) => E("p", Class("note unread"),
        E("strong", UnreadWords.Lacks), UnreadWords.Of(unread), ". What is shown as late or missed may stand there.");

    public XElement Figures() => E("ul", Class("figures"), A("aria-label", "The audit in figures"),
        Figure("overdue", DutyState.Overdue, "overdue now", $"{DutyWords.Number(totals.ChildrenOverdue, "child", "children")}"),
        Figure("missed", DutyState.Missed, "missed", $"{DutyWords.Number(totals.ChildrenMissed, "child", "children")}"),
        Figure("met-late", DutyState.MetLate, "met late", "done after the due day"),
        header.HoldsReasons
            ? Figure("", _all.NoReason, "late with no reason recorded", $"of {_all.Late:N0} overdue, missed or met late")
            : null,
        Figure("", DutyState.NoEvidence, "with no evidence here", "not the same as missed"),
        Figure("met", DutyState.Met, "met in time", $"of {DutyWords.Number(_all.All, "duty", "duties")} in all"));

    public XElement Covered() => Section("covers", "What this page covers",
        E("dl", Class("facts"),
            Fact("As at", Long(header.AsAt)),
            header.KnownAt is { } known ? Fact("As known at", LondonTime.At(known).ToString("HH:mm 'on' d MMMM yyyy", CultureInfo.InvariantCulture)) : null,
            Fact("Read from", Plain.Text(header.Source)),
            Fact("Source holds", Covers()),
            Fact("Rules", Plain.Text(header.Rules)),
            Fact("Council policy", header.Policy is { } policy ? Plain.Text(policy) : "none given: the law, guidance and default numbers"),
            Fact("Bank holidays", $"known from {Long(header.CalendarFrom)} to {Long(header.CalendarTo)}; a sum that would pass them gives no due day")),
        E("p", Class("note"), "This page says what is late, what was missed and whether a reason is recorded. It judges nobody. "
            + "“Possibly” means that the dates recorded leave a better reading open: the worst is shown. A rule marked “unverified rule” has not been checked against its source."
            + (_all.Possibly > 0 ? $" Of the {_all.Late:N0} duties overdue, missed or met late, {_all.Possibly:N0} are only possibly so." : "")
            + (header.HoldsReasons ? "" : " The source does not hold reasons for delay, so none is reported as missing.")));

    public XElement ByDuty() => Section("duties", "Totals by duty",
        Table("Duties by rule. The bar shows, from left to right, overdue, missed, met late, no evidence and met in time", CountHeadings("Duty"),
            totals.ByRule.Where(r => r.Tally.All > r.Tally[DutyState.Cancelled])
                .Select(r => CountRow(r.Tally, "", Plain.Text(r.Rule.Title), Unverified(r.Rule))).Append(CountRow(_all, "all", "All duties"))),
        E("p", $"No longer owed, and in no column: {_all[DutyState.Cancelled]:N0}."));

    public XElement ByHolder(Dictionary<string, Tally> holders) => Section("holders", "Totals by who holds them",
        Table("What is late or due soon, by holder", [Html.Heading("Holder"), Html.Heading("Overdue now", "number"), Html.Heading("Missed", "number"),
                Html.Heading("Met late", "number"), Html.Heading("No reason recorded", "number"), Html.Heading("Due soon", "number"), Html.Heading("Late, as a bar")],
            holders.OrderByDescending(h => h.Value[DutyState.Overdue]).ThenByDescending(h => h.Value.Late).ThenBy(h => h.Key, StringComparer.Ordinal)
                .Take(HtmlAudit.ShownUnlessSaid).Select(h => E("tr", RowHeading(h.Key), Count(h.Value[DutyState.Overdue]),
                    Count(h.Value[DutyState.Missed]), Count(h.Value[DutyState.MetLate]), Reasons(h.Value), Count(h.Value[DutyState.DueSoon]), Bar(h.Value, holders.Values.Max(t => t.Late))))),
        Left(holders.Count - HtmlAudit.ShownUnlessSaid, "holders are"));

    public XElement Overdue(Foremost<ChildDuty> rows) => Listed("overdue", "Overdue now, worst first",
        "Nothing is overdue.", "Duties overdue now, the longest overdue first", rows, rows.InOrder(),
        "Those that fell due longest ago come first.");

    public XElement Missed(Foremost<ChildDuty> rows) => Listed("missed", "Missed, and whether a reason is recorded",
        "Nothing was missed.", "Duties missed", rows,
        rows.InOrder().OrderBy(r => r.Child.Child.Id).ThenBy(r => r.Duty.Rule.Chapter).ThenBy(r => r.Duty.Rule.Id, StringComparer.Ordinal).ThenBy(r => r.Duty.Due?.To),
        "Missed means that it was not done and can no longer be. The next one being done does not change that, and neither does a reason.");

    public XElement MetLate(Foremost<ChildDuty> rows) => rows.Offered == 0
        ? Section("met-late", "Met late", E("p", "Nothing was met late."))
        : Section("met-late", "Met late",
            E("details", E("summary", $"{DutyWords.Number(rows.Offered, "duty", "duties")} done after the due day, the latest first"),
                DutyTable("Duties met late, the latest first", rows.InOrder()), Left(rows.NotKept, "are")));

    public XElement NoEvidence() => Section("no-evidence", "No evidence in this source",
        _all[DutyState.NoEvidence] == 0
            ? E("p", "The source claims to hold whatever could meet the duties above.")
            : E("p", $"For {DutyWords.Number(_all[DutyState.NoEvidence], "duty", "duties")} the source does not claim to hold what would meet them. ",
                E("strong", "That is not the same as missed"), ": they may have been done, and the case record is the place to look."),
        _all[DutyState.NoEvidence] == 0 ? null : Table("Duties without evidence in this source", [Html.Heading("Duty"), Html.Heading("Duties", "number")],
            totals.NotInSource.Select(r => E("tr", RowHeading(Plain.Text(r.Rule.Title), Unverified(r.Rule)), Count(r.Tally[DutyState.NoEvidence])))));

    public XElement OutsideLimits(Foremost<ChildFlag> rows) => Section("limits", "Outside a limit or window: not a missed duty",
        E("p", "These acts are recorded outside a time limit, a window or a minimum that a rule states. The rule owes nothing, so none of them is in the totals."),
        Table("Acts outside a limit or window, the latest first",
            [Html.Heading("Child"), Html.Heading("Limit"), Html.Heading("Limit’s day"), Html.Heading("Day of the act"), Html.Heading("Outside by"), Html.Heading("Because, and the source of the rule")],
            rows.InOrder().Select(r => E("tr", ChildHeading(r.Child), Cell(Class("what"), Plain.Text(r.Flag.Rule.Title), Unverified(r.Flag.Rule)),
                Cell(Class("due"), r.Flag.Limit?.ToString() ?? ""), Cell(Class("due"), r.Flag.ActedOn.ToString()), Cell(Class("late-by"), DutyWords.Outside(r.Flag)),
                Cell(Class("why"), Plain.Text(r.Flag.Because), E("small", Class("law"), Plain.Text(r.Flag.Source)))))),
        Left(rows.NotKept, "are", "Excel and JSON"));

    public XElement Remedies(IReadOnlyCollection<Remedy> remedies) => Section("remedies", "Remedies agreed with the Ombudsman",
        E("p", "A remedy is the council’s to do, once. So each stands here once, with the children whose records have it, and in no child’s picture. The totals count it for each child."),
        Table("Agreed remedies and the evidence for them",
            [Html.Heading("Remedy"), Html.Heading("Due"), Html.Heading("Done"), Html.Heading("State"), Html.Heading("Late by"), Html.Heading("Reason"), Html.Heading("Holder"), Html.Heading("Children")],
            remedies.OrderBy(r => r.Duty.Due?.To ?? int.MaxValue).ThenBy(r => r.Duty.Rule.Id, StringComparer.Ordinal).ThenBy(r => r.Duty.Matter, StringComparer.Ordinal)
                .Take(HtmlAudit.ShownUnlessSaid).Select(r => E("tr", RemedyHeading(r.Duty), Due(r.Duty), Met(r.Duty), Cell(State(r.Duty)), LateBy(r.Duty), Reason(r.Duty), Cell(DutyWords.Holder(r.Duty)),
                    Cell(Names(r.Children))))),
        Left(remedies.Count - HtmlAudit.ShownUnlessSaid, "are"));

    private static XElement RemedyHeading(Duty duty) => RowHeading(Plain.Text(duty.Rule.Title), duty.StartedBy.About is { } action ? E("small", Class("law"), Plain.Text(action)) : null, Unverified(duty.Rule));

    private static string Names(List<ChildDuties> children) => children.Count <= NamesShown
        ? string.Join(", ", children.Select(c => DutyWords.Child(c.Child)))
        : $"{string.Join(", ", children.Take(NamesShown).Select(c => DutyWords.Child(c.Child)))} and {children.Count - NamesShown:N0} more";

    public XElement Next(Foremost<ChildDuty> rows) => Section("next", "What falls due next",
        rows.Offered == 0 ? E("p", "Nothing has a due day ahead.") : Table("The next duties to fall due",
            [Html.Heading("Child"), Html.Heading("Duty"), Html.Heading("Due"), Html.Heading("State"), Html.Heading("Holder")],
            rows.InOrder().Select(r => E("tr", ChildHeading(r.Child), What(r.Duty), Due(r.Duty),
                Cell(State(r.Duty)), Cell(DutyWords.Holder(r.Duty))))),
        Left(rows.NotKept, "are"));

    public XElement ChildrenHeading() => Section("children", "Child by child",
        E("p", children.Count == totals.Children
            ? "Children with the longest overdue duty come first, then those with most overdue, missed and met late."
            : $"The worst {children.Count:N0} of {totals.Children:N0} children: the longest overdue first, then the most overdue, missed and met late. The totals above count every child."),
        E("p", "In each picture a lane holds what was recorded, and a row beneath it each duty that is late. The table after it says the same in words."),
        E("ul", Class("key"), A("aria-label", "Key to the pictures"),
            Key("recorded", "recorded", Rect("fill", 15, 3, 3, 12)),
            Key("met", "met in time", Rect("fill", 15, 3, 3, 12)),
            Key("met-late", "met late: from the due day to the day done", Path("hollow", "M7 5L11 9L7 13L3 9Z"), Line(11, 27), Path("fill", "M27 3L33 9L27 15L21 9Z")),
            Key("missed", "missed, on its due day", new XElement(Svg + "circle", Class("hollow"), A("cx", 16), A("cy", 9), A("r", 5))),
            Key("overdue", "overdue now, since its due day", Line(8, 33), Path("fill", "M8 3L14 14L2 14Z")),
            Key("ahead", "not due yet", Rect("hollow", 12, 5, 8, 8)),
            Key("", "no evidence in this source", new XElement(Svg + "text", A("x", 12), A("y", 14), "?")),
            Key("", "one day somewhere between the ends", Rect("window", 2, 4, 30, 10)),
            Key("missed possible", "broken outline: possibly", new XElement(Svg + "circle", Class("hollow"), A("cx", 16), A("cy", 9), A("r", 5)))));

    public XElement Child(ChildDuties child, int number)
    {
        if (child.IsInNoEntry) return Child(child, number, "nothing recorded", E("p", $"{ChildrenInNoEntry.OfOne}."));
        var tally = new Tally();
        foreach (var duty in child.Duties) tally.Count(duty);
        return Child(child, number,
            $"{tally[DutyState.Overdue]:N0} overdue now, {tally[DutyState.Missed]:N0} missed, {tally[DutyState.MetLate]:N0} met late, {tally[DutyState.Met]:N0} met in time",
            E("figure", Class("scroll"), A("role", "region"), A("aria-label", $"Timeline of {DutyWords.Child(child.Child)}"), A("tabindex", 0), Picture(child, number)),
            Table($"Every duty to {DutyWords.Child(child.Child)}, in order of due day",
                [Html.Heading("Duty"), Html.Heading("Due"), Html.Heading("Met"), Html.Heading("State"), Html.Heading("Late by"), Html.Heading("Reason"), Html.Heading("Because, and the source of the rule")],
                child.Duties.OrderBy(d => d.Due?.To ?? int.MaxValue).ThenBy(d => d.Rule.Id, StringComparer.Ordinal).Select(Fully)));
    }

    private static XElement Child(ChildDuties child, int number, string sum, params XElement[] content) => E("details", Class("child"), number <= OpenAtFirst ? A("open", "open") : null,
        E("summary", E("h3", E("bdi", DutyWords.Child(child.Child))), " ", E("span", Class("sum"), sum)),
        E("section", [A("id", $"child-{number}"), A("aria-label", DutyWords.Child(child.Child)), .. content]));

    /// <summary>The timeline, with its natural width for the style: on a narrow screen it scrolls and doesn't shrink until it can't be read.</summary>
    private XElement Picture(ChildDuties child, int number)
    {
        var picture = Timeline.Draw(child, header.AsAt, header.HoldsReasons, number);
        picture.Add(A("style", $"--natural:{picture.Attribute("width")!.Value}px"));
        return picture;
    }

    private XElement Fully(Duty duty) => E("tr",
        RowHeading(Title(duty)), Due(duty), Met(duty), Cell(State(duty)), LateBy(duty), Reason(duty), Cell(Class("why"), Plain.Text(duty.Because), E("small", Class("law"), Plain.Text(duty.Source))));

    private XElement Listed(string id, string heading, string none, string caption, Foremost<ChildDuty> rows, IEnumerable<ChildDuty> order, string note) => rows.Offered == 0
        ? Section(id, heading, E("p", none))
        : Section(id, heading, E("p", note), DutyTable(caption, order), Left(rows.NotKept, "are"));

    /// <summary>A row a duty. What no row has, such as the day met of what was missed, gets no column.</summary>
    private XElement DutyTable(string caption, IEnumerable<ChildDuty> rows)
    {
        var shown = rows.ToList();
        var met = shown.Exists(r => r.Duty.Met is not null);
        var late = shown.Exists(r => r.Duty.Late is not null);
        var reason = shown.Exists(r => DutyWords.IsLate(r.Duty.State));
        return Table(caption,
            new[]
            {
                Html.Heading("Child"), Html.Heading("Duty"), Html.Heading("Due"), met ? Html.Heading("Met") : null, Html.Heading("State"),
                late ? Html.Heading("Late by") : null, reason ? Html.Heading("Reason") : null, Html.Heading("Holder"),
            }.OfType<XElement>(),
            shown.Select(r => E("tr", ChildHeading(r.Child), What(r.Duty), Due(r.Duty), met ? Met(r.Duty) : null, Cell(State(r.Duty)),
                late ? LateBy(r.Duty) : null, reason ? Reason(r.Duty) : null, Cell(DutyWords.Holder(r.Duty)))));
    }

    private static XElement What(Duty duty) => Cell([Class("what"), .. Title(duty)]);

    private static XElement Due(Duty duty) => Cell(Class("due"), duty.Due?.ToString() ?? "no date");

    private static XElement Met(Duty duty) => Cell(Class("due"), duty.Met?.ToString() ?? "");

    private static XElement LateBy(Duty duty) => Cell(Class("late-by"), DutyWords.Late(duty));

    private XElement Reason(Duty duty) => Cell(Class("reason"), DutyWords.Reason(duty, header.HoldsReasons));

    private XElement ChildHeading(ChildDuties child) => E("th", A("scope", "row"), Class("name"), _numbers.TryGetValue(child, out var number)
        ? E("a", A("href", $"#child-{number}"), E("bdi", DutyWords.Child(child.Child)))
        : E("bdi", DutyWords.Child(child.Child)));

    private static object?[] Title(Duty duty) =>
    [
        Plain.Text(duty.Rule.Title), duty.Person is { } person ? $" ({Plain.Text(person)})" : null, duty.Occurrence > 1 ? $", no. {duty.Occurrence}" : null, Unverified(duty.Rule),
    ];

    private static XElement? Unverified(DutyRule rule) =>
        rule.Confidence == Confidence.Unverified ? E("span", Class("unverified"), " unverified rule") : null;

    private static XElement State(Duty duty) =>
        E("span", Class($"tag {DutyWords.File(duty.State)}{(duty.Certainty == Certainty.Possible ? " possible" : "")}"), DutyWords.State(duty));

    private static IEnumerable<XElement> CountHeadings(string first) =>
    [
        Html.Heading(first), Html.Heading("Overdue now", "number"), Html.Heading("Missed", "number"), Html.Heading("Met late", "number"), Html.Heading("No reason recorded", "number"),
        Html.Heading("Possibly late", "number"), Html.Heading("No evidence", "number"), Html.Heading("Met in time", "number"), Html.Heading("Not due yet", "number"), Html.Heading("As a bar"),
    ];

    private XElement CountRow(Tally t, string names, params object?[] title) => E("tr", names == "" ? null : Class(names), RowHeading(title),
        Count(t[DutyState.Overdue]), Count(t[DutyState.Missed]), Count(t[DutyState.MetLate]), Reasons(t), Count(t.Possibly),
        Count(t[DutyState.NoEvidence]), Count(t[DutyState.Met]), Count(t.Ahead), Bar(t, t.Late + t[DutyState.NoEvidence] + t[DutyState.Met]));

    private XElement Reasons(Tally t) => header.HoldsReasons ? Count(t.NoReason) : Cell(Class("number none"), "not in source");

    private static XElement Bar(Tally tally, long whole)
    {
        var x = 0.0;
        DutyState[] order = [DutyState.Overdue, DutyState.Missed, DutyState.MetLate, DutyState.NoEvidence, DutyState.Met];
        var parts = order.Where(s => tally[s] > 0).Select(s =>
        {
            var width = 100.0 * tally[s] / whole;
            x += width;
            return new XElement(Svg + "rect", Class(DutyWords.File(s)), A("x", Px(x - width)), A("y", 0), A("width", Px(width)), A("height", 10));
        });
        return E("td", Class("bar"), whole == 0 ? null : new XElement(Svg + "svg", A("viewBox", "0 0 100 10"), A("preserveAspectRatio", "none"), A("aria-hidden", "true"), parts));
    }

    private XElement Figure(string names, DutyState state, string what, string more) => Figure(names, _all[state], what, more);

    private static XElement Figure(string names, long number, string what, string more) =>
        E("li", names == "" ? null : Class(names), E("b", number.ToString("N0", CultureInfo.InvariantCulture)), what, E("small", more));

    private string Covers() => header.Covers switch
    {
        null => "everything recorded: what is not in it was not recorded",
        [] => "no kind of entry completely",
        { } covers => string.Join(", ", covers.Select(c => Plain.Text(c.Kind).Replace('-', ' ') + (c.From, c.To) switch
        {
            (null, null) => "",
            ({ } from, null) => $" from {Long(from)}",
            (null, { } to) => $" to {Long(to)}",
            ({ } from, { } to) => $" from {Long(from)} to {Long(to)}",
        })),
    };

    private static object[] Fact(string name, string value) => [E("dt", name), E("dd", value)];

    private static XElement Section(string id, string heading, params object?[] content) =>
        E("section", [A("aria-labelledby", id), E("h2", A("id", id), heading), .. content]);

    private static XElement Link(string id, string text) => E("li", E("a", A("href", "#" + id), text));

    private static XElement? Left(long more, string are, string forms = "CSV and Excel") =>
        more <= 0 ? null : E("p", $"{more:N0} more {are} not listed here; they are in the {forms} forms of this audit.");

    private static XElement Key(string names, string text, params XElement[] marks) => E("li", names == "" ? null : Class(names),
        new XElement(Svg + "svg", A("viewBox", "0 0 34 18"), A("aria-hidden", "true"), marks), text);

    private static XElement Rect(string names, int x, int y, int width, int height) =>
        new(Svg + "rect", Class(names), A("x", x), A("y", y), A("width", width), A("height", height));

    private static XElement Path(string names, string d) => new(Svg + "path", Class(names), A("d", d));

    private static XElement Line(int from, int to) => new(Svg + "line", Class("span"), A("x1", from), A("x2", to), A("y1", 9), A("y2", 9));

    private static string Px(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlSections).Assembly.GetManifestResourceStream("audit.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
