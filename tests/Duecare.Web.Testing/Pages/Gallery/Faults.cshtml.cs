using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Testing.Pages.Gallery;

/// <summary>A page with a fault, whose message says what was asked for, as faults do.</summary>
[Duecare.Web.Security.ForEverybody]
public sealed class FaultsModel : PageModel
{
    public void OnGet(string? name) => throw new InvalidOperationException($"There is no {name} here.", new FormatException(name));

    public void OnPost(string? name) => OnGet(name);
}
