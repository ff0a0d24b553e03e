using Duecare.Records.Staff;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.You;

/// <summary>Changing the password, by who knows the old one.</summary>
public sealed class PasswordModel(UserManager<Account> accounts, Credentials credentials, Sessions sessions) : OwnAccountPage(accounts)
{
    /// <summary>The password now.</summary>
    [BindProperty]
    public string? Now { get; set; }

    /// <summary>The new one.</summary>
    [BindProperty]
    public string? Next { get; set; }

    /// <summary>Changes it and ends every session.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (PasswordRules.Problem(Next ?? "", Own.UserName!) is { } problem) ModelState.AddModelError(nameof(Next), problem);
        if (string.IsNullOrEmpty(Now) || Now.Length > PasswordRules.Longest || await credentials.ByPassword(Own.UserName!, Now) is null)
            ModelState.AddModelError(nameof(Now), "This is not your password");
        if (!ModelState.IsValid) return Page();
        if (!await Change())
        {
            ModelState.AddModelError(nameof(Next), "The password could not be changed: load the page again");
            return Page();
        }
        await SiteSignIn.SignOut(HttpContext);
        return LocalRedirect(SiteSignIn.SignInAddress);
    }

    private Task<bool> Change() => HttpContext.Whole(async db =>
    {
        await credentials.Accept(Own);
        if (!(await Accounts.ChangePasswordAsync(Own, Now!, Next!)).Succeeded) return false;
        await sessions.EndAll(db, Reader.Worker, HttpContext.RequestAborted);
        return true;
    });
}
