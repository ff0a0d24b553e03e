using Duecare.Records.Projections;

namespace Duecare.Records.Access;

/// <summary>Why a reader may see a child's record: the narrowest reason that holds, which the log keeps.</summary>
public enum AccessBasis
{
    /// <summary>The record is restricted, and the reader is named.</summary>
    Named,

    /// <summary>The child is, or lately was, allocated to the reader, or the reader holds an open duty to the child.</summary>
    Allocated,

    /// <summary>The child is, or lately was, the reader's team's.</summary>
    Team,

    /// <summary>A contact or referral is undecided, or nobody has the child's case, and the reader works at the front door.</summary>
    FrontDoor,

    /// <summary>There is a conference, a plan or a looked-after episode, and the reader chairs or reviews.</summary>
    ConferenceOrReview,

    /// <summary>There is a complaint, and the reader answers complaints.</summary>
    Complaint,

    /// <summary>There is a request for information, a disposal or a hold, and the reader answers for those.</summary>
    InformationRights,

    /// <summary>The reader answers for the whole service, judges its practice or inspects it.</summary>
    Service,

    /// <summary>The reader opened the record in an emergency.</summary>
    Emergency,
}

/// <summary>What is known of a child and a reader together, by which access is decided: rows that are kept ready, so that a record need not be read to refuse it.</summary>
internal sealed record AccessFacts
{
    public required string Child { get; init; }

    public required bool IsRestricted { get; init; }

    public required bool IsNamed { get; init; }

    public required bool IsAllocated { get; init; }

    public required bool IsTeams { get; init; }

    public required bool IsAtFrontDoor { get; init; }

    public required ChildMatters Matters { get; init; }

    public required bool IsEmergency { get; init; }

    /// <summary>Whether the record is read as another child's, and is nobody's to see under this id.</summary>
    public required bool IsJoined { get; init; }
}

/// <summary>The decision, for whatever is asked: pages, lists, counts and files alike.</summary>
internal static class Deciding
{
    private static readonly AccessRole[] OfTeams = [AccessRole.Practitioner, AccessRole.EarlyHelpWorker, AccessRole.TeamManager, AccessRole.BusinessSupport];
    private static readonly AccessRole[] WithCases = [AccessRole.Practitioner, AccessRole.EarlyHelpWorker, AccessRole.TeamManager];
    private static readonly AccessRole[] OfTheService = [AccessRole.ServiceManager, AccessRole.QualityAuditor, AccessRole.Inspector];
    private static readonly AccessRole[] WithoutRecords = [AccessRole.PerformanceAnalyst, AccessRole.Administrator];

    /// <summary>Whether a reader may see any child's record at all.</summary>
    public static bool ReadsRecords(Reader reader) => reader.Roles.Any(r => !WithoutRecords.Contains(r));

    /// <summary>Whether a reader may see every record that is not restricted.</summary>
    public static bool IsOfTheService(Reader reader) => Is(reader, OfTheService);

    /// <summary>What in a record brings it to a reader who works with no team.</summary>
    public static ChildMatters MattersOf(Reader reader) => (Is(reader, AccessRole.ConferenceChair) ? ChildMatters.ConferenceOrReview : ChildMatters.None)
        | (Is(reader, AccessRole.ComplaintsOfficer) ? ChildMatters.Complaint : ChildMatters.None) | (Is(reader, AccessRole.InformationGovernanceOfficer) ? ChildMatters.InformationRights : ChildMatters.None);

    /// <summary>Whether a reader may see the records of their team.</summary>
    public static bool IsOfTeams(Reader reader) => Is(reader, OfTeams);

    /// <summary>Why a reader may see a child's record; null if they may not.</summary>
    public static AccessBasis? Of(Reader reader, AccessFacts? facts)
    {
        if (facts is null or { IsJoined: true } || !ReadsRecords(reader)) return null;
        if (facts.IsRestricted) return facts.IsNamed ? AccessBasis.Named : facts.IsEmergency ? AccessBasis.Emergency : null;
        if (facts.IsAllocated && Is(reader, WithCases)) return AccessBasis.Allocated;
        if (facts.IsTeams && Is(reader, OfTeams)) return AccessBasis.Team;
        if (facts.IsAtFrontDoor && Is(reader, AccessRole.FrontDoorWorker)) return AccessBasis.FrontDoor;
        if (facts.Matters.HasFlag(ChildMatters.ConferenceOrReview) && Is(reader, AccessRole.ConferenceChair)) return AccessBasis.ConferenceOrReview;
        if (facts.Matters.HasFlag(ChildMatters.Complaint) && Is(reader, AccessRole.ComplaintsOfficer)) return AccessBasis.Complaint;
        if (facts.Matters.HasFlag(ChildMatters.InformationRights) && Is(reader, AccessRole.InformationGovernanceOfficer)) return AccessBasis.InformationRights;
        if (Is(reader, OfTheService)) return AccessBasis.Service;
        return facts.IsEmergency ? AccessBasis.Emergency : null;
    }

    /// <summary>Whether a reader may know that a child is known and who the child is: whoever may see the record, and the front door for every record that is not restricted.</summary>
    public static bool KnowsOf(Reader reader, AccessFacts? facts) =>
        Of(reader, facts) is not null || (facts is { IsRestricted: false, IsJoined: false } && Is(reader, AccessRole.FrontDoorWorker));

    /// <summary>Whether a reader who may see a record may see what is protected in it, such as a safe address: whoever acts for the child, and not who arranges, chairs, judges, answers complaints or inspects.</summary>
    public static bool SeesProtected(Reader reader, AccessBasis? basis) => basis switch
    {
        null or AccessBasis.ConferenceOrReview or AccessBasis.Complaint or AccessBasis.InformationRights => false,
        AccessBasis.Service => Is(reader, AccessRole.ServiceManager),
        _ => Is(reader, AccessRole.Practitioner, AccessRole.EarlyHelpWorker, AccessRole.FrontDoorWorker, AccessRole.TeamManager, AccessRole.ServiceManager),
    };

    private static bool Is(Reader reader, params ReadOnlySpan<AccessRole> roles)
    {
        foreach (var role in reader.Roles)
            if (roles.Contains(role)) return true;
        return false;
    }
}
