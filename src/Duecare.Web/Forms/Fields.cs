using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Duecare.Web.Forms.Markup;

namespace Duecare.Web.Forms;

/// <summary>A question of a form: its label, a hint, the refusal beside it, and what was typed, kept through every refusal.</summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The property of the page that the answer goes to.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>The question, in words.</summary>
    public string Label { get; set; } = "";

    /// <summary>What helps to answer it.</summary>
    public string? Hint { get; set; }

    /// <summary>The label's size: s, m, l or xl; left out, that of the text.</summary>
    public string? Size { get; set; }

    /// <summary>Whether the question is the page's heading.</summary>
    public bool Heading { get; set; }

    /// <summary>The view that the question stands in.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The questions in the order in which they stand on the page.</summary>
    internal static List<string> Asked(ViewContext view)
    {
        if (view.HttpContext.Items[typeof(FieldTagHelper)] is not List<string> asked) view.HttpContext.Items[typeof(FieldTagHelper)] = asked = [];
        return asked;
    }

    /// <inheritdoc/>
    public override void Init(TagHelperContext context) => Asked(ViewContext).Add(Name);

    private protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private protected string Id => IdOf(Name);

    private protected string? Error => ErrorOf(Name);

    /// <summary>The id of the element that a refusal of this field links to.</summary>
    internal static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    private protected string? ErrorOf(string name) => State(name)?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>What was typed, else what the page holds.</summary>
    private protected string? Typed(string name, object? model) =>
        State(name) is { RawValue: not null } state ? state.AttemptedValue : Convert.ToString(model, CultureInfo.InvariantCulture);

    private protected ModelStateEntry? State(string name) => ViewContext.ViewData.ModelState.TryGetValue(name, out var state) ? state : null;

    private protected TagBuilder? HintElement => Hint is null ? null : E("div", "govuk-hint", Hint).With("id", Id + "-hint");

    private protected TagBuilder? ErrorElement(string? error) =>
        error is null ? null : E("p", "govuk-error-message", Said("Error:"), " ", error).With("id", Id + "-error");

    private protected string? DescribedBy(string? error, string? also = null) =>
        string.Join(' ', new[] { Hint is null ? null : Id + "-hint", error is null ? null : Id + "-error", also }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    private protected static string Group(string? error) => error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error";

    private protected TagBuilder LabelElement()
    {
        var label = E("label", Sized("govuk-label"), Label).With("for", Id);
        return Heading ? E("h1", "govuk-label-wrapper", label) : label;
    }

    /// <summary>A question with several controls: the legend stands for the label of all.</summary>
    private protected TagBuilder Fieldset(string? error, params object?[] controls)
    {
        var legend = E("legend", Sized("govuk-fieldset__legend"), Heading ? E("h1", "govuk-fieldset__heading", Label) : Label);
        return E("fieldset", "govuk-fieldset", [legend, HintElement, ErrorElement(error), .. controls]).With("aria-describedby", DescribedBy(error));
    }

    private string Sized(string css) => Size is null ? css : $"{css} {css}--{Size}";
}

/// <summary><c>&lt;gds-text for="…" label="…"&gt;</c>: one line of text, or a number.</summary>
[HtmlTargetElement("gds-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextTagHelper : FieldTagHelper
{
    /// <summary>How many characters the answer is expected to have: 2, 3, 4, 5, 10, 20 or 30; left out, the whole width.</summary>
    public int? Width { get; set; }

    /// <summary>Whether only digits are expected: phones then show them.</summary>
    public bool Digits { get; set; }

    /// <summary>What stands after the field, such as a unit.</summary>
    public string? Suffix { get; set; }

    /// <summary>What a browser may fill in; left out, nothing: a shared machine remembers too much.</summary>
    public string Autocomplete { get; set; } = "off";

    /// <summary>The kind of text: text, search, email, tel or password.</summary>
    public string Type { get; set; } = "text";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var css = "govuk-input" + (Width is null ? "" : $" govuk-input--width-{Width}") + (Error is null ? "" : " govuk-input--error");
        var input = E("input", css)
            .With("id", Id).With("name", Name).With("type", Type).With("value", Type == "password" ? null : Typed(Name, For.Model))
            .With("aria-describedby", DescribedBy(Error)).With("inputmode", Digits ? "numeric" : null).With("autocomplete", Autocomplete)
            .With("spellcheck", "false");
        var control = Suffix is null ? input : E("div", "govuk-input__wrapper", input, E("div", "govuk-input__suffix", Suffix).With("aria-hidden", "true"));
        output.Becomes(E("div", Group(Error), LabelElement(), HintElement, ErrorElement(Error), control));
    }
}

/// <summary><c>&lt;gds-file for="…" label="…" accept=".pdf,.jpg"&gt;</c>: a file to send. A browser forgets it whenever the form is shown again. The form has <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("gds-file", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileTagHelper : FieldTagHelper
{
    /// <summary>How the names of files end that are taken, with commas. It only helps to choose: what was sent is judged by what is in it.</summary>
    public string? Accept { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var input = E("input", "govuk-file-upload" + (Error is null ? "" : " govuk-file-upload--error"))
            .With("id", Id).With("name", Name).With("type", "file").With("accept", Accept).With("aria-describedby", DescribedBy(Error));
        output.Becomes(E("div", Group(Error), LabelElement(), HintElement, ErrorElement(Error), input));
    }
}

/// <summary><c>&lt;gds-textarea for="…" label="…" limit="2000"&gt;</c>: several lines, with a count of the characters left where there is a limit.</summary>
[HtmlTargetElement("gds-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTagHelper : FieldTagHelper
{
    /// <summary>The most characters it takes. Typing on is never stopped: the form says so when it is sent, and keeps the text.</summary>
    public int? Limit { get; set; }

    /// <summary>How many lines are shown.</summary>
    public int Rows { get; set; } = 5;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var css = "govuk-textarea" + (Limit is null ? "" : " govuk-js-character-count") + (Error is null ? "" : " govuk-textarea--error");
        var area = E("textarea", css, Typed(Name, For.Model) is { } typed ? "\n" + typed : null)
            .With("id", Id).With("name", Name).With("rows", Rows.ToString(CultureInfo.InvariantCulture)).With("autocomplete", "off")
            .With("aria-describedby", DescribedBy(Error, Limit is null ? null : Id + "-info"));
        var group = E("div", Group(Error), LabelElement(), HintElement, ErrorElement(Error), area);
        if (Limit is { } limit)
        {
            group.AddCssClass("govuk-character-count");
            group.With("data-module", "govuk-character-count").With("data-maxlength", limit.ToString(CultureInfo.InvariantCulture));
            group.InnerHtml.AppendHtml(E("div", "govuk-hint govuk-character-count__message", $"You can enter up to {limit} characters").With("id", Id + "-info"));
        }
        output.Becomes(group);
    }
}
