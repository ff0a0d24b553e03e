using System.Net;
using AngleSharp.Html.Dom;
using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;
using static Duecare.Web.Tests.Record.Filled;

namespace Duecare.Web.Tests.Record;

public class PeopleTests
{
    private const string People = "/children/amber/people";
    internal static readonly (string, string)[] Both = [("Answers.Children", "amber"), ("Answers.Children", "basil")];
    internal static readonly (string, string)[] From = [("Answers.From.Day", "1"), ("Answers.From.Month", "11"), ("Answers.From.Year", "2026"), ("then", "save")];

    [Theory]
    [EachEngine]
    public async Task The_page_says_who_is_who_and_what_to_know_first(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync(People);
        Assert.Equal(["amber", "w-dog"], [page.QuerySelector("main h1")!.Said().EndsWith("Amber Field", StringComparison.Ordinal) ? "amber" : "", page.QuerySelector(".duecare-flags a")!.GetAttribute("href")!.Split('=')[1]]);
        Says(page, "flags", "Dangerous animal", "Past its review", "Set by Sana Khan", "to be looked at again by", "20 October 2026");
        Says(page, "who", "Ambie Nettlewick (until 1 May 2017)", "White and Black Caribbean", "Communication", "Hearing", "Female");
        Says(page, "household", "Ms Field, mother, since", "Basil Field, 7 years");
        Says(page, "addresses", "Home", "since 10 June 2023", "12 Larkspur Close, Fernmouth, ZZ3 1PT", "Earlier addresses", "from 1 February 2020 to 9 June 2023");
        Says(page, "family", "Ms Field is the mother of Amber Field and Basil Field. Has parental responsibility, as the mother.", "They separated on 1 May 2022.", "Contact is limited: Only at the contact centre.", "Mrs Nettlewick is the mother of Ms Field.");
        Says(page, "agencies", "School", "Ms Lark", "Fernmouth Primary School", "01632 960 017");
        Says(page, "numbers", "L881999920001", "9990000019", "The last digit of this NHS number should be 8, not 9");
        var genogram = page.QuerySelector("svg.genogram")!;
        Assert.Equal("img", genogram.GetAttribute("role"));
        Assert.Equal(6, genogram.QuerySelectorAll("g.member").Length);
        Assert.Contains("Dangerous animal", (await client.PageAsync("/children/amber")).QuerySelector(".duecare-flags")!.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task As_at_another_day_it_says_who_lived_where_and_with_whom_then(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync(People + "?asAtDay.Day=1&asAtDay.Month=3&asAtDay.Year=2021");
        Says(page, "household", "Mr Field, father, from 14 June 2019 to 1 May 2022");
        Says(page, "addresses", "5 Weir Road");
        Assert.DoesNotContain("Larkspur", page.QuerySelector("main")!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("Dangerous", page.QuerySelector("main")!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.Contains("/record", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Practitioner", true)]
    [InlineData("TeamManager", true)]
    [InlineData("ServiceManager", true)]
    [InlineData("BusinessSupport", false)]
    [InlineData("QualityAuditor", false)]
    [InlineData("Inspector", false)]
    public async Task A_safe_address_is_on_the_screen_of_who_acts_for_the_child_and_on_nobodys_paper(string reader, bool sees)
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(reader);
        foreach (var address in new[] { "/children/team/people", "/children/team/people?known.Day=20&known.Month=11&known.Year=2026", "/children/team?all=true", "/children/team/recorded/people", "/children/team/entries/w-safe/correct" })
        {
            using var answer = await client.GetAsync(address, Cancel);
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            foreach (var word in new[] { TestPeople.SafeStreet, TestPeople.SafePostcode, TestPeople.SafeSchool })
                if (!sees || !address.Contains("/people", StringComparison.Ordinal)) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }
        var page = await client.PageAsync("/children/team/people");
        Says(page, "addresses", "Safe address");
        Assert.Equal(sees, page.QuerySelector("main")!.Said().Contains(TestPeople.SafeStreet, StringComparison.Ordinal));
        foreach (var unprinted in page.QuerySelectorAll(".duecare-noprint").ToList()) unprinted.Remove();
        Assert.DoesNotContain(TestPeople.SafeStreet, page.QuerySelector("main")!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain(TestPeople.SafeSchool, page.QuerySelector("main")!.Said(), StringComparison.Ordinal);
        Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.GetAsync("/children/team/addresses/record?entry=w-safe", Cancel)).StatusCode);
    }

    [Theory]
    [EachEngine]
    public async Task A_new_address_ends_the_one_before_and_one_that_became_safe_is_withheld_from_then_on(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through("/children/amber/addresses/record", [.. Both, .. From, ("Answers.Person", "children"), ("Answers.Kind", "Home"), ("Answers.Lines", "3 Mill Race\r\nFernmouth"), ("Answers.Postcode", "zz99 9zz"), ("Answers.IsSafe", "false")]);
        var said = await client.PageAsync(People);
        Says(said, "addresses", "3 Mill Race, Fernmouth, ZZ99 9ZZ", "since 1 November 2026", "to 31 October 2026");
        var address = (await kept.Held<Address>(TestAuthority.Basil))[^1];
        var change = $"/children/amber/addresses/record?entry={address.Id}";
        Assert.Equal("3 Mill Race\nFernmouth", (await client.PageAsync(change)).QuerySelector("textarea")!.TextContent.Trim());
        await client.Through(change, [.. From, ("Answers.Person", "children"), ("Answers.Kind", "Home"), ("Answers.Lines", "3 Mill Race\r\nFernmouth"), ("Answers.Postcode", "ZZ99 9ZZ"), ("Answers.IsSafe", "true"), ("Answers.KeptFrom", "Mr Field")]);
        var safe = (await kept.Held<Address>(TestAuthority.Basil))[^1];
        Assert.Equal((true, address.Id, 2), (safe.IsSafe, safe.Supersedes!.Value, safe.Children.Count));
        using var inspector = await kept.Site.SignedInAs("Inspector");
        Assert.DoesNotContain("Mill Race", await inspector.GetStringAsync(People, Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task Somebody_new_is_introduced_with_what_they_are_parental_responsibility_and_that_they_live_there(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through("/children/amber/relationships/record",
        [
            .. Both, .. From, ("Answers.Person", "new"), ("Answers.NewPerson.Name", "Tomas Otterbridge"), ("Answers.NewPerson.Sex", "Male"), ("Answers.Kind", "SpecialGuardian"), ("Answers.To", "children"),
            ("Answers.HasParentalResponsibility", "Yes"), ("Answers.ParentalResponsibilityBy", "SpecialGuardianshipOrder"), ("Answers.LivesWith", "true"),
        ]);
        var guardian = (await kept.Held<Relationship>(TestAuthority.Amber))[^1];
        Assert.Equal(guardian.Person, (await kept.Held<HouseholdMember>(TestAuthority.Basil))[^1].Person);
        Assert.Equal(("Tomas Otterbridge", guardian.Person), ((await kept.Held<PersonDetails>(TestAuthority.Amber))[^1].Name, (await kept.Held<PersonDetails>(TestAuthority.Amber))[^1].Person));
        var page = await client.PageAsync(People);
        Says(page, "family", "Tomas Otterbridge is the special guardian of Amber Field and Basil Field. Has parental responsibility, by a special guardianship order.");
        Says(page, "household", "Tomas Otterbridge, special guardian, since 1 November 2026");
    }

    [Theory]
    [EachEngine]
    public async Task What_was_said_is_ended_by_the_same_form_and_is_there_as_at_an_earlier_day(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        const string Lives = "/children/amber/household/record?entry=w-lives-mother";
        var form = await client.PageAsync(Lives);
        Assert.Equal("ms-field", form.QuerySelector("option[selected]")!.GetAttribute("value"));
        (string, string)[] told = [("Answers.Person", "ms-field"), ("Answers.From.Day", "14"), ("Answers.From.Month", "6"), ("Answers.From.Year", "2019"), ("then", "save")];
        Assert.Equal(["The last day must not be before the first"], Errors(await client.Refused(Lives, [.. told, ("Answers.EndedOn.Day", "13"), ("Answers.EndedOn.Month", "6"), ("Answers.EndedOn.Year", "2019")])));
        await client.Through(Lives, [.. told, ("Answers.EndedOn.Day", "20"), ("Answers.EndedOn.Month", "11"), ("Answers.EndedOn.Year", "2026")]);
        Assert.DoesNotContain("Ms Field, mother, since", (await client.PageAsync(People)).QuerySelector("main")!.Said(), StringComparison.Ordinal);
        Says(await client.PageAsync(People + "?asAtDay.Day=20&asAtDay.Month=11&asAtDay.Year=2026"), "household", "Ms Field, mother");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(Lives, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("UniquePupilNumber", "A881999920001", "The first letter of this unique pupil number should be L, not A: check each digit")]
    [InlineData("NhsNumber", "999 000 0019", "The last digit of this NHS number should be 8, not 9: check each digit")]
    [InlineData("NhsNumber", "", "Enter the number")]
    [InlineData("UniqueLearnerNumber", "9990000018", "The last digit of this unique learner number should be 7, not 8: check each digit")]
    public async Task A_wrong_number_is_refused_beside_its_box_with_what_was_expected(string kind, string number, string problem)
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var page = await client.Refused("/children/basil/numbers/record", [.. From, ("Answers.Kind", kind), ("Answers.Value", number)]);
        Assert.Equal([problem], Errors(page));
        Assert.Contains(problem, page.QuerySelector("#Answers_Value-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(number, page.QuerySelector("#Answers_Value")!.GetAttribute("value") ?? "");
        Assert.Empty(await kept.Held<Identifier>(TestAuthority.Basil));
    }

    [Theory]
    [EachEngine]
    public async Task A_right_number_is_recorded_without_its_spaces_and_finds_the_child(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through("/children/basil/numbers/record", [.. From, ("Answers.Kind", "NhsNumber"), ("Answers.Value", "999 000 0018")]);
        Assert.Equal("9990000018", Assert.Single(await kept.Held<Identifier>(TestAuthority.Basil)).Value);
        foreach (var (words, name) in new[] { ("999 000 0018", "Basil Field"), ("L881999920001", "Amber Field"), ("ambie", "Amber Field"), ("larkspur amber", "Amber Field") })
        {
            using var answer = await client.SendFormAsync("/search", await client.PageAsync("/search"), ("Words", words));
            Assert.Equal([name], (await answer.PageAsync()).QuerySelectorAll("main .duecare-row__title").Select(t => t.TextContent));
        }
    }

    [Theory]
    [EachEngine]
    public async Task Who_the_child_is_stands_in_the_boxes_and_counts_as_it_is_sent(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var form = await client.PageAsync("/children/amber/details/record");
        Assert.Equal(("Amber Field", "Ambie Nettlewick"), (form.QuerySelector("#Answers_Name")!.GetAttribute("value"), form.QuerySelector("#Answers_OtherNames")!.TextContent.Trim()));
        (string, string)[] told =
        [
            ("Answers.Name", "Amber Rose Field"), ("Answers.OtherNames", "Ambie Nettlewick\r\nRosie"), ("Answers.Born.Day", "2"), ("Answers.Born.Month", "3"), ("Answers.Born.Year", "2015"), ("Answers.BornKnownBy", "Seen"),
            ("Answers.Sex", "Female"), ("Answers.Ethnicity", "MOTH"), ("then", "save"),
        ];
        Assert.Equal(["Choose the ethnicity, or say that it was not asked yet"], Errors(await client.Refused("/children/amber/details/record", [.. told.Where(t => t.Item1 != "Answers.Ethnicity")])));
        await client.Through("/children/amber/details/record", [.. told.Where(t => t.Item1 != "Answers.Ethnicity"), ("Answers.Ethnicity", "OtherMixed"), ("Answers.Disabilities", "Hearing")]);
        var details = (await kept.Held<ChildDetails>(TestAuthority.Amber))[^1];
        Assert.Equal(("Amber Rose Field", Ethnicity.OtherMixed, "2017-05-01", "Rosie"), (details.Name, details.Ethnicity, details.OtherNames[0].To!.Value.ToEdtf(), details.OtherNames[1].Name));
        Assert.Equal([Disability.Hearing], details.Disabilities);
        Says(await client.PageAsync(People), "who", "Amber Rose Field", "Rosie");
    }

    [Theory]
    [EachEngine]
    public async Task A_professional_a_flag_and_who_somebody_is_are_recorded(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through("/children/amber/agencies/record", [.. Both, .. From, ("Answers.With", "ms-field"), ("Answers.Agency", "Probation"), ("Answers.Name", "P. Wren"), ("Answers.Telephone", "01632 960 004"), ("Answers.IsSafe", "false")]);
        (string, string)[] flag = [.. Both, .. From, ("Answers.Kind", "VisitInTwos"), ("Answers.Person", "mr-reed"), ("Answers.Why", "Threats in October. Ask the duty manager first.")];
        Assert.Equal(["Enter the day by which somebody looks at it again"], Errors(await client.Refused("/children/amber/flags/record", flag)));
        await client.Through("/children/amber/flags/record", [.. flag, ("Answers.ReviewOn.Day", "1"), ("Answers.ReviewOn.Month", "2"), ("Answers.ReviewOn.Year", "2027")]);
        await client.Through("/children/amber/people/details?person=mr-field", ("Answers.Name", "Mr Jude Field"), ("Answers.Sex", "Male"), ("Answers.NeedsInterpreter", "true"), ("Answers.FirstLanguage", "Polish"), ("then", "save"));
        var page = await client.PageAsync(People);
        Says(page, "agencies", "Probation with Ms Field", "P. Wren, 01632 960 004");
        Says(page, "flags", "Visit in twos: Mr Reed", "Threats in October.", "to be looked at again by", "1 February 2027");
        Says(page, "family", "Mr Jude Field, father. Needs an interpreter: Polish", "Mr Jude Field is the father of Amber Field and Basil Field.");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/children/amber/people/details?person=nobody", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Each_form_says_what_is_missing()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        foreach (var (form, problems) in new (string, string[])[]
                 {
                     ("addresses", ["Choose at least one child", "Enter the address, or where they stay", "Enter the first day there", "Say what it is used for", "Say whether it must be kept from anybody", "Say whose address it is"]),
                     ("household", ["Choose at least one child", "Enter the first day", "Say who lives with them"]),
                     ("relationships", ["Choose at least one child", "Enter the day from which it is known", "Say what they are", "Say whether they have parental responsibility, or that it is not known", "Say who it is"]),
                     ("agencies", ["Choose at least one child", "Enter the first day", "Enter the organisation, or a name", "Say what they do", "Say whether it must be kept from anybody", "Say with whom they work"]),
                     ("numbers", ["Enter the day since when it is known", "Say what kind of number it is"]),
                     ("flags", ["Choose at least one child", "Enter the day by which somebody looks at it again", "Enter the first day", "Enter why, and what to do", "Say of what it warns", "Say whom it is about"]),
                 })
        {
            Assert.Equal(problems, Errors(await client.Refused($"/children/amber/{form}/record", ("then", "save"))).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_brother_whom_the_reader_may_not_see_is_nowhere_on_the_page()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        await kept.Ledger.Append(new([new Relationship { Id = new("hidden-1"), Occurred = When.On(new DateOnly(2026, 11, 1)), Children = [new("team"), new("restricted")], Type = RelationshipKind.Sibling },
            new HouseholdMember { Id = new("hidden-2"), Occurred = When.On(new DateOnly(2026, 11, 1)), Children = [new("team"), new("restricted")] }], "tests", "hidden"));
        using var client = await kept.Site.SignedInAs("TeamManager");
        var page = await client.PageAsync("/children/team/people");
        Assert.DoesNotContain("restricted", page.QuerySelector("main")!.Said(), StringComparison.Ordinal);
        Says(page, "family", "The record does not say who the family is.");
        Says(page, "household", "The record does not say who lives with the child.");
    }

    private static void Says(IHtmlDocument page, string section, params string[] parts)
    {
        var said = page.QuerySelector($"section[aria-labelledby={section}]")!.Said();
        foreach (var part in parts) Assert.Contains(part, said, StringComparison.Ordinal);
    }
}
