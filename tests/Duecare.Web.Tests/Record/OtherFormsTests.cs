using System.Net;
using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.InformationRights;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Visits;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;
using static Duecare.Web.Tests.Record.Filled;

namespace Duecare.Web.Tests.Record;

public class OtherFormsTests
{
    internal const string CoreGroupForm = "/children/basil/core-groups/record";
    internal const string ReasonForm = "/children/amber/duties/cp-visit/6/reason";
    internal const string CorrectForm = "/children/amber/entries/f-visit-11-2/correct";

    internal static readonly (string, string)[] Met =
    [
        ("Answers.Children", "amber"), ("Answers.Children", "basil"), ("Answers.On.Day", "20"), ("Answers.On.Month", "11"), ("Answers.On.Year", "2026"),
        ("Answers.Agencies", "social-care"), ("Answers.Agencies", "education"), ("Answers.Names[education]", "Ms Lark"), ("Answers.Findings", "School is going well."),
        ("Answers.NextOn.Day", "18"), ("Answers.NextOn.Month", "12"), ("Answers.NextOn.Year", "2026"), ("then", "save"),
    ];

    [Theory]
    [EachEngine]
    public async Task A_child_who_is_no_longer_offered_is_left_out_of_what_was_kept_and_the_page_says_so_and_keeps_the_rest(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        const string Form = "/children/amber/core-groups/record";
        await client.Through(Form, [.. Met.Where(m => m.Item1 != "then"), ("then", "keep")]);
        await kept.Ledger.Append(new([new RecordRestriction { Id = new("x-basil"), Occurred = When.On(new DateOnly(2026, 11, 20)), Children = [TestAuthority.Basil], Reason = "A worker’s own family", Staff = [new("colleague")] }], "tests", "x-basil"), Cancel);

        var page = await client.PageAsync(Form);

        Assert.Contains("A child whom you named is left out", page.QuerySelector(".govuk-warning-text:not([hidden])")!.Said(), StringComparison.Ordinal);
        Assert.Equal(["amber"], page.QuerySelectorAll("[name='Answers.Children'][checked]").Select(c => c.GetAttribute("value")));
        Assert.Equal("School is going well.", page.QuerySelector("#Answers_Findings")!.TextContent.Trim());
        Assert.DoesNotContain("Basil", page.QuerySelector("main form")!.Said(), StringComparison.Ordinal);
        using var forged = await client.SendFormAsync(Form, page, Met);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        await client.Through(Form, [.. Met.Where(m => m != ("Answers.Children", "basil"))]);
        Assert.Equal([TestAuthority.Amber], (await kept.Held<CoreGroup>(TestAuthority.Amber))[^1].Children);
    }

    [Theory]
    [EachEngine]
    public async Task A_core_group_with_who_came_meets_the_clock_of_both_children_and_says_when_the_next_is_due(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync(await client.Through(CoreGroupForm, Met));
        var group = (await kept.Held<CoreGroup>(TestAuthority.Amber))[^1];
        Assert.Equal([("social-care", null), ("education", "Ms Lark")], group.Attendees.Select(a => (a.Agency, a.Name)));
        Assert.Equal(("2026-12-18", "School is going well."), (group.NextOn!.Value.ToEdtf(), group.Findings));
        var sections = page.QuerySelectorAll("main section").Select(s => s.Said()).ToList();
        Assert.Equal(2, sections.Count);
        Assert.All(sections, s => Assert.Contains("Hold the next core group met in time", s, StringComparison.Ordinal));
        Assert.All(sections, s => Assert.Contains("Next Hold the next core group by", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_core_group_says_what_is_missing_or_can_not_be()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var empty = Errors(await client.Refused(CoreGroupForm, ("then", "save")));
        Assert.Equal(["Choose at least one child", "Choose everyone who came", "Enter the day of the core group", "Enter what changed and what is worrying"], empty.Order(StringComparer.Ordinal));
        var backwards = Errors(await client.Refused(CoreGroupForm, [.. Met.Where(m => m.Item1 != "Answers.NextOn.Month"), ("Answers.NextOn.Month", "1")]));
        Assert.Equal(["The day of the next core group must be after this one"], backwards);
        Assert.Equal(2, (await kept.Held<CoreGroup>(TestAuthority.Amber)).Count);
    }

    [Theory]
    [EachEngine]
    public async Task A_reason_for_delay_stands_beside_the_duty_which_stays_late(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        Assert.Equal(["Enter the reason"], Errors(await client.Refused(ReasonForm, ("then", "save"))));
        await client.Through(ReasonForm, ("Answers.Reason", "The family was away until the 20th."), ("Answers.FamilyToldOn.Day", "13"), ("Answers.FamilyToldOn.Month", "11"), ("Answers.FamilyToldOn.Year", "2026"), ("then", "save"));
        var reason = Assert.Single(await kept.Held<ReasonForDelay>(TestAuthority.Amber));
        Assert.Equal(("cp-visit", 6, "2026-11-13"), (reason.Duty, reason.Occurrence, reason.FamilyToldOn!.Value.ToEdtf()));
        var row = (await client.PageAsync("/work?show=PastTheLimit")).QuerySelectorAll(".duecare-row").Select(r => r.Said()).Single(r => r.StartsWith("Visit and see the child on a protection plan Amber Field", StringComparison.Ordinal));
        Assert.Contains("overdue 4 working days", row, StringComparison.Ordinal);
        Assert.Contains("reason given: The family was away until the 20th.", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/children/amber/duties/cp-visit/5/reason")]
    [InlineData("/children/amber/duties/no-such-rule/1/reason")]
    public async Task What_is_not_late_has_no_reason_to_give(string address)
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [EachEngine]
    public async Task An_entry_is_put_right_by_another_with_the_reason_beside_it_and_the_clocks_follow(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var form = await client.PageAsync(CorrectForm);
        Assert.Equal("2026-11-02", form.QuerySelector("#Answers_Fields_0__Value")!.GetAttribute("value"));
        await client.Through(CorrectForm, [.. Stated(form, ("on", "2026-11-03")), ("Answers.Kind", "PutRight"), ("Answers.Reason", "It was the Tuesday."), ("then", "save")]);
        var right = Assert.Single(await kept.Held<Visit>(TestAuthority.Basil), v => v.Supersedes is not null);
        Assert.Equal(("f-visit-11-2", "2026-11-03"), (right.Supersedes!.Value.Value, right.Occurred.Days.ToEdtf()));
        Assert.Equal(("Put right: It was the Tuesday.", right.Id), (await kept.Held<CaseNote>(TestAuthority.Basil)).Select(n => (n.Text, n.About)).Single());
        var clock = (await client.PageAsync("/children/amber")).QuerySelectorAll(".duecare-clock").Single(c => c.QuerySelector(".duecare-clock__title")!.TextContent == "Visit and see the child on a protection plan");
        Assert.Equal("overdue 3 working days", clock.QuerySelector(".duecare-clock__state")!.TextContent);
        using var again = await client.GetAsync(CorrectForm);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task A_correction_that_can_not_be_is_refused_beside_what_is_wrong_and_one_that_changes_nothing_is_too()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var form = await client.PageAsync(CorrectForm);
        (string, string)[] said = [("Answers.Kind", "PutRight"), ("Answers.Reason", "Wrong day."), ("then", "save")];
        Assert.Equal(["Say what is to become of it", "Enter the reason"], Errors(await client.Refused(CorrectForm, [.. Stated(form), ("then", "save")])));
        Assert.Equal(["Nothing was changed: change what is wrong, or say that the entry was made in error"], Errors(await client.Refused(CorrectForm, [.. Stated(form), .. said])));
        var wrong = await client.Refused(CorrectForm, [.. Stated(form, ("seen", "perhaps")), .. said]);
        Assert.Equal(["Enter yes or no"], Errors(wrong));
        Assert.Contains("perhaps", wrong.QuerySelectorAll("input").Select(i => i.GetAttribute("value")));
        Assert.NotEmpty(Errors(await client.Refused(CorrectForm, [.. Stated(form, ("on", "2026-11-32")), .. said])));
        Assert.NotEmpty(Errors(await client.Refused(CorrectForm, [.. Stated(form, ("on", "2026-12-24")), .. said])));
        Assert.DoesNotContain(await kept.Held<Visit>(TestAuthority.Amber), v => v.Supersedes is not null);
    }

    [Fact]
    public async Task What_was_entered_in_error_counts_no_more()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var form = await client.PageAsync(CorrectForm);
        await client.Through(CorrectForm, [.. Stated(form), ("Answers.Kind", "EnteredInError"), ("Answers.Reason", "It was another family."), ("then", "save")]);
        Assert.Equal("It was another family.", Assert.Single(await kept.Held<EnteredInError>(TestAuthority.Amber)).Reason);
        Assert.Null((await client.PageAsync("/children/amber")).QuerySelector("#entry-f-visit-11-2"));
    }
}
