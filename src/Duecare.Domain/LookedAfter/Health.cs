using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.LookedAfter;

/// <summary>Which health assessment.</summary>
public enum HealthAssessmentType
{
    /// <summary>The first of a period of being looked after, by a registered medical practitioner.</summary>
    Initial,

    /// <summary>A review of the child's health after the first.</summary>
    Review,
}

/// <summary>An assessment of a child's health. Its day is the day the child was seen for it.</summary>
/// <remarks>A first assessment that no registered medical practitioner made does not count. One made in the three months before care takes its place.</remarks>
[Tells(Happened.InitialHealthAssessed, Happened.ReviewHealthAssessed)]
public sealed record HealthAssessment : Entry
{
    /// <summary>First or review.</summary>
    public required HealthAssessmentType Type { get; init; }

    /// <summary>False if someone other than a registered medical practitioner made it.</summary>
    public bool? ByMedicalPractitioner { get; init; }

    /// <summary>False if the child did not come, or would not be seen. It then does not count.</summary>
    public bool? Attended { get; init; }

    /// <summary>What was found, and the health plan.</summary>
    public string? Findings { get; init; }

    /// <summary>Whether it was made, and by a registered medical practitioner.</summary>
    internal bool IsMedical => Attended != false && (ByMedicalPractitioner ?? Type == HealthAssessmentType.Initial);

    internal override void Tell(Telling tell)
    {
        if (Type == HealthAssessmentType.Initial && IsMedical) tell.Add(Happened.InitialHealthAssessed, basis: Occurred);
        if (Type == HealthAssessmentType.Review && Attended != false) tell.Add(Happened.ReviewHealthAssessed);
    }
}

/// <summary>A dentist checked the child's teeth.</summary>
[Tells(Happened.DentalChecked)]
public sealed record DentalCheck : Entry
{
    /// <summary>False if the child did not come, or would not be seen. It then does not count.</summary>
    public bool? Attended { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Attended != false) tell.Add(Happened.DentalChecked);
    }
}

/// <summary>A strengths and difficulties questionnaire. Without a score it does not count, whatever the reason.</summary>
[Tells(Happened.DifficultiesScored)]
public sealed record DifficultiesScore : Entry
{
    /// <summary>The total score, 0 to 40.</summary>
    public int? Score { get; init; }

    /// <summary>Why there is no score, by the return's code.</summary>
    public string? NoScoreReason { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Score is not null) tell.Add(Happened.DifficultiesScored);
    }
}

/// <summary>Short breaks began: the child lives at home and stays with the same carer for breaks of at most 17 days, at most 75 days a year (regulation 48).</summary>
/// <remarks>Breaks longer than that are no longer these: record the child as looked after and the placement as any other.</remarks>
[Tells(Happened.ShortBreaksStarted, Happened.ShortBreaksEnded)]
public sealed record ShortBreaks : Entry
{
    /// <summary>How often the child is to be visited, as agreed with the independent reviewing officer and the parents; left out, the default.</summary>
    public Timescale? VisitInterval { get; init; }

    /// <summary>Where the breaks are.</summary>
    public string? Place { get; init; }

    /// <summary>The day they ended, where a source holds it in the same row. Otherwise an entry of its own ends them.</summary>
    public ApproximateDate? EndedOn { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.ShortBreaksStarted, matter: Id.Value, interval: VisitInterval);
        if (EndedOn is { } end) tell.Add(Happened.ShortBreaksEnded, When.On(end), matter: Id.Value);
    }
}

/// <summary>Short breaks ended.</summary>
[Tells(Happened.ShortBreaksEnded)]
public sealed record ShortBreaksEnd : Entry
{
    /// <summary>The breaks; left out, whichever were going on.</summary>
    public EntryId? ShortBreaks { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.ShortBreaksEnded, matter: ShortBreaks?.Value);
}
