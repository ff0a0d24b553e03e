namespace Duecare.Records.Access;

/// <summary>What someone does in the service, and so what of the record they may see and state. One person may have several.</summary>
public enum AccessRole
{
    /// <summary>Works with the children allocated to them, and for those of their team.</summary>
    Practitioner,

    /// <summary>Works with families in early help.</summary>
    EarlyHelpWorker,

    /// <summary>Answers contacts and referrals, and must be able to ask whether a child is known.</summary>
    FrontDoorWorker,

    /// <summary>Answers for a team, and for every child that nobody in it is allocated to.</summary>
    TeamManager,

    /// <summary>Answers for the service.</summary>
    ServiceManager,

    /// <summary>Chairs conferences or reviews, as a chair or an independent reviewing officer.</summary>
    ConferenceChair,

    /// <summary>Reads records to judge practice.</summary>
    QualityAuditor,

    /// <summary>Answers complaints, and the Ombudsman.</summary>
    ComplaintsOfficer,

    /// <summary>Answers requests for information, and decides on disposal.</summary>
    InformationGovernanceOfficer,

    /// <summary>Counts, and sees no child's record.</summary>
    PerformanceAnalyst,

    /// <summary>Arranges and sends for a team.</summary>
    BusinessSupport,

    /// <summary>Keeps accounts, teams and policy, and sees no child's record.</summary>
    Administrator,

    /// <summary>Inspects, and states nothing.</summary>
    Inspector,
}

/// <summary>Someone who is signed in.</summary>
/// <param name="Worker">Who.</param>
/// <param name="Name">The name that others know them by.</param>
/// <param name="Roles">What they do.</param>
/// <param name="Team">The team they belong to; null for one outside every team.</param>
public sealed record Reader(WorkerId Worker, string Name, IReadOnlyList<AccessRole> Roles, string? Team);
