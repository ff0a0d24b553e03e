using System.Net;
using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.InformationRights;
using Duecare.Domain.People;
using Duecare.Records.Drafts;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;
using static Duecare.Web.Tests.Record.Filled;

namespace Duecare.Web.Tests.Record;

/// <summary>Somebody rings about a child whom nobody has recorded, or thinks that nobody has. The day is Sunday 22 November 2026.</summary>
public class NewContactTests
{
    internal const string Form = "/contacts/record";
    private const string FrontDoorWorker = "FrontDoorWorker";

    private static readonly (string, string)[] Who =
        [("Answers.Name", "Holly Sand"), ("Answers.Birth", "Born"), .. On("Answers.Born", "3", "7", "2018"), ("Answers.Address", "4 Invented Row, ZZ99 9ZZ"), ("Answers.School", "Saltby Cross Academy"), ("then", "next")];

    internal static readonly (string, string)[] AmberMisspelt = [("Answers.Name", "Ambar Feild"), ("Answers.Birth", "Born"), .. On("Answers.Born", "2", "3", "2015"), ("then", "next")];

    [Theory]
    [EachEngine]
    public async Task A_contact_about_a_child_nobody_knows_introduces_the_child_and_stands_undecided_at_the_front_door(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        Assert.Equal($"{Form}?step=3", await client.Through(Form, Who));
        Assert.Equal($"{Form}?step=4", await client.Through($"{Form}?step=3", Told));
        var recorded = await client.Through($"{Form}?step=4", ("Answers.IsDecided", "false"), ("then", "save"));
        var child = new ChildId(recorded.Split('/')[2]);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{12}$", child.Value);
        Assert.Equal(new Child(child, new(2018, 7, 3)) { Name = "Holly Sand" }, Assert.Single(await kept.Held<ChildDetails>(child)).Child());
        var contact = Assert.Single(await kept.Held<Contact>(child));
        Assert.Equal(("telephone", "2A", "Ms Lark, class teacher", "“He is hungry every day.”", "He may not be fed.", ParentsPosition.DoNotKnow, "It could put him at risk"),
            (contact.Channel, contact.Source, contact.Referrer, contact.Said, contact.Concern, contact.Parents, contact.ParentsNotToldReason));
        Assert.Equal(("4 Invented Row, ZZ99 9ZZ", "Saltby Cross Academy", 12), (contact.Address, contact.School, contact.Occurred.AtUtc!.Value.Hour));
        Assert.Contains("Decide what to do about the contact, with a reason by Monday 23 November 2026", (await client.PageAsync(recorded)).QuerySelector("main section")!.Said(), StringComparison.Ordinal);
        var row = (await client.PageAsync("/front-door?show=Undecided")).QuerySelectorAll(".duecare-row").Select(r => r.Said()).Single(r => r.StartsWith("Holly Sand", StringComparison.Ordinal));
        Assert.Contains("School, Ms Lark, class teacher He may not be fed. No worker and no team; nothing else owed 1 working day left", row, StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task Decided_at_once_to_be_a_referral_it_is_one_from_when_the_contact_came(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        await client.Through(Form, Who);
        await client.Through($"{Form}?step=3", [.. Told.Where(t => t.Item1 != "Answers.Received.Which"), ("Answers.Received.Which", "Earlier"), .. On("Answers.Received.On", "20", "11", "2026"), ("Answers.Received.Time", "4pm")]);
        var recorded = await client.Through($"{Form}?step=4", Decided("Referral"));
        var child = new ChildId(recorded.Split('/')[2]);
        var (contact, decision, referral) = (Assert.Single(await kept.Held<Contact>(child)), Assert.Single(await kept.Held<ContactDecision>(child)), Assert.Single(await kept.Held<Referral>(child)));
        Assert.Equal((contact.Id, ContactOutcome.Referral, "It may be neglect.", "M Okoro, manager", true), (decision.Contact!.Value, decision.Outcome, decision.Reason, decision.DecidedBy, decision.HistoryChecked));
        Assert.Equal((contact.Id, contact.Occurred, "2A", contact.Concern), (referral.Contact!.Value, referral.Occurred, referral.Source, referral.Concern));
        var said = (await client.PageAsync(recorded)).QuerySelector("main section")!.Said();
        Assert.Contains("Decide what to do about the contact, with a reason met in time", said, StringComparison.Ordinal);
        Assert.Contains("Decide what response the referral gets, with a reason by Monday 23 November 2026", said, StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task A_child_known_under_a_like_name_is_offered_first_and_the_contact_then_is_about_that_child(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        var details = (await kept.Held<ChildDetails>(TestAuthority.Amber)).Select(d => d.Id);
        Assert.Equal($"{Form}?step=2", await client.Through(Form, AmberMisspelt));
        var page = await client.PageAsync($"{Form}?step=2");
        Assert.Equal(["Amber Field", "None of these: a child not known yet"], page.QuerySelectorAll(".govuk-radios__label").Select(l => l.TextContent));
        Assert.Equal("born 2 March 2015, number amber", page.QuerySelector(".govuk-radios__hint")!.TextContent);
        Assert.Equal(["Say whether it is one of these children, or none of them"], Errors(await client.Refused($"{Form}?step=2", ("then", "next"))));
        await client.Through($"{Form}?step=2", ("Answers.SameAs", "child:amber"), ("then", "next"));
        await client.Through($"{Form}?step=3", Told);
        var recorded = await client.Through($"{Form}?step=4", Decided("LinkedToOpenCase"));
        Assert.StartsWith("/children/amber/recorded/", recorded, StringComparison.Ordinal);
        Assert.Equal(("He may not be fed.", ContactOutcome.LinkedToOpenCase), (Assert.Single(await kept.Held<Contact>(TestAuthority.Amber)).Concern, Assert.Single(await kept.Held<ContactDecision>(TestAuthority.Amber)).Outcome));
        Assert.Equal(details, (await kept.Held<ChildDetails>(TestAuthority.Amber)).Select(d => d.Id));
    }

    [Fact]
    public async Task Who_may_not_see_the_record_is_told_that_it_was_recorded_and_still_may_not()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        await client.Through(Form, AmberMisspelt);
        await client.Through($"{Form}?step=2", ("Answers.SameAs", "child:amber"), ("then", "next"));
        await client.Through($"{Form}?step=3", Told);
        var form = await client.PageAsync($"{Form}?step=4");
        using var first = await client.SendFormAsync($"{Form}?step=4", form, Decided("LinkedToOpenCase"));
        using var second = await client.SendFormAsync($"{Form}?step=4", form, Decided("LinkedToOpenCase"));
        Assert.Equal((HttpStatusCode.Redirect, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        var page = await client.PageAsync(first.Headers.Location!.ToString());
        Assert.Contains("contact, contact decision", page.QuerySelector(".govuk-panel")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("You do not see this child’s record any more", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Amber", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var record = await client.GetAsync("/children/amber", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, record.StatusCode);
        using var others = await (await kept.Site.SignedInAs(TestStaff.Shah)).GetAsync(first.Headers.Location, Cancel);
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
        using var stranger = await (await kept.Site.SignedInAs("Practitioner")).GetAsync(first.Headers.Location, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.Single(await kept.Held<Contact>(TestAuthority.Amber));
    }

    [Theory]
    [EachEngine]
    public async Task A_child_whose_record_is_restricted_is_not_offered_and_can_not_be_chosen(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        await kept.Ledger.Append(new([new RecordRestriction { Id = new("hide"), Occurred = When.On(new DateOnly(2026, 11, 20)), Children = [TestAuthority.Amber], Reason = "A worker’s own family", Staff = [new("s.khan")] }], "tests", "hide"), Cancel);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        Assert.Equal($"{Form}?step=3", await client.Through(Form, AmberMisspelt));
        Assert.Contains("No child whom you may know of", (await client.PageAsync($"{Form}?step=2")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await client.Through($"{Form}?step=3", Told);
        using var forced = await client.SendFormAsync($"{Form}?step=2", await client.PageAsync($"{Form}?step=2"), ("Answers.SameAs", "child:amber"), ("then", "next"));
        Assert.Equal(HttpStatusCode.OK, forced.StatusCode);
        Assert.Equal(["The child you chose is not among those shown any more: look again"], Errors(await client.Refused($"{Form}?step=4", Decided("NoFurtherAction"))));
        Assert.Empty(await kept.Held<Contact>(TestAuthority.Amber));
    }

    [Fact]
    public async Task A_child_recorded_while_the_call_was_written_up_is_asked_about_before_a_second_record_is_made()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        await client.Through(Form, Who);
        await client.Through($"{Form}?step=3", Told);
        await kept.Ledger.Append(new([new ChildDetails { Id = new("d-holly"), Occurred = When.On(new DateOnly(2026, 11, 22)), Children = [new("holly")], Name = "Holly Sand", Born = new(2018, 7, 3) }], "tests", "holly"), Cancel);
        var refused = await client.Refused($"{Form}?step=4", ("Answers.IsDecided", "false"), ("then", "save"));
        Assert.Equal(["Say whether it is one of these children, or none of them"], Errors(refused));
        Assert.NotNull(refused.QuerySelector("a[href='/contacts/record?step=2']"));
        await client.Through($"{Form}?step=2", ("Answers.SameAs", "none"), ("then", "next"));
        Assert.StartsWith("/children/", await client.Through($"{Form}?step=4", ("Answers.IsDecided", "false"), ("then", "save")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_another_recorded_after_the_list_was_shown_is_not_passed_over_by_none_of_these()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        await client.Through(Form, AmberMisspelt);
        await client.Through($"{Form}?step=2", ("Answers.SameAs", "none"), ("then", "next"));
        await client.Through($"{Form}?step=3", Told);
        await kept.Ledger.Append(new([new ChildDetails { Id = new("d-second"), Occurred = When.On(new DateOnly(2026, 11, 22)), Children = [new("second")], Name = "Ambar Field", Born = new(2015, 3, 2) }], "tests", "second"), Cancel);
        Assert.Equal(["Somebody recorded a child meanwhile who may be the same: look whether it is"], Errors(await client.Refused($"{Form}?step=4", Decided("Referral"))));
    }

    [Fact]
    public async Task What_can_not_be_is_refused_beside_its_field_and_what_was_typed_stays()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        var empty = await client.Refused(Form, ("then", "next"));
        Assert.Equal(["Enter the child’s name, or what the child is called for now", "Say what is known of the date of birth"], Errors(empty));
        Assert.Empty(empty.QuerySelectorAll("input[checked]"));
        foreach (var (day, month, year, error) in new[]
        {
            ("23", "11", "2026", "The date of birth must be today or in the past"), ("30", "2", "2016", "February 2016 has 29 days"), ("2", "3", "1990", "The date of birth must be in the last 25 years"), ("x", "3", "2016", "Day must be a number from 1 to 31"),
        })
        {
            var refused = await client.Refused(Form, [("Answers.Name", "Holly Sand"), ("Answers.Birth", "Born"), .. On("Answers.Born", day, month, year), ("then", "next")]);
            Assert.Equal([error], Errors(refused));
            Assert.Equal((day, "Holly Sand"), (refused.QuerySelector("#Answers_Born")!.GetAttribute("value"), refused.QuerySelector("#Answers_Name")!.GetAttribute("value")));
        }
        Assert.Equal(["The expected date of birth must be from four weeks ago to 280 days ahead"], Errors(await client.Refused(Form, [("Answers.Name", "Baby of Ms Sand"), ("Answers.Birth", "NotBornYet"), .. On("Answers.Expected", "1", "12", "2027"), ("then", "next")])));
        Assert.Equal(["The child’s name, or what the child is called for now must be 200 characters or fewer; this has 201"], Errors(await client.Refused(Form, ("Answers.Name", new string('x', 201)), ("Answers.Birth", "NotKnown"), ("then", "next"))));
        await client.Through(Form, Who);
        var untold = Errors(await client.Refused($"{Form}?step=3", ("then", "next")));
        Assert.Equal(["Say when it reached us", "Say how it came", "Choose who made it", "Enter what was said", "Enter what is worrying", "Say what the parents know of it"], untold);
        var future = await client.Refused($"{Form}?step=3", [.. Told.Where(t => t.Item1 is not ("Answers.Received.Which" or "Answers.Concern")), ("Answers.Concern", new string('x', 2001)), ("Answers.Received.Which", "Earlier"), .. On("Answers.Received.On", "23", "11", "2026")]);
        Assert.Equal(["The day on which it reached us must be today or in the past", "What is worrying must be 2,000 characters or fewer; this has 2,001"], Errors(future));
        Assert.Equal(2001, future.QuerySelector("#Answers_Concern")!.TextContent.Trim().Length);
        await client.Through($"{Form}?step=3", Told);
        Assert.Equal(["Say what was decided", "Enter the reason for the decision", "Say whether earlier involvement was looked at", "Enter who decided", "Say when it was decided"], Errors(await client.Refused($"{Form}?step=4", ("Answers.IsDecided", "true"), ("then", "save"))));
        var early = await client.Refused($"{Form}?step=4", [.. Decided("EarlyHelp").Where(d => d.Item1 != "Answers.Decision.At.Which"), ("Answers.Decision.At.Which", "Earlier"), .. On("Answers.Decision.At.On", "19", "11", "2026")]);
        Assert.Equal(["The decision must not be before the contact"], Errors(early));
        Assert.Equal("It may be neglect.", early.QuerySelector("#Answers_Decision_Reason")!.TextContent.Trim());
    }

    [Theory]
    [EachEngine]
    public async Task A_draft_about_a_child_not_known_yet_is_kept_and_a_second_call_has_one_of_its_own(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using (var first = await kept.Site.SignedInAs(FrontDoorWorker))
            Assert.Equal("/front-door", await first.Through(Form, [.. Who[..^1], ("then", "keep")]));
        using var later = await kept.Site.SignedInAs(FrontDoorWorker);
        var begun = (await later.PageAsync("/front-door")).QuerySelector("#begun")!.ParentElement!;
        Assert.Contains("Contact about Holly Sand kept at 12pm on Sunday 22 November 2026", begun.Said(), StringComparison.Ordinal);
        Assert.Equal(Form, begun.QuerySelector("a.govuk-button")!.GetAttribute("href"));
        var form = await later.PageAsync(Form);
        Assert.Equal("Holly Sand", form.QuerySelector("#Answers_Name")!.GetAttribute("value"));
        var second = form.QuerySelector("a[href*=nth]")!.GetAttribute("href")!;
        Assert.Equal($"{Form}?nth=2", second);
        Assert.Equal($"{Form}?step=3&nth=2", await later.Through(second, ("Answers.Name", "Ivy Sand"), ("Answers.Birth", "NotKnown"), ("then", "next")));
        Assert.Equal(["Answers.Name=Holly Sand", "Answers.Name=Ivy Sand"], (await kept.Ledger.Drafts.Of(new(FrontDoorWorker), Cancel)).Select(d => $"Answers.Name={d.Fields["Answers.Name"][0]}").Order(StringComparer.Ordinal));
        await later.Through($"{Form}?step=3&nth=2", Told);
        await later.Through($"{Form}?step=4&nth=2", ("Answers.IsDecided", "false"), ("then", "save"));
        Assert.Equal("new-contact", Assert.Single(await kept.Ledger.Drafts.Of(new(FrontDoorWorker), Cancel)).Key.Form);
        Assert.Equal("/front-door", await later.Through(Form, ("then", "throw-away")));
        Assert.Empty(await kept.Ledger.Drafts.Of(new(FrontDoorWorker), Cancel));
        Assert.DoesNotContain((await kept.Ledger.Drafts.Of(new(TestStaff.Everything), Cancel)), d => d.Key.Child != DraftKey.NobodyYet);
    }

    [Fact]
    public async Task Sent_twice_it_makes_one_child()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(FrontDoorWorker);
        await client.Through(Form, Who);
        await client.Through($"{Form}?step=3", Told);
        var form = await client.PageAsync($"{Form}?step=4");
        using var first = await client.SendFormAsync($"{Form}?step=4", form, Decided("Referral"));
        kept.Clock.Utc = kept.Clock.Utc.AddMinutes(2);
        using var second = await client.SendFormAsync($"{Form}?step=4", form, Decided("Referral"));
        Assert.Equal((HttpStatusCode.Redirect, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        Assert.Single((await client.PageAsync("/front-door?show=Undecided")).QuerySelectorAll(".duecare-row"), r => r.Said().StartsWith("Holly Sand", StringComparison.Ordinal));
    }

    internal static readonly (string, string)[] Told =
    [
        ("Answers.Received.Which", "Now"), ("Answers.Channel", "telephone"), ("Answers.Source", "2A"), ("Answers.Referrer", "Ms Lark, class teacher"), ("Answers.Said", "“He is hungry every day.”"),
        ("Answers.Concern", "He may not be fed."), ("Answers.Parents", "DoNotKnow"), ("Answers.ParentsNotToldReason", "It could put him at risk"), ("then", "next"),
    ];

    internal static (string, string)[] Decided(string outcome) =>
    [
        ("Answers.IsDecided", "true"), ("Answers.Decision.Outcome", outcome), ("Answers.Decision.Reason", "It may be neglect."), ("Answers.Decision.HistoryChecked", "true"),
        ("Answers.Decision.DecidedBy", "M Okoro, manager"), ("Answers.Decision.At.Which", "Now"), ("then", "save"),
    ];

    internal static (string, string)[] On(string field, string day, string month, string year) => [($"{field}.Day", day), ($"{field}.Month", month), ($"{field}.Year", year)];
}
