using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Duecare.Web.Forms.Markup;

namespace Duecare.Web.Forms;

/// <summary>One line of a summary list.</summary>
internal sealed record SummaryRow(string Key, IHtmlContent Value, string? ChangeHref);

/// <summary><c>&lt;gds-row key="…"&gt;value&lt;/gds-row&gt;</c> of a summary list.</summary>
[HtmlTargetElement("gds-row")]
public sealed class SummaryRowTagHelper : TagHelper
{
    /// <summary>What the value is.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where it can be changed, if it can.</summary>
    public string? ChangeHref { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        Gathered<SummaryRow>(context).Add(new(Key, await output.GetChildContentAsync(), ChangeHref));
        output.SuppressOutput();
    }
}

/// <summary><c>&lt;gds-summary&gt;</c> around rows: what is known, as keys and values.</summary>
[HtmlTargetElement("gds-summary")]
public sealed class SummaryTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var rows = await GatherAsync<SummaryRow>(context, output);
        output.Becomes(E("dl", "govuk-summary-list", rows.Select(row => Row(row, rows.Exists(r => r.ChangeHref is not null)))));
    }

    private static TagBuilder Row(SummaryRow row, bool someChange)
    {
        var change = row.ChangeHref is null ? null : E("dd", "govuk-summary-list__actions",
            E("a", "govuk-link", "Change", Said(" " + row.Key)).With("href", row.ChangeHref));
        return E("div", "govuk-summary-list__row" + (someChange && change is null ? " govuk-summary-list__row--no-actions" : ""),
            E("dt", "govuk-summary-list__key", row.Key), E("dd", "govuk-summary-list__value", row.Value), change);
    }
}

/// <summary><c>&lt;gds-table caption="…"&gt;</c> around <c>thead</c> and <c>tbody</c>. On a narrow screen it scrolls in a region of its own, which the keyboard reaches.</summary>
[HtmlTargetElement("gds-table")]
public sealed class TableTagHelper : TagHelper
{
    /// <summary>What the table shows: another than any other table of the page.</summary>
    public string Caption { get; set; } = "";

    /// <summary>Whether its rows stand one below the other on a narrow screen, each cell under its own words (<c>data-label</c>), in place of scrolling.</summary>
    public bool Stacks { get; set; }

    /// <summary>The view that the table stands in.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var id = $"table-{Number()}";
        var caption = E("caption", "govuk-table__caption govuk-table__caption--m", Caption).With("id", id);
        if (Stacks)
        {
            output.Becomes(E("table", "govuk-table duecare-stacks", caption, await output.GetChildContentAsync()).With("role", "table"));
            return;
        }
        output.Becomes(E("div", "duecare-scroll", E("table", "govuk-table", caption, await output.GetChildContentAsync()))
            .With("role", "region").With("aria-labelledby", id).With("tabindex", "0"));
    }

    /// <summary>Its number on the page: one tag of a view may stand there several times.</summary>
    private int Number()
    {
        var items = ViewContext.HttpContext.Items;
        var number = 1 + (items[typeof(TableTagHelper)] as int? ?? 0);
        items[typeof(TableTagHelper)] = number;
        return number;
    }
}
