using System.Diagnostics;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Pages.Errors;

/// <summary>What a person can do when a page can't be given; for a program, the same as problem details.</summary>
/// <remarks>A record that may not be seen and one that is not there get the same answer, word for word: 404.</remarks>
// The post that is answered here was refused or failed already, perhaps for want of a token, and nothing is done with it.
[IgnoreAntiforgeryToken]
[ForEverybody]
public sealed class ErrorModel : PageModel
{
    private static readonly Dictionary<int, (string Title, string[] WhatToDo)> Known = new()
    {
        [400] = ("Sorry, that could not be read", ["The form may have been open for a long time, or in two windows.", "Go back, load the page again and send it once more."]),
        [401] = ("Sign in first", ["This page is for people who are signed in."]),
        [404] = ("Page not found", ["If you typed the address, check it. If you followed a link, what it led to may have moved, or may not be yours to see."]),
        [405] = ("That can’t be done here", ["Go back, load the page again and try once more."]),
        [413] = ("That is too large", ["Send less text, or a smaller file."]),
        [429] = ("Too many tries", ["Wait a few minutes, then try again."]),
        [503] = ("Very many people are here just now", ["Nothing that you sent is recorded yet.", "Wait a moment, then try again."]),
        [500] = ("Sorry, something went wrong", ["The mistake is ours and not yours. Nothing that you sent was half kept: it is there whole, or not at all.", "Go back and look whether it is there; if not, send it again."]),
    };

    private static readonly (string Title, string[] WhatToDo) SignedOut =
        ("You are signed out", ["You were away for a while, or what you may do here has changed. What you sent is not recorded yet.", "Sign in in a new tab. Then come back to this page and send it again."]);

    private int _status;

    /// <summary>What went wrong, in a few words.</summary>
    public string Title => What.Title;

    /// <summary>What to do now.</summary>
    public IReadOnlyList<string> WhatToDo => What.WhatToDo;

    /// <summary>Whether a form waits in the page for its sender to sign in again.</summary>
    public bool WaitsForSignIn => _status == 401 && GivenBack is not null;

    private (string Title, string[] WhatToDo) What => WaitsForSignIn ? SignedOut : Known[_status];

    /// <summary>Where a form was sent whose answer this is, and what it held; null for any other page. Nobody's password is given back.</summary>
    public FormGivenBack? GivenBack { get; private set; }

    /// <summary>What finds the log line of a mistake of ours; null for any other.</summary>
    public string? Reference => _status == 500 ? Activity.Current?.TraceId.ToHexString() : null;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        // Re-executed, the answer's own status counts; asked for by its address, the one in the address.
        var status = Response.StatusCode == 200 && RouteData.Values["status"] is string typed ? int.Parse(typed) : Response.StatusCode;
        _status = Known.ContainsKey(status) ? status : status >= 500 ? 500 : 404;
        Response.StatusCode = Known.ContainsKey(status) || status is >= 400 and < 600 ? status : 404;
        if (!Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)) context.Result = AsProblem();
        else
        {
            GivenBack = await FormGivenBack.Of(HttpContext);
            await next();
        }
    }

    private ObjectResult AsProblem() => new(new ProblemDetails { Status = Response.StatusCode, Title = Title, Detail = string.Join(' ', WhatToDo) })
    {
        StatusCode = Response.StatusCode,
        ContentTypes = { "application/problem+json" },
    };
}
