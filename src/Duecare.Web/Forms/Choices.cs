using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Duecare.Web.Forms.Markup;

namespace Duecare.Web.Forms;

/// <summary>One answer to choose.</summary>
internal sealed record Choice(string Value, string Text, string? Hint, IHtmlContent? Then, bool IsInsteadOfOthers);

/// <summary><c>&lt;gds-option value="…" text="…"&gt;</c>: an answer of radios, checkboxes or a select. What it holds is asked only if it is chosen.</summary>
[HtmlTargetElement("gds-option")]
public sealed class OptionTagHelper : TagHelper
{
    /// <summary>What is posted.</summary>
    public string Value { get; set; } = "";

    /// <summary>The answer, in words.</summary>
    public string Text { get; set; } = "";

    /// <summary>What helps to choose.</summary>
    public string? Hint { get; set; }

    /// <summary>For a checkbox, whether it stands apart and means none of the others.</summary>
    public bool InsteadOfOthers { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var choices = Gathered<Choice>(context);
        var inner = await output.GetChildContentAsync();
        choices.Add(new(Value, Text, Hint, inner.IsEmptyOrWhiteSpace ? null : inner, InsteadOfOthers));
        output.SuppressOutput();
    }
}

/// <summary>What questions with given answers have in common. Nothing is chosen beforehand: an answer that nobody gave is a false record.</summary>
public abstract class ChoiceTagHelper : FieldTagHelper
{
    private protected HashSet<string> Chosen()
    {
        if (State(Name) is { RawValue: { } raw }) return raw is string[] several ? [.. several] : [raw.ToString()!];
        if (For.Model is null) return [];
        return For.Model is System.Collections.IEnumerable values and not string ? [.. values.Cast<object>().Select(Value)] : [Value(For.Model)];
    }

    /// <summary>An answer as an option's value states it.</summary>
    private static string Value(object answer) => answer is bool isYes ? (isYes ? "true" : "false") : answer.ToString()!;

    /// <summary>A number or enum that can't be empty would answer for the person.</summary>
    private protected void MustBeAbleToBeEmpty()
    {
        var type = For.ModelExplorer.ModelType;
        if (type.IsValueType && Nullable.GetUnderlyingType(type) is null)
            throw new InvalidOperationException($"{For.Name} is a {type.Name}, which always has a value; a question must start unanswered: make it a {type.Name}?.");
    }

    private protected static IHtmlContent[] Items(string kind, string name, string id, IReadOnlyList<Choice> choices, HashSet<string> chosen) =>
        [.. choices.SelectMany((choice, i) => Item(kind, name, i == 0 ? id : $"{id}-{i + 1}", choice, chosen.Contains(choice.Value)))];

    private static IEnumerable<IHtmlContent> Item(string kind, string name, string id, Choice choice, bool isChosen)
    {
        var css = $"govuk-{kind}";
        if (choice.IsInsteadOfOthers) yield return E("div", $"{css}__divider", "or");
        var input = E("input", $"{css}__input").With("id", id).With("name", name).With("type", kind == "radios" ? "radio" : "checkbox").With("value", choice.Value)
            .With("checked", isChosen ? "checked" : null).With("aria-describedby", choice.Hint is null ? null : id + "-item-hint")
            .With("data-behaviour", choice.IsInsteadOfOthers ? "exclusive" : null);
        yield return E("div", $"{css}__item", input, E("label", $"govuk-label {css}__label", choice.Text).With("for", id),
            choice.Hint is null ? null : E("div", $"govuk-hint {css}__hint", choice.Hint).With("id", id + "-item-hint"));
        // Shown by the style sheet while the answer is chosen: no script, and no attribute that a radio may not have.
        if (choice.Then is not null) yield return E("div", $"{css}__conditional duecare-then", choice.Then);
    }
}

/// <summary><c>&lt;gds-radios for="…" label="…"&gt;</c> around options: one answer of several, none chosen until the person does.</summary>
[HtmlTargetElement("gds-radios")]
public sealed class RadiosTagHelper : ChoiceTagHelper
{
    /// <summary>Whether short answers stand side by side.</summary>
    public bool Inline { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        MustBeAbleToBeEmpty();
        var choices = await GatherAsync<Choice>(context, output);
        var items = E("div", "govuk-radios" + (Inline ? " govuk-radios--inline" : ""), Items("radios", Name, Id, choices, Chosen()));
        output.Becomes(E("div", Group(Error), Fieldset(Error, items)));
    }
}

/// <summary><c>&lt;gds-checkboxes for="…" label="…"&gt;</c> around options: any of several.</summary>
[HtmlTargetElement("gds-checkboxes")]
public sealed class CheckboxesTagHelper : ChoiceTagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var choices = await GatherAsync<Choice>(context, output);
        var items = E("div", "govuk-checkboxes", Items("checkboxes", Name, Id, choices, Chosen())).With("data-module", "govuk-checkboxes");
        output.Becomes(E("div", Group(Error), Fieldset(Error, items)));
    }
}

/// <summary><c>&lt;gds-select for="…" label="…"&gt;</c> around options: one of many. The first line asks, and is no answer.</summary>
[HtmlTargetElement("gds-select")]
public sealed class SelectTagHelper : ChoiceTagHelper
{
    /// <summary>The first line.</summary>
    public string Prompt { get; set; } = "Choose one";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        MustBeAbleToBeEmpty();
        var choices = await GatherAsync<Choice>(context, output);
        var chosen = Chosen();
        var options = choices.Select(c => E("option", null, c.Text.Length > 0 ? c.Text : c.Then).With("value", c.Value).With("selected", chosen.Contains(c.Value) ? "selected" : null));
        var select = E("select", "govuk-select" + (Error is null ? "" : " govuk-select--error"), E("option", null, Prompt).With("value", ""), options)
            .With("id", Id).With("name", Name).With("aria-describedby", DescribedBy(Error));
        output.Becomes(E("div", Group(Error), LabelElement(), HintElement, ErrorElement(Error), select));
    }
}
