using System.Globalization;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Terms;
using Duecare.Web.Forms;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Policies;

/// <summary>A period as it is typed; nothing for none.</summary>
public sealed class PeriodAnswers
{
    public string? Count { get; set; }

    public TimeUnit? Unit { get; set; }
}

/// <summary>Changing one rule by a new version of the policy, which keeps everything else as the last version has it.</summary>
public sealed class ChangeModel(LayDown layDown, WhatWouldChange wouldChange, LedgerTerms terms) : SignedInPage
{
    /// <summary>The rule.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    /// <summary>The council, where it has no policy yet.</summary>
    [BindProperty]
    public string? Council { get; set; }

    /// <summary>Whether the rule is as the law and the defaults have it, is changed, or is not owed.</summary>
    [BindProperty]
    public HowChanged? How { get; set; }

    /// <summary>The first period.</summary>
    [BindProperty]
    public PeriodAnswers Within { get; set; } = new();

    /// <summary>The repeating period.</summary>
    [BindProperty]
    public PeriodAnswers Then { get; set; } = new();

    /// <summary>The target.</summary>
    [BindProperty]
    public PeriodAnswers Target { get; set; } = new();

    /// <summary>Why the rule is changed.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The name of the version.</summary>
    [BindProperty]
    public string? Version { get; set; }

    /// <summary>Its first day.</summary>
    [BindProperty]
    public DateParts InForceFrom { get; set; } = new();

    /// <summary>The version that was shown, as it is written.</summary>
    [BindProperty]
    public string? Previewed { get; set; }

    /// <summary>The rule as the law and the defaults have it; null before one is chosen.</summary>
    public DutyRule? Row { get; private set; }

    /// <summary>How the last version changes it; null where it does not.</summary>
    public RuleChange? Before => terms.Policy?.Versions[^1].Rules.FirstOrDefault(r => r.Id == Rule);

    /// <summary>Whether the council has no policy yet.</summary>
    public bool IsFirst => terms.Policy is null;

    /// <summary>The version that follows from what was typed; null where it was refused.</summary>
    public PolicyVersion? Made { get; private set; }

    /// <summary>What it would change.</summary>
    public WouldChange? Changes { get; private set; }

    /// <summary>The rules that a period or a target can be set for, by title.</summary>
    public IEnumerable<DutyRule> Rules => terms.Law.Rows.Where(r => r.Within is not null || r.Then is not null).GroupBy(r => r.Id, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(r => r.Title, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => [AccessRole.Administrator];

    /// <summary>Asks which rule, then how it is to be.</summary>
    public IActionResult OnGet()
    {
        if (string.IsNullOrEmpty(Rule)) return Page();
        Row = Rules.FirstOrDefault(r => r.Id == Rule);
        return Row is null ? NotFound() : Page();
    }

    /// <summary>Shows what it would change; puts it in force once that was seen.</summary>
    public async Task<IActionResult> OnPostAsync(string? then = null)
    {
        Row = Rules.FirstOrDefault(r => r.Id == Rule);
        if (Row is null) return NotFound();
        if (Read() is not { } policy) return Page();
        var written = WrittenPolicy.Of(policy.Versions[^1]);
        if (then == "put" && Previewed == written)
        {
            if (await layDown.Put(Reader, policy, $"{HttpContext.RequestId():D}", HttpContext.RequestAborted) is not { } problem) return LocalRedirect("/policy");
            ModelState.AddModelError(nameof(Version), problem);
            return Page();
        }
        (Made, Previewed) = (policy.Versions[^1], written);
        ModelState.Remove(nameof(Previewed));
        Changes = await wouldChange.By(policy, HttpContext.RequestAborted);
        return Page();
    }

    private CouncilPolicy? Read()
    {
        if (How is null) ModelState.AddModelError(nameof(How), "Say how it is to be");
        if (IsFirst && string.IsNullOrWhiteSpace(Council)) ModelState.AddModelError(nameof(Council), "Enter the council’s name");
        if (string.IsNullOrWhiteSpace(Reason)) ModelState.AddModelError(nameof(Reason), "Enter why, and who decided it");
        if (string.IsNullOrWhiteSpace(Version)) ModelState.AddModelError(nameof(Version), "Enter a name for the version, such as 2026.1");
        if (InForceFrom.Read("first day", out var from) is { } refusal) ModelState.Refuse(nameof(InForceFrom), refusal);
        var change = ChangeOf();
        if (!ModelState.IsValid) return null;
        var last = terms.Policy?.Versions[^1];
        var version = new PolicyVersion
        {
            Version = Version!.Trim(),
            InForceFrom = from,
            Reason = Reason!.Trim(),
            Rules = [.. (last?.Rules ?? []).Where(r => r.Id != Rule), .. change is null ? [] : new[] { change }],
            Duties = last?.Duties ?? [],
        };
        var policy = new CouncilPolicy(terms.Policy?.Council ?? Council!.Trim(), [.. terms.Policy?.Versions ?? [], version]);
        foreach (var refused in terms.Refusals(policy).Where(r => r.Version == policy.Versions.Count - 1)) ModelState.AddModelError(FieldOf(refused), Wording.Sentence(refused.Message));
        return ModelState.IsValid ? policy : null;
    }

    private RuleChange? ChangeOf()
    {
        if (How == HowChanged.Off) return new() { Id = Rule!, Off = true, Reason = Reason?.Trim() ?? "" };
        if (How != HowChanged.Changed) return null;
        var change = new RuleChange { Id = Rule!, Within = Period(nameof(Within), Within), Then = Period(nameof(Then), Then), Target = Period(nameof(Target), Target), Steps = Before?.Steps ?? [], Reason = Reason?.Trim() ?? "" };
        if (change is { Within: null, Then: null, Target: null, Steps.Count: 0 } && ModelState.IsValid) ModelState.AddModelError(nameof(How), "Enter a period or a target, or leave it as the law and the defaults have it");
        return change;
    }

    private Timescale? Period(string field, PeriodAnswers typed)
    {
        if (string.IsNullOrWhiteSpace(typed.Count) && typed.Unit is null) return null;
        if (!int.TryParse(typed.Count?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 9999) ModelState.AddModelError($"{field}.Count", "Enter a whole number from 1 to 9999");
        else if (typed.Unit is { } unit) return new(count, unit);
        else ModelState.AddModelError($"{field}.Unit", "Choose what it is counted in");
        return null;
    }

    private static string FieldOf(PolicyRefusal refused) => (refused.Within, refused.Field) switch
    {
        (null, "inForceFrom") => nameof(InForceFrom),
        (null, "version") => nameof(Version),
        ("rules", "within") => "Within.Count",
        ("rules", "then") => "Then.Count",
        ("rules", "target") => "Target.Count",
        _ => nameof(How),
    };
}

/// <summary>How a rule is to be.</summary>
public enum HowChanged
{
    /// <summary>As the law and the default numbers have it.</summary>
    AsTheLaw,

    /// <summary>With a period or a target of the council's own.</summary>
    Changed,

    /// <summary>Not owed.</summary>
    Off,
}
