using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Web.Record;
using Duecare.Web.Security;
using Microsoft.AspNetCore.RateLimiting;

namespace Duecare.Web.Pages.Search;

/// <summary>Every two records that may be of one child, for those who decide whether they are.</summary>
[EnableRateLimiting(RateLimits.Search)]
public sealed class DuplicatesModel(RecordAccess access, LedgerTerms terms) : RecordPage(access, terms)
{
    private static readonly AccessRole[] Deciders = [AccessRole.TeamManager, AccessRole.ServiceManager];

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => Deciders;

    /// <summary>Whether it is for a reader.</summary>
    public static bool IsFor(Reader reader) => (reader ?? throw new ArgumentNullException(nameof(reader))).Roles.Any(Deciders.Contains);

    /// <summary>Who looks alike, and in what.</summary>
    public IReadOnlyList<AlikePair> Pairs { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync() => Pairs = await Access.Duplicates(Reader, null, Route, HttpContext.RequestAborted);
}
