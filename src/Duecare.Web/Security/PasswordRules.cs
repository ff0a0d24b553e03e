using System.Collections.Frozen;
using Duecare.Records.Staff;
using Microsoft.AspNetCore.Identity;

namespace Duecare.Web.Security;

/// <summary>What a password may be: long, and not one that many people choose. No mix of characters is asked for, since that makes passwords alike and not strong.</summary>
/// <remarks>Source: National Cyber Security Centre, "Password policy: updating your approach"; OWASP ASVS 5.0, 6.2.</remarks>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most, so that nobody makes the server hash a book.</summary>
    public const int Longest = 200;

    private static readonly FrozenSet<string> Common = Read();

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Problem(password ?? "", user.UserName ?? "") is { } problem ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = problem }) : IdentityResult.Success);

    /// <summary>What is wrong with a password; null if it is good.</summary>
    public static string? Problem(string password, string account)
    {
        if (password.Length < Shortest) return $"The password must have {Shortest} characters or more: three words that have nothing to do with each other are easy to remember";
        if (password.Length > Longest) return $"The password must have {Longest} characters or fewer";
        var lower = password.ToLowerInvariant();
        if (account.Length > 3 && lower.Contains(account.ToLowerInvariant(), StringComparison.Ordinal)) return "The password must not hold the name you sign in with";
        return Common.Contains(lower) || IsOneStep(lower) || lower.Distinct().Count() < 5 ? "This password is one that many people choose: choose another" : null;
    }

    /// <summary>Whether each character is as far from the one before: abcdefghijkl, 135791357913.</summary>
    private static bool IsOneStep(string text) => text.Zip(text.Skip(1), (a, b) => b - a).Distinct().Count() == 1;

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("Duecare.Web.common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
