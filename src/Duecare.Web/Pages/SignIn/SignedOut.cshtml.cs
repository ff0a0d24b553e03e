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

    /// <summary>Whether a page was asked for, and so who asks was signed out without having chosen to be.</summary>
    public bool WasAway => !string.IsNullOrEmpty(Asked);

    /// <summary>Where to sign in, and go on from there.</summary>
    public string SignInAgain => WasAway ? $"{SiteSignIn.SignInAddress}?{SiteSignIn.GoOnTo}={Uri.EscapeDataString(To)}" : SiteSignIn.SignInAddress;
}
