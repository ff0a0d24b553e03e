using Xunit;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Duecare.Audit;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Exchange;

namespace Duecare.Tests.Audit;

public class AuditFormsTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&\u202Egnp.exe\u0007\uD800 & ]]>";

    [Fact]
    public void Json_has_the_fields_of_the_contract()
    {
        using var json = JsonDocument.Parse(MadeUp.Write("json", MadeUp.Family));
        var root = json.RootElement;
        Assert.Equal("2020-12-16", root.GetProperty("asAt").GetString());
        Assert.Equal("england-test", root.GetProperty("rules").GetString());
        Assert.Equal(2, root.GetProperty("children").GetInt32());
        Assert.Equal(12, root.GetProperty("duties").GetArrayLength());
        Assert.Equal("core-group-subsequent", root.GetProperty("notInSource")[0].GetString());
        string[] fields = ["child", "duty", "occurrence", "passed", "due", "target", "met", "state", "certainty", "late", "reason", "holder", "because", "source"];
        Assert.Equal(fields, root.GetProperty("duties")[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void Json_gives_a_window_as_two_days_and_a_clock_in_hours_as_london_instants()
    {
        using var json = JsonDocument.Parse(MadeUp.Write("json", MadeUp.Family));
        var duties = json.RootElement.GetProperty("duties");
        Assert.Equal("""{"from":"2020-01-12","to":"2020-02-11"}""", duties[4].GetProperty("due").GetRawText());
        Assert.Equal("Mr B", duties[4].GetProperty("person").GetString());
        Assert.Equal("possible", duties[4].GetProperty("certainty").GetString());
        Assert.Equal("""{"unit":"days","min":309,"max":339}""", duties[4].GetProperty("late").GetRawText());
        Assert.Equal(JsonValueKind.Null, duties[4].GetProperty("met").ValueKind);
        Assert.Equal("2019-08-20T15:00:00+01:00", duties[5].GetProperty("due").GetProperty("from").GetString());
        Assert.Equal("met-late", duties[5].GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, duties[10].GetProperty("due").ValueKind);
    }

    [Fact]
    public void Json_lists_what_is_outside_a_limit_beside_the_duties()
    {
        using var none = JsonDocument.Parse(MadeUp.Write("json", MadeUp.Family));
        Assert.Equal(0, none.RootElement.GetProperty("flags").GetArrayLength());
        using var json = JsonDocument.Parse(MadeUp.Write("json", [.. MadeUp.Family, MadeUp.Flagged]));
        Assert.Equal(13, json.RootElement.GetProperty("duties").GetArrayLength());
        var flags = json.RootElement.GetProperty("flags");
        Assert.Equal(2, flags.GetArrayLength());
        Assert.Equal(["child", "rule", "entry", "limit", "act", "outside", "certainty", "because", "source"], flags[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(("C3", "cin-post-cp-minimum", "plan-end"), (flags[0].GetProperty("child").GetString(), flags[0].GetProperty("rule").GetString(), flags[0].GetProperty("entry").GetString()));
        Assert.Equal("""{"from":"2020-06-04","to":"2020-06-04"}""", flags[0].GetProperty("limit").GetRawText());
        Assert.Equal("""{"from":"2020-05-01","to":"2020-05-01"}""", flags[0].GetProperty("act").GetRawText());
        Assert.Equal("""{"unit":"days","min":34,"max":34}""", flags[0].GetProperty("outside").GetRawText());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (flags[1].GetProperty("limit").ValueKind, flags[1].GetProperty("outside").ValueKind));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("html")]
    public void What_is_outside_a_limit_has_a_section_of_its_own_and_is_in_no_total(string format)
    {
        Assert.DoesNotContain("Outside a limit", MadeUp.Text(format, MadeUp.Family), StringComparison.Ordinal);
        var text = MadeUp.Text(format, [MadeUp.Flagged]);
        if (format == "html") text = Parse(text).Descendants("section").Single(s => (string?)s.Attribute("aria-labelledby") == "limits").Value;
        text = string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Outside a limit or window: not a missed duty", text, StringComparison.Ordinal);
        Assert.Contains("34 days before that", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("Stop the clock", StringComparison.Ordinal) < text.IndexOf("Keep the plan", StringComparison.Ordinal), "the latest comes first");
        if (format == "text") Assert.Contains("All duties - - - - - 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_has_a_sheet_for_what_is_outside_a_limit()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(MadeUp.Write("xlsx", [MadeUp.Flagged])), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(workbook, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(["Summary", "Duties", "Outside a limit"], SheetNames(workbook));
        Assert.Equal(3, Rows(workbook, "Outside a limit").Count);
        Assert.Contains("34 days before that", Rows(workbook, "Outside a limit")[1].InnerText, StringComparison.Ordinal);
        Assert.Single(Rows(workbook, "Summary"), r => r.InnerText == "Acts outside a limit or window, not missed duties2");
    }

    [Fact]
    public void A_remedy_stands_once_with_its_children_and_in_no_childs_picture()
    {
        var remedy = MadeUp.Rule("lgsco-remedy", "Do what was agreed with the Ombudsman", Chapter.ComplaintsAndInformation, Happened.OmbudsmanRemedyDone);
        var duty = MadeUp.Duty(remedy, DutyState.Overdue, MadeUp.Day("2020-12-01"));
        var html = Parse(MadeUp.Text("html", [MadeUp.Child("C1", duty), MadeUp.Child("C2", duty), MadeUp.Child("C3", MadeUp.Duty(MadeUp.VisitRule, DutyState.Overdue, MadeUp.Day("2020-12-01")))]));
        var row = Assert.Single(html.Descendants("section").Single(s => (string?)s.Attribute("aria-labelledby") == "remedies").Descendants("tbody").Single().Elements("tr"));
        Assert.EndsWith("C1, C2", row.Value, StringComparison.Ordinal);
        var pictures = html.Descendants().Where(e => e.Name.LocalName == "svg" && (string?)e.Attribute("role") == "img").ToList();
        Assert.Equal(3, pictures.Count);
        Assert.DoesNotContain(pictures, p => p.Value.Contains(remedy.Title, StringComparison.Ordinal));
        Assert.Single(pictures, p => p.Value.Contains(MadeUp.VisitRule.Title, StringComparison.Ordinal));
        Assert.Contains(html.Descendants("section").Single(s => (string?)s.Attribute("aria-label") == "C1").Descendants("td").Concat(html.Descendants("th")), t => t.Value.Contains(remedy.Title, StringComparison.Ordinal));
    }

    private static readonly Unread[] NotRead = [new("ssd_cp_visits.csv", 3, 0, false), new("ssd_person.csv", 0, 1, false), new("ssd_s47_enquiry.csv", 0, 0, true)];

    [Fact]
    public void Json_says_what_of_the_source_is_not_in_it()
    {
        using var whole = JsonDocument.Parse(MadeUp.Write("json", MadeUp.Family));
        Assert.Equal(0, whole.RootElement.GetProperty("unread").GetArrayLength());
        using var json = JsonDocument.Parse(MadeUp.Write("json", MadeUp.Family, null, NotRead));
        Assert.Equal("""{"file":"ssd_cp_visits.csv","rows":3,"rowsInPart":0,"wholeTable":false}""", json.RootElement.GetProperty("unread")[0].GetRawText());
        Assert.Equal("""{"file":"ssd_person.csv","rows":0,"rowsInPart":1,"wholeTable":false}""", json.RootElement.GetProperty("unread")[1].GetRawText());
        Assert.True(json.RootElement.GetProperty("unread")[2].GetProperty("wholeTable").GetBoolean());
    }

    [Fact]
    public void Csv_has_a_last_row_without_a_child_for_each_file_not_wholly_read()
    {
        var rows = Records(MadeUp.Text("csv", MadeUp.Family, null, NotRead)).Skip(1).Select(r => CsvAudit.Columns.Zip(r).ToDictionary(c => c.First, c => c.Second)).ToList();
        Assert.Equal(15, rows.Count);
        Assert.All(rows[..12], r => Assert.NotEmpty(r["child"]));
        Assert.All(rows[12..], r => Assert.Equal(("", "", "unread"), (r["child"], r["duty"], r["state"])));
        Assert.Equal("This audit lacks what could not be read: 3 rows of ssd_cp_visits.csv", rows[12]["title"]);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("html")]
    public void A_reader_is_told_at_the_top_what_could_not_be_read(string format)
    {
        Assert.DoesNotContain("could not be read", MadeUp.Text(format, MadeUp.Family), StringComparison.Ordinal);
        var text = MadeUp.Text(format, MadeUp.Family, null, NotRead);
        if (format == "html") text = Parse(text).Element("body")!.Element("main")!.Elements().First().Value;
        text = string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("This audit lacks what could not be read: 3 rows of ssd_cp_visits.csv, part of 1 row of ssd_person.csv, all of ssd_s47_enquiry.csv.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_of_a_workbook_says_what_could_not_be_read()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(MadeUp.Write("xlsx", MadeUp.Family, null, NotRead)), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(workbook, TestContext.Current.CancellationToken));
        Assert.Equal(3, Rows(workbook, "Summary").Count(r => r.InnerText.StartsWith("This audit lacks what could not be read: ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+44")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    public void A_csv_cell_that_a_spreadsheet_would_run_has_an_apostrophe_before_it(string text)
    {
        var row = Assert.Single(CsvRows(MadeUp.Child(text, MadeUp.Duty(MadeUp.CoreGroup, DutyState.Missed, MadeUp.Day("2020-01-27"), reason: text))));
        Assert.Equal("'" + text, row["child"]);
        Assert.Equal("'" + text, row["reason"]);
    }

    [Fact]
    public void Csv_has_one_row_a_duty_and_no_byte_order_mark()
    {
        var bytes = MadeUp.Write("csv", MadeUp.Family);
        Assert.NotEqual(0xEF, bytes[0]);
        var rows = CsvRows([.. MadeUp.Family]);
        Assert.Equal(12, rows.Count);
        Assert.Equal("2020-01-12", rows[4]["dueFrom"]);
        Assert.Equal("2020-02-11", rows[4]["dueTo"]);
        Assert.Equal("309", rows[4]["lateMin"]);
        Assert.Equal("", rows[10]["dueFrom"]);
    }

    [Fact]
    public void A_reason_with_commas_quotes_and_line_breaks_survives_csv()
    {
        const string Reason = "ill, \"very\"\r\nand away";
        var row = Assert.Single(CsvRows(MadeUp.Child("C1", MadeUp.Duty(MadeUp.CoreGroup, DutyState.Missed, null, reason: Reason))));
        Assert.Equal(Reason, row["reason"]);
    }

    [Fact]
    public void A_workbook_opens_and_is_valid()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(MadeUp.Write("xlsx", MadeUp.Family)), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(workbook, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(["Summary", "Duties"], SheetNames(workbook));
        var duties = Rows(workbook, "Duties");
        Assert.Equal(13, duties.Count);
        var due = duties[5].Elements<Cell>().ElementAt(5);
        Assert.Equal(new DateTime(2020, 1, 12, 0, 0, 0, DateTimeKind.Unspecified), DateTime.FromOADate(double.Parse(due.CellValue!.Text, CultureInfo.InvariantCulture)));
        Assert.Equal(2u, due.StyleIndex!.Value);
    }

    [Fact]
    public void More_duties_than_a_sheet_holds_go_on_the_next_sheet()
    {
        using var stream = new MemoryStream();
        using (var writer = new WorkbookAudit(MadeUp.Header(), stream, rowsASheet: 8))
        {
            foreach (var child in MadeUp.Family) writer.Add(child);
            writer.Finish([], new());
        }
        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Equal(["Summary", "Duties", "Duties 2"], SheetNames(workbook));
        Assert.Equal(8, Rows(workbook, "Duties").Count);
        Assert.Equal(6, Rows(workbook, "Duties 2").Count);
        Assert.Empty(new OpenXmlValidator().Validate(workbook, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_formula_in_a_workbook_stays_text()
    {
        var bytes = MadeUp.Write("xlsx", [MadeUp.Child("=cmd|' /C calc'!A0", MadeUp.Duty(MadeUp.CoreGroup, DutyState.Missed, null, reason: Hostile))]);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var cell = Rows(workbook, "Duties")[1].Elements<Cell>().First();
        Assert.Null(cell.CellFormula);
        Assert.Equal("=cmd|' /C calc'!A0", cell.InlineString!.Text!.Text);
    }

    [Fact]
    public void The_page_is_well_formed_and_asks_for_nothing_outside_itself()
    {
        var page = MadeUp.Text("html", MadeUp.Family);
        var html = Parse(page);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("en-GB", html.Attribute("lang")!.Value);
        Assert.DoesNotContain(html.Descendants().Attributes(), a => a.Name.LocalName is "src" or "srcset" or "action" or "data" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(html.Descendants("a"), a => Assert.StartsWith("#", a.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(html.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe" or "object" or "image" or "use");
        Assert.DoesNotMatch(new Regex("url\\(|@import", RegexOptions.None, TimeSpan.FromSeconds(1)), page);
    }

    [Fact]
    public void Every_link_on_the_page_leads_somewhere()
    {
        var html = Parse(MadeUp.Text("html", MadeUp.Family));
        var ids = html.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(html.Descendants("a"), a => Assert.Contains(a.Attribute("href")!.Value[1..], ids));
        var named = html.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' '));
        Assert.All(named, id => Assert.Contains(id, ids));
    }

    [Fact]
    public void The_page_has_one_first_heading_none_skipped_and_every_table_a_caption_and_scopes()
    {
        var html = Parse(MadeUp.Text("html", MadeUp.Family));
        var levels = html.Descendants().Where(e => Regex.IsMatch(e.Name.LocalName, "^h[1-6]$", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Select(e => e.Name.LocalName[1] - '0').ToList();
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), p => Assert.True(p.Second <= p.First + 1));
        Assert.All(html.Descendants("table"), t => Assert.NotEmpty(t.Element("caption")!.Value));
        Assert.All(html.Descendants("th"), th => Assert.Contains(th.Attribute("scope")!.Value, new[] { "col", "row" }));
        Assert.All(html.Descendants().Where(e => (string?)e.Attribute("class") == "scroll"), r =>
        {
            Assert.Equal("0", r.Attribute("tabindex")!.Value);
            Assert.NotEmpty(r.Attribute("aria-label")!.Value);
        });
    }

    [Fact]
    public void Every_duty_stands_in_the_table_beside_its_childs_picture()
    {
        var html = Parse(MadeUp.Text("html", MadeUp.Family));
        foreach (var child in MadeUp.Family)
        {
            var section = html.Descendants("section").Single(s => (string?)s.Attribute("aria-label") == child.Child.Id.Value);
            Assert.Single(section.Descendants(), e => e.Name.LocalName == "svg" && (string?)e.Attribute("role") == "img");
            var rows = section.Descendants("tbody").Single().Elements("tr").Select(r => r.Value).ToList();
            Assert.Equal(child.Duties.Count, rows.Count);
            Assert.All(child.Duties, d => Assert.Contains(rows, r => r.Contains(d.Rule.Title, StringComparison.Ordinal)
                && r.Contains(DutyWords.State(d), StringComparison.Ordinal) && r.Contains(d.Due?.ToString() ?? "no date", StringComparison.Ordinal)
                && r.Contains(DutyWords.Late(d), StringComparison.Ordinal) && r.Contains(DutyWords.Reason(d, MadeUp.Header().HoldsReasons), StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("missed", 2)]
    [InlineData("met-late", 2)]
    [InlineData("overdue possible", 1)]
    [InlineData("overdue", 1)]
    public void The_picture_marks_each_thing_that_was_late(string mark, int times)
    {
        var html = Parse(MadeUp.Text("html", MadeUp.Family));
        var marks = html.Descendants().Where(e => e.Name.LocalName == "g" && (string?)e.Attribute("class") == mark).ToList();
        Assert.Equal(times, marks.Count);
        Assert.All(marks, m => Assert.NotEmpty(m.Elements().First(e => e.Name.LocalName == "title").Value));
    }

    [Fact]
    public void Text_from_a_record_cannot_act_on_the_page()
    {
        var child = MadeUp.Child(Hostile, MadeUp.Duty(MadeUp.CoreGroup, DutyState.Missed, MadeUp.Day("2020-01-27"), reason: Hostile, holder: Hostile, person: Hostile));
        var page = MadeUp.Text("html", [child], MadeUp.Header() with { Title = Hostile, Source = Hostile });
        Parse(page);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u202E', page);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_a_record_cannot_steer_a_terminal()
    {
        var child = MadeUp.Child("C1\u001B[2J\u009B31m", MadeUp.Duty(MadeUp.CoreGroup, DutyState.Missed, null, reason: "a\u202Eb\nc", holder: "x\u0008y"));
        var text = MadeUp.Text("text", [child]);
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain('\u202E', text);
        Assert.Contains("a\uFFFDb c", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_as_many_children_as_it_says_and_counts_them_all()
    {
        using var stream = new MemoryStream();
        using (var writer = new HtmlAudit(MadeUp.Header(), stream, shown: 3))
        {
            for (var i = 0; i < 10; i++)
                writer.Add(MadeUp.Child($"C{i}", MadeUp.Duty(MadeUp.VisitRule, DutyState.Overdue, new(MadeUp.AsAt.DayNumber - 10 - i, MadeUp.AsAt.DayNumber - 10 - i))));
            writer.Finish([], new());
        }
        var html = Parse(Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(["C9", "C8", "C7"], html.Descendants("h3").Select(h => h.Value));
        Assert.Contains("The worst 3 of 10 children", html.Value, StringComparison.Ordinal);
        Assert.Contains("7 more are not listed here", html.Value, StringComparison.Ordinal);
        Assert.Equal("10", html.Descendants("li").First(li => (string?)li.Attribute("class") == "overdue").Element("b")!.Value);
    }

    [Fact]
    public void An_unverified_rule_says_so_and_no_form_says_fault()
    {
        var html = Parse(MadeUp.Text("html", MadeUp.Family));
        Assert.Contains(html.Descendants("th"), th => th.Value.Contains("Send the letter", StringComparison.Ordinal) && th.Value.Contains("unverified rule", StringComparison.Ordinal));
        Assert.DoesNotContain("fault", html.Element("body")!.Value.Replace("default", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("fault", MadeUp.Text("text", MadeUp.Family), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Json_counts_no_missing_reasons_where_the_source_holds_none()
    {
        using var all = JsonDocument.Parse(MadeUp.Write("json", MadeUp.Family));
        Assert.Equal(5, all.RootElement.GetProperty("totals").GetProperty("late-no-reason").GetInt32());
        using var extract = JsonDocument.Parse(MadeUp.Write("json", MadeUp.Family, MadeUp.Header([new Coverage("visit")])));
        Assert.Equal(JsonValueKind.Null, extract.RootElement.GetProperty("totals").GetProperty("late-no-reason").ValueKind);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("text")]
    public void A_source_without_reasons_is_never_said_to_have_none_recorded(string format)
    {
        Assert.Contains("no reason recorded", MadeUp.Text(format, MadeUp.Family), StringComparison.Ordinal);
        var extract = MadeUp.Text(format, MadeUp.Family, MadeUp.Header([new Coverage("visit")]));
        Assert.DoesNotContain("no reason recorded", extract, StringComparison.Ordinal);
        var withReasons = MadeUp.Text(format, MadeUp.Family, MadeUp.Header([new Coverage("reason-for-delay")]));
        Assert.Contains("no reason recorded", withReasons, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_totals_are_those_of_json()
    {
        var text = MadeUp.Text("text", MadeUp.Family);
        using var json = JsonDocument.Parse(MadeUp.Write("json", MadeUp.Family));
        var states = json.RootElement.GetProperty("duties").EnumerateArray().CountBy(d => d.GetProperty("state").GetString()!).ToDictionary();
        var all = text.Split('\n').Single(l => l.StartsWith("All duties", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([states["overdue"], states["missed"], states["met-late"], 5, states["no-evidence"], states["met"]], all.Skip(2).Select(int.Parse));
        foreach (var total in json.RootElement.GetProperty("totals").EnumerateObject().Where(t => !t.Name.StartsWith("late-", StringComparison.Ordinal)))
            Assert.Equal(states.GetValueOrDefault(total.Name), total.Value.GetInt32());
    }

    [Fact]
    public void Text_lists_the_longest_overdue_first_and_keeps_within_120_columns()
    {
        var lines = MadeUp.Text("text", MadeUp.Family).Split('\n');
        Assert.True(Array.FindIndex(lines, l => l.Contains("C1: 1", StringComparison.Ordinal)) < Array.FindIndex(lines, l => l.Contains("C2: 1", StringComparison.Ordinal)));
        Assert.All(lines, l => Assert.InRange(l.Length, 0, 120));
    }

    [Theory]
    [InlineData(25, 0)]
    [InlineData(26, 1)]
    public void Text_names_25_children_and_says_how_many_more(int children, int more)
    {
        var text = MadeUp.Text("text", Enumerable.Range(1, children).Select(i => MadeUp.Child($"C{i}", MadeUp.Duty(MadeUp.VisitRule, DutyState.Overdue, MadeUp.Day("2020-12-01")))));
        Assert.Equal(more == 1, text.Contains("and 1 child more: --format html", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("html")]
    public void Gathered_in_stretches_it_is_the_same_document_as_one_child_at_a_time(string format)
    {
        var children = Enumerable.Range(1, 90).Select(i => MadeUp.Child($"C{i}",
            MadeUp.Duty(MadeUp.VisitRule, DutyState.Overdue, new(MadeUp.AsAt.DayNumber - (i % 7) - 1, MadeUp.AsAt.DayNumber - (i % 7) - 1)),
            MadeUp.Duty(MadeUp.CoreGroup, i % 3 == 0 ? DutyState.Missed : DutyState.Met, MadeUp.Day("2020-01-27"))) with
        { Flags = MadeUp.Flagged.Flags }).ToList();
        using var stream = new MemoryStream();
        using (var writer = AuditWriter.For(format, MadeUp.Header(), stream))
        {
            foreach (var some in children.Chunk(40))
            {
                var stretch = writer.Stretch();
                foreach (var child in some) stretch.Add(child);
                stretch.HandIn();
            }
            writer.Finish([], new());
        }
        Assert.Equal(MadeUp.Text(format, children), Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("html")]
    [InlineData("xlsx")]
    public void Nobody_to_audit_is_still_a_whole_document(string format) => Assert.NotEmpty(MadeUp.Write(format, []));

    private static List<Dictionary<string, string>> CsvRows(params ChildDuties[] children)
    {
        var text = MadeUp.Text("csv", children);
        var records = Records(text);
        return [.. records.Skip(1).Select(r => CsvAudit.Columns.Zip(r).ToDictionary(c => c.First, c => c.Second))];
    }

    private static List<List<string>> Records(string csv)
    {
        var records = new List<List<string>> { new() };
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            if (csv[i] == '"' && quoted && i + 1 < csv.Length && csv[i + 1] == '"') field.Append(csv[i++]);
            else if (csv[i] == '"') quoted = !quoted;
            else if (!quoted && csv[i] == ',') EndField();
            else if (!quoted && csv[i] == '\r' && csv[i + 1] == '\n')
            {
                EndField();
                records.Add([]);
                i++;
            }
            else field.Append(csv[i]);
        }
        return records[..^1];

        void EndField()
        {
            records[^1].Add(field.ToString());
            field.Clear();
        }
    }

    private static XElement Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new() { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }

    private static IEnumerable<string?> SheetNames(SpreadsheetDocument workbook) =>
        workbook.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name?.Value);

    private static List<Row> Rows(SpreadsheetDocument workbook, string sheet)
    {
        var id = workbook.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(s => s.Name == sheet).Id!.Value!;
        return [.. ((WorksheetPart)workbook.WorkbookPart.GetPartById(id)).Worksheet.Descendants<Row>()];
    }
}
