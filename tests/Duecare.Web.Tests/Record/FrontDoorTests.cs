using System.Net;
using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.InformationRights;
using Duecare.Domain.Oversight;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;
using static Duecare.Web.Tests.Record.Filled;

namespace Duecare.Web.Tests.Record;

/// <summary>What waits at the front door, and the forms that move it on. The day is Sunday 22 November 2026.</summary>
public class FrontDoorTests
{
    internal const string FrontDoorWorker = "FrontDoorWorker";
    internal const string DecideContact = "/children/eli/contacts/decide";
    internal const string DecideReferral = "/children/fern/referrals/decide";

    internal static readonly (string, string)[] NothingMore =
    [
        ("Answers.Which", "w-contact"), ("Answers.Outcome", "NoFurtherAction"), ("Answers.Reason", "The school sees him fed and well."), ("Answers.HistoryChecked", "true"),
        ("Answers.SeniorManagerAgreed", "T Grey"), ("Answers.DecidedBy", "M Okoro, manager"), ("Answers.At.Which", "Now"), ("then", "save"),
    ];

    internal static readonly (string, string)[] Enquiry =
    [
        ("Answers.Which", "w-referral"), ("Answers.Outcome", "Section47Enquiry"), ("Answers.Reason", "Marks twice in a week."), ("Answers.HistoryChecked", "true"), ("Answers.DecidedBy", "M Okoro, manager"),
        ("Answers.BySocialWorkerOrManager", "true"), ("Answers.ReviewedBy", "M Okoro"), ("Answers.At.Which", "Now"), ("then", "save"),
    ];

    internal static readonly (string, string)[] Contact =
    [
        ("Answers.Children", "amber"), ("Answers.Received.Which", "Now"), ("Answers.Channel", "telephone"), ("Answers.Source", "6"), ("Answers.Referrer", "PC Heron"), ("Answers.Said", "Shouting was heard."),
        ("Answers.Concern", "A quarrel at home."), ("Answers.Parents", "KnowAndAgree"), ("then", "next"),
    ];

    [Theory]
    [EachEngine]
    public async Task The_queue_has_the_worst_first_with_who_made_it_what_it_is_about_and_what_is_known(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        var page = await client.PageAsync("/front-door");
        Assert.Equal(["2 Undecided", "1 Acknowledgement owed", "1 Feedback owed", "4 Children whom nobody has"], page.QuerySelectorAll(".duecare-chip").Select(c => c.Said()));
        Assert.Equal(
        [
            "Eli Wren Contact of 18 November 2026, Acquaintance, Mr Teal, neighbour He is heard shouting for food most evenings, and is out by himself after dark. No worker and no team; nothing else owed "
                + "overdue 1 working day limit Thursday 19 November 2026: why? Decide what to do about the contact, with a reason, Eli Wren Decide on the contact: Eli Wren",
            "Fern Wren Referral of 20 November 2026, School, Ms Lark, class teacher Twice this week she came to school with marks on her arms and said that she fell. No worker and no team; 1 other thing owed "
                + "1 working day left limit Monday 23 November 2026: why? Decide what response the referral gets, with a reason, Fern Wren Decide on the referral: Fern Wren",
        ], page.QuerySelector("#Undecided")!.ParentElement!.QuerySelectorAll(".duecare-row").Select(r => r.Said()));
        Assert.Equal(["/children/eli/contacts/decide", "/children/fern/referrals/decide", "/children/fern/referrals/acknowledge", "/children/gale/referrals/feedback"],
            page.QuerySelectorAll("section:not([aria-labelledby=Nobodys]) .duecare-row a.govuk-button").Select(a => a.GetAttribute("href")));
        Assert.Equal(["Hal Moss", "Gale Moss", "Eli Wren", "Fern Wren"], page.QuerySelector("#Nobodys")!.ParentElement!.QuerySelectorAll(".duecare-row__title").Select(r => r.TextContent));
        Assert.Equal(["Gale Moss"], (await client.PageAsync("/front-door?show=Feedback")).QuerySelectorAll(".duecare-row__title").Select(r => r.TextContent));
        Assert.NotNull((await client.PageAsync("/work")).QuerySelector("nav a[href='/front-door']"));
    }

    [Theory]
    [EachEngine]
    public async Task After_a_bad_weekend_the_worst_of_each_part_is_shown_and_the_rest_page_by_page(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        await kept.Ledger.Append(new([.. Enumerable.Range(1, 60).Select(i => new Contact { Id = new($"k-{i:00}"), Occurred = When.On(new DateOnly(2026, 11, 21)), Children = [TestFrontDoor.Eli], Referrer = $"Caller {i:00}", Concern = "Shouting." })], "tests", "k"), Cancel);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        var page = await client.PageAsync("/front-door");
        var part = page.QuerySelector("#Undecided")!.ParentElement!;
        Assert.Equal("62 Undecided", page.QuerySelector(".duecare-chip")!.Said());
        Assert.Equal((20, "/front-door?show=Undecided"), (part.QuerySelectorAll(".duecare-row").Length, part.QuerySelector("p a")!.GetAttribute("href")));
        Assert.Null(page.QuerySelector(".govuk-pagination"));
        var (first, second) = (await client.PageAsync("/front-door?show=Undecided"), await client.PageAsync("/front-door?show=Undecided&part=2"));
        Assert.Equal((50, 12), (first.QuerySelectorAll(".duecare-row").Length, second.QuerySelectorAll(".duecare-row").Length));
        Assert.Equal("/front-door?show=Undecided&part=2", first.QuerySelector(".govuk-pagination__next a")!.GetAttribute("href"));
        Assert.Equal(62, first.QuerySelectorAll(".duecare-row__small").Concat(second.QuerySelectorAll(".duecare-row__small")).Select(r => r.Said()).Where(r => r.Contains(" of ", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(12, (await client.PageAsync("/front-door?show=Undecided&part=99")).QuerySelectorAll(".duecare-row").Length);
    }

    [Theory]
    [EachEngine]
    public async Task Whom_the_reader_may_not_see_is_in_no_row_and_no_count(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        await kept.Ledger.Append(new([new RecordRestriction { Id = new("hide"), Occurred = When.On(new DateOnly(2026, 11, 20)), Children = [TestFrontDoor.Eli], Reason = "A worker’s own family", Staff = [new("s.khan")] }], "tests", "hide"), Cancel);
        foreach (var (who, undecided) in new[] { (FrontDoorWorker, "1 Undecided"), ("ServiceManager", "1 Undecided"), ("TeamManager", "0 Undecided") })
        {
            using var client = await kept.Site.SignedInAs(who);
            var page = await client.PageAsync("/front-door");
            Assert.Equal(undecided, page.QuerySelector(".duecare-chip")!.Said());
            Assert.DoesNotContain("Eli", page.Body!.TextContent, StringComparison.Ordinal);
        }
        using var social = await kept.Site.SignedInAs(TestStaff.Khan);
        Assert.Null((await social.PageAsync("/work")).QuerySelector("nav a[href='/front-door']"));
    }

    [Fact]
    public async Task A_clock_says_the_hours_that_are_left_of_its_last_day_and_how_late_it_is_after()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        kept.Clock.Utc = new DateTime(2026, 11, 23, 13, 30, 0, DateTimeKind.Utc);
        using (var client = await kept.Site.SignedInAs(FrontDoorWorker))
            Assert.Equal(["overdue 2 working days", "due today, 10 hours left"], (await client.PageAsync("/front-door?show=Undecided")).QuerySelectorAll(".duecare-row__standing").Select(s => s.TextContent));
        kept.Clock.Utc = new DateTime(2026, 11, 23, 23, 20, 0, DateTimeKind.Utc);
        using (var client = await kept.Site.SignedInAs(FrontDoorWorker))
            Assert.Equal("due today, less than an hour left", (await client.PageAsync("/front-door?show=Acknowledgement")).QuerySelector(".duecare-row__standing")!.TextContent);
    }

    [Theory]
    [EachEngine]
    public async Task A_contact_decided_with_its_reason_leaves_the_queue_and_whoever_decided_is_told_so_though_they_see_the_record_no_more(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        Assert.NotNull((await client.PageAsync("/children/eli")).QuerySelector($"a.govuk-button[href='{DecideContact}']"));
        var form = await client.PageAsync(DecideContact);
        Assert.Contains("Contact of 18 November 2026, Acquaintance", form.QuerySelector(".govuk-inset-text")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(form.QuerySelectorAll("input[checked]"));
        using var first = await client.SendFormAsync(DecideContact, form, NothingMore);
        using var second = await client.SendFormAsync(DecideContact, form, NothingMore);
        Assert.Equal((HttpStatusCode.Redirect, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        var decision = Assert.Single(await kept.Held<ContactDecision>(TestFrontDoor.Eli));
        Assert.Equal((new EntryId("w-contact"), ContactOutcome.NoFurtherAction, "The school sees him fed and well.", "T Grey", true), (decision.Contact!.Value, decision.Outcome, decision.Reason, decision.SeniorManagerAgreed, decision.HistoryChecked));
        Assert.Contains("You do not see this child’s record any more", (await client.PageAsync(first.Headers.Location!.ToString())).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Fern Wren"], (await client.PageAsync("/front-door?show=Undecided")).QuerySelectorAll(".duecare-row__title").Select(r => r.TextContent));
        using var gone = await client.GetAsync(DecideContact, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [EachEngine]
    public async Task A_referral_decided_within_a_working_day_meets_its_clock_and_starts_the_next(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        var recorded = await client.PageAsync(await client.Through(DecideReferral, Enquiry));
        var decision = Assert.Single(await kept.Held<ReferralDecision>(TestFrontDoor.Fern));
        Assert.Equal((ReferralOutcome.Section47Enquiry, "Marks twice in a week.", "M Okoro, manager", true, "M Okoro"), (decision.Outcome, decision.Reason, decision.DecidedBy, decision.BySocialWorkerOrManager!.Value, decision.ReviewedBy));
        var said = recorded.QuerySelector("main section")!.Said();
        Assert.Contains("Decide what response the referral gets, with a reason met in time 1 working day to spare", said, StringComparison.Ordinal);
        Assert.Contains("Allocate a social worker by Monday 23 November 2026", said, StringComparison.Ordinal);
        Assert.Contains("Tell the referrer the outcome and, as far as may be shared, the reason by Monday 23 November 2026", said, StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task A_referrer_is_told_that_it_arrived_and_then_what_was_decided_and_what_may_not_be_shared(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        await client.Through("/children/fern/referrals/acknowledge", ("Answers.Which", "w-referral"), ("Answers.Told", "false"), ("Answers.At.Which", "Now"), ("then", "save"));
        Assert.Equal((new EntryId("w-referral"), true), (await kept.Held<ReferralAcknowledgement>(TestFrontDoor.Fern)).Select(a => (a.Referral!.Value, a.NoSafeContact)).Single());
        Assert.Equal(["Enter what was held back, and why"], Errors(await client.Refused("/children/gale/referrals/feedback", ("Answers.Which", "g-referral"), ("Answers.At.Which", "Now"), ("Answers.ToldAll", "false"), ("then", "save"))));
        await client.Through("/children/gale/referrals/feedback", ("Answers.Which", "g-referral"), ("Answers.At.Which", "Now"), ("Answers.ToldAll", "false"), ("Answers.NotShared", "Her mother’s own treatment"), ("then", "save"));
        Assert.Equal((new EntryId("g-referral"), "Her mother’s own treatment"), (await kept.Held<ReferralFeedback>(TestFrontDoor.Gale)).Select(f => (f.Referral!.Value, f.NotShared)).Single());
        Assert.Equal(["0 Acknowledgement owed", "0 Feedback owed"], (await client.PageAsync("/front-door")).QuerySelectorAll(".duecare-chip").Skip(1).Take(2).Select(c => c.Said()));
        Assert.Contains("No referrer waits to hear that a referral arrived.", (await client.PageAsync("/children/fern/referrals/acknowledge")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task A_decision_recorded_without_the_senior_manager_takes_their_agreement_later_and_goes_on_saying_that_it_was_late(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs("ServiceManager");
        const string Form = "/children/hal/decisions/oversee";
        Assert.NotNull((await client.PageAsync("/children/hal/duties/nfa-oversight/1")).QuerySelector($"a.govuk-button[href='{Form}']"));
        Assert.Contains("Agreement on a later day is recorded, and the record goes on saying", (await client.PageAsync(Form)).QuerySelector(".govuk-inset-text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Enter the manager", "Say when they looked at it", "Say whether earlier involvement was looked at"], Errors(await client.Refused(Form, ("then", "save"))));
        (string, string)[] said = [("Answers.Manager", "T Grey"), ("Answers.HistoryChecked", "true"), ("then", "save")];
        Assert.Equal(["They can not have looked at it before it was decided"], Errors(await client.Refused(Form, [.. said, ("Answers.At.Which", "Earlier"), .. NewContactTests.On("Answers.At.On", "15", "11", "2026")])));
        await client.Through(Form, [.. said, ("Answers.At.Which", "Now")]);
        var oversight = Assert.Single(await kept.Held<DecisionOversight>(TestFrontDoor.Hal));
        Assert.Equal((new EntryId("h-decision"), "T Grey", null, true), (oversight.Decision, oversight.SeniorManagerAgreed, oversight.ReviewedBy, oversight.HistoryChecked));
        Assert.Contains("missed", (await client.PageAsync("/children/hal/duties/nfa-oversight/1")).QuerySelector(".duecare-answer")!.Said(), StringComparison.Ordinal);
        Assert.Contains("No decision about this child waits for a manager.", (await client.PageAsync(Form)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task A_referral_that_goes_on_is_reviewed_by_a_manager_after_it_was_decided(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        await client.Through(DecideReferral, [.. Enquiry.Where(e => e.Item1 != "Answers.ReviewedBy")]);
        const string Form = "/children/fern/decisions/oversee";
        Assert.NotNull((await client.PageAsync("/children/fern")).QuerySelector($"a.govuk-button[href='{Form}']"));
        var recorded = await client.PageAsync(await client.Through(Form, ("Answers.Manager", "M Okoro"), ("Answers.At.Which", "Now"), ("then", "save")));
        Assert.Equal("M Okoro", Assert.Single(await kept.Held<DecisionOversight>(TestFrontDoor.Fern)).ReviewedBy);
        Assert.Contains("Review the child in need referral and set the next steps met in time", recorded.QuerySelector("main section")!.Said(), StringComparison.Ordinal);
        Assert.Null((await client.PageAsync("/children/fern")).QuerySelector($"a.govuk-button[href='{Form}']"));
    }

    [Fact]
    public async Task What_can_not_be_is_refused_beside_its_field_and_changes_nothing()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        Assert.Equal(["Say what was decided", "Enter the reason for the decision", "Say whether earlier involvement was looked at", "Enter who decided", "Say when it was decided"], Errors(await client.Refused(DecideContact, ("then", "save"))));
        Assert.Equal(["Say what happens next", "Enter the reason for the decision", "Say whether earlier involvement was looked at", "Enter who decided", "Say whether a social worker or a manager decided", "Say when it was decided"],
            Errors(await client.Refused(DecideReferral, ("then", "save"))));
        var byNeither = await client.Refused(DecideReferral, [.. Enquiry.Where(e => e.Item1 != "Answers.BySocialWorkerOrManager"), ("Answers.BySocialWorkerOrManager", "false")]);
        Assert.Equal(["A social worker or a manager must decide: ask one, and record their decision"], Errors(byNeither));
        Assert.Equal("Marks twice in a week.", byNeither.QuerySelector("#Answers_Reason")!.TextContent.Trim());
        foreach (var (day, month, error) in new[]
        {
            ("23", "11", "The day on which it was decided must be today or in the past"), ("19", "11", "The decision must not be before the referral"), ("31", "11", "November 2026 has 30 days"), ("", "11", "The day of the decision must include a day"),
        })
        {
            var refused = await client.Refused(DecideReferral, [.. Enquiry.Where(e => e.Item1 != "Answers.At.Which"), ("Answers.At.Which", "Earlier"), .. NewContactTests.On("Answers.At.On", day, month, "2026")]);
            Assert.Equal([error], Errors(refused));
            Assert.Equal("#Answers_At_On", refused.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        }
        Assert.Equal(["The time must be such as 3:30pm or 15:30"], Errors(await client.Refused(DecideReferral, [.. Enquiry.Where(e => e.Item1 != "Answers.At.Which"), ("Answers.At.Which", "Earlier"), .. NewContactTests.On("Answers.At.On", "21", "11", "2026"), ("Answers.At.Time", "teatime")])));
        Assert.Equal(["The reason for the decision must be 2,000 characters or fewer; this has 2,001"], Errors(await client.Refused(DecideReferral, [.. Enquiry.Where(e => e.Item1 != "Answers.Reason"), ("Answers.Reason", new string('x', 2001))])));
        Assert.Empty(await kept.Held<ReferralDecision>(TestFrontDoor.Fern));
    }

    [Theory]
    [EachEngine]
    public async Task What_somebody_else_decided_meanwhile_is_not_decided_twice(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var slow = await kept.Site.SignedInAs(FrontDoorWorker);
        using var quick = await kept.Site.SignedInAs("ServiceManager");
        var form = await slow.PageAsync(DecideReferral);
        await quick.Through(DecideReferral, Enquiry);
        using var answer = await slow.SendFormAsync(DecideReferral, form, [.. Enquiry.Where(e => e.Item1 != "Answers.Outcome"), ("Answers.Outcome", "NoFurtherAction")]);
        Assert.Equal(["This referral waits no more: somebody else has dealt with it meanwhile, or it was put right. Nothing of yours was recorded"], Errors(await answer.PageAsync()));
        Assert.Equal(ReferralOutcome.Section47Enquiry, Assert.Single(await kept.Held<ReferralDecision>(TestFrontDoor.Fern)).Outcome);
    }

    [Fact]
    public async Task Of_two_that_wait_it_is_asked_which_and_another_childs_is_neither()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        await kept.Ledger.Append(new([new Contact { Id = new("w-again"), Occurred = When.On(new DateOnly(2026, 11, 20)), Children = [TestFrontDoor.Eli], Source = "9", Concern = "Out again." }], "tests", "again"), Cancel);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        var form = await client.PageAsync(DecideContact);
        Assert.Equal(["w-contact", "w-again"], form.QuerySelectorAll("[name='Answers.Which']").Select(i => i.GetAttribute("value")));
        Assert.Empty(form.QuerySelectorAll("input[checked]"));
        (string, string)[] unsaid = [.. NothingMore.Where(n => n.Item1 != "Answers.Which")];
        Assert.Equal(["Say which contact it is about"], Errors(await client.Refused(DecideContact, unsaid)));
        Assert.Equal(["This contact waits no more: somebody else has dealt with it meanwhile, or it was put right. Nothing of yours was recorded"], Errors(await client.Refused(DecideContact, [.. unsaid, ("Answers.Which", "w-referral")])));
        await client.Through(DecideContact, [.. unsaid, ("Answers.Which", "w-again")]);
        Assert.Equal("w-again", Assert.Single(await kept.Held<ContactDecision>(TestFrontDoor.Eli)).Contact!.Value.Value);
    }

    [Theory]
    [EachEngine]
    public async Task A_contact_about_brother_and_sister_is_recorded_from_the_page_of_one_and_shown_beside_anothers(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        const string Form = "/children/amber/contacts/record";
        Assert.Equal($"{Form}?step=2", await client.Through(Form, [.. Contact, ("Answers.Children", "basil")]));
        using (var other = await kept.Site.SignedInAs(TestStaff.Shah))
        {
            await other.Through(Form, Contact);
            await other.Through($"{Form}?step=2", ("Answers.IsDecided", "false"), ("then", "save"));
        }
        var clash = await client.Refused($"{Form}?step=2", ("Answers.IsDecided", "false"), ("then", "save"));
        Assert.Contains("Somebody recorded this too while you were writing", clash.QuerySelector(".duecare-clash")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await kept.Held<Contact>(TestAuthority.Amber));
        await client.Through($"{Form}?step=2", ("Answers.IsDecided", "false"), ("then", "confirm"));
        Assert.Equal([TestAuthority.Amber, TestAuthority.Basil], (await kept.Held<Contact>(TestAuthority.Amber))[^1].Children);
    }

    [Fact]
    public async Task A_child_who_was_not_offered_is_not_found_and_a_form_about_another_child_neither()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        foreach (var (address, typed) in new[] { ("/children/amber/contacts/record", Contact), ("/children/amber/referrals/record", [("then", "save")]) })
        {
            using var answer = await client.SendFormAsync(address, await client.PageAsync(address), [.. typed.Where(c => c.Item1 != "Answers.Children"), ("Answers.Children", "eli")]);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        foreach (var address in new[] { "/children/eli/contacts/record", DecideContact, DecideReferral, "/children/gale/referrals/feedback", "/children/fern/referrals/acknowledge" })
        {
            using var answer = await client.GetAsync(address, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Single(await kept.Held<Contact>(TestFrontDoor.Eli));
    }

    [Theory]
    [EachEngine]
    public async Task A_referral_is_recorded_without_a_contact_and_its_clock_runs_from_when_it_came(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        const string Form = "/children/cleo/referrals/record";
        using var colleague = await kept.Site.SignedInAs(TestStaff.Shah);
        Assert.Equal(["Say when it reached us", "Choose who made it", "Enter what is worrying"], Errors(await colleague.Refused(Form, ("Answers.Children", "cleo"), ("then", "save"))));
        var recorded = await colleague.PageAsync(await colleague.Through(Form, [("Answers.Children", "cleo"), ("Answers.Received.Which", "Earlier"), .. NewContactTests.On("Answers.Received.On", "20", "11", "2026"),
            ("Answers.Source", "9"), ("Answers.Concern", "Alone at night."), ("Answers.PrimaryNeed", "N1"), ("then", "save")]));
        var referral = Assert.Single(await kept.Held<Referral>(TestAuthority.Cleo));
        Assert.Equal(("9", null, "N1", "2026-11-20"), (referral.Source, referral.Referrer, referral.PrimaryNeed, referral.Occurred.Days.ToEdtf()));
        Assert.Contains("Decide what response the referral gets, with a reason by Monday 23 November 2026", recorded.QuerySelector("main section")!.Said(), StringComparison.Ordinal);
        Assert.Null((await colleague.PageAsync("/children/basil")).QuerySelector("a[href='/children/basil/referrals/decide']"));
        Assert.NotNull((await colleague.PageAsync("/children/cleo")).QuerySelector("a[href='/children/cleo/referrals/decide']"));
    }

    [Fact]
    public async Task An_early_help_worker_takes_a_contact_and_leaves_the_decision_to_the_front_door()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        await kept.Ledger.Append(new([new Allocation { Id = new("give"), Occurred = When.On(new DateOnly(2026, 11, 20)), Children = [TestFrontDoor.Gale], Worker = new("EarlyHelpWorker"), Team = "North" }], "tests", "give"), Cancel);
        using var client = await kept.Site.SignedInAs("EarlyHelpWorker");
        const string Form = "/children/gale/contacts/record";
        Assert.Null((await client.PageAsync(Form)).QuerySelector("[name='Answers.IsDecided']"));
        await client.Through(Form, [.. Contact.Where(c => c.Item1 is not ("Answers.Children" or "then")), ("Answers.Children", "gale"), ("Answers.IsDecided", "true"), ("Answers.Decision.Outcome", "NoFurtherAction"), ("then", "save")]);
        Assert.Single(await kept.Held<Contact>(TestFrontDoor.Gale));
        Assert.Empty(await kept.Held<ContactDecision>(TestFrontDoor.Gale));
    }
}
