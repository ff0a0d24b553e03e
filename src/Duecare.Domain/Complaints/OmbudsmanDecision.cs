using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Complaints;

/// <summary>The Ombudsman's decision on the whole complaint.</summary>
public enum OmbudsmanOutcome
{
    /// <summary>Upheld, with remedies agreed or none left to ask.</summary>
    Upheld,

    /// <summary>Not upheld.</summary>
    NotUpheld,

    /// <summary>Closed without a finding.</summary>
    Closed,
}

/// <summary>What the Ombudsman found on one matter. The finding of fault is the Ombudsman's; the record only keeps it.</summary>
public sealed record OmbudsmanFinding
{
    /// <summary>What it is about.</summary>
    public required string Matter { get; init; }

    /// <summary>Whether the Ombudsman found fault; left out where the matter was not looked into.</summary>
    public bool? Fault { get; init; }

    /// <summary>The rule of the duty it is about, such as <c>core-group-subsequent</c>.</summary>
    public string? Duty { get; init; }

    /// <summary>The injustice it caused, and to whom.</summary>
    public IReadOnlyList<string> Injustice { get; init; } = [];
}

/// <summary>One action that the council agreed with the Ombudsman.</summary>
/// <remarks>Its due day is <see cref="DueOn"/>, else <see cref="Within"/> from the day of the final decision, else what <see cref="OmbudsmanDecision"/> assumes.</remarks>
public sealed record AgreedRemedy
{
    /// <summary>Its id, which what is done about it repeats. Two decisions about one child need different ids.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Action { get; init; }

    /// <summary>To or for whom.</summary>
    public string? Recipient { get; init; }

    /// <summary>The sum to pay, in pounds.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The period stated, from the day of the final decision.</summary>
    public Timescale? Within { get; init; }

    /// <summary>Whether the decision says "immediately".</summary>
    public bool Immediately { get; init; }

    /// <summary>The day stated.</summary>
    public ApproximateDate? DueOn { get; init; }

    /// <summary>Whether the action is an audit of the open cases: each child's own case is then due to be audited by that day.</summary>
    public bool AuditsOpenCases { get; init; }

    /// <summary>The officer named to see to it.</summary>
    public WorkerId? Owner { get; init; }

    internal bool StatesDate => DueOn is not null || Within is not null;
}

/// <summary>The Ombudsman's final decision, with the remedies the council agreed. Its day starts the clock of each.</summary>
/// <remarks>
/// "Immediately" counts as five working days. A remedy without a date takes that of the nearest one in the list that states a date, the
/// one before where two are as near; where none does, it awaits a date. Both are marked as assumed. A due day on a weekend is not moved.
/// </remarks>
[Tells(Happened.OmbudsmanRemedyAgreed, Happened.OmbudsmanEvidenceDue, Happened.CaseAuditDue)]
public sealed record OmbudsmanDecision : Entry
{
    private static readonly Timescale AtOnce = Timescale.WorkingDays(5);

    /// <summary>The Ombudsman's case number.</summary>
    public required string Case { get; init; }

    /// <summary>The decision on the whole complaint.</summary>
    public required OmbudsmanOutcome Outcome { get; init; }

    /// <summary>The council's reference of the complaint it is about.</summary>
    public string? Complaint { get; init; }

    /// <summary>What was found, matter by matter.</summary>
    public IReadOnlyList<OmbudsmanFinding> Findings { get; init; } = [];

    /// <summary>What the council agreed to do, in the decision's order.</summary>
    public IReadOnlyList<AgreedRemedy> Remedies { get; init; } = [];

    /// <summary>Whether the Ombudsman shared the decision with Ofsted.</summary>
    public bool SharedWithOfsted { get; init; }

    internal override void Tell(Telling tell)
    {
        for (var i = 0; i < Remedies.Count; i++)
        {
            var remedy = Remedies[i];
            var due = DueOf(i, tell.Calendar);
            var facts = remedy.StatesDate || due is null ? Facts.None : Facts.DateAssumed;
            tell.Add(Happened.OmbudsmanRemedyAgreed, facts, remedy.Id, named: due, about: remedy.Action);
            tell.Add(Happened.OmbudsmanEvidenceDue, facts, remedy.Id, named: due, about: remedy.Action);
            if (remedy.AuditsOpenCases) tell.Add(Happened.CaseAuditDue, facts, remedy.Id, named: due, about: remedy.Action);
        }
    }

    private ApproximateDate? DueOf(int index, WorkingDayCalendar calendar)
    {
        var remedy = Remedies[index];
        if (remedy.StatesDate) return StatedBy(remedy, calendar);
        if (remedy.Immediately) return After(AtOnce, calendar);
        return NearestDated(index) is { } sibling ? StatedBy(sibling, calendar) : null;
    }

    private AgreedRemedy? NearestDated(int index)
    {
        for (var distance = 1; distance < Remedies.Count; distance++)
        {
            if (index - distance >= 0 && Remedies[index - distance].StatesDate) return Remedies[index - distance];
            if (index + distance < Remedies.Count && Remedies[index + distance].StatesDate) return Remedies[index + distance];
        }
        return null;
    }

    private ApproximateDate? StatedBy(AgreedRemedy remedy, WorkingDayCalendar calendar) =>
        remedy.DueOn ?? (remedy.Within is { } period ? After(period, calendar) : null);

    private ApproximateDate? After(Timescale period, WorkingDayCalendar calendar) =>
        period.TryAdd(Occurred.Earliest.DayNumber, 1, calendar, out var from)
        && period.TryAdd(Occurred.Latest.DayNumber, 1, calendar, out var to)
            ? new(DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to))
            : null;
}
