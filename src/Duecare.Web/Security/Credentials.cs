using Duecare.Records.Staff;
using Microsoft.AspNetCore.Identity;

namespace Duecare.Web.Security;

/// <summary>Proves who somebody is. Whatever is wrong (no such account, somebody who left, a wrong password, an account at rest), the answer is the same and takes as long.</summary>
public sealed class Credentials(UserManager<Account> accounts, IPasswordHasher<Account> hasher, StaffList staff)
{
    /// <summary>After so many wrong tries an account rests.</summary>
    public const int MostTries = 5;

    /// <summary>How long it rests.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    private static readonly Account Nobody = new() { UserName = "nobody" };
    private static string? _nobodysHash;

    /// <summary>Whose name and password these are; null if they are nobody's who may sign in now.</summary>
    public async Task<Account?> ByPassword(string name, string password)
    {
        var account = await accounts.FindByNameAsync(name);
        var hash = account?.PasswordHash ?? (_nobodysHash ??= hasher.HashPassword(Nobody, "a password that is nobody's"));
        var fits = hasher.VerifyHashedPassword(account ?? Nobody, hash, password) != PasswordVerificationResult.Failed && account?.PasswordHash is not null;
        if (account is null || await accounts.IsLockedOutAsync(account) || !await MaySignIn(account)) return null;
        if (!fits) await accounts.AccessFailedAsync(account);
        return fits ? account : null;
    }

    /// <summary>Whether a code is the one that the account's authenticator app shows, or one of its recovery codes, each of which counts once.</summary>
    public async Task<bool> SecondFactor(Account account, string code)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(code);
        if (await accounts.IsLockedOutAsync(account) || !await MaySignIn(account)) return false;
        var typed = code.Replace(" ", "", StringComparison.Ordinal);
        var isRight = typed.Length == 6 && typed.All(char.IsAsciiDigit)
            ? await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, typed)
            : (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, typed.ToUpperInvariant())).Succeeded;
        if (!isRight) await accounts.AccessFailedAsync(account);
        return isRight;
    }

    /// <summary>Forgets the wrong tries of who has now proved all that is asked of them.</summary>
    public async Task<bool> Accept(Account account) => (await accounts.ResetAccessFailedCountAsync(account)).Succeeded;

    /// <summary>Whether whoever has the account works here.</summary>
    public async Task<bool> MaySignIn(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return await staff.Of(new(account.Id)) is { IsActive: true };
    }

    /// <summary>Makes an account for a worker, or finds it, and gives what the worker needs to choose a password, within a day and once.</summary>
    /// <returns>The code; null if the name to sign in with can't be had.</returns>
    public async Task<string?> Invite(StaffMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var account = await accounts.FindByIdAsync(member.Worker.Value);
        if (account is null)
        {
            account = new() { Id = member.Worker.Value, UserName = member.Worker.Value };
            if (!(await accounts.CreateAsync(account)).Succeeded) return null;
        }
        return await accounts.GeneratePasswordResetTokenAsync(account);
    }
}
