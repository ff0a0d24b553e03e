using Duecare.Records.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Security;

/// <summary>A page for who is signed in and has one of some roles; to anybody else it is not there.</summary>
public abstract class SignedInPage : PageModel
{
    /// <summary>Who is signed in.</summary>
    public Reader Reader => SignedIn.Reader(User)!;

    /// <summary>The roles that it is for; none for all.</summary>
    protected virtual IReadOnlyList<AccessRole> For => [];

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (For.Count > 0 && !Reader.Roles.Any(For.Contains)) context.Result = new NotFoundResult();
    }
}
