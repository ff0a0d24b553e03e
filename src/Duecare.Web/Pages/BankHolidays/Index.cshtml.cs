using Duecare.Domain.Calendar;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Staff;
using Duecare.Records.Terms;
using Duecare.Web.Security;

namespace Duecare.Web.Pages.BankHolidays;

/// <summary>The bank holidays known, each with its source, and the last day that is known.</summary>
public sealed class IndexModel(LayDown layDown, StaffList staff, LedgerTerms terms) : SignedInPage
{
    /// <summary>The working days.</summary>
    public WorkingDayCalendar Calendar => terms.Calendar;

    /// <summary>The lists that were added, the latest first.</summary>
    public IReadOnlyList<Laid> Lists { get; private set; } = [];

    /// <summary>What those who added them are called.</summary>
    public StaffNames Names { get; private set; } = null!;

    /// <summary>What is to be done before the days known end; null while that is far.</summary>
    public string? Warning => HolidayWarning.Of(terms);

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => [AccessRole.Administrator];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        Lists = [.. (await layDown.All(HttpContext.RequestAborted)).Where(l => l.Holidays is not null)];
        Names = await staff.Names(Lists.Select(l => l.By.Value), HttpContext.RequestAborted);
    }
}

/// <summary>Says months ahead that the bank holidays known come to an end, while there is time to add more.</summary>
public static class HolidayWarning
{
    private const int Months = 9;

    /// <summary>The warning; null while more than nine months are known.</summary>
    public static string? Of(LedgerTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var (today, last) = (LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime), terms.Calendar.LastDay);
        return last >= today.AddMonths(Months) ? null
            : $"Bank holidays are known up to {Wording.Day(last)}. What is due after that day can’t be counted in working days: add {last.Year + 1}.";
    }
}
