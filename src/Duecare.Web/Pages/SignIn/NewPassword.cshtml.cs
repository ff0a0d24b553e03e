using Duecare.Records;
using Duecare.Records.Staff;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Duecare.Web.Pages.SignIn;

/// <summary>Choosing a password with the code that an administrator gave out: the first one, or a new one for who forgot theirs.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class NewPasswordModel(UserManager<Account> accounts, Credentials credentials, Sessions sessions) : PageModel
{
    /// <summary>The name that the account goes by.</summary>
    [BindProperty]
    public string? Account { get; set; }

    /// <summary>The code given out.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The password chosen.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Sets the password and ends every session of the account.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Account)) ModelState.AddModelError(nameof(Account), "Enter your name here");
        if (string.IsNullOrWhiteSpace(Code)) ModelState.AddModelError(nameof(Code), "Enter the code");
        if (PasswordRules.Problem(Password ?? "", Account?.Trim() ?? "") is { } problem) ModelState.AddModelError(nameof(Password), problem);
        if (!ModelState.IsValid) return Page();
        var account = await accounts.FindByNameAsync(Account!.Trim());
        if (account is null || !await credentials.MaySignIn(account) || !await Choose(account))
        {
            ModelState.AddModelError(nameof(Code), "The name and the code do not go together, or the code was used before or is older than a day: ask for another");
            return Page();
        }
        return LocalRedirect(account.TwoFactorEnabled ? SiteSignIn.SignInAddress : "/account/authenticator");
    }

    /// <summary>Whoever has an authenticator app shows it before they are signed in.</summary>
    private Task<bool> Choose(Account account) =>
        account.TwoFactorEnabled ? HttpContext.Whole(db => Choose(db, account)) : SiteSignIn.SignIn(HttpContext, new(account.Id), "password", db => Choose(db, account));

    private async Task<bool> Choose(LedgerDb db, Account account)
    {
        if (!(await accounts.ResetPasswordAsync(account, Code!.Trim(), Password!)).Succeeded) return false;
        await sessions.EndAll(db, new(account.Id), HttpContext.RequestAborted);
        return (await accounts.SetLockoutEndDateAsync(account, null)).Succeeded;
    }
}
