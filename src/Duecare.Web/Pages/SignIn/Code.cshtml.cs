using Duecare.Records.Staff;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Duecare.Web.Pages.SignIn;

/// <summary>The second step of signing in.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class CodeModel(Credentials credentials, UserManager<Account> accounts) : PageModel
{
    /// <summary>The code typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Where to go on to.</summary>
    [FromQuery(Name = SiteSignIn.GoOnTo)]
    public string? Asked { get; set; }

    /// <summary>Where to go on to, if it is of this site.</summary>
    public string To => SiteSignIn.Local(Request.HasFormContentType ? Request.Form[SiteSignIn.GoOnTo].ToString() : Asked);

    /// <summary>Asks, of who came by the first step within five minutes.</summary>
    public async Task<IActionResult> OnGetAsync() => await SecondStep.Of(HttpContext, accounts) is null ? LocalRedirect(SiteSignIn.SignInAddress) : Page();

    /// <summary>Checks the code.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await SecondStep.Of(HttpContext, accounts) is not { } account) return LocalRedirect(SiteSignIn.SignInAddress);
        if (string.IsNullOrWhiteSpace(Code)) ModelState.AddModelError(nameof(Code), "Enter the code");
        else if (Code.Length > 40 || !await SignIn(account)) ModelState.AddModelError(nameof(Code), "The code is not right, or was used before. After five wrong tries an account rests for fifteen minutes");
        if (!ModelState.IsValid) return Page();
        await SecondStep.End(HttpContext);
        return LocalRedirect(To);
    }

    /// <summary>A recovery code counts once: it is used up by a session, or not at all.</summary>
    private Task<bool> SignIn(Account account) => SiteSignIn.SignIn(HttpContext, new(account.Id), "password and code", async _ =>
        await credentials.SecondFactor(account, Code!) && await credentials.Accept(account));
}
