using System.Net;
using Duecare.Web.Testing;
using Xunit;

namespace Duecare.Web.Tests.Record;

public class ChildPageTests(SiteFixture fixture)
{
    [Fact]
    public async Task It_says_who_the_child_is_under_what_they_are_worked_with_and_by_whom_since_when()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync("/children/amber");
        Assert.Equal("Amber Field", page.QuerySelector("h1")!.TextContent);
        var bar = page.QuerySelector(".duecare-identity")!.Said();
        Assert.Contains("11 years, born 2 March 2015", bar, StringComparison.Ordinal);
        Assert.Contains("Worker Sana Khan since 20 August 2026, Team 1", bar, StringComparison.Ordinal);
        Assert.Contains("Child protection since Tuesday 1 September 2026", bar, StringComparison.Ordinal);
        Assert.Equal("A child’s record – Duecare", page.Title);
    }

    [Fact]
    public async Task The_clocks_stand_worst_first_each_with_its_limit_in_words()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync("/children/amber");
        var first = Assert.Single(page.QuerySelectorAll(".duecare-clock"), c => c.QuerySelector(".duecare-clock__title")!.TextContent == "Visit and see the child on a protection plan");
        Assert.Equal("overdue 4 working days", first.QuerySelector(".duecare-clock__state")!.TextContent);
        Assert.Contains("limit Monday 16 November 2026", first.Said(), StringComparison.Ordinal);
        Assert.Contains("no reason recorded", first.Said(), StringComparison.Ordinal);
        var states = page.QuerySelectorAll("section > .duecare-clocks > .duecare-clock").Select(c => c.ClassList[1]).ToList();
        string[] worstFirst = ["duecare-clock--overdue", "duecare-clock--due-soon", "duecare-clock--pending", "duecare-clock--awaiting-date"];
        Assert.Equal(states.OrderBy(s => Array.IndexOf(worstFirst, s)), states);
    }

    [Theory]
    [InlineData(2020, 2, 11, "possibly overdue up to 30 days", 0)]
    [InlineData(2020, 2, 12, "overdue 1 to 31 days", 0)]
    [InlineData(2020, 4, 1, null, 2)]
    public async Task As_at_each_day_of_the_Essex_story_it_shows_the_core_group_that_was_due_and_then_the_two_that_were_missed(int year, int month, int day, string? standing, int missed)
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Everything);
        var page = await client.PageAsync($"/children/child-1?asAtDay.Day={day}&asAtDay.Month={month}&asAtDay.Year={year}");
        Assert.Contains($"As at {Wording.Day(new(year, month, day))}", page.QuerySelector(".duecare-other-day")!.Said(), StringComparison.Ordinal);
        var rows = page.QuerySelectorAll(".govuk-table tbody tr").Select(r => r.Said()).Where(r => r.StartsWith("Hold the next core group", StringComparison.Ordinal)).ToList();
        Assert.Equal(missed, rows.Count(r => r.Contains("missed", StringComparison.Ordinal)));
        var clock = page.QuerySelectorAll(".duecare-clock").SingleOrDefault(c => c.QuerySelector(".duecare-clock__title")!.TextContent == "Hold the next core group" && c.ClassList.Contains("duecare-clock--overdue"));
        Assert.Equal(standing, clock?.QuerySelector(".duecare-clock__state")!.TextContent);
    }

    [Theory]
    [InlineData(2023, 3, 20, "possibly due soon", null)]
    [InlineData(2023, 3, 24, "possibly overdue up to 4 working days", null)]
    [InlineData(2023, 4, 5, "overdue 3 to 12 working days", null)]
    [InlineData(2023, 5, 10, null, "met 18 to 33 working days late")]
    public async Task As_at_each_day_of_the_story_of_B_it_shows_the_assessment_due_overdue_and_then_done_late(int year, int month, int day, string? standing, string? done)
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Everything);
        var page = await client.PageAsync($"/children/b?asAtDay.Day={day}&asAtDay.Month={month}&asAtDay.Year={year}");
        var clock = page.QuerySelectorAll(".duecare-clock").SingleOrDefault(c => c.QuerySelector(".duecare-clock__title")!.TextContent == "Complete and authorise the assessment");
        Assert.Equal(standing, clock?.QuerySelector(".duecare-clock__state")!.TextContent);
        var row = page.QuerySelectorAll(".govuk-table tbody tr").Select(r => r.Said()).Single(r => r.StartsWith("Complete and authorise the assessment", StringComparison.Ordinal));
        if (done is not null) Assert.Contains(done, row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public async Task As_known_at_the_end_of_a_month_of_that_story_the_record_holds_what_had_happened_by_then(int month, bool isHeld)
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Everything);
        var page = await client.PageAsync($"/children/b?asAtDay.Day=10&asAtDay.Month=5&asAtDay.Year=2023&known.Day=30&known.Month={month}&known.Year=2023");
        Assert.Equal(isHeld, page.QuerySelector("#entry-essex-23-015-769-e9") is not null);
    }

    [Fact]
    public async Task As_known_at_an_instant_what_was_recorded_later_is_left_out_and_otherwise_it_has_two_dates()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        const string day = "/children/amber?asAtDay.Day=20&asAtDay.Month=10&asAtDay.Year=2026";
        var now = (await client.PageAsync(day)).QuerySelector("#entry-f-core-2")!.Said();
        Assert.Contains("Core group, 12 October 2026", now, StringComparison.Ordinal);
        Assert.Contains("Sana Khan, recorded only on Tuesday 20 October 2026", now, StringComparison.Ordinal);
        var before = await client.PageAsync(day + "&known.Day=20&known.Month=10&known.Year=2026&knownTime=17:29");
        Assert.Null(before.QuerySelector("#entry-f-core-2"));
        Assert.Contains("known at 5:29pm on Tuesday 20 October 2026", before.QuerySelector(".duecare-other-day")!.Said(), StringComparison.Ordinal);
        Assert.NotNull((await client.PageAsync(day + "&known.Day=20&known.Month=10&known.Year=2026&knownTime=17:30")).QuerySelector("#entry-f-core-2"));
    }

    [Fact]
    public async Task A_day_that_can_not_be_is_refused_beside_its_boxes_and_the_page_is_that_of_today()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync("/children/amber?asAtDay.Day=31&asAtDay.Month=2&asAtDay.Year=2026");
        Assert.Equal("February 2026 has 28 days", page.QuerySelector(".govuk-error-summary a")!.TextContent);
        Assert.Equal("31", page.QuerySelector("#AsAtDay")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector(".duecare-other-day"));
    }

    [Theory]
    [InlineData("asAtDay.Day=31&asAtDay.Month=2&asAtDay.Year=2026", "February 2026 has 28 days")]
    [InlineData("known.Day=40&known.Month=2&known.Year=2026", "Day must be a number from 1 to 31")]
    [InlineData("known.Day=1&known.Month=2&known.Year=2026&knownTime=teatime", "The time must be such as 3:30pm or 15:30")]
    public async Task A_day_or_time_that_can_not_be_is_refused_where_it_is_asked_why_something_is_due_too(string asked, string refusal)
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync("/children/amber/duties/cp-visit/6?matter=&" + asked);
        Assert.Equal([refusal], page.QuerySelectorAll(".govuk-error-summary li").Select(e => e.TextContent));
        Assert.NotNull(page.QuerySelector(".govuk-error-summary a") is { } link ? page.QuerySelector(link.GetAttribute("href")!) : null);
        Assert.Contains("Due Monday 16 November 2026", page.QuerySelector("main")!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_is_drawn_for_a_phone_too_and_says_the_same()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync("/children/amber");
        var (wide, narrow) = (page.QuerySelector(".duecare-wide svg")!, page.QuerySelector(".duecare-narrow svg")!);
        Assert.Equal(wide.QuerySelectorAll("g > title").Select(t => t.TextContent), narrow.QuerySelectorAll("g > title").Select(t => t.TextContent));
        Assert.Equal(wide.QuerySelector("desc")!.TextContent, narrow.QuerySelector("desc")!.TextContent);
        Assert.True(int.Parse(narrow.GetAttribute("width")!) <= 360);
    }

    [Fact]
    public async Task An_adult_on_whom_a_clock_sits_and_who_recorded_something_are_called_by_their_names()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync("/children/amber");
        var clocks = page.QuerySelectorAll(".duecare-clock__title").Select(t => t.Said()).ToList();
        Assert.Contains(clocks, t => t.EndsWith("(Mr Reed)", StringComparison.Ordinal));
        Assert.DoesNotContain(clocks, t => t.Contains("mr-reed", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll(".duecare-entries__small").Select(e => e.Said()), s => s.StartsWith("Sana Khan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_wrote_can_neither_run_nor_turn_the_line_round()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        var html = await client.GetStringAsync("/children/dov");
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/visits/record")]
    [InlineData("/core-groups/record")]
    [InlineData("/duties/cp-visit/6")]
    [InlineData("/duties/cp-visit/6/reason")]
    [InlineData("/entries/f-visit-11-2/correct")]
    [InlineData("/recorded/" + TestAuthority.RequestRecorded)]
    public async Task A_child_that_the_reader_may_not_see_gives_the_answer_of_one_that_nobody_knows(string page)
    {
        using var clerk = await fixture.Site.SignedInAs(TestStaff.Clerk);
        using var forbidden = await clerk.GetAsync("/children/amber" + page);
        using var unknown = await clerk.GetAsync("/children/no-such-child" + page);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (forbidden.StatusCode, unknown.StatusCode));
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await forbidden.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Why_says_the_rule_the_source_what_started_it_and_each_day_that_was_not_counted()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        var page = await client.PageAsync("/children/amber/duties/cp-visit/6");
        var text = page.QuerySelector("main")!.Said();
        Assert.Contains("Due Monday 16 November 2026", text, StringComparison.Ordinal);
        Assert.Contains("From Monday 2 November 2026, which is itself not counted, 10 working days: Monday 16 November 2026.", text, StringComparison.Ordinal);
        var skipped = page.QuerySelectorAll(".govuk-table tbody tr").Select(r => string.Join(": ", r.Children.Select(c => c.Said()))).ToList();
        Assert.Equal(["Saturday 7 November 2026: Saturday", "Sunday 8 November 2026: Sunday", "Saturday 14 November 2026: Saturday", "Sunday 15 November 2026: Sunday"], skipped);
        Assert.Contains("/children/amber/duties/cp-visit/6/reason", page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!.Split('?')[0]));
    }
}
