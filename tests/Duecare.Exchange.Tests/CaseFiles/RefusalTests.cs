using System.Text;
using Duecare.Exchange.CaseFiles;
using Xunit;
using static Duecare.Exchange.Tests.CaseFiles.Made;

namespace Duecare.Exchange.Tests.CaseFiles;

/// <summary>Every mistake that a case file can carry is told in one line: the file, the line, the place, what is wrong and what was expected.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void A_date_that_is_not_in_the_calendar_is_refused_with_the_forms_that_are() => Assert.Equal(
        "x.json, line 2: entry e12 (core-group), field \"on\": \"2019-13-01\" is not a date: expected 2019-09-17, 2019-09, 2019 or [2023-01-21..2023-01-31]",
        Refused(File(Entry("e12", "core-group", "", on: "2019-13-01"))));

    [Theory]
    [InlineData("2019-02-29")]
    [InlineData("17/09/2019")]
    [InlineData("2019-9-7")]
    [InlineData("[..2019-08-31]")]
    [InlineData("")]
    public void A_date_in_another_form_is_refused(string on) => Assert.Contains("is not a date: expected", Refused(File(Entry("e1", "core-group", "", on))), StringComparison.Ordinal);

    [Fact]
    public void A_range_that_ends_before_it_starts_is_refused() =>
        Assert.Contains("ends before it starts", Refused(File(Entry("e1", "core-group", "", "[2023-01-31..2023-01-21]"))), StringComparison.Ordinal);

    [Fact]
    public void Every_problem_is_told_and_the_rest_of_the_file_still_checked()
    {
        var problems = AllRefused(File(
            Entry("e1", "core-group", "", on: "2019-13-01"),
            Entry("e2", "core-group", ""),
            Entry("e3", "visit", "\"outcome\":\"complete\",\"notes\":7")));
        Assert.Equal(3, problems.Count);
        Assert.StartsWith("x.json, line 2: entry e1 (core-group), field \"on\": ", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("x.json, line 4: entry e3 (visit), field \"outcome\": ", problems[1], StringComparison.Ordinal);
        Assert.StartsWith("x.json, line 4: entry e3 (visit), field \"notes\": ", problems[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Only_fifty_problems_are_printed_and_the_others_counted()
    {
        using var reading = Read(File([.. Enumerable.Range(1, 1200).Select(i => Entry($"e{i}", "core-group", "", on: "never"))]));
        using var printed = new StringWriter();
        reading.Problems.Print(printed);
        var lines = printed.ToString().TrimEnd().Split('\n');
        Assert.Equal(51, lines.Length);
        Assert.Equal("and 1150 more", lines[50].TrimEnd());
    }

    [Fact]
    public void Malformed_json_is_refused_with_line_and_column() => Assert.StartsWith(
        "x.json, line 3: column 9: the JSON is malformed: ",
        Refused("{\"format\":\"duecare-case/1\",\n\"children\":[],\n\"title\" 7}"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\"title\":\"a\",}")]
    [InlineData("\"title\":\"a\" // why\n}")]
    [InlineData("\"title\":\"a\"")]
    [InlineData("\"title\":\"a\"} {}")]
    [InlineData("\"title\":'a'}")]
    public void Trailing_commas_comments_and_a_cut_off_end_are_refused(string rest) =>
        Assert.Contains("the JSON is malformed", AllRefused("{\"format\":\"duecare-case/1\",\"children\":[],\"entries\":[]," + rest)[^1], StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"format\":\"duecare-case/2\",\"children\":[],\"entries\":[]}", "x.json, line 1: format: found \"duecare-case/2\": this version reads \"duecare-case/1\"")]
    [InlineData("{\"format\":1,\"children\":[],\"entries\":[]}", "x.json, line 1: format: found 1: this version reads \"duecare-case/1\"")]
    [InlineData("{\"children\":[],\"entries\":[]}", "x.json: format: is missing: expected \"duecare-case/1\"")]
    [InlineData("[1]", "x.json, line 1: expected a case file, an object that begins {\"format\": \"duecare-case/1\"")]
    public void A_file_without_the_right_marker_is_refused(string json, string expected) => Assert.Equal(expected, Refused(json));

    [Fact]
    public void A_file_without_children_or_entries_is_refused() => Assert.Equal(
        ["x.json: children: is missing: expected a list", "x.json: entries: is missing: expected a list"], AllRefused("{\"format\":\"duecare-case/1\"}"));

    [Fact]
    public void An_unknown_field_of_the_file_is_refused() =>
        Assert.Contains("there is no field \"peopel\" here (did you mean \"people\"?)", AllRefused(Envelope("\"peopel\":[],\"children\":[],\"entries\":[]"))[0], StringComparison.Ordinal);

    [Fact]
    public void An_unknown_kind_is_refused_with_the_nearest() => Assert.Equal(
        "x.json, line 2: entry e1 (cor-group): there is no kind of entry \"cor-group\" (did you mean \"core-group\"?)", Refused(File(Entry("e1", "cor-group", ""))));

    [Fact]
    public void A_kind_like_no_other_is_refused_without_a_guess() =>
        Assert.EndsWith("there is no kind of entry \"zzzzzzzzzz\"", Refused(File(Entry("e1", "zzzzzzzzzz", ""))), StringComparison.Ordinal);

    [Fact]
    public void An_entry_without_a_kind_is_refused() =>
        Assert.Contains("entry e1: the field \"kind\" is missing", Refused(File("""{"id":"e1","on":"2019-09-17","children":["c1"]}""")), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_field_is_refused_with_the_nearest() => Assert.Equal(
        "x.json, line 2: entry e1 (visit): there is no field \"outcom\" here (did you mean \"outcome\"?)",
        Refused(File(Entry("e1", "visit", "\"outcome\":\"completed\",\"outcom\":{\"a\":[1]}"))));

    [Fact]
    public void A_missing_field_that_must_be_given_is_refused() => Assert.Equal(
        "x.json, line 2: entry e1 (visit): the field \"outcome\" is missing: it must be given", Refused(File(Entry("e1", "visit", ""))));

    [Fact]
    public void Null_is_a_field_left_out()
    {
        Accepted(File(Entry("e1", "visit", "\"outcome\":\"completed\",\"notes\":null,\"recordedAt\":null")));
        Assert.Contains("the field \"outcome\" is missing", Refused(File(Entry("e1", "visit", "\"outcome\":null"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"seen\":\"yes\"", "field \"seen\": found \"yes\": expected true or false, without quotation marks")]
    [InlineData("\"notes\":12", "field \"notes\": found 12: expected text in quotation marks")]
    [InlineData("\"adultsPresent\":\"mr-b\"", "field \"adultsPresent\": found \"mr-b\": expected a list, in square brackets")]
    [InlineData("\"adultsPresent\":[\"mr-b\",{}]", "field \"adultsPresent[2]\": found an object: expected a person's id in quotation marks")]
    [InlineData("\"each\":[{\"child\":\"c1\",\"seen\":1}]", "field \"each[1].seen\": found 1: expected true or false, without quotation marks")]
    [InlineData("\"each\":[[]]", "field \"each[1]\": found a list: expected an object, in curly brackets")]
    [InlineData("\"recordedAt\":[]", "field \"recordedAt\": found a list: expected an instant in quotation marks, as \"2019-09-17T14:30:00+01:00\"")]
    public void A_value_of_the_wrong_type_is_refused(string field, string expected) =>
        Assert.EndsWith("entry e1 (visit), " + expected, Refused(File(Entry("e1", "visit", "\"outcome\":\"completed\"," + field))), StringComparison.Ordinal);

    [Fact]
    public void A_word_that_is_not_in_the_list_is_refused_with_the_list() => Assert.EndsWith(
        "field \"outcome\": \"complete\" is not a word of this list: expected one of completed, attempted, not-made (did you mean \"completed\"?)",
        Refused(File(Entry("e1", "visit", "\"outcome\":\"complete\""))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("2wd", true)]
    [InlineData("two weeks", false)]
    [InlineData("-1d", false)]
    public void A_period_is_a_number_and_a_unit(string period, bool good)
    {
        var file = File(Entry("e1", "visit-frequency-change", $"\"visitInterval\":\"{period}\""));
        if (good) Accepted(file);
        else Assert.Contains("is not a period: expected a number and a unit, as 10wd", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_whose_dates_contradict_each_other_is_refused()
    {
        Assert.EndsWith(
            "entry e1 (test): \"coversTo\" is before \"coversFrom\": the dates contradict each other",
            Refused(File(Entry("e1", "test", "\"coversFrom\":\"2019-10\",\"coversTo\":\"2019-09-30\""))),
            StringComparison.Ordinal);
        Accepted(File(Entry("e1", "test", "\"coversFrom\":\"2019-10\",\"coversTo\":\"2019-10-01\"")));
    }

    [Fact]
    public void What_ended_before_it_happened_is_refused()
    {
        Assert.EndsWith(
            "entry e1 (section47-enquiry): \"endedOn\" is before the day it happened: the dates contradict each other",
            Refused(File(Entry("e1", "section47-enquiry", "\"endedOn\":\"2019-09-16\""))),
            StringComparison.Ordinal);
        Accepted(File(Entry("e1", "section47-enquiry", "\"endedOn\":\"2019-09-17\"")));
    }

    [Fact]
    public void An_entry_has_a_day_or_an_instant_and_not_both()
    {
        Assert.Contains("has both \"on\" and \"at\"", Refused(File(Entry("e1", "core-group", "\"at\":\"2019-09-17T10:00:00+01:00\""))), StringComparison.Ordinal);
        Assert.Contains("has neither \"on\" nor \"at\"", Refused(File("""{"id":"e1","kind":"core-group","children":["c1"]}""")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-09-17T10:00", "has no offset: if London's clocks are meant, write 2019-09-17T10:00:00+01:00")]
    [InlineData("2019-12-17T10:00", "has no offset: if London's clocks are meant, write 2019-12-17T10:00:00+00:00")]
    [InlineData("2019-10-27T01:30", "has no offset: 2019-10-27T01:30 happened twice in London, as the clocks went back: add +01:00 or +00:00")]
    [InlineData("2019-09-17", "is not an instant: expected a date, a time and the offset, as 2019-09-17T14:30:00+01:00")]
    [InlineData("2019-09-17T25:00Z", "is not an instant: expected a date, a time and the offset, as 2019-09-17T14:30:00+01:00")]
    public void An_instant_without_its_offset_is_refused(string at, string expected) => Assert.EndsWith(
        $"field \"at\": \"{at}\" {expected}",
        Refused(File($$"""{"id":"e1","kind":"core-group","at":"{{at}}","children":["c1"]}""")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("2019-10-27T01:30:00+01:00")]
    [InlineData("2019-10-27T01:30:00.5Z")]
    [InlineData("2019-03-31T01:30+00:00")]
    public void An_instant_with_its_offset_is_read_even_in_the_hour_the_clocks_change(string at) =>
        Accepted(File($$"""{"id":"e1","kind":"core-group","at":"{{at}}","children":["c1"]}"""));

    [Fact]
    public void An_instant_in_the_place_of_a_day_is_refused() =>
        Assert.EndsWith("field \"on\": is an instant: write it in \"at\", or only the day here", Refused(File(Entry("e1", "core-group", "", on: "2019-09-17T10:00Z"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("2014-05-26", true)]
    [InlineData("2014-05-25", false)]
    [InlineData("2014-05", true)]
    [InlineData("2014-04", false)]
    public void An_entry_more_than_280_days_before_birth_is_refused(string on, bool good)
    {
        var file = File(Entry("e1", "core-group", "", on));
        if (good) Accepted(file);
        else Assert.Contains("more than 280 days before the child c1 was born (2015-03-02)", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_child_with_an_expected_date_may_have_entries_from_any_day_before_birth() => Accepted(Envelope($$"""
        "children":[{"id":"c1","born":"2015-03-02","expected":"2015-03-30"}],"entries":[{{Entry("e1", "core-group", "", "2014-01-02")}}]
        """));

    [Fact]
    public void An_entry_after_death_and_one_recorded_in_the_future_are_read() => Accepted(Envelope($$"""
        "children":[{"id":"c1","born":"2015-03-02","died":"2019-01-01"}],"entries":[{{Entry("e1", "core-group", "\"recordedAt\":\"2999-01-01T00:00:00Z\"")}}]
        """));

    [Fact]
    public void A_death_before_birth_is_refused() => Assert.EndsWith(
        "child c1: \"died\" is before \"born\": the dates contradict each other",
        Refused(Envelope("\"children\":[{\"id\":\"c1\",\"born\":\"2015-03-02\",\"died\":\"2015-03-01\"}],\"entries\":[]")),
        StringComparison.Ordinal);

    [Fact]
    public void A_date_of_birth_is_a_whole_day() =>
        Assert.Contains("field \"born\": \"2015-03\" is not a day", Refused(Envelope("\"children\":[{\"id\":\"c1\",\"born\":\"2015-03\"}],\"entries\":[]")), StringComparison.Ordinal);

    [Fact]
    public void An_entry_about_a_child_whom_the_file_does_not_list_is_refused() => Assert.EndsWith(
        "entry e1 (core-group), field \"children[2]\": \"c3\" is not among the children of this file (did you mean \"c1\"?)",
        Refused(File("""{"id":"e1","kind":"core-group","on":"2019-09-17","children":["c1","c3"]}""")),
        StringComparison.Ordinal);

    [Fact]
    public void An_entry_about_a_person_whom_the_file_does_not_list_is_refused() => Assert.EndsWith(
        "entry e1 (adult-concern), field \"adult\": \"mr-z\" is not among the people of this file (did you mean \"mr-b\"?)",
        Refused(File(Entry("e1", "adult-concern", "\"adult\":\"mr-z\""))),
        StringComparison.Ordinal);

    [Fact]
    public void Children_and_people_may_stand_after_the_entries_that_name_them() => Accepted(Envelope($$"""
        "entries":[{{Entry("e1", "adult-concern", "\"adult\":\"mr-b\"")}}],"people":{{People}},"children":{{Children}}
        """));

    [Fact]
    public void An_entry_about_no_child_is_refused()
    {
        Assert.EndsWith("entry e1 (core-group): names no child: expected at least one in \"children\"", Refused(File("""{"id":"e1","kind":"core-group","on":"2019","children":[]}""")), StringComparison.Ordinal);
        Assert.EndsWith("entry e1 (core-group): the field \"children\" is missing: it must be given", Refused(File("""{"id":"e1","kind":"core-group","on":"2019"}""")), StringComparison.Ordinal);
        Assert.EndsWith("entry e1 (core-group): names a child twice in \"children\"", Refused(File("""{"id":"e1","kind":"core-group","on":"2019","children":["c1","c1"]}""")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_without_an_id_is_called_by_its_number() => Assert.EndsWith(
        "line 3: entry number 2 (core-group): the field \"id\" is missing: it must be given",
        Refused(File(Entry("e1", "core-group", ""), """{"kind":"core-group","on":"2019","children":["c1"]}""")),
        StringComparison.Ordinal);

    [Fact]
    public void An_entry_that_is_no_object_is_refused() =>
        Assert.EndsWith("entry number 1: expected an entry, an object in curly brackets", Refused(File("7")), StringComparison.Ordinal);

    [Fact]
    public void Ids_that_stand_twice_are_refused()
    {
        Assert.Equal("x.json, line 3: entry e1: the id stands already in line 2", Refused(File(Entry("e1", "core-group", ""), Entry("e1", "visit", "\"outcome\":\"completed\""))));
        Assert.EndsWith("child c1: the id stands twice in the list", Refused(Envelope("\"children\":[{\"id\":\"c1\"},{\"id\":\"c1\"}],\"entries\":[]")), StringComparison.Ordinal);
        Assert.EndsWith("person p1: the id stands twice in the list", Refused(Envelope("\"children\":[],\"people\":[{\"id\":\"p1\"},{\"id\":\"p1\"}],\"entries\":[]")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_puts_right_one_that_is_there_and_that_no_other_has_put_right()
    {
        var entry = Entry("e1", "core-group", "");
        Accepted(File(entry, Entry("e2", "core-group", "\"supersedes\":\"e1\""), Entry("e3", "core-group", "\"supersedes\":\"e2\"")));
        Assert.EndsWith("line 3: entry e2, field \"supersedes\": there is no entry \"e9\" (did you mean \"e1\"?)", Refused(File(entry, Entry("e2", "core-group", "\"supersedes\":\"e9\""))), StringComparison.Ordinal);
        Assert.EndsWith("entry e3, field \"supersedes\": \"e1\" is superseded already by e2: put that one right instead",
            Refused(File(entry, Entry("e2", "core-group", "\"supersedes\":\"e1\""), Entry("e3", "core-group", "\"supersedes\":\"e1\""))), StringComparison.Ordinal);
        Assert.EndsWith("entry e2, field \"supersedes\": an entry cannot put itself right", Refused(File(entry, Entry("e2", "core-group", "\"supersedes\":\"e2\""))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_cannot_be_read_can_still_be_superseded() =>
        Assert.Single(AllRefused(File(Entry("e1", "core-group", "", "never"), Entry("e2", "core-group", "\"supersedes\":\"e1\""))));

    [Theory]
    [InlineData("\"title\":\"a\",\"title\":\"b\",\"children\":[],\"entries\":[]", "the field \"title\" stands twice")]
    [InlineData("\"policy\":{\"a\":1,\"a\":2},\"children\":[],\"entries\":[]", "policy")]
    [InlineData("\"children\":[{\"id\":\"c1\",\"id\":\"c2\"}],\"entries\":[]", "child number 1: the field \"id\" stands twice")]
    public void A_field_that_stands_twice_in_the_envelope_is_refused(string rest, string expected) => Assert.Contains(expected, Refused(Envelope(rest)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"notes\":\"a\",\"notes\":\"b\"", "the field \"notes\" stands twice")]
    [InlineData("\"on\":\"2019\"", "the field \"on\" stands twice")]
    [InlineData("\"recordSharedOn\":{\"on\":\"2019\",\"on\":\"2020\"}", "the field \"on\" stands twice")]
    public void A_field_that_stands_twice_in_an_entry_is_refused(string field, string expected) =>
        Assert.Contains(expected, Refused(File(Entry("e1", field.StartsWith("\"rec", StringComparison.Ordinal) ? "strategy-discussion" : "visit",
            field.StartsWith("\"rec", StringComparison.Ordinal) ? field : "\"outcome\":\"completed\"," + field))), StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"on\":\"2019\",\"\":1}", "field \"releaseOn\": there is no field \"\" here: expected one of on, asStated")]
    [InlineData("{\"on\":\"2019\",\"asStatd\":[1]}", "field \"releaseOn\": there is no field \"asStatd\" here (did you mean \"asStated\"?)")]
    [InlineData("{\"on\":\"2019\",\"at\":\"2019-09-17T10:00Z\"}", "field \"releaseOn\": there is no field \"at\" here: expected one of on, asStated")]
    [InlineData("{\"asStated\":\"soon\"}", "field \"releaseOn\": has neither \"on\" nor \"at\": say the day it happened in \"on\", or the instant in \"at\"")]
    [InlineData("{\"on\":2019}", "field \"releaseOn.on\": found 2019: expected a date in quotation marks, as 2019-09-17, 2019-09, 2019 or [2023-01-21..2023-01-31]")]
    public void A_date_with_words_has_the_date_and_the_words_and_no_more(string date, string expected) => Assert.EndsWith(
        "entry e1 (custody-release), " + expected, Refused(File(Entry("e1", "custody-release", $"\"adult\":\"mr-b\",\"releaseOn\":{date}"))), StringComparison.Ordinal);

    [Fact]
    public void What_the_source_covers_is_named_by_kind_and_days()
    {
        Assert.Contains("covers number 1: there is no kind of entry \"core-grup\" (did you mean \"core-group\"?)", Refused(Envelope("\"covers\":[\"core-grup\"],\"children\":[],\"entries\":[]")), StringComparison.Ordinal);
        Assert.Contains("\"to\" is before \"from\"", Refused(Envelope("\"covers\":[{\"kind\":\"visit\",\"from\":\"2020-02-01\",\"to\":\"2020-01-31\"}],\"children\":[],\"entries\":[]")), StringComparison.Ordinal);
        var covers = Accepted(Envelope("\"covers\":[\"core-group\",{\"kind\":\"visit\",\"from\":\"2020-01-01\"}],\"children\":[],\"entries\":[]")).Covers!;
        Assert.Equal([new("core-group"), new("visit", new(2020, 1, 1))], covers);
    }

    [Fact]
    public void A_list_that_is_not_one_is_refused() =>
        Assert.Equal("x.json, line 1: entries: expected a list, in square brackets", Refused(Envelope("\"children\":[],\"entries\":{\"a\":[{}]}")));

    [Theory]
    [InlineData(true, "the file is UTF-16 (it begins with the bytes FFFE, hexadecimal): save it as UTF-8")]
    [InlineData(false, "the file is UTF-16 (it begins with the bytes 7B00, hexadecimal): save it as UTF-8")]
    public void A_file_in_utf16_is_refused(bool mark, string expected)
    {
        byte[] bytes = [.. mark ? Encoding.Unicode.Preamble.ToArray() : [], .. Encoding.Unicode.GetBytes(File())];
        Assert.Equal("x.json, line 1: " + expected, Refused(bytes));
    }

    [Fact]
    public void A_file_in_latin1_is_refused_with_the_bytes_and_their_line() => Assert.Equal(
        "x.json, line 3: the bytes E961 (hexadecimal) are not UTF-8; the file looks like Latin-1 or Windows-1252, where the first of them is \"é\": save it as UTF-8",
        Refused(Encoding.Latin1.GetBytes(File(Entry("e1", "core-group", ""), Entry("e2", "visit", "\"outcome\":\"completed\",\"notes\":\"Zéa\"")))));

    [Fact]
    public void A_byte_order_mark_of_utf8_is_no_problem()
    {
        using var reading = Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(File(Entry("e1", "core-group", "")))]);
        Assert.Equal(0, reading.Problems.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void An_empty_file_is_refused(string json) => Assert.StartsWith("x.json, line 1: the file is empty: expected a case file", Refused(json), StringComparison.Ordinal);

    [Fact]
    public void A_folder_and_a_file_that_is_not_there_are_refused()
    {
        var folder = Directory.CreateTempSubdirectory();
        using var refused = CaseFileReader.Read(folder.FullName);
        Assert.Equal($"{folder.FullName}: is a folder: expected a case file, which is one JSON file", Assert.Single(refused.Problems.First).ToString());
        folder.Delete();
        using var missing = CaseFileReader.Read(folder.FullName);
        Assert.Equal($"{folder.FullName}: there is no such file", Assert.Single(missing.Problems.First).ToString());
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains("the JSON is malformed: The maximum configured depth of 32 has been exceeded", Refused(Envelope($"\"policy\":{new string('[', 10_000)}")), StringComparison.Ordinal);

    [Theory]
    [InlineData(1_000_000, true)]
    [InlineData(1_000_001, false)]
    public void Text_may_have_a_million_characters(int length, bool good)
    {
        var file = File(Entry("e1", "visit", $"\"outcome\":\"completed\",\"notes\":\"{new string('a', length)}\""));
        if (good) Accepted(file);
        else Assert.Contains("is 1,000,001 characters long: expected no more than 1,000,000", Refused(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e\\u202e1", "holds the invisible character U+202E, which an id may not")]
    [InlineData("e\\u0000", "holds the invisible character U+0000, which an id may not")]
    [InlineData(" ", "is empty: expected an id")]
    [InlineData("\\ud800", "\\ud800 is half of a surrogate pair")]
    public void An_id_that_does_not_look_like_what_it_is_is_refused(string id, string expected) =>
        Assert.Contains(expected, Refused(File(Entry(id, "core-group", ""))), StringComparison.Ordinal);

    [Fact]
    public void A_problem_is_one_line_and_cannot_steer_the_terminal() =>
        Assert.Contains("entry e1 (core\uFFFD[31mgroup\uFFFD): there is no kind", Refused(File(Entry("e1", "core\\u001b[31mgroup\\u202e", ""))), StringComparison.Ordinal);

    [Fact]
    public void A_refused_file_has_no_chronologies()
    {
        using var reading = Read("{}");
        Assert.Throws<InvalidOperationException>(reading.Chronologies);
    }
}
