using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace Duecare.Web.Testing;

/// <summary>Every route of the application, with an address of each that can be asked for.</summary>
public static class RouteTable
{
    /// <summary>What the social worker may not open begins so.</summary>
    private static readonly string[] ForOthers = ["/account", "/people", "/teams", "/policy", "/bank-holidays", "/emergencies", "/duplicates", "/children/team", "/children/child-", "/front-door", "/contacts", "/children/eli", "/children/fern", "/children/gale", "/children/hal"];

    /// <summary>Where nobody is signed in.</summary>
    private static readonly string[] ForNobody = ["/sign-in", "/signed-out", "/new-password", "/demonstration"];

    /// <summary>An address for each route that has parameters; for a page with several faces, each of them.</summary>
    private static readonly Dictionary<string, string[]> Samples = new()
    {
        ["due"] =
        [
            "/due",
            "/due?Start.Day=6&Start.Month=4&Start.Year=2023&Count=45&Unit=WorkingDays",
            "/due?Start.Day=28&Start.Month=3&Start.Year=2023&Count=10&Unit=Days",
            "/due?Start.Day=28&Start.Month=3&Start.Year=2026&Count=24&Unit=Hours&Time=3pm",
            "/due?Start.Day=31&Start.Month=2&Start.Year=2026&Count=x",
        ],
        ["children/{childId}/seen"] = ["/children/team/seen"],
        ["emergency/{childId?}"] = ["/emergency", "/emergency/other"],
        ["children/{childId}"] =
        [
            "/children/amber", "/children/dov", "/children/child-1?asAtDay.Day=31&asAtDay.Month=3&asAtDay.Year=2020", "/children/amber?asAtDay.Day=40",
            "/children/amber?asAtDay.Day=15&asAtDay.Month=10&asAtDay.Year=2026&known.Day=15&known.Month=10&known.Year=2026&knownTime=9am",
        ],
        ["contacts/record"] = ["/contacts/record", "/contacts/record?step=2", "/contacts/record?step=2&nth=2", "/contacts/record?step=3&nth=2", "/contacts/record?step=4&nth=2"],
        ["front-door"] = ["/front-door", "/front-door?show=Feedback"],
        ["children/{childId}/contacts/decide"] = ["/children/eli/contacts/decide", "/children/amber/contacts/decide"],
        ["children/{childId}/contacts/record"] = ["/children/amber/contacts/record", "/children/amber/contacts/record?step=2"],
        ["children/{childId}/referrals/acknowledge"] = ["/children/fern/referrals/acknowledge"],
        ["children/{childId}/referrals/decide"] = ["/children/fern/referrals/decide"],
        ["children/{childId}/referrals/feedback"] = ["/children/gale/referrals/feedback"],
        ["children/{childId}/referrals/record"] = ["/children/amber/referrals/record"],
        ["children/{childId}/decisions/oversee"] = ["/children/eli/decisions/oversee", "/children/hal/decisions/oversee"],
        ["children/{childId}/core-groups/record"] = ["/children/amber/core-groups/record"],
        ["children/{childId}/duties/{rule}/{occurrence:int}"] = ["/children/amber/duties/cp-visit/6", "/children/child-1/duties/core-group-subsequent/2?asAtDay.Day=31&asAtDay.Month=3&asAtDay.Year=2020"],
        ["children/{childId}/duties/{rule}/{occurrence:int}/reason"] = ["/children/amber/duties/cp-visit/6/reason"],
        ["children/{childId}/entries/{entryId}/correct"] = ["/children/amber/entries/f-visit-11-2/correct"],
        ["children/{childId}/recorded/{requestId}"] = ["/children/amber/recorded/019aa000-0000-7000-8000-000000000001"],
        ["children/{childId}/people"] = ["/children/amber/people", "/children/basil/people?asAtDay.Day=1&asAtDay.Month=3&asAtDay.Year=2021", "/children/team/people", "/children/cleo/people"],
        ["children/{childId}/details/record"] = ["/children/amber/details/record"],
        ["children/{childId}/people/details"] = ["/children/amber/people/details?person=mr-field"],
        ["children/{childId}/addresses/record"] = ["/children/amber/addresses/record", "/children/amber/addresses/record?entry=w-home-2", "/children/team/addresses/record?entry=w-safe"],
        ["children/{childId}/household/record"] = ["/children/amber/household/record", "/children/amber/household/record?entry=w-lives-mother"],
        ["children/{childId}/relationships/record"] = ["/children/amber/relationships/record", "/children/amber/relationships/record?entry=w-is-father"],
        ["children/{childId}/agencies/record"] = ["/children/amber/agencies/record", "/children/amber/agencies/record?entry=w-school"],
        ["children/{childId}/numbers/record"] = ["/children/amber/numbers/record", "/children/amber/numbers/record?entry=w-upn"],
        ["children/{childId}/flags/record"] = ["/children/amber/flags/record", "/children/amber/flags/record?entry=w-dog"],
        ["children/{childId}/releases/record"] = ["/children/team/releases/record"],
        ["children/{childId}/releases/{releaseId}"] = ["/children/team/releases/release-team"],
        ["children/{childId}/duplicates"] = ["/children/team/duplicates", "/children/team/duplicates?with=nobody", "/children/amber/duplicates"],
        ["children/{childId}/join/{otherId}"] = ["/children/team/join/request"],
        ["children/{childId}/part/{joiningId}"] = ["/children/team/part/j-team"],
        ["children/{childId}/visits/record"] = ["/children/amber/visits/record", "/children/amber/visits/record?step=2", "/children/amber/visits/record?step=3"],
        ["policy/change"] = ["/policy/change", "/policy/change?rule=cp-visit", "/policy/change?rule=assessment-complete"],
        ["children/{childId}/documents"] = ["/children/team/documents"],
        ["children/{childId}/documents/attach"] = ["/children/amber/documents/attach", "/children/amber/documents/attach?step=2"],
        ["children/{childId}/documents/{documentId}/file"] = ["/children/team/documents/doc-team/file"],
        ["children/{childId}/documents/{documentId}/preview"] = ["/children/team/documents/doc-team/preview"],
        ["team"] = ["/team"],
        ["teams/{team}/work"] = ["/teams/North/work", "/teams/North/work?worker=nobody", "/teams/Team%201/work?order=Child"],
        ["work"] = ["/work", "/work?show=Later"],
        ["error/{status:int}"] = ["/error/404", "/error/500"],
        ["people/{worker}"] = ["/people/Practitioner"],
        ["people/{worker}/looked-at"] = ["/people/Practitioner/looked-at"],
        // Not there without a council's directory; with one, DirectorySignInTests go there.
        ["sign-in/directory"] = [],
        ["rulebook"] = ["/rulebook", "/rulebook?Q=conference", "/rulebook?Q=zebra"],
        ["rulebook/{id}"] = ["/rulebook/core-group-subsequent", "/rulebook/allocation"],
    };

    /// <summary>Who reads a page where it is looked at: the social worker whose day it is, or, where that one may not, somebody with every role; nobody where one signs in.</summary>
    public static string? ReaderOf(string address) =>
        ForNobody.Any(part => address.StartsWith(part, StringComparison.Ordinal)) ? null
        : ForOthers.Any(part => address.StartsWith(part, StringComparison.Ordinal)) ? TestStaff.Everything : TestStaff.Khan;

    /// <summary>The routes of an application, each once.</summary>
    public static IReadOnlyList<RouteEndpoint> Of(WebApplication app) =>
        [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().DistinctBy(Template).OrderBy(Template, StringComparer.Ordinal)];

    /// <summary>The route as it is written, without a leading slash.</summary>
    public static string Template(RouteEndpoint route) => route.RoutePattern.RawText!.TrimStart('/');

    /// <summary>Whether a page answers, and not a check or a file.</summary>
    public static bool IsPage(RouteEndpoint route) => route.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    /// <summary>Whether the page answers with somebody's file, and nothing that a browser shows as a page.</summary>
    public static bool IsFile(RouteEndpoint route) => Template(route) is "children/{childId}/documents/{documentId}/file" or "children/{childId}/documents/{documentId}/preview";

    /// <summary>Whether it is one of the tests' own.</summary>
    public static bool IsOfTheTests(RouteEndpoint route) => Template(route).StartsWith("gallery", StringComparison.Ordinal);

    /// <summary>Addresses to ask the route at.</summary>
    public static IReadOnlyList<string> Addresses(RouteEndpoint route)
    {
        var template = Template(route);
        if (Samples.TryGetValue(template, out var addresses)) return addresses;
        return route.RoutePattern.Parameters.Count == 0
            ? ["/" + template]
            : throw new InvalidOperationException($"The route {template} has no address to ask it at: give it one in RouteTable.Samples.");
    }
}
