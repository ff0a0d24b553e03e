using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Exchange;

namespace Duecare.Audit;

/// <summary>
/// The audit as an Excel workbook: a summary, and one row a duty with real dates. Written in one pass; a sheet holds at most
/// 1,048,575 duties below its headings, and what is more goes on "Duties 2" and so on. Text is stored as text, so none is ever a formula.
/// </summary>
internal sealed class WorkbookAudit : AuditWriter
{
    private const int CellLimit = 32_767;
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const uint Heading = 1, Day = 2, Instant = 3, Wrapped = 4;
    private static readonly Uri SummaryPath = Path("/xl/worksheets/summary.xml"), FlagsPath = Path("/xl/worksheets/flags.xml"), StylesPath = Path("/xl/styles.xml");
    private static readonly DateTime DayZero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly (string Name, double Width)[] Columns =
    [
        ("Child", 14), ("Duty", 44), ("Rule", 26), ("Person", 12), ("Number", 9), ("Due from", 13), ("Due to", 13), ("Target from", 13),
        ("Target to", 13), ("Met from", 13), ("Met to", 13), ("State", 13), ("Certainty", 11), ("Late by: least", 14),
        ("Late by: most", 14), ("Late unit", 13), ("Due points passed", 17), ("Reason", 40), ("Holder", 20), ("Because", 80), ("Source", 50),
    ];

    private static readonly (string Name, double Width)[] FlagColumns =
    [
        ("Child", 14), ("Limit", 44), ("Rule", 26), ("Entry", 20), ("Limit from", 13), ("Limit to", 13), ("Act from", 13), ("Act to", 13),
        ("Certainty", 11), ("Outside by: least", 16), ("Outside by: most", 16), ("Unit", 13), ("Because", 80), ("Source", 50),
    ];

    private readonly List<(string Child, LimitFlag Flag)> _flags = [];
    private readonly int _rowsASheet;
    private readonly Package _package;
    private readonly AuditTotals _totals;
    private Stream _part;
    private OpenXmlWriter _xml;
    private int _sheets;
    private int _rows;

    public WorkbookAudit(AuditHeader header, Stream stream, int rowsASheet = 1_048_576)
        : base(header)
    {
        _rowsASheet = rowsASheet;
        _totals = new(header.AsAt);
        _package = Package.Open(stream, FileMode.Create, FileAccess.Write);
        OpenDuties();
    }

    public override void Add(ChildDuties child)
    {
        _totals.Add(child);
        for (var i = 0; i < child.Duties.Count; i++)
        {
            if (_rows == _rowsASheet)
            {
                CloseDuties();
                OpenDuties();
            }
            Write(child.Child.Id.Value, child.Duties[i]);
        }
        foreach (var flag in child.Flags) _flags.Add((child.Child.Id.Value, flag));
    }

    public override void Finish(IReadOnlyCollection<Unread> unread, ChildrenInNoEntry inNoEntry)
    {
        CloseDuties();
        if (_flags.Count > 0) WriteFlags();
        WriteSummary(unread, inNoEntry);
        WriteStyles();
        WriteWorkbook();
        _package.Close();
    }

    protected override void Dispose(bool disposing) => Close();

    [MemberNotNull(nameof(_part), nameof(_xml))]
    private void OpenDuties()
    {
        _sheets++;
        Open(DutiesPath(_sheets), "worksheet+xml");
        _xml.WriteStartElement(new Worksheet());
        _xml.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }));
        _xml.WriteElement(Widths(Columns.Select(c => c.Width)));
        _xml.WriteStartElement(new SheetData());
        _xml.WriteElement(new Row(Columns.Select(c => Text(c.Name, Heading))));
        _rows = 1;
    }

    private void CloseDuties()
    {
        _xml.WriteEndElement();
        _xml.WriteElement(new AutoFilter { Reference = Range(_rows) });
        _xml.WriteEndElement();
        Close();
    }

    private void Write(string child, Duty duty)
    {
        _rows++;
        _xml.WriteStartElement(new Row());
        Write(Text(child));
        Write(Text(duty.Rule.Title, Wrapped));
        Write(Text(duty.Rule.Id));
        Write(Text(duty.Person));
        Write(Number(duty.Occurrence));
        Write(duty.Due);
        Write(duty.Target);
        Write(duty.Met);
        Write(Text(DutyWords.Of(duty.State)));
        Write(Text(duty.Certainty == Certainty.Certain ? "certain" : "possible"));
        Write(duty.Late is { } least ? Number(least.Min) : new Cell());
        Write(duty.Late is { } most ? Number(most.Max) : new Cell());
        Write(Text(duty.Late?.UnitInWords));
        Write(Number(duty.Passed));
        Write(Text(DutyWords.Reason(duty, Header.HoldsReasons), Wrapped));
        Write(Text(DutyWords.Holder(duty)));
        Write(Text(duty.Because, Wrapped));
        Write(Text(duty.Source, Wrapped));
        _xml.WriteEndElement();
    }

    private void Write(Cell cell) => _xml.WriteElement(cell);

    private void Write(Window? window)
    {
        Write(window is { } first ? When(first.From, first.FromTicks) : new Cell());
        Write(window is { } last ? When(last.To, last.ToTicks) : new Cell());
    }

    private void WriteFlags()
    {
        Open(FlagsPath, "worksheet+xml");
        _xml.WriteStartElement(new Worksheet());
        _xml.WriteElement(Widths(FlagColumns.Select(c => c.Width)));
        _xml.WriteStartElement(new SheetData());
        _xml.WriteElement(new Row(FlagColumns.Select(c => Text(c.Name, Heading))));
        foreach (var (child, flag) in _flags.Take(_rowsASheet - 1)) Write(child, flag);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        Close();
    }

    private void Write(string child, LimitFlag flag)
    {
        _xml.WriteStartElement(new Row());
        Write(Text(child));
        Write(Text(flag.Rule.Title, Wrapped));
        Write(Text(flag.Rule.Id));
        Write(Text(flag.Entry.Value));
        Write(flag.Limit);
        Write(flag.ActedOn);
        Write(Text(flag.Certainty == Certainty.Certain ? "certain" : "possible"));
        Write(flag.Outside is { } least ? Number(least.Min) : new Cell());
        Write(flag.Outside is { } most ? Number(most.Max) : new Cell());
        Write(Text(flag.Outside?.UnitInWords));
        Write(Text(flag.Because, Wrapped));
        Write(Text(flag.Source, Wrapped));
        _xml.WriteEndElement();
    }

    private void WriteSummary(IReadOnlyCollection<Unread> unread, ChildrenInNoEntry inNoEntry)
    {
        Open(SummaryPath, "worksheet+xml");
        _xml.WriteStartElement(new Worksheet());
        _xml.WriteElement(Widths([48, 16, 16, 16, 20, 16, 16, 16, 16]));
        _xml.WriteStartElement(new SheetData());
        foreach (var row in SummaryRows(unread, inNoEntry)) _xml.WriteElement(new Row(row));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        Close();
    }

    private IEnumerable<Cell[]> SummaryRows(IReadOnlyCollection<Unread> unread, ChildrenInNoEntry inNoEntry)
    {
        yield return [Text(Header.Title, Heading)];
        foreach (var file in unread) yield return [Text(UnreadWords.Lacks + UnreadWords.Of(file), Heading)];
        if (inNoEntry.Count > 0) yield return [Text($"{inNoEntry.Sentence}.", Heading)];
        yield return [Text("As at"), When(Header.AsAt.DayNumber, 0)];
        if (Header.KnownAt is { } known) yield return [Text("As known at"), When(0, known.Ticks)];
        yield return [Text("Read from"), Text(Header.Source)];
        yield return [Text("Rules"), Text(Header.Rules)];
        if (Header.Policy is { } policy) yield return [Text("Policy"), Text(policy)];
        yield return [Text("Bank holidays known from"), When(Header.CalendarFrom.DayNumber, 0)];
        yield return [Text("Bank holidays known to"), When(Header.CalendarTo.DayNumber, 0)];
        yield return [Text("Children"), Number(_totals.Children)];
        yield return [Text("Children with something overdue"), Number(_totals.ChildrenOverdue)];
        if (!Header.HoldsReasons) yield return [Text("This source does not hold reasons for delay, so none is reported as missing.")];
        if (_flags.Count > 0) yield return [Text("Acts outside a limit or window, not missed duties"), Number(_flags.Count)];
        yield return [];
        string[] headings = ["Duty", "Overdue now", "Missed", "Met late", "No reason recorded", "Possibly late", "No evidence", "Met in time", "Not due yet"];
        yield return [.. headings.Select(h => Text(h, Heading))];
        foreach (var row in _totals.ByRule) yield return Counts(row.Rule.Title, row.Tally);
        yield return Counts("All duties", _totals.All());
    }

    private Cell[] Counts(string title, Tally t) =>
    [
        Text(title, Wrapped), Number(t[DutyState.Overdue]), Number(t[DutyState.Missed]), Number(t[DutyState.MetLate]),
        Header.HoldsReasons ? Number(t.NoReason) : Text("not in source"), Number(t.Possibly), Number(t[DutyState.NoEvidence]),
        Number(t[DutyState.Met]), Number(t.Ahead),
    ];

    private void WriteStyles()
    {
        Open(StylesPath, "styles+xml");
        _xml.WriteElement(new Stylesheet(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 164, FormatCode = "d mmm yyyy" },
                new NumberingFormat { NumberFormatId = 165, FormatCode = "d mmm yyyy hh:mm" }),
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellFormats(
                Format(new()),
                Format(new() { FontId = 1, ApplyFont = true }),
                Format(new() { NumberFormatId = 164, ApplyNumberFormat = true }),
                Format(new() { NumberFormatId = 165, ApplyNumberFormat = true }),
                Format(new(), wrap: true))));
        Close();
    }

    private void WriteWorkbook()
    {
        var workbook = Open(Path("/xl/workbook.xml"), "sheet.main+xml");
        _package.CreateRelationship(workbook.Uri, TargetMode.Internal, Relations + "officeDocument", "rId1");
        workbook.CreateRelationship(StylesPath, TargetMode.Internal, Relations + "styles", "rIdStyles");
        workbook.CreateRelationship(SummaryPath, TargetMode.Internal, Relations + "worksheet", "rIdSummary");
        var sheets = new Sheets(new Sheet { Name = "Summary", SheetId = 1, Id = "rIdSummary" });
        var names = new DefinedNames();
        for (var i = 1; i <= _sheets; i++)
        {
            workbook.CreateRelationship(DutiesPath(i), TargetMode.Internal, Relations + "worksheet", $"rId{i}");
            var name = i == 1 ? "Duties" : $"Duties {i}";
            sheets.Append(new Sheet { Name = name, SheetId = (uint)(i + 1), Id = $"rId{i}" });
            var rows = i == _sheets ? _rows : _rowsASheet;
            names.Append(new DefinedName($"'{name}'!{Absolute(rows)}") { Name = "_xlnm._FilterDatabase", LocalSheetId = (uint)i, Hidden = true });
        }
        if (_flags.Count > 0)
        {
            workbook.CreateRelationship(FlagsPath, TargetMode.Internal, Relations + "worksheet", "rIdFlags");
            sheets.Append(new Sheet { Name = "Outside a limit", SheetId = (uint)(_sheets + 2), Id = "rIdFlags" });
        }
        _xml.WriteElement(new Workbook(sheets, names));
        Close();
    }

    /// <summary>Opens the next part. A package written in one pass takes one at a time, and the workbook, which names the others, last.</summary>
    [MemberNotNull(nameof(_part), nameof(_xml))]
    private PackagePart Open(Uri path, string type)
    {
        var part = _package.CreatePart(path, Main + type, CompressionOption.Fast);
        _part = part.GetStream();
        _xml = OpenXmlWriter.Create(_part);
        return part;
    }

    private void Close()
    {
        _xml.Dispose();
        _part.Dispose();
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);

    private static Uri DutiesPath(int sheet) => Path($"/xl/worksheets/duties{sheet}.xml");

    private static Columns Widths(IEnumerable<double> widths) =>
        new(widths.Select((w, i) => new Column { Min = (uint)(i + 1), Max = (uint)(i + 1), Width = w, CustomWidth = true }));

    private static CellFormat Format(CellFormat format, bool wrap = false)
    {
        format.FontId ??= 0;
        format.FillId = 0;
        format.BorderId = 0;
        format.NumberFormatId ??= 0;
        format.ApplyAlignment = true;
        format.Append(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wrap ? true : null });
        return format;
    }

    private static Cell Text(string? text, uint style = 0)
    {
        if (string.IsNullOrEmpty(text)) return new();
        var plain = Plain.Text(text);
        if (plain.Length > CellLimit) plain = plain[..(CellLimit - 1)] + "…";
        var shown = new Text(plain) { Space = SpaceProcessingModeValues.Preserve };
        return new() { DataType = CellValues.InlineString, StyleIndex = style, InlineString = new(shown) };
    }

    private static Cell Number(long number) => new() { CellValue = new(number.ToString(CultureInfo.InvariantCulture)) };

    private static Cell When(int day, long ticks)
    {
        var wall = ticks == 0
            ? DateOnly.FromDayNumber(day).ToDateTime(TimeOnly.MinValue)
            : LondonTime.At(new(ticks, DateTimeKind.Utc)).DateTime;
        return new() { StyleIndex = ticks == 0 ? Day : Instant, CellValue = new((wall - DayZero).TotalDays.ToString("R", CultureInfo.InvariantCulture)) };
    }

    private static string Range(int rows) => $"A1:{(char)('A' + Columns.Length - 1)}{rows}";

    private static string Absolute(int rows) => $"$A$1:${(char)('A' + Columns.Length - 1)}${rows}";
}
