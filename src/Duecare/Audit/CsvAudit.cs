using CsvHelper;
using Duecare.Domain.Duties;
using Duecare.Exchange;

namespace Duecare.Audit;

/// <summary>
/// The audit as one row a duty, for a spreadsheet or a program: RFC 4180, UTF-8 without a byte-order mark. A cell that a spreadsheet would
/// read as a formula (it begins with = + - @, a tab or a carriage return) has an apostrophe put before it. A child in no entry has a row in
/// the state "in-no-entry". For each file of which something could not be read there is a last row without a child, in the state "unread".
/// </summary>
internal sealed class CsvAudit : AuditWriter
{
    /// <summary>The columns, in order: the fields of the JSON result, each window as two.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "child", "duty", "title", "person", "occurrence", "passed", "dueFrom", "dueTo", "targetFrom", "targetTo", "metFrom", "metTo",
        "state", "certainty", "lateUnit", "lateMin", "lateMax", "reason", "holder", "because", "source",
    ];

    private static readonly CsvWriterOptions Form = CsvWriterOptions.Default with { Injection = CsvInjection.Escape };
    private readonly CsvWriter _csv;

    public CsvAudit(AuditHeader header, Stream stream)
        : base(header)
    {
        _csv = CsvWriter.Create(stream, Form, leaveOpen: true);
        foreach (var column in Columns) _csv.WriteField(column);
        _csv.EndRecord();
    }

    public override void Add(ChildDuties child)
    {
        if (child.IsInNoEntry) Write(child.Child.Id.Value, ChildrenInNoEntry.OfOne, "in-no-entry");
        for (var i = 0; i < child.Duties.Count; i++) Write(child.Child.Id.Value, child.Duties[i]);
    }

    public override void Finish(IReadOnlyCollection<Unread> unread, ChildrenInNoEntry inNoEntry)
    {
        foreach (var file in unread) Write("", UnreadWords.Lacks + UnreadWords.Of(file), "unread");
        _csv.Flush();
    }

    protected override void Dispose(bool disposing) => _csv.Dispose();

    private void Write(string child, Duty duty)
    {
        _csv.WriteField(child);
        _csv.WriteField(duty.Rule.Id);
        _csv.WriteField(duty.Rule.Title);
        _csv.WriteField(duty.Person);
        _csv.WriteField(duty.Occurrence);
        _csv.WriteField(duty.Passed);
        Write(duty.Due);
        Write(duty.Target);
        Write(duty.Met);
        _csv.WriteField(DutyWords.File(duty.State));
        _csv.WriteField(duty.Certainty == Certainty.Certain ? "certain" : "possible");
        _csv.WriteField(duty.Late?.UnitInWords);
        _csv.WriteField(duty.Late?.Min);
        _csv.WriteField(duty.Late?.Max);
        _csv.WriteField(duty.Reason);
        _csv.WriteField(duty.Holder);
        _csv.WriteField(duty.Because);
        _csv.WriteField(duty.Source);
        _csv.EndRecord();
    }

    private void Write(string child, string title, string state)
    {
        foreach (var column in Columns)
        {
            _csv.WriteField(column switch
            {
                "child" => child,
                "title" => title,
                "state" => state,
                _ => "",
            });
        }
        _csv.EndRecord();
    }

    private void Write(Window? window)
    {
        var (from, to) = window?.Iso() ?? default;
        _csv.WriteField(from);
        _csv.WriteField(to);
    }
}
