using Duecare.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Pages.Errors;

/// <summary>
/// A form of the record that could not be taken, given back as it was sent: it met a fault of ours or too long a line, or who sent it was signed out meanwhile. This page may be the only place that holds what was typed. It carries
/// the request id that it was sent with, so that what was recorded after all is not recorded again, and the token that it was sent with, so that what came from elsewhere or from somebody else is refused again.
/// </summary>
/// <param name="SentTo">Its address.</param>
/// <param name="HadFile">Whether a file was sent with it, which a page can't give back.</param>
/// <param name="Fields">Every field as it was sent, but the request id, which each form of a page writes itself.</param>
public sealed record FormGivenBack(string SentTo, bool HadFile, IReadOnlyList<(string Name, string Value)> Fields)
{
    internal static async Task<FormGivenBack?> Of(HttpContext context)
    {
        if (SentToIn(context) is not { } address || !context.Request.HasFormContentType) return null;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (context.RequestId() is null) return null;
        return new(address, form.Files.Count > 0, [.. form.Where(f => f.Key != RequestIds.Field).SelectMany(f => f.Value.Select(v => (f.Key, v ?? "")))]);
    }

    private static string? SentToIn(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerPathFeature>() is { } fault) return IsOfSomebodySignedIn(fault.Endpoint) ? fault.Path + context.Request.QueryString : null;
        if (context.Response.StatusCode is not (StatusCodes.Status401Unauthorized or StatusCodes.Status503ServiceUnavailable) || context.Features.Get<IStatusCodeReExecuteFeature>() is not { } refused) return null;
        return IsOfSomebodySignedIn(refused.Endpoint) ? refused.OriginalPathBase + refused.OriginalPath + refused.OriginalQueryString : null;
    }

    /// <summary>Whether a form sent to a page can be given back. How somebody signs in is on pages of other kinds: no password is given back.</summary>
    internal static bool IsOfSomebodySignedIn(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.ModelTypeInfo?.IsSubclassOf(typeof(SignedInPage)) == true;
}
