using System.Text.Encodings.Web;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Duecare.Web.Forms.Markup;

namespace Duecare.Web.Forms;

/// <summary>Every form that is posted carries a request id, made when it is first shown and kept through every refusal; browsers leave checking to the server.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormTagHelper(TimeProvider clock) : TagHelper
{
    /// <summary>The view that the form stands in.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var id = ViewContext.HttpContext.RequestId() ?? Guid.CreateVersion7(clock.GetUtcNow());
        output.Attributes.SetAttribute(new("novalidate"));
        output.PreContent.AppendHtml(E("input", null).With("type", "hidden").With("name", RequestIds.Field).With("value", id.ToString("D")));
    }
}

/// <summary>
/// <c>&lt;gds-button&gt;Save&lt;/gds-button&gt;</c>. Where scripts run, a second click within a second is not sent; where they do not, the
/// form's request id tells whoever stores it that it came before.
/// </summary>
[HtmlTargetElement("gds-button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary>Left out for the one main action of a page; secondary, warning or inverse for others.</summary>
    public string? Kind { get; set; }

    /// <summary>Where it leads, if it is a link that looks like a button.</summary>
    public string? Href { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = Href is null ? "button" : "a";
        output.Attributes.SetAttribute("class", "govuk-button" + (Kind is null ? "" : $" govuk-button--{Kind}"));
        output.Attributes.SetAttribute("data-module", "govuk-button");
        if (Href is null)
        {
            output.Attributes.SetAttribute("type", "submit");
            output.Attributes.SetAttribute("data-prevent-double-click", "true");
            return;
        }
        output.Attributes.SetAttribute("href", Href);
        output.Attributes.SetAttribute("role", "button");
        output.Attributes.SetAttribute("draggable", "false");
    }
}

/// <summary><c>&lt;gds-error-summary&gt;</c>: every refusal of the page, first thing in it, each a link to the field it is about. Nothing where there is none.</summary>
[HtmlTargetElement("gds-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The view that the summary stands in.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (ViewContext.ViewData.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }
        var body = E("div", "govuk-error-summary__body", E("ul", "govuk-list govuk-error-summary__list", new InPageOrder(ViewContext)));
        output.Becomes(E("div", "govuk-error-summary",
            E("div", null, E("h2", "govuk-error-summary__title", "There is a problem"), body).With("role", "alert")).With("data-module", "govuk-error-summary"));
    }

    /// <summary>Written when the whole page is known, which is after the summary's own turn: only then is the order of the questions.</summary>
    private sealed class InPageOrder(ViewContext view) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var asked = FieldTagHelper.Asked(view);
            var refused = view.ViewData.ModelState.Where(field => field.Value!.Errors.Count > 0).OrderBy(field => Place(asked, field.Key));
            foreach (var (field, state) in refused) Line(field, state!.Errors[0]).WriteTo(writer, encoder);
        }

        /// <summary>A part of a question stands where the question does; a refusal of the form as a whole comes last.</summary>
        private static int Place(List<string> asked, string field)
        {
            var place = asked.FindIndex(name => field == name || field.StartsWith(name + ".", StringComparison.Ordinal));
            return place < 0 ? asked.Count : place;
        }
    }

    /// <summary>A refusal of the form as a whole has no field to lead to. The day of a date has the date's own id.</summary>
    private static TagBuilder Line(string field, ModelError error)
    {
        if (field.Length == 0) return E("li", null, error.ErrorMessage);
        var whole = field.EndsWith("." + nameof(DateParts.Day), StringComparison.Ordinal) ? field[..field.LastIndexOf('.')] : field;
        return E("li", null, E("a", null, error.ErrorMessage).With("href", "#" + FieldTagHelper.IdOf(whole)));
    }
}
