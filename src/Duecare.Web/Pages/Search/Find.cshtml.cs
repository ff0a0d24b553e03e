using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Web.Record;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace Duecare.Web.Pages.Search;

/// <summary>Finds a child by a part of the name, by a name that is nearly it, by date of birth or by id. What is typed is sent in the form's body: a name has no place in an address.</summary>
[EnableRateLimiting(RateLimits.Search)]
public sealed class FindModel(RecordAccess access, LedgerTerms terms) : RecordPage(access, terms)
{
    /// <summary>What is looked for.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Who was found, the best first; null until something was looked for.</summary>
    public IReadOnlyList<ListedChild>? Found { get; private set; }

    /// <summary>Those in whom each word was found as it was typed.</summary>
    public IEnumerable<ListedChild> Exact => Found!.Where(f => !f.IsAlike);

    /// <summary>Those whose name is only like it.</summary>
    public IEnumerable<ListedChild> Alike => Found!.Where(f => f.IsAlike);

    /// <summary>How many were found, as a sentence.</summary>
    public string FoundInWords => Found!.Count switch
    {
        0 => "Nobody is found by that among the children you may know of. Try fewer words, another spelling, or the date of birth.",
        1 => "1 child found.",
        RecordAccess.MostFound => $"The {RecordAccess.MostFound} nearest are shown: say more of the name, or add the date of birth, to find others.",
        var several => $"{several} children found.",
    };

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        base.OnPageHandlerExecuting(context);
        if (!RecordAccess.MaySearch(Reader)) context.Result = new NotFoundResult();
    }

    /// <summary>Shows the question.</summary>
    public void OnGet()
    {
    }

    /// <summary>Shows who is found.</summary>
    public async Task OnPostAsync()
    {
        if (RecordAccess.WhyNotSearched(Words) is { } problem) ModelState.AddModelError(nameof(Words), problem);
        else Found = await Access.Find(Reader, Words!, HttpContext.RequestAborted);
    }
}
