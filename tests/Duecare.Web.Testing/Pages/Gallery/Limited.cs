using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Duecare.Web.Testing.Pages.Gallery;

/// <summary>Stands where a sign-in page will.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
[Duecare.Web.Security.ForEverybody]
public sealed class SignInModel : PageModel
{
    public IActionResult OnPost() => Page();
}

/// <summary>Stands where an export will.</summary>
[EnableRateLimiting(RateLimits.Export)]
[Duecare.Web.Security.ForEverybody]
public sealed class ExportModel : PageModel;

/// <summary>Stands where the search of records will.</summary>
[EnableRateLimiting(RateLimits.Search)]
[Duecare.Web.Security.ForEverybody]
public sealed class SearchModel : PageModel;
