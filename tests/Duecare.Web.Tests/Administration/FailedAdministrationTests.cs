using System.Globalization;
using System.Net;
using System.Reflection;
using AngleSharp.Html.Dom;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Record;
using Duecare.Web.Testing;
using Duecare.Web.Tests.Record;
using Duecare.Web.Tests.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Duecare.Web.Tests.Asked;
using static Duecare.Web.Tests.Record.Filled;

namespace Duecare.Web.Tests.Administration;

/// <summary>Each call to the database or the clock made to fail in turn, in every form that is not of a child's record: who works here, teams, policy, bank holidays, emergencies, signing in. It is done whole or not at all.</summary>
public class FailedAdministrationTests
{
    private const string Password = "otter lantern quarry";

    private static readonly (string, string)[] Weekly =
    [
        ("How", "Changed"), ("Within.Count", "5"), ("Within.Unit", "WorkingDays"), ("Then.Count", "5"), ("Then.Unit", "WorkingDays"), ("Council", "Exampleshire"), ("Reason", "Seen every week"), ("Version", "2026.2"),
        .. NewContactTests.On("InForceFrom", "1", "9", "2026"),
    ];

    private static readonly string Policy = """{"format": "duecare-policy/1", "council": "Exampleshire", "versions": [{"version": "2026.1", "inForceFrom": "2026-09-01", "reason": "The practice board", "rules": []}]}""";

    private static readonly string Holidays = string.Join('\n', WorkingDayCalendar.England.Holidays.Where(h => h.On.Year == 2026).Select(h => $"{h.On:yyyy-MM-dd} {h.Name}").Append("2026-11-13 A day of thanks"));

    /// <summary>What is sent to each handler of a page that changes something. One that is missing here fails the test.</summary>
    private static readonly Dictionary<string, Good> All = new(StringComparer.Ordinal)
    {
        ["teams"] = new(TestStaff.Clerk, "/teams", "/teams", [("Team", "West")]),
        ["teams?handler=Close"] = new(TestStaff.Clerk, "/teams", "/teams?handler=Close", [("Team", "Nobody’s")]),
        ["people/add"] = new(TestStaff.Clerk, "/people/add", "/people/add", [("Worker", "new"), ("Name", "New Kestrelcroft"), ("Post.Roles", "Inspector")]),
        ["people/{worker}"] = new(TestStaff.Clerk, "/people/Practitioner", "/people/Practitioner", [("Post.Roles", "Inspector"), ("Reason", "A new post")]),
        ["people/{worker}?handler=Leave"] = new(TestStaff.Clerk, "/people/Practitioner", "/people/Practitioner?handler=Leave", []),
        ["people/{worker}?handler=Code"] = new(TestStaff.Clerk, "/people/Practitioner", "/people/Practitioner?handler=Code", []),
        ["policy/new?handler=Put"] = new(TestStaff.Clerk, "/policy/new", "/policy/new?handler=Put", [("Text", Policy)]),
        ["policy/change"] = new(TestStaff.Clerk, "/policy/change?rule=cp-visit", "/policy/change", [.. Weekly, ("Previewed", Written()), ("then", "put")]),
        ["bank-holidays/add?handler=Put"] = new(TestStaff.Clerk, "/bank-holidays/add", "/bank-holidays/add?handler=Put", [("How", "ByHand"), ("Year", "2026"), ("Source", "Royal proclamation"), ("Days", Holidays)]),
        ["emergency/{childId?}"] = new(TestStaff.Khan, "/emergency/other", "/emergency/other", [("Child", "other"), ("Reason", "The mother is at the door with the police")]),
        ["emergencies"] = new("TeamManager", "/emergencies?review=e1", "/emergencies?review=e1", [("WasNeeded", "true"), ("Finding", "The police were there indeed")]),
        ["sign-in"] = new(null, "/new-password", "/sign-in", [("Account", "Inspector"), ("Password", Password)]),
        ["sign-in/code"] = new(null, "/new-password", "/sign-in/code", [("Code", "a recovery code")]) { FirstStep = "Practitioner" },
        ["new-password"] = new(null, "/new-password", "/new-password", [("Account", "Inspector"), ("Code", "the code"), ("Password", "pebble winter saddle")]),
        ["demonstration"] = new(null, "/new-password", "/demonstration", [("Worker", "Inspector")]),
        ["account/password"] = new("Inspector", "/account/password", "/account/password", [("Now", Password), ("Next", "pebble winter saddle")]),
        ["account/authenticator"] = new("Inspector", "/account/authenticator", "/account/authenticator", [("Code", "what the app shows")]),
        ["account/authenticator?handler=Again"] = new("Practitioner", "/account/authenticator", "/account/authenticator?handler=Again", [("Password", Password)]),
        ["account/passkeys?handler=Remove"] = new("Inspector", "/account/password", "/account/passkeys?handler=Remove", [("Remove", "0102")]),
        ["sign-out"] = new("Inspector", "/account/password", "/sign-out", []),
        ["sign-out?handler=Everywhere"] = new("Inspector", "/account/password", "/sign-out?handler=Everywhere", []),
    };

    /// <summary>What changes nothing that is kept, or needs a key that only a browser has: PasskeyTests go there.</summary>
    private static readonly string[] Others =
    [
        "search", "policy/new", "bank-holidays/add", "error/{status:int}", "sign-in?handler=PasskeyOptions", "sign-in?handler=Passkey", "account/passkeys", "account/passkeys?handler=PasskeyOptions",
    ];

    [Theory]
    [EachEngine]
    public async Task Whichever_call_fails_it_is_done_whole_or_not_at_all_and_once(Engine engine)
    {
        var fails = new FailsAt();
        await using var kept = await KeptSite.On(engine, fails);
        Assert.Equal((await Handlers(kept.Site)).Except(Others).Order(StringComparer.Ordinal), All.Keys.Order(StringComparer.Ordinal));
        var codes = await Prepare(kept);
        foreach (var (name, good) in All) await new Campaign(kept, fails, name, good, codes).Run();
    }

    private static string Written() => WrittenPolicy.Of(new PolicyVersion
    {
        Version = "2026.2",
        InForceFrom = new(2026, 9, 1),
        Reason = "Seen every week",
        Rules = [new() { Id = "cp-visit", Within = Timescale.WorkingDays(5), Then = Timescale.WorkingDays(5), Reason = "Seen every week" }],
        Duties = [],
    });

    private static async Task<IReadOnlyList<string>> Handlers(RunningSite site)
    {
        var (pages, found) = (site.Services.GetRequiredService<PageLoader>(), new List<string>());
        foreach (var route in site.Routes.Where(r => RouteTable.IsPage(r) && !RouteTable.IsOfTheTests(r)))
        {
            var page = await pages.LoadAsync(route.Metadata.GetMetadata<PageActionDescriptor>()!, route.Metadata);
            if (page.ModelTypeInfo!.GetCustomAttribute<FormAttribute>() is not null) continue;
            found.AddRange(page.HandlerMethods.Where(h => HttpMethods.IsPost(h.HttpMethod)).Select(h => RouteTable.Template(route) + (h.Name is { } named ? $"?handler={named}" : "")));
        }
        return found;
    }

    /// <summary>People with accounts, one with an authenticator app, one with a passkey, a team with nobody in it, and an emergency to review.</summary>
    private static async Task<Codes> Prepare(KeptSite kept)
    {
        await new StaffList(kept.Ledger).AddTeam(StaffList.Operator, "Nobody’s");
        await new RecordAccess(kept.Ledger).OpenInEmergency(new(new("Practitioner"), "P", [AccessRole.Practitioner], TestStaff.Team), new("other"), "The father is at the school", "e1");
        await using var scope = kept.Site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        foreach (var worker in new[] { "Practitioner", "Inspector" }) Assert.True((await accounts.CreateAsync(new() { Id = worker, UserName = worker }, Password)).Succeeded);
        var (practitioner, inspector) = ((await accounts.FindByIdAsync("Practitioner"))!, (await accounts.FindByIdAsync("Inspector"))!);
        foreach (var account in new[] { practitioner, inspector })
        {
            await accounts.ResetAuthenticatorKeyAsync(account);
            await accounts.AccessFailedAsync(account);
        }
        await accounts.SetTwoFactorEnabledAsync(practitioner, true);
        await accounts.AddOrUpdatePasskeyAsync(inspector, new([1, 2], [3], default, 0, null, true, false, false, [], []) { Name = "Phone" });
        return new((await accounts.GenerateNewTwoFactorRecoveryCodesAsync(practitioner, 2))!.First(), (await accounts.GetAuthenticatorKeyAsync(inspector))!, await accounts.GeneratePasswordResetTokenAsync(inspector));
    }

    private sealed record Codes(string Recovery, string AppKey, string NewPassword);

    /// <param name="Worker">Who is signed in; null for nobody.</param>
    /// <param name="Page">The page whose form it is.</param>
    /// <param name="Address">Where it is sent.</param>
    /// <param name="Typed">What is typed.</param>
    private sealed record Good(string? Worker, string Page, string Address, (string Name, string Value)[] Typed)
    {
        /// <summary>Who has come by the first step of signing in.</summary>
        public string? FirstStep { get; init; }
    }

    private sealed class Campaign(KeptSite kept, FailsAt fails, string name, Good good, Codes codes)
    {
        private readonly CookieContainer _cookies = new();
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);
        private DateTimeOffset _now;

        public async Task Run()
        {
            var page = await Begin();
            var keep = await kept.Keep();
            Func<Task> goBack = async () =>
            {
                await keep();
                await kept.Ledger.TakeUp(Cancel);
            };
            var before = await State();
            using (var answer = await Send(page)) Assert.True(await IsDone(answer), $"{name}: {answer.StatusCode}: {(await answer.PageAsync()).QuerySelector("main")?.Said()}");
            var after = await State();
            Assert.True(before != after, $"{name} changes nothing");
            await goBack();
            var tries = 0;
            for (var nth = 1; ; nth++, tries++)
            {
                _now = await Now();
                fails.At(nth);
                using var answer = await Send(page);
                fails.At(0);
                if (!fails.HasFailed) break;
                var state = await State();
                Assert.True(state == before || state == after, $"{name}, call {nth}, answered {answer.StatusCode}: half done{Against(before, state)}\nand whole{Against(before, after)}");
                if (answer.StatusCode == HttpStatusCode.InternalServerError) await Judge(answer);
                else Assert.True(state == after || !await IsDone(answer), $"{name}, call {nth}: said to be done");
                using (await Send(page))
                {
                    var again = Untried(await State());
                    Assert.True(again == Untried(after), $"{name}, call {nth}, sent again{Against(Untried(after), again)}");
                }
                await goBack();
            }
            await goBack();
            Assert.True(tries > 1, $"{name}: {tries} calls");
        }

        /// <summary>Opens the page. Each time it is sent, the browser holds the cookies that it holds now.</summary>
        private async Task<IHtmlDocument> Begin()
        {
            if (good.Worker is { } signedIn)
            {
                await new Sessions(kept.Ledger).EndAll(new(signedIn), Cancel);
                _cookies.Add(kept.Site.Address, await kept.Site.SessionOf(signedIn));
            }
            using var client = kept.Site.Client(_cookies);
            if (good.FirstStep is { } worker)
                using (var first = await client.SendFormAsync("/sign-in", await client.PageAsync("/new-password"), ("Account", worker), ("Password", Password))) Assert.StartsWith("/sign-in/code", first.Headers.Location!.ToString(), StringComparison.Ordinal);
            _now = await Now();
            return await client.PageAsync(good.Page);
        }

        /// <summary>The instant by which the site's answers are dated, and an app shows its code.</summary>
        private async Task<DateTimeOffset> Now()
        {
            using var client = kept.Site.Client();
            using var live = await client.GetAsync("/health/live", Cancel);
            return live.Headers.Date!.Value;
        }

        private async Task<HttpResponseMessage> Send(IHtmlDocument page)
        {
            var cookies = new CookieContainer();
            cookies.Add(_cookies.GetAllCookies());
            using var client = kept.Site.Client(cookies);
            return await client.SendFormAsync(good.Address, page, [.. good.Typed.Select(t => (t.Name, t.Value switch
            {
                "a recovery code" => codes.Recovery,
                "the code" => codes.NewPassword,
                "what the app shows" => AppCode.At(codes.AppKey, _now),
                _ => t.Value,
            }))]);
        }

        /// <summary>Whether the answer says that it was done: it leads on to somewhere else than to signing in, or is a page without a refusal.</summary>
        private static async Task<bool> IsDone(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Redirect
            ? !answer.Headers.Location!.ToString().StartsWith("/signed-out?", StringComparison.Ordinal)
            : answer.StatusCode == HttpStatusCode.OK && (await answer.PageAsync()).QuerySelector(".govuk-error-summary") is null;

        /// <summary>The page about the fault can be read; where somebody is signed in and typed something about others, it holds what they typed.</summary>
        private async Task Judge(HttpResponseMessage answer)
        {
            var given = await answer.PageAsync();
            Assert.Contains("The mistake is ours and not yours.", given.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("the disk is gone", given.DocumentElement.TextContent, StringComparison.Ordinal);
            var fields = given.QuerySelectorAll("main form[method=post] input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value)).ToList();
            var isOwnAccount = good.Worker is null || name.StartsWith("account", StringComparison.Ordinal) || name.StartsWith("sign-out", StringComparison.Ordinal);
            Assert.Empty(isOwnAccount ? fields : good.Typed.Except(fields));
        }

        /// <summary>All that is kept but the log of reads, the record and what is worked out from it. What is drawn at random is told by whether it is what it was before.</summary>
        private async Task<string> State()
        {
            var first = _known.Count == 0;
            await using var db = kept.Ledger.Accounts();
            var lines = new List<string>();
            foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsOwned() && IsKept(t.GetTableName()!)).OrderBy(t => t.GetTableName(), StringComparer.Ordinal))
                foreach (var row in await Rows(db, type)) lines.Add($"{type.GetTableName()}: {string.Join("; ", type.GetProperties().Where(p => p.ValueGenerated != ValueGenerated.OnAdd).Select(p => Of(p, db.Entry(row).Property(p.Name).CurrentValue, first)))}");
            return string.Join('\n', lines.Order(StringComparer.Ordinal).Where(IsOpen).Distinct());
        }

        /// <summary>A code that was used up by a session whose key was lost with the answer is a wrong try when it is sent again.</summary>
        private static string Untried(string state) => state.Replace("AccessFailedCount=1", "AccessFailedCount=0", StringComparison.Ordinal);

        private static string Against(string one, string other) =>
            string.Concat(one.Split('\n').Except(other.Split('\n')).Select(line => $"\n- {line}").Concat(other.Split('\n').Except(one.Split('\n')).Select(line => $"\n+ {line}")));

        /// <summary>How often somebody is signed in does not matter, where the answer that held the key was lost.</summary>
        private static bool IsOpen(string line) => !line.StartsWith("session:", StringComparison.Ordinal) || line.Contains("EndedAt=null", StringComparison.Ordinal);

        private static bool IsKept(string table) => table is "worker" or "team" or "tenure" or "session" or "terms" or "emergency_access" or "draft" or "request" || table.StartsWith("account", StringComparison.Ordinal) || table.StartsWith("AspNet", StringComparison.Ordinal);

        private static async Task<List<object>> Rows(DbContext db, IEntityType type)
        {
            var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            return await ((IQueryable<object>)set).ToListAsync(Cancel);
        }

        private string Of(IProperty property, object? value, bool isFirst)
        {
            if (value is null) return $"{property.Name}=null";
            var text = value is byte[] bytes ? Convert.ToHexString(bytes) : string.Create(CultureInfo.InvariantCulture, $"{value}");
            if (property.Name is not ("KeyHash" or "SecurityStamp" or "ConcurrencyStamp" or "PasswordHash" or "Value" or "LockoutEnd" or "RequestId")) return $"{property.Name}={text}";
            if (isFirst) _known.Add(text);
            return $"{property.Name}={(_known.Contains(text) ? "as before" : "another")}";
        }
    }
}
