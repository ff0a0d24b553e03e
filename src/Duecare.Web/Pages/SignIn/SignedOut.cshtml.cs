using Duecare.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Pages.SignIn;

/// <summary>What somebody sees whose session has ended, with the way back to where they were.</summary>
[AllowAnonymous]
public sealed class SignedOutModel : PageModel
{
    /// <summary>Where they were.</summary>
    [FromQuery(Name = SiteSignIn.GoOnTo)]
    public string? Asked { get; set; }

    /// <summary>Where to go on to, if it is of this site.</summary>
    public string To => SiteSignIn.Local(Asked);

    /// <summary>Where to sign in, and go on from there.</summary>
    public string SignInAgain => To == "/" ? SiteSignIn.SignInAddress : $"{SiteSignIn.SignInAddress}?{SiteSignIn.GoOnTo}={Uri.EscapeDataString(To)}";
}
