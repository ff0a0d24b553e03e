using Duecare.Records.Staff;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Pages.SignIn;

/// <summary>Signing out, here or everywhere.</summary>
public sealed class OutModel(Sessions sessions) : PageModel
{
    /// <summary>Ends this session.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await SiteSignIn.SignOut(HttpContext);
        return LocalRedirect("/signed-out");
    }

    /// <summary>Ends every session of the reader.</summary>
    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await sessions.EndAll(SignedIn.Reader(User)!.Worker, HttpContext.RequestAborted);
        return await OnPostAsync();
    }
}
