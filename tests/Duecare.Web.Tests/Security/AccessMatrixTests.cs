using System.Net;
using Duecare.Records.Access;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Security;

/// <summary>Every page, for everybody: who is given it is written here, and a page that is not written here fails.</summary>
public sealed class AccessMatrixTests : IAsyncLifetime
{
    private static readonly AccessRole[] Everyone = Enum.GetValues<AccessRole>();
    private static readonly AccessRole[] Administrators = [AccessRole.Administrator];
    private static readonly AccessRole[] OfTheService = [AccessRole.ServiceManager, AccessRole.QualityAuditor, AccessRole.Inspector];
    private static readonly AccessRole[] OfTeams = [AccessRole.Practitioner, AccessRole.EarlyHelpWorker, AccessRole.TeamManager, AccessRole.BusinessSupport];
    private static readonly AccessRole[] ActForChildren =
        [AccessRole.Practitioner, AccessRole.EarlyHelpWorker, AccessRole.FrontDoorWorker, AccessRole.TeamManager, AccessRole.ServiceManager, AccessRole.ConferenceChair];

    /// <summary>Pages that say nothing of the record or of who works here: for everybody, signed in or not.</summary>
    private static readonly string[] ForEverybody = ["", "due", "error/{status:int}", "rulebook", "rulebook/{id}", "sign-in", "sign-in/code", "sign-in/directory", "signed-out", "new-password", "demonstration"];

    /// <summary>Pages that are the same for every child, and the roles that are given them.</summary>
    private static readonly Dictionary<string, AccessRole[]> ByRole = new()
    {
        ["sign-out"] = Everyone,
        ["front-door"] = [AccessRole.FrontDoorWorker, AccessRole.TeamManager, AccessRole.ServiceManager],
        ["contacts/record"] = [AccessRole.FrontDoorWorker, AccessRole.ServiceManager],
        ["work"] = Everyone,
        ["duplicates"] = [AccessRole.TeamManager, AccessRole.ServiceManager],
        ["search"] = [.. Everyone.Except([AccessRole.PerformanceAnalyst, AccessRole.Administrator])],
        ["team"] = OfTheService.Concat(OfTeams).ToArray(),
        ["teams/{team}/work"] = OfTheService.Concat(OfTeams).ToArray(),
        ["account"] = Everyone,
        ["account/password"] = [],
        ["account/authenticator"] = [],
        ["account/passkeys"] = [],
        ["people"] = Administrators,
        ["people/add"] = Administrators,
        ["people/{worker}"] = Administrators,
        ["people/{worker}/looked-at"] = [AccessRole.Practitioner, AccessRole.TeamManager, AccessRole.ServiceManager, AccessRole.InformationGovernanceOfficer],
        ["teams"] = Administrators,
        ["policy"] = Administrators,
        ["policy/new"] = Administrators,
        ["policy/change"] = Administrators,
        ["bank-holidays"] = Administrators,
        ["bank-holidays/add"] = Administrators,
        ["emergencies"] = [AccessRole.TeamManager, AccessRole.ServiceManager, AccessRole.InformationGovernanceOfficer],
        ["emergency/{childId?}"] = ActForChildren,
    };

    private static readonly string[] Unrestricted = ["team", "other", "request"];

    /// <summary>For each role the states of record in which it reads. Restricted and unknown are the same 404 for all.</summary>
    private static readonly Dictionary<AccessRole, string[]> Reads = new()
    {
        [AccessRole.Practitioner] = ["team"],
        [AccessRole.EarlyHelpWorker] = ["team"],
        [AccessRole.TeamManager] = ["team"],
        [AccessRole.ServiceManager] = Unrestricted,
        [AccessRole.QualityAuditor] = Unrestricted,
        [AccessRole.BusinessSupport] = ["team"],
        [AccessRole.InformationGovernanceOfficer] = ["request"],
        [AccessRole.Inspector] = Unrestricted,
    };

    private static readonly AccessRole[] Caseworkers = [AccessRole.Practitioner, AccessRole.TeamManager, AccessRole.ServiceManager];

    private static readonly AccessRole[] SayWhoIsWho = [.. Caseworkers, AccessRole.EarlyHelpWorker, AccessRole.BusinessSupport];

    /// <summary>Pages about one child, and for each role the states of record in which it is given them.</summary>
    private static readonly Dictionary<string, Dictionary<AccessRole, string[]>> ByRecord = new()
    {
        ["children/{childId}"] = Reads,
        ["children/{childId}/duties/{rule}/{occurrence:int}"] = Reads,
        ["children/{childId}/recorded/{requestId}"] = Reads,
        ["children/{childId}/visits/record"] = Of([.. Caseworkers, AccessRole.EarlyHelpWorker]),
        ["children/{childId}/core-groups/record"] = Of(Caseworkers),
        ["children/{childId}/people"] = Reads,
        ["children/{childId}/details/record"] = Of(SayWhoIsWho),
        // Of nobody whom the record names.
        ["children/{childId}/people/details"] = Of(),
        ["children/{childId}/addresses/record"] = Of(SayWhoIsWho),
        ["children/{childId}/household/record"] = Of(SayWhoIsWho),
        ["children/{childId}/relationships/record"] = Of(SayWhoIsWho),
        ["children/{childId}/agencies/record"] = Of(SayWhoIsWho),
        ["children/{childId}/numbers/record"] = Of(SayWhoIsWho),
        ["children/{childId}/flags/record"] = Of(SayWhoIsWho),
        ["children/{childId}/contacts/record"] = Of([.. Caseworkers, AccessRole.EarlyHelpWorker]),
        ["children/{childId}/contacts/decide"] = Of(Caseworkers),
        ["children/{childId}/referrals/record"] = Of(Caseworkers),
        ["children/{childId}/referrals/decide"] = Of(Caseworkers),
        ["children/{childId}/decisions/oversee"] = Of(Caseworkers),
        ["children/{childId}/referrals/acknowledge"] = Of([.. Caseworkers, AccessRole.BusinessSupport]),
        ["children/{childId}/referrals/feedback"] = Of(Caseworkers),
        ["children/{childId}/duties/{rule}/{occurrence:int}/reason"] = Of(Caseworkers),
        ["children/{childId}/entries/{entryId}/correct"] = Of(AccessRole.TeamManager, AccessRole.ServiceManager),
        ["children/{childId}/documents"] = Reads,
        ["children/{childId}/documents/attach"] = Of([.. Caseworkers, AccessRole.EarlyHelpWorker, AccessRole.BusinessSupport]),
        ["children/{childId}/documents/{documentId}/file"] = Reads,
        ["children/{childId}/documents/{documentId}/preview"] = Reads,
        // Only "team" has a safe address.
        ["children/{childId}/releases/record"] = new() { [AccessRole.TeamManager] = ["team"], [AccessRole.ServiceManager] = ["team"] },
        ["children/{childId}/releases/{releaseId}"] = new() { [AccessRole.TeamManager] = ["team"], [AccessRole.ServiceManager] = ["team"] },
        ["children/{childId}/duplicates"] = Reads,
        // With "request", which the manager of a team may not open.
        ["children/{childId}/join/{otherId}"] = new() { [AccessRole.ServiceManager] = ["team", "other"] },
        ["children/{childId}/part/{joiningId}"] = new() { [AccessRole.TeamManager] = ["team"], [AccessRole.ServiceManager] = ["team"] },
        ["children/{childId}/seen"] = Of(AccessRole.TeamManager, AccessRole.ServiceManager, AccessRole.QualityAuditor, AccessRole.Inspector, AccessRole.InformationGovernanceOfficer),
    };

    private static readonly string[] States = ["team", "other", "request", "restricted", "unknown"];

    private RunningSite _site = null!;

    public static TheoryData<AccessRole> EveryRole() => [.. Everyone];

    public async ValueTask InitializeAsync() => _site = await RunningSite.StartAsync(new() { IsDemonstration = true });

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public void Every_page_is_in_the_table_once_and_nothing_else_is()
    {
        var pages = _site.Routes.Where(r => RouteTable.IsPage(r) && !RouteTable.IsOfTheTests(r)).Select(RouteTable.Template).Order(StringComparer.Ordinal);
        Assert.Equal(pages, ForEverybody.Concat(ByRole.Keys).Concat(ByRecord.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_is_given_a_page_that_is_not_for_everybody()
    {
        using var client = _site.Client();
        foreach (var route in _site.Routes.Where(r => RouteTable.IsPage(r) && !RouteTable.IsOfTheTests(r)))
        {
            foreach (var address in RouteTable.Addresses(route))
            {
                using var answer = await client.GetAsync(address, Cancel);
                var isAsked = answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString().EndsWith($"/sign-in?to={Uri.EscapeDataString(address)}", StringComparison.Ordinal);
                Assert.True(isAsked == !ForEverybody.Contains(RouteTable.Template(route)), $"{address}: {answer.StatusCode} {answer.Headers.Location}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task Each_role_is_given_the_pages_that_the_table_says_and_no_others(AccessRole role)
    {
        using var client = await _site.SignedInAs(role.ToString());
        var wrong = new List<string>();
        foreach (var (page, roles) in ByRole)
            await Ask(client, RouteTable.Addresses(_site.Routes.First(r => RouteTable.Template(r) == page))[0], roles.Contains(role), wrong);
        foreach (var (page, states) in ByRecord)
            foreach (var state in States) await Ask(client, "/" + At(page, state), states.GetValueOrDefault(role)?.Contains(state) == true, wrong);
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task A_record_that_may_not_be_seen_gives_the_answer_of_one_that_is_not_there(AccessRole role)
    {
        using var client = await _site.SignedInAs(role.ToString());
        foreach (var page in ByRecord.Keys)
        {
            var unknown = await Answer(client, "/" + At(page, "unknown"));
            Assert.Equal(unknown, await Answer(client, "/" + At(page, "restricted")));
        }
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task A_record_that_is_joined_to_another_leads_whoever_may_see_that_one_to_it_and_is_not_there_for_anybody_else(AccessRole role)
    {
        using var client = await _site.SignedInAs(role.ToString());
        foreach (var (page, states) in ByRecord)
        {
            var address = "/" + At(page.Replace("{childId}", "joined", StringComparison.Ordinal), "team");
            using var answer = await client.GetAsync(address, Cancel);
            if (states.GetValueOrDefault(role)?.Contains("team") != true) Assert.Equal(await Answer(client, "/" + At(page, "unknown")), await Answer(client, address));
            // A file is the one record's, and has no page to say so on.
            else if (page.EndsWith("}/file", StringComparison.Ordinal) || page.EndsWith("}/preview", StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            else
                Assert.Equal($"{address.Replace("/joined", "/team", StringComparison.Ordinal)}?led-from=joined", $"{answer.Headers.Location}");
        }
    }

    private static Dictionary<AccessRole, string[]> Of(params AccessRole[] roles) => Reads.Where(r => roles.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value);

    /// <summary>The page of one child: of its allocation, of its late visit, of the request that recorded it.</summary>
    private static string At(string page, string state) => page.Replace("{childId}", state, StringComparison.Ordinal).Replace("{entryId}", "a-" + state, StringComparison.Ordinal).Replace("{documentId}", "doc-" + state, StringComparison.Ordinal)
        .Replace("{rule}/{occurrence:int}", "cin-visit/1", StringComparison.Ordinal).Replace("{requestId}", TestStaff.RequestMade, StringComparison.Ordinal)
        .Replace("{otherId}", "request", StringComparison.Ordinal).Replace("{joiningId}", "j-team", StringComparison.Ordinal).Replace("{releaseId}", "release-team", StringComparison.Ordinal);

    private static async Task Ask(HttpClient client, string address, bool isGiven, List<string> wrong)
    {
        using var answer = await client.GetAsync(address, Cancel);
        if (answer.StatusCode != (isGiven ? HttpStatusCode.OK : HttpStatusCode.NotFound)) wrong.Add($"{address}: {answer.StatusCode}");
    }

    private static async Task<string> Answer(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Cancel);
        var headers = string.Join('\n', answer.Headers.Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}"));
        return $"{answer.StatusCode}\n{headers}\n{await answer.Content.ReadAsStringAsync(Cancel)}";
    }
}
