using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Duecare.Web.Forms;

/// <summary>Elements for tag helpers. Text is encoded as it goes in, so none can become markup.</summary>
internal static class Markup
{
    /// <summary>An element with its class and what it holds: text, or elements; what is null is left out.</summary>
    public static TagBuilder E(string name, string? css, params object?[] content)
    {
        var element = new TagBuilder(name);
        if (!string.IsNullOrEmpty(css)) element.AddCssClass(css);
        if (name is "input") element.TagRenderMode = TagRenderMode.SelfClosing;
        foreach (var part in content) Add(element.InnerHtml, part);
        return element;
    }

    /// <summary>The element with one more attribute; left out where the value is null.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null) element.Attributes[attribute] = value;
        return element;
    }

    /// <summary>Words that only a screen reader says.</summary>
    public static TagBuilder Said(string text) => E("span", "govuk-visually-hidden", text);

    /// <summary>Puts one element in the place of the tag helper's own.</summary>
    public static void Becomes(this TagHelperOutput output, TagBuilder element)
    {
        output.TagName = element.TagName;
        output.TagMode = element.TagRenderMode == TagRenderMode.SelfClosing ? TagMode.SelfClosing : TagMode.StartTagAndEndTag;
        foreach (var (name, value) in element.Attributes) output.Attributes.SetAttribute(name, value);
        output.Content.SetHtmlContent(element.InnerHtml);
    }

    /// <summary>What several tags of one parent hand up to it.</summary>
    public static List<T> Gathered<T>(TagHelperContext context)
    {
        if (!context.Items.TryGetValue(typeof(T), out var list)) context.Items[typeof(T)] = list = new List<T>();
        return (List<T>)list;
    }

    /// <summary>Starts afresh what the children of this tag will hand up, so that one nested in another has its own.</summary>
    public static async Task<List<T>> GatherAsync<T>(TagHelperContext context, TagHelperOutput output)
    {
        var gathered = new List<T>();
        context.Items[typeof(T)] = gathered;
        await output.GetChildContentAsync();
        return gathered;
    }

    private static void Add(IHtmlContentBuilder inner, object? part)
    {
        if (part is IHtmlContent html) inner.AppendHtml(html);
        else if (part is IEnumerable<IHtmlContent> several) foreach (var one in several) inner.AppendHtml(one);
        else if (part is not null) inner.Append(part.ToString()!);
    }
}
