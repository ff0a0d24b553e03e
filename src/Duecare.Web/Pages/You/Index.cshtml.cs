using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Pages.You;

/// <summary>What somebody signed in has, and can change, of how they sign in.</summary>
public sealed class IndexModel(UserManager<Account> accounts, Sessions sessions) : PageModel
{
    /// <summary>Who is signed in.</summary>
    public Reader Reader => SignedIn.Reader(User)!;

    /// <summary>Their account; null for one who signs in without, as in a demonstration.</summary>
    public Account? Own { get; private set; }

    /// <summary>How many passkeys they have.</summary>
    public int Passkeys { get; private set; }

    /// <summary>How many sessions they have open.</summary>
    public int Sessions { get; private set; }

    /// <summary>Reads it.</summary>
    public async Task OnGetAsync()
    {
        Own = await accounts.FindByIdAsync(Reader.Worker.Value);
        Passkeys = Own is null ? 0 : (await accounts.GetPasskeysAsync(Own)).Count;
        Sessions = await sessions.Open(Reader.Worker, HttpContext.RequestAborted);
    }
}
