using Duecare.Web.Forms;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Testing.Pages.Gallery;

/// <summary>How a child was seen.</summary>
public enum Seen
{
    Alone,
    WithOthers,
    NotSeen,
}

/// <summary>Every tag helper once, in a form that refuses what is empty and otherwise says which request it took.</summary>
[Duecare.Web.Security.ForEverybody]
public sealed class IndexModel : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Days { get; set; }

    [BindProperty]
    public string? Notes { get; set; }

    [BindProperty]
    public DateParts VisitedOn { get; set; } = new();

    [BindProperty]
    public AboutWhen Happened { get; set; } = new();

    [BindProperty]
    public Seen? Seen { get; set; }

    [BindProperty]
    public string? WhyNot { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Present { get; set; } = [];

    [BindProperty]
    public string? WhoElse { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    public Guid? Sent { get; private set; }

    public IActionResult OnPost()
    {
        if (string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError(nameof(Name), "Enter a name");
        if (string.IsNullOrWhiteSpace(Days)) ModelState.AddModelError(nameof(Days), "Enter a number of days");
        if (Notes is null or { Length: > 200 }) ModelState.AddModelError(nameof(Notes), "What happened must have 1 to 200 characters");
        if (VisitedOn.Read("date of the visit", out _) is { } refusal) ModelState.Refuse(nameof(VisitedOn), refusal);
        if (Happened.Read("date", out _) is var (date, wrong)) ModelState.Refuse($"{nameof(Happened)}.{date}", wrong);
        if (Seen is null) ModelState.AddModelError(nameof(Seen), "Say whether the child was seen");
        if (Present.Count == 0) ModelState.AddModelError(nameof(Present), "Say who was there");
        if (Place is null) ModelState.AddModelError(nameof(Place), "Choose where");
        if (ModelState.IsValid) Sent = HttpContext.RequestId();
        return Page();
    }
}
