using System.Text;
using Duecare.Domain.Chronology;
using Duecare.Exchange.CaseFiles;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Duecare.Exchange.Tests.CaseFiles;

/// <summary>What is written is read as the same record, and written again as the same bytes.</summary>
public sealed class WritingTests
{
    [Fact]
    public void A_record_of_any_kinds_survives_being_written_and_read() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 1 << 20).ArrayOf(600)), numbers => Survives(new MadeEntries(numbers).Make(12))).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Every_kind_is_among_those_that_survive()
    {
        var kinds = Enumerable.Range(0, EntryKind.All.Count).Select(kind => new MadeEntries([0, kind, .. Enumerable.Repeat(0, 300)]).Make(1)[0].GetType());
        Assert.Equal(EntryKind.All.Select(k => k.Type), kinds);
    }

    [Fact]
    public void The_form_is_fixed()
    {
        var json = """
            {
              "format": "duecare-case/1",
              "title": "Zoë’s record",
              "policy": {
                "council": "Anyshire"
              },
              "covers": [
                "core-group",
                {
                  "kind": "visit",
                  "to": "2020-05-31"
                }
              ],
              "children": [
                {
                  "id": "c1",
                  "born": "2015-03-02",
                  "name": "Zoë"
                }
              ],
              "people": [
                {
                  "id": "mr-b",
                  "relation": "mother's partner",
                  "born": "1988"
                }
              ],
              "entries": [
                {
                  "id": "e1",
                  "kind": "adult-concern",
                  "at": "2019-09-17T14:30:00+01:00",
                  "asStated": "that afternoon",
                  "children": [
                    "c1"
                  ],
                  "adult": "mr-b",
                  "source": "<school> & police",
                  "recordedAt": "2019-12-17T14:30:00+00:00",
                  "by": "w1"
                },
                {
                  "id": "e2",
                  "kind": "core-group",
                  "on": "[2019-11-01..2019-11-08]",
                  "children": [
                    "c1"
                  ],
                  "supersedes": "e1"
                }
              ]
            }

            """.ReplaceLineEndings("\n");
        Assert.Equal(json, Written(Made.Accepted(json)));
    }

    [Fact]
    public void The_order_of_fields_and_what_is_said_by_default_make_no_difference()
    {
        var one = Made.Accepted(Made.File("""{"children":["c1"],"by":null,"kind":"visit","actions":[],"joint":false,"outcome":"completed","on":"[2019-09-17..2019-09-17]","id":"e1"}""".Replace("\"actions\":[],", "", StringComparison.Ordinal)));
        var other = Made.Accepted(Made.File(Made.Entry("e1", "visit", "\"outcome\":\"completed\"")));
        Assert.Equal(Written(other), Written(one));
    }

    private static void Survives(List<Entry> entries)
    {
        var file = new CaseFile
        {
            Children = [.. MadeEntries.Children.Select(c => new Child(new(c)))],
            People = [.. MadeEntries.People.Select(p => new CasePerson { Id = new(p) })],
            Entries = entries,
        };
        var written = Written(file);
        var read = Made.Accepted(written);
        Assert.Equal(entries.Select(e => e.GetType()), read.Entries.Select(e => e.GetType()));
        for (var i = 0; i < entries.Count; i++) Assert.Equivalent(entries[i], read.Entries[i], strict: true);
        Assert.Equal(written, Written(read));
    }

    private static string Written(CaseFile file)
    {
        using var to = new MemoryStream();
        CaseFileWriter.Write(to, file);
        return Encoding.UTF8.GetString(to.ToArray());
    }
}
