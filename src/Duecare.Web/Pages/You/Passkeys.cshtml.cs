using Duecare.Records.Staff;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.You;

/// <summary>Making and removing passkeys.</summary>
public sealed class PasskeysModel(UserManager<Account> accounts, SignInManager<Account> signIn) : OwnAccountPage(accounts)
{
    private const int Most = 10;
    private const int LongestName = 50;

    /// <summary>A name for a new one.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What the browser made.</summary>
    [BindProperty]
    public string? Passkey { get; set; }

    /// <summary>The one to remove.</summary>
    [BindProperty]
    public string? Remove { get; set; }

    /// <summary>Those there are.</summary>
    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync() => Passkeys = await Accounts.GetPasskeysAsync(Own);

    /// <summary>What the browser is to make one from.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = Own.Id, Name = Own.UserName!, DisplayName = Reader.Name }), "application/json");

    /// <summary>Keeps the one that the browser made.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (Passkeys.Count >= Most) ModelState.AddModelError(nameof(Name), $"You have {Most} passkeys: remove one first");
        if (Name?.Length > LongestName) ModelState.AddModelError(nameof(Name), $"The name must have {LongestName} characters or fewer");
        if (!ModelState.IsValid) return Page();
        var made = await PasskeyAnswer.Check(() => signIn.PerformPasskeyAttestationAsync(Passkey ?? ""));
        if (made is not { Succeeded: true, Passkey: { } passkey } || made.UserEntity?.Id != Own.Id)
        {
            ModelState.AddModelError(nameof(Name), "No passkey was made: try again");
            return Page();
        }
        passkey.Name = string.IsNullOrWhiteSpace(Name) ? $"Passkey {Passkeys.Count + 1}" : Name.Trim();
        await HttpContext.Whole(_ => Accounts.AddOrUpdatePasskeyAsync(Own, passkey));
        return LocalRedirect("/account/passkeys");
    }

    /// <summary>Removes one of the reader's own.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (Remove is { Length: > 0 and <= 2048 } && Remove.All(char.IsAsciiHexDigit) && Remove.Length % 2 == 0)
            await HttpContext.Whole(_ => Accounts.RemovePasskeyAsync(Own, Convert.FromHexString(Remove)));
        return LocalRedirect("/account/passkeys");
    }
}
