using System.Globalization;
using Duecare.Records.Staff;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.You;

/// <summary>Setting up an authenticator app, and its recovery codes.</summary>
public sealed class AuthenticatorModel(UserManager<Account> accounts, Credentials credentials) : OwnAccountPage(accounts)
{
    private const int HowManyCodes = 10;

    /// <summary>The code that the app shows.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The password, to begin again.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The key to set up; null once it is.</summary>
    public string? Key { get; private set; }

    /// <summary>The key in groups of four, to type.</summary>
    public string KeyInFours => string.Join(' ', Key!.ToLowerInvariant().Chunk(4).Select(four => new string(four)));

    /// <summary>What the picture says.</summary>
    public string? Address => string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/Duecare:{Uri.EscapeDataString(Own.UserName!)}?secret={Key}&issuer=Duecare&digits=6");

    /// <summary>The recovery codes, shown once.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>Shows the key, unless it is set up.</summary>
    public async Task OnGetAsync()
    {
        if (!Own.TwoFactorEnabled) await ShowKey();
    }

    /// <summary>Sets up, once the app shows the right code.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (Own.TwoFactorEnabled) return Page();
        var typed = (Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (typed.Length != 6 || !await Accounts.VerifyTwoFactorTokenAsync(Own, TokenOptions.DefaultAuthenticatorProvider, typed))
        {
            ModelState.AddModelError(nameof(Code), "The code is not the one that the app should show now: check the key, and the phone’s clock");
            await ShowKey();
            return Page();
        }
        RecoveryCodes = await HttpContext.Whole<IReadOnlyList<string>>(async _ =>
        {
            await Accounts.SetTwoFactorEnabledAsync(Own, true);
            return [.. (await Accounts.GenerateNewTwoFactorRecoveryCodesAsync(Own, HowManyCodes))!];
        });
        return Page();
    }

    /// <summary>Forgets the app, for who knows the password, and begins again.</summary>
    public async Task<IActionResult> OnPostAgainAsync()
    {
        if (string.IsNullOrEmpty(Password) || Password.Length > PasswordRules.Longest || await credentials.ByPassword(Own.UserName!, Password) is null)
        {
            ModelState.AddModelError(nameof(Password), "This is not your password");
            return Page();
        }
        await HttpContext.Whole(async _ =>
        {
            await credentials.Accept(Own);
            await Accounts.SetTwoFactorEnabledAsync(Own, false);
            return await Accounts.ResetAuthenticatorKeyAsync(Own);
        });
        return LocalRedirect("/account/authenticator");
    }

    private async Task ShowKey()
    {
        Key = await Accounts.GetAuthenticatorKeyAsync(Own);
        if (Key is not null) return;
        await Accounts.ResetAuthenticatorKeyAsync(Own);
        Key = await Accounts.GetAuthenticatorKeyAsync(Own);
    }
}
