using System.Security.Claims;
using Duecare.Records.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Duecare.Web.Security;

/// <summary>Between the first step of signing in and the second: who it is, for five minutes, and signed in to nothing.</summary>
internal static class SecondStep
{
    private const string Stamp = "stamp";

    public static Task Begin(HttpContext context, Account account) => context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.Id), new(Stamp, account.SecurityStamp ?? "")], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>Who came by the first step; null for nobody, or if the password was changed since.</summary>
    public static async Task<Account?> Of(HttpContext context, UserManager<Account> accounts)
    {
        var step = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (step.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } worker) return null;
        var account = await accounts.FindByIdAsync(worker);
        return account is not null && account.SecurityStamp == step.Principal.FindFirstValue(Stamp) ? account : null;
    }

    public static Task End(HttpContext context) => context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}

/// <summary>What a passkey answered. One that can't be read, or comes without a question, is a refusal and no fault.</summary>
internal static class PasskeyAnswer
{
    public static async Task<T?> Check<T>(Func<Task<T>> perform)
        where T : class
    {
        try
        {
            return await perform();
        }
        catch (Exception unread) when (unread is InvalidOperationException or System.Text.Json.JsonException or PasskeyException or ArgumentException or FormatException)
        {
            return null;
        }
    }
}
