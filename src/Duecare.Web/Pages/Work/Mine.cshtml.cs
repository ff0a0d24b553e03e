using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Drafts;
using Duecare.Records.Work;
using Duecare.Web.Pages.BankHolidays;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Work;

/// <summary>What the reader has to do: past the limit, due soon, to write up.</summary>
public sealed class MineModel(RecordAccess access, LedgerTerms terms, MyWork myWork) : RecordPage(access, terms)
{
    private static readonly WorkBlock[] Shown = [WorkBlock.PastTheLimit, WorkBlock.Soon, WorkBlock.WriteUp];

    /// <summary>The one block asked for; null for the three that matter now.</summary>
    [BindProperty(SupportsGet = true)]
    public WorkBlock? Show { get; set; }

    /// <summary>The list.</summary>
    public WorkList Work { get; private set; } = null!;

    /// <summary>For an administrator, that the bank holidays known come to an end; null while that is far.</summary>
    public string? HolidaysEnd => Reader.Roles.Contains(AccessRole.Administrator) ? HolidayWarning.Of(Terms) : null;

    /// <summary>The blocks to show, in order.</summary>
    public IReadOnlyList<WorkBlock> Blocks => Show is { } one ? [one] : Shown;

    /// <summary>A block's heading.</summary>
    public static string Heading(WorkBlock block) => block switch
    {
        WorkBlock.PastTheLimit => "Past the limit",
        WorkBlock.Soon => "Due in the next five working days",
        WorkBlock.WriteUp => "Write up",
        _ => "Later, or without a date",
    };

    /// <summary>What is said of an empty block.</summary>
    public static string Nothing(WorkBlock block) => block switch
    {
        WorkBlock.PastTheLimit => "Nothing of yours is past its limit.",
        WorkBlock.Soon => "Nothing of yours falls due in the next five working days.",
        WorkBlock.WriteUp => "Nothing of yours is waiting to be written up.",
        _ => "Nothing more is owed by you.",
    };

    /// <summary>The form that a draft goes on with; null where the form is no more.</summary>
    public static FormAttribute? FormOf(Draft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return FormAttribute.All.FirstOrDefault(f => draft.Key.Form == f.Id || draft.Key.Form.StartsWith(f.Id + "/", StringComparison.Ordinal));
    }

    /// <summary>Where a draft is gone on with. A form about one thing of a child keeps that thing's own address behind its id.</summary>
    public static string LinkOf(Draft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var form = FormOf(draft)!;
        return draft.Key.Form == form.Id ? form.For(draft.Key.Child) : $"{Links.Child(draft.Key.Child)}/{draft.Key.Form[(form.Id.Length + 1)..]}";
    }

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync() => Work = await myWork.Of(Reader, HttpContext.RequestAborted);
}
