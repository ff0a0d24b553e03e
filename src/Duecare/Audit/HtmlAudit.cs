using System.Text;
using System.Xml;
using System.Xml.Linq;
using Duecare.Domain.Duties;
using Duecare.Exchange;
using static Duecare.Audit.Html;

namespace Duecare.Audit;

/// <summary>The audit as one page that needs no other file, no network and no script: for a meeting, for printing, and to be kept.</summary>
/// <remarks>Totals count every child. Tables and children are shown up to a limit, the worst first, and each says how many it leaves out.</remarks>
internal sealed class HtmlAudit : AuditWriter
{
    /// <summary>How many children, and how many rows of each table, are shown unless said.</summary>
    public const int ShownUnlessSaid = 200;

    private const int Upcoming = 50;

    private readonly Stream _stream;
    private readonly AuditTotals _totals;
    private readonly Dictionary<string, Tally> _holders = new(StringComparer.Ordinal);
    private readonly Foremost<(Standing Standing, ChildDuties Child)> _children;
    private readonly Dictionary<(string Rule, string? Matter, string Decision), Remedy> _remedies = [];
    private readonly Foremost<ChildFlag> _flags;
    private readonly Foremost<ChildDuty> _overdue, _missed, _metLate, _next;

    public HtmlAudit(AuditHeader header, Stream stream, int shown = ShownUnlessSaid)
        : base(header)
    {
        _stream = stream;
        _totals = new(header.AsAt);
        _children = new(shown, (a, b) => Standing.WorstFirst(a.Standing, b.Standing));
        _flags = new(shown, ChildFlag.LatestFirst);
        _overdue = new(shown, (a, b) => DueDay(a).CompareTo(DueDay(b)));
        _missed = new(shown, (a, b) => DueDay(b).CompareTo(DueDay(a)));
        _metLate = new(shown, (a, b) => DaysLate(b).CompareTo(DaysLate(a)));
        _next = new(Upcoming, (a, b) => DueDay(a).CompareTo(DueDay(b)));
    }

    public override void Add(ChildDuties child)
    {
        _children.Offer((_totals.Add(child), child));
        for (var i = 0; i < child.Duties.Count; i++) Add(new(child, child.Duties[i]));
        foreach (var flag in child.Flags) _flags.Offer(new(child, flag));
    }

    public override void Finish(IReadOnlyCollection<Unread> unread, ChildrenInNoEntry inNoEntry)
    {
        var children = _children.InOrder().ConvertAll(c => c.Child);
        var sections = new HtmlSections(Header, _totals, children);
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None };
        _stream.Write("<!DOCTYPE html>\n"u8);
        using var page = XmlWriter.Create(_stream, settings);
        page.WriteStartElement("html");
        page.WriteAttributeString("lang", "en-GB");
        sections.Head().WriteTo(page);
        page.WriteStartElement("body");
        sections.Heading(hasFlags: _flags.Offered > 0).WriteTo(page);
        page.WriteStartElement("main");
        page.WriteAttributeString("id", "main");
        if (unread.Count > 0) HtmlSections.Unread(unread).WriteTo(page);
        if (inNoEntry.Count > 0) E("p", Class("note unread"), $"{inNoEntry.Sentence}.").WriteTo(page);
        foreach (var section in Sections(sections)) section.WriteTo(page);
        for (var i = 0; i < children.Count; i++) sections.Child(children[i], i + 1).WriteTo(page);
        page.WriteEndElement();
        E("footer", E("p", "Made by Duecare. It states lateness, absence of evidence and whether a reason is recorded. What that means is for a person to judge.")).WriteTo(page);
        page.WriteEndElement();
        page.WriteEndElement();
    }

    protected override void Dispose(bool disposing)
    {
    }

    private IEnumerable<XElement> Sections(HtmlSections sections)
    {
        yield return sections.Figures();
        yield return sections.Covered();
        yield return sections.ByDuty();
        if (_holders.Count > 0) yield return sections.ByHolder(_holders);
        yield return sections.Overdue(_overdue);
        yield return sections.Missed(_missed);
        yield return sections.MetLate(_metLate);
        yield return sections.NoEvidence();
        if (_flags.Offered > 0) yield return sections.OutsideLimits(_flags);
        if (_remedies.Count > 0) yield return sections.Remedies(_remedies.Values);
        yield return sections.Next(_next);
        yield return sections.ChildrenHeading();
    }

    private void Add(ChildDuty row)
    {
        var duty = row.Duty;
        switch (duty.State)
        {
            case DutyState.Overdue:
                _overdue.Offer(row);
                break;
            case DutyState.Missed:
                _missed.Offer(row);
                break;
            case DutyState.MetLate:
                _metLate.Offer(row);
                break;
            case DutyState.Pending or DutyState.DueSoon when duty.Due is not null:
                _next.Offer(row);
                break;
        }
        if (duty.Rule.IsRemedy) AddRemedy(row);
        if (DutyWords.IsLate(duty.State) || duty.State == DutyState.DueSoon) HolderOf(duty).Count(duty);
    }

    private Tally HolderOf(Duty duty)
    {
        var holder = DutyWords.Holder(duty);
        if (!_holders.TryGetValue(holder, out var tally)) _holders.Add(holder, tally = new());
        return tally;
    }

    private void AddRemedy(ChildDuty row)
    {
        var key = Remedy.KeyOf(row.Duty);
        if (!_remedies.TryGetValue(key, out var remedy)) _remedies.Add(key, remedy = new(row.Duty, []));
        remedy.Children.Add(row.Child);
    }

    private static int DueDay(ChildDuty row) => row.Duty.Due?.To ?? int.MaxValue;

    private static int DaysLate(ChildDuty row) => row.Duty is { Due: { } due, Met: { } met } ? met.To - due.From : 0;
}
