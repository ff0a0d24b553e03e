using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Exchange;

namespace Duecare.Audit;

/// <summary>The audit for programs: one JSON object, on one line. What can only be counted at the end comes after the duties.</summary>
internal sealed class JsonAudit : AuditWriter
{
    private const int FlushAt = 1 << 16;
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    private static readonly JsonEncodedText[] States = [.. Enum.GetValues<DutyState>().Select(s => JsonEncodedText.Encode(DutyWords.File(s)))];
    private static readonly JsonEncodedText
        Child = JsonEncodedText.Encode("child"), DutyId = JsonEncodedText.Encode("duty"), Occurrence = JsonEncodedText.Encode("occurrence"),
        Passed = JsonEncodedText.Encode("passed"), Due = JsonEncodedText.Encode("due"), Target = JsonEncodedText.Encode("target"),
        Met = JsonEncodedText.Encode("met"), State = JsonEncodedText.Encode("state"), CertaintyName = JsonEncodedText.Encode("certainty"),
        Late = JsonEncodedText.Encode("late"), Reason = JsonEncodedText.Encode("reason"), Holder = JsonEncodedText.Encode("holder"),
        Person = JsonEncodedText.Encode("person"), Because = JsonEncodedText.Encode("because"), SourceName = JsonEncodedText.Encode("source"),
        From = JsonEncodedText.Encode("from"), To = JsonEncodedText.Encode("to"), Unit = JsonEncodedText.Encode("unit"),
        Limit = JsonEncodedText.Encode("limit"), Act = JsonEncodedText.Encode("act"), Outside = JsonEncodedText.Encode("outside"),
        Min = JsonEncodedText.Encode("min"), Max = JsonEncodedText.Encode("max"),
        Certain = JsonEncodedText.Encode("certain"), Possible = JsonEncodedText.Encode("possible");

    private readonly Utf8JsonWriter _json;
    private readonly AuditTotals _totals;
    private readonly List<(JsonEncodedText Child, LimitFlag Flag)> _flags = [];

    public JsonAudit(AuditHeader header, Stream stream)
        : base(header)
    {
        _json = new(stream, new JsonWriterOptions { Encoder = Encoder, SkipValidation = true });
        _totals = new(header.AsAt);
        _json.WriteStartObject();
        _json.WriteString("title", header.Title);
        _json.WriteString("asAt", Iso(header.AsAt));
        if (header.KnownAt is { } known) _json.WriteString("knownAt", LondonTime.At(known).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        else _json.WriteNull("knownAt");
        _json.WriteString("rules", header.Rules);
        _json.WriteString("policy", header.Policy);
        _json.WriteString("source", header.Source);
        WriteCovers();
        _json.WriteStartArray("duties");
    }

    public override void Add(ChildDuties child)
    {
        _totals.Add(child);
        var id = JsonEncodedText.Encode(child.Child.Id.Value, Encoder);
        for (var i = 0; i < child.Duties.Count; i++) Write(id, child.Duties[i]);
        foreach (var flag in child.Flags) _flags.Add((id, flag));
        if (_json.BytesPending > FlushAt) _json.Flush();
    }

    public override void Finish(IReadOnlyCollection<Unread> unread, ChildrenInNoEntry inNoEntry)
    {
        _json.WriteEndArray();
        _json.WriteStartArray("flags");
        foreach (var (child, flag) in _flags) Write(child, flag);
        _json.WriteEndArray();
        _json.WriteStartArray("notInSource");
        foreach (var row in _totals.NotInSource) _json.WriteStringValue(row.Rule.Id);
        _json.WriteEndArray();
        var all = _totals.All();
        _json.WriteStartObject("totals");
        foreach (var state in Enum.GetValues<DutyState>()) _json.WriteNumber(States[(int)state], all[state]);
        _json.WriteNumber("late-possible", all.Possibly);
        if (Header.HoldsReasons) _json.WriteNumber("late-no-reason", all.NoReason);
        else _json.WriteNull("late-no-reason");
        _json.WriteEndObject();
        _json.WriteNumber("children", _totals.Children);
        Write(inNoEntry);
        Write(unread);
        _json.WriteEndObject();
        _json.Flush();
    }

    protected override void Dispose(bool disposing) => _json.Dispose();

    private void WriteCovers()
    {
        if (Header.Covers is not { } covers)
        {
            _json.WriteNull("covers");
            return;
        }
        _json.WriteStartArray("covers");
        foreach (var c in covers)
        {
            _json.WriteStartObject();
            _json.WriteString("kind", c.Kind);
            if (c.From is { } from) _json.WriteString(From, Iso(from));
            if (c.To is { } to) _json.WriteString(To, Iso(to));
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    private void Write(ChildrenInNoEntry inNoEntry)
    {
        _json.WriteStartObject("inNoEntry");
        _json.WriteNumber("children", inNoEntry.Count);
        _json.WriteStartArray("first");
        foreach (var child in inNoEntry.First) _json.WriteStringValue(child);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Write(IReadOnlyCollection<Unread> unread)
    {
        _json.WriteStartArray("unread");
        foreach (var file in unread)
        {
            _json.WriteStartObject();
            _json.WriteString("file", file.File);
            _json.WriteNumber("rows", file.Rows);
            _json.WriteNumber("rowsInPart", file.RowsInPart);
            _json.WriteBoolean("wholeTable", file.WholeTable);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    private void Write(JsonEncodedText child, Duty duty)
    {
        _json.WriteStartObject();
        _json.WriteString(Child, child);
        _json.WriteString(DutyId, duty.Rule.Id);
        if (duty.Person is { } person) _json.WriteString(Person, person);
        _json.WriteNumber(Occurrence, duty.Occurrence);
        _json.WriteNumber(Passed, duty.Passed);
        Write(Due, duty.Due);
        Write(Target, duty.Target);
        Write(Met, duty.Met);
        _json.WriteString(State, States[(int)duty.State]);
        _json.WriteString(CertaintyName, duty.Certainty == Certainty.Certain ? Certain : Possible);
        Write(Late, duty.Late);
        _json.WriteString(Reason, duty.Reason);
        _json.WriteString(Holder, duty.Holder);
        _json.WriteString(Because, duty.Because);
        _json.WriteString(SourceName, duty.Source);
        _json.WriteEndObject();
    }

    private void Write(JsonEncodedText child, LimitFlag flag)
    {
        _json.WriteStartObject();
        _json.WriteString(Child, child);
        _json.WriteString("rule", flag.Rule.Id);
        _json.WriteString("entry", flag.Entry.Value);
        Write(Limit, flag.Limit);
        Write(Act, flag.ActedOn);
        Write(Outside, flag.Outside);
        _json.WriteString(CertaintyName, flag.Certainty == Certainty.Certain ? Certain : Possible);
        _json.WriteString(Because, flag.Because);
        _json.WriteString(SourceName, flag.Source);
        _json.WriteEndObject();
    }

    private void Write(JsonEncodedText name, Lateness? late)
    {
        if (late is not { } l)
        {
            _json.WriteNull(name);
            return;
        }
        _json.WriteStartObject(name);
        _json.WriteString(Unit, l.UnitInWords);
        _json.WriteNumber(Min, l.Min);
        _json.WriteNumber(Max, l.Max);
        _json.WriteEndObject();
    }

    private void Write(JsonEncodedText name, Window? window)
    {
        if (window is not { } w)
        {
            _json.WriteNull(name);
            return;
        }
        _json.WriteStartObject(name);
        if (w.IsInstant)
        {
            var (from, to) = w.Iso();
            _json.WriteString(From, from);
            _json.WriteString(To, to);
        }
        else
        {
            WriteDay(From, w.From);
            WriteDay(To, w.To);
        }
        _json.WriteEndObject();
    }

    private void WriteDay(JsonEncodedText name, int day)
    {
        Span<byte> iso = stackalloc byte[10];
        DateOnly.FromDayNumber(day).TryFormat(iso, out _, "O", CultureInfo.InvariantCulture);
        _json.WriteString(name, iso);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
