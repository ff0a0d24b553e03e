using System.Reflection;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Timelines;

/// <summary>A lane of a child's timeline: the parts of the work that a reader follows apart.</summary>
public enum Lane
{
    ContactAndReferral,
    Assessment,
    ConferencesAndReviews,
    CoreGroups,
    Visits,
    RiskAndRestrictions,
    DecisionsAndHandovers,
    LookedAfter,
    FosteringMissingAndEarlyHelp,
    ComplaintsAndOmbudsman,
}

/// <summary>Which lane a thing is drawn in.</summary>
public static class Lanes
{
    private static readonly Dictionary<Type, Lane> OfKinds = typeof(Entry).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Entry)))
        .ToDictionary(t => t, t => t.GetCustomAttribute<TellsAttribute>()?.Happenings is [var first, ..] ? Of(first) : Lane.DecisionsAndHandovers);

    /// <summary>The lane of an entry, by the first thing that an entry of its kind tells.</summary>
    public static Lane Of(Entry entry) => OfKinds.GetValueOrDefault(entry.GetType(), Lane.DecisionsAndHandovers);

    /// <summary>The lane of a duty: its chapter's where one part of the work answers for all of it, else where the thing is done that meets it.</summary>
    public static Lane Of(DutyRule rule) => rule.Chapter switch
    {
        Chapter.RiskFromAdults => Lane.RiskAndRestrictions,
        Chapter.PreProceedings or Chapter.Oversight => Lane.DecisionsAndHandovers,
        Chapter.ComplaintsAndInformation => Lane.ComplaintsAndOmbudsman,
        _ when rule.Form == RuleForm.EveryNthVisit => Lane.Visits,
        _ when rule.MetBy is [var first, ..] => Of(first.What),
        Chapter.FrontDoor => Lane.ContactAndReferral,
        Chapter.Assessment => Lane.Assessment,
        Chapter.LookedAfter => Lane.LookedAfter,
        Chapter.FosteringMissingEarlyHelp => Lane.FosteringMissingAndEarlyHelp,
        _ => Lane.ConferencesAndReviews,
    };

    /// <summary>The lane's heading.</summary>
    public static string Name(Lane lane) => lane switch
    {
        Lane.ContactAndReferral => "Contact and referral",
        Lane.Assessment => "Assessment",
        Lane.ConferencesAndReviews => "Conferences and reviews",
        Lane.CoreGroups => "Core groups",
        Lane.Visits => "Visits",
        Lane.RiskAndRestrictions => "Risk and restrictions",
        Lane.DecisionsAndHandovers => "Decisions and handovers",
        Lane.LookedAfter => "Looked after",
        Lane.FosteringMissingAndEarlyHelp => "Fostering, missing, early help",
        _ => "Complaints and Ombudsman",
    };

    // Happened is written in sections, one after another, so a section is everything up to its last name.
    private static Lane Of(Happened what) => what switch
    {
        Happened.CoreGroupHeld => Lane.CoreGroups,
        Happened.WorkerAllocated or Happened.WorkerAllocatedToAssess or Happened.ClosureDecided or Happened.CaseClosed
            or Happened.DelayReasonRecorded => Lane.DecisionsAndHandovers,
        <= Happened.ChildBorn => Lane.ContactAndReferral,
        <= Happened.AssessmentDelayReasoned => Lane.Assessment,
        <= Happened.EmergencyOrderEnded => Lane.ConferencesAndReviews,
        <= Happened.UnannouncedVisitsRequired => Lane.Visits,
        <= Happened.TestMissedDecided => Lane.RiskAndRestrictions,
        <= Happened.CaseAuditDone => Lane.DecisionsAndHandovers,
        <= Happened.ShortBreaksEnded => Lane.LookedAfter,
        <= Happened.DesignatedOfficerTold => Lane.FosteringMissingAndEarlyHelp,
        _ => Lane.ComplaintsAndOmbudsman,
    };
}
