using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Web.Security;

namespace Duecare.Web.Pages.People;

/// <summary>Everybody who works here, or did.</summary>
public sealed class IndexModel(StaffList staff) : SignedInPage
{
    /// <summary>By name.</summary>
    public IReadOnlyList<StaffMember> Everybody { get; private set; } = [];

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => [AccessRole.Administrator];

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync() => Everybody = await staff.Everybody(HttpContext.RequestAborted);
}
