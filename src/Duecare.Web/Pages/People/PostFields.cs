using Duecare.Records.Access;

namespace Duecare.Web.Pages.People;

/// <summary>What somebody does, and where, as a form asks it.</summary>
public sealed class PostFields
{
    /// <summary>The roles.</summary>
    public IList<AccessRole> Roles { get; set; } = [];

    /// <summary>The team.</summary>
    public string? Team { get; set; }

    /// <summary>The teams to choose from.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public IReadOnlyList<string> Teams { get; set; } = [];
}
