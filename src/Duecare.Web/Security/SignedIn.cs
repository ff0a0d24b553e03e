using System.Security.Claims;
using Duecare.Domain.Chronology;
using Duecare.Records.Access;

namespace Duecare.Web.Security;

/// <summary>Who is signed in, between what a sign-in states and what the record asks to know.</summary>
public static class SignedIn
{
    /// <summary>The claim that names the team.</summary>
    public const string Team = "team";

    /// <summary>The reader whom a principal stands for; null for nobody signed in.</summary>
    public static Reader? Reader(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (user.Identity?.IsAuthenticated != true || user.FindFirstValue(ClaimTypes.NameIdentifier) is not { Length: > 0 } worker) return null;
        return new(new WorkerId(worker), user.Identity.Name ?? worker, [.. Roles(user)], user.FindFirstValue(Team));
    }

    /// <summary>What a sign-in states of a reader.</summary>
    public static IEnumerable<Claim> Claims(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        yield return new(ClaimTypes.NameIdentifier, reader.Worker.Value);
        yield return new(ClaimTypes.Name, reader.Name);
        foreach (var role in reader.Roles) yield return new(ClaimTypes.Role, role.ToString());
        if (reader.Team is { } team) yield return new(Team, team);
    }

    private static IEnumerable<AccessRole> Roles(ClaimsPrincipal user)
    {
        foreach (var claim in user.FindAll(ClaimTypes.Role))
            if (Enum.TryParse<AccessRole>(claim.Value, out var role) && Enum.IsDefined(role)) yield return role;
    }
}
