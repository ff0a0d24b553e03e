using Duecare.Records.Access;
using Duecare.Records.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Security;

/// <summary>A page on which somebody changes how they themselves sign in. Without an account, as in a demonstration, it is not there.</summary>
public abstract class OwnAccountPage(UserManager<Account> accounts) : PageModel
{
    /// <summary>Who is signed in.</summary>
    public Reader Reader => SignedIn.Reader(User)!;

    /// <summary>Their account.</summary>
    protected Account Own { get; private set; } = null!;

    /// <summary>The accounts.</summary>
    protected UserManager<Account> Accounts { get; } = accounts;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await Accounts.FindByIdAsync(Reader.Worker.Value) is not { } own)
        {
            context.Result = new NotFoundResult();
            return;
        }
        Own = own;
        await next();
    }
}
