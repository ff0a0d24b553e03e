using System.Text;
using Duecare.Domain.Duties;
using Duecare.Exchange.Policies;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Terms;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Policies;

/// <summary>Putting in a policy as a file: read and held against the law, then shown with what it would change, then in force.</summary>
public sealed class NewModel(LayDown layDown, WhatWouldChange wouldChange, LedgerTerms terms) : SignedInPage
{
    private const int MostProblems = 20;

    /// <summary>The file.</summary>
    [BindProperty]
    public IFormFile? Chosen { get; set; }

    /// <summary>What was read of it.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The policy that was read; null where none was, or it was refused.</summary>
    public CouncilPolicy? Policy { get; private set; }

    /// <summary>The versions in it that are not here yet.</summary>
    public IEnumerable<PolicyVersion> Added => Policy!.Versions.Skip(terms.Policy?.Versions.Count ?? 0);

    /// <summary>What it would change.</summary>
    public WouldChange? Changes { get; private set; }

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => [AccessRole.Administrator];

    /// <summary>Asks for the file.</summary>
    public void OnGet()
    {
    }

    /// <summary>Reads it, and shows what it would change.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (Chosen is null)
        {
            ModelState.AddModelError(nameof(Chosen), "Choose a policy file");
            return Page();
        }
        using (var reader = new StreamReader(Chosen.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: false)))
        {
            Text = await reader.ReadToEndAsync(HttpContext.RequestAborted);
        }
        ModelState.Remove(nameof(Text));
        if (Read() is { } policy)
        {
            Policy = policy;
            Changes = await wouldChange.By(policy, HttpContext.RequestAborted);
        }
        return Page();
    }

    /// <summary>Puts it in force.</summary>
    public async Task<IActionResult> OnPostPutAsync()
    {
        if (Read() is not { } policy) return Page();
        if (await layDown.Put(Reader, policy, $"{HttpContext.RequestId():D}", HttpContext.RequestAborted) is not { } problem) return LocalRedirect("/policy");
        ModelState.AddModelError(nameof(Chosen), problem);
        return Page();
    }

    private CouncilPolicy? Read()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Text ?? ""));
        var reading = PolicyReader.Read(stream, "policy", terms.Law);
        foreach (var problem in reading.Problems.First.Take(MostProblems)) ModelState.AddModelError(nameof(Chosen), $"{(problem.Line is { } line ? $"Line {line}: " : "")}{(problem.Place.Length > 0 ? problem.Place + ": " : "")}{problem.Message}");
        if (reading.Policy is not { } policy) return null;
        if (LayDown.WhyNot(terms.Policy, policy) is not { } why) return policy;
        ModelState.AddModelError(nameof(Chosen), why);
        return null;
    }
}
