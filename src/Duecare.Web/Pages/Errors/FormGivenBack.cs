using System.Reflection;
using Duecare.Web.Record;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Pages.Errors;

/// <summary>
/// A form of the record that met a fault of ours, given back as it was sent. The fault may be that nothing can be kept: then this page is the only place that holds what was typed. It carries the
/// request id that it was sent with, so that what was recorded after all is not recorded again, and the token that it was sent with, so that what came from elsewhere is refused again.
/// </summary>
/// <param name="SentTo">Its address.</param>
/// <param name="HadFile">Whether a file was sent with it, which a page can't give back.</param>
/// <param name="Fields">Every field as it was sent, but the request id, which each form of a page writes itself.</param>
public sealed record FormGivenBack(string SentTo, bool HadFile, IReadOnlyList<(string Name, string Value)> Fields)
{
    internal static async Task<FormGivenBack?> Of(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerPathFeature>() is not { } fault || !context.Request.HasFormContentType || !IsOfTheRecord(fault.Endpoint)) return null;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (context.RequestId() is null) return null;
        return new(fault.Path + context.Request.QueryString, form.Files.Count > 0, [.. form.Where(f => f.Key != RequestIds.Field).SelectMany(f => f.Value.Select(v => (f.Key, v ?? "")))]);
    }

    private static bool IsOfTheRecord(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.ModelTypeInfo?.GetCustomAttribute<FormAttribute>() is not null;
}
