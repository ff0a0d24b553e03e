using Duecare.Domain.Chronology;
using Duecare.Records.Access;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Duecare.Web.Pages.Seen;

/// <summary>Opening a record that one may not otherwise see, because it can't wait.</summary>
public sealed class EmergencyModel(RecordAccess access) : SignedInPage
{
    /// <summary>The child.</summary>
    [BindProperty]
    public string? Child { get; set; }

    /// <summary>Why it can't wait.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Until when it is open and who was told; null before.</summary>
    public EmergencyOpening.Opened? Opened { get; private set; }

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!RecordAccess.MayOpen(Reader)) context.Result = new NotFoundResult();
    }

    /// <summary>Asks why.</summary>
    public void OnGet(string? childId) => Child = childId;

    /// <summary>Opens it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Child)) ModelState.AddModelError(nameof(Child), "Enter the child’s number");
        if (!ModelState.IsValid) return Page();
        var answer = await access.OpenInEmergency(Reader, new ChildId(Child!.Trim()), Reason ?? "", HttpContext.RequestId()!.Value.ToString("D"), HttpContext.RequestAborted);
        if (answer is EmergencyOpening.Refused refused) ModelState.AddModelError(refused.Message.StartsWith("Say", StringComparison.Ordinal) ? nameof(Reason) : nameof(Child), refused.Message);
        else Opened = (EmergencyOpening.Opened)answer;
        return Page();
    }
}
