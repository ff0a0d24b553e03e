using Duecare.Domain.Chronology;

namespace Duecare.Domain.Duties;

/// <summary>What a reader is told of a duty, in words that say what the record shows and never whose fault it is.</summary>
public static class DutyWords
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
    public static string Holder(Duty duty) => Holder(duty.Holder);

    /// <inheritdoc cref="Holder(Duty)"/>
    public static string Holder(string holder) => Roles.GetValueOrDefault(holder) ?? Plain.Text(holder);

    /// <summary>How late, in words; empty if it is not.</summary>
    public static string Late(Duty duty) => duty.Late is { } late ? Of(late) : "";

    /// <summary>By how much an act is outside a limit, in words; empty where nothing starts the limit.</summary>
    public static string Outside(LimitFlag flag) => flag.Outside is { } outside ? Of(outside) : "";

    private static string Of(Lateness late) => late is { Min: 0, Max: > 0 } ? "up to " + new Lateness(late.Unit, late.Max, late.Max) : late.ToString();

    /// <summary>Whether a duty in this state was not done in time, done since or not.</summary>
    public static bool IsLate(DutyState state) => state is DutyState.Overdue or DutyState.Missed or DutyState.MetLate;

    /// <summary>The reason recorded for what is late, or that there is none, or that the source could not say.</summary>
    /// <param name="duty">The duty.</param>
    /// <param name="reasonsAreHeld">Whether the source holds reasons for delay. Where it does not, "no reason recorded" would accuse a record that was never asked.</param>
    public static string Reason(Duty duty, bool reasonsAreHeld) => duty.Reason switch
    {
        { } reason => Plain.Text(reason),
        null when !IsLate(duty.State) => "",
        null => NoReason(reasonsAreHeld),
    };

    /// <summary>That there is no reason, or that the source could not say.</summary>
    public static string NoReason(bool reasonsAreHeld) => reasonsAreHeld ? "no reason recorded" : "reasons are not in this source";

    /// <summary>The duty's title, the adult it sits on, and that its rule is unverified where it is.</summary>
    public static string Title(Duty duty)
    {
        var title = Plain.Text(duty.Rule.Title);
        if (duty.Person is { } person) title += $" ({Plain.Text(person)})";
        return duty.Rule.Confidence == Confidence.Unverified ? title + " [unverified rule]" : title;
    }

    /// <summary>A child by id, and by name where the record has one.</summary>
    public static string Child(Child child) => child.Name is { } name && name != child.Id.Value
        ? $"{Plain.Text(child.Id.Value)} ({Plain.Text(name)})"
        : Plain.Text(child.Id.Value);

    /// <summary>"1 duty", "2,345 duties".</summary>
    public static string Number(long count, string one, string many) => count == 1 ? $"1 {one}" : $"{count:N0} {many}";
}
