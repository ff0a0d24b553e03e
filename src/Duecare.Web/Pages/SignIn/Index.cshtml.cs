using Duecare.Records.Staff;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Duecare.Web.Pages.SignIn;

/// <summary>Signing in with a password, or with a passkey. In a demonstration, by picking who to be.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class IndexModel(Credentials credentials, SignInManager<Account> signIn, SiteSettings settings) : PageModel
{
    private const string Refused = "The name or the password is not right. After five wrong tries an account rests for fifteen minutes";

    private const string NotSignedIn = "You could not be signed in with your council account: try again. If it happens again, an administrator has to add you here";

    /// <summary>The name that the account goes by.</summary>
    [BindProperty]
    public string? Account { get; set; }

    /// <summary>The password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What the passkey answered.</summary>
    [BindProperty]
    public string? Passkey { get; set; }

    /// <summary>Where to go on to.</summary>
    [FromQuery(Name = SiteSignIn.GoOnTo)]
    public string? Asked { get; set; }

    /// <summary>Where to go on to, if it is of this site.</summary>
    public string To => SiteSignIn.Local(Request.HasFormContentType ? Request.Form[SiteSignIn.GoOnTo].ToString() : Asked);

    /// <summary>Whether people can sign in by the council's own directory.</summary>
    public bool HasDirectory => settings.Directory is not null;

    /// <summary>Where they go for that.</summary>
    public string DirectoryAddress => $"/sign-in/directory?{SiteSignIn.GoOnTo}={Uri.EscapeDataString(To)}";

    /// <summary>Asks.</summary>
    public IActionResult OnGet([FromQuery(Name = DirectorySignIn.Refused)] bool refusedByDirectory)
    {
        if (settings.IsDemonstration) return LocalRedirect($"/demonstration?{SiteSignIn.GoOnTo}={Uri.EscapeDataString(To)}");
        if (refusedByDirectory) ModelState.AddModelError("", NotSignedIn);
        return Page();
    }

    /// <summary>Checks a name and a password; with a second factor, goes on to that.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Account)) ModelState.AddModelError(nameof(Account), "Enter the name you sign in with");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Enter your password");
        if (!ModelState.IsValid) return Page();
        if (Password!.Length > PasswordRules.Longest || await credentials.ByPassword(Account!.Trim(), Password) is not { } account)
        {
            ModelState.AddModelError(nameof(Account), Refused);
            return Page();
        }
        if (account.TwoFactorEnabled)
        {
            await SecondStep.Begin(HttpContext, account);
            return LocalRedirect($"/sign-in/code?{SiteSignIn.GoOnTo}={Uri.EscapeDataString(To)}");
        }
        await SiteSignIn.SignIn(HttpContext, new(account.Id), "password", _ => credentials.Accept(account));
        return LocalRedirect(To);
    }

    /// <summary>What the browser is to ask the passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    /// <summary>Checks what the passkey answered. A passkey is both factors: what one has, and what unlocks it.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        ModelState.Clear();
        var answer = await PasskeyAnswer.Check(() => signIn.PerformPasskeyAssertionAsync(Passkey ?? ""));
        if (answer is { Succeeded: true, User: { } account } && await credentials.MaySignIn(account))
        {
            await SiteSignIn.SignIn(HttpContext, new(account.Id), "passkey", async _ => (await signIn.UserManager.AddOrUpdatePasskeyAsync(account, answer.Passkey)).Succeeded);
            return LocalRedirect(To);
        }
        ModelState.AddModelError(nameof(Account), "The passkey was not accepted: try again, or sign in with your password");
        return Page();
    }
}
