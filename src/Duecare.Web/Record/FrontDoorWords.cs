using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Records.FrontDoor;

namespace Duecare.Web.Record;

/// <summary>The front door's decisions and clocks as pages say them.</summary>
public static class FrontDoorWords
{
    /// <summary>What can be decided on a contact, with what helps to choose.</summary>
    public static readonly IReadOnlyList<(ContactOutcome Outcome, string Hint)> ContactOutcomes =
    [
        (ContactOutcome.Referral, "It may be need or harm that a social worker has to look into. The referral is recorded with the decision"),
        (ContactOutcome.EarlyHelp, "The family agree, and a social worker is not needed"),
        (ContactOutcome.AdviceOrSignpost, "They were told what they need, or who can help"),
        (ContactOutcome.LinkedToOpenCase, "The worker who has the case was told"),
        (ContactOutcome.NoFurtherAction, "Nothing is to be done with it"),
    ];

    /// <summary>What can be decided on a referral, with what helps to choose.</summary>
    public static readonly IReadOnlyList<(ReferralOutcome Outcome, string Hint)> ReferralOutcomes =
    [
        (ReferralOutcome.ImmediateProtection, "The child must be made safe today"),
        (ReferralOutcome.Section47Enquiry, "A strategy discussion follows: there is reason to suspect significant harm"),
        (ReferralOutcome.Section17Assessment, "A social worker assesses whether the child is in need"),
        (ReferralOutcome.SpecialistAssessment, "It goes beyond what the service can assess by itself"),
        (ReferralOutcome.Services, "What is needed is known and can be given now"),
        (ReferralOutcome.EarlyHelp, "The family agree, and a social worker is not needed"),
        (ReferralOutcome.AdviceOrSignpost, "They were told what they need, or who can help"),
        (ReferralOutcome.NoFurtherAction, "Nothing is to be done with it"),
    ];

    /// <summary>A decision on a contact.</summary>
    public static string Of(ContactOutcome outcome) => outcome switch
    {
        ContactOutcome.NoFurtherAction => "No further action",
        ContactOutcome.AdviceOrSignpost => "Information, advice or signposting",
        ContactOutcome.EarlyHelp => "Early help",
        ContactOutcome.Referral => "Referral to social care",
        ContactOutcome.LinkedToOpenCase => "Passed to the worker of an open case",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>A decision on a referral.</summary>
    public static string Of(ReferralOutcome outcome) => outcome switch
    {
        ReferralOutcome.ImmediateProtection => "Immediate protection",
        ReferralOutcome.Section17Assessment => "Assessment of need (section 17)",
        ReferralOutcome.Section47Enquiry => "Strategy discussion and enquiry (section 47)",
        ReferralOutcome.Services => "Services without an assessment",
        ReferralOutcome.SpecialistAssessment => "Specialist assessment",
        ReferralOutcome.EarlyHelp => "Step to early help",
        ReferralOutcome.AdviceOrSignpost => "Information, advice or signposting",
        ReferralOutcome.NoFurtherAction => "No further action",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>What the parents know, as an answer.</summary>
    public static string Of(ParentsPosition parents) => parents switch
    {
        ParentsPosition.KnowAndAgree => "They know of it and agree",
        ParentsPosition.KnowAndDoNotAgree => "They know of it and do not agree",
        ParentsPosition.DoNotKnow => "They do not know of it",
        ParentsPosition.NotSaid => "It was not said, or could not be asked",
        _ => throw new ArgumentOutOfRangeException(nameof(parents)),
    };

    /// <summary>A contact, referral or decision in a line, to tell it from another: "Telephone contact of 20 November 2026, School, Ms Lark: bruises".</summary>
    public static string InShort(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var (source, referrer, concern) = entry switch
        {
            Contact contact => (contact.Source, contact.Referrer, contact.Concern ?? contact.Said),
            Referral referral => (referral.Source, referral.Referrer, referral.Concern),
            ContactDecision decision => (null, Of(decision.Outcome), decision.Reason),
            ReferralDecision decision => (null, Of(decision.Outcome), decision.Reason),
            _ => ((string?)null, (string?)null, (string?)null),
        };
        var who = string.Join(", ", new[] { SourceOfReferral.Of(source)?.InShort, referrer }.OfType<string>());
        return Short($"{EntryWords.Kind(entry)} of {entry.Occurred.Days}{(who.Length == 0 ? "" : ", " + who)}{(concern is null ? "" : ": " + concern)}");
    }

    /// <summary>Text cut to a line or two.</summary>
    public static string Short(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const int Longest = 200;
        var plain = Plain.Text(text);
        return plain.Length <= Longest ? plain : plain[..(plain.LastIndexOf(' ', Longest - 1) is > 0 and var space ? space : Longest)] + "…";
    }

    /// <summary>How a clock stands: "overdue 2 working days", "due today, 12 hours left", "1 working day left".</summary>
    public static string Clock(FrontDoorRow row, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(row);
        var possibly = row.Certainty == Certainty.Possible ? "possibly " : "";
        if (row.State == DutyState.Overdue) return $"{possibly}overdue{(row.Late is { Max: > 0 } late ? " " + DutySaid.Length(late) : ", no working day since")}";
        if (row.Duty.Due is not { } due) return "no date yet";
        if (due.IsInstant) return $"{Hours(new DateTime(due.FromTicks, DateTimeKind.Utc) - now)}, to {due}";
        if (due.Earliest == LondonTime.DateOf(now)) return $"due today, {Hours(LondonTime.EndOf(due.Earliest) - now)}";
        return row.WorkingDaysLeft is { } left ? $"{new Lateness(TimeUnit.WorkingDays, left, left)} left" : $"due {DutySaid.Day(due)}";
    }

    private static string Hours(TimeSpan left) => left.TotalHours switch { < 1 => "less than an hour left", < 2 => "1 hour left", var hours => $"{Math.Floor(hours):0} hours left" };
}
