using Duecare.Records.Access;

namespace Duecare.Web.Security;

/// <summary>Roles, and reasons for access, as pages say them.</summary>
public static class RoleWords
{
    /// <summary>A role.</summary>
    public static string Of(AccessRole role) => role switch
    {
        AccessRole.Practitioner => "Social worker",
        AccessRole.EarlyHelpWorker => "Early help worker",
        AccessRole.FrontDoorWorker => "Front door worker",
        AccessRole.TeamManager => "Team manager",
        AccessRole.ServiceManager => "Service manager",
        AccessRole.ConferenceChair => "Conference chair or reviewing officer",
        AccessRole.QualityAuditor => "Quality auditor",
        AccessRole.ComplaintsOfficer => "Complaints officer",
        AccessRole.InformationGovernanceOfficer => "Information governance officer",
        AccessRole.PerformanceAnalyst => "Performance analyst",
        AccessRole.BusinessSupport => "Business support",
        AccessRole.Administrator => "Administrator",
        AccessRole.Inspector => "Inspector",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>Why somebody could see a record; null where they could not.</summary>
    public static string Of(AccessBasis? basis) => basis switch
    {
        null => "Could not see it",
        AccessBasis.Named => "Named on a restricted record",
        AccessBasis.Allocated => "The child is or was theirs",
        AccessBasis.Team => "The child is or was their team’s",
        AccessBasis.FrontDoor => "Works at the front door",
        AccessBasis.ConferenceOrReview => "Chairs or reviews",
        AccessBasis.Complaint => "Answers a complaint",
        AccessBasis.InformationRights => "Answers a request for information",
        AccessBasis.Service => "Answers for, audits or inspects the service",
        AccessBasis.Emergency => "Opened it in an emergency",
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    /// <summary>What somebody did.</summary>
    public static string Of(AccessVerb verb) => verb switch
    {
        AccessVerb.Consulted => "Read",
        AccessVerb.Disclosed => "Gave to somebody outside",
        AccessVerb.Combined => "Brought together with another",
        AccessVerb.Printed => "Printed",
        AccessVerb.Exported => "Took a copy",
        AccessVerb.Refused => "Asked, and was refused",
        _ => throw new ArgumentOutOfRangeException(nameof(verb)),
    };
}
