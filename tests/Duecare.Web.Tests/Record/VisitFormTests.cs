using System.Net;
using Duecare.Domain.Chronology;
using Duecare.Domain.Risk;
using Duecare.Domain.Visits;
using Duecare.Records.Access;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Duecare.Web.Tests.Asked;
using static Duecare.Web.Tests.Record.Filled;

namespace Duecare.Web.Tests.Record;

public class VisitFormTests(SiteFixture fixture)
{
    [Theory]
    [EachEngine]
    public async Task A_visit_to_brother_and_sister_is_one_entry_with_each_child_s_own_facts_and_meets_the_clock_of_the_one_who_was_seen(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        Assert.Equal(VisitForm + "?step=2", await client.Through(VisitForm, First));
        Assert.Equal(VisitForm + "?step=3", await client.Through(VisitForm + "?step=2", Second));
        var page = await client.PageAsync(await client.Through(VisitForm + "?step=3", Third));

        var visit = Assert.Single(await kept.Held<Visit>(TestAuthority.Basil), v => v.By == "s.khan" && v.Occurred.AtUtc is not null);
        Assert.Equal([TestAuthority.Amber, TestAuthority.Basil], visit.Children);
        Assert.Equal((VisitOutcome.Completed, false, "home"), (visit.Outcome, visit.Announced, visit.Place));
        Assert.Equal([(true, true, null), (false, null, "At his grandmother’s")], visit.Each.Select(e => (e.Seen, e.SeenAlone, e.NotSeenReason)));
        Assert.Equal(visit.Id, Assert.Single(await kept.Held<RestrictionCheck>(TestAuthority.Amber), c => c.Visit is not null).Visit);

        var sections = page.QuerySelectorAll("main section").Select(s => s.Said()).ToList();
        Assert.StartsWith("Amber Field Clocks met", sections[0], StringComparison.Ordinal);
        Assert.Contains("Visit and see the child on a protection plan met 4 working days late", sections[0], StringComparison.Ordinal);
        Assert.Contains("Visit and see the child on a protection plan by Friday 4 December 2026", sections[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Visit and see the child on a protection plan met", sections[1], StringComparison.Ordinal);
        Assert.Contains("Visit and see the child on a protection plan overdue 4 working days by Monday 16 November 2026", sections[1], StringComparison.Ordinal);

        var work = (await client.PageAsync("/work?show=PastTheLimit")).QuerySelectorAll(".duecare-row").Select(r => r.Said()).ToList();
        Assert.Contains(work, r => r.StartsWith("Visit and see the child on a protection plan Basil Field", StringComparison.Ordinal));
        Assert.DoesNotContain(work, r => r.StartsWith("Visit and see the child on a protection plan Amber Field", StringComparison.Ordinal));
    }

    [Theory]
    [EachEngine]
    public async Task What_is_being_typed_is_kept_right_or_wrong_with_when_now_was_pressed_and_no_look_is_logged_where_nothing_is_shown(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var form = await client.PageAsync(VisitForm);
        var looks = await Looks(kept);
        using var first = await client.SendFormAsync(VisitForm, form, ("Answers.Children", "amber"), ("Answers.Arrived", "Now"), ("Answers.Announced", "false"), ("then", "typed"));
        Assert.Equal("What you typed is kept, last at 12pm on Sunday 22 November 2026. It is not in the record until you save it.", await first.Content.ReadAsStringAsync(Cancel));
        kept.Clock.Utc += TimeSpan.FromMinutes(20);
        using var second = await client.SendFormAsync(VisitForm, form, ("Answers.Children", "amber"), ("Answers.Arrived", "Now"), ("Answers.On.Day", "99"), ("Answers.Announced", "false"), ("then", "typed"));
        Assert.Equal((HttpStatusCode.OK, looks), (second.StatusCode, await Looks(kept)));
        var draft = Assert.Single(await kept.Ledger.Drafts.Of(new(TestStaff.Khan), Cancel));
        Assert.Equal(["2026-11-22T12:00:00.0000000Z"], draft.Fields["Answers.PressedAt"]);
        var again = await client.PageAsync(VisitForm);
        Assert.True(again.QuerySelector("input[name='Answers.Announced'][value=false]")!.HasAttribute("checked"));
        Assert.Equal("99", again.QuerySelector("input[name='Answers.On.Day']")!.GetAttribute("value"));
    }

    [Theory]
    [EachEngine]
    public async Task What_is_kept_late_of_a_form_that_is_recorded_already_begins_no_draft(Engine engine)
    {
        const string Form = "/children/amber/duties/cp-visit/6/reason";
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var form = await client.PageAsync(Form);
        using var recorded = await client.SendFormAsync(Form, form, ("Answers.Reason", "The worker was ill"), ("then", "save"));
        using var late = await client.SendFormAsync(Form, form, ("Answers.Reason", "The worker was i"), ("then", "typed"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (recorded.StatusCode, late.StatusCode));
        Assert.Empty(await kept.Ledger.Drafts.Of(new(TestStaff.Khan), Cancel));
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_child_whom_the_reader_may_not_see_and_the_answer_is_that_of_an_unknown_one()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Khan);
        var form = await client.PageAsync(VisitForm);
        using var forbidden = await client.SendFormAsync("/children/restricted/visits/record", form, ("Answers.Notes", "x"), ("then", "typed"));
        using var unknown = await client.SendFormAsync("/children/nobody/visits/record", form, ("Answers.Notes", "x"), ("then", "typed"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (forbidden.StatusCode, unknown.StatusCode));
        Assert.Equal(await forbidden.Content.ReadAsStringAsync(Cancel), await unknown.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [EachEngine]
    public async Task A_visit_is_saved_with_the_log_of_the_look_at_the_record_in_one_write_to_disk(Engine engine)
    {
        var fails = new FailsAt();
        await using var kept = await KeptSite.On(engine, fails);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through(VisitForm, First);
        await client.Through(VisitForm + "?step=2", Second);
        var page = await client.PageAsync(VisitForm + "?step=3");
        var (commits, looks) = (fails.Commits, await Looks(kept));
        using var saved = await client.SendFormAsync(VisitForm + "?step=3", page, Third);
        Assert.Equal((HttpStatusCode.Redirect, 1), (saved.StatusCode, fails.Commits - commits));
        Assert.Equal(looks + 1, await Looks(kept));
    }

    [Theory]
    [EachEngine]
    public async Task A_visit_that_can_not_be_saved_leaves_its_draft_and_the_log_of_the_look_at_the_record(Engine engine)
    {
        var fails = new FailsAt();
        await using var kept = await KeptSite.On(engine, fails);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through(VisitForm, First);
        await client.Through(VisitForm + "?step=2", Second);
        var page = await client.PageAsync(VisitForm + "?step=3");
        var (last, looks) = ((await kept.Ledger.Head())!.Seq, await Looks(kept));
        fails.Saying = engine == Engine.Sqlite ? "INSERT INTO \"request\"" : "INSERT INTO request";
        using var failed = await client.SendFormAsync(VisitForm + "?step=3", page, Third);
        fails.Saying = null;
        Assert.Equal((HttpStatusCode.InternalServerError, last, looks + 1), (failed.StatusCode, (await kept.Ledger.Head())!.Seq, await Looks(kept)));
        Assert.Contains("Amber talked of swimming.", (await client.PageAsync(VisitForm + "?step=3")).QuerySelector("main textarea")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<int> Looks(KeptSite kept)
    {
        await using var db = kept.Ledger.Accounts();
        return await db.AccessLog.CountAsync(a => a.Worker == TestStaff.Khan && a.Child == TestAuthority.Amber.Value && a.Verb == AccessVerb.Consulted, Cancel);
    }

    [Theory]
    [EachEngine]
    public async Task A_visit_that_nobody_made_is_recorded_with_why_and_its_due_day_is_missed_for_ever(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        (string, string)[] notMade = [("Answers.Children", "amber"), ("Answers.Arrived", "NotMade"), ("then", "next")];
        Assert.Equal(["Enter the day on which it was to be", "Enter why it was not made"], Errors(await client.Refused(VisitForm, notMade)));
        var ahead = await client.Refused(VisitForm, [.. notMade, .. NewContactTests.On("Answers.PlannedOn", "23", "11", "2026"), ("Answers.NotMadeReason", "The car broke down")]);
        Assert.Equal(["The day on which it was to be must be today or in the past: until then it can still be made"], Errors(ahead));
        var check = await client.Through(VisitForm, [.. notMade, .. NewContactTests.On("Answers.PlannedOn", "16", "11", "2026"), ("Answers.NotMadeReason", "The car broke down")]);
        Assert.Equal($"{VisitForm}?step=2", check);
        Assert.DoesNotContain(await kept.Held<Visit>(TestAuthority.Amber), v => v.Outcome == VisitOutcome.NotMade);
        Assert.Equal(["Amber Field", "Monday 16 November 2026", "The car broke down"], (await client.PageAsync(check)).QuerySelectorAll("dd.govuk-summary-list__value").Select(v => v.Said()));
        var recorded = await client.Through(check, ("then", "save"));
        var visit = Assert.Single(await kept.Held<Visit>(TestAuthority.Amber), v => v.Outcome == VisitOutcome.NotMade);
        Assert.Equal(("2026-11-16", "The car broke down", 0), (visit.Occurred.Days.ToEdtf(), visit.NotMadeReason, visit.Each.Count));
        Assert.StartsWith("/children/amber/recorded/", recorded, StringComparison.Ordinal);
        var why = await client.PageAsync("/children/amber/duties/cp-visit/6");
        Assert.Contains("missed", why.QuerySelector(".duecare-answer")!.Said(), StringComparison.Ordinal);
        Assert.Contains("Due Monday 30 November 2026", (await client.PageAsync("/children/amber/duties/cp-visit/7")).QuerySelector("main")!.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task A_visit_at_which_nobody_was_seen_meets_nothing_and_asks_whether_a_manager_was_told(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through(VisitForm, [.. First.Where(f => f != ("Answers.Children", "basil"))]);
        await client.Through(VisitForm + "?step=2", ("Answers.Each[0].Child", "amber"), ("Answers.Each[0].How", "NotSeen"), ("Answers.Each[0].WhyNotSeen", "Nobody answered the door"), ("Answers.Restrictions[0].Restriction", "f-restriction"), ("Answers.Restrictions[0].How", "NotLookedAt"), ("then", "next"));
        Assert.Equal(["Say whether a manager has been told that nobody was seen"], Errors(await client.Refused(VisitForm + "?step=3", Third)));
        Assert.Equal(["Say when the manager was told"], Errors(await client.Refused(VisitForm + "?step=3", [.. Third, ("Answers.ManagerTold", "true")])));
        await client.Through(VisitForm + "?step=3", [.. Third, ("Answers.ManagerTold", "true"), ("Answers.ToldAt.Which", "Now")]);
        var visit = Assert.Single(await kept.Held<Visit>(TestAuthority.Amber), v => v.Outcome == VisitOutcome.Attempted);
        Assert.NotNull(visit.ManagerToldAt?.AtUtc);
        Assert.Contains("overdue", (await client.PageAsync("/children/amber/duties/cp-visit/6")).QuerySelector(".duecare-answer")!.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PrivateFostering", true)]
    [InlineData("ChildInNeed", false)]
    public async Task Of_a_privately_fostered_child_the_kind_of_visit_is_asked_and_only_its_own_kind_meets_the_duty(string type, bool meets)
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        var arranged = new Domain.PrivateFostering.PrivateFosteringArrangement { Id = new("pf"), Occurred = When.On(new DateOnly(2026, 11, 2)), Children = [TestAuthority.Dov], NotifiedOn = When.On(new DateOnly(2026, 11, 2)).Days };
        await kept.Ledger.Append(new([arranged], "tests", "pf"), TestContext.Current.CancellationToken);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        const string Form = "/children/dov/visits/record";
        (string, string)[] first = [("Answers.Children", "dov"), ("Answers.Arrived", "Now"), ("Answers.Where", "Home"), ("Answers.Announced", "true"), ("then", "next")];
        Assert.Equal(["Choose the kind of visit"], Errors(await client.Refused(Form, first)));
        await client.Through(Form, [.. first, ("Answers.Type", type)]);
        await client.Through(Form + "?step=2", ("Answers.Each[0].Child", "dov"), ("Answers.Each[0].How", "Alone"), ("then", "next"));
        var recorded = await client.PageAsync(await client.Through(Form + "?step=3", Third));
        Assert.Equal(type, Assert.Single(await kept.Held<Visit>(TestAuthority.Dov)).Type.ToString());
        Assert.Equal(meets, recorded.QuerySelectorAll("main section li").Any(l => l.Said().Contains("privately fostered", StringComparison.OrdinalIgnoreCase) && l.Said().Contains("met", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_is_answered_beforehand()
    {
        using var client = await fixture.Site.SignedInAs(TestStaff.Shah);
        foreach (var step in new[] { "", "?step=2", "?step=3" })
            Assert.Empty((await client.PageAsync(VisitForm + step)).QuerySelectorAll("input[checked]"));
    }

    [Fact]
    public async Task What_can_not_be_is_refused_beside_its_field_and_what_was_typed_stays()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var empty = await client.Refused(VisitForm, ("then", "next"));
        Assert.Equal(["Choose at least one child", "Say when you arrived", "Say where the visit was", "Say whether the family knew that you were coming"], Errors(empty));

        foreach (var (day, month, error) in new[] { ("23", "11", "The day of the visit must be today or in the past"), ("31", "2", "February 2026 has 28 days"), ("x", "11", "Day must be a number from 1 to 31") })
        {
            var refused = await client.Refused(VisitForm, [.. First.Where(f => f.Item1 != "Answers.Arrived"), ("Answers.Arrived", "Earlier"), ("Answers.On.Day", day), ("Answers.On.Month", month), ("Answers.On.Year", "2026"), ("Answers.Time", "10am")]);
            Assert.Equal([error], Errors(refused));
            Assert.Equal(("#Answers_On", day), (refused.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"), refused.QuerySelector("#Answers_On")!.GetAttribute("value")));
            Assert.Equal("10am", refused.QuerySelector("#Answers_Time")!.GetAttribute("value"));
        }

        await client.Through(VisitForm, First);
        var unsaid = await client.Refused(VisitForm + "?step=2", ("Answers.Each[0].Child", "amber"), ("Answers.Each[0].How", "WithOthers"), ("Answers.Each[1].Child", "basil"), ("then", "next"));
        Assert.Equal(["Enter why the child was not seen alone", "Say whether the child was seen", "Say whether the restriction was kept"], Errors(unsaid));

        var tooLong = new string('x', 100_001);
        var longest = await client.Refused(VisitForm + "?step=3", ("Answers.Notes", tooLong), ("Answers.Finished", "true"), ("then", "save"));
        Assert.Contains("What you saw, heard and agreed must be 100,000 characters or fewer; this has 100,001", Errors(longest));
        Assert.Equal(tooLong.Length, longest.QuerySelector("textarea")!.TextContent.Trim().Length);
        Assert.Empty(await New(kept));
    }

    [Theory]
    [EachEngine]
    public async Task Sent_twice_it_is_recorded_once_and_answered_with_the_same(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through(VisitForm, First);
        await client.Through(VisitForm + "?step=2", Second);
        var form = await client.PageAsync(VisitForm + "?step=3");
        using var first = await client.SendFormAsync(VisitForm + "?step=3", form, Third);
        kept.Clock.Utc = kept.Clock.Utc.AddMinutes(2);
        using var second = await client.SendFormAsync(VisitForm + "?step=3", form, Third);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single(await New(kept));
    }

    [Theory]
    [EachEngine]
    public async Task A_draft_outlives_the_session_stands_under_write_up_and_goes_when_it_is_recorded(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using (var first = await kept.Site.SignedInAs(TestStaff.Khan))
        {
            await first.Through(VisitForm, First);
            Assert.Equal("/work", await first.Through(VisitForm + "?step=2", [.. Second[..^1], ("then", "keep")]));
        }
        kept.Clock.Utc = kept.Clock.Utc.AddHours(3);
        using var later = await kept.Site.SignedInAs(TestStaff.Khan);
        var row = (await later.PageAsync("/work")).QuerySelector("#WriteUp")!.ParentElement!.QuerySelector(".duecare-row")!;
        Assert.Contains("Amber Field kept at 12pm on Sunday 22 November 2026", row.Said(), StringComparison.Ordinal);
        Assert.Equal(VisitForm, row.QuerySelector("a.govuk-button")!.GetAttribute("href"));
        Assert.Equal("At his grandmother’s", (await later.PageAsync(VisitForm + "?step=2")).QuerySelector("#Answers_Each_1__WhyNotSeen")!.GetAttribute("value"));
        Assert.Empty((await (await kept.Site.SignedInAs(TestStaff.Shah)).PageAsync(VisitForm)).QuerySelectorAll("input[checked]"));
        await later.Through(VisitForm + "?step=3", Third);
        Assert.Equal(12, Assert.Single(await New(kept)).Occurred.AtUtc!.Value.Hour);
        Assert.DoesNotContain("Begun and not recorded", (await later.PageAsync("/work")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thrown_away_it_is_gone_and_nothing_is_recorded()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through(VisitForm, First);
        Assert.Equal("/children/amber", await client.Through(VisitForm + "?step=2", ("then", "throw-away")));
        Assert.Empty((await client.PageAsync(VisitForm)).QuerySelectorAll("input[checked]"));
        Assert.Empty(await New(kept));
    }

    [Theory]
    [EachEngine]
    public async Task What_a_colleague_recorded_meanwhile_stands_beside_it_and_both_are_kept_only_if_the_worker_says_so(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through(VisitForm, First);
        await client.Through(VisitForm + "?step=2", Second);
        using (var colleague = await kept.Site.SignedInAs(TestStaff.Shah))
        {
            await colleague.Through(VisitForm, First);
            await colleague.Through(VisitForm + "?step=2", Second);
            await colleague.Through(VisitForm + "?step=3", ("Answers.Notes", "Jo was there too."), ("Answers.Finished", "true"), ("then", "save"));
        }
        var clash = await client.Refused(VisitForm + "?step=3", Third);
        var sides = clash.QuerySelectorAll(".duecare-sides > div").Select(s => s.Said()).ToList();
        Assert.Contains("recorded by j.shah", sides[0], StringComparison.Ordinal);
        Assert.Contains("Jo was there too.", sides[0], StringComparison.Ordinal);
        Assert.Contains("Amber talked of swimming.", sides[1], StringComparison.Ordinal);
        Assert.Single(await New(kept));
        using var meant = await client.SendFormAsync(VisitForm + "?step=3", clash, [.. Third[..^1], ("then", "confirm")]);
        Assert.Equal(HttpStatusCode.Redirect, meant.StatusCode);
        Assert.Equal(["j.shah", "s.khan"], (await New(kept)).Select(v => v.By));
        using var again = await client.SendFormAsync(VisitForm + "?step=3", clash, [.. Third[..^1], ("then", "confirm")]);
        Assert.Equal(meant.Headers.Location, again.Headers.Location);
        Assert.Equal(2, (await New(kept)).Count);
    }

    [Theory]
    [InlineData("cleo")]
    [InlineData("no-such-child")]
    public async Task A_child_who_was_not_offered_is_not_found_and_nothing_is_recorded(string child)
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var form = await client.PageAsync(VisitForm);
        Assert.Equal(["amber", "basil"], form.QuerySelectorAll("input[name='Answers.Children']").Select(c => c.GetAttribute("value")));
        using var answer = await client.SendFormAsync(VisitForm, form, [.. First, ("Answers.Children", child)]);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await New(kept));
    }

    [Fact]
    public async Task To_be_finished_later_it_leaves_the_record_of_the_visit_to_be_written_up()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through(VisitForm, First);
        await client.Through(VisitForm + "?step=2", Second);
        await client.Through(VisitForm + "?step=3", ("Answers.Finished", "false"), ("then", "save"));
        Assert.Contains("Finish the record of the visit", (await client.PageAsync("/work?show=WriteUp")).QuerySelector(".duecare-row__title")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Visit>> New(KeptSite kept) => [.. (await kept.Held<Visit>(TestAuthority.Amber)).Where(v => !v.Id.Value.StartsWith("f-", StringComparison.Ordinal))];
}
