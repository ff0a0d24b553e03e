using System.Globalization;
using System.Text;
using Duecare.Domain.Calendar;
using Duecare.Exchange.BankHolidays;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Terms;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.BankHolidays;

/// <summary>How bank holidays are added.</summary>
public enum HowAdded
{
    File,
    ByHand,
}

/// <summary>Adding whole years of bank holidays, from a published file or by hand: read, then shown with what they would change, then in force.</summary>
public sealed class AddModel(LayDown layDown, WhatWouldChange wouldChange, LedgerTerms terms) : SignedInPage
{
    private const int MostProblems = 20;

    /// <summary>From a file or by hand.</summary>
    [BindProperty]
    public HowAdded? How { get; set; }

    /// <summary>The file.</summary>
    [BindProperty]
    public IFormFile? Chosen { get; set; }

    /// <summary>What was read of it.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The year that is typed.</summary>
    [BindProperty]
    public string? Year { get; set; }

    /// <summary>Its days, one a line.</summary>
    [BindProperty]
    public string? Days { get; set; }

    /// <summary>Where they were published.</summary>
    [BindProperty]
    public string? Source { get; set; }

    /// <summary>What was read; null where it was refused.</summary>
    public BankHolidayList? List { get; private set; }

    /// <summary>Years of which the file holds a part only.</summary>
    public IReadOnlyList<int> LeftOut { get; private set; } = [];

    /// <summary>The days that are not in the calendar yet.</summary>
    public IEnumerable<BankHoliday> NewDays => List!.Holidays.Where(h => !terms.Calendar.Holidays.Any(k => k.On == h.On));

    /// <summary>The days in the calendar that the list does not have.</summary>
    public IEnumerable<BankHoliday> GoneDays => terms.Calendar.Holidays.Where(k => k.On >= List!.FirstDay && k.On <= List.LastDay && !List.Holidays.Any(h => h.On == k.On));

    /// <summary>What it would change.</summary>
    public WouldChange? Changes { get; private set; }

    /// <summary>The year after those known.</summary>
    public int NextYear => terms.Calendar.LastDay.Year + 1;

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => [AccessRole.Administrator];

    /// <summary>Asks for them.</summary>
    public void OnGet()
    {
    }

    /// <summary>Reads them, and shows what they would change.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Text = null;
        ModelState.Remove(nameof(Text));
        if (Chosen is not null)
        {
            using var reader = new StreamReader(Chosen.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: false));
            Text = await reader.ReadToEndAsync(HttpContext.RequestAborted);
        }
        if (Read() is not { } list) return Page();
        List = list;
        Changes = await wouldChange.By(list, HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>Adds them.</summary>
    public async Task<IActionResult> OnPostPutAsync()
    {
        if (Read() is not { } list) return Page();
        if (await layDown.Put(Reader, list, Source!, $"{HttpContext.RequestId():D}", HttpContext.RequestAborted) is not { } problem) return LocalRedirect("/bank-holidays");
        ModelState.AddModelError(nameof(Source), problem);
        return Page();
    }

    private BankHolidayList? Read()
    {
        if (How is null) ModelState.AddModelError(nameof(How), "Say how you add them");
        if (LayDown.WhyNot(Source) is { } unsourced) ModelState.AddModelError(nameof(Source), unsourced);
        if (How is null) return null;
        var (field, reading) = How == HowAdded.File ? (nameof(Chosen), OfFile()) : (nameof(Days), OfHand());
        if (reading?.Problem is { } problem) ModelState.AddModelError(field, problem);
        if (reading?.List is not { } list) return null;
        LeftOut = reading.LeftOut;
        foreach (var wrong in list.Problems(terms.Calendar).Take(MostProblems)) ModelState.AddModelError(field, wrong);
        return ModelState.IsValid ? list : null;
    }

    private BankHolidayReading? OfFile()
    {
        if (!string.IsNullOrWhiteSpace(Text)) return BankHolidayFile.Read(Text, Source?.Trim() ?? "");
        ModelState.AddModelError(nameof(Chosen), "Choose a file");
        return null;
    }

    private BankHolidayReading? OfHand()
    {
        if (int.TryParse(Year?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1980 and <= 2200) return BankHolidayFile.Typed(Days ?? "", year, Source?.Trim() ?? "");
        ModelState.AddModelError(nameof(Year), $"Enter a year, such as {NextYear}");
        return null;
    }
}
