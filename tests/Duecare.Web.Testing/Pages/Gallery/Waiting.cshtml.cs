using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duecare.Web.Testing.Pages.Gallery;

/// <summary>A page that is made only once a test says so.</summary>
[Duecare.Web.Security.ForEverybody]
public sealed class WaitingModel : PageModel
{
    public Task OnGetAsync([FromServices] Wait wait) => wait.Until.Task;
}

/// <summary>What the page waits for.</summary>
public sealed class Wait
{
    public TaskCompletionSource Until { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
