using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Duecare.Web.Security;

/// <summary>
/// The id that a form carries from the moment it is shown, so that sending it twice (a double click, a retry on a bad line) is known
/// for the same request by whoever stores what it says.
/// </summary>
public static class RequestIds
{
    /// <summary>The hidden field's name; the form's tag helper writes it.</summary>
    public const string Field = "__request";

    /// <summary>The id of the form posted.</summary>
    /// <returns>Null if this is not the post of a form.</returns>
    public static Guid? RequestId(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.HasFormContentType && TryRead(context.Request.Form[Field], out var id) ? id : null;
    }

    /// <summary>Reads an id that a form of ours can have carried: a time-ordered one.</summary>
    internal static bool TryRead(string? text, out Guid id) => Guid.TryParseExact(text, "D", out id) && id.Version == 7;
}

/// <summary>Refuses the post of a page's form that does not carry its id.</summary>
internal sealed class RequestIdFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var isPost = context.HandlerMethod is { HttpMethod: var method } && HttpMethods.IsPost(method);
        if (!isPost || context.HttpContext.RequestId() is not null) return next();
        context.Result = new BadRequestResult();
        return Task.CompletedTask;
    }
}
