using System.Net;
using System.Reflection;
using AngleSharp.Html.Dom;
using Duecare.Domain.Chronology;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Record;
using Duecare.Web.Testing;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;
using static Duecare.Web.Tests.Asked;
using static Duecare.Web.Tests.Record.Filled;

namespace Duecare.Web.Tests.Record;

/// <summary>Each call to the database or the clock made to fail in turn, in every form there is: nothing that was typed is lost, nothing is half recorded, and nothing is recorded twice.</summary>
public class FailedCallTests
{
    /// <summary>Each form filled in well, step by step. One that is missing here fails the test.</summary>
    private static readonly Dictionary<string, GoodForm> Good = new(StringComparer.Ordinal)
    {
        ["visit"] = new(TestStaff.Khan, (VisitForm, First), ($"{VisitForm}?step=2", Second), ($"{VisitForm}?step=3", Third)),
        ["core-group"] = new(TestStaff.Khan, (OtherFormsTests.CoreGroupForm, OtherFormsTests.Met)),
        ["delay"] = new(TestStaff.Khan, (OtherFormsTests.ReasonForm, [("Answers.Reason", "The family was away."), ("then", "save")])),
        ["correction"] = new(TestStaff.Khan, (OtherFormsTests.CorrectForm, [("Answers.Kind", "PutRight"), ("Answers.Reason", "It was the Tuesday."), ("then", "save")])),
        ["contact"] = new(TestStaff.Khan, ("/children/amber/contacts/record", FrontDoorTests.Contact), ("/children/amber/contacts/record?step=2", [("Answers.IsDecided", "false"), ("then", "save")])),
        ["contact-decision"] = new(FrontDoorTests.FrontDoorWorker, (FrontDoorTests.DecideContact, FrontDoorTests.NothingMore)),
        ["new-contact"] = new(FrontDoorTests.FrontDoorWorker, (NewContactTests.Form, NewContactTests.AmberMisspelt), ($"{NewContactTests.Form}?step=2", [("Answers.SameAs", "none"), ("then", "next")]),
            ($"{NewContactTests.Form}?step=3", NewContactTests.Told), ($"{NewContactTests.Form}?step=4", NewContactTests.Decided("Referral"))),
        ["document"] = new(TestStaff.Khan, (DocumentTests.Form, DocumentTests.Said), ($"{DocumentTests.Form}?step=2", [("then", "save")])) { File = TestFiles.Png(300, 300) },
        ["referral"] = new(TestStaff.Khan, ("/children/amber/referrals/record",
            [("Answers.Children", "amber"), ("Answers.Received.Which", "Now"), ("Answers.Source", "9"), ("Answers.Concern", "Alone at night."), ("Answers.PrimaryNeed", "N1"), ("then", "save")])),
        ["referral-acknowledgement"] = new(FrontDoorTests.FrontDoorWorker, ("/children/fern/referrals/acknowledge", [("Answers.Which", "w-referral"), ("Answers.Told", "false"), ("Answers.At.Which", "Now"), ("then", "save")])),
        ["referral-decision"] = new(FrontDoorTests.FrontDoorWorker, (FrontDoorTests.DecideReferral, FrontDoorTests.Enquiry)),
        ["decision-oversight"] = new("ServiceManager", ("/children/hal/decisions/oversee", [("Answers.Manager", "T Grey"), ("Answers.HistoryChecked", "true"), ("Answers.At.Which", "Now"), ("then", "save")])),
        ["details"] = new(TestStaff.Khan, ("/children/amber/details/record",
        [
            ("Answers.Name", "Amber Rose Field"), ("Answers.Born.Day", "2"), ("Answers.Born.Month", "3"), ("Answers.Born.Year", "2015"), ("Answers.BornKnownBy", "Seen"), ("Answers.Sex", "Female"),
            ("Answers.Ethnicity", "OtherMixed"), ("then", "save"),
        ])),
        ["person"] = new(TestStaff.Khan, ("/children/amber/people/details?person=mr-field", [("Answers.Name", "Mr Jude Field"), ("Answers.Sex", "Male"), ("then", "save")])),
        ["address"] = new(TestStaff.Khan, ("/children/amber/addresses/record",
            [.. PeopleTests.Both, .. PeopleTests.From, ("Answers.Person", "children"), ("Answers.Kind", "Home"), ("Answers.Lines", "3 Mill Race"), ("Answers.IsSafe", "true"), ("Answers.KeptFrom", "Mr Field")])),
        ["household"] = new(TestStaff.Khan, ("/children/amber/household/record", [.. PeopleTests.Both, .. PeopleTests.From, ("Answers.Person", "mr-reed")])),
        ["relationship"] = new(TestStaff.Khan, ("/children/amber/relationships/record",
        [
            .. PeopleTests.Both, .. PeopleTests.From, ("Answers.Person", "new"), ("Answers.NewPerson.Name", "Tomas Otterbridge"), ("Answers.NewPerson.Sex", "Male"), ("Answers.Kind", "SpecialGuardian"),
            ("Answers.To", "children"), ("Answers.HasParentalResponsibility", "Yes"), ("Answers.ParentalResponsibilityBy", "SpecialGuardianshipOrder"), ("Answers.LivesWith", "true"),
        ])),
        ["agency"] = new(TestStaff.Khan, ("/children/amber/agencies/record", [.. PeopleTests.Both, .. PeopleTests.From, ("Answers.With", "ms-field"), ("Answers.Agency", "Probation"), ("Answers.Name", "P. Wren"), ("Answers.IsSafe", "false")])),
        ["release"] = new("TeamManager", (ReleaseTests.Form, ReleaseTests.ToHealth)),
        ["join"] = new("ServiceManager", (JoinTests.Form, JoinTests.OneChild)),
        ["part"] = new("TeamManager", (JoinTests.PartForm, JoinTests.Apart)),
        ["number"] = new(TestStaff.Khan, ("/children/basil/numbers/record", [.. PeopleTests.From, ("Answers.Kind", "NhsNumber"), ("Answers.Value", "999 000 0018")])),
        ["flag"] = new(TestStaff.Khan, ("/children/amber/flags/record",
        [
            .. PeopleTests.Both, .. PeopleTests.From, ("Answers.Kind", "VisitInTwos"), ("Answers.Person", "mr-reed"), ("Answers.Why", "Threats in October."), ("Answers.ReviewOn.Day", "1"), ("Answers.ReviewOn.Month", "2"),
            ("Answers.ReviewOn.Year", "2027"),
        ])),
        ["referral-feedback"] = new(FrontDoorTests.FrontDoorWorker, ("/children/gale/referrals/feedback", [("Answers.Which", "g-referral"), ("Answers.At.Which", "Now"), ("Answers.ToldAll", "true"), ("then", "save")])),
    };

    [Theory, EachForm]
    public async Task Whichever_call_fails_the_form_is_recorded_whole_or_not_at_all_what_was_typed_is_kept_and_sent_again_it_is_recorded_once(string form, Engine engine)
    {
        Assert.True(Good.TryGetValue(form, out var good), $"fill in the form \"{form}\" in {nameof(FailedCallTests)}");
        var fails = new FailsAt();
        await using var kept = await KeptSite.On(engine, fails);
        using var client = await kept.Site.SignedInAs(good.Worker);
        for (var step = 0; step < good.Steps.Length; step++)
        {
            var (address, answers) = good.Steps[step];
            var page = await client.PageAsync(address);
            (string Name, string Value)[] typed = [.. Stated(page, ("on", "2026-11-03")), .. answers];
            var file = step == good.Steps.Length - 1 ? good.File : null;
            var sending = await Sending.Of(kept, fails, client, new(good.Worker), address, page, typed, file);
            await sending.FailEachCall();
            await sending.LoseTheAnswerToEachCommit();
            if (engine == Engine.Sqlite)
            {
                await sending.LoseTheDatabaseAtEachCall();
                await sending.FillTheDisk(isCertain: file is not null);
                await sending.MakeTheDiskReadOnly();
            }
            Assert.Equal(step == good.Steps.Length - 1, sending.Records);
            if (!sending.Records) await client.Through(address, typed);
        }
        Assert.True(fails.Committed);
    }

    [Theory, EachEngine]
    public async Task Whichever_call_fails_while_typing_what_was_kept_before_stays_and_what_is_typed_next_is_kept(Engine engine)
    {
        var fails = new FailsAt();
        await using var kept = await KeptSite.On(engine, fails);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        var form = await client.PageAsync(OtherFormsTests.ReasonForm);
        await Type("before");
        var nth = 0;
        for (fails.At(++nth); await Type($"after {nth}") is var status && fails.HasFailed; fails.At(++nth))
        {
            fails.At(0);
            var said = Assert.Single(await kept.Ledger.Drafts.Of(new(TestStaff.Khan), Cancel)).Fields["Answers.Reason"][0];
            // The answer to the commit may be all that was lost.
            if (said != $"after {nth}") Assert.Equal((HttpStatusCode.InternalServerError, "before"), (status, said));
            Assert.Equal(HttpStatusCode.OK, await Type("before"));
        }
        Assert.InRange(nth, 5, 100);

        async Task<HttpStatusCode> Type(string reason) => (await client.SendFormAsync(OtherFormsTests.ReasonForm, form, ("Answers.Reason", reason), ("then", "typed"))).StatusCode;
    }

    private sealed record GoodForm(string Worker, params (string Address, (string, string)[] Typed)[] Steps)
    {
        /// <summary>What the last step sends besides.</summary>
        public byte[]? File { get; init; }
    }

    /// <summary>One step of a form, sent again and again from the same state of the record.</summary>
    private sealed class Sending
    {
        private readonly KeptSite _kept;
        private readonly FailsAt _fails;
        private readonly Func<Task<HttpResponseMessage>> _send;
        private readonly bool _sendsFile;
        private readonly HttpClient _client;
        private readonly WorkerId _worker;
        private readonly string _address;
        private readonly (string Name, string Value)[] _typed;
        private Func<Task> _goBack = null!;
        private State _before = null!;
        private State _after = null!;
        private string _leadsTo = "";

        private Sending(KeptSite kept, FailsAt fails, HttpClient client, WorkerId worker, string address, IHtmlDocument page, (string, string)[] typed, byte[]? file)
        {
            (_kept, _fails, _client, _worker, _address, _typed) = (kept, fails, client, worker, address, typed);
            _sendsFile = file is not null;
            _send = () => file is null ? client.SendFormAsync(address, page, typed) : client.SendFileAsync(address, page, "drawing.png", file, typed);
        }

        public bool Records => _after.Last > _before.Last;

        /// <summary>Sends it once without a failure to see what becomes of it, and goes back.</summary>
        public static async Task<Sending> Of(KeptSite kept, FailsAt fails, HttpClient client, WorkerId worker, string address, IHtmlDocument page, (string, string)[] typed, byte[]? file)
        {
            var sending = new Sending(kept, fails, client, worker, address, page, typed, file) { _goBack = await kept.Keep(), _before = await State.Of(kept, worker) };
            sending._leadsTo = await LeadsTo(await sending._send());
            sending._after = await State.Of(kept, worker);
            await sending._goBack();
            return sending;
        }

        /// <summary>One call fails, and the next is answered: what the page gives back is sent again.</summary>
        public async Task FailEachCall()
        {
            for (var nth = 1; await Failed(nth, forGood: false) is { } answer; nth++) await SendAgain(answer);
            await _goBack();
        }

        /// <summary>Each commit is done and its answer lost.</summary>
        public async Task LoseTheAnswerToEachCommit()
        {
            for (var nth = 1; ; nth++)
            {
                _fails.AtCommit(nth);
                var answer = await _send();
                _fails.At(0);
                if (!_fails.HasFailed) break;
                await SendAgain(answer);
            }
            await _goBack();
        }

        private async Task SendAgain(HttpResponseMessage answer)
        {
            var state = await State.Of(_kept, _worker);
            if (state.Last != _before.Last) Assert.Equal(_after, state);
            var again = answer.StatusCode == HttpStatusCode.Redirect ? answer : await Again(await Given(answer));
            Assert.Equal(_leadsTo, await LeadsTo(again));
            Assert.Equal(_after, await JudgeState());
            await _goBack();
        }

        /// <summary>From one call on none is answered: the page stands all the same.</summary>
        public async Task LoseTheDatabaseAtEachCall()
        {
            for (var nth = 1; await Failed(nth, forGood: true) is { } answer; nth++)
            {
                if (answer.StatusCode != HttpStatusCode.Redirect) await Given(answer);
                if ((await JudgeState()).Last != _before.Last) await _goBack();
            }
            await _goBack();
        }

        /// <summary>The disk takes nothing that needs room. What is small may find room in what was given free before.</summary>
        public Task FillTheDisk(bool isCertain) => Write(Disk.Full, isCertain);

        /// <summary>The disk takes nothing.</summary>
        public Task MakeTheDiskReadOnly() => Write(Disk.ReadOnly, isRefused: true);

        private async Task Write(Disk disk, bool isRefused)
        {
            _fails.Disk = disk;
            var answer = await _send();
            _fails.Disk = Disk.Whole;
            if (isRefused || answer.StatusCode != HttpStatusCode.Redirect)
            {
                var page = await Given(answer);
                Assert.Equal(_before.Last, (await JudgeState()).Last);
                answer = await Again(page);
            }
            Assert.Equal(_leadsTo, await LeadsTo(answer));
            Assert.Equal(_after, await JudgeState());
            await _goBack();
        }

        /// <summary>The form that was given back. A file can't be: it is asked for again, and everything else is still there.</summary>
        private async Task<HttpResponseMessage> Again(IHtmlDocument given)
        {
            var again = await _client.SendFormAsync(_address, given);
            if (!_sendsFile || again.StatusCode == HttpStatusCode.Redirect) return again;
            Assert.Equal(["Choose a file"], Errors(await again.PageAsync()));
            return await _send();
        }

        /// <summary>The answer where the nth call failed; null if there are fewer.</summary>
        private async Task<HttpResponseMessage?> Failed(int nth, bool forGood)
        {
            _fails.At(nth, forGood);
            var answer = await _send();
            _fails.At(0);
            return _fails.HasFailed ? answer : null;
        }

        private async Task<State> JudgeState()
        {
            var state = await State.Of(_kept, _worker);
            if (state.Last != _before.Last) Assert.Equal(_after, state);
            Assert.Null((await _kept.Ledger.Verify()).Fault);
            return state;
        }

        private async Task<IHtmlDocument> Given(HttpResponseMessage answer)
        {
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            var page = await answer.PageAsync();
            AssertPlain(page);
            AssertKept(page);
            return page;
        }

        private static void AssertPlain(IHtmlDocument page)
        {
            Assert.Contains("The mistake is ours and not yours.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            foreach (var leak in new[] { "the disk is gone", "Exception", "   at " }) Assert.DoesNotContain(leak, page.DocumentElement.TextContent, StringComparison.Ordinal);
        }

        private void AssertKept(IHtmlDocument page)
        {
            var again = Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector("main form[method=post]"));
            Assert.Equal(_address, again.GetAttribute("action"));
            var fields = again.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value)).ToList();
            Assert.Empty(_typed.Except(fields));
            Assert.Single(fields, f => f.Item1 == "__request");
        }

        private static async Task<string> LeadsTo(HttpResponseMessage answer)
        {
            using (answer)
            {
                if (answer.StatusCode != HttpStatusCode.Redirect) Assert.Fail($"{answer.StatusCode}: {(await answer.PageAsync()).QuerySelector("main")!.Said()}");
                return answer.Headers.Location!.ToString();
            }
        }
    }

    /// <summary>What the record holds: its last entry, and what the worker has begun.</summary>
    private sealed record State(long Last, string Drafts)
    {
        public static async Task<State> Of(KeptSite kept, WorkerId worker)
        {
            var drafts = await kept.Ledger.Drafts.Of(worker, Cancel);
            var typed = drafts.Select(d => string.Join('\n', d.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {string.Join(", ", f.Value)}").Prepend(d.Key.ToString())));
            return new((await kept.Ledger.Head(Cancel))!.Seq, string.Join("\n\n", typed));
        }
    }

    /// <summary>Every form of the site on each database.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class EachFormAttribute : DataAttribute
    {
        public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
            new([.. from form in FormAttribute.All from engine in Enum.GetValues<Engine>() select new TheoryDataRow(form.Id, engine)]);

        public override bool SupportsDiscoveryEnumeration() => true;
    }
}
