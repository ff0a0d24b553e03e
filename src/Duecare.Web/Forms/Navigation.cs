using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Duecare.Web.Forms.Markup;

namespace Duecare.Web.Forms;

/// <summary>One link of a list of links.</summary>
internal sealed record NavigationLink(string Href, IHtmlContent Text);

/// <summary><c>&lt;gds-link href="…"&gt;</c> of breadcrumbs, of the service's navigation or of a sub-navigation.</summary>
[HtmlTargetElement("gds-link")]
public sealed class LinkTagHelper : TagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        Gathered<NavigationLink>(context).Add(new(Href, await output.GetChildContentAsync()));
        output.SuppressOutput();
    }
}

/// <summary>A list of links, one of which may be where the reader stands.</summary>
public abstract class LinksTagHelper : TagHelper
{
    /// <summary>The view that the links stand in.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>"page" for a link to this page, "true" for one to a page that this one lies beneath.</summary>
    private protected string? Current(string href)
    {
        var path = ViewContext.HttpContext.Request.Path;
        if (path == href) return "page";
        return href != "/" && path.StartsWithSegments(href, StringComparison.Ordinal) ? "true" : null;
    }
}

/// <summary><c>&lt;gds-breadcrumbs&gt;</c> around links: the pages above this one.</summary>
[HtmlTargetElement("gds-breadcrumbs")]
public sealed class BreadcrumbsTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var links = await GatherAsync<NavigationLink>(context, output);
        output.Becomes(E("nav", "govuk-breadcrumbs", E("ol", "govuk-breadcrumbs__list", links.Select(link =>
            E("li", "govuk-breadcrumbs__list-item", E("a", "govuk-breadcrumbs__link", link.Text).With("href", link.Href))))).With("aria-label", "Breadcrumb"));
    }
}

/// <summary><c>&lt;gds-navigation&gt;</c> around links: the service's own parts. On a phone, where scripts run, they fold behind one button.</summary>
[HtmlTargetElement("gds-navigation")]
public sealed class ServiceNavigationTagHelper : LinksTagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var links = await GatherAsync<NavigationLink>(context, output);
        var toggle = E("button", "govuk-service-navigation__toggle govuk-js-service-navigation-toggle", "Menu")
            .With("type", "button").With("aria-controls", "navigation").With("hidden", "hidden").With("aria-hidden", "true");
        var list = E("ul", "govuk-service-navigation__list", links.Select(Item)).With("id", "navigation");
        output.Becomes(E("div", "govuk-service-navigation", E("div", "govuk-width-container", E("div", "govuk-service-navigation__container",
            E("nav", "govuk-service-navigation__wrapper", toggle, list).With("aria-label", "Menu")))).With("data-module", "govuk-service-navigation"));
    }

    private TagBuilder Item(NavigationLink link)
    {
        var current = Current(link.Href);
        object text = current is null ? link.Text : E("strong", "govuk-service-navigation__active-fallback", link.Text);
        return E("li", "govuk-service-navigation__item" + (current is null ? "" : " govuk-service-navigation__item--active"),
            E("a", "govuk-service-navigation__link", text).With("href", link.Href).With("aria-current", current));
    }
}

/// <summary><c>&lt;gds-sub-navigation label="…"&gt;</c> around links: the pages of one record.</summary>
[HtmlTargetElement("gds-sub-navigation")]
public sealed class SubNavigationTagHelper : LinksTagHelper
{
    /// <summary>What the pages are of, for who can't see where the links stand.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var links = await GatherAsync<NavigationLink>(context, output);
        output.Becomes(E("nav", "moj-sub-navigation", E("ul", "moj-sub-navigation__list", links.Select(link =>
            E("li", "moj-sub-navigation__item", E("a", "moj-sub-navigation__link", link.Text).With("href", link.Href).With("aria-current", Current(link.Href))))))
            .With("aria-label", Label));
    }
}

/// <summary><c>&lt;gds-pagination page="2" pages="9" href="/x?page={0}"&gt;</c>: the first, the last, and those about this one. Nothing for a single page.</summary>
[HtmlTargetElement("gds-pagination", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PaginationTagHelper : TagHelper
{
    /// <summary>The page shown, from 1.</summary>
    public int Page { get; set; }

    /// <summary>How many there are.</summary>
    public int Pages { get; set; }

    /// <summary>Where a page is, with {0} in the place of its number.</summary>
    public string Href { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Pages <= 1)
        {
            output.SuppressOutput();
            return;
        }
        output.Becomes(E("nav", "govuk-pagination",
            Page > 1 ? Step("prev", "Previous", Page - 1) : null,
            E("ul", "govuk-pagination__list", Numbers()),
            Page < Pages ? Step("next", "Next", Page + 1) : null).With("aria-label", "Pages"));
    }

    private IEnumerable<TagBuilder> Numbers()
    {
        var last = 0;
        foreach (var number in Enumerable.Range(1, Pages).Where(n => n == 1 || n == Pages || Math.Abs(n - Page) <= 1))
        {
            if (number > last + 1) yield return E("li", "govuk-pagination__item govuk-pagination__item--ellipsis", "⋯");
            yield return Number(number);
            last = number;
        }
    }

    private TagBuilder Number(int number)
    {
        var isCurrent = number == Page;
        return E("li", "govuk-pagination__item" + (isCurrent ? " govuk-pagination__item--current" : ""),
            E("a", "govuk-link govuk-pagination__link", number).With("href", Of(number)).With("aria-label", $"Page {number}").With("aria-current", isCurrent ? "page" : null));
    }

    private TagBuilder Step(string rel, string text, int number) => E("div", $"govuk-pagination__{rel}",
        E("a", "govuk-link govuk-pagination__link", E("span", "govuk-pagination__link-title", text, Said(" page"))).With("href", Of(number)).With("rel", rel));

    private string Of(int number) => Href.Replace("{0}", $"{number}", StringComparison.Ordinal);
}

/// <summary>One tab and what it shows.</summary>
internal sealed record Tab(string Id, string Label, IHtmlContent Panel);

/// <summary><c>&lt;gds-tab id="…" label="…"&gt;</c>: one of several views of the same thing.</summary>
[HtmlTargetElement("gds-tab")]
public sealed class TabTagHelper : TagHelper
{
    /// <summary>Its place in the page's address.</summary>
    public string Id { get; set; } = "";

    /// <summary>The tab's own words, which head the panel where scripts are off.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        Gathered<Tab>(context).Add(new(Id, Label, await output.GetChildContentAsync()));
        output.SuppressOutput();
    }
}

/// <summary><c>&lt;gds-tabs title="…"&gt;</c> around tabs. Where scripts are off, all are shown one below the other, with links to each.</summary>
[HtmlTargetElement("gds-tabs")]
public sealed class TabsTagHelper : TagHelper
{
    /// <summary>What the tabs are views of.</summary>
    public string Title { get; set; } = "Contents";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var tabs = await GatherAsync<Tab>(context, output);
        var list = E("ul", "govuk-tabs__list", tabs.Select((tab, i) => E("li", "govuk-tabs__list-item" + (i == 0 ? " govuk-tabs__list-item--selected" : ""),
            E("a", "govuk-tabs__tab", tab.Label).With("href", "#" + tab.Id))));
        var panels = tabs.Select((tab, i) => E("div", "govuk-tabs__panel" + (i == 0 ? "" : " govuk-tabs__panel--hidden"), tab.Panel).With("id", tab.Id));
        output.Becomes(E("div", "govuk-tabs", E("h2", "govuk-tabs__title", Title), list, panels).With("data-module", "govuk-tabs"));
    }
}

/// <summary><c>&lt;gds-skip-link href="#main"&gt;</c>: past what stands on every page, for who goes by keyboard.</summary>
[HtmlTargetElement("gds-skip-link")]
public sealed class SkipLinkTagHelper : TagHelper
{
    /// <summary>The id of what the page is about.</summary>
    public string Href { get; set; } = "#main";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Becomes(E("a", "govuk-skip-link", await output.GetChildContentAsync()).With("href", Href).With("data-module", "govuk-skip-link"));
    }
}
