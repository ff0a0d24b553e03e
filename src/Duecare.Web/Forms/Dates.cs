using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Duecare.Web.Forms.Markup;

namespace Duecare.Web.Forms;

/// <summary>What the two questions about a date have in common: three boxes under names of their own.</summary>
public abstract class DateFieldTagHelper : FieldTagHelper
{
    private static readonly string[] Parts = [nameof(DateParts.Day), nameof(DateParts.Month), nameof(DateParts.Year)];

    /// <summary>The refusal of the whole date, or else of its first wrong part.</summary>
    private protected string? DateError(string name) => ErrorOf(name) ?? Parts.Select(part => ErrorOf($"{name}.{part}")).FirstOrDefault(error => error is not null);

    private protected TagBuilder Boxes(string name, DateParts? model)
    {
        var wrong = Parts.Where(part => ErrorOf($"{name}.{part}") is not null).ToList();
        var isAllWrong = wrong.Count == 0 && ErrorOf(name) is not null;
        return E("div", "govuk-date-input", Parts.Select(part => Box(name, part, model, isAllWrong || wrong.Contains(part))));
    }

    private TagBuilder Box(string name, string part, DateParts? model, bool isWrong)
    {
        var isDay = part == nameof(DateParts.Day);
        // The day's box has the date's own id, so that a refusal of the whole date leads to where it is typed.
        var id = isDay ? IdOf(name) : IdOf($"{name}.{part}");
        var typed = part switch { nameof(DateParts.Day) => model?.Day, nameof(DateParts.Month) => model?.Month, _ => model?.Year };
        var css = $"govuk-input govuk-date-input__input govuk-input--width-{(part == nameof(DateParts.Year) ? 4 : 2)}" + (isWrong ? " govuk-input--error" : "");
        var input = E("input", css).With("id", id).With("name", $"{name}.{part}").With("type", "text")
            .With("value", Typed($"{name}.{part}", typed)).With("inputmode", part == nameof(DateParts.Month) ? null : "numeric").With("autocomplete", "off");
        return E("div", "govuk-date-input__item", E("div", "govuk-form-group", E("label", "govuk-label govuk-date-input__label", part).With("for", id), input));
    }
}

/// <summary><c>&lt;gds-date for="…" label="…"&gt;</c>: a day that is known, for a <see cref="DateParts"/>.</summary>
[HtmlTargetElement("gds-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper : DateFieldTagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var error = DateError(Name);
        output.Becomes(E("div", Group(error), Fieldset(error, Boxes(Name, For.Model as DateParts)).With("role", "group")));
    }
}

/// <summary>
/// <c>&lt;gds-about-when for="…" label="…"&gt;</c>: when something happened, for an <see cref="AboutWhen"/>. The day, or the day and the
/// month, may be left empty; a last possible day and the words used are a step away, and open at once where they hold something.
/// </summary>
[HtmlTargetElement("gds-about-when", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AboutWhenTagHelper : DateFieldTagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Hint ??= "If the day is not known, leave it empty. If only the year is known, leave the day and the month empty.";
        var model = For.Model as AboutWhen;
        var (from, to, words) = ($"{Name}.{nameof(AboutWhen.From)}", $"{Name}.{nameof(AboutWhen.To)}", $"{Name}.{nameof(AboutWhen.Words)}");
        var (fromError, toError) = (DateError(from), DateError(to));
        var isOpen = toError is not null || model is { To.IsEmpty: false } || !string.IsNullOrWhiteSpace(Typed(words, model?.Words));
        var more = E("details", "govuk-details",
            E("summary", "govuk-details__summary", E("span", "govuk-details__summary-text", "It is known only roughly")),
            E("div", "govuk-details__text", LastDay(to, model?.To, toError), WordsUsed(words, model?.Words)))
            .With("open", isOpen ? "open" : null);
        output.Becomes(E("div", Group(fromError ?? toError), Fieldset(fromError, Boxes(from, model?.From), more).With("role", "group")));
    }

    private TagBuilder LastDay(string name, DateParts? model, string? error)
    {
        var id = IdOf(name);
        IHtmlContent? refusal = error is null ? null : E("p", "govuk-error-message", Said("Error:"), " ", error).With("id", id + "-error");
        var fieldset = E("fieldset", "govuk-fieldset", E("legend", "govuk-fieldset__legend", "The last day it can have been"), refusal, Boxes(name, model))
            .With("role", "group").With("aria-describedby", error is null ? null : id + "-error");
        return E("div", Group(error), fieldset);
    }

    private TagBuilder WordsUsed(string name, string? model)
    {
        var id = IdOf(name);
        return E("div", "govuk-form-group",
            E("label", "govuk-label", "The words that were used").With("for", id),
            E("div", "govuk-hint", "For example, just before Christmas").With("id", id + "-hint"),
            E("input", "govuk-input govuk-!-width-two-thirds").With("id", id).With("name", name).With("type", "text").With("value", Typed(name, model))
                .With("aria-describedby", id + "-hint").With("autocomplete", "off"));
    }
}

/// <summary>Takes the refusal of a date to the boxes it is about.</summary>
public static class DateRefusals
{
    /// <summary>Adds the refusal of the date posted under a name.</summary>
    public static void Refuse(this ModelStateDictionary state, string name, DateRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(refusal);
        state.AddModelError(refusal.Part is null ? name : $"{name}.{refusal.Part}", refusal.Message);
    }
}
