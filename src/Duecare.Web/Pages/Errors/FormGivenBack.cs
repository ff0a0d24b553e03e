using Duecare.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Pages.Errors;

/// <summary>
/// A form of somebody signed in that met a fault of ours, given back as it was sent. The fault may be that nothing can be kept: then this page is the only place that holds what was typed. It carries the
/// request id that it was sent with, so that what was recorded after all is not recorded again, and the token that it was sent with, so that what came from elsewhere is refused again.
/// </summary>
/// <param name="SentTo">Its address.</param>
/// <param name="HadFile">Whether a file was sent with it, which a page can't give back.</param>
/// <param name="Fields">Every field as it was sent, but the request id, which each form of a page writes itself.</param>
public sealed record FormGivenBack(string SentTo, bool HadFile, IReadOnlyList<(string Name, string Value)> Fields)
{
    internal static async Task<FormGivenBack?> Of(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerPathFeature>() is not { } fault || !context.Request.HasFormContentType || !IsOfSomebodySignedIn(fault.Endpoint)) return null;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (context.RequestId() is null) return null;
        return new(fault.Path + context.Request.QueryString, form.Files.Count > 0, [.. form.Where(f => f.Key != RequestIds.Field).SelectMany(f => f.Value.Select(v => (f.Key, v ?? "")))]);
    }

    /// <summary>How somebody signs in is on pages of other kinds: no password is given back.</summary>
    private static bool IsOfSomebodySignedIn(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.ModelTypeInfo?.IsSubclassOf(typeof(SignedInPage)) == true;
}
