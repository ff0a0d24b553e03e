using System.Collections.Frozen;
using Duecare.Domain.Assessment;
using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.InformationRights;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Domain.Protection;

namespace Duecare.Records.Access;

/// <summary>Which kinds of entry each role may state, about a child whose record they may see.</summary>
internal static class Stating
{
    private static readonly string[] Casework =
        ["Allegations", "Assessment", "CaseNotes", "ChildInNeed", "EarlyHelp", "FrontDoor", "LookedAfter", "Missing", "Oversight", "People", "PreProceedings", "PrivateFostering", "Protection", "Risk", "Visits"];

    private static readonly Type[] ManagersOwn =
    [
        typeof(AbsenceCover), typeof(Allocation), typeof(AllocationEnd), typeof(AssessmentAuthorisation), typeof(CaseClosure), typeof(ManagementDecision), typeof(OverdueAcknowledgement),
        typeof(SupervisionRecord), typeof(TransferDecision), typeof(WorkerAbsence), typeof(WorkerLeaves), typeof(WorkerStart),
    ];

    /// <summary>Whether two records are of one child decides what is owed to it: a manager who may see both says so, and says that it was wrong.</summary>
    private static readonly Type[] AboutRecords = [typeof(RecordsJoined), typeof(RecordsParted)];

    private static readonly Type[] ServiceManagersOwn = [typeof(CaseAudit), typeof(RecordRestriction), typeof(RecordRestrictionLifted)];

    private static readonly FrozenDictionary<AccessRole, FrozenSet<Type>> ByRole = new Dictionary<AccessRole, FrozenSet<Type>>
    {
        [AccessRole.Practitioner] = Kinds(Casework, [typeof(InformationRequest), typeof(InformationReply), typeof(DataBreach)], [.. ManagersOwn, .. ServiceManagersOwn, .. AboutRecords]),
        [AccessRole.EarlyHelpWorker] = Kinds(["CaseNotes", "EarlyHelp", "People", "Visits"], [typeof(Contact), typeof(DataBreach)], AboutRecords),
        [AccessRole.FrontDoorWorker] = Kinds(["CaseNotes", "FrontDoor", "People"], [typeof(StrategyDiscussion), typeof(EmergencyAction), typeof(InformationRequest), typeof(InformationReply), typeof(DataBreach)], [typeof(CaseClosure), .. AboutRecords]),
        [AccessRole.TeamManager] = Kinds(Casework, [typeof(AddressRelease), typeof(InformationRequest), typeof(InformationReply), typeof(DataBreach)], ServiceManagersOwn),
        [AccessRole.ServiceManager] = Kinds([.. Casework, "Complaints"], [typeof(AddressRelease), typeof(InformationRequest), typeof(InformationReply), typeof(DataBreach), .. ServiceManagersOwn]),
        [AccessRole.ConferenceChair] = Kinds(["CaseNotes", "LookedAfter", "Protection"], [typeof(DataBreach)]),
        [AccessRole.QualityAuditor] = Kinds([], [typeof(CaseAudit), typeof(DataBreach)]),
        [AccessRole.ComplaintsOfficer] = Kinds(["Complaints"], [typeof(Letter), typeof(DataBreach)]),
        [AccessRole.InformationGovernanceOfficer] = Kinds(["InformationRights", "Retention"], [typeof(Letter)], [typeof(AddressRelease)]),
        [AccessRole.BusinessSupport] = Kinds(["People"], [typeof(ConferencePaperSent), typeof(Document), typeof(FormVersion), typeof(Letter), typeof(ReferralAcknowledgement), typeof(DataBreach)], [typeof(RecordTransfer), .. AboutRecords]),
    }.ToFrozenDictionary();

    /// <summary>Whether a reader may state entries of a kind. Whoever may state anything may say that an entry was made in error, with the reason.</summary>
    public static bool May(Reader reader, EntryKind kind) => kind.Type == typeof(EnteredInError)
        ? reader.Roles.Any(ByRole.ContainsKey)
        : reader.Roles.Any(role => ByRole.TryGetValue(role, out var kinds) && kinds.Contains(kind.Type));

    private static FrozenSet<Type> Kinds(string[] parts, Type[] also, Type[]? without = null) =>
        EntryKind.All.Select(k => k.Type).Where(t => parts.Contains(t.Namespace!.Split('.')[^1])).Concat(also).Except(without ?? []).ToFrozenSet();
}
