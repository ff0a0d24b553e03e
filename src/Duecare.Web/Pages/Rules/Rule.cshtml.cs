using Duecare.Domain.Duties;
using Duecare.Records;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Pages.Rules;

/// <summary>One rule, with every version of it that ever governed a clock.</summary>
[ForEverybody]
public sealed class RuleModel(LedgerTerms? terms = null) : PageModel
{
    /// <summary>The versions, the latest first.</summary>
    public IReadOnlyList<DutyRule> Versions { get; private set; } = [];

    /// <summary>The rulebook, with the council's policy where there is one.</summary>
    public Rulebook Book => terms?.Rules ?? Rulebook.Shipped;

    /// <summary>The version that governs last.</summary>
    public DutyRule Latest => Versions[0];

    /// <summary>The days that a version governs, as the end of a sentence.</summary>
    public string Days(DutyRule row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (row.InForceFrom, row.InForceTo) switch
        {
            ({ } from, { } to) => $"from {from:d MMMM yyyy} to {to:d MMMM yyyy}",
            ({ } from, null) => $"on or after {from:d MMMM yyyy}",
            (null, { } to) => $"on or before {to:d MMMM yyyy}",
            _ => "on any day",
        };
    }

    /// <summary>Shows the rule.</summary>
    public IActionResult OnGet(string id)
    {
        Versions = [.. Book.Rows.Where(row => row.Id == id).Reverse()];
        return Versions.Count == 0 ? NotFound() : Page();
    }
}
