using Duecare.Domain.Duties;
using Duecare.Exchange;

namespace Duecare.Audit;

/// <summary>What a reader is told of a duty, in words that say what the record shows and never whose fault it is.</summary>
internal static class DutyWords
{
    private static readonly string[] StateNames = [.. Enum.GetNames<DutyState>().Select(Words.Kebab)];

    private static readonly Dictionary<string, string> Roles = Enum.GetValues<Role>().ToDictionary(r => Words.Kebab(r.ToString()), Words.Of, StringComparer.Ordinal);

    /// <summary>The state as files write it.</summary>
    public static string File(DutyState state) => StateNames[(int)state];

    /// <summary>The state in words, without how certain it is.</summary>
    public static string Of(DutyState state) => state switch
    {
        DutyState.Pending => "not due yet",
        DutyState.DueSoon => "due soon",
        DutyState.Overdue => "overdue now",
        DutyState.Met => "met in time",
        DutyState.MetLate => "met late",
        DutyState.Missed => "missed",
        DutyState.Cancelled => "no longer owed",
        DutyState.AwaitingDate => "no date yet",
        _ => "no evidence",
    };

    /// <summary>The state in words, with "possibly" where the dates leave a better one open.</summary>
    public static string State(Duty duty) => duty.Certainty == Certainty.Possible ? "possibly " + Of(duty.State) : Of(duty.State);

    /// <summary>Whose it is: a role in words, or a worker's id as it stands.</summary>
    public static string Holder(Duty duty) => Roles.GetValueOrDefault(duty.Holder) ?? Plain.Text(duty.Holder);

    /// <summary>How late, in words; empty if it is not.</summary>
    public static string Late(Duty duty) => duty.Late is { } late ? Of(late) : "";

    /// <summary>By how much an act is outside a limit, in words; empty where nothing starts the limit.</summary>
    public static string Outside(LimitFlag flag) => flag.Outside is { } outside ? Of(outside) : "";

    private static string Of(Lateness late) => late is { Min: 0, Max: > 0 } ? "up to " + new Lateness(late.Unit, late.Max, late.Max) : late.ToString();

    /// <summary>The reason recorded for what is late, or that there is none, or that the source could not say.</summary>
    public static string Reason(Duty duty, AuditHeader header) => duty.Reason switch
    {
        { } reason => Plain.Text(reason),
        null when !Tally.IsLate(duty.State) => "",
        null => NoReason(header),
    };

    public static string NoReason(AuditHeader header) => header.HoldsReasons ? "no reason recorded" : "reasons are not in this source";

    /// <summary>The duty's title, the adult it sits on, and that its rule is unverified where it is.</summary>
    public static string Title(Duty duty)
    {
        var title = Plain.Text(duty.Rule.Title);
        if (duty.Person is { } person) title += $" ({Plain.Text(person)})";
        return duty.Rule.Confidence == Confidence.Unverified ? title + " [unverified rule]" : title;
    }

    public static string Child(ChildDuties child) => child.Child.Name is { } name && name != child.Child.Id.Value
        ? $"{Plain.Text(child.Child.Id.Value)} ({Plain.Text(name)})"
        : Plain.Text(child.Child.Id.Value);

    /// <summary>What stands before what of the source is not in the audit.</summary>
    public const string Lacks = "This audit lacks what could not be read: ";

    /// <summary>What of the source is not in the audit: "3 rows of ssd_cp_visits.csv, all of ssd_cin_plans.csv".</summary>
    public static string Unread(params IEnumerable<Unread> unread) => Plain.Text(string.Join(", ", unread));

    /// <summary>"1 duty", "2,345 duties".</summary>
    public static string Number(long count, string one, string many) => count == 1 ? $"1 {one}" : $"{count:N0} {many}";
}
