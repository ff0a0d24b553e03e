using Duecare.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Pages.SignIn;

/// <summary>Goes on to the council's own directory to sign in there. Where there is none, this page is not there.</summary>
[AllowAnonymous]
public sealed class DirectoryModel(SiteSettings settings) : PageModel
{
    /// <summary>Goes there, to come back to where one was going.</summary>
    public IActionResult OnGet([FromQuery(Name = SiteSignIn.GoOnTo)] string? to) =>
        settings.Directory is null ? NotFound() : Challenge(new Microsoft.AspNetCore.Authentication.AuthenticationProperties { RedirectUri = SiteSignIn.Local(to) }, DirectorySignIn.Scheme);
}
