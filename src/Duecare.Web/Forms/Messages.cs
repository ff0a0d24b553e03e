using Microsoft.AspNetCore.Razor.TagHelpers;
using static Duecare.Web.Forms.Markup;

namespace Duecare.Web.Forms;

/// <summary><c>&lt;gds-banner kind="success"&gt;</c>: what just happened, or what a reader must know first.</summary>
[HtmlTargetElement("gds-banner")]
public sealed class BannerTagHelper : TagHelper
{
    /// <summary>Left out for news; success for what was done.</summary>
    public string? Kind { get; set; }

    /// <summary>The heading, if it should be another than "Important" or "Success".</summary>
    public string? Title { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var isSuccess = Kind == "success";
        var id = "banner-" + context.UniqueId;
        var title = E("h2", "govuk-notification-banner__title", Title ?? (isSuccess ? "Success" : "Important")).With("id", id);
        output.Becomes(E("div", "govuk-notification-banner" + (isSuccess ? " govuk-notification-banner--success" : ""),
            E("div", "govuk-notification-banner__header", title),
            E("div", "govuk-notification-banner__content", await output.GetChildContentAsync()))
            .With("role", isSuccess ? "alert" : "region").With("aria-labelledby", id).With("data-module", "govuk-notification-banner"));
    }
}

/// <summary><c>&lt;gds-panel title="…"&gt;</c>: the end of a journey.</summary>
[HtmlTargetElement("gds-panel")]
public sealed class PanelTagHelper : TagHelper
{
    /// <summary>What is done: the page's heading.</summary>
    public string Title { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Becomes(E("div", "govuk-panel govuk-panel--confirmation",
            E("h1", "govuk-panel__title", Title), E("div", "govuk-panel__body", await output.GetChildContentAsync())));
    }
}

/// <summary><c>&lt;gds-inset&gt;</c>: text set apart.</summary>
[HtmlTargetElement("gds-inset")]
public sealed class InsetTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Becomes(E("div", "govuk-inset-text", await output.GetChildContentAsync()));
    }
}

/// <summary><c>&lt;gds-warning&gt;</c>: what goes wrong if it is not read.</summary>
[HtmlTargetElement("gds-warning")]
public sealed class WarningTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Becomes(E("div", "govuk-warning-text",
            E("span", "govuk-warning-text__icon", "!").With("aria-hidden", "true"),
            E("strong", "govuk-warning-text__text", Said("Warning"), await output.GetChildContentAsync())));
    }
}

/// <summary><c>&lt;gds-tag colour="red"&gt;</c>: a state in a word or two. The word says it; the colour only helps.</summary>
[HtmlTargetElement("gds-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>grey, green, turquoise, blue, purple, pink, red, orange or yellow.</summary>
    public string? Colour { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Becomes(E("strong", "govuk-tag" + (Colour is null ? "" : $" govuk-tag--{Colour}"), await output.GetChildContentAsync()));
    }
}

/// <summary><c>&lt;gds-details summary="…"&gt;</c>: more for who asks for it.</summary>
[HtmlTargetElement("gds-details")]
public sealed class DetailsTagHelper : TagHelper
{
    /// <summary>What opens it.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Whether it is open from the start.</summary>
    public bool Open { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Becomes(E("details", "govuk-details",
            E("summary", "govuk-details__summary", E("span", "govuk-details__summary-text", Summary)),
            E("div", "govuk-details__text", await output.GetChildContentAsync())).With("open", Open ? "open" : null));
    }
}

/// <summary><c>&lt;gds-phase phase="Beta"&gt;</c>: how far the service has come.</summary>
[HtmlTargetElement("gds-phase")]
public sealed class PhaseTagHelper : TagHelper
{
    /// <summary>The word in the tag.</summary>
    public string Phase { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Becomes(E("div", "govuk-phase-banner", E("p", "govuk-phase-banner__content",
            E("strong", "govuk-tag govuk-phase-banner__content__tag", Phase), E("span", "govuk-phase-banner__text", await output.GetChildContentAsync()))).With("role", "region").With("aria-label", "Phase"));
    }
}
