using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace Duecare.Web.Testing;

/// <summary>Every route of the application, with an address of each that can be asked for.</summary>
public static class RouteTable
{
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
        ["error/{status:int}"] = ["/error/404", "/error/500"],
        ["people/{worker}"] = ["/people/Practitioner"],
        ["people/{worker}/looked-at"] = ["/people/Practitioner/looked-at"],
        ["rulebook"] = ["/rulebook", "/rulebook?Q=conference", "/rulebook?Q=zebra"],
        ["rulebook/{id}"] = ["/rulebook/core-group-subsequent", "/rulebook/allocation"],
    };

    /// <summary>The routes of an application, each once.</summary>
    public static IReadOnlyList<RouteEndpoint> Of(WebApplication app) =>
        [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().DistinctBy(Template).OrderBy(Template, StringComparer.Ordinal)];

    /// <summary>The route as it is written, without a leading slash.</summary>
    public static string Template(RouteEndpoint route) => route.RoutePattern.RawText!.TrimStart('/');

    /// <summary>Whether a page answers, and not a check or a file.</summary>
    public static bool IsPage(RouteEndpoint route) => route.Metadata.GetMetadata<PageActionDescriptor>() is not null;

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
